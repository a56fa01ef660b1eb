"""People: names from the model and from their surroundings, their roles, and the mentions that mean them."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Article, Entity, Words
from extractor.entities.gazetteer import given_names, region_words, regions
from extractor.entities.names import after_titles, degrees_end, is_capitalised, is_title, title_start, without_degrees
from extractor.entities.recognition import chunks
from extractor.entities.roles import head_at, phrase_text, role_after, role_before
from extractor.lexicon import load

_LONGEST_NAME = 6  # words
_CREDITED = regex.compile(r"[A-Z](?:(?!\s(?:dan|&)\s|\s?[,/|&]).)++")  # one name of a credit line
_PAIR = regex.compile(r"(?<=[A-Z][a-z]{2,})-(?=[A-Z][a-z]{2})")  # joins two names, unlike the hyphen in "Al-Amin"
_WORD = regex.compile(r"\w[\w'-]*+")


@dataclass(slots=True)
class NameMention:
    """A name as it stands in the text, with the role phrase tied to it there."""

    start: int
    end: int
    name: str
    role: str | None = None


def find_people(article: Article, tagged: list[Words], regions_at: set[int]) -> list[Entity]:
    """Return the people of the article in order of appearance, ids not yet given; nobody is named at `regions_at`."""
    mentions = _credits(article)
    taken = {m.start for m in mentions} | regions_at
    common = {word for sentence in tagged for word in sentence.words if word.islower()}
    for sentence in tagged:
        for first, after in _names(sentence, common):
            for mention in _mentions(article.plain, sentence, first, after):
                if mention.start not in taken:
                    taken.add(mention.start)
                    mentions.append(mention)
    people = _merge(sorted(mentions, key=lambda m: m.start))
    _add_later_mentions(people, tagged, taken)
    return people


def _names(tagged: Words, common: set[str]) -> list[tuple[int, int]]:
    """Return the words of every name in a sentence: what the model found, then what the surroundings give away.

    `common` are the words that the article also writes small: none is a name by itself.
    """
    found = [
        chunk
        for first, after in chunks(tagged, "PER")
        for chunk in _trimmed(tagged, first, after)
        if _is_credible(tagged, *chunk, common)
    ]
    covered = {i for first, after in found for i in range(first, after)}
    for first, word in enumerate(tagged.words):
        if word[0].isupper() and first not in covered and (after := _given_away(tagged, first, covered)):
            found.append((first, after))
            covered.update(range(first, after))
    return found


def _trimmed(tagged: Words, first: int, after: int) -> list[tuple[int, int]]:
    """Take from the model's name what is no part of one: roles and titles before, lower-case words."""
    words = tagged.words
    for i in range(first, after - 1):
        if head_at(words, i):
            first = i + head_at(words, i)
    if first >= after:
        return []
    first = after_titles(words, first, after)
    stop = next((i for i in range(first, after) if _ends_inside(words, i)), after)
    return [(first, stop)] if stop > first and is_capitalised(words[first]) else []


def _ends_inside(words: list[str], i: int) -> bool:
    """True if a name cannot go on over word `i`."""
    word = words[i]
    return word in ',"():;/' or word.lower() in ("dan", "serta") or any(c.isdigit() for c in word)


def _is_credible(tagged: Words, first: int, after: int, common: set[str]) -> bool:
    """False for what the model takes for a name against plain evidence: an agency, a region, a word written small."""
    words = [word.lower() for word in tagged.words[first:after]]
    before = tagged.words[first - 1].lower() if first else ""
    if all(is_title(word) for word in words):
        return False
    if any(word in _named_after() for word in words) or (before in _named_after() and not role_before(tagged, first)):
        return False
    if any(word in given_names() for word in words) or title_start(tagged.words, first) < first:
        return True
    if any(_is_lexical(word) for word in words) or words[-1] in _titles_tails():
        return False
    if all(word in common for word in words):
        return False
    if first in tagged.doubtful and not _has_part(tagged, first, after):
        return False
    return len(words) > 1 or not (_is_region(words) or words[0].endswith("nya"))


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
    after = first
    while (
        after < len(words)
        and after - first < _LONGEST_NAME
        and after not in covered
        and _continues(tagged, first, after)
    ):
        after += 1
    return after if after > first and _is_announced(tagged, first, after, covered) else None


