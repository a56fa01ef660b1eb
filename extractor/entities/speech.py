"""Marks of speech, in the order of the text: "ujar Wulan", "Ia merinci", "Menurut Dinas Sosial"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from extractor.article import Article, Entity, Words
from extractor.entities.organisations import is_company
from extractor.entities.people import is_credit
from extractor.entities.roles import expanded, head_at, phrase_text, role_after, role_before
from extractor.entities.titles import is_capitalised, is_title, title_start
from extractor.lexicon import load

_REACH = 40  # words between a verb of speech and a person who is its subject before it, at most
_LONGEST_AGENCY = 5  # words of the name of an agency that opens a sentence
_RECORD_REACH = 10  # words between an organisation and what it or its records say, its own name apart
_AFTER_ROLE = 8  # words of title and name after a role phrase
_HOLDERS = 200  # people of a like office looked through, the last mentioned first
_SENTENCE_SIGNS = frozenset('".;:')


@dataclass(frozen=True, slots=True)
class Cue:
    """A mark of speech: where it stands, and whose speech it marks.

    `looks_back` is set in "Hal itu disampaikan …": it is what stands before that was said.
    """

    start: int
    end: int
    speaker: Entity
    looks_back: bool = False


def find_cues(article: Article) -> tuple[list[Cue], list[Entity]]:
    """Return the marks of speech outside quotations, in order, and the speakers known by a role alone (ids not given).

    Pronouns and roles that are found to mean a person are added to the mentions of that person.
    """
    reader = _Reader(article)
    for words in article.words:
        reader.read(words)
    return sorted(reader.cues, key=lambda cue: cue.start), reader.unnamed


class _Reader:
    """What is known of the speakers while the article is read from its beginning."""

    def __init__(self, article: Article) -> None:
        self.cues: list[Cue] = []
        self.unnamed: list[Entity] = []
        self._plain = article.plain
        self._quotations = [(q.start, q.end) for q in article.quotations]
        able = [e for e in article.entities if e.kind != "place" and not is_credit(e) and not _is_medium(e)]
        self._at = {start: (entity, end) for entity in able for start, end in entity.mentions}
        self._people = [e for e in able if e.kind == "person"]
        self._firsts = [p.mentions[0][0] for p in self._people]
        self._holders: dict[str, list[Entity]] = defaultdict(list)
        self._office: dict[int, list[str]] = {}
        self._agencies: dict[str, Entity] = {}
        self._marked: set[tuple[int, int]] = set()
        self._sentences = article.sentences
        self._paragraph = -1
        self._topic: Entity | None = None
        self._last_speaker: Entity | None = None
        self._last_named: Entity | None = None
        self._last_official: tuple[Words, tuple[int, int]] | None = None

    def read(self, words: Words) -> None:
        """Add the marks of speech of one sentence."""
        lexicon = _lexicon()
        paragraph = self._sentences[words.sentence].paragraph
        if paragraph != self._paragraph:
            self._paragraph = paragraph
        self._read_headline(words)
        lowered = [word.lower() for word in words.words]
        capitalised = [*map(is_capitalised, words.words), False]
        for i, lower in enumerate(lowered):
            if words.spans[i][0] in self._at or capitalised[i + 1]:  # else nobody is mentioned
                self._notice(words, i)
            if lower in lexicon.all_cues and not self._is_quoted(words.spans[i][0]):
                speaker = self._speaker(words, i, lower)
                if speaker:
                    opens = i > 0 and lowered[0] in lexicon.looks_back and "bahwa" not in lowered[i:]
                    looks_back = opens and lower in lexicon.passive
                    self._add(Cue(*words.spans[i], speaker, looks_back))

    def _speaker(self, words: Words, i: int, lower: str) -> Entity | None:
        """Whose speech the word at `i`, one of the lexicon of speech, marks; None if it marks none here."""
        lexicon = _lexicon()
        found = None
        if lower in lexicon.nya:
            return self._pronoun() if _stands_apart(words, i) else None
        if lower in lexicon.passive and i == 0 and words.words[1:2] in ([","], ["bahwa"]):
            return self._pronoun()
        if lower in lexicon.verbs or lower in lexicon.passive:
            found = self._subject_after(words, i + 1)
        elif lower in lexicon.prepositions:
            found = self._source_after(words, i + 1)
        elif lower in lexicon.records:
            found = self._owner_of_records(words, i)
        if i and words.words[i - 1].lower() in lexicon.no_subject:
            return found
        if found is None and lower in lexicon.active:
            found = self._person_before(words, i)
        if found is None and lower in lexicon.record_verbs:
            found = self._organisation_before(words, i)
        if found is None and lower in lexicon.active:
            found = self._official_before(words, i)
        if found is None and lower in lexicon.record_verbs:
            found = self._agency_before(words, i)
        return found

    def _add(self, cue: Cue) -> None:
        self.cues.append(cue)
        self._topic = None
        if cue.speaker.kind == "person":
            self._last_speaker = cue.speaker

    def _notice(self, words: Words, i: int) -> None:
        """Remember the person or the official without a name that is mentioned at word `i`."""
        found = self._at.get(words.spans[i][0])
        if found and (entity := found[0]).kind == "person":
            self._last_named = entity
            self._hold(entity)
            if _phrase_start(words, i) == 0:
                self._topic = entity
        elif words.words[i + 1 : i + 2] and is_capitalised(words.words[i + 1]) and head_at(words.words, i):
            role = role_after(words, i)
            if role and role[1] - role[0] > 2:
                self._last_official = (words, role)

    # Where the subject stands

    def _read_headline(self, words: Words) -> None:
        """Add the mark of speech in "BNPB: 12 Rumah Rusak" and "BPS Catat Kemiskinan Turun"."""
        role = role_after(words, 0)
        after = role[1] if role else self._after_entity(words)
        named, after = self._name_behind(words, after) if role and after else (None, after)
        if after is None or after >= len(words.words):
            return
        glued = after + 1 < len(words.words) and words.spans[after][1] == words.spans[after + 1][0]
        apart = words.spans[after][0] > words.spans[after - 1][1]
        if words.words[after].lower() in _lexicon().headline or (words.words[after] == ":" and not glued and not apart):
            speaker = named or (self._holder(words, *role) if role else self._entity_at(words, 0))
            if speaker:
                self._add(Cue(*words.spans[after], speaker))

    def _name_behind(self, words: Words, after: int) -> tuple[Entity | None, int]:
        """The person named behind a role that ends before word `after`, and the word behind the name."""
        for j in range(after, min(after + _AFTER_ROLE, len(words.words))):
            entity, end = self._at.get(words.spans[j][0], (None, 0))
            if entity is not None and entity.kind == "person":
                return entity, bisect_left(words.spans, (end, 0))
            if words.words[j] not in ".," and not is_title(words.words[j]):
                break
        return None, after

    def _after_entity(self, words: Words) -> int | None:
        """The index of the word after the person or organisation at the head of the sentence."""
        entity, end = self._at.get(words.spans[0][0], (None, 0))
        return bisect_left(words.spans, (end, 0)) if entity else None

    def _subject_after(self, words: Words, i: int) -> Entity | None:
        """The subject that begins at word `i`: a pronoun, a name with or without its role, an organisation, a role."""
        lexicon = _lexicon()
        if words.words[i : i + 1] == ["oleh"]:
            i += 1
        lower = [word.lower() for word in words.words[i : i + 7]]
        if not lower:
            return None
        if lower[0] in lexicon.pronouns:
            return self._mark(self._pronoun(), words.spans[i])
        if lower[0] in lexicon.epithets and not lexicon.pointers.isdisjoint(lower):
            return self._pronoun()
        i += _determiner(lower)
        role = role_after(words, i)
        for j in range(i, min((role[1] + _AFTER_ROLE) if role else i + 5, len(words.words))):
            entity = self._entity_at(words, j)
            if entity and (entity.kind == "person" or not role):
                return entity
            in_role = role is not None and j < role[1]
            if words.words[j] in _SENTENCE_SIGNS and len(words.words[j - 1]) > 4:
                break
            if not in_role and not is_title(words.words[j]) and words.words[j] not in ".,":
                break
        return self._holder(words, *role) if role else None

    def _source_after(self, words: Words, i: int) -> Entity | None:
        """The source after "menurut" or "berdasarkan": as after a verb, or the owner of the records named there."""
        if found := self._subject_after(words, i):
            return found
        return self._organisation_within(words, i, 7)[0]

    def _owner_of_records(self, words: Words, i: int) -> Entity | None:
        """The owner of records that show something: "Data BNPB memperlihatkan", "Dalam data BNPB, …"."""
        owner, j = self._organisation_within(words, i + 1, 5)
        if owner is None:
            return None
        before = words.words[i - 1].lower() if i else ""
        if before == "demikian" or (i <= 2 and before in _lexicon().record_prepositions):
            return owner
        rest = _outside_brackets(words.words[j + 1 : j + 1 + _REACH])[: len(owner.name.split()) + _RECORD_REACH]
        return None if _lexicon().record_verbs.isdisjoint(word.lower() for word in rest) else owner

    def _organisation_within(self, words: Words, i: int, reach: int) -> tuple[Entity | None, int]:
        """The first organisation that begins within `reach` words from word `i`, and where, in the same clause."""
        for j in range(i, min(i + reach, len(words.words))):
            entity = self._entity_at(words, j)
            if entity and entity.kind == "organisation":
                return entity, j
            if (
                words.words[j] in _SENTENCE_SIGNS
                or words.words[j] == ","
                or words.words[j].lower() in _lexicon().instruments
            ):
                break
        return None, i

    def _person_before(self, words: Words, verb: int) -> Entity | None:
        """The person, by name or pronoun, who is the subject of the verb at word `verb`: the nearest before it."""
        lexicon = _lexicon()
        companion = None
        for j in range(verb - 1, max(verb - 1 - _REACH, -1), -1):
            word = words.words[j].lower()
            if word in lexicon.pronouns and verb - j <= 4:
                return self._mark(self._pronoun(), words.spans[j])
            entity = self._entity_at(words, j)
            if entity and entity.kind == "person":
                if words.words[_phrase_start(words, j) - 1].lower() not in lexicon.companions:
                    return entity
                companion = companion or entity
            if self._ends_subject(words, j):
                break
        return companion

    def _organisation_before(self, words: Words, verb: int) -> Entity | None:
        """The organisation that is the subject of the verb at word `verb`, or the official whose role it ends."""
        for j in range(verb - 1, max(verb - 1 - _REACH, -1), -1):
            entity = self._entity_at(words, j)
            if entity and entity.kind == "organisation" and _is_own_result(entity, words.words[verb : verb + 2]):
                return None
            if entity and entity.kind == "organisation" and verb - j <= _RECORD_REACH + len(entity.name.split()):
                role = _role_around(words, j)
                return self._holder(words, *role) if role else entity
            if entity or self._ends_subject(words, j):
                break
        return None

    def _agency_before(self, words: Words, verb: int) -> Entity | None:
        """An agency nobody has marked as one that opens the sentence: "Disnakkeswan NTB mencatat"."""
        name = words.words[:verb]
        if not 0 < verb <= _LONGEST_AGENCY or not all(is_capitalised(word) for word in name) or not _is_agency(name[0]):
            return None
        text = phrase_text(self._plain, words, 0, verb)
        known = self._agencies.get(text.lower())
        if known is None:
            known = self._agencies[text.lower()] = Entity("", "organisation", text)
            self.unnamed.append(known)
        return self._mark(known, (words.spans[0][0], words.spans[verb - 1][1]))

    def _official_before(self, words: Words, verb: int) -> Entity | None:
        """An official without a name as subject: "Bupati mengatakan", "Kapolres juga menyebut"."""
        for j in range(verb - 1, max(verb - 1 - _RECORD_REACH, -1), -1):
            if head_at(words.words, j) and is_capitalised(words.words[j]):
                role = role_after(words, j)
                return self._holder(words, *role) if role and verb - role[1] <= 2 else None
            if self._ends_subject(words, j) or words.words[j] == ",":
                break
        return None

    def _ends_subject(self, words: Words, i: int) -> bool:
        """True if a subject is not to be looked for before word `i`."""
        word = words.words[i].lower()
        return word in _lexicon().stops or word in _lexicon().active or self._is_quoted(words.spans[i][0])

    # Who is meant

    def _entity_at(self, words: Words, i: int) -> Entity | None:
        found = self._at.get(words.spans[i][0])
        return found[0] if found else None

    def _is_quoted(self, position: int) -> bool:
        i = bisect_right(self._quotations, (position, len(self._plain))) - 1
        return i >= 0 and position < self._quotations[i][1]

    def _pronoun(self) -> Entity | None:
        """Who "he" is: the subject of a sentence of the paragraph since anybody spoke in it, or else the last speaker.

        Before anybody has spoken it is the person named last, or the official mentioned without a name.
        """
        if self._topic or self._last_speaker or self._last_named:
            return self._topic or self._last_speaker or self._last_named
        return self._holder(self._last_official[0], *self._last_official[1]) if self._last_official else None

    def _mark(self, person: Entity | None, span: tuple[int, int]) -> Entity | None:
        if person and span not in self._marked:
            self._marked.add(span)
            person.mentions.append(span)
        return person

    def _hold(self, person: Entity) -> None:
        """Remember `person` as the one last mentioned of those in a like office."""
        office = self._office.setdefault(id(person), expanded(person.role or ""))
        if office:
            holders = self._holders[office[0]]
            if not holders or holders[-1] is not person:
                holders.append(person)

    def _holder(self, words: Words, first: int, after: int) -> Entity | None:
        """The person whose role stands in words `first` to `after`, or else a person known by the role alone."""
        text = phrase_text(self._plain, words, first, after)
        span = (words.spans[first][0], words.spans[after - 1][1])
        meant = expanded(text)
        if not meant:
            return None
        upcoming = bisect_right(self._firsts, span[0])
        candidates = [*reversed(self._holders[meant[0]][-_HOLDERS:]), *self._people[upcoming : upcoming + 20]]
        for person in candidates:
            if _is_role_of(meant, self._office.setdefault(id(person), expanded(person.role or ""))):
                return self._mark(person, span)
        if not _lexicon().pointers.isdisjoint(words.words[after : after + 1]):
            return self._mark(self._topic or self._last_speaker, span)  # "mantan Kapolres itu" describes who speaks
        official = Entity("", "person", text)
        self.unnamed.append(official)
        self._office[id(official)] = meant
        self._hold(official)
        return self._mark(official, span)


def _is_own_result(organisation: Entity, words: list[str]) -> bool:
    """True of "mencatat laba": what an organisation achieves rather than tells; of a company also its sales."""
    lexicon = _lexicon()
    if words[0].lower() not in lexicon.achieving or len(words) < 2:
        return False
    result = words[1].lower()
    return result in lexicon.results or (result in lexicon.results_of_companies and is_company(organisation.name))


def _is_agency(word: str) -> bool:
    """True of "Dinkes", "Disnakkeswan", "DLHK": a short form made of an agency's, or of initials."""
    lower = word.lower()
    if lower in _lexicon().media or lower in _lexicon().function_words:
        return False
    return (word.isupper() and len(word) > 2) or lower.startswith(_lexicon().agencies)


