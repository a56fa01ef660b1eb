"""A regency or city that the article puts into a province it does not lie in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import regex

from extractor.article import Notice
from extractor.entities.gazetteer import regions
from extractor.entities.places import PlaceMention
from extractor.lexicon import load
from extractor.rule import Example, Message, Rule

_APPOSITION = regex.compile(r"\s?+(?:,|\(|di)\s?+")


def misplaced(plain: str, mentions: list[PlaceMention]) -> Iterator[Notice]:
    """Yield a notice for each "Kabupaten Garut, Jawa Timur": the register knows no such regency in that province.

    A province that the right one was split from is right too: the article may be older than the split.
    """
    for place, following in pairwise(mentions):
        said = next((region for region in following.regions if region.level == "province"), None)
        if said is None or not _is_regency(plain, place) or following.end - following.start > 60:
            continue
        if not _APPOSITION.fullmatch(plain, place.end, following.start):
            continue
        if _list_goes_on().match(plain, following.end) and "rov" not in plain[following.start : following.start + 8]:
            continue
        right = {region.province for region in place.regions}
        if said.code not in right and not any(_was_once_in(code, said.name) for code in right):
            region = place.regions[0]
            values = {
                "region": plain[place.start : place.end],
                "said": said.name,
                "right": _province_names()[region.province],
                "code": region.code,
            }
            yield Notice("place", [(place.start, following.end)], values)


@cache
def _list_goes_on() -> regex.Pattern[str]:
    """What after the two shows that they are items of a list rather than a regency and its province.

    A weekday or the like after the comma does not.
    """
    other = "|".join(map(regex.escape, load("places")["never_names"]))
    return regex.compile(rf"\s?+,?+\s(?:dan|serta|hingga|atau|sampai)\b|\s?+,\s?+(?!(?i:{other})\b)\p{{Lu}}")


def _is_regency(plain: str, mention: PlaceMention) -> bool:
    """True of a regency or city named with its kind ("Kabupaten Garut"): bare names are those of too many places."""
    levels = {region.level for region in mention.regions}
    kind = plain[mention.start : mention.end].split(maxsplit=1)[0].lower().rstrip(".")
    return bool(levels) and levels <= {"regency", "city"} and kind in load("places")["triggers"]


def _was_once_in(code: str, province: str) -> bool:
    parents = load("places")["split_from"]
    name = parents.get(_province_names()[code])
    while name and name != province:
        name = parents.get(name)
    return name is not None


@cache
def _province_names() -> dict[str, str]:
    return {region.code: region.name for same in regions().values() for region in same if region.level == "province"}


RULE = Rule(
    id="place",
    name=Message("Letak daerah", "Place of a region"),
    explanation=Message(
        "Kabupaten atau kota yang disebut bersama provinsinya harus terletak di provinsi itu menurut daftar wilayah "
        "Kementerian Dalam Negeri. Provinsi induk sebelum pemekaran diterima.",
        "A regency or city named with its province must lie in it, going by the register of the Ministry of Home "
        "Affairs. The province it lay in before a split is accepted.",
    ),
    fires=(
        Example(
            "Banjir merendam 40 rumah di Kabupaten Bone Bolango, Provinsi Sulawesi Tengah.",
            "Kabupaten Bone Bolango, Provinsi Sulawesi Tengah",
        ),
        Example("Sebanyak 12 warga Kota Tegal, Jawa Timur, dirawat.", "Kota Tegal, Jawa Timur"),
        Example("Banjir melanda Kab Deli Serdang, Riau, Senin (3/2).", "Kab Deli Serdang, Riau"),
        Example("Longsor menutup jalan di Kab. Garut (Jateng).", "Kab. Garut (Jateng"),
    ),
    silent=(
        Example("Banjir merendam 40 rumah di Kabupaten Bone Bolango, Provinsi Gorontalo."),
        Example("Bantuan dikirim ke Kabupaten Garut, Jawa Tengah, dan Bali."),
        Example("Panen raya digelar di Kabupaten Merauke, Papua."),
        Example("Rapat di Kabupaten Banjar, Kalimantan Selatan, dihadiri 30 orang."),
        Example("Banjir melanda Kabupaten Garut, Jawa Tengah, Banten dan Bali."),
        Example("Warga Garut, Jawa Barat, menerima 12 ton beras."),
        Example("Kabupaten Bulungan, Kalimantan Timur, memanen 40 ton padi pada 2011."),
    ),
    messages={
        "place": Message(
            "“{region}” ditulis di {said}; menurut daftar wilayah Kemendagri (kode {code}) letaknya di {right}.",
            "“{region}” is put in {said}; by the register of regions (code {code}) it lies in {right}.",
        )
    },
)
