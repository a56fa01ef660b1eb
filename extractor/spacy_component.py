"""CekAngka in spaCy: the component `nlp.add_pipe("cekangka")`, and a pipeline for it, `spacy.blank("cekangka")`.

spaCy finds both by entry points. The component works in any pipeline and on any tokenisation; it puts on each Doc

    doc.ents                people, organisations and places, labels PER, ORG and LOC (what was there gives way)
    doc.spans["figures"]    every figure, its kind as label and its id in the Report as span id
    doc.spans["findings"]   where each check that is not consistent points, its rule as label and its id as span id
    doc._.report            the Report itself

and sentence starts, where no component before it has set any.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from confection import Config
from spacy import util
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from extractor.cleaning import clean
from extractor.entities.tokens import tokenise
from extractor.pipeline import check
from extractor.report import Report

_LABELS = {"person": "PER", "organisation": "ORG", "place": "LOC"}


class WordTokenizer:
    """spaCy's tokeniser interface over our own: no exception tables to build, and "anak-anak" is one word."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        last = 0
        for start, end in [*tokenise(text), (len(text), len(text))]:
            gap = text[last:start]
            if gap.startswith(" ") and words:
                spaces[-1] = True
                gap = gap[1:]
            for word in filter(None, (gap, text[start:end])):
                words.append(word)
                spaces.append(False)
            last = end
        return Doc(self.vocab, words=words, spaces=spaces)

    # It has no state: saving a pipeline saves nothing of it.

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing, as bytes."""
        return b""

    def from_bytes(self, _data: bytes, **_kwargs: Any) -> WordTokenizer:
        """Return itself."""
        return self

    def to_disk(self, _path: Path | str, **_kwargs: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: Path | str, **_kwargs: Any) -> WordTokenizer:
        """Return itself."""
        return self


@util.registry.tokenizers("cekangka.words")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return what makes the tokeniser of a pipeline, as spaCy's configuration wants it."""
    return lambda nlp: WordTokenizer(nlp.vocab)


class _Defaults(BaseDefaults):
    config = Config({"nlp": {"tokenizer": {"@tokenizers": "cekangka.words"}}})


class IndonesianNews(Language):  # type: ignore[no-untyped-call]
    """Indonesian with our tokeniser: made in milliseconds, where `spacy.blank("id")` takes over a second."""

    lang = "cekangka"
    Defaults = _Defaults


@Language.component("cekangka", assigns=["doc.ents", "doc.spans", "doc._.report", "token.is_sent_start"])
def cekangka(doc: Doc) -> Doc:
    """Check the figures of `doc` and put what was found on it."""
    if not doc.has_annotation("SENT_START"):
        _set_sentence_starts(doc)
    report = check(doc.text)
    doc._.report = report
    doc.ents = _entities(doc, report)
    doc.spans["figures"] = [
        span for f in report.figures if (span := _span(doc, f.start, f.end, f.kind.upper(), f.id)) is not None
    ]
    doc.spans["findings"] = [
        span
        for finding in report.checks
        if finding.verdict != "consistent"
        for where in finding.spans
        if (span := _span(doc, where.start, where.end, finding.rule, finding.id)) is not None
    ]
    return doc


def _set_sentence_starts(doc: Doc) -> None:
    starts = {sentence.start for sentence in clean(doc.text).sentences}
    for token in doc:
        token.is_sent_start = token.idx in starts


def _entities(doc: Doc, report: Report) -> list[Span]:
    """The named mentions of entities; of overlapping ones the longest. Pronouns and roles stay in the Report alone."""
    named = [
        (entity, mention)
        for entity in report.entities
        for mention in entity.mentions
        if entity.kind != "person" or set(doc.text[slice(*mention)].split()) & set(entity.name.split())
    ]
    spans = (_span(doc, *mention, _LABELS[entity.kind], entity.id) for entity, mention in named)
    return util.filter_spans(span for span in spans if span is not None)


def _span(doc: Doc, start: int, end: int, label: str, span_id: str) -> Span | None:
    return doc.char_span(start, end, label=label, span_id=span_id, alignment_mode="expand")


Doc.set_extension("report", default=None, force=True)
