"""Shares: a part is so many per cent of a whole.

A percentage finds its part next to it ("8.360 orang atau 47 persen", "47 persen (8.360 orang)"), its whole after
"dari" or before it, marked as a target, a quota, a total. In a list of shares the whole stands once, ahead of them
all: what closes for its neighbours is the whole of every item.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from extractor.article import Figure, Relation
from extractor.relations.cues import Cues
from extractor.relations.ends import movements
from extractor.relations.movements import in_points
from extractor.relations.reckoned_shares import reckoned
from extractor.relations.scene import Scene, words
from extractor.relations.wholes import (
    CUE_KINDS,
    OF_REACH,
    Share,
    Wholes,
    filled,
    filler_only,
    fits,
    is_of_one_size,
    lexicon,
    scale_slip,
)
from extractor.rule import Example, Message, Rule

_END_OR_ASIDE = regex.compile(r"[.;:()]|,.*,")
_BREAK = regex.compile(r"[,.;:()]")
_OPENING = regex.compile(r"\s*+\(\s*+")
_DASH = regex.compile(r"\s*+[—–]\s*+")
_WHOSE = regex.compile(r"\s*+(?:untuk|bagi|buat)(?:\s++\p{L}[\p{L}-]*+){1,4}+\s*+", regex.IGNORECASE)
_WORDS_AND_OPENING = regex.compile(r"[^.,;:()\d]++\(\s*+")

_AMONG = regex.compile(
    r"\s*+di antaranya(?:\s++[\p{L}-]++){1,4}+,\s*+(?:yakni|yaitu|atau|alias|tepatnya)\s*+", regex.IGNORECASE
)

RULE = Rule(
    id="share",
    name=Message("bagian", "share"),
    explanation=Message(
        "Bagian dibagi keseluruhannya harus memberi persentase yang tertulis.",
        "The part over the whole must give the percentage that is written.",
    ),
    fires=(
        Example("Sebanyak 420 berkas atau 84 persen dari 500 berkas sudah diperiksa.", "420 / 500 = 84%"),
        Example(
            "Sebanyak 420 berkas atau 74 persen dari 500 berkas sudah diperiksa.",
            "420 / 500 = 74%",
            "inconsistent",
        ),
        Example(
            "Pajak daerah ditargetkan Rp70 miliar dengan realisasi Rp77 miliar atau 110 persen.",
            "77 miliar / 70 miliar = 110%",
        ),
        Example(
            "Belanja sudah terserap Rp2,4 triliun. Jumlah itu setara 80 persen dari pagu Rp3 triliun.",
            "2,4 triliun / 3 triliun = 80%",
        ),
        Example(
            "Garis kemiskinan Rp400.000, terdiri atas makanan Rp300.000 (75 persen) dan bukan makanan Rp100.000"
            " (25 persen).",
            "300.000 / 400.000 = 75%",
        ),
        Example(
            "Pemilih terdaftar 800 orang. Yang datang 47 persen atau 376 orang, sisanya 53 persen atau 424 orang.",
            "376 / 800 = 47%",
        ),
        Example(
            "Sasaran vaksinasi lansia 74.682 orang, yang capaian dosis kesatunya baru 80,13 persen atau 59.845 orang.",
            "59.845 / 74.682 = 80,13%",
        ),
        Example(
            "Karyawannya 500 orang, 80 persen di antaranya atau 450 orang warga setempat.",
            "450 / 500 = 80%",
            "inconsistent",
        ),
        Example(
            "Laba bersih perseroan Rp200 miliar. Dividennya Rp60 juta, mewakili 30 persen laba bersih.",
            "60 juta / 200 miliar = 30%",
            "inconsistent",
        ),
        Example(
            "DPT tercatat 50.000 pemilih. Pemilih pemula 12 persen dari total DPT, tepatnya 6.000 orang.",
            "6.000 / 50.000 = 12%",
        ),
        Example(
            "Volume penjualan 20 ton: 12 ton diserap pasar ekspor (60 persen), 8 ton pasar lokal (40 persen).",
            "12 / 20 = 60%",
        ),
        Example(
            "Pemilih dalam DPT 50.000 orang, yang memakai hak pilih 40.000 orang. Partisipasinya 84 persen.",
            "40.000 / 50.000 = 84%",
            "inconsistent",
        ),
        Example(
            "Kapasitas pembangkit 101,2 GW. PLTU 54,6 GW, pembangkit EBT 15,1 GW. EBT kita baru 14,9 persen.",
            "15,1 / 101,2 = 14,9%",
        ),
        Example(
            "Dari 500 pelamar, 400 orang (sekitar 80 persen) lulus, sedangkan sisanya 100 orang (25 persen) gugur.",
            "100 / 500 = 25%",
            "inconsistent",
        ),
        Example(
            "Tersedia 360 kursi. Domisili 35 persen = 126 kursi. Jatah 5 persen untuk jalur mutasi setara 28 kursi.",
            "28 / 360 = 5%",
            "inconsistent",
        ),
        Example(
            "Sebanyak 9.214 pendaftar berebut 6.480 kursi. Tes dua hari. Hasilnya diumumkan. Yang gugur 2.734 anak,"
            " setara 42,2 persen dari total pendaftar.",
            "2.734 / 9.214 = 42,2%",
            "inconsistent",
        ),
        Example(
            "Penumpang jarak jauh 371.206 orang. Untuk itu disediakan 402.600 tempat duduk, sehingga okupansinya 108,5"
            " persen.",
            "371.206 / 402.600 = 108,5%",
            "inconsistent",
        ),
        Example(
            "Angkatan kerja 2.486,3 ribu orang, yang bekerja 2.369,4 ribu orang. Pekerja formal 986,5 ribu orang,"
            " informal 1.382,9 ribu orang. Porsi kegiatan formal menjadi 39,68 persen.",
            "986,5 ribu / 2.369,4 ribu = 39,68%",
            "inconsistent",
        ),
        Example("Terjual 3.041.309 tiket (109 persen) dari 2.790.192 kursi.", "3.041.309 / 2.790.192 = 109%"),
        Example(
            "Suara sah 448.508, yang datang ke TPS 470.272 pemilih. Dengan DPT 612.390 orang, tingkat partisipasi"
            " dihitung dari yang datang. Hasilnya 73,24 persen.",
            "470.272 / 612.390 = 73,24%",
            "inconsistent",
        ),
        Example(
            "Panjang jalan kabupaten 1.000 km. Yang baik 860 km, rusak berat 140 km. Jalan rusak berat masih memakan"
            " 17,2 persen dari seluruh panjang jalan kabupaten.",
            "140 / 1.000 = 17,2%",
            "inconsistent",
        ),
    ),
    silent=(
        Example("Sebanyak 37 dari 50 kursi sudah terisi."),
        Example("Penumpang bus 371.206 orang, kereta 402.600 orang. Okupansi hotel 91,5 persen."),
        Example("Pekerja formal 986,5 ribu orang, informal 1.382,9 ribu orang. Tahun lalu porsi formal 39,68 persen."),
        Example("Pelanggan bersubsidi 41,5 juta dari 40,1 juta (3,7 persen)."),
        Example("Belanja terealisasi Rp348,1 triliun atau 9,6 persen dari pagu."),
        Example("Pasangan satu meraup 56.617 suara atau 43,5 persen, pasangan dua 52.015 suara atau 39,9 persen."),
        Example("Rumah rusak 500 unit, naik 25 persen dari 400 unit."),
        Example("DPT 226.983 orang. Pengguna hak pilih 178.873 orang. Pada 2020 partisipasinya 71,2 persen."),
        Example("Outlook pendapatan Rp2.865,5 triliun. Penerimaan pajak Rp1.295,3 triliun (62,4 persen outlook)."),
        Example("Terdaftar di DPT 612.390 orang, mencoblos 470.272. Di Kecamatan Anu partisipasi 85,2 persen."),
        Example("Hewan kurban dipotong 3 ekor (5 persen) dari 12 kandang."),
        Example("Pagu APBD Rp3 triliun. Dinas Kesehatan baru membelanjakan Rp500 miliar atau 30 persen dari pagu."),
        Example("Pembiayaan macet Rp2 miliar (4 persen), sementara kredit UMKM Rp30 miliar."),
    ),
    messages={},
)


BRACKET_REACH = 5  # words between a part and the bracket with its share


def find(scene: Scene) -> Iterator[Relation]:
    """Yield the shares the text tells, each once."""
    movements(scene)  # what moved by a percentage is no share
    cues = Cues(scene.article.plain, "share_cues", CUE_KINDS)
    reading = Wholes(scene, cues)
    shares = list(_paired(scene, cues))
    for share in shares:
        if share.whole is None:
            reading.told(share)
    _shared(reading, shares)
    reading.listed([share for share in shares if share.whole is None])
    shares.extend(reading.alone({share.percent.id for share in shares if share.whole is not None}))
    shares.extend(_elsewhere(scene, reading, shares))
    seen = set()
    for share in shares:
        if share.whole is None:
            continue
        key = (share.part.value, share.whole.value, share.percent.value)
        if key not in seen:
            seen.add(key)
            roles = {"part": [share.part], "whole": [share.whole], "percent": [share.percent]}
            yield Relation("share", RULE.id, roles, reasons=share.reasons, asserted=share.asserted,
                           confidence=0.9 if share.asserted else 0.6)  # fmt: skip


def _elsewhere(scene: Scene, reading: Wholes, shares: list[Share]) -> list[Share]:
    """The shares of the percentages left, whose whole, or part and whole, are told elsewhere."""
    told = {share.percent.id for share in shares if share.whole is not None}
    parts = {share.percent.id: share.part for share in shares}
    left = [
        f for f in scene.figures if f.kind == "percent" and f.id not in told | scene.quantities and not in_points(f)
    ]
    pairs = {(share.part.value, share.whole.value) for share in shares if share.whole is not None}
    found = (reckoned(scene, reading, percent, parts.get(percent.id), pairs) for percent in left if percent.value > 0)
    return [share for share in found if share is not None]


def _shared(reading: Wholes, shares: list[Share]) -> None:
    """ "2.500 orang atau 51 persen dan 2.450 orang atau 49 persen dari total 4.950 orang": one whole for both, and so
    where "dari total …" stands with the first. What is left ("sisanya …") is of what it is left of."""
    for share, following in zip(shares[-2::-1], shares[:0:-1], strict=True):
        whole = following.whole
        if (
            share.whole is None
            and whole is not None
            and whole.start > following.part.start
            and (share.percent.sentence == whole.sentence and fits(share.part, whole))
            and (is_of_one_size(share, whole) or scale_slip(share, whole))
            and not _in_one_bracket(reading.scene, following.percent, whole)
        ):
            share.whole, share.asserted = whole, following.asserted
            share.reasons.append("sentence")
    for before, share in pairwise(shares):
        whole = before.whole
        together = share.percent.sentence == before.percent.sentence and share.whole is None
        shared = before.of_all or reading.is_rest(share)
        if together and shared and whole is not None and fits(share.part, whole):
            share.whole, share.asserted, share.of_all = whole, before.asserted, before.of_all
            share.reasons.append("sentence")


def _in_one_bracket(scene: Scene, percent: Figure, whole: Figure) -> bool:
    """True for "Rp221 miliar (71 persen dari Rp310 miliar)": the bracket speaks of its own amount alone."""
    plain = scene.article.plain
    opened = plain.rfind("(", scene.sentence(percent).start, percent.start)
    return opened >= 0 and ")" not in plain[opened : whole.start]


# --- a percentage and its part --------------------------------------------------------------------------------------


def _paired(scene: Scene, cues: Cues) -> Iterator[Share]:
    for figure in scene.figures:
        if figure.kind != "percent" or figure.id in scene.quantities or in_points(figure):
            continue
        before = scene.before(figure, 1)
        after = scene.after(figure, 1)
        left = before[0] if before and _joined(scene, cues, before[0], figure) else None
        right = after[0] if after and _joined(scene, cues, figure, after[0]) else None
        inner = _of_pair(scene, cues, figure, before, after)
        if inner is not None:
            yield inner
        elif named := _of_noun_pair(scene, cues, figure, after):
            yield named
        elif left is not None:
            yield Share(figure, left, figure.end, reasons=["pair: atau"])
        elif right is not None:
            yield Share(figure, right, scene.extent(right), reasons=["pair: atau"])


def _of_pair(scene: Scene, cues: Cues, percent: Figure, before: list[Figure], after: list[Figure]) -> Share | None:
    """ "450 dari 500 peserta (90 persen)" and "90 persen dari 500 peserta atau 450 orang"."""
    two = scene.before(percent, 2)
    if len(two) == 2 and _joined(scene, cues, two[1], percent) and _of_between(scene, cues, *two):
        if two[0].value > two[1].value and percent.value < 100 and not scale_slip(Share(percent, two[0], 0), two[1]):
            return None  # "41,5 juta dari 40,1 juta (3,5 persen)": by how much it rose
        return Share(percent, two[0], percent.end, two[1], True, reasons=["cue: dari"])
    two = scene.after(percent, 2)
    if len(two) == 2 and _or_between(scene, cues, percent, two[0], "namely") and _of_between(scene, cues, *two):
        return Share(percent, two[0], two[1].end, two[1], True, reasons=["cue: yakni … dari"])
    if len(two) == 2 and _of_between(scene, cues, percent, two[0]) and _or_between(scene, cues, two[0], two[1]):
        return Share(percent, two[1], two[1].end, two[0], True, reasons=["cue: dari"])
    return None


def _of_noun_pair(scene: Scene, cues: Cues, percent: Figure, after: list[Figure]) -> Share | None:
    """ "11,4 persen dari total pemilih, tepatnya 17.780 orang": the part after the noun that the share is of."""
    if not after or after[0].kind == "percent" or after[0].sentence != percent.sentence:
        return None
    found = cues.between(percent.end, after[0].start)
    if len(found) < 2 or found[0].kind != "of" or found[-1].kind not in ("or", "namely", "worth"):
        return None
    noun = scene.article.plain[found[0].end : found[-1].start]
    if not filled(scene, percent.end, found[0].start) or not filled(scene, found[-1].end, after[0].start):
        return None
    if len(words(noun)) > OF_REACH or _END_OR_ASIDE.search(noun):
        return None
    return Share(percent, after[0], percent.end, reasons=["pair: " + found[-1].text.casefold()])


def _of_between(scene: Scene, cues: Cues, one: Figure, other: Figure) -> bool:
    """True where "dari" with nothing but fillers and a word or two joins the figures: "450 orang dari total 500"."""
    found = cues.between(one.end, other.start)
    if other.id in scene.bases or one.id in scene.quantities:
        return False
    if one.sentence != other.sentence or not (one.kind == "percent" or fits(one, other)) or not found:
        return False
    gap = scene.article.plain[scene.extent(one) : other.start]
    return found[0].kind == "of" and len(words(gap)) <= OF_REACH and not _BREAK.search(gap)


def _or_between(scene: Scene, cues: Cues, one: Figure, other: Figure, kind: str = "or") -> bool:
    """True where a cue of `kind` with nothing but fillers joins the figures."""
    found = cues.between(one.end, other.start)
    if one.sentence != other.sentence or not found or found[0].kind != kind or other.kind == "percent":
        return False
    return filled(scene, scene.extent(one), found[0].start) and filled(scene, found[0].end, other.start)


def _joined(scene: Scene, cues: Cues, one: Figure, other: Figure) -> bool:
    """True where "atau", "setara" or a bracket joins the two, or nothing at all stands between them."""
    if one.sentence != other.sentence or "percent" not in (one.kind, other.kind) or one.kind == other.kind:
        return False
    if (one if other.kind == "percent" else other).id in scene.quantities:
        return False
    gap = scene.article.plain[scene.extent(one) : other.start]
    if _opened(gap) or (not gap.strip() and one.kind == "percent"):
        return True
    if other.kind == "percent" and _DASH.fullmatch(gap):
        return scene.article.plain[other.end : other.end + 2].lstrip()[:1] in ("—", "–", ",")
    if other.kind == "percent" and _in_bracket_after(gap):
        return True
    if one.kind == "percent" and (_AMONG.fullmatch(gap) or gap.strip() == "="):
        return True
    found = cues.between(scene.extent(one), other.start)
    joining = ("or", "worth", "namely") if one.kind == "percent" else ("or", "portion")
    if not found or found[0].kind not in joining or not filled(scene, found[0].end, other.start):
        return False
    start = scene.extent(one)
    whose = one.kind == "percent" and _WHOSE.fullmatch(scene.article.plain, start, found[0].start)
    return bool(whose) or filled(scene, start, found[0].start)


def _opened(gap: str) -> bool:
    """True for " (" and " (sekitar "."""
    opening = _OPENING.match(gap)
    return opening is not None and filler_only(gap[opening.end() :])


def _in_bracket_after(gap: str) -> bool:
    """True for "11 juta ton diserap pasar ekspor (62%)": a bracket with the share alone, a few words on."""
    said = words(gap)
    plain = _WORDS_AND_OPENING.fullmatch(gap) is not None
    return plain and len(said) <= BRACKET_REACH and not any(word in lexicon("next_item") for word in said)
