"""People: every name once, with its fullest role and the mentions that mean it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from extractor.article import Article, Entity, Words
from extractor.entities.gazetteer import given_names
from extractor.entities.names import LONGEST_NAME, is_lexical, is_region, names_in
from extractor.entities.roles import phrase_text, role_after, role_before
from extractor.entities.titles import degrees_end, title_start, without_degrees
from extractor.lexicon import load

_CREDITED = regex.compile(r"[A-Z](?:(?!\s(?:dan|&)\s|\s?[,/|&]).)++")  # one name of a credit line
_PAIR = regex.compile(r"(?<=[A-Z][a-z]{2,})-(?=[A-Z][a-z]{2})")  # joins two names, unlike the hyphen in "Al-Amin"
_WORD = regex.compile(r"\w[\w'-]*+")
_DOMAIN = regex.compile(r"\.(?i:com?|id|net|org)\b")  # "SURYA.CO.ID"
SHORTEST_NICKNAME = 3  # letters
MOST_ALIKE = 4  # words beginning alike that are looked at; two are enough to say nothing
SHORTEST_CAPITALS = 4  # letters of a name written in capitals; shorter ones are initials


@dataclass(slots=True)
class NameMention:
    """A name as it stands in the text, with the role phrase tied to it there."""

    start: int
    end: int
    name: str
    role: str | None = None


def find_people(article: Article, tagged: list[Words], regions_at: set[int]) -> list[Entity]:
    """Return the people of the article in order of appearance, ids not yet given; nobody is named at `regions_at`."""
    mentions = list({mention.start: mention for mention in _credits(article)}.values())
    taken = {mention.start for mention in mentions} | regions_at
    common = {word for word in set[str]().union(*(sentence.words for sentence in tagged)) if word.islower()}
    short = _abbreviations(tagged)
    kinds = [article.paragraphs[article.sentences[sentence.sentence].paragraph].kind for sentence in tagged]
    body = [sentence for sentence, kind in zip(tagged, kinds, strict=True) if kind != "heading"]
    named = given_names() | {w.lower() for s in body for i, w in enumerate(s.words) if s.labels[i].endswith("PER")}
    for sentence, kind in zip(tagged, kinds, strict=True):
        if kind == "boilerplate":
            continue
        for first, after in names_in(sentence, common):
            alone = sentence.words[first].lower() if after - first == 1 else ""
            if alone in short or (alone and kind == "heading" and alone not in named):
                continue  # "Vaksinasi Dikebut": in a headline every word is written as names are
            if _DOMAIN.match(article.plain, sentence.spans[after - 1][1]):
                continue
            for mention in _mentions(article.plain, sentence, first, after):
                if mention.start not in taken:
                    taken.add(mention.start)
                    mentions.append(mention)
    _signatures(article, mentions, tagged)
    people = _merge(sorted(mentions, key=lambda m: m.start))
    _add_later_mentions(people, tagged, taken)
    return people


def _signatures(article: Article, mentions: list[NameMention], tagged: list[Words]) -> None:
    """Give the name that is all there is of a line the role that is all there is of the next: a signature."""
    by_start = {article.sentences[sentence.sentence].start: sentence for sentence in tagged}
    starts = {paragraph.start: paragraph for paragraph in article.paragraphs}
    for mention in mentions:
        line = starts.get(mention.start)
        if line is None or mention.role or degrees_end(article.plain, mention.end) < line.end:
            continue
        following = article.paragraphs[line.index + 1 : line.index + 2]
        words = by_start.get(following[0].start) if following else None
        role = role_after(words, 0) if words else None
        if words and role and words.spans[role[1] - 1][1] >= following[0].end:
            mention.role = phrase_text(article.plain, words, *role)


def _abbreviations(tagged: list[Words]) -> set[str]:
    """The words that stand alone in brackets behind what they are short for: "Biaya Perjalanan Haji (Bipih)"."""
    return {
        sentence.words[i].lower()
        for sentence in tagged
        for i in range(2, len(sentence.words) - 1)
        if sentence.words[i - 1] == "(" and sentence.words[i + 1] == ")" and _is_short_for(sentence.words, i)
    }


def _is_short_for(words: list[str], i: int) -> bool:
    """True if the word at `i` begins as the words before its bracket do."""
    word = words[i]
    first = next((j for j in range(i - 2, max(i - 10, -1), -1) if words[j][0] == word[0]), i)
    return len(word) > 2 and word[0].isupper() and first < i - 2


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
    if tagged.words[after : after + 3 : 2] == ["(", ")"] and tagged.words[after + 1].isdigit():
        after += 3  # the age: "Wulan (31), petani Desa Cibiru"
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
        lower = article.plain[paragraph.start : end].lower()
        if not any(word in lower for word in _credit_words()):
            continue  # sooner told than by the pattern
        for match in _credit_pattern().finditer(article.plain, paragraph.start, end):
            role = " ".join(match["role"].split())
            with_role = role.lower() not in load("roles")["credits_without_role"]
            for part in _CREDITED.finditer(article.plain, *match.span("names")):
                name = part[0].rstrip(". ")
                if len(name.split()) <= LONGEST_NAME and _is_credited(name):
                    start = part.start()
                    found.append(NameMention(start, start + len(name), name, role if with_role else None))
        signed = _signed_pattern().match(article.plain, paragraph.start, paragraph.end)
        if signed and len(signed["name"].split()) <= LONGEST_NAME and _is_credited(signed["name"]):
            found.append(NameMention(*signed.span("name"), signed["name"], signed["role"]))
    return found


def _is_credited(name: str) -> bool:
    """False for what is credited without being a person: "Dok. BPBD", "Istimewa", "Tim Redaksi", "RN"."""
    words = [word.lower().rstrip(".") for word in name.split()]
    initials = len(words) == 1 and name.isupper() and len(name) < SHORTEST_CAPITALS
    return not initials and _of_nobody().isdisjoint(words)


@cache
def _of_nobody() -> frozenset[str]:
    """The words of a credit that names an agency, a newsroom or nobody."""
    heads = [head for head in load("agencies")["heads"] if " " not in head]
    return frozenset([*load("roles")["credits_of_nobody"], *heads, *load("speech")["media"]])


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
    people = _without_nicknames(people)
    for person in people:
        person.mentions.sort()
    return sorted(people, key=lambda p: p.mentions[0])


def _without_nicknames(people: list[Entity]) -> list[Entity]:
    """Let "Eka" be Ekarini Mumpuni, named before, if nobody else's name begins so."""
    kept = []
    words = sorted((word, n) for n, person in enumerate(people) for word in _name_words(person.name))
    for number, person in enumerate(people):
        name = person.name.lower()
        first = bisect_left(words, (name, 0))
        begun = {n for word, n in words[first : first + MOST_ALIKE] if word.startswith(name)} - {number}
        whole = people[begun.pop()] if len(begun) == 1 else None
        short = " " not in name and len(name) >= SHORTEST_NICKNAME and not person.role
        if whole and short and " " in whole.name and min(whole.mentions) < min(person.mentions):
            whole.mentions += person.mentions
        else:
            kept.append(person)
    return kept


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
            if len(word) > 2 and not is_lexical(word) and not is_region([word]):
                by_word[word].append(person)
    covered_to = 0
    for sentence in tagged:
        for i, word in enumerate(sentence.words):
            if not word[0].isupper():
                continue
            start, end = sentence.spans[i]
            if start in ends and ends[start] > covered_to:
                covered_to = ends[start]
            if start < covered_to or sentence.labels[i] != "O" or start in taken:
                continue
            if (lower := word.lower()) not in by_word:
                continue
            known = [person for person in by_word[lower] if starts[id(person)][0] < start]
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


