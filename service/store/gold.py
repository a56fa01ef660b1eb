"""Decisions as gold annotations, in the format of fixtures/articles: the program can be scored on what reviewers know.

An article is handed on once every finding in it is judged. Its figures, periods and people are as the program read
them; of its relations those that do not add up are as people judged them. An article with a figure that was misread is
not handed on: nobody has said what its figures should be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import regex
from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from extractor import Report
from extractor.report import CheckInfo, FigureInfo, Span
from service.exports.atomic import written_whole
from service.store.articles import report_of
from service.store.schema import JUDGED, UNJUDGED, Article, Finding, StoredReport

_RELATIONS = ("sum", "difference", "share", "change", "product", "ratio", "equal")
# What a dismissed calculation is: with another reason than these it is no relation at all.
_ADDS_UP = ("rounding",)


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article and its annotation, to be written as NAME.txt and NAME.json."""

    name: str
    text: str
    annotation: dict[str, Any]


def annotated(session: Session) -> Iterator[Annotated]:
    """Yield every article that has findings, all of them judged, oldest first."""
    other = aliased(Finding)
    unsettled = exists().where(
        other.article_id == Finding.article_id, other.status.in_(UNJUDGED) | (other.reason == "misread")
    )
    judged = select(Finding).where(Finding.status.in_(JUDGED), ~unsettled).order_by(Finding.article_id, Finding.id)
    names: set[str] = set()
    for article_id, findings in groupby(session.scalars(judged), lambda finding: finding.article_id):
        article = session.get_one(Article, article_id)
        stored = session.scalars(
            select(StoredReport).where(StoredReport.article_id == article_id, StoredReport.current)
        ).one()
        name = _name(article)
        if name in names:
            name = f"{name}-{article.id}"
        names.add(name)
        verdicts = {finding.check_id: finding for finding in findings if finding.report_id == stored.id}
        yield Annotated(name, article.given, _annotation(name, article, report_of(stored), verdicts))


def write(session: Session, folder: Path) -> int:
    """Write the annotated articles to `folder` and return how many they are. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    for article in annotated(session):
        (folder / f"{article.name}.txt").write_bytes(article.text.encode("utf-8", "surrogatepass"))
        with written_whole(folder / f"{article.name}.json") as stream:
            stream.write(as_json(article))
        written += 1
    return written


def as_json(article: Annotated) -> str:
    """The annotation as the file holds it."""
    return json.dumps(article.annotation, ensure_ascii=False, indent=1) + "\n"


def _name(article: Article) -> str:
    return regex.sub(r"[^\w.-]+", "-", article.name or "").strip("-.")[:80] or f"artikel-{article.id}"


def _annotation(name: str, article: Article, report: Report, verdicts: dict[str, Finding]) -> dict[str, Any]:
    text = article.given
    places = {period.id: number for number, period in enumerate(report.periods)}
    names = {entity.id: entity.name for entity in report.entities}
    return {
        "id": name,
        "site": article.site,
        "published": report.article.published,
        "figures": [
            _figure(text, figure, names.get(figure.speaker or ""), places.get(figure.period or ""))
            for figure in report.figures
        ],
        "periods": [
            {"text": period.text, "nth": _nth(text, period.text, period), "start": period.since, "end": period.until}
            for period in report.periods
        ],
        "relations": [
            relation for check in report.checks if (relation := _relation(check, verdicts.get(check.id))) is not None
        ],
        "duplicates": [
            {"paragraph": paragraph.index, "of": paragraph.duplicate_of}
            for paragraph in report.paragraphs
            if paragraph.duplicate_of is not None
        ],
        "people": [{"name": entity.name, "role": entity.role} for entity in report.entities if entity.kind == "person"],
    }


def _figure(text: str, figure: FigureInfo, speaker: str | None, period: int | None) -> dict[str, Any]:
    written = text[figure.start : figure.end]
    surface = figure.text if figure.number in figure.text and figure.text in text else written
    return {
        "id": figure.id,
        "text": surface,
        "nth": _nth(text, surface, figure),
        "number": figure.number if figure.number in surface else written,
        "kind": figure.kind,
        "value": figure.value,
        **({"high": figure.high} if figure.high is not None else {}),
        "unit": figure.unit,
        "label": figure.label,
        "hedge": figure.hedge,
        "speaker": speaker,
        "period": period,
    }


def _nth(text: str, words: str, span: Span) -> int:
    """Which occurrence of `words` lies over `span`, from 1."""
    nth, start = 0, text.find(words)
    while start >= 0:
        nth += 1
        if start <= span.start < start + len(words) or start >= span.start:
            return nth
        start = text.find(words, start + 1)
    return max(nth, 1)


def _relation(check: CheckInfo, finding: Finding | None) -> dict[str, Any] | None:
    if check.kind not in _RELATIONS or check.verdict == "unverifiable":
        return None
    if check.verdict == "inconsistent":
        if finding is None:
            return None
        if finding.status == "dismissed" and finding.reason not in _ADDS_UP:
            return None
    wrong = check.verdict == "inconsistent" and finding is not None and finding.status != "dismissed"
    return {
        "kind": check.kind,
        **check.figures,
        **({"partial": True} if check.partial else {}),
        **({"direction": check.direction} if check.direction else {}),
        "verdict": "inconsistent" if wrong else "consistent",
        "note": _note(check, finding),
    }


def _note(check: CheckInfo, finding: Finding | None) -> str:
    if finding is None:
        return "as read by the program"
    by = f"judged by a reviewer: {finding.status}"
    if finding.correction:
        return f"{by}, {finding.correction.get('written', '?')} should be {finding.correction['value']}"
    return f"{by}, {finding.reason}" if finding.reason else by
