"""Excerpts: of a finding's article only the sentences that it is about, as a small text with a Report of its own.

A queue of excerpts needs no article and is shown by the same templates. What identifies a finding is made of them too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from extractor import Report
from extractor.cleaning.plain import plain_text
from extractor.cleaning.sentences import split_sentences
from extractor.report import CheckInfo, FigureInfo, ParagraphInfo, Span


class Excerpt(BaseModel):
    """`report` is about `text`: its offsets count there, its paragraphs keep their numbers of the article."""

    model_config = ConfigDict(frozen=True)

    text: str
    report: Report


def excerpt(text: str, report: Report, check: CheckInfo) -> Excerpt:
    """Return the sentences of `text` that `check` is about, a line for each paragraph."""
    figures = figures_of(report, check)
    spans = [*figures, *check.spans]
    cut = _Cut(text, [(paragraph, sentences) for paragraph, sentences in _sentences(text, report, spans)])
    wanted = {figure.speaker for figure in figures} | {figure.place for figure in figures}
    return Excerpt(
        text=cut.text,
        report=report.model_copy(
            update={
                "paragraphs": cut.paragraphs,
                "figures": [figure.model_copy(update=cut.moved(figure)) for figure in figures],
                "periods": [
                    period.model_copy(update=cut.moved(period))
                    for period in report.periods
                    if period.id in {figure.period for figure in figures}
                ],
                "entities": [
                    entity.model_copy(update={"mentions": []}) for entity in report.entities if entity.id in wanted
                ],
                "checks": [check.model_copy(update={"spans": [Span(**cut.moved(span)) for span in check.spans]})],
                "unchecked": [],
            }
        ),
    )


def prefixed(report: Report, prefix: str) -> Report:
    """Return `report` with `prefix` before the ids of its figures and checks, so that many fit on one page."""

    def renamed(ids: str | list[str]) -> str | list[str]:
        return prefix + ids if isinstance(ids, str) else [prefix + id for id in ids]

    return report.model_copy(
        update={
            "figures": [figure.model_copy(update={"id": prefix + figure.id}) for figure in report.figures],
            "checks": [
                check.model_copy(
                    update={
                        "id": prefix + check.id,
                        "caused_by": None,  # it is not on the page
                        "figures": {role: renamed(ids) for role, ids in check.figures.items()},
                        "repairs": [
                            repair.model_copy(update={"figure": prefix + repair.figure})
                            for repair in check.repairs
                            if repair.figure in {figure.id for figure in report.figures}
                        ],
                    }
                )
                for check in report.checks
            ],
        }
    )


def key(report: Report, check: CheckInfo) -> str:
    """What makes a finding the same in the same text, whichever version of the program finds it."""
    place = {figure.id: (figure.start, figure.end) for figure in report.figures}
    roles = [(role, [place[id] for id in ids]) for role, ids in _roles(check)]
    return _digest([check.kind, roles, [] if roles else [(span.start, span.end) for span in check.spans]])


def signature(cut: Excerpt) -> str:
    """What makes a finding the same in another text: the same numbers in the same roles in the same sentences."""
    (check,) = cut.report.checks
    number = {figure.id: figure.number for figure in cut.report.figures}
    sentences = [" ".join(line.casefold().split()) for line in cut.text.splitlines()]
    return _digest([check.kind, [(role, [number[id] for id in ids]) for role, ids in _roles(check)], sentences])


def figures_of(report: Report, check: CheckInfo) -> list[FigureInfo]:
    """The figures of a check, and those its repairs would change, in the order of the text."""
    ids = {id for _, ids in _roles(check) for id in ids} | {repair.figure for repair in check.repairs}
    return [figure for figure in report.figures if figure.id in ids]


def _roles(check: CheckInfo) -> list[tuple[str, list[str]]]:
    return [(role, [ids] if isinstance(ids, str) else ids) for role, ids in sorted(check.figures.items())]


def _sentences(
    text: str, report: Report, spans: list[FigureInfo | Span]
) -> Iterator[tuple[ParagraphInfo, list[tuple[int, int]]]]:
    """Yield the paragraphs that `spans` touch, each with those of its sentences that they touch."""
    plain = plain_text(text)
    for paragraph in report.paragraphs:
        inside = [span for span in spans if span.start < paragraph.end and span.end > paragraph.start]
        if inside:
            sentences = split_sentences(plain, paragraph.start, paragraph.end)
            yield paragraph, [(a, b) for a, b in sentences if any(s.start < b and s.end > a for s in inside)]


class _Cut:
    """Stretches of a text put one after another, and where what stood in them stands now."""

    def __init__(self, text: str, chosen: list[tuple[ParagraphInfo, list[tuple[int, int]]]]) -> None:
        self.text = ""
        self.paragraphs: list[ParagraphInfo] = []
        self.moves: list[tuple[int, int, int]] = []  # start and end in the article, start in the excerpt
        for paragraph, sentences in chosen:
            first = len(self.text)
            for nth, (start, end) in enumerate(sentences):
                if nth:
                    self.text += " " if sentences[nth - 1][1] + 1 >= start else " […] "
                self.moves.append((start, end, len(self.text)))
                self.text += text[start:end]
            moved = {"start": first, "end": len(self.text), "duplicate_of": None}
            self.paragraphs.append(paragraph.model_copy(update=moved))
            self.text += "\n"
        self.text = self.text.rstrip("\n")

    def moved(self, span: Span) -> dict[str, int]:
        """Where `span` is now; empty at the end of the excerpt where it was not chosen."""
        for start, end, now in self.moves:
            if span.start < end and span.end > start:
                shift = now - start
                return {"start": max(span.start, start) + shift, "end": min(span.end, end) + shift}
        return {"start": len(self.text), "end": len(self.text)}


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value).encode("ascii")).hexdigest()[:32]
