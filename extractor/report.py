"""The contract: what comes out. Every field is documented; the JSON Schema in docs/report.schema.json is made from it.

Offsets count Unicode code points in the text as it was given. Numbers are decimal strings in base units ("9700000000").
Dates are ISO 8601. A field that is null is unknown or does not apply: nothing here is a guess.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from extractor.article import EntityKind, FigureKind, Hedge, ParagraphKind

Verdict = Literal["consistent", "inconsistent", "unverifiable"]
Severity = Literal["error", "warning", "info"]


class Part(BaseModel):
    """Base of every part of a Report: immutable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Text(Part):
    """A sentence for a person, in Indonesian and in English."""

    id: str
    en: str


class Span(Part):
    """A stretch of the given text."""

    start: int
    end: int


class ArticleInfo(Part):
    id: str | None = None
    title: str | None = None
    published: str | None = Field(None, description="ISO date the relative periods were resolved against")
    source: str | None = None
    sha256: str = Field(description="of the given text, UTF-8 (lone surrogates as they are)")


class ParagraphInfo(Span):
    index: int
    kind: ParagraphKind
    duplicate_of: int | None = Field(None, description="index of the paragraph that this one repeats")


class Ambiguity(Part):
    value: str = Field(description="the other value the written number could stand for")
    why: str = Field(description="why that reading was not taken, in Indonesian")


class FigureInfo(Span):
    id: str
    text: str = Field(description="the number with hedge-free surroundings: currency, scale word and unit as written")
    number: str = Field(description="the bare number with its scale word")
    kind: FigureKind
    value: str
    high: str | None = Field(None, description="upper value of a written range")
    low_bound: str | None = Field(None, description="least value that would be written so; null: open")
    high_bound: str | None = Field(None, description="greatest value that would be written so; null: open")
    unit: str | None = Field(None, description="unit as written; ISO 4217 for money; % for percent")
    currency: str | None = Field(None, description="ISO 4217")
    normal_value: str | None = Field(None, description="a measure's value in normal_unit")
    normal_unit: str | None = None
    rate: str | None = Field(None, description="what a price or rate is per: 'per kg' gives 'kg'")
    label: str | None = Field(None, description="what is counted, in the text's own words")
    hedge: Hedge | None = None
    ambiguous: Ambiguity | None = None
    notes: list[str] = Field(default_factory=list, description="codes of odd but understood spellings")
    period: str | None = Field(None, description="id in periods")
    place: str | None = Field(None, description="id in entities")
    speaker: str | None = Field(None, description="id in entities: who said it; null: the article itself")
    paragraph: int


class PeriodInfo(Span):
    id: str
    text: str
    since: str = Field(alias="from", description="first day, ISO")
    until: str = Field(alias="to", description="last day, ISO")


class EntityInfo(Part):
    id: str
    kind: EntityKind
    name: str
    role: str | None = None
    code: str | None = Field(None, description="Kemendagri code of a place, where it is unambiguous")
    mentions: list[tuple[int, int]]


class Range(Part):
    """Both ends included; null is an open side."""

    low: str | None
    high: str | None


class Repair(Part):
    figure: str = Field(description="id of the one figure to change")
    value: str = Field(description="the value that would make it reconcile")
    written: str = Field(description="that value in the article's own number style")
    why: Text
    code: str = Field(description="kind of slip: one_digit, digits_swapped, scale, …")
    result: str = Field(description="the arithmetic with the repair made")


class CheckInfo(Part):
    id: str
    rule: str = Field(description="id of the rule; switch it off with rules_off")
    kind: str = Field(description="relation family, or the rule's id for findings that are not arithmetic")
    partial: bool = False
    figures: dict[str, str | list[str]] = Field(description="role: figure id, or ids for parts")
    spans: list[Span] = Field(description="where to look in the text")
    direction: Literal["up", "down"] | None = None
    verdict: Verdict
    at_edge: bool = Field(False, description="consistent, but only at the very edge of rounding")
    confidence: float = Field(description="that these figures belong together as said, 0 to 1")
    severity: Severity
    expected: Range | None = None
    written: Range | None = None
    difference: str | None = Field(None, description="written minus expected, between the values as written")
    arithmetic: str | None = Field(None, description="the sum written out in the article's own number style")
    message: Text
    reasons: list[str] = Field(description="why the program believes these figures belong together")
    repairs: list[Repair] = Field(default_factory=list)
    caused_by: str | None = Field(None, description="id of the check whose slip also explains this one")


class Report(Part):
    schema_version: Literal["1"] = "1"
    program_version: str
    article: ArticleInfo
    paragraphs: list[ParagraphInfo]
    figures: list[FigureInfo]
    periods: list[PeriodInfo]
    entities: list[EntityInfo]
    checks: list[CheckInfo]
    unchecked: list[str] = Field(description="ids of figures that belong to no check: silence is not approval")
