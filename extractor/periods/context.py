"""The words just before and after a mention: what bounds it, what makes it a date at all.

Every look goes over a fixed number of characters, so it costs the same wherever it is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from extractor.lexicon import load
from extractor.periods.grammar import Mention, either, month_names, particle

_BACK, _AHEAD = 48, 40
_LONG = 25  # characters; a longer word is none


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads up to a date: "hingga akhir" of "hingga akhir Februari 2025"."""

    start: int  # where the leading words begin, or the date itself where there are none
    bound: str | None = None  # "hingga", "sejak", …
    edge: str | None = None  # "akhir", "awal", …


def any_of(alternatives: Iterable[str]) -> regex.Pattern[str]:
    """Compile a pattern for whole words or phrases, whatever their case."""
    return regex.compile(rf"(?i)(?<![\p{{L}}\d-]){either(alternatives)}(?![\p{{L}}\d])")


def words_of(text: str) -> list[bytes]:
    """Return the words of a text in lower case, letters from a to z alone."""
    return text.encode("ascii", "replace").translate(_ONLY_LETTERS).split()


_ONLY_LETTERS = bytes(code if chr(code).islower() and code < 128 else ord(" ") for code in range(256))


def first_words(phrases: Iterable[str]) -> frozenset[bytes]:
    """Return the words that `words_of` finds where one of the phrases begins."""
    return frozenset(words_of(phrase.lower())[0] for phrase in phrases)


@cache
def words_of_comparing() -> dict[str, list[str]]:
    """Return the word lists of comparing, by name; `change` holds every rise and fall a relation knows too."""
    cues, moves = load("period_cues")["compared"], load("movement_cues")
    return {**cues, "change": [*cues["change"], *moves["rise"], *moves["fall"]]}


@cache
def _lead_pattern() -> regex.Pattern[str]:
    cues = load("period_cues")
    bounds = either((*cues["until"]["words"], *cues["since"]["words"]))
    edges = either((*cues["edge"]["end"], *cues["edge"]["vague"]))
    return regex.compile(
        rf"(?ri)(?<![\p{{L}}\d])(?:(?P<bound>{bounds})[ \t]{{1,3}})?(?:{particle('at')}[ \t])?"
        rf"(?:(?P<edge>{edges})[ \t]{{1,3}})?"
        rf"(?:{particle('kind')}[ \t]{{1,3}})?$"
    )


@cache
def _leading_words() -> frozenset[str]:
    cues = load("period_cues")
    phrases = (*cues["until"]["words"], *cues["since"]["words"], *cues["edge"]["end"], *cues["edge"]["vague"])
    small = cues["particles"]
    return frozenset([*(phrase.split()[-1] for phrase in phrases), *small["kind"], *small["at"]])


def lead_of(plain: str, start: int) -> Lead:
    """Return the words of bounding that lead up to a date at `start`."""
    if word_before(plain, start).lower() not in _leading_words():
        return Lead(start)
    left = max(0, start - _BACK)
    match = _lead_pattern().search(plain[left:start])
    if match is None or not (match["bound"] or match["edge"]):
        return Lead(start)
    bound, edge = match["bound"], match["edge"]
    return Lead(
        left + match.start("bound" if bound else "edge"),
        " ".join(bound.lower().split()) if bound else None,
        edge.lower() if edge else None,
    )


def is_purpose(before: str) -> bool:
    """True where what leads up to a period says what a sum is kept for ("Rp2 miliar untuk tahun depan")."""
    return _purpose().search(before[-_BACK:]) is not None


@cache
def _purpose() -> regex.Pattern[str]:
    words = either(load("period_cues")["purpose"]["words"])
    return regex.compile(rf"(?ri)(?<!\p{{L}}){words}[ \t]{{1,3}}(?:{particle('kind')}[ \t]{{1,3}})?$")


def looks_back(text: str) -> bool:
    """True of a period told by way of a later one ("tahun lalu", "periode yang sama 2022")."""
    return _looking_back().search(text) is not None


