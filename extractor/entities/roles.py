"""Role phrases: "Plt Kepala Pusat Data, Informasi dan Humas BNPB", before a name or after it."""

from __future__ import annotations

from functools import cache

from extractor.article import Words
from extractor.entities.titles import is_capitalised
from extractor.figures.counted import nouns
from extractor.lexicon import load

_LONGEST = 32  # words of a role phrase
_SORTS = 2  # small words behind a calling that say of which sort it is
_JOINING = frozenset("/&-.")


def role_before(tagged: Words, after: int) -> tuple[int, int] | None:
    """Return `(first, after last)` word of the role phrase that ends before word `after`, or None.

    One comma may stand between the phrase and what follows it.
    """
    words = tagged.words
    if after and words[after - 1] == ",":
        after -= 1
    found = None
    listing = False
    i = after
    while i > 0 and after - i < _LONGEST:
        word = words[i - 1]
        if word == ")":
            opening = _opening(words, i - 1)
            if opening is None:
                break
            i = opening
            continue
        if word == ",":
            agency = i < after and all(label.endswith("ORG") for label in tagged.labels[i:after])
            if head_at(words, i) or not (listing or agency):
                break
        elif i > 1 and (head_at(words, i - 2) > 1 or (_is_sort(word) and head_at(words, i - 2))):
            pass  # the second word of a head such as "juru bicara", or of which sort it is: "Ahli gizi RSUD Garut"
        elif not head_at(words, i - 1) and (tagged.labels[i - 1].endswith("PER") or not _in_phrase(tagged, i - 1)):
            break
        i -= 1
        listing = listing or word in ("dan", "serta", "&")
        if head_at(words, i):
            found = i
    if found is None:
        return None
    return _with_qualifiers(words, found), after


def role_after(tagged: Words, first: int) -> tuple[int, int] | None:
    """Return `(first, after last)` word of the role phrase that begins at word `first`, or None."""
    words = tagged.words
    start = first
    while start < len(words) and (
        words[start].lower() in _lexicon().qualifiers or (words[start] == "." and start > first)
    ):
        start += 1
    if start >= len(words) or not (head_at(words, start) or _plain_calling_at(words, start)):
        if start == first or not head_at(words, start - 1):
            return None
        start -= 1
    i = start + max(head_at(words, start), 1)
    if not head_at(words, start):
        i = _with_sorts(words, start)
    while i < len(words) and i - start < _LONGEST:
        word = words[i]
        if word == "(":
            closing = next((j for j in range(i + 1, min(i + 8, len(words))) if words[j] == ")"), None)
            if closing is None or words[i + 1][0].isdigit():
                break
            i = closing + 1
            continue
        if tagged.labels[i].endswith("PER") or word in ",-":
            if word != "," or not _goes_on(tagged, i):
                break
        elif not _in_phrase(tagged, i) or (word == "." and len(words[i - 1]) > 4):
            break
        i += 1
    while i > start + 1 and (
        (words[i - 1].lower() in _lexicon().inner and not is_capitalised(words[i - 1])) or words[i - 1] in ".-/&"
    ):
        i -= 1
    return first, i


def head_at(words: list[str], i: int) -> int:
    """Return how many words the role head at word `i` has, 0 if there is none."""
    if i >= len(words):
        return 0
    word = words[i]
    lower = word.lower()
    lexicon = _lexicon()
    heads = lexicon.heads.get(lower)
    if heads is None:
        return 1 if lower.startswith(lexicon.prefixes) and is_capitalised(word) else 0
    for head in heads:
        if len(head) == 1 or [w.lower() for w in words[i : i + len(head)]] == list(head):
            return len(head)
    return 0


def _plain_calling_at(words: list[str], i: int) -> bool:
    """True if a calling that needs no capital stands at word `i`, and says of where or which.

    "petani Desa Cibiru", "pengendara ojek daring"
    """
    if words[i] not in _lexicon().callings or i + 1 >= len(words):
        return False
    return is_capitalised(words[i + 1]) or _with_sorts(words, i) > i + 1


