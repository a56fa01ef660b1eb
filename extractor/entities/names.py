"""Where names of people stand in a sentence: what the model found, checked, and what the surroundings give away."""

from __future__ import annotations

from functools import cache

from extractor.article import Words
from extractor.entities.gazetteer import given_names, region_words, regions
from extractor.entities.recognition import chunks
from extractor.entities.roles import head_at, role_after, role_before
from extractor.entities.titles import after_titles, is_capitalised, is_title, title_start
from extractor.lexicon import load

LONGEST_NAME = 6  # words
LONGEST_INITIAL = 3  # letters: "Muh. Yusran"
_CALLED = 8  # words before a name in which it is said what its holder is
_TITLES = 6  # words of titles before a name that is told by them


def names_in(tagged: Words, common: set[str]) -> list[tuple[int, int]]:
    """Return the words of every name in a sentence: what the model found, then what the surroundings give away.

    `common` are the words that the article also writes small: none is a name by itself.
    """
    trimmed = [chunk for first, after in chunks(tagged, "PER") for chunk in _trimmed(tagged, first, after)]
    for chunk in trimmed:
        if _is_territory(tagged, *chunk):
            tagged.labels[slice(*chunk)] = ["O"] * (chunk[1] - chunk[0])
    people = [chunk for chunk in trimmed if tagged.labels[chunk[0]] != "O"]
    found = [chunk for chunk in people if _is_credible(tagged, *chunk, common)]
    covered = {i for first, after in found for i in range(first, after)}
    for first, word in enumerate(tagged.words):
        if word[0].isupper() and first not in covered and (after := _given_away(tagged, first, covered)):
            found.append((first, after))
            covered.update(range(first, after))
    return found


def _trimmed(tagged: Words, first: int, after: int) -> list[tuple[int, int]]:
    """Take from the model's name what is no part of one: roles and titles before, lower-case words.

    What is taken off loses its label, so that a role may run over it.
    """
    words, begin = tagged.words, first
    for i in range(first, after - 1):
        if head_at(words, i):
            first = i + head_at(words, i)
        elif is_title(words[i]) and not any(word.lower() in given_names() for word in words[first:i]):
            first = i
    if first >= after:
        return []
    first = after_titles(words, first, after)
    tagged.labels[begin:first] = ["O"] * (first - begin)
    stop = next((i for i in range(first, after) if _ends_inside(words, i)), after)
    return [(first, stop)] if stop > first and is_capitalised(words[first]) else []


def _is_territory(tagged: Words, first: int, after: int) -> bool:
    """True of the end of an office that is followed by who holds it, if that is told by a title or a comma.

    "Kasatlantas Polresta [Wijaya Kusuma] Kompol Wulan"; "Ketua Baznas Kabupaten Ranah [Sibiru], H. Wulan"
    """
    words = tagged.words
    if first and words[first - 1].lower() in load("places")["named_freely"]:
        return True  # "Ketua Kelompok Tani [Sido Makmur], Wulan"
    if not first or words[first - 1] in ",." or role_before(tagged, first) is None:
        return False
    start = after + (words[after : after + 1] == [","])
    named = start
    while named < min(start + _TITLES, len(words)) and (is_title(words[named]) or words[named] == "."):
        named += 1
    if named == start or tagged.labels[named : named + 1] != ["B-PER"]:
        return False
    return start == after or words[first - 2].lower() in load("places")["triggers"]


def _ends_inside(words: list[str], i: int) -> bool:
    """True if a name cannot go on over word `i`."""
    word = words[i]
    return word in ',"():;/|@' or word.lower() in ("dan", "serta") or any(c.isdigit() for c in word)


def _is_credible(tagged: Words, first: int, after: int, common: set[str]) -> bool:
    """False for what the model takes for a name against plain evidence: an agency, a region, a word written small."""
    words = [word.lower() for word in tagged.words[first:after]]
    start = title_start(tagged.words, first)  # "RSUD dr. Slamet" is named after him
    preceding = [word.lower() for word in tagged.words[max(start - 2, 0) : start] if len(word) > 1]
    if all(is_title(word) for word in words):
        return False
    if (
        words[-1] in _streets()
        or any(word in _named_after() for word in words)
        or (preceding and preceding[-1] in _named_after() and not role_before(tagged, first))
    ):
        return False
    if any(word in given_names() for word in words) or title_start(tagged.words, first) < first:
        return True
    if any(is_lexical(word) for word in words) or words[-1] in _titles_tails():
        return False
    if words[0] in load("roles")["callings"] and is_region(words[1:]):
        return False  # "Petani Sragen"
    if all(word in common for word in words):
        return False
    if first in tagged.doubtful and not _has_part(tagged, first, after):
        return False
    return len(words) > 1 or not (is_region(words) or words[0].endswith("nya"))


