"""The working object that the stages pass on, from the text as it was given to the checks made on it.

Every `start`/`end` counts Unicode code points in `Article.text`, which is never changed. Stages read `Article.plain`,
a copy of the same length in which typographic variants of spaces, dashes and quotes have been made plain, so an offset
found in one is an offset in the other.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from extractor.interval import Interval

ParagraphKind = Literal["heading", "body", "list_item", "caption", "byline", "dateline", "boilerplate"]
FigureKind = Literal["count", "money", "percent", "measure"]
Hedge = Literal["about", "more_than", "at_least", "less_than", "at_most"]
EntityKind = Literal["person", "organisation", "place"]
RelationKind = Literal["sum", "difference", "share", "change", "product", "ratio", "equal"]
Direction = Literal["up", "down"]
# topic: figures go on belonging to it | compared: "dibanding 2016" | whole: "67 persen dari target 2020"
# saying: the day of somebody's words | name: "Pemilu 2024" | aside: "yang menjabat sejak 2018"
PeriodRole = Literal["topic", "compared", "whole", "saying", "name", "aside"]


@dataclass(slots=True)
class Paragraph:
    """One line of the article that is not blank. `duplicate_of` is the index of the paragraph it repeats."""

    index: int
    start: int
    end: int
    kind: ParagraphKind = "body"
    duplicate_of: int | None = None


@dataclass(slots=True)
class Sentence:
    """A sentence lies within one paragraph, named by its index."""

    index: int
    start: int
    end: int
    paragraph: int


@dataclass(slots=True)
class Quotation:
    """Text between quotation marks, marks included; it may run over paragraphs."""

    start: int
    end: int


@dataclass(slots=True)
class Period:
    """A span of days, both ends included. `since`/`until` may be one day."""

    id: str
    start: int
    end: int
    since: date
    until: date
    paragraph: int
    sentence: int
    role: PeriodRole = "topic"  # what it does in its sentence


@dataclass(slots=True)
class OtherReading:
    """A second value the written number could have stood for, and why it was not taken."""

    value: Decimal
    why: str


@dataclass(slots=True)
class Figure:
    """A number with what it measures.

    `start`/`end` cover the number with its currency and scale word ("Rp9,7 miliar", "36.910", "12,5 persen" -> the
    percent word is included); `number` is the bare number with its scale word. `value` and `high` (of a range) are in
    base units: rupiah, percent, the unit as written. `bounds` is every value that would be written this way.
    """

    id: str
    start: int
    end: int
    number: str
    kind: FigureKind
    value: Decimal
    bounds: Interval
    paragraph: int
    sentence: int
    high: Decimal | None = None
    unit: str | None = (
        None  # the unit noun as written ("warga", "ha"); an ISO 4217 code for money; "%", "poin persen", "basis poin"
    )
    unit_start: int | None = None
    unit_end: int | None = None
    currency: str | None = None  # ISO 4217
    label: str | None = None  # what is counted, in the text's own words
    hedge: Hedge | None = None
    hedge_start: int | None = None
    hedge_end: int | None = None
    rate: str | None = None  # "per kg" -> "kg", "per KK" -> "KK"
    step: Decimal = Decimal(1)  # one unit of the last written place, in base units ("9,7 miliar" -> 100000000)
    normal_value: Decimal | None = None  # a measure in its normal unit ("2 ton" -> 2000)
    normal_unit: str | None = None  # "kilogram"
    ambiguous: OtherReading | None = None
    notes: list[str] = field(default_factory=list)  # codes of odd but understood spellings: "space_in_number", ...
    period: str | None = None  # Period.id
    place: str | None = None  # Entity.id
    speaker: str | None = None  # Entity.id


@dataclass(slots=True)
class Entity:
    """A person, organisation or place, once an article; `mentions` are all its spans, aliases and pronouns included."""

    id: str
    kind: EntityKind
    name: str  # the fullest form in the text, without titles and degrees
    role: str | None = None  # a person's fullest role phrase
    code: str | None = None  # a place's Kemendagri code where it is unambiguous
    mentions: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Relation:
    """Figures that the text says belong together, before anyone has done the arithmetic.

    `roles` by kind: sum total, parts | difference total, parts, result | share part, whole, percent | change base, new,
    percent (may be absent) | product count, each, total | ratio a, b, result | equal a, b. Each role is a list of
    figures, of one except for `parts`; a figure that counts more than once is repeated. `asserted` says that language
    claims the relation; without it a relation can be shown but never accuse.
    """

    kind: RelationKind
    rule: str
    roles: dict[str, list[Figure]]
    partial: bool = False
    direction: Direction | None = None
    reasons: list[str] = field(default_factory=list)
    confidence: float = 0.5
    asserted: bool = True


@dataclass(slots=True)
class Notice:
    """Something odd about the text itself rather than about arithmetic: words and digits that disagree, a weekday that
    does not fit its date, a regency in the wrong province. `rule` is the id of the rule that made it."""

    rule: str
    spans: list[tuple[int, int]]
    values: dict[str, str]  # what the rule's message templates are filled with
    figures: list[Figure] = field(default_factory=list)
    severity: Literal["error", "warning", "info"] = "warning"


@dataclass(slots=True)
class Words:
    """A sentence's words: where they are, what they are, and the label the entity model gave each ("O", "B-PER", …).

    `doubtful` are the words at which the model lets the name of a person begin without being sure of it.
    """

    sentence: int
    spans: list[tuple[int, int]]
    words: list[str]
    labels: list[str]
    doubtful: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Scan:
    """The words of a text in lower case, letters from a to z alone, and the spans of its numbers.

    `letters` counts those up to the end of each word; one other character at least stands between two words. `numbers`
    are runs of digits with single points or commas between them.
    """

    words: list[bytes] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    numbers: list[tuple[int, int]] = field(default_factory=list)

    def places(self, wanted: Container[bytes]) -> list[tuple[int, bytes]]:
        """Return where words of `wanted` begin, and which of them each is, in order."""
        letters = self.letters
        return [(letters[index] + index - len(word), word) for index, word in enumerate(self.words) if word in wanted]


@dataclass(slots=True)
class Article:
    """The text and everything the stages have found in it so far."""

    text: str
    plain: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    source: str | None = None
    scan: Scan = field(default_factory=Scan, repr=False)
    paragraphs: list[Paragraph] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)  # one for each sentence that has any
    entities: list[Entity] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    not_figures: list[tuple[int, int]] = field(default_factory=list)  # spans of dates and other lookalikes
