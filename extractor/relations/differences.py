"""Differences: what was added or lost, what is left of a whole, what one amount has over another."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extractor.article import Figure, Relation
from extractor.relations.arithmetic import difference_coincidence, difference_holds, plainly
from extractor.relations.cues import Cue, Cues
from extractor.relations.ends import movements
from extractor.relations.mistyping import one_slip_makes, written_digits
from extractor.relations.movements import CUE_KINDS as MOVEMENT_KINDS
from extractor.relations.movements import Movement
from extractor.relations.movements import lexicon as movement_words
from extractor.relations.scene import Scene, compatible, same_unit, words
from extractor.relations.wholes import CUE_KINDS, Wholes, lexicon
from extractor.rule import Example, Message, Rule

_END = regex.compile(r"[.;:()]\s")
_BREAK = regex.compile(r"[,.;:]")

RULE = Rule(
    id="difference",
    name=Message("selisih", "difference"),
    explanation=Message(
        "Selisih dua angka yang disebut (bertambah, berkurang, sisa, surplus, terpaut) harus sama dengan hitungannya.",
        "What is said to lie between two figures (added, lost, left over, in surplus) must be what subtraction gives.",
    ),
    fires=(
        Example("Pengungsi menjadi 43 jiwa, naik 26 jiwa ketimbang hari sebelumnya yang 17 jiwa.", "43 - 17 = 26"),
        Example(
            "Pengungsi menjadi 43 jiwa, naik 28 jiwa ketimbang hari sebelumnya yang 17 jiwa.",
            "43 - 17 = 28",
            "inconsistent",
        ),
        Example(
            "Pagu Rp4 miliar naik 5 persen atau bertambah Rp200 juta menjadi Rp4,2 miliar.",
            "4,2 miliar - 4 miliar = 200 juta",
        ),
        Example("Kebutuhan sapi 700 ekor, sedangkan yang tersedia 780 ekor. Surplusnya 80 ekor.", "780 - 700 = 80"),
        Example("Dari 500 berkas, 420 berkas sudah diperiksa. Masih ada 80 berkas yang menunggu.", "500 - 420 = 80"),
        Example(
            "Dari 500 berkas, 420 berkas sudah diperiksa. Masih ada 90 berkas yang menunggu.",
            "500 - 420 = 90",
            "inconsistent",
        ),
        Example(
            "Luka berat berkurang 92 orang, yakni 390 orang berbanding 482 orang tahun lalu; luka ringan berkurang 12"
            " persen.",
            "482 - 390 = 92",
        ),
        Example("Panen 238 ton. Hasil itu melampaui tahun lalu, 215 ton, dengan tambahan 23 ton.", "238 - 215 = 23"),
        Example(
            "Defisit Rp75 miliar ditutup pembiayaan. Rinciannya, penerimaan dari silpa tahun lalu Rp81 miliar dikurangi"
            " penyertaan modal ke BPR milik daerah sebesar Rp6 miliar.",
            "81 miliar - 6 miliar = 75 miliar",
        ),
        Example(
            "Operasi mencatat 2.847 pelanggaran. Dibandingkan tahun lalu, naik 165 pelanggaran. Tahun lalu ada 3.012"
            " pelanggaran.",
            "2.847 - 3.012 = 165",
            "inconsistent",
        ),
        Example(
            "Dari pagu 2024 sebesar Rp171,20 miliar, alokasinya menyusut Rp4,58 miliar menjadi Rp166,62 miliar.",
            "171,20 miliar - 166,62 miliar = 4,58 miliar",
        ),
        Example(
            "Kredit mencapai Rp62,18 triliun. Tahun sebelumnya kredit Rp57,44 triliun. Artinya, kredit bertambah Rp4,74"
            " miliar.",
            "62,18 triliun - 57,44 triliun = 4,74 miliar",
            "inconsistent",
        ),
        Example(
            "Penduduk miskin di desa pada periode yang sama 13,07 persen; setahun sebelumnya 13,98 persen, sehingga"
            " terjadi penurunan 0,81 poin.",
            "13,98% - 13,07% = 0,81 poin",
            "inconsistent",
        ),
        Example(
            "Pada 2023 tangkapan ikan 12.450 ton. Tahun berikutnya menjadi 13.780 ton atau naik 1.230 ton.",
            "13.780 - 12.450 = 1.230",
            "inconsistent",
        ),
        Example(
            "Suara partai itu merosot dari 412.805 suara menjadi 367.214 suara. Selisihnya 45.951 suara.",
            "412.805 - 367.214 = 45.951",
            "inconsistent",
        ),
        Example(
            "Sekolah rusak ada 214 unit. Pada laporan sebelumnya hanya 187 unit, naik 37 unit.",
            "214 - 187 = 37",
            "inconsistent",
        ),
        Example(
            "Jumlah sekolah 214 unit, 21 unit lebih banyak daripada tahun lalu yang 202 unit.",
            "214 - 202 = 21",
            "inconsistent",
        ),
        Example(
            "Tamu menginap 1,38 hari, lebih pendek 0,17 hari ketimbang September yang 1,45 hari.",
            "1,45 - 1,38 = 0,17",
            "inconsistent",
        ),
        Example(
            "Kiriman yang tiba 1.024.600 lembar. Sudah dilipat 611.220 lembar, tinggal 613.380 lembar lagi.",
            "1.024.600 - 611.220 = 613.380",
            "inconsistent",
        ),
        Example("Stok APBD 300 tangki, terpakai 88, sisa 912 tangki.", "300 - 88 = 912", "inconsistent"),
        Example(
            "Pembiayaan neto Rp78,8 miliar, yakni penerimaan Rp83,8 miliar dikurangi pengeluaran Rp7 miliar.",
            "83,8 miliar - 7 miliar = 78,8 miliar",
            "inconsistent",
        ),
        Example(
            "Per November utang Rp8.041 triliun. Sebulan sebelumnya masih Rp7.950 triliun. Artinya naik Rp19 triliun.",
            "8.041 triliun - 7.950 triliun = 19 triliun",
            "inconsistent",
        ),
        Example(
            "Hotel terisi 66,35 persen. Dibanding Oktober terpangkas 6,79 poin dari 67,14 persen.",
            "67,14% - 66,35% = 6,79 poin",
            "inconsistent",
        ),
        Example(
            "Panennya dibeli Rp21 juta, sedangkan modal tanam Rp9,5 juta. Bersihnya Rp15,5 juta.",
            "21 juta - 9,5 juta = 15,5 juta",
            "inconsistent",
        ),
        Example(
            "Jalan rusak menyusut 33,8 km. Tahun lalu 328,9 km, tahun ini 290,6 km.",
            "328,9 - 290,6 = 33,8",
            "inconsistent",
        ),
        Example(
            "Sebelum direlokasi, pedagangnya 412 orang. Kini 388 orang, berkurang 42 orang.",
            "412 - 388 = 42",
            "inconsistent",
        ),
        Example(
            "Kerugian tahun 2025 ditaksir Rp186,5 juta, tahun 2024 Rp214 juta. Ada penurunan Rp37,5 juta.",
            "214 juta - 186,5 juta = 37,5 juta",
            "inconsistent",
        ),
        Example(
            "Bauran energi 13,6 persen, naik dari 13,1 persen, tetapi masih terpaut 2,4 poin dari target 16 persen.",
            "16% - 13,6% = 2,4 poin",
        ),
        Example(
            "Angka pengangguran Mei 6,54 persen. Ada penurunan 0,67 poin terhadap Mei lalu (7,21 persen) dan 0,09 poin"
            " terhadap November (6,63 persen).",
            "7,21% - 6,54% = 0,67 poin",
        ),
        Example(
            "Angka pengangguran Mei 6,54 persen. Ada penurunan 0,67 poin terhadap Mei lalu (7,21 persen) dan 0,19 poin"
            " terhadap November (6,63 persen).",
            "6,63% - 6,54% = 0,19 poin",
            "inconsistent",
        ),
        Example("Tingkat hunian 48,5 persen, turun 3,2 poin dari Mei yang 51,7 persen.", "51,7% - 48,5% = 3,2 poin"),
        Example(
            "Pendapatan Rp500 miliar. Setelah dikurangi beban pokok Rp300 miliar, laba kotor Rp220 miliar.",
            "500 miliar - 300 miliar = 220 miliar",
            "inconsistent",
        ),
        Example(
            "Dibanding pendapatan, ada defisit Rp81,7 miliar yang ditutup pembiayaan neto, yaitu penerimaan dari SiLPA"
            " Rp77,7 miliar dikurangi penyertaan modal Rp6 miliar.",
            "77,7 miliar - 6 miliar = 81,7 miliar",
            "inconsistent",
        ),
        Example(
            "Struktur itu menyisakan defisit Rp128,5 miliar. Kekurangan itu ditambal pembiayaan, yakni penerimaan dari"
            " SiLPA Rp131 miliar dikurangi penyertaan modal Rp12,5 miliar.",
            "131 miliar - 12,5 miliar = 128,5 miliar",
            "inconsistent",
        ),
        Example(
            "Pembiayaan neto Rp78 miliar, yakni penerimaan Rp83 miliar dikurangi pengeluaran Rp5 miliar.",
            "83 miliar - 5 miliar = 78 miliar",
        ),
        Example(
            "Kemarin masih 12.415 jiwa, hari ini tinggal 9.870 jiwa. Jadi sudah 2.455 jiwa yang pulang.",
            "12.415 - 9.870 = 2.455",
            "inconsistent",
        ),
        Example(
            "Kantor itu mengeluarkan 3.871 surat. Kata dia, angkanya turun 657 surat dari operasi tahun lalu yang"
            " tercatat 3.214 surat.",
            "3.214 - 3.871 = 657",
            "inconsistent",
        ),
    ),
    silent=(
        Example("Kemarin masih 12.415 jiwa, hari ini tinggal 9.870 jiwa. Jadi butuh 1.200 tenda jiwa."),
        Example("Luka ringan 57 orang, padahal tahun lalu 68. Jadi korbannya 67 orang, berkurang 14."),
        Example("Harga di lima dari sebelas kota naik. Satu kota, yakni Anu, turun. Lima kota sisanya tetap."),
        Example("Sewanya semula Rp864 juta, naik Rp200 juta setelah ada kuitansi yang masing-masing Rp10 juta."),
        Example("Bantuan tahap sebelumnya Rp400.000 bagi 7.900 keluarga. Penerima naik 25 keluarga. Kini Rp300.000."),
        Example("Tahun 2024 terserap 31 ton. Tahun ini 24 ton, turun 5 ton dari bulan lalu."),
        Example("Tahun 2024 terserap 31 ton. Tahun ini beras impor 24 ton, turun 5 ton."),
        Example("Jemaah 1.204 orang. Yang sudah melunasi 1.040 orang, sisanya 90 orang menunda dan 74 orang wafat."),
        Example("Stok beras 12.400 ton. Sudah disalurkan 3.100 ton, sisa 5 gudang masih penuh."),
        Example("Ekspor Mei Rp50 miliar. Dibanding April, harga naik Rp5.000 dari Rp40.000 per kilogram."),
        Example(
            "Defisit Rp90 miliar, turun tipis, ditutup pembiayaan. SiLPA Rp131 miliar dikurangi penyertaan modal Rp12,5"
            " miliar."
        ),
        Example("Upah Rp150 ribu dan uang makan Rp30 ribu. Bersihnya Rp140 ribu setelah dipotong iuran."),
        Example("Jalan rusak menyusut 33 km. Tahun lalu anggarannya 328 km, tahun ini jembatan 290 km."),
        Example(
            "Pendapatan Rp214 miliar atau 104 persen target Rp205 miliar. Klaim BPJS Rp187 miliar, selebihnya Rp25"
            " miliar dari pasien umum."
        ),
        Example(
            "Ekspor migas Rp90 miliar. Untuk impor, nonmigas Rp48 miliar dan migas Rp35 miliar. Surplus Rp62 miliar."
        ),
        Example("Dilihat dari umur, 598 penderita anak sekolah, 243 balita, dan 212 lainnya remaja."),
        Example("Dengan tambahan 55 MW dari Pembangkit Unit 2, kapasitasnya jadi 727 MW."),
        Example("Sisa anggaran Rp5 miliar akan dipakai tahun depan."),
        Example("Harga cabai naik Rp500 menjadi Rp40.000 per kilogram."),
        Example("APBN dirancang defisit Rp600 triliun, sedangkan Februari surplus Rp48 triliun."),
        Example("Sebanyak 37 dari 50 kursi sudah terisi."),
        Example("Gajinya dipotong Rp200 ribu, sedangkan bonusnya Rp500 ribu."),
    ),
    messages={},
)

SENTENCES_BACK = 3
WIDE = 25  # figures before a surplus or a rest that arithmetic may take it from
DOUBT = 0.1  # differences expected to fit by accident
SIDES_DOUBT = 0.5  # the same where they are called the two sides of a balance
FIGURES_BACK = 10
LEFT_REACH = 2  # what is left may be wrong by this factor
BALANCE_REACH = 3  # a surplus may be wrong by this factor and still be that of the two sides told before
DEDUCTED_REACH = 9  # words between "setelah dipotong" and the amount
APART_REACH = 4  # words between "selisih" and its number that say whose
EACH_REACH = 14  # the same where "masing-masing" stands before several amounts
REST_REACH = 8  # words between "sisanya" and its number
OPENING = 2  # characters before the word that draws a conclusion: a quotation mark
LONG = 4  # digits of a number that is not one slip away from what it should be by accident


def find(scene: Scene) -> Iterator[Relation]:
    """Yield the differences the text tells, each once."""
    seen = set()
    for relation in [*_moved(scene), *_concluded(scene), *_left(scene), *_deducted(scene)]:
        key = (relation.roles["total"][0].value, relation.roles["parts"][0].value, relation.roles["result"][0].value)
        if key not in seen:
            seen.add(key)
            yield relation


def _difference(total: Figure, part: Figure, result: Figure, asserted: bool, reasons: list[str]) -> Relation:
    roles = {"total": [total], "parts": [part], "result": [result]}
    return Relation("difference", RULE.id, roles, reasons=reasons, confidence=0.9 if asserted else 0.6,
                    asserted=asserted)  # fmt: skip


# --- by how much it moved -------------------------------------------------------------------------------------------


def _moved(scene: Scene) -> Iterator[Relation]:
    for movement in movements(scene):
        if relation := _of_movement(movement):
            yield relation


def _of_movement(movement: Movement) -> Relation | None:
    base, new = movement.base, movement.new
    assert base is not None and new is not None
    moved = movement.delta or (movement.percent if base.figure.kind == "percent" else None)
    if moved is None or (moved.kind == "percent") != (base.figure.kind == "percent"):
        return None  # an index that fell by so many points is not told in percentages
    falls = movement.direction == "down" or (movement.direction is None and new.figure.value < base.figure.value)
    total, part = (base.figure, new.figure) if falls else (new.figure, base.figure)
    relation = _difference(total, part, moved, movement.asserted, movement.reasons)
    relation.direction, relation.confidence = movement.direction, movement.confidence
    return relation


def _concluded(scene: Scene) -> Iterator[Relation]:
    """ "Kemarin masih 412 jiwa, hari ini tinggal 370 jiwa. Jadi sudah 52 jiwa yang pulang": what a conclusion opens
    with, of the two levels that are all the sentence before tells; where it is right, or one slip of the pen away."""
    cues = Cues(scene.article.plain, "movement_cues", MOVEMENT_KINDS)
    drawn = movement_words("conclusion")
    for figure in scene.figures:
        start = scene.sentence(figure).start
        opening = cues.between(start, figure.start)[:1]
        if not opening or opening[0].text.casefold() not in drawn or opening[0].start > start + OPENING:
            continue
        told = [f for f in scene.before(figure, 3) if f.sentence >= figure.sentence - 1]
        if len(told) != 2 or figure.kind == "percent" or not all(compatible(f, figure) for f in told):
            continue
        base, new = told
        then = {cue.kind for cue in cues.between(scene.sentence(base).start, base.start)}
        now = {cue.kind for cue in cues.between(base.end, new.start)}
        if base.sentence != new.sentence or new.sentence != figure.sentence - 1 or base.value <= new.value:
            continue
        slip = one_slip_makes(figure, plainly(base) - plainly(new))
        if "before" in then and "to" in now and (slip or difference_holds(base, new, figure)):
            yield _difference(base, new, figure, True, [f"cue: {opening[0].text.casefold()}"])


# --- what is left, what is over -------------------------------------------------------------------------------------


def _left(scene: Scene) -> Iterator[Relation]:
    cues = Cues(scene.article.plain, "share_cues", CUE_KINDS)
    wholes = Wholes(scene, cues)
    shares: dict[int, list[Relation]] = {}  # by the sentence that tells the percentage
    for relation in scene.article.relations:
        if relation.kind == "share":
            shares.setdefault(relation.roles["percent"][0].sentence, []).append(relation)
    ends = {mark.figure.id for m in movements(scene) for mark in (m.base, m.new) if mark is not None}
    for figure in scene.figures:
        if figure.kind == "percent" or figure.id in scene.quantities or figure.id in ends:
            continue
        kind = _told_as(scene, cues, wholes, figure)
        found = None
        if kind == "balance":
            found = _balance(scene, wholes, figure)
        elif kind == "rest":
            found = _remainder(scene, wholes, figure, shares) or _rest_of_two(scene, figure)
        if kind is not None and (found is None or not _holds(found)):
            found = _reckoned(scene, wholes, figure, kind, found) or found
        if found is not None:
            yield found


def _holds(relation: Relation) -> bool:
    total, part, result = (relation.roles[role][0] for role in ("total", "parts", "result"))
    return difference_holds(total, part, result)


def _reckoned(scene: Scene, wholes: Wholes, figure: Figure, kind: str, missed: Relation | None) -> Relation | None:
    """What is over or left of two amounts told anywhere before that it could hardly fit by accident; sooner so where
    they are called the two sides of a balance. Where the words led to two that it does not fit (`missed`), what the
    same part leaves of another amount; and of two sides not called so, any other two."""
    told = [f for f in scene.before(figure, WIDE) if compatible(f, figure) and f.id not in scene.quantities]
    pairs = [(total, part) for total in told for part in told if total.value > part.value]
    if missed is not None:
        parts = missed.roles["parts"]
        if kind == "balance" and _opposed(wholes, missed.roles["total"][0], parts[0]):
            return None
        pairs = [pair for pair in pairs if kind == "balance" or pair[1] in parts]
    sides = [pair for pair in pairs if _opposed(wholes, *pair)] if kind == "balance" else []
    for offered, limit in ((sides, SIDES_DOUBT), (pairs, DOUBT)):
        fitting = [pair for pair in offered if difference_holds(*pair, figure)]
        doubt = [difference_coincidence(*pair, figure) * len(offered) for pair in fitting]
        if fitting and min(doubt) <= limit:
            return _difference(*fitting[doubt.index(min(doubt))], figure, False, [f"cue: {kind}", "arithmetic"])
    return None


def _opposed(wholes: Wholes, one: Figure, other: Figure) -> bool:
    """True where one is what is there, and the other what is needed or spent."""
    return {cue.kind for level in (one, other) for cue in wholes.around(level)} >= {"demand", "supply"}


def _deducted(scene: Scene) -> Iterator[Relation]:
    """ "Pendapatan Rp5 miliar. Setelah dipotong beban Rp3 miliar, laba Rp2 miliar", "A dikurangi B menghasilkan C"."""
    cues = Cues(scene.article.plain, "share_cues", CUE_KINDS)
    wholes = Wholes(scene, cues)
    for part in scene.figures:
        lead = [cue for cue in wholes.lead(part) if cue.kind == "deducted"]
        if part.kind == "percent" or not lead:
            continue
        gap = words(scene.article.plain[lead[-1].end : part.start])
        if gap[-1:] == ["masing-masing"] and len(gap) <= EACH_REACH:
            yield from _deducted_each(scene, part, lead[-1])
        if len(gap) > DEDUCTED_REACH:
            continue
        before = [f for f in reversed(scene.before(part, 3)) if compatible(f, part) and part.sentence - f.sentence <= 1]
        after = [f for f in scene.after(part, 1) if compatible(f, part) and f.sentence == part.sentence]
        if not before:
            continue
        if after and before[0].value > part.value and _credible(before[0], part, after[0]):
            yield _difference(before[0], part, after[0], True, [f"cue: {lead[-1].text.casefold()}"])
            continue
        if len(before) >= 2 and _made_of(scene, before[1], before[0], part):  # "neto C, yakni A dikurangi B"
            yield _difference(before[0], part, before[1], True, [f"cue: {lead[-1].text.casefold()}"])
        elif told := [f for f in before[1:] if not after and difference_holds(before[0], part, f)]:
            yield _difference(before[0], part, told[0], False, [f"cue: {lead[-1].text.casefold()}", "arithmetic"])
        elif fitting := [f for f in before if after and difference_holds(f, part, after[0])]:
            yield _difference(fitting[0], part, after[0], False, [f"cue: {lead[-1].text.casefold()}", "arithmetic"])


def _made_of(scene: Scene, result: Figure, total: Figure, part: Figure) -> bool:
    """True for "neto C, yakni A dikurangi B", "surplus C, berasal dari A yang tereduksi B", "defisit C. Kekurangan itu
    ditutup pembiayaan, yakni A dikurangi B"."""
    if total.sentence != part.sentence:
        return False
    same = result.sentence == part.sentence
    if same and difference_holds(total, part, result):
        return True
    clauses = [" ".join(words(clause)) for clause in scene.between(result, total).split(",")]
    taken_up = same or not lexicon("anaphor").isdisjoint(words(scene.lead_in(total)))
    covered = len(clauses) > 1 and taken_up and not lexicon("covered").isdisjoint(" ".join(clauses[:-1]).split())
    said = [" ".join(clauses).strip() if same else "", clauses[-1] if covered else ""]
    told = any(one.startswith(phrase) for one in said for phrase in (*lexicon("namely"), *lexicon("made_of")))
    return told and total.value > part.value and _credible(total, part, result)


