"""Reports compared with annotated articles. What each measure counts:

figures         the number's span overlaps, and kind, value (and high, of a range) are equal
hedges, units   among the figures matched so; a unit is right where one of the two contains the other
people          persons whose name is found: one name holds the other, word by word; officials without a name, whom gold
                knows only as speakers, are no extra
roles           share of the persons with a role in gold (found or not) whose role is read: one holds the other
speakers        share of the matched figures with a speaker in gold whose speaker in the Report is the same
figure_periods  share of the matched figures with a period in gold whose period in the Report has the same dates
periods         the span overlaps and both dates are equal; periods that gold does not list are not counted against
relations       same family and the same values in the same roles (mentions of an equal value are interchangeable; a
                difference total - parts = result is the sum total = parts + result); restatements, kind equal, apart
flags           inconsistent checks against inconsistent gold relations: same family, the head value shared, and at
                least half of all values (both, of a restatement)
duplicates      paragraphs marked as repeats
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from extractor import Report
from extractor.report import FigureInfo
from service.evaluation.gold import GoldArticle, GoldFigure, locate

MEASURES = (
    "figures",
    "hedges",
    "units",
    "people",
    "roles",
    "speakers",
    "periods",
    "figure_periods",
    "relations",
    "restatements",
    "flags",
    "duplicates",
)
Values = tuple[Decimal | None, ...]


class Outcome(NamedTuple):
    """One thing that was compared: right, missing from the Report, in the Report without cause, or both of the last.

    `group` is the kind of figure or the family of relation; `note` says what was missed, for people.
    """

    measure: str
    right: bool = False
    missed: bool = False
    extra: bool = False
    group: str | None = None
    note: str | None = None


@dataclass(slots=True)
class Tally:
    """How many were right, extra (false positives) and missed (false negatives)."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, outcome: Outcome) -> None:
        self.right += outcome.right
        self.extra += outcome.extra
        self.missed += outcome.missed

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def as_dict(self) -> dict[str, float | int]:
        return {
            "p": round(self.precision, 4),
            "r": round(self.recall, 4),
            "f1": round(self.f1, 4),
            "tp": self.right,
            "fp": self.extra,
            "fn": self.missed,
        }


@dataclass(slots=True)
class Scores:
    """The sum over all articles. `misses` has one line for everything that was not right."""

    articles: int = 0
    exact: int = 0  # articles whose figures are all right, and none extra
    clean: int = 0  # articles in which gold knows no inconsistency
    clean_flagged: int = 0
    measures: dict[str, Tally] = field(default_factory=lambda: {measure: Tally() for measure in MEASURES})
    groups: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))
    misses: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """The scores as JSON: shares and F1 from 0 to 1, rounded to four places."""
        return {
            "articles": self.articles,
            "figures_exact_articles": round(self.exact / self.articles, 4) if self.articles else None,
            "clean_articles_flagged": f"{self.clean_flagged}/{self.clean}",
            **{measure: tally.as_dict() for measure, tally in self.measures.items()},
            "figures_by_kind": _group(self.groups["figures"]),
            "relations_by_family": _group(self.groups["relations"]),
        }


def _group(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float | int]]:
    return {name: tally.as_dict() for name, tally in sorted(tallies.items())}


def score(articles: Iterable[tuple[GoldArticle, Report]]) -> Scores:
    """Return the scores of the Reports on their annotated articles."""
    scores = Scores()
    for article, report in articles:
        outcomes = list(compare(article, report))
        for outcome in outcomes:
            scores.measures[outcome.measure].add(outcome)
            if outcome.group:
                scores.groups[outcome.measure][outcome.group].add(outcome)
            if outcome.note:
                scores.misses.append(f"{article.gold.id}: {outcome.note}")
        clean = all(relation.verdict == "consistent" for relation in article.gold.relations)
        flagged = any(outcome.measure == "flags" and outcome.extra for outcome in outcomes)
        scores.articles += 1
        scores.exact += all(outcome.right for outcome in outcomes if outcome.measure == "figures")
        scores.clean += clean
        scores.clean_flagged += clean and flagged
    return scores


def compare(article: GoldArticle, report: Report) -> Iterator[Outcome]:
    """Yield every outcome of one article."""
    pairs, unmatched, extra = match_figures(article, report)
    yield from _figures(article, report, pairs, unmatched, extra)
    for figure, read in pairs:
        yield from _hedge(figure, read)
        yield from _unit(figure, read)
    yield from _people(article, report)
    yield from _speakers(report, pairs)
    yield from _figure_periods(article, report, pairs)
    yield from _periods(article, report)
    yield from _relations(article, report)
    yield from _flags(article, report)
    yield from _duplicates(article, report)


def match_figures(
    article: GoldArticle, report: Report
) -> tuple[list[tuple[GoldFigure, FigureInfo]], list[GoldFigure], list[FigureInfo]]:
    """Return the figures that gold and Report share, as pairs, those only in gold, and those only in the Report."""
    left = dict(enumerate(report.figures))
    pairs, unmatched = [], []
    for figure in article.gold.figures:
        start, end = locate(article.text, figure)
        for index, read in left.items():
            if read.start < end and start < read.end and _same_figure(figure, read):
                pairs.append((figure, left.pop(index)))
                break
        else:
            unmatched.append(figure)
    return pairs, unmatched, list(left.values())


