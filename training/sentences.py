"""Press-release sentences made from the templates: the same ones for the same seed."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

from extractor.entities.gazetteer import regions
from extractor.entities.tokens import tokenise
from extractor.lexicon import load
from training.corpora import Labelled

TEMPLATES = Path(__file__).parent / "templates.toml"
_SLOT = re.compile(r"\{(\w+)\}")
_SPAN = re.compile(r"\[(PER|ORG|LOC) ([^\]]*)\]")


def make_sentences(count: int, seed: int) -> list[Labelled]:
    """Return `count` labelled sentences of the template grammar."""
    rng = random.Random(seed)
    grammar = tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))
    grammar |= _fillers() | {"coined": _coined_names(grammar["syllable"])}
    return [_labelled(_expand("{sentence}", grammar, rng)) for _ in range(count)]


def make_headlines(sentences: list[Labelled], count: int, seed: int) -> list[Labelled]:
    """Return short sentences of a corpus rewritten as headlines, in title case or capitals, their labels kept."""
    rng = random.Random(seed)
    short = [sentence for sentence in sentences if 3 <= len(sentence) <= 16]
    small = set(load("speech")["function_words"])
    headlines = []
    for sentence in rng.sample(short, min(count, len(short))):
        shout = rng.random() < 0.25
        headlines.append(
            [(w.upper() if shout else w if w in small else w[:1].upper() + w[1:], label) for w, label in sentence]
        )
    return headlines


def _fillers() -> dict[str, list[str]]:
    """Names and places for the templates' open slots, sorted so that a seed always picks the same."""
    level: dict[str, set[str]] = {"province": set(), "regency": set(), "city": set(), "district": set()}
    for same in regions().values():
        for region in same:
            level[region.level].add(region.name)
    names = load("names")
    return {
        **{slot: sorted(found) for slot, found in level.items()},
        "village": sorted(level["district"])[::3],
        "CITY": sorted(name.upper() for name in level["city"]),
        "REGENCY": sorted(name.upper() for name in level["regency"]),
        "given": [name.title() for name in names["given"].split()],
        "family": [name.title() for name in names["family"].split()],
        "GIVEN": [name.upper() for name in names["given"].split()],
        "FAMILY": [name.upper() for name in names["family"].split()],
        "number": [str(n) for n in range(1, 100)],
    }


def _coined_names(syllables: list[str]) -> list[str]:
    """Return names that no list holds, from syllables: the model has to learn what stands around a name."""
    rng = random.Random("names")
    return ["".join(rng.choice(syllables) for _ in range(rng.choice((2, 3)))).title() for _ in range(1500)]


def _expand(template: str, grammar: dict[str, list[str]], rng: random.Random) -> str:
    while slot := _SLOT.search(template):
        template = template[: slot.start()] + rng.choice(grammar[slot[1]]) + template[slot.end() :]
    return re.sub(r" +([.,])", r"\1", template)


def _labelled(template: str) -> Labelled:
    words: Labelled = []
    position = 0
    for span in _SPAN.finditer(template):
        words += [(word, "O") for word in _words(template[position : span.start()])]
        words += [(word, f"{'I' if i else 'B'}-{span[1]}") for i, word in enumerate(_words(span[2]))]
        position = span.end()
    return words + [(word, "O") for word in _words(template[position:])]


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenise(text)]