def _deducted_each(scene: Scene, first: Figure, cue: Cue) -> Iterator[Relation]:
    """ "Neto C … berasal dari A dikurangi penyertaan modal untuk X dan Y, masing-masing B dan D"."""
    parts = [first]
    for following in scene.after(first, 4):
        if following.sentence != first.sentence or not compatible(following, first):
            break
        if not all(word in lexicon("next_item") for word in words(scene.between(parts[-1], following))):
            break
        parts.append(following)
    before = [f for f in reversed(scene.before(first, WIDE)) if compatible(f, first)]
    taken = sum((plainly(part) for part in parts[1:]), plainly(first))
    for result in [f for f in before[1:] if f.value < before[0].value] if len(parts) > 1 else []:
        if (plainly(before[0]) - taken).meets(plainly(result)):
            reasons = [f"cue: {cue.text.casefold()}", "arithmetic"]
            relation = _difference(before[0], first, result, False, reasons)
            relation.roles["parts"] = parts
            yield relation
            return


def _told_as(scene: Scene, cues: Cues, wholes: Wholes, figure: Figure) -> str | None:
    """ "balance" after "surplus", "rest" after "sisanya" or before "lainnya"; None for anything else."""
    plain = scene.article.plain
    lead = [cue for cue in wholes.lead(figure) if cue.kind in ("balance", "rest")]
    if lead:
        gap = plain[lead[-1].end : figure.start]
        if not _END.search(gap) and len(words(gap)) <= REST_REACH:
            filled = all(word in lexicon("filler") for word in words(gap))
            if filled or (lead[-1].kind == "rest" and _holds_back(lead[-1], gap)) or _between_two(lead[-1], gap):
                return lead[-1].kind
    behind: list[Cue] = cues.between(scene.extent(figure), scene.extent(figure) + 40)
    if (
        behind
        and behind[0].text.casefold() in lexicon("rest_behind")
        and _same_phrase(plain[scene.extent(figure) : behind[0].start])
    ):
        return "rest"
    return None


