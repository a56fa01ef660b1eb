"""What belongs to a name and what only stands beside it: titles and ranks before, degrees after."""

from __future__ import annotations

from functools import cache

import regex

from extractor.article import Words
from extractor.lexicon import load


def is_capitalised(word: str) -> bool:
    """True of a word that begins with a capital letter."""
    return word[0].isupper()


def is_title(word: str) -> bool:
    """True of a word that is a title or rank, or the tail of one: "Drs", "Kombes", "Pol"."""
    titles, tails = _titles()
    return (lower := word.lower()) in titles or lower in tails


def title_start(words: list[str], first: int) -> int:
    """Return the index of the first word of the titles that stand directly before word `first`, or `first`.

    "Kapolres AKBP Dr. Wulan" gives the index of "AKBP"; a rank's tail ("Pol", "TNI") alone is no title.
    """
    titles, tails = _titles()
    i = first
    while i > 0:
        j = i - 1
        if words[j] in ".()" and j > 0:
            j -= 1
        word = words[j].lower()
        if j and f"{words[j - 1].lower()} {word}" in _compound_heads():
            break  # "Direktur Jenderal" is an office, "Jenderal" alone a rank
        if not (is_capitalised(words[j]) or word in ("dr", "drg", "drh")) or (word not in titles and word not in tails):
            break
        i = j
    while i < first and words[i].lower() not in titles:
        i += 1
    return i


def after_titles(words: list[str], first: int, after: int) -> int:
    """Return the index of the first word of `words[first:after]` that is not a title or its full stop."""
    titles, tails = _titles()
    i = first
    while i < after - 1 and (
        words[i].lower() in titles or (i > first and (words[i] in ".()" or words[i].lower() in tails))
    ):
        i += 1
    return i


def degrees_end(plain: str, end: int) -> int:
    """Return where the degrees that follow a name ending at `end` stop, or `end`: ", S.Sos., M.Si" """
    match = _degrees().match(plain, end)
    return match.end() if match else end


def without_degrees(tagged: Words, plain: str, first: int, after: int) -> int:
    """Return the index after the last word of the name in words `first` to `after`, once degrees are taken off."""
    for i in range(first + 1, after):
        if degrees_end(plain, tagged.spans[i - 1][1]) >= tagged.spans[after - 1][1]:
            return i
    return after


@cache
def _compound_heads() -> frozenset[str]:
    return frozenset(head for head in load("roles")["heads"] if " " in head)


@cache
def _titles() -> tuple[frozenset[str], frozenset[str]]:
    titles = load("titles")
    return frozenset(w for t in titles["before"] for w in t.split()), frozenset(titles["tails"])


@cache
def _degrees() -> regex.Pattern[str]:
    """Degrees with full stops in any case ("S.Sos"), without them only where capitals show it ("SH", "MSi")."""
    dotted, plain = [], []
    for degree in sorted(load("titles")["after"], key=len, reverse=True):
        if "." in degree:
            dotted.append(r"\.\s?".join(map(regex.escape, degree.split("."))) + r"\.?+")
        else:
            plain.append(regex.escape(degree))
    one = rf"(?:(?i:{'|'.join(dotted)})|(?=[A-Z]\w*[A-Z])(?i:{'|'.join(plain)})\.?)(?!\w)"
    return regex.compile(rf"(?:\s?,?\s?{one})+")
