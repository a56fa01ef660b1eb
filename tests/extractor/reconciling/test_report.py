"""The Report: whole, valid, nothing lost, whatever the text."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from writing import article, checked, figure, relate

from extractor.article import Article, Entity, Figure, Hedge, Notice, OtherReading, Paragraph, Period, Relation
from extractor.interval import INFINITY, Interval
from extractor.reconciling import reconcile
from extractor.reconciling.verdicts import COMPARABLE, HEAD
from extractor.report import Report


def test_every_field_of_the_article_is_in_its_report() -> None:
    text = "Rapat 5 Mei 2023. Ada 25 orang di Bone."
    one = figure("25 orang", "f1", 22)
    one.unit_start, one.unit_end, one.period, one.place = 25, 30, "p1", "e1"
    one.ambiguous = OtherReading(Decimal(2500), "dua puluh lima ratus")
    written = Article(
        text, text, id="rapat", title="Rapat", published=date(2023, 5, 6), source="uji",
        paragraphs=[Paragraph(0, 0, len(text), "body"), Paragraph(1, 0, 5, "body", duplicate_of=0)],
        periods=[Period("p1", 6, 16, date(2023, 5, 5), date(2023, 5, 5), 0, 0)],
        entities=[Entity("e1", "place", "Bone", code="73.08", mentions=[(34, 38)])],
        figures=[one],
    )  # fmt: skip
    dumped = reconcile(written).model_dump(by_alias=True)
    assert dumped["article"] == {
        "id": "rapat", "title": "Rapat", "published": "2023-05-06", "source": "uji",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }  # fmt: skip
    assert dumped["periods"] == [
        {"id": "p1", "start": 6, "end": 16, "text": "5 Mei 2023", "from": "2023-05-05", "to": "2023-05-05"}
    ]
    assert dumped["paragraphs"][1]["duplicate_of"] == 0
    assert dumped["entities"][0]["mentions"] == [(34, 38)]
    shown = dumped["figures"][0]
    assert (shown["text"], shown["value"], shown["period"], shown["place"]) == ("25 orang", "25", "p1", "e1")
    assert shown["ambiguous"] == {"value": "2500", "why": "dua puluh lima ratus"}
    assert dumped["unchecked"] == ["f1"]
    assert dumped["program_version"]


def test_an_open_side_is_null() -> None:
    written = article("[lebih dari 500 orang]")
    [shown] = reconcile(written).figures
    assert (shown.low_bound, shown.high_bound) == ("500", None)


def test_lone_surrogates_are_no_obstacle() -> None:
    text = "\ud800 25 orang"
    report = reconcile(Article(text, text, paragraphs=[Paragraph(0, 0, len(text))]))
    assert report.article.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def test_a_rule_that_is_off_leaves_no_check_and_its_figures_unchecked() -> None:
    written = article("[36.921]: [1.286], [35.624]")
    relate(written, "sum", total="f1", parts=["f2", "f3"])
    written.notices.append(Notice("weekday", [(0, 3)], {}))
    report = reconcile(written, rules_off={"sum", "weekday"})
    assert report.checks == []
    assert report.unchecked == ["f1", "f2", "f3"]


def test_checks_come_in_the_order_of_the_text() -> None:
    written = article("[3]: [1], [2]; [7]: [3], [4]")
    relate(written, "sum", total="f4", parts=["f5", "f6"])
    relate(written, "sum", total="f1", parts=["f2", "f3"])
    checks = reconcile(written).checks
    assert [check.figures["total"] for check in checks] == ["f1", "f4"]
    assert [check.id for check in checks] == ["c1", "c2"]
    assert all(check.spans == sorted(check.spans, key=lambda span: span.start) for check in checks)


@pytest.mark.parametrize("hedge", [None, "minimal ", "sekitar "])
def test_endless_decimals_are_cut_outward(hedge: str | None) -> None:
    check = checked(f"[1] dari [3], [{hedge or ''}33 persen]", "share", part="f1", whole="f2", percent="f3")
    assert check.expected is not None
    assert (check.expected.low, check.expected.high) == ("33.33333333", "33.33333334")


values = st.one_of(
    st.decimals(min_value=0, max_value=10**12, places=2),
    st.integers(min_value=0, max_value=10**80).map(Decimal),
)
hedges: st.SearchStrategy[Hedge | None] = st.sampled_from(
    [None, "about", "more_than", "at_least", "less_than", "at_most"]
)


@st.composite
def any_article(draw: st.DrawFn) -> Article:
    """An article whose figures and relations may be anything a reader or linker could ever hand over."""
    numbers = draw(st.lists(st.tuples(values, hedges), min_size=3, max_size=6))
    kinds = draw(st.lists(st.sampled_from(["count", "money", "percent", "measure"]), min_size=6, max_size=6))
    text, figures = "", []
    for n, (value, hedge) in enumerate(numbers):
        surface = format(value, "f").replace(".", ",")
        low = -INFINITY if hedge in ("about", "less_than", "at_most") else value
        high = INFINITY if hedge in ("about", "more_than", "at_least") else value
        figures.append(Figure(f"f{n}", len(text), len(text) + len(surface), surface, kinds[n], value,
                              Interval(low, high), 0, 0, hedge=hedge, step=Decimal("0.01")))  # fmt: skip
        text += surface + " "
    written = Article(text, text, paragraphs=[Paragraph(0, 0, len(text))], figures=figures)
    one = st.sampled_from(figures)
    for kind, roles in COMPARABLE.items():
        names = {*roles, HEAD[kind]} | ({"count", "each"} if kind == "product" else {"b"} if kind == "ratio" else set())
        filled = {name: draw(st.lists(one, min_size=name == "parts", max_size=3 if name == "parts" else 1))
                  for name in sorted(names)}  # fmt: skip
        if any(filled.values()):
            written.relations.append(
                Relation(kind, kind, filled, draw(st.booleans()), draw(st.sampled_from([None, "up", "down"])))
            )
    return written


@given(any_article())
def test_whatever_is_linked_the_report_is_whole_and_valid(written: Article) -> None:
    report = reconcile(written)
    again = Report.model_validate_json(report.model_dump_json(by_alias=True))
    assert again == report
    known = {shown.id for shown in report.figures}
    for check in report.checks:
        assert check.message.id and check.message.en
        assert {repair.figure for repair in check.repairs} <= known
        assert check.caused_by is None or check.caused_by in {other.id for other in report.checks}
        for number in (
            check.difference,
            *(end for r in (check.expected, check.written) if r for end in (r.low, r.high)),
        ):
            assert number is None or ("E" not in number and Decimal(number).is_finite())