def _same_phrase(gap: str) -> bool:
    return len(words(gap)) <= 3 and not _BREAK.search(gap)


def _holds_back(cue: Cue, gap: str) -> bool:
    """True where the words between a cue of what is left and its number can stand there: "sisa pagu masih Rp…"."""
    return cue.text.casefold().startswith(("sisa", "selebih", "belum")) and gap.count(",") != 1


def _between_two(cue: Cue, gap: str) -> bool:
    """True for "selisih kedua paslon 7.033 suara": whose difference it is stands between."""
    named = cue.text.casefold() in lexicon("apart") and len(words(gap)) <= APART_REACH
    return named and not _BREAK.search(gap)


def _levels(scene: Scene, figure: Figure) -> list[Figure]:
    """The figures before that `figure` could be left of, nearest first."""
    near = [
        other
        for other in reversed(scene.before(figure, FIGURES_BACK))
        if figure.sentence - other.sentence <= SENTENCES_BACK and other.id not in scene.quantities
    ]
    like = [other for other in near if compatible(other, figure)]
    return [other for other in near if other in like or (like and compatible(other, like[0]))]


def _balance(scene: Scene, wholes: Wholes, figure: Figure) -> Relation | None:
    """Surplus or deficit: one of the last two amounts less the other."""
    if told := _sides_after(scene, wholes, figure):
        return _difference(*told, figure, True, ["cue: surplus, defisit"])
    bases = {movement.base.figure.id for movement in movements(scene) if movement.base is not None}
    levels = [
        other
        for other in _levels(scene, figure)
        if other.id not in bases and not any(cue.kind == "balance" for cue in wholes.lead(other))
    ]
    if len(levels) < 2 or figure.value in (levels[0].value, levels[1].value):
        return None
    near = [other for other in levels if figure.sentence - other.sentence <= 1]
    one, other = levels[:2]
    opposed = _opposed(wholes, one, other)
    total, part = (one, other) if one.value >= other.value else (other, one)
    if difference_holds(total, part, figure):
        return _difference(total, part, figure, True, ["cue: surplus, defisit"])
    gap = total.value - part.value
    one_size = gap <= figure.value * BALANCE_REACH and figure.value <= gap * BALANCE_REACH
    net = any(cue.text.casefold() in lexicon("net") for cue in wholes.lead(figure))
    if net and lexicon("costs").isdisjoint(scene.near_words(part)[0]):
        return None
    if opposed or (len(near) == 2 and one_size and not _in_finer_units(part, total)):
        return _difference(total, part, figure, True, ["cue: surplus, defisit"])
    return None


