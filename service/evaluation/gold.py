"""Annotated articles: NAME.txt with NAME.json beside it. docs/evaluation.md says how they are annotated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldFigure(_Gold):
    """`text` is the figure with unit and hedge as it stands in the article, `nth` which occurrence of it (from 1),
    `number` the bare number within it."""

    id: str
    text: str
    number: str
    kind: str
    value: Decimal
    nth: int = 1
    high: Decimal | None = None
    unit: str | None = None
    label: str | None = None
    hedge: str | None = None
    speaker: str | None = None
    period: int | None = None


class GoldPeriod(_Gold):
    text: str
    start: date
    end: date
    nth: int = 1


class GoldRelation(_Gold):
    """Figures that the text itself says belong together; each role holds ids of figures (see `Relation`)."""

    kind: str
    verdict: Literal["consistent", "inconsistent"]
    total: str | None = None
    parts: list[str] = []
    result: str | None = None
    part: str | None = None
    whole: str | None = None
    percent: str | None = None
    base: str | None = None
    new: str | None = None
    count: str | None = None
    each: str | None = None
    a: str | None = None
    b: str | None = None
    partial: bool = False
    direction: Literal["up", "down"] | None = None


class GoldRepeat(_Gold):
    paragraph: int
    of: int


class GoldPerson(_Gold):
    name: str
    role: str | None = None


class Annotation(_Gold):
    id: str
    published: date | None = None
    figures: list[GoldFigure]
    periods: list[GoldPeriod] = []
    relations: list[GoldRelation] = []
    repeats: list[GoldRepeat] = Field([], alias="duplicates")
    people: list[GoldPerson] = []


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """The article's text and what people say is in it."""

    text: str
    gold: Annotation


def load(folder: Path) -> list[GoldArticle]:
    """Return the annotated articles of `folder`, by name.

    Raises FileNotFoundError where an annotation has no text or the folder has none, ValueError where an annotation is
    not in the format or names words that its text does not hold.
    """
    articles = []
    for path in sorted(folder.glob("*.json")):
        article = GoldArticle(
            path.with_suffix(".txt").read_text(encoding="utf-8"), Annotation.model_validate_json(path.read_bytes())
        )
        everything: list[GoldFigure | GoldPeriod] = [*article.gold.figures, *article.gold.periods]
        for words in everything:
            locate(article.text, words)
        articles.append(article)
    if not articles:
        raise FileNotFoundError(f"no annotated articles (NAME.txt with NAME.json) in {folder}")
    return articles


def locate(text: str, words: GoldFigure | GoldPeriod) -> tuple[int, int]:
    """Return where the annotated words stand in `text`; of a figure, where its bare number stands.

    Raises ValueError where they do not.
    """
    start = -1
    for _ in range(words.nth):
        start = text.find(words.text, start + 1)
        if start < 0:
            raise ValueError(f"occurrence {words.nth} of {words.text!r} is not in the text")
    if isinstance(words, GoldPeriod):
        return start, start + len(words.text)
    start += words.text.index(words.number)
    return start, start + len(words.number)