def _with_sorts(words: list[str], i: int) -> int:
    """The word after the calling at word `i` and the small words that say of which sort: "atlet dayung"."""
    after = i + 1
    while after < len(words) and after - i <= _SORTS and _is_sort(words[after]):
        after += 1
    ends = after >= len(words) or words[after] in ',."(' or is_capitalised(words[after]) or after - i > _SORTS
    return after if ends or words[after] in _lexicon().inner or words[after] in _small() else i + 1


def _is_sort(word: str) -> bool:
    if not (word.islower() and word.isalpha()) or word in _small() or nouns().is_verb(word):
        return False
    return word not in load("speech")["active"]


@cache
def _small() -> frozenset[str]:
    return frozenset(load("speech")["function_words"])


def phrase_text(plain: str, words: Words, first: int, after: int) -> str:
    """Return the text from word `first` up to, not including, word `after`."""
    return plain[words.spans[first][0] : words.spans[after - 1][1]]


def expanded(role: str) -> list[str]:
    """Return the words of a role in lower case, short forms written out: "Kadis Sosial" -> kepala dinas sosial."""
    short = load("roles")["short"]
    words = role.lower().replace("(", " ").replace(")", " ").replace(",", " ").split()
    return [part for word in words for part in short.get(word, word).split()]


def _in_phrase(tagged: Words, i: int) -> bool:
    """True if word `i` may be inside a role phrase."""
    word = tagged.words[i]
    if word in _JOINING:
        spaced = i and i + 1 < len(tagged.words) and tagged.spans[i - 1][1] < tagged.spans[i][0]
        return word != "-" or not spaced
    if word == "." or (i and tagged.words[i - 1] == "." and tagged.spans[i - 1][1] == tagged.spans[i][0]):
        return True  # the second is "com" in "Wartawan Berita.com"
    lexicon = _lexicon()
    return is_capitalised(word) or word[0].isdigit() or word in lexicon.inner or word in lexicon.qualifiers


def _goes_on(tagged: Words, comma: int) -> bool:
    """True if the phrase goes on after a comma: "Data, Informasi, dan Humas" """
    words = tagged.words
    for j in range(comma + 1, min(comma + 8, len(words))):
        if words[j] in ("dan", "&"):
            return j > comma + 1 or (j + 1 < len(words) and is_capitalised(words[j + 1]))
        if (not is_capitalised(words[j]) and words[j] != ",") or tagged.labels[j].endswith("PER") or head_at(words, j):
            return False
    return False


def _opening(words: list[str], closing: int) -> int | None:
    """Return the index of the bracket that the one at `closing` closes, if no more than a few words lie between."""
    for j in range(closing - 1, max(closing - 9, -1), -1):
        if words[j] == "(":
            return None if words[j + 1][0].isdigit() else j
    return None


def _with_qualifiers(words: list[str], first: int) -> int:
    """Return the index of the first word of the qualifiers before word `first`: "Plt.", "Pj. S.", "mantan"."""
    i = first
    while i > 0:
        j = i - 1
        if words[j] == "." and j > 0:
            j -= 1
        if words[j].lower() not in _lexicon().qualifiers:
            break
        i = j
    return i


class _Lexicon:
    """The role lists, ready for looking up."""

    def __init__(self) -> None:
        roles = load("roles")
        self.heads: dict[str, list[tuple[str, ...]]] = {}
        for head in sorted((tuple(h.split()) for h in roles["heads"]), key=len, reverse=True):
            self.heads.setdefault(head[0], []).append(head)
        self.prefixes = tuple(roles["head_prefixes"])
        self.qualifiers = frozenset(w for q in roles["qualifiers"] for w in q.split())
        self.inner = frozenset(roles["inner"])
        self.callings = frozenset(roles["callings"])


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()
