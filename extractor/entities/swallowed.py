"""Names that the model took into the agency before them are given back: "Kepala [BPS Bogor Wulan] Prihatini"."""

from __future__ import annotations

from functools import cache

from extractor.article import Words
from extractor.entities.gazetteer import given_names, region_words
from extractor.entities.recognition import chunks
from extractor.entities.roles import head_at, role_before
from extractor.entities.titles import is_capitalised, is_title
from extractor.lexicon import load

SHORTEST_ACRONYM = 3  # letters


def give_back_names(tagged: list[Words]) -> None:
    """Relabel the names of office holders that the model took for the end of the office.

    A name begins at a word that begins one elsewhere in the article; or directly before what the model does take for a
    name, at a common name or after what is an agency elsewhere in the article.
    """
    known = {words.words[first].lower() for words in tagged for first, _ in chunks(words, "PER")}
    known -= {word for words in tagged for word in known.intersection(words.words) if word.islower()}
    known -= region_words() - given_names()
    agencies = {tuple(words.words[first:after]) for words in tagged for first, after in chunks(words, "ORG")}
    for words in tagged:
        for first, after in chunks(words, "PER"):
            _correct_name(words, first, after)
        for first, after in chunks(words, "ORG") + chunks(words, "LOC"):
            begin = _name_within(words, first, after, known, agencies)
            if begin is not None and role_before(words, begin):
                _relabel(words, begin, after)


def _correct_name(words: Words, first: int, after: int) -> None:
    """Put right where a name begins, and what is none: "Danrem 162/Wira Bhakti", "Direktorat Jenderal (Ditjen)"."""
    before = words.words[first - 1] if first else ""
    if before == "/" and words.spans[first - 1][1] == words.spans[first][0]:
        words.labels[first:after] = ["O"] * (after - first)
    elif words.words[first] == "(" and first and words.labels[first - 1].endswith("ORG"):
        words.labels[first:after] = ["I-ORG"] * (after - first)
    else:
        first = _after_territory(words, first, after)
        begin = _with_initials(words, first)
        if begin == first > 1 and words.labels[first - 1] == "O" and _is_given_name(before):
            begin -= 1
        words.labels[begin : first + 1] = ["B-PER", *["I-PER"] * (first - begin)]


def _after_territory(words: Words, first: int, after: int) -> int:
    """Where the name begins that the model lets begin with the territory of an office: "Bupati [Kulonprogo Wulan]"."""
    place = words.words[first].lower()
    if after - first < 2 or not first or place not in region_words() or place in given_names():
        return first
    if words.words[first - 1].lower() not in load("roles")["territorial"]:
        return first
    words.labels[first] = "O"
    return first + 1


def _with_initials(words: Words, first: int) -> int:
    """The first word of the initials and short forms before a name: "A.A. Gede", "Moh. Ridwan"."""
    while first > 1 and words.words[first - 1] == ".":
        short = words.words[first - 2]
        if len(short) > 3 or not is_capitalised(short) or is_title(short) or head_at(words.words, first - 2):
            break
        first -= 2
    return first


def _name_within(words: Words, first: int, after: int, known: set[str], agencies: set[tuple[str, ...]]) -> int | None:
    """The word of `words[first:after]` at which a name begins, None if none does."""
    for i in range(first + 1, after):
        if words.words[i].lower() in known:
            return i
    begin = _after_place(words, first, after)
    if begin is None:
        begin = _after_acronym(words, first, after)
    if begin is not None:
        return begin
    if after - first < 2 or words.labels[after : after + 1] != ["B-PER"]:
        return None
    last = words.words[after - 1].lower()
    if last in region_words():
        return None
    known_without = after - first > 2 and tuple(words.words[first : after - 1]) in agencies
    return after - 1 if last in given_names() or known_without else None


def _is_given_name(word: str) -> bool:
    lower = word.lower()
    is_name = lower in given_names() and lower not in region_words() and lower not in _not_part_of_agency()
    return is_name and is_capitalised(word) and not is_title(word)


def _after_place(words: Words, first: int, after: int) -> int | None:
    """The word after the last place in `words[first:after]` that two or more follow which can make a name.

    "UNICEF Indonesia Maniza Zaman", where what comes next is a verb or a comma.
    """
    following = words.words[after] if after < len(words.words) else "."
    if not (following.islower() or following in ",."):
        return None
    lower = [word.lower() for word in words.words[first:after]]
    places = [i for i, word in enumerate(lower) if i and (word in region_words() or word == "indonesia")]
    for place in reversed(places):
        rest = range(first + place + 1, after)
        while len(rest) > 2 and words.words[rest[-1]].isupper():
            rest = rest[:-1]  # a degree
        if place == places[-1] or any(word in given_names() for word in lower[place + 1 :]):
            can_be_name = all(is_capitalised(words.words[i]) and not words.words[i].isupper() for i in rest)
            if len(rest) > 1 and can_be_name and _not_part_of_agency().isdisjoint(lower[place + 1 :]):
                return rest[0]
    return None


def _after_acronym(words: Words, first: int, after: int) -> int | None:
    """The word after the acronym that opens `words[first:after]`, where only a name follows: "KPK Tessa Mahendra"."""
    rest = words.words[first + 1 : after]
    if not words.words[first].isupper() or len(words.words[first]) < SHORTEST_ACRONYM or len(rest) < 2:
        return None
    lower = {word.lower() for word in rest}
    if not all(is_capitalised(word) and not word.isupper() for word in rest) or not lower & given_names():
        return None
    return first + 1 if lower.isdisjoint(_not_part_of_agency()) and lower.isdisjoint(region_words()) else None


@cache
def _not_part_of_agency() -> frozenset[str]:
    """Words that go on an agency's name and no person's."""
    agencies = {word for head in load("agencies")["heads"] for word in head.split()}
    return frozenset(agencies | set(load("roles")["inner"]) | set(load("places")["triggers"]))


def _relabel(words: Words, begin: int, after: int) -> None:
    """Label words `begin` to `after`, and the name or initials that go on from there, as one name."""
    while after < len(words.words) and _goes_on(words, after):
        after += 1
    words.labels[begin:after] = ["B-PER", *["I-PER"] * (after - begin - 1)]
    if after < len(words.labels) and words.labels[after].startswith("I-"):
        words.labels[after] = "O"


def _goes_on(words: Words, i: int) -> bool:
    word = words.words[i]
    if word == ".":  # of an initial
        return len(words.words[i - 1]) == 1 and words.words[i + 1 : i + 2] != [] and is_capitalised(words.words[i + 1])
    return words.labels[i].endswith("PER") or (words.words[i - 1] == "." and is_capitalised(word))
