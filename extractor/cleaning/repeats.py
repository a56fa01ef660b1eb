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


class _Seen:
    """The paragraphs so far, found again by what they say.

    A cheap key, letters and digits alone, sets most lines apart; the full key is made only for those it cannot.
    """

    def __init__(self) -> None:
        self.first: dict[bytes, tuple[str, int]] = {}
        self.keyed: dict[str, int] = {}

    def find(self, line: str, letters: bytes) -> int | None:
        """The index of the first paragraph that says what `line`, of these letters, says; None where none does."""
        first = self.first.get(letters)
        if first is None:
            return None
        self.keyed.setdefault(_key(first[0]), first[1])
        return self.keyed.get(_key(line))

    def add(self, line: str, letters: bytes, index: int) -> None:
        """Remember `line`."""
        if letters in self.first:
            self.keyed.setdefault(_key(line), index)
        else:
            self.first[letters] = (line, index)


def mark_repeats(plain: str, paragraphs: list[Paragraph]) -> None:
    """Set `duplicate_of` on every paragraph that repeats an earlier one, to the index of the earliest."""
    seen, said = _Seen(), _Seen()  # paragraphs; and what the quotation of a quoting one says, without its speaker
    candidates: dict[int, int] = {}
    for paragraph in paragraphs:
        line = plain[paragraph.start : paragraph.end]
        if paragraph.kind == "boilerplate" and is_bare(line):
            continue
        letters, quoted = _letters(line), _untagged(line)
        earlier = seen.find(line, letters)
        if earlier is None and line.count(" ") + 1 >= LONG_ENOUGH_FOR_A_TAG:
            earlier = said.find(line, letters)
            earlier = seen.find(quoted, _letters(quoted)) if earlier is None and quoted else earlier
        if earlier is None:
            seen.add(line, letters, paragraph.index)
            if quoted:
                said.add(quoted, _letters(quoted), paragraph.index)
        elif paragraph.kind == "list_item" or line.count(" ") + 1 < SHORT:
            candidates[paragraph.index] = earlier
        else:
            paragraph.duplicate_of = earlier
    _confirm(paragraphs, candidates)


def _letters(line: str) -> bytes:
    """A cheap key: `line` without spaces and common punctuation."""
    if not line.isascii():
        line = line.translate(_TYPOGRAPHIC)
    return line.casefold().encode().translate(None, _PUNCTUATION)


_PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) not in "_%")
_TYPOGRAPHIC = dict.fromkeys(map(ord, "…•·▪●©®™"))


def _confirm(paragraphs: list[Paragraph], candidates: dict[int, int]) -> None:
    """Short lines and list items recur by chance ("3 orang"); they are repeats where their neighbours are too."""

    def repeats(index: int, of: int) -> bool:
        return 0 <= index < len(paragraphs) and (
            paragraphs[index].duplicate_of == of or (index in candidates and candidates[index] == of)
        )

    for index, earlier in candidates.items():
        if repeats(index - 1, earlier - 1) or repeats(index + 1, earlier + 1):
            paragraphs[index].duplicate_of = earlier


def _key(line: str) -> str:
    """The words and numbers of a line; numbers fenced, so that "1 2" is not "12"."""
    return "".join(f"|{piece}|" if piece[0].isdigit() else piece for piece in _PIECE.findall(line.casefold()))


@cache
def _tagged() -> regex.Pattern[str]:
    verbs = "|".join(load("lines")["speech"]["verbs"])
    return regex.compile(rf'"([^"]++)"\s*+(?:{verbs})\b[^"\d]{{0,120}}+$')


def _untagged(line: str) -> str | None:
    """The quotation in a paragraph that is one quotation and its speaker; None of any other."""
    tagged = _tagged().match(line) if line[0] == '"' else None
    return tagged.group(1) if tagged and tagged.group(1).count(" ") + 1 >= LONG_ENOUGH_FOR_A_TAG else None