def _same_figure(figure: GoldFigure, read: FigureInfo) -> bool:
    if read.kind != figure.kind or Decimal(read.value) != figure.value:
        return False
    return figure.high is None or (read.high is not None and Decimal(read.high) == figure.high)


def _figures(
    article: GoldArticle,
    report: Report,
    pairs: list[tuple[GoldFigure, FigureInfo]],
    unmatched: list[GoldFigure],
    extra: list[FigureInfo],
) -> Iterator[Outcome]:
    for figure, _ in pairs:
        yield Outcome("figures", right=True, group=figure.kind)
    for figure in unmatched:
        start, end = locate(article.text, figure)
        near = [f"{read.kind} {read.value}" for read in report.figures if read.start < end and start < read.end]
        note = f"figure missed: {figure.text!r} = {figure.kind} {figure.value}" + (f" (read as {near})" if near else "")
        yield Outcome("figures", missed=True, group=figure.kind, note=note)
    for read in extra:
        note = f"figure extra: {article.text[read.start : read.end]!r} = {read.kind} {read.value}"
        yield Outcome("figures", extra=True, group=read.kind, note=note)


def _hedge(figure: GoldFigure, read: FigureInfo) -> Iterator[Outcome]:
    if figure.hedge or read.hedge:
        right = figure.hedge == read.hedge
        yield Outcome(
            "hedges",
            right=right,
            extra=bool(read.hedge) and not right,
            missed=bool(figure.hedge) and not right,
            note=None if right else f"hedge: {figure.text!r} {figure.hedge} read as {read.hedge}",
        )


def _unit(figure: GoldFigure, read: FigureInfo) -> Iterator[Outcome]:
    if figure.unit:
        yield _likeness("units", figure.unit, read.unit, f"unit: {figure.text!r} {figure.unit!r}")


def _people(article: GoldArticle, report: Report) -> Iterator[Outcome]:
    read = [entity for entity in report.entities if entity.kind == "person"]
    found: set[str] = set()
    for person in article.gold.people:
        alike = [entity for entity in read if _holds(person.name, entity.name)]
        found.update(entity.id for entity in alike)
        note = None if alike else f"person missed: {person.name!r}"
        yield Outcome("people", right=bool(alike), missed=not alike, note=note)
        if person.role:
            best = max(alike, key=lambda entity: len(entity.name), default=None)
            role = best.role if best else None
            right = role is not None and _holds(person.role, role)
            note = None if right else f"role: {person.name!r} {person.role!r} read as {role!r}"
            yield Outcome("roles", right=right, extra=bool(role) and not right, missed=not right, note=note)
    known = [figure.speaker for figure in article.gold.figures if figure.speaker]
    known += [person.role for person in article.gold.people if person.role]
    for entity in read:
        if entity.id not in found and not any(_holds(name, entity.name) for name in known):
            yield Outcome("people", extra=True, note=f"person extra: {entity.name!r}")


def _holds(a: str, b: str) -> bool:
    """True if the words of one are among those of the other, side by side, upper or lower case."""
    first, second = (" ".join(["", *re.findall(r"\w+", name.casefold()), ""]) for name in (a, b))
    return bool(first.strip() and second.strip()) and (first in second or second in first)


def _speakers(report: Report, pairs: list[tuple[GoldFigure, FigureInfo]]) -> Iterator[Outcome]:
    names = {entity.id: entity.name for entity in report.entities}
    for figure, read in pairs:
        if figure.speaker:
            name = names.get(read.speaker or "")
            yield _likeness("speakers", figure.speaker, name, f"speaker: {figure.text!r} {figure.speaker!r}")


def _likeness(measure: str, gold: str, read: str | None, what: str) -> Outcome:
    """Names and units are the same where one of the two contains the other, upper or lower case."""
    a, b = gold.casefold(), (read or "").casefold()
    right = bool(b) and (a in b or b in a)
    note = None if right else f"{what} read as {read!r}"
    return Outcome(measure, right=right, extra=bool(b) and not right, missed=not right, note=note)


def _figure_periods(
    article: GoldArticle, report: Report, pairs: list[tuple[GoldFigure, FigureInfo]]
) -> Iterator[Outcome]:
    periods = {period.id: (period.since, period.until) for period in report.periods}
    for figure, read in pairs:
        if figure.period is None or figure.period >= len(article.gold.periods):
            continue
        gold = article.gold.periods[figure.period]
        got = periods.get(read.period or "")
        right = got == (gold.start.isoformat(), gold.end.isoformat())
        note = None if right else f"figure period: {figure.text!r} {gold.start}..{gold.end} read as {got}"
        yield Outcome("figure_periods", right=right, extra=bool(got) and not right, missed=not right, note=note)


