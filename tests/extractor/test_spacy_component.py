"""CekAngka inside spaCy."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

TEXT = (
    "Kepala Dinas Sosial Garut Wulan Prihatini menyebut 12 anak-anak dibantu,  terdiri dari 6 putra dan 5 putri.\n\n"
    '"Biayanya Rp5 miliar," katanya.'
)


@pytest.mark.parametrize("language", ["cekangka", "en"])
def test_the_component_puts_everything_on_the_doc(language: str) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe("cekangka")
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [(ent.text, ent.label_) for ent in doc.ents if ent.label_ == "PER"] == [("Wulan Prihatini", "PER")]
    assert [(span.label_, span.id_) for span in doc.spans["figures"]] == [
        (f.kind.upper(), f.id) for f in doc._.report.figures
    ]
    assert {span.label_ for span in doc.spans["findings"]} == {"sum"}
    assert doc._.report.checks[0].verdict == "inconsistent"
    assert len(list(doc.sents)) == 2


def test_the_blank_pipeline_keeps_reduplicated_words_whole() -> None:
    assert "anak-anak" in [token.text for token in spacy.blank("cekangka")(TEXT)]


@pytest.mark.parametrize("text", ["", " ", "\n\n ", "  dua  spasi ", "kata\u00a0lain\n"])
def test_the_blank_pipeline_loses_no_character(text: str) -> None:
    assert spacy.blank("cekangka")(text).text == text


def test_a_pipeline_can_be_saved_and_loaded(tmp_path: Path) -> None:
    nlp = spacy.blank("cekangka")
    nlp.add_pipe("cekangka")
    nlp.to_disk(tmp_path)
    assert [ent.text for ent in spacy.load(tmp_path)(TEXT).ents] == [ent.text for ent in nlp(TEXT).ents]