def _outside_brackets(words: list[str]) -> list[str]:
    """The words that stand in no bracket: "BPS (Badan Pusat Statistik), Kamis (12/10), menunjukkan"."""
    kept, depth = [], 0
    for word in words:
        depth += (word == "(") - (word == ")" and depth > 0)
        if not depth and word != ")":
            kept.append(word)
    return kept


def _is_medium(entity: Entity) -> bool:
    return entity.kind == "organisation" and entity.name.split(maxsplit=1)[0].lower().rstrip(".,") in _lexicon().media


def _is_role_of(meant: list[str], office: list[str]) -> bool:
    """True if the words of `meant` are among those of `office`, in order."""
    rest = iter(office)
    return all(word in rest for word in meant)


def _phrase_start(words: Words, name: int) -> int:
    """The word at which the titles and role before the name at word `name` begin."""
    title = title_start(words.words, name)
    role = role_before(words, title)
    return role[0] if role else title


def _role_around(words: Words, i: int) -> tuple[int, int] | None:
    """The role phrase that the organisation at word `i` is part of: "Kepala Dinas Sosial"."""
    for j in range(i - 1, max(i - 8, -1), -1):
        if head_at(words.words, j):
            role = role_after(words, j)
            return role if role and role[1] > i else None
        if not is_capitalised(words.words[j]) and words.words[j] not in ("dan", "bidang"):
            break
    return None


