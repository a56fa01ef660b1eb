"""The register of Indonesian regions (Kemendagri codes), compact and read when first asked for."""

from __future__ import annotations

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from extractor.lexicon import load

Level = Literal["province", "city", "regency", "district"]


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the register: `code` is dotted ("75.03" lies in province "75")."""

    code: str
    name: str  # without its kind: "Bone Bolango"
    level: Level

    @property
    def province(self) -> str:
        return self.code[:2]


@cache
def regions() -> dict[str, tuple[Region, ...]]:
    """Return every province, city, regency and district by its name in lower case, without its kind."""
    found: dict[str, list[Region]] = defaultdict(list)
    for line in _unpacked("regions").splitlines():
        region = _region(*line.split("\t"))
        found[region.name.lower()].append(region)
    for alias, name in load("places")["province_names"].items():
        found[alias].extend(r for r in found[name.lower()] if r.level == "province" and r not in found[alias])
    return {name: tuple(same) for name, same in found.items()}


@lru_cache(maxsize=256)
def villages_in(within: str) -> dict[str, tuple[str, ...]]:
    """Return the codes of the villages in the district, regency or city of the code `within`, by name in lower case.

    All villages are unpacked when any are first asked for, which takes some hundredths of a second.
    """
    text = _unpacked("villages")
    found: dict[str, tuple[str, ...]] = {}
    start = 0 if text.startswith(f"{within}.") else text.find(f"\n{within}.") + 1 or len(text)
    while text.startswith(f"{within}.", start):
        end = text.index("\n", start)
        code, _, name = text[start:end].partition("\t")
        found[name.lower()] = (*found.get(name.lower(), ()), code)
        start = end + 1
    return found


@cache
def _unpacked(table: str) -> str:
    packed = (files("extractor.model") / f"{table}.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode()


def _region(code: str, name: str) -> Region:
    if len(code) == 2:
        return Region(code, name, "province")
    if len(code) > 5:
        return Region(code, name, "district")
    kind, _, rest = name.replace(" Administrasi", "").partition(" ")
    return Region(code, rest, "city" if kind == "Kota" else "regency")


@cache
def region_words() -> frozenset[str]:
    """Return the words that provinces, cities and regencies are named with, in lower case, "kulonprogo" too."""
    names = [name for name, same in regions().items() if any(r.level != "district" for r in same)]
    return frozenset([word for name in names for word in name.split()] + [name.replace(" ", "") for name in names])


@cache
def given_names() -> frozenset[str]:
    """Return common given and family names, in lower case."""
    names = load("names")
    return frozenset(names["given"].split()) | frozenset(names["family"].split())
