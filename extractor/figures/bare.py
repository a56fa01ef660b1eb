"""Numbers without a unit of their own: settled by their neighbours, or dropped.

"rusak berat 658 unit, rusak sedang 385" counts units twice; "berjumlah 163" counts what the clause speaks of; a bare
number that nothing ties to a thing is no figure.
"""

from __future__ import annotations

from extractor.article import Sentence
from extractor.figures.habits import Habits
from extractor.figures.reading import Reading


def settle_bare(plain: str, by_sentence: list[tuple[Sentence, list[Reading]]], habits: Habits) -> None:
    """Give a kind and a unit to the readings that have none, where the text lets them be known."""
    for _, readings in by_sentence:
        last: Reading | None = None
        for reading in readings:
            if reading.kind is None and last is not None:
                reading.kind, reading.unit, reading.normal = last.kind, last.unit, last.normal
            elif reading.kind in ("count", "measure"):
                last = reading