def _determiner(lower: list[str]) -> int:
    """Return how many words "salah satu", "salah seorang" or "seorang" take at the head of `lower`."""
    return 2 if lower[:2] in (["salah", "satu"], ["salah", "seorang"]) else int(lower[0] == "seorang")


def _stands_apart(words: Words, i: int) -> bool:
    """True if "katanya" at word `i` is a mark of speech: set off by a comma, a quotation mark, a full stop."""
    before = words.words[i - 1] if i else ","
    after = words.words[i + 1] if i + 1 < len(words.words) else "."
    return before in ',"!?.' or after in ',."'


class _Lexicon:
    """The words of speech, ready for looking up."""

    def __init__(self) -> None:
        speech = load("speech")
        self.verbs = frozenset(speech["verbs"])
        with_nya = [verb + "nya" for verb in [*speech["verbs"], *speech["passive"], "menurut"]]
        self.nya = frozenset(with_nya) - frozenset(speech["nya_not"])
        self.active = frozenset(speech["active"])
        self.passive = frozenset(speech["passive"])
        self.prepositions = frozenset(p.split()[0] for p in speech["source_prepositions"])
        self.records = frozenset(speech["records"])
        self.record_verbs = frozenset(speech["record_verbs"])
        self.record_prepositions = frozenset(speech["record_prepositions"])
        self.pronouns = frozenset(speech["pronouns"])
        self.epithets = frozenset(speech["epithets"])
        self.pointers = frozenset(speech["pointers"])
        self.companions = frozenset(speech["companions"])
        self.headline = frozenset(speech["headline"])
        self.looks_back = frozenset(speech["looks_back"])
        self.instruments = frozenset(speech["instruments"])
        self.media = frozenset(speech["media"])
        self.achieving = frozenset(speech["achieving"])
        self.results = frozenset(speech["results"])
        self.results_of_companies = frozenset(speech["results_of_companies"])
        self.function_words = frozenset(speech["function_words"])
        self.agencies = tuple(load("agencies")["head_prefixes"])
        self.no_subject = frozenset(speech["no_subject"])
        self.stops = frozenset(speech["clause_starts"])
        self.all_cues = self.verbs.union(
            self.nya, self.active, self.passive, self.prepositions, self.records, self.record_verbs
        )


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()