def _is_announced(tagged: Words, first: int, after: int, covered: set[int]) -> bool:
    """True if what stands before words `first` to `after` says that they are a name."""
    words = tagged.words
    before = words[first - 1].lower() if first else ""
    title = title_start(words, first)
    if _is_age(words, after) or any(word.lower() not in load("titles")["weak"] for word in words[title:first]):
        return True
    if not _ends_name(tagged, after) or _is_region(words[first:after]):
        return False
    if before == "dan" and first - 2 in covered:
        return True
    if before == ",":
        return role_before(tagged, first) is not None
    name = [word.lower() for word in words[first:after]]
    if _territorial_before(words, first):
        return not any(word in region_words() for word in name) and (len(name) > 1 or name[0] in given_names())
    return before in _speech_verbs()


def _is_age(words: list[str], i: int) -> bool:
    """True of ", usia 85 tahun" and ", 85 tahun," at word `i`."""
    after = [word.lower() for word in words[i : i + 5]]
    return after[:1] == [","] and (
        after[1:2] in (["usia"], ["berusia"])
        or (len(after) > 3 and after[1].isdigit() and after[2] == "tahun" and after[3] in ",.")
    )


def _territorial_before(words: list[str], first: int) -> bool:
    offices = load("roles")["territorial"]
    return words[first - 1].lower() in offices or " ".join(words[max(first - 2, 0) : first]).lower() in offices


def _may_be_name(tagged: Words, i: int) -> bool:
    word = tagged.words[i]
    if not is_capitalised(word) or head_at(tagged.words, i) or _is_lexical(word.lower()) or is_title(word):
        return False
    if tagged.labels[i] != "O" and not tagged.labels[i].endswith("PER") and word.lower() not in given_names():
        return False
    return not (word.isupper() and 1 < len(word) < 6)


def _continues(tagged: Words, first: int, i: int) -> bool:
    """True if word `i` may go on a name that began at `first`."""
    word = tagged.words[i]
    if word == ".":
        return (
            i > first
            and len(tagged.words[i - 1]) <= 2
            and i + 1 < len(tagged.words)
            and is_capitalised(tagged.words[i + 1])
        )
    if word.lower() in ("bin", "binti"):
        return True
    return is_capitalised(word) and (i == first or not _is_lexical(word.lower())) and not head_at(tagged.words, i)


def _ends_name(tagged: Words, after: int) -> bool:
    """True if what stands at word `after` can follow a name rather than go on a phrase."""
    if after >= len(tagged.words):
        return True
    word = tagged.words[after]
    return word in '.,("' or (not is_capitalised(word) and word[0].isalpha())


def _mentions(plain: str, tagged: Words, first: int, after: int) -> Iterator[NameMention]:
    """Yield the name in words `first` to `after` with the role before or after it; a pair "Wulan-Bimo" is two names."""
    after = without_degrees(tagged, plain, first, after)
    start, end = tagged.spans[first][0], tagged.spans[after - 1][1]
    role = role_before(tagged, title_start(tagged.words, first)) or _role_after_name(plain, tagged, after, end)
    phrase = phrase_text(plain, tagged, *role) if role else None
    pair = _PAIR.search(plain, start, end)
    for begin, stop in [(start, pair.start()), (pair.end(), end)] if pair else [(start, end)]:
        yield NameMention(begin, stop, plain[begin:stop], phrase)


def _role_after_name(plain: str, tagged: Words, after: int, end: int) -> tuple[int, int] | None:
    """The role in "Wulan, Kepala Dinas Sosial, …" or "Wulan selaku Kepala Dinas Sosial …"."""
    stop = degrees_end(plain, end)
    while after < len(tagged.words) and tagged.spans[after][0] < stop:
        after += 1
    if after + 1 >= len(tagged.words):
        return None
    if tagged.words[after] == ",":
        return role_after(tagged, after + 1)
    for link in _links():
        if [w.lower() for w in tagged.words[after : after + len(link)]] == list(link):
            return role_after(tagged, after + len(link))
    return None


def _credits(article: Article) -> list[NameMention]:
    """Return the names in lines such as "Pewarta: Wulan Prihatini" and "Editor : Bimo"."""
    found = []
    for paragraph in article.paragraphs:
        if paragraph.end - paragraph.start > 200:
            continue
        end = paragraph.end
        if article.plain[end - 1] == ":" and paragraph.index + 1 < len(article.paragraphs):
            end = article.paragraphs[paragraph.index + 1].end  # the name stands on a line of its own
        for match in _credit_pattern().finditer(article.plain, paragraph.start, end):
            role = " ".join(match["role"].split())
            with_role = role.lower() not in load("roles")["credits_without_role"]
            for part in _CREDITED.finditer(article.plain, *match.span("names")):
                name = part[0].rstrip(". ")
                if len(name.split()) <= _LONGEST_NAME:
                    start = part.start()
                    found.append(NameMention(start, start + len(name), name, role if with_role else None))
    return found