def _has_part(tagged: Words, first: int, after: int) -> bool:
    """True if who is named in words `first` to `after` would have an office there, or something to say."""
    following = tagged.words[after].lower() if after < len(tagged.words) else ""
    before = tagged.words[first - 1].lower() if first else ""
    if before in _speech_verbs() or following in load("speech")["active"]:
        return True
    return role_before(tagged, first) is not None


def _given_away(tagged: Words, first: int, covered: set[int]) -> int | None:
    """Return the word after a name that begins at `first` though the model saw none, or None.

    Names are given away by a title before them, by a role phrase that ends in a comma before them, and by a verb of
    speech before them.
    """
    words = tagged.words
    if not _may_be_name(tagged, first):
        return None
    after = first + 1
    while (
        after < len(words)
        and after - first < LONGEST_NAME
        and after not in covered
        and _continues(tagged, first, after)
    ):
        after += 1
    return after if _is_announced(tagged, first, after, covered) else None


def _is_announced(tagged: Words, first: int, after: int, covered: set[int]) -> bool:
    """True if what stands before words `first` to `after` says that they are a name."""
    words = tagged.words
    before = words[first - 1].lower() if first else ""
    title = title_start(words, first)
    if title and words[title - 1 - (title > 1 and words[title - 1] == ".")].lower() in _named_after():
        return False
    if _is_age(words, after) or any(word.lower() not in load("titles")["weak"] for word in words[title:first]):
        return True
    if before in ("(", ",", ":") and words[after : after + 1] == ["-"] and after + 1 in covered:
        return True  # "(Wulan Prihatini - Bimo Satriyo)"
    if _is_ballot_number(words, first) and (_ends_name(tagged, after) or words[after] == ":"):
        return True
    if not _ends_name(tagged, after) or is_region(words[first:after]):
        return False
    if not first and _is_told_with_age(tagged, after):
        return True
    if before == "dan" and first - 2 in covered:
        return True
    if before == ",":
        return role_before(tagged, first) is not None or _is_aged(words, first, after)
    if _is_pair(words[first:after]) or (before in region_words() and _behind_territory(tagged, first)):
        return True
    name = [word.lower() for word in words[first:after]]
    if _territorial_before(words, first):
        return not any(word in region_words() for word in name) and (len(name) > 1 or name[0] in given_names())
    return before in _speech_verbs()


def _behind_territory(tagged: Words, first: int) -> bool:
    """True of the word after the territory of an office: "Kepala BPBD Kabupaten Gunungkidul [Purwono]"."""
    words = tagged.words
    kind = words[first - 2].lower() if first > 1 else ""
    return (
        kind in ("kabupaten", "kota")
        and words[first].lower() not in region_words()
        and (role_before(tagged, first) is not None)
    )


def _is_pair(words: list[str]) -> bool:
    """True of "Wulan Prihatini-Bimo Satriyo", if one of the words is a common name."""
    joined = [word for word in words if "-" in word.strip("-")]
    if len(joined) != 1 or len(words) < 2:
        return False
    parts = [part.lower() for word in words for part in word.split("-")]
    sides = joined[0].split("-")
    capitalised = all(len(side) > 2 and is_capitalised(side) and not side.isupper() for side in sides)
    return capitalised and len(sides) == 2 and any(part in given_names() for part in parts) and not is_region(words)


def _is_ballot_number(words: list[str], first: int) -> bool:
    """True of "nomor urut 2 [Hasanudin Alimu]" and "Nomor urut 2, [Hasanudin Alimu]"."""
    i = first - 1 - (first > 0 and words[first - 1] in ",:-")
    return i > 0 and words[i].isdigit() and words[i - 1].lower() == load("roles")["ballot"]


def _is_told_with_age(tagged: Words, after: int) -> bool:
    """True of "[Sutarno] (52), warga Padukuhan Kepek I, …" at the head of a sentence."""
    words = tagged.words
    bracket = words[after : after + 4]
    if len(bracket) < 4 or (bracket[0], *bracket[2:]) != ("(", ")", ",") or not bracket[1].isdigit():
        return False
    return words[after + 4 : after + 5] != [] and role_after(tagged, after + 4) is not None


