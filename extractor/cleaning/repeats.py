"""Repeats: paragraphs pasted a second time, told from paragraphs that only look alike.

Two paragraphs are the same if they differ in nothing but spacing, quotes, punctuation or case. Their numbers must be
written alike: a paragraph in which one figure differs is a contradiction to be found, not a repeat to be dropped.
"""

from __future__ import annotations

from functools import cache

import regex

from extractor.article import Paragraph
from extractor.cleaning.paragraphs import is_bare
from extractor.lexicon import load

_PIECE = regex.compile(r"\d++(?:[.,/:]\d++)*+%?|[^\W\d]++")
SHORT = 3  # a line of fewer words than this, or an item of a list, repeats only along with a neighbour
LONG_ENOUGH_FOR_A_TAG = 8  # words a quotation needs before a speaker added to it may be overlooked


def mark_repeats(plain: str, paragraphs: list[Paragraph]) -> None:
    """Set `duplicate_of` on every paragraph that repeats an earlier one, to the index of the earliest."""
    seen: dict[str, int] = {}
    said: dict[str, int] = {}  # what the quotation of a quoting paragraph says, without its speaker
    candidates: dict[int, int] = {}
    for paragraph in paragraphs:
        line = plain[paragraph.start : paragraph.end]
        if paragraph.kind == "boilerplate" and is_bare(line):
            continue
        words = _key(line)
        key, quoted = "".join(words), _untagged(line)
        earlier = seen.get(key, said.get(key) if len(words) >= LONG_ENOUGH_FOR_A_TAG else None)
        if earlier is None and quoted:
            earlier = seen.get(quoted)
        if earlier is None:
            seen[key] = paragraph.index
            if quoted:
                said.setdefault(quoted, paragraph.index)
        elif paragraph.kind == "list_item" or len(words) < SHORT:
            candidates[paragraph.index] = earlier
        else:
            paragraph.duplicate_of = earlier
    _confirm(paragraphs, candidates)


def _confirm(paragraphs: list[Paragraph], candidates: dict[int, int]) -> None:
    """Short lines and list items recur by chance ("3 orang"); they are repeats where their neighbours are too."""

    def repeats(index: int, of: int) -> bool:
        return 0 <= index < len(paragraphs) and (
            paragraphs[index].duplicate_of == of or (index in candidates and candidates[index] == of)
        )

    for index, earlier in candidates.items():
        if repeats(index - 1, earlier - 1) or repeats(index + 1, earlier + 1):
            paragraphs[index].duplicate_of = earlier


def _key(line: str) -> list[str]:
    """The words and numbers of a line; numbers fenced, so that "1 2" is not "12"."""
    return [f"|{piece}|" if piece[0].isdigit() else piece for piece in _PIECE.findall(line.casefold())]


@cache
def _tagged() -> regex.Pattern[str]:
    verbs = "|".join(load("lines")["speech"]["verbs"])
    return regex.compile(rf'"([^"]++)"\s*+(?:{verbs})\b[^"\d]{{0,120}}+$')


def _untagged(line: str) -> str | None:
    """The key of the quotation in a paragraph that is one quotation and its speaker; None of any other."""
    tagged = _tagged().match(line) if line.startswith('"') else None
    words = _key(tagged.group(1)) if tagged else []
    return "".join(words) if len(words) >= LONG_ENOUGH_FOR_A_TAG else None
