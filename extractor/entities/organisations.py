"""Organisations: each once, by its fullest form, with its abbreviation as another of its mentions."""

from __future__ import annotations

import regex

from extractor.article import Article, Entity, Words
from extractor.entities.recognition import chunks
from extractor.entities.roles import head_at
from extractor.entities.titles import is_capitalised
from extractor.lexicon import load

_ABBREVIATED = regex.compile(r"\((?:selanjutnya\s)?([A-Z][\w./ -]{1,24}?)\)")
_COMPANY = regex.compile(r"^(?:PT|CV|Perum|Perumda)\s|(?:\s\(Persero\))?(?:,?\sTbk\.?)?$")
_ABBREVIATED_NEXT = regex.compile(r"\s?+" + _ABBREVIATED.pattern)


def is_company(name: str) -> bool:
    """True of "PT Bukit Asam Tbk", "Bank Jago", "CV Sentosa"."""
    words = name.rstrip(".").split()
    return words[0] in ("PT", "CV", "Bank", "Perum", "Perumda") or words[-1] == "Tbk" or "(Persero)" in words


def find_organisations(article: Article, tagged: list[Words]) -> list[Entity]:
    """Return the organisations of the article in order of appearance, ids not yet given."""
    organisations: list[Entity] = []
    known: dict[str, Entity] = {}
    for start, end in sorted(_spans(article.plain, tagged)):
        name = article.plain[start:end]
        keys = _keys(name)
        organisation = next((known[k] for k in keys if k in known), None)
        if organisation is None:
            organisation = Entity("", "organisation", name)
            organisations.append(organisation)
        elif len(name) > len(organisation.name):
            organisation.name = name
        organisation.mentions.append((start, end))
        for key in keys:
            known.setdefault(key, organisation)
    _add_later_mentions(known, tagged)
    return organisations


def _add_later_mentions(known: dict[str, Entity], tagged: list[Words]) -> None:
    """Add mentions that the model passed over, of names known from elsewhere in the article."""
    by_first: dict[str, list[tuple[list[str], Entity]]] = {}
    for key, organisation in known.items():
        words = key.replace("(", " ( ").replace(")", " ) ").split()
        if len(words) > 1 or organisation.name.split("(")[-1].rstrip(")").lower() == key or organisation.name.isupper():
            by_first.setdefault(words[0], []).append((words, organisation))
    for sentence in tagged:
        for i, word in enumerate(sentence.words):
            if not word[0].isupper() or sentence.labels[i] != "O" or word.lower() not in by_first:
                continue
            fitting = [
                (len(key), organisation)
                for key, organisation in by_first[word.lower()]
                if [w.lower() for w in sentence.words[i : i + len(key)]] == key
            ]
            if fitting:
                length, organisation = max(fitting, key=lambda f: f[0])
                organisation.mentions.append((sentence.spans[i][0], sentence.spans[i + length - 1][1]))


def _spans(plain: str, tagged: list[Words]) -> list[tuple[int, int]]:
    """Return what the model took for organisations, each with the abbreviation in brackets after it."""
    spans = []
    for sentence in tagged:
        for chunk in chunks(sentence, "ORG"):
            words = [
                i for i in range(*chunk) if is_capitalised(sentence.words[i]) or sentence.words[i][0] in "0123456789)"
            ]
            if not words or sentence.words[words[0]] == ")":
                continue
            start, end = sentence.spans[words[0]][0], sentence.spans[words[-1]][1]
            if plain.count(")", start, end) > plain.count("(", start, end):
                end = plain.rindex(")", start, end)
            short = _ABBREVIATED_NEXT.match(plain, end)
            spans.append((start, short.end() if short else end))
    return spans


def _keys(name: str) -> list[str]:
    """Return what the organisation may be called elsewhere: the whole, the part before a bracket, the abbreviation."""
    keys = [name.lower()]
    if bare := _COMPANY.sub("", name):
        keys.append(bare.lower())
    if (short := _ABBREVIATED.search(name)) and not head_at([short[1]], 0):
        keys += [
            short[1].lower(),
            (name[: short.start()].rstrip() + name[short.end() :]).lower(),
            name[: short.start()].rstrip().lower(),
        ]
    return keys + [written_out for key in keys if (written_out := _written_out(key)) != key]


def _written_out(name: str) -> str:
    """ "pemkab garut" -> "pemerintah kabupaten garut" """
    short = load("agencies")["short"]
    return " ".join(short.get(word, word) for word in name.split())