@cache
def _looking_back() -> regex.Pattern[str]:
    relative = load("relative")
    earlier = [word for each in relative["expression"] if each["by"] < 0 for word in each["words"]]
    by_year = [word for key in ("words", "of_topic") for word, by in relative["year_by"][key].items() if by < 0]
    which = ["", *(f"{word} " for word in load("period_cues")["particles"]["which"])]
    nouns, alike = relative["same"]["nouns"], relative["same"]["words"]
    same = [f"{noun} {yang}{word}" for noun in nouns for yang in which for word in alike]
    return any_of([*earlier, *by_year, *same])


def side_of(plain: str, end: int) -> tuple[str | None, int]:
    """Return the word after a date that says on which side of today it lies ("lalu"), and where that word ends."""
    if plain[end : end + 2].lower() not in _sides_begin():
        return None, end
    match = _side_pattern().match(plain, end, min(len(plain), end + _AHEAD))
    return (match[1].lower(), match.end()) if match else (None, end)


@cache
def _sides_begin() -> frozenset[str]:
    words = (*load("relative")["side"]["words"], *load("period_cues")["particles"]["which"])
    return frozenset(f" {word[0]}" for word in words)


@cache
def _side_pattern() -> regex.Pattern[str]:
    sides = either(load("relative")["side"]["words"])
    return regex.compile(rf"(?i)[ \t](?:{particle('which')}[ \t])?({sides})(?!\p{{L}})")


def word_before(plain: str, start: int) -> str:
    """Return the word before an offset on its line, as it is written; "" where the line begins or a mark stands."""
    written = plain[max(0, start - _BACK) : start]
    word = written[written.rfind(" ", 0, -1) + 1 : -1]
    if written[-1:] == " " and len(word) < _LONG and word.isalpha():
        return word
    match = _WORD_BEFORE.search(written)
    return match[1] if match else ""


_WORD_BEFORE = regex.compile(r"(?r)((?<![\p{L}\d-])[\p{L}\d][\p{L}\d.'/-]{0,24}|\))[ \t]{1,3}$")


def is_date(plain: str, mention: Mention, published_year: int | None, *, listed: bool) -> bool:
    """True where the mention is a date in this place; `listed`: it follows another year after a comma or "dan"."""
    match mention.kind:
        case "relative":
            doubled = plain[max(0, mention.start - 1)] == "-"  # "tahun-tahun sebelumnya"
            return not doubled and not _counted(word_before(plain, mention.start))
        case "part":
            return mention.year is not None or not _studies(word_before(plain, mention.start))
        case "month":
            return mention.year is not None or mention.year_by is not None or _names_month(plain, mention)
        case "weekday":
            return _names_weekday(plain, mention)
        case "year":
            if mention.stated:
                return not _after_number(plain, mention.start)
            return listed or _dates_something(plain, mention, published_year)
    return True


def is_law(plain: str, mention: Mention) -> bool:
    """True of the year in "Nomor 1 Tahun 2022"."""
    return mention.kind == "year" and _after_number(plain, mention.start)


def _after_number(plain: str, start: int) -> bool:
    return _law_pattern().search(plain[max(0, start - _BACK) : start]) is not None


@cache
def _law_pattern() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?ri)(?<!\p{{L}}){either(load('period_cues')['law']['words'])}[ \t]{{0,2}}[\w./-]{{1,20}}[ \t,/]{{0,2}}$"
    )


@cache
def _numerals() -> frozenset[str]:
    return frozenset(load("period_cues")["numerals"]["words"])


def _counted(word: str) -> bool:
    return word.lower() in _numerals() or word[-1:].isdigit()


def _studies(word: str) -> bool:
    """True of a word before "semester dua" that makes it a student's."""
    return word.lower() in load("calendar")["students"]["before"]