def _periods(article: GoldArticle, report: Report) -> Iterator[Outcome]:
    left = dict(enumerate(report.periods))
    for period in article.gold.periods:
        start, end = locate(article.text, period)
        dates = (period.start.isoformat(), period.end.isoformat())
        for index, read in left.items():
            if read.start < end and start < read.end and (read.since, read.until) == dates:
                del left[index]
                yield Outcome("periods", right=True)
                break
        else:
            yield Outcome("periods", missed=True, note=f"period missed: {period.text!r} {dates[0]}..{dates[1]}")


class Claim(NamedTuple):
    """A relation by its values: the family, the head (the total, percentage or result) and the others in order."""

    family: str
    head: Values
    others: Values

    def __str__(self) -> str:
        return f"{self.family} {[str(v) for v in self.head]} <- {[str(v) for v in self.others]}"


def claim(kind: str, roles: Mapping[str, Any], value: Mapping[str, Decimal]) -> Claim | None:
    """Return what a relation claims, or None where `kind` is no relation family.

    `roles` gives the id of the figure in each role (of `parts` the ids), `value` the value of a figure.
    """

    def one(role: str) -> Decimal | None:
        return value.get(roles.get(role) or "")

    def ordered(*values: Decimal | None) -> Values:
        return tuple(sorted(values, key=lambda v: (v is not None, v or Decimal(0))))

    parts = [value.get(part) for part in roles.get("parts") or ()]
    match kind:
        case "sum":
            return Claim("sum", (one("total"),), ordered(*parts))
        case "difference":
            return Claim("sum", (one("total"),), ordered(*parts, one("result")))
        case "share":
            return Claim("share", (one("percent"),), ordered(one("part"), one("whole")))
        case "change":
            return Claim("change", (one("percent"),), (one("base"), one("new")))
        case "product":
            return Claim("product", (one("total"),), ordered(one("count"), one("each")))
        case "ratio":
            return Claim("ratio", (one("result"),), (one("a"), one("b")))
        case "equal":
            return Claim("equal", (), ordered(one("a"), one("b")))
        case _:
            return None


def _gold_claims(article: GoldArticle, verdict: str | None = None) -> list[Claim]:
    """The claims gold lists, or those with `verdict`."""
    value = {figure.id: figure.value for figure in article.gold.figures}
    claims = (
        claim(relation.kind, relation.model_dump(), value)
        for relation in article.gold.relations
        if verdict in (None, relation.verdict)
    )
    return [c for c in claims if c]


def _report_claims(report: Report, verdict: str | None = None) -> set[Claim]:
    """The claims the Report checked, or those it gave `verdict`."""
    value = {figure.id: Decimal(figure.value) for figure in report.figures}
    claims = (claim(check.kind, check.figures, value) for check in report.checks if verdict in (None, check.verdict))
    return {c for c in claims if c}


def _relations(article: GoldArticle, report: Report) -> Iterator[Outcome]:
    gold, read = set(_gold_claims(article)), _report_claims(report)
    for one in sorted(gold | read, key=str):
        measure = "restatements" if one.family == "equal" else "relations"
        right, missed = one in gold and one in read, one not in read
        noun = "restatement" if measure == "restatements" else "relation"
        note = None if right else f"{noun} {'missed' if missed else 'extra'}: {one}"
        yield Outcome(measure, right, missed, extra=one not in gold, group=one.family, note=note)


def _flags(article: GoldArticle, report: Report) -> Iterator[Outcome]:
    errors = _gold_claims(article, "inconsistent")
    flags = _report_claims(report, "inconsistent")
    for error in errors:
        found = any(alike(error, flag) for flag in flags)
        yield Outcome("flags", right=found, missed=not found, note=None if found else f"FLAG MISSED: {error}")
    for flag in sorted(flags, key=str):
        if not any(alike(error, flag) for error in errors):
            yield Outcome("flags", extra=True, note=f"FALSE ALARM: {flag}")


def alike(a: Claim, b: Claim) -> bool:
    """True where a flag `b` points at the error `a`: same family, same head, half of the values; of a restatement all.

    A head that one of the two leaves open (a change without a percentage), or names as one of the others, is the same.
    """
    if a.family != b.family:
        return False
    all_a, all_b = Counter(a.head + a.others), Counter(b.head + b.others)
    if a.family == "equal":
        return all_a == all_b
    same_head = a.head == b.head or None in a.head + b.head or a.head[0] in all_b or b.head[0] in all_a
    common = (all_a & all_b).total()
    return same_head and common >= 2 and common * 2 >= min(all_a.total(), all_b.total())


def _duplicates(article: GoldArticle, report: Report) -> Iterator[Outcome]:
    gold = {repeat.paragraph for repeat in article.gold.repeats}
    read = {paragraph.index for paragraph in report.paragraphs if paragraph.duplicate_of is not None}
    for index in sorted(gold | read):
        right = index in gold and index in read
        note = None if right else f"repeat {'missed' if index in gold else 'extra'}: paragraph {index}"
        yield Outcome("duplicates", right, missed=index not in read, extra=index not in gold, note=note)
