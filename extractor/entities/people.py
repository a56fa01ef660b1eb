"""People: names from the model and from their surroundings, their roles, and the mentions that mean them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Article, Entity
from extractor.entities.gazetteer import given_names, regions
from extractor.entities.names import after_titles, degrees_end, is_capitalised, title_start, without_degrees
from extractor.entities.recognition import Tagged
from extractor.entities.roles import head_at, role_after, role_before
from extractor.lexicon import load

_LONGEST_NAME = 6  # words
_WORD = regex.compile(r"\w[\w'-]*+")


@dataclass(slots=True)
class NameMention:
    """A name as it stands in the text, with the role phrase tied to it there."""

    start: int
    end: int
    name: str
    role: str | None = None


def find_people(article: Article, tagged: list[Tagged]) -> list[Entity]:
    """Return the people of the article in order of appearance, ids not yet given."""
    mentions = _credits(article)
    taken = {m.start for m in mentions}
    for sentence in tagged:
        for first, after in _names(sentence):
            mention = _mention(article.plain, sentence, first, after)
            if mention and mention.start not in taken:
                taken.add(mention.start)
                mentions.append(mention)
    people = _merge(sorted(mentions, key=lambda m: m.start))
    _add_later_mentions(people, tagged, taken)
    return people


def _names(tagged: Tagged) -> list[tuple[int, int]]:
    """Return the words of every name in a sentence: what the model found, then what the surroundings give away."""
    found = [chunk for first, after in tagged.chunks("PER") for chunk in _trimmed(tagged, first, after)]
    covered = {i for first, after in found for i in range(first, after)}
    for first in range(len(tagged.words)):
        if first not in covered and (after := _given_away(tagged, first, covered)):
            found.append((first, after))
            covered.update(range(first, after))
    return found


def _trimmed(tagged: Tagged, first: int, after: int) -> list[tuple[int, int]]:
    """Take from the model's name what is no part of one: roles and titles before, lower-case words."""
    words = tagged.words
    for i in range(first, after - 1):
        if head_at(words, i):
            first = i + head_at(words, i)
    if first >= after:
        return []
    first = after_titles(words, first, after)
    stop = next((i for i in range(first, after) if words[i] in ',"():;' or words[i] in ("dan", "serta")), after)
    if not is_capitalised(words[first]) or stop == first or (_is_lexical(words[first].lower()) and stop == first + 1):
        return []
    return [(first, stop)]


def _given_away(tagged: Tagged, first: int, covered: set[int]) -> int | None:
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
    if after == first:
        return None
    before = words[first - 1].lower() if first else ""
    if title_start(words, first) < first and before not in ("tni", "pol"):
        return after
    if before == "," and _ends_name(tagged, after) and (role := role_before(tagged, first)):
        return after if role[1] - role[0] > 1 or head_at(words, role[0]) else None
    if before in _speech_verbs() and _ends_name(tagged, after) and not _is_region(words[first:after]):
        return after
    return None


def _may_be_name(tagged: Tagged, i: int) -> bool:
    word = tagged.words[i]
    if not is_capitalised(word) or head_at(tagged.words, i) or _is_lexical(word.lower()):
        return False
    if tagged.labels[i] != "O" and not tagged.labels[i].endswith("PER") and word.lower() not in given_names():
        return False
    return not (word.isupper() and 1 < len(word) < 6)


def _continues(tagged: Tagged, first: int, i: int) -> bool:
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


def _ends_name(tagged: Tagged, after: int) -> bool:
    """True if what stands at word `after` can follow a name rather than go on a phrase."""
    if after >= len(tagged.words):
        return True
    word = tagged.words[after]
    return word in '.,("' or (not is_capitalised(word) and word[0].isalpha())


def _mention(plain: str, tagged: Tagged, first: int, after: int) -> NameMention | None:
    """Return the name in words `first` to `after`, with the role before or after it."""
    after = without_degrees(tagged, plain, first, after)
    start, end = tagged.spans[first][0], tagged.spans[after - 1][1]
    name = plain[start:end]
    if not any(c.isalpha() for c in name):
        return None
    role = role_before(tagged, title_start(tagged.words, first)) or _role_after_name(plain, tagged, after, end)
    return NameMention(start, end, name, tagged.text(*role, plain) if role else None)


def _role_after_name(plain: str, tagged: Tagged, after: int, end: int) -> tuple[int, int] | None:
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
        for match in _credit_pattern().finditer(article.plain, paragraph.start, paragraph.end):
            role = " ".join(match["role"].split())
            with_role = role.lower() not in load("roles")["credits_without_role"]
            for name in regex.finditer(r"[^,/|]++", match["names"]):
                for part in regex.finditer(r"(?:(?! dan | & ).)++", name[0]):
                    text = part[0].removeprefix(" dan ").removeprefix(" & ").strip(" .")
                    start = article.plain.index(text, match.start("names")) if text else 0
                    if text and is_capitalised(text) and len(text.split()) <= _LONGEST_NAME:
                        found.append(NameMention(start, start + len(text), text, role if with_role else None))
    return found


def _merge(mentions: list[NameMention]) -> list[Entity]:
    """Make one person of the mentions whose names agree: the shorter is made of words of the longer, in order.

    A short name that fits several goes to the one named last before it.
    """
    people: list[Entity] = []
    fullest = sorted(mentions, key=lambda m: (-len(_name_words(m.name)), m.start))
    for mention in fullest:
        words = _name_words(mention.name)
        fitting = [p for p in people if _within(words, _name_words(p.name))]
        if fitting:
            person = min(fitting, key=lambda p: _distance(p, mention.start))
        else:
            person = Entity("", "person", mention.name)
            people.append(person)
        person.mentions.append((mention.start, mention.end))
        if mention.role and (not person.role or len(mention.role) > len(person.role)):
            person.role = mention.role
    for person in people:
        person.mentions.sort()
    return sorted(people, key=lambda p: p.mentions[0])


def _distance(person: Entity, position: int) -> tuple[bool, int]:
    """How far back the person was last mentioned; those mentioned only later come after those mentioned before."""
    before = [start for start, _ in person.mentions if start <= position]
    return (not before, position - max(before) if before else person.mentions[0][0] - position)


def _add_later_mentions(people: list[Entity], tagged: list[Tagged], taken: set[int]) -> None:
    """Add the bare mentions of known names that the model passed over."""
    by_word: dict[str, list[Entity]] = defaultdict(list)
    for person in people:
        for word in _name_words(person.name):
            if len(word) > 2 and not _is_lexical(word) and not _is_region([word]):
                by_word[word].append(person)
    for sentence in tagged:
        for i, word in enumerate(sentence.words):
            start, end = sentence.spans[i]
            if is_capitalised(word) and word.lower() in by_word and start not in taken and sentence.labels[i] == "O":
                person = min(by_word[word.lower()], key=lambda p: _distance(p, start))
                if person.mentions[0][0] < start and not any(s <= start < e for s, e in person.mentions):
                    person.mentions.append((start, end))
    for person in people:
        person.mentions.sort()


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
    name = r"[A-Z][\w.'-]*+(?:[ ]?(?:[A-Z][\w.'-]*+|bin|binti))*"
    return regex.compile(
        rf"\b(?P<role>{one}(?:\s?[&/]\s?{one})*+)(?:\s?[:：]\s?|\s(?=[^\n.,]{{3,40}}+$))(?P<names>{name}(?:(?:\s?[,/|&]\s?|\sdan\s){name})*+)",
        regex.MULTILINE,
    )