def _in_finer_units(part: Figure, total: Figure) -> bool:
    """True for the "92,5 kilogram per kapita" beside "104.192 ton": what one eats is no side of what all do."""
    return part.unit != total.unit and (part.normal_value or part.value) < (total.normal_value or total.value) / 1000


def _sides_after(scene: Scene, wholes: Wholes, figure: Figure) -> tuple[Figure, Figure] | None:
    """ "Surplus 2 miliar, dengan ekspor 20 miliar dan impor 18 miliar": the two sides, the greater first."""
    sides = [f for f in scene.after(figure, 2) if f.sentence == figure.sentence and compatible(f, figure)]
    told = [{cue.kind for cue in wholes.lead(side)} & {"demand", "supply"} for side in sides]
    if len(sides) < 2 or told not in ([{"demand"}, {"supply"}], [{"supply"}, {"demand"}]):
        return None
    return max(sides, key=lambda side: side.value), min(sides, key=lambda side: side.value)


def _of_one_size(whole: Figure, part: Figure, left: Figure) -> bool:
    """True where what is said to be left is at least near what is left: a slip, not the rest of something else."""
    gap = whole.value - part.value
    return gap <= left.value * LEFT_REACH and left.value <= gap * LEFT_REACH


def _credible(whole: Figure, part: Figure, left: Figure) -> bool:
    """True where the three belong together, though they may not agree: one of them may be mistyped."""
    if _of_one_size(whole, part, left) or difference_holds(whole, part, left):
        return True
    slips = (
        (left, plainly(whole) - plainly(part)),
        (part, plainly(whole) - plainly(left)),
        (whole, plainly(part) + plainly(left)),
    )
    together = whole.sentence == part.sentence == left.sentence  # short numbers are one slip apart by accident
    return any(
        one_slip_makes(figure, wanted) for figure, wanted in slips if together or len(written_digits(figure)) >= LONG
    )


