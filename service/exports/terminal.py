"""A Report for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from extractor import Report
from extractor.report import CheckInfo
from service.settings import Language
from service.wording import said

_SIGN = {"inconsistent": ("✗", "bold red"), "unverifiable": ("?", "yellow"), "consistent": ("✓", "green")}
_ORDER = list(_SIGN)


def findings(report: Report, language: Language) -> Group:
    """Return what the Report says, worst first, for a rich console."""
    checks = sorted(report.checks, key=lambda check: _ORDER.index(check.verdict))
    return Group(
        _headline(report, language),
        *(line for check in checks for line in _finding(check, language)),
        *_repeats(report, language),
        *_unchecked(report, language),
    )


def _headline(report: Report, language: Language) -> Text:
    counts = {verdict: sum(check.verdict == verdict for check in report.checks) for verdict in _ORDER}
    line = Text(printable(report.article.title or report.article.id or ""), style="bold")
    line.append(": " if line else "")
    line.append(said("terminal.headline", figures=len(report.figures), **counts).to(language), style="default")
    return line


def _finding(check: CheckInfo, language: Language) -> Iterator[Text | Padding]:
    sign, style = _SIGN[check.verdict]
    message = check.message.id if language == "id" else check.message.en
    yield Text("")
    line = Text(f"{sign} {said(f'verdict.{check.verdict}').to(language)}  ", style=style)
    yield line.append(printable(message), style="default")
    for repair in check.repairs:
        why = repair.why.id if language == "id" else repair.why.en
        suggestion = said("repair", why=why).to(language)
        yield Padding(Text(printable(suggestion)), (0, 0, 0, 2))
        yield Padding(Text(printable(repair.result), style="dim"), (0, 0, 0, 4))


def _repeats(report: Report, language: Language) -> Iterator[Text]:
    pairs = [(p.index + 1, p.duplicate_of + 1) for p in report.paragraphs if p.duplicate_of is not None]
    if pairs:
        yield Text("")
    for first, last in _runs(pairs):
        key = "repeat.one" if first == last else "repeat.run"
        values = {"first": first[0], "last": last[0], "of_first": first[1], "of_last": last[1]}
        yield Text("≡ ", style="magenta").append(said(key, **values).to(language), style="default")


def _runs(pairs: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Join neighbours: (15, 2), (16, 3), (17, 4) is one run from (15, 2) to (17, 4)."""
    breaks = [n for n, ((p, of), (q, of_q)) in enumerate(pairwise(pairs), 1) if (q, of_q) != (p + 1, of + 1)]
    for start, end in pairwise([0, *breaks, len(pairs)] if pairs else []):
        yield pairs[start], pairs[end - 1]


def _unchecked(report: Report, language: Language) -> Iterator[Text]:
    if report.unchecked:
        yield Text("")
        yield Text(said("unchecked", count=len(report.unchecked)).to(language), style="dim")


def printable(text: str) -> str:
    """Return `text` with what a terminal might obey (escapes, controls, bidi marks, lone surrogates) made visible."""
    return "".join(c if c.isprintable() else " " if c.isspace() else repr(c)[1:-1] for c in text)