def is_credit(entity: Entity) -> bool:
    """True of a person known only from a credit line ("Pewarta: …"): nobody the article speaks of."""
    return entity.role is not None and entity.role.lower().split(" & ")[0] in load("roles")["credits"]


def _merge(mentions: list[NameMention]) -> list[Entity]:
    """Make one person of the mentions whose names agree: the shorter is made of words of the longer, in order.

    A short name that fits several goes to the one named last before it.
    """
    people: list[Entity] = []
    by_word: dict[str, list[Entity]] = defaultdict(list)
    starts: dict[int, list[int]] = {}
    for mention in sorted(mentions, key=lambda m: (-len(_name_words(m.name)), m.start)):
        words = _name_words(mention.name)
        fitting = [p for p in by_word[max(words, key=len, default="")] if _within(words, _name_words(p.name))]
        if fitting:
            person = min(fitting, key=lambda p: _distance(starts[id(p)], mention.start)) if fitting[1:] else fitting[0]
        else:
            person = Entity("", "person", mention.name)
            people.append(person)
            starts[id(person)] = []
            for word in words:
                by_word[word].append(person)
        person.mentions.append((mention.start, mention.end))
        insort(starts[id(person)], mention.start)
        if mention.role and (not person.role or len(mention.role) > len(person.role)):
            person.role = mention.role
    for person in people:
        person.mentions.sort()
    return sorted(people, key=lambda p: p.mentions[0])


def _distance(starts: list[int], position: int) -> tuple[bool, int]:
    """How far back a person was last mentioned; one mentioned only later comes after all mentioned before."""
    i = bisect_right(starts, position)
    return (i == 0, position - starts[i - 1] if i else starts[0] - position)


def _add_later_mentions(people: list[Entity], tagged: list[Words], taken: set[int]) -> None:
    """Add the bare mentions of known names that the model passed over."""
    starts = {id(person): [start for start, _ in person.mentions] for person in people}
    ends = {start: end for person in people for start, end in person.mentions}
    by_word: dict[str, list[Entity]] = defaultdict(list)
    for person in people:
        for word in _name_words(person.name):
            if len(word) > 2 and not _is_lexical(word) and not _is_region([word]):
                by_word[word].append(person)
    covered_to = 0
    for sentence in tagged:
        for i, word in enumerate(sentence.words):
            if not word[0].isupper():
                continue
            start, end = sentence.spans[i]
            covered_to = max(covered_to, ends.get(start, 0))
            if start < covered_to or start in taken or sentence.labels[i] != "O":
                continue
            known = [person for person in by_word.get(word.lower(), ()) if starts[id(person)][0] < start]
            if known:
                min(known, key=lambda p: _distance(starts[id(p)], start)).mentions.append((start, end))


def _name_words(name: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(name.lower())]


def _within(short: list[str], long: list[str]) -> bool:
    """True if `short` is some of the words of `long`, in order; an initial fits the word it begins."""
    rest = iter(long)
    return bool(short) and all(any(_same(a, b) for b in rest) for a in short)


def _same(a: str, b: str) -> bool:
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _is_region(words: list[str]) -> bool:
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


def _is_lexical(lower: str) -> bool:
    return lower in _lexical()


@cache
def _named_after() -> frozenset[str]:
    return frozenset(load("places")["named_after"])


@cache
def _titles_tails() -> frozenset[str]:
    return frozenset(load("titles")["tails"])


@cache
def _speech_verbs() -> frozenset[str]:
    return frozenset(load("speech")["verbs"])


@cache
def _links() -> list[list[str]]:
    return [link.split() for link in sorted(load("roles")["links_after_name"], key=len, reverse=True)]


@cache
def _credit_pattern() -> regex.Pattern[str]:
    words = "|".join(
        regex.escape(c).replace(r"\ ", r"\s") for c in sorted(load("roles")["credits"], key=len, reverse=True)
    )
    one = rf"(?i:{words})"
    name = rf"(?!{one}\s?:)[A-Z][\w.'-]*+(?:[ ](?:(?!{one}\s?:)[A-Z][\w.'-]*+|bin\b|binti\b))*+"
    return regex.compile(
        rf"\b(?P<role>{one}(?:\s?[&/]\s?{one})*+)(?:\s?[:：]\s?+|\s(?=[^\n.,]{{3,40}}+$))(?P<names>{name}(?:(?:\s?[,/|&]\s?|\sdan\s){name})*+)",
        regex.MULTILINE,
    )