def _names_month(plain: str, mention: Mention) -> bool:
    """A bare month must not be a person: no name may touch it ("Juni Purba", "Ketua Mei")."""
    name = plain[mention.start : mention.end]
    if name.lower().startswith("bulan"):
        return True
    after = plain[mention.end : mention.end + 3]
    if after[:1] == "-" or name.lower() not in month_names():
        return after[:1] == "-"
    before = word_before(plain, mention.start)
    return not _is_name(plain, mention.start, before) and not (after[:1] in {" ", "\t"} and after[1:2].isupper())


def _is_name(plain: str, start: int, word: str) -> bool:
    """True of a word with a capital that neither opens its sentence nor is an acronym ("Ibu", "Ketua")."""
    if not word[:1].isupper() or word.isupper() or word.lower() in _prepositions():
        return False
    line = plain[max(0, start - _BACK) : start].rstrip(" \t")
    return line[: -len(word)].rstrip(" \t")[-1:] not in {"", "\n", ".", "!", "?", '"', "(", ":", "-"}


@cache
def _prepositions() -> frozenset[str]:
    cues = load("period_cues")
    return frozenset(
        [
            *cues["year"]["before"],
            *cues["year"]["before_weak"],
            *cues["until"]["words"],
            *cues["since"]["words"],
            *cues["range"]["words"],
            "bulan",
        ]
    )


@cache
def _weekday_words() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load("calendar")["weekdays"]
    return frozenset(lexicon["never_after"]), frozenset(lexicon["not_sunday_after"])


def _names_weekday(plain: str, mention: Mention) -> bool:
    never, week = _weekday_words()
    before = word_before(plain, mention.start)
    if before.lower() in never or _counted(before) or _is_name(plain, mention.start, before):
        return False
    after = _NEXT_WORD.match(plain, mention.end, mention.end + _AHEAD)
    if after is None:
        return True
    word = after[1].lower()
    return word not in load("calendar")["weekdays"]["weeks"] and not (mention.weekday == 6 and word in week)


_NEXT_WORD = regex.compile(r"[ \t-](\p{L}++)")


@cache
def _year_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load("period_cues")["year"]
    return frozenset(lexicon["before"]), frozenset(lexicon["before_weak"]), frozenset(lexicon["counting"])


@cache
def _after_year(words: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?i)[ \t]{{0,2}}{either(load('period_cues')['year'][words])}(?!\p{{L}})")


def _dates_something(plain: str, mention: Mention, published_year: int | None) -> bool:
    """A bare year dates something after a word of time, or after a noun where nothing counted follows."""
    strong, weak, counting = _year_words()
    word = word_before(plain, mention.start)
    before = word.lower()
    if _after_year("scales").match(plain, mention.end):
        return False
    if before in strong or mention.last_year is not None:
        return before in strong or before not in counting
    if _after_year("counted").match(plain, mention.end) or before in counting or _counted(before):
        return False
    if before in weak or not word:
        return before in weak or _stands_alone(plain, mention)
    year, now = mention.year or 0, published_year
    return year in range(1990, 2046) if now is None else now - 40 <= year <= now + 12


def _stands_alone(plain: str, mention: Mention) -> bool:
    """True of the year in "(2017)", "- 2021: 120 kasus", "2017 lalu" and "12 ton, 2022 sebanyak 13 ton"."""
    bracketed = plain[max(0, mention.start - 1)] == "(" and plain.startswith(")", mention.end)
    return bracketed or _goes_on().match(plain, mention.end) is not None


@cache
def _goes_on() -> regex.Pattern[str]:
    words = load("period_cues")["year"]["after"]
    return regex.compile(
        rf"(?i)[ \t]{{0,2}}:[ \t]|[ \t]\((?=\p{{L}}{{0,3}}\$?[ \t]?\d)|[ \t]{{1,3}}{either(words)}(?!\p{{L}})"
    )


def ahead(plain: str, sentence_start: int, start: int) -> bool:
    """True where the words before speak of what is still to come ("akan digelar Sabtu")."""
    return _ahead_pattern().search(plain, max(sentence_start, start - 120), start) is not None


@cache
def _ahead_pattern() -> regex.Pattern[str]:
    return any_of(load("calendar")["weekdays"]["ahead"])
