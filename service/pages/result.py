"""What a page shows of a Report: the text cut into paragraphs and marked figures, and the findings with their ledgers.

Everything here is plain text for the templates to escape; nothing is HTML yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from babel.dates import format_date
from babel.numbers import format_decimal

from extractor import Report
from extractor.report import CheckInfo, FigureInfo, ParagraphInfo, PeriodInfo, Text
from service.settings import Language

VERDICTS = ("inconsistent", "unverifiable", "consistent")
# For each family: the roles that go into the calculation with their signs, and the role of its outcome.
_CALCULATIONS: dict[str, tuple[tuple[tuple[str, str], ...], str | None]] = {
    "sum": ((("parts", "+"),), "total"),
    "difference": ((("total", ""), ("parts", "−")), "result"),
    "share": ((("part", ""), ("whole", "÷")), "percent"),
    "change": ((("base", ""), ("new", "→")), "percent"),
    "product": ((("count", ""), ("each", "×")), "total"),
    "ratio": ((("a", ""), ("b", "÷")), "result"),
    "equal": ((("a", ""), ("b", "=")), None),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: plain, or a figure, or words that a finding points at (`checks`, worst first)."""

    text: str
    figure: FigureInfo | None = None
    checks: tuple[str, ...] = ()
    wrong: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    number: int
    kind: str
    pieces: list[Piece]
    repeats: int | None = None  # number of the paragraph it repeats


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs in a row that are kept (`repeated` false), or that all repeat earlier ones."""

    repeated: bool
    paragraphs: list[Paragraph]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a ledger: sign, what the number counts, the number as written, and its figure in the text."""

    sign: str
    label: str
    number: str
    figure: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    figure: str
    written: str
    value: str
    why: str
    result: str


@dataclass(frozen=True, slots=True)
class Finding:
    number: int
    kind: str  # names a sentence of wording.toml
    check: CheckInfo
    message: str
    figures: list[str]
    rows: list[Row]
    expected: str | None  # what the calculation gives, in the article's own style
    outcome: Row | None  # the figure that states the outcome
    difference: str | None
    repairs: list[Repair]
    speaker: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """All that a page shows of one checked text."""

    report: Report
    blocks: list[Block]
    findings: list[Finding]
    numbers: dict[str, int]  # of the findings, by check id
    suspects: set[str]  # figures that a slip most likely sits in
    counts: dict[str, int]
    repeated: int
    unchecked: list[FigureInfo]
    published: str | None


def present(text: str, report: Report, language: Language) -> Result:
    """Return what a page shows of the Report on `text`."""
    checks = sorted(report.checks, key=lambda check: (VERDICTS.index(check.verdict), check.severity == "info"))
    figures = {figure.id: figure for figure in report.figures}
    published = report.article.published
    unchecked = set(report.unchecked)
    return Result(
        report=report,
        blocks=_blocks(text, report, checks, language),
        findings=[_finding(n, text, report, check, figures, language) for n, check in enumerate(checks, 1)],
        numbers={check.id: n for n, check in enumerate(checks, 1)},
        suspects={suspect for check in checks for suspect in _suspects(check)},
        counts={verdict: sum(check.verdict == verdict for check in checks) for verdict in VERDICTS},
        repeated=sum(p.duplicate_of is not None for p in report.paragraphs),
        unchecked=[figure for figure in report.figures if figure.id in unchecked],
        published=format_date(date.fromisoformat(published), "long", locale=language) if published else None,
    )


def _blocks(text: str, report: Report, checks: list[CheckInfo], language: Language) -> list[Block]:
    paragraphs = list(_paragraphs(text, report, checks, language))
    return [Block(repeated, list(group)) for repeated, group in groupby(paragraphs, lambda p: p.repeats is not None)]


def _paragraphs(text: str, report: Report, checks: list[CheckInfo], language: Language) -> Iterator[Paragraph]:
    spots = _Spots(text, report, checks, language)
    for info in report.paragraphs:
        repeats = None if info.duplicate_of is None else info.duplicate_of + 1
        yield Paragraph(info.index + 1, info.kind, list(spots.pieces(info)), repeats)