def _is_aged(words: list[str], first: int, after: int) -> bool:
    """True of ", Suyatmi (47)," behind a word for a person: "Salah satu warga RT 03, Suyatmi (47), mengaku"."""
    bracket = words[after : after + 3]
    if len(bracket) < 3 or (bracket[0], bracket[2]) != ("(", ")") or not bracket[1].isdigit():
        return False
    callings = load("roles")["callings"]
    return any(word.lower() in callings for word in words[max(0, first - _CALLED) : first])


def _is_age(words: list[str], i: int) -> bool:
    """True of ", usia 85 tahun" and ", 85 tahun," at word `i`."""
    if words[i : i + 1] != [","]:
        return False
    after = [word.lower() for word in words[i : i + 5]]
    return after[1:2] in (["usia"], ["berusia"]) or (
        len(after) > 3 and after[1].isdigit() and after[2] == "tahun" and after[3] in ",."
    )


def _territorial_before(words: list[str], first: int) -> bool:
    offices = _territorial()
    return words[first - 1].lower() in offices or " ".join(words[max(first - 2, 0) : first]).lower() in offices


def _may_be_name(tagged: Words, i: int) -> bool:
    word, label = tagged.words[i], tagged.labels[i]
    if not is_capitalised(word) or (word.isupper() and 1 < len(word) < 6) or any(c.isdigit() for c in word):
        return False
    lower = word.lower()
    if label != "O" and not label.endswith("PER") and lower not in given_names():
        if "-" in word:
            return role_before(tagged, i) is not None  # "pasangan nomor urut 1, Wulan-Bimo,"
        if not i or tagged.words[i - 1].lower() not in region_words() or not _behind_territory(tagged, i):
            return False
    return not (is_lexical(lower) or is_title(word) or head_at(tagged.words, i))


def _continues(tagged: Words, first: int, i: int) -> bool:
    """True if word `i` may go on a name that began at `first`."""
    word = tagged.words[i]
    if word == ".":
        return (
            i > first
            and len(tagged.words[i - 1]) <= LONGEST_INITIAL
            and i + 1 < len(tagged.words)
            and is_capitalised(tagged.words[i + 1])
        )
    if word.lower() in ("bin", "binti"):
        return True
    if word == "-" and i > first and i + 1 < len(tagged.words) and is_capitalised(tagged.words[i + 1]):
        return tagged.spans[i - 1][1] == tagged.spans[i][0] and tagged.spans[i][1] == tagged.spans[i + 1][0]
    return is_capitalised(word) and (i == first or not is_lexical(word.lower())) and not head_at(tagged.words, i)


def _ends_name(tagged: Words, after: int) -> bool:
    """True if what stands at word `after` can follow a name rather than go on a phrase."""
    if after >= len(tagged.words):
        return True
    word = tagged.words[after]
    return word in '.,("' or (not is_capitalised(word) and word[0].isalnum())


def is_region(words: list[str]) -> bool:
    """True if the words together are the name of a region of the register."""
    return " ".join(words).lower() in regions()


@cache
def _lexical() -> frozenset[str]:
    """Words that begin something else than a name, in lower case."""
    speech, agencies, places = load("speech"), load("agencies"), load("places")
    return frozenset(
        [
            w
            for key in ("verbs", "active", "passive", "function_words", "pronouns", "source_prepositions", "records")
            for w in speech[key]
        ]
        + [h.split()[0] for h in agencies["heads"]]
        + list(places["triggers"])
        + places["never_names"]
    )


def is_lexical(lower: str) -> bool:
    """True of a word that begins something else than a name, given in lower case."""
    return lower in _lexical()


@cache
def _streets() -> frozenset[str]:
    """What follows the name of a street: "Jalan Teuku Nyak Arif No. 12"."""
    return frozenset(load("places")["house_numbers"])


@cache
def _territorial() -> frozenset[str]:
    return frozenset(load("roles")["territorial"])


@cache
def _named_after() -> frozenset[str]:
    return frozenset(load("places")["named_after"])


@cache
def _titles_tails() -> frozenset[str]:
    return frozenset(load("titles")["tails"])


@cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(load("speech")["verbs"])