@cache
def _links() -> list[list[str]]:
    return [link.split() for link in sorted(load("roles")["links_after_name"], key=len, reverse=True)]


@cache
def _signed_pattern() -> regex.Pattern[str]:
    """ "Wulan Prihatini, Penulis" or "Laporan Kontributor Berita.id Garut, Wulan": a line of its own."""
    words = "|".join(regex.escape(word) for word in load("roles")["credits"] if word not in ("oleh", "by", "foto"))
    name = r"(?P<name>[A-Z][\w.'-]++(?:[ ][A-Z][\w.'-]*+)*+)"
    return regex.compile(
        rf"{name}\s?[,|-]\s?(?P<role>(?i:{words}))$|(?i:laporan)\s(?P<role>(?i:{words})[^,\n]{{0,60}}),\s{name}$"
    )


@cache
def _credit_words() -> frozenset[str]:
    """The words that credits begin with, in lower case."""
    return frozenset(credit.split()[0].lower() for credit in load("roles")["credits"])


@cache
def _credit_pattern() -> regex.Pattern[str]:
    words = "|".join(
        regex.escape(c).replace(r"\ ", r"\s") for c in sorted(load("roles")["credits"], key=len, reverse=True)
    )
    one = rf"(?i:{words})"
    name = rf"(?!{one}\s?:)[A-Z][\w.'-]*+(?:[ ](?:(?!{one}\s?:)[A-Z][\w.'-]*+|bin\b|binti\b))*+"
    return regex.compile(
        rf"\b(?P<role>{one}(?:\s?[&/]\s?{one})*+)(?:\s?[:：]\s?+|\s(?=[^\n.,]{{3,40}}+$))(?P<names>{name}(?:(?:\s?[,/|&]\s?|\sdan\s){name})*+)(?!\s?\p{{Ll}})",
        regex.MULTILINE,
    )