def _rest_of_two(scene: Scene, figure: Figure) -> Relation | None:
    """ "Stoknya 300 tangki, terpakai 88, sisa 212 tangki": the only two of their kind told just before, of which the
    lesser is said to be done with."""
    near: list[Figure] = []
    for sentence in range(figure.sentence, figure.sentence - 3, -1):
        told = [f for f in scene.before(figure, FIGURES_BACK) if f.sentence == sentence]
        near = [f for f in told if compatible(f, figure) and f.id not in scene.quantities] + near
        if len(near) >= 2:
            break
    if len(near) != 2 or near[0].value <= near[1].value or not same_unit(near[0].unit, near[1].unit):
        return None
    whole, part = near
    said = [*scene.near_words(part)[0], *scene.near_words(part)[1][:3]]
    if not any(word in lexicon("done") for word in said) or _goes_on(scene, figure):
        return None
    return _difference(whole, part, figure, True, ["cue: sisa"]) if _credible(whole, part, figure) else None


def _goes_on(scene: Scene, figure: Figure) -> bool:
    """True for the 90 of "sisanya 90 orang menunda dan 74 orang wafat": not all that is left."""
    following = [f for f in scene.after(figure, 1) if f.sentence == figure.sentence and compatible(f, figure)]
    said = words(scene.between(figure, following[0])) if following else []
    return any(word in lexicon("next_item") for word in said)