class _Spots:
    """Everything that is marked in the text, handed out paragraph by paragraph in one pass."""

    def __init__(self, text: str, report: Report, checks: list[CheckInfo], language: Language) -> None:
        self.text = text
        self.wrong = {check.id for check in checks if check.verdict == "inconsistent"}
        self.of_figure = _checks_by_figure(checks)
        self.periods = {period.id: period for period in report.periods}
        self.names = {entity.id: entity.name for entity in report.entities}
        self.language = language
        marks: list[tuple[int, int, FigureInfo | None, tuple[str, ...]]] = [
            (figure.start, figure.end, figure, tuple(self.of_figure.get(figure.id, ()))) for figure in report.figures
        ]
        marks += [
            (span.start, span.end, None, (check.id,)) for check in checks if not check.figures for span in check.spans
        ]
        self.marks = sorted(marks, key=lambda mark: (mark[0], mark[2] is None, -mark[1]))
        self.next = 0

    def pieces(self, paragraph: ParagraphInfo) -> Iterator[Piece]:
        """Yield the paragraph's pieces in order; joined they are its text. Of marks that overlap the first counts."""
        at = paragraph.start
        while self.next < len(self.marks) and self.marks[self.next][0] < paragraph.end:
            start, end, figure, checks = self.marks[self.next]
            self.next += 1
            if start < at:
                continue
            if start > at:
                yield Piece(self.text[at:start])
            at = min(end, paragraph.end)
            wrong = not self.wrong.isdisjoint(checks)
            yield Piece(self.text[start:at], figure, checks, wrong, self._hint(figure) if figure else "")
        if at < paragraph.end:
            yield Piece(self.text[at : paragraph.end])

    def _hint(self, figure: FigureInfo) -> str:
        """What a reader sees on pointing at a figure: what it counts, when, and who said so."""
        period = self.periods.get(figure.period or "")
        parts = (figure.label, period and days(period, self.language), self.names.get(figure.speaker or ""))
        return " · ".join(part for part in parts if part)


def _checks_by_figure(checks: list[CheckInfo]) -> dict[str, list[str]]:
    by_figure: dict[str, list[str]] = {}
    for check in checks:
        for figure in dict.fromkeys(_figure_ids(check)):
            by_figure.setdefault(figure, []).append(check.id)
    return by_figure


def _suspects(check: CheckInfo) -> list[str]:
    """The figure of the first repair; without one, what states the outcome, or both sides of a restatement."""
    if check.verdict != "inconsistent" or check.caused_by:
        return []
    if check.repairs:
        return [check.repairs[0].figure]
    _, head = _CALCULATIONS.get(check.kind, ((), None))
    return _figure_ids(check, head) if head else _figure_ids(check)


def _figure_ids(check: CheckInfo, *roles: str) -> list[str]:
    """The figures of a check, or those in `roles`, in order."""
    found = []
    for role in roles or tuple(check.figures):
        ids = check.figures.get(role, [])
        found += [ids] if isinstance(ids, str) else ids
    return found


def _finding(
    number: int, text: str, report: Report, check: CheckInfo, figures: dict[str, FigureInfo], language: Language
) -> Finding:
    def row(sign: str, id: str) -> Row:
        figure = figures[id]
        return Row(sign, figure.label or figure.unit or "", text[figure.start : figure.end], id)

    operands, head = _CALCULATIONS.get(check.kind, ((), None))
    rows = [row(sign, id) for role, sign in operands for id in _figure_ids(check, role)]
    if check.kind == "sum" and rows:
        rows[0] = Row("", rows[0].label, rows[0].number, rows[0].figure)
    outcome = next((_outcome(text, figures[id]) for id in _figure_ids(check, head)), None) if head else None
    main = figures.get(next(iter(_figure_ids(check, *filter(None, (head, "a", "figures")))), ""))
    return Finding(
        number=number,
        kind=check.kind if check.kind in _CALCULATIONS or check.kind == "whole_number" else "other",
        check=check,
        message=_to(check.message, language),
        figures=list(dict.fromkeys(_figure_ids(check))),
        rows=rows,
        expected=check.arithmetic.rpartition(" = ")[2] if check.arithmetic else None,
        outcome=outcome,
        difference=_signed(check.difference),
        repairs=[
            Repair(
                repair.figure,
                text[figures[repair.figure].start : figures[repair.figure].end],
                repair.written,
                _to(repair.why, language),
                repair.result,
            )
            for repair in check.repairs
        ],
        speaker=next((e.name for e in report.entities if main and e.id == main.speaker), None),
        period=next((days(p, language) for p in report.periods if main and p.id == main.period), None),
    )


def _outcome(text: str, figure: FigureInfo) -> Row:
    """The outcome goes by its unit: what a total counts is said less plainly than what its parts do."""
    unit = figure.unit or "" if figure.kind in ("count", "measure") else ""
    return Row("", unit, text[figure.start : figure.end], figure.id)


def _to(text: Text, language: Language) -> str:
    return text.id if language == "id" else text.en


def _signed(difference: str | None) -> str | None:
    """A difference in Indonesian style with a real minus; None where there is none."""
    if difference is None or Decimal(difference) == 0:
        return None
    value = format_decimal(abs(Decimal(difference)), locale="id", decimal_quantization=False)
    return f"−{value}" if Decimal(difference) < 0 else f"+{value}"


def days(period: PeriodInfo, language: Language) -> str:
    """A period's days for a reader: "1 Januari 2023 – 30 November 2023", or one day."""
    first, last = (
        format_date(date.fromisoformat(day), "long", locale=language) for day in (period.since, period.until)
    )
    return first if first == last else f"{first} – {last}"
