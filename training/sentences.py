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
    grammar = tomllib.loads(TEMPLATES.read_text(encoding="utf-8")) | _fillers()
    return [_labelled(_expand("{sentence}", grammar, rng)) for _ in range(count)]


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
        "number": [str(n) for n in range(1, 100)],
    }


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