def _exacter(whole: Figure, left: Figure, scene: Scene) -> Figure:
    """The same amount told again since, nearer to what is left of it: "Rp1,54 triliun … Laba Rp1.542,82 miliar"."""
    again = [
        f
        for f in scene.before(left, FIGURES_BACK)
        if f.start > whole.start and compatible(f, whole) and f.step <= whole.step and f.bounds.meets(whole.bounds)
    ]
    return again[-1] if again else whole


def _remainder(scene: Scene, wholes: Wholes, figure: Figure, shares: dict[int, list[Relation]]) -> Relation | None:
    """What is left: of a whole and the part of it that was told before; what has not been done need not be the rest."""
    undone = any(cue.text.casefold() in lexicon("undone") for cue in wholes.lead(figure))
    fits = _of_one_size if undone else _credible
    for sentence in range(figure.sentence, figure.sentence - SENTENCES_BACK - 1, -1):
        for share in reversed(shares.get(sentence, ())):
            whole, part = share.roles["whole"][0], share.roles["part"][0]
            alike = compatible(whole, figure) or compatible(part, figure)
            whole = _exacter(whole, figure, scene)
            levels = [level for level in _levels(scene, figure) if level.sentence == figure.sentence]
            nearer = any(level.start > max(whole.start, part.start) for level in levels)
            if nearer and not difference_holds(whole, part, figure):
                continue  # "… giro Rp15 triliun (12 persen). Kredit produktif Rp80 triliun, sisanya …": of the credit
            if alike and whole.value > part.value and part is not figure and fits(whole, part, figure):
                return _difference(whole, part, figure, share.asserted, ["cue: sisa", *share.reasons])
    levels = _levels(scene, figure)
    told = [share.roles for near in shares.values() for share in near]
    surpassed = {roles["whole"][0].id for roles in told if roles["part"][0].value > roles["whole"][0].value}
    for at, whole in enumerate(levels):
        if not wholes.is_whole(whole) or whole.id in surpassed or whole.bounds.meets(figure.bounds):
            continue  # "total Rp2.065.000.000 … tinggal Rp2,065 miliar" tells the total again
        if any(level.value >= whole.value for level in levels[:at] if not level.bounds.meets(whole.bounds)):
            return None  # what is told since is more than this: another whole is divided
        whole = _exacter(whole, figure, scene)  # noqa: PLW2901
        after = [level for level in levels[:at] if level is not whole]
        before = [level for level in levels[at + 1 : at + 2] if level.paragraph not in scene.headings]
        if before and words(scene.between(before[0], whole)) == ["dari"]:
            after += before  # "lima dari sebelas kelompok naik. Satu kelompok turun": the five are a part, too
        parts = [other for other in (after or before) if other.value < whole.value]
        if len(parts) == 1 and fits(whole, parts[0], figure):
            return _difference(whole, parts[0], figure, True, ["cue: sisa"])
        fitting = [other for other in parts if difference_holds(whole, other, figure)]
        if fitting:
            return _difference(whole, fitting[-1], figure, False, ["cue: sisa", "arithmetic"])
        return None
    return None
