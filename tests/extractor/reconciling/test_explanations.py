"""A finding explains itself in Indonesian and English, with the arithmetic in the article's own number style."""

from __future__ import annotations

from string import Formatter

import pytest
from writing import article, checked, relate

from extractor.article import Direction, Notice, RelationKind
from extractor.lexicon import load
from extractor.reconciling import reconcile

Roles = dict[str, str | list[str]]
TOTAL: Roles = {"total": "f1", "parts": ["f2", "f3"]}
SHARE: Roles = {"part": "f1", "whole": "f2", "percent": "f3"}
CHANGE: Roles = {"base": "f1", "new": "f2", "percent": "f3"}

SENTENCES: list[tuple[RelationKind, str, Direction | None, Roles, str, str]] = [
    ("sum", "[36.910]: [1.286], [35.624]", None, TOTAL,
     "1.286 + 35.624 = 36.910, sama dengan yang tertulis.", "1.286 + 35.624 = 36.910, as written."),
    ("sum", "[36.921]: [1.286], [35.624]", None, TOTAL,
     "1.286 + 35.624 = 36.910, tetapi tertulis 36.921: lebih 11.",
     "1.286 + 35.624 = 36.910, but 36.921 is written: 11 too much."),
    ("sum", "[Rp307 triliun]: [Rp168,9 triliun], [Rp138,9 triliun]", None, TOTAL,
     "Rp168,9 triliun + Rp138,9 triliun = Rp307,8 triliun; tertulis Rp307 triliun, masih dalam pembulatannya.",
     "Rp168,9 triliun + Rp138,9 triliun = Rp307,8 triliun; Rp307 triliun is written, which is within its rounding."),
    ("share", "[Rp78,85 miliar] dari [Rp259,22 miliar], [30,75 persen]", None, SHARE,
     "Rp78,85 miliar ÷ Rp259,22 miliar = 30,42 persen, tetapi tertulis 30,75 persen: lebih 0,33 poin persen.",
     "Rp78,85 miliar ÷ Rp259,22 miliar = 30,42 persen, but 30,75 persen is written: 0,33 percentage points too much."),
    ("change", "[434,1 ribu] menjadi [160,3 ribu], [88,8%]", "down", CHANGE,
     "(434,1 ribu − 160,3 ribu) ÷ 434,1 ribu = 63,07%, tetapi tertulis 88,8%: lebih 25,73 poin persen.",
     "(434,1 ribu − 160,3 ribu) ÷ 434,1 ribu = 63,07%, but 88,8% is written: 25,73 percentage points too much."),
    ("change", "[Rp2,02 triliun] menjadi [Rp1,96 triliun]", "up", {"base": "f1", "new": "f2"},
     "Dari Rp2,02 triliun menjadi Rp1,96 triliun berarti turun, padahal tertulis naik.",
     "From Rp2,02 triliun to Rp1,96 triliun is a fall, although the text says a rise."),
    ("share", "[30 persen] dari [7 orang]", None, {"percent": "f1", "whole": "f2"},
     "Tidak ada bilangan bulat yang merupakan 30 persen dari 7; yang terdekat memberi 28,57 persen.",
     "No whole number is 30 persen of 7; the nearest one gives 28,57 persen."),
    ("equal", "[646] lalu [645]", None, {"a": "f1", "b": "f2"},
     "Untuk hal yang sama tertulis 646 dan 645: selisihnya 1.",
     "646 and 645 are given for the same thing: they differ by 1."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "direction", "roles", "indonesian", "english"), SENTENCES)
def test_what_is_said(
    kind: RelationKind, text: str, direction: Direction | None, roles: Roles, indonesian: str, english: str
) -> None:
    message = checked(text, kind, direction=direction, **roles).message
    assert message.id.startswith(indonesian)
    assert message.en.startswith(english)


def test_an_accusation_says_why_the_figures_belong_together() -> None:
    check = checked("[36.921]: [1.286], [35.624]", "sum", **TOTAL)
    assert check.message.id.endswith("dianggap berkaitan karena kata “terdiri dari” dan satuan yang sama.")
    assert check.message.en.endswith("belong together because of the words “terdiri dari” and the same unit.")
    assert check.reasons == ["cue: terdiri dari", "unit: orang"]


def test_a_partial_list_over_its_total() -> None:
    check = checked("[2.271] orang, di antaranya [102], [3.148]", "sum", partial=True, **TOTAL)
    assert check.message.id.startswith("102 + 3.148 = 3.250, padahal totalnya 2.271")
    assert "exceed it, by 979" in check.message.en


def test_a_long_sum_is_abridged_in_the_middle() -> None:
    text = "[210]: " + ", ".join(f"[{n}]" for n in range(1, 21))
    check = checked(text, "sum", total="f1", parts=[f"f{n}" for n in range(2, 22)])
    assert check.arithmetic == "1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + … + 20 = 210"


def test_braces_in_the_text_and_evidence_unknown_in_words_do_no_harm() -> None:
    written = article("{[36.921]}: {[1.286]}, [35.624]")
    relate(written, "sum", total="f1", parts=["f2", "f3"]).reasons[:] = ["cue: {0}", "{odd}", "sentence"]
    [check] = reconcile(written).checks
    assert "“{0}” dan letaknya dalam satu kalimat." in check.message.id


def test_a_notice_without_a_rule_still_shows_its_words() -> None:
    written = article("Rabu (16/11) [25] orang")
    written.notices.append(Notice("unknown_rule", [(0, 12)], {}))
    [check] = reconcile(written).checks
    assert "Rabu (16/11)" in check.message.id
    assert (check.kind, check.verdict, check.severity) == ("unknown_rule", "inconsistent", "warning")


def test_every_sentence_stands_in_both_languages_with_the_same_fields() -> None:
    def fields(template: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(template) if name}

    findings = load("findings")
    for section in ("messages", "evidence", "slips", "words"):
        for name, entry in findings[section].items():
            assert set(entry) == {"id", "en"}, name
            assert fields(entry["id"]) == fields(entry["en"]), name


@pytest.mark.parametrize(
    ("text", "arithmetic", "difference"),
    [
        ("[200] KK masing-masing [10 kg], total [2 ton]", "200 × 10 kg = 2 ton", "0"),
        ("[200] KK masing-masing [10 kg], total [3 ton]", "200 × 10 kg = 2 ton", "1"),
    ],
)
def test_differing_units_are_shown_and_reckoned_in_that_of_the_outcome(
    text: str, arithmetic: str, difference: str
) -> None:
    check = checked(text, "product", count="f1", each="f2", total="f3")
    assert (check.arithmetic, check.difference) == (arithmetic, difference)
