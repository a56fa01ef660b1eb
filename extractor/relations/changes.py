"""Changes: from a base to a new value, by a percentage or just up or down."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from extractor.article import Direction, Figure, Relation
from extractor.relations.arithmetic import change_coincidence, change_holds
from extractor.relations.cues import starts_of_words
from extractor.relations.ends import movements
from extractor.relations.movements import Movement, lexicon
from extractor.relations.scene import Scene, words
from extractor.rule import Example, Message, Rule

RULE = Rule(
    id="change",
    name=Message("perubahan", "change"),
    explanation=Message(
        "Nilai lama, nilai baru, dan persentase naik atau turunnya harus cocok; tanpa persentase, arahnya harus benar.",
        "The old value, the new one, and the percentage of the rise or fall must agree; without a percentage, at least"
        " the direction must be right.",
    ),
    fires=(
        Example(
            "Luka berat turun 92 orang, yakni 390 orang berbanding 482 orang tahun lalu; untuk luka ringan,"
            " penurunannya 35 persen (430 orang menjadi 301 orang).",
            "430 -> 301 turun 35%",
            "inconsistent",
        ),
        Example(
            "Kunjungan Oktober 6.412 kunjungan. Dibandingkan September yang 5.874 kunjungan, ada kenaikan 8,39 persen.",
            "5.874 -> 6.412 naik 8,39%",
            "inconsistent",
        ),
        Example(
            "Ekspor Mei US$1.021,4 juta. Dibanding April yang US$963,8 juta, ekspor naik 5,89 persen.",
            "963,8 juta -> 1.021,4 juta naik 5,89%",
            "inconsistent",
        ),
        Example(
            "Tahun 2024 kami menyerap 31.250 ton. Tahun ini sudah 38.900 ton, jadi ada lonjakan 28,44 persen.",
            "31.250 -> 38.900 naik 28,44%",
            "inconsistent",
        ),
        Example(
            "Penjualan 2024 sebesar 3,42 juta ton. Angka ini turun 8,72 persen karena pada 2023 penjualan masih 3,71"
            " juta ton.",
            "3,71 juta -> 3,42 juta turun 8,72%",
            "inconsistent",
        ),
        Example(
            "Laba bersih melorot 12,5% ke Rp356,4 miliar; setahun sebelumnya emiten masih untung Rp402,7 miliar.",
            "402,7 miliar -> 356,4 miliar turun 12,5%",
            "inconsistent",
        ),
        Example(
            "Tiket yang terjual 3.718.986 tiket. Kalau dibanding Nataru sebelumnya yang 3.468.421 tiket, ada lonjakan"
            " 7,5%.",
            "3.468.421 -> 3.718.986 naik 7,5%",
            "inconsistent",
        ),
        Example(
            "Ekspor 2024 sebesar US$3.912 juta. Padahal, kata dia, pada periode sama tahun 2023 sudah US$4.814 juta,"
            " sehingga terjadi kontraksi 9,23 persen.",
            "4.814 juta -> 3.912 juta turun 9,23%",
            "inconsistent",
        ),
        Example(
            "Inflasi bulanan Februari 0,43 persen. Indeks Harga Konsumen (IHK) bergerak dari 105,28 pada Januari ke"
            " 101,73.",
            "105,28 -> 101,73 naik 0,43%",
            "inconsistent",
        ),
        Example("Harga cabai terkoreksi 10 persen dari Rp50.000 menjadi Rp45.000.", "50.000 -> 45.000 turun 10%"),
        Example("Perkiraan dikoreksi 5 persen, dari 400 ton menjadi 420 ton.", "400 -> 420 berubah 5%"),
        Example("Produksi garam naik 25 persen, dari 400 ton menjadi 500 ton.", "400 -> 500 naik 25%"),
        Example("Produksi garam naik 35 persen, dari 400 ton menjadi 500 ton.", "400 -> 500 naik 35%", "inconsistent"),
        Example(
            "Angkutan logistik mencapai 1.200 ton, tumbuh 20% dari 1.000 ton pada 2021.", "1.000 -> 1.200 naik 20%"
        ),
        Example(
            "Semula dianggarkan Rp4 miliar, kini bertambah 5 persen atau Rp200 juta sehingga menjadi Rp4,2 miliar.",
            "4 miliar -> 4,2 miliar naik 5%",
        ),
        Example(
            "Beban usaha turun dari Rp20 miliar menjadi Rp18 miliar atau susut 10 persen.",
            "20 miliar -> 18 miliar turun 10%",
        ),
        Example("Tunggakan merosot 40%: dari Rp50 juta tinggal Rp30 juta.", "50 juta -> 30 juta turun 40%"),
        Example(
            "Kasus campak tercatat 90 kasus. Angka itu turun 10 persen dibanding tahun lalu yang sebanyak 100 kasus.",
            "100 -> 90 turun 10%",
        ),
        Example(
            "Ekspor kopi melonjak 150 persen menjadi Rp50 miliar. Pada Januari nilainya baru Rp20 miliar.",
            "20 miliar -> 50 miliar naik 150%",
        ),
        Example("Laba susut ke Rp8 miliar, sementara tahun lalu masih Rp9 miliar.", "9 miliar -> 8 miliar turun"),
        Example(
            "Beban pajak Rp1,9 miliar, meningkat dibandingkan Rp2,1 miliar pada semester lalu.",
            "2,1 miliar -> 1,9 miliar naik",
            "inconsistent",
        ),
        Example("Volume itu 15% lebih tinggi. Tahun ini terjual 230 unit, tahun lalu 200 unit.", "200 -> 230 naik 15%"),
        Example(
            "Ekspor nikel terpental 25 persen ke posisi US$30 juta dari US$40 juta.", "40 juta -> 30 juta turun 25%"
        ),
        Example("Penjualan terkatrol dari 400 unit ke 500 unit, itu 35 persen.", "400 -> 500 naik 35%", "inconsistent"),
        Example(
            "Kredit kini Rp600 miliar. Setahun silam angkanya Rp500 miliar, jadi ada pertumbuhan 20 persen.",
            "500 miliar -> 600 miliar naik 20%",
        ),
        Example(
            "Ada 120 kasus, bertambah 20 kasus dibanding tahun lalu yang 100 kasus. Lonjakannya 40 persen.",
            "100 -> 120 naik 40%",
            "inconsistent",
        ),
        Example(
            "Hingga 30 September 2025 laba tumbuh 15,38% menjadi Rp221 miliar (9M24: Rp187 miliar).",
            "187 miliar -> 221 miliar naik 15,38%",
            "inconsistent",
        ),
        Example(
            "Lahan yang terbakar 564 hektare. Dibandingkan 1.410 hektare pada sembilan bulan pertama 2024, luasnya"
            " turun 40 persen.",
            "1.410 -> 564 turun 40%",
            "inconsistent",
        ),
        Example(
            "Cabai dijual Rp78.000 sekilo. Sebulan sebelumnya pedagang melepas Rp48.000, artinya melonjak Rp30.000 atau"
            " 38,5 persen.",
            "48.000 -> 78.000 naik 38,5%",
            "inconsistent",
        ),
        Example(
            "Februari 2025 ada 387 kasus. Maret 2025 ada 452 kasus, turun 65 kasus atau 16,80 persen dari Februari.",
            "387 -> 452 turun 16,80%",
            "inconsistent",
        ),
        Example(
            "Pendapatan malah menguat, dari US$406,3 juta menjadi US$401,1 juta atau minus 1,28%.",
            "406,3 juta -> 401,1 juta naik",
            "inconsistent",
        ),
        Example(
            "Target harga dinaikkan ke Rp1.450 dari Rp1.200. Dengan harga penutupan Rp1.160, potensi kenaikannya 25"
            " persen.",
            "1.160 -> 1.450 naik 25%",
        ),
        Example(
            "Pendapatan daerah yang semula dipatok Rp1.894,38 miliar kini menjadi Rp1.992,13 miliar, atau tumbuh 1,83"
            " persen.",
            "1.894,38 miliar -> 1.992,13 miliar naik 1,83%",
            "inconsistent",
        ),
        Example(
            "Pengangguran di kota naik menjadi 7,42 persen dari 7,18 persen, sementara di desa turun menjadi 12,47"
            " persen dari 12,75 persen.",
            "12,75% -> 12,47% turun",
        ),
        Example(
            "Pengangguran di kota naik menjadi 7,42 persen dari 7,18 persen, sementara di desa turun menjadi 12,75"
            " persen dari 12,47 persen.",
            "12,47% -> 12,75% turun",
            "inconsistent",
        ),
        Example(
            "Ekspor Mei Rp90 miliar, turun 10 persen dari April yang Rp100 miliar dan 25 persen dibanding Mei lalu yang"
            " Rp130 miliar.",
            "130 miliar -> 90 miliar turun 25%",
            "inconsistent",
        ),
    ),
    silent=(
        Example("Ekspor naik 8 persen dari April dan 6 persen dari total penjualan Rp900 miliar."),
        Example("DKI meraih 110 emas, terpaut 23 emas dari Jabar. Jatim kalah jumlah perak: 89 berbanding 91."),
        Example(
            "Belanja pegawai terserap 31,2 persen dari pagu Rp8,37 triliun, tumbuh 14,5 persen dibanding tahun lalu"
            " yang Rp2,28 triliun.",
        ),
        Example("Jawa Barat menerima Rp37 triliun, DKI Jakarta Rp28,9 triliun (tumbuh 15,6%)."),
        Example("Kredit tumbuh 8 persen dan simpanan tumbuh 6 persen."),
        Example("Laba tumbuh 15 persen menjadi Rp221 miliar (target: Rp250 miliar)."),
        Example("Laba tumbuh 15 persen menjadi Rp221 miliar (kuartal III: Rp80 miliar)."),
        Example(
            "Cabai dijual Rp78.000. Sebulan sebelumnya bawang dilepas Rp42.000, melonjak Rp8.000 atau 23,5 persen."
        ),
        Example("Sebanyak 37 dari 50 kursi sudah terisi."),
        Example("Realisasinya 74 perkara, melampaui target 51 perkara."),
        Example("Harga beras naik Rp200 menjadi Rp15.000 per kilogram."),
        Example("Rupiah terpental dari Rp16.215 ke Rp16.284 per dolar AS."),
        Example("Suhu berkisar dari 24 hingga 31 derajat."),
        Example("NPL bank naik 0,1 persen menjadi 2,5 persen, dari 2,4 persen pada Maret."),
        Example(
            "Capaiannya 69,8 persen, lebih rendah daripada 2020 yang 72,4 persen, dan jauh dari target 77,5 persen."
        ),
        Example("Hasil itu melampaui perolehan dua tahun lalu yang 91 medali (27 emas, 31 perak, 33 perunggu)."),
        Example("Terjadi koreksi di satu TPS: suara pasangan itu dari 173 suara menjadi 178 suara."),
        Example("Pendapatan lain tertinggal, hanya 31,5 persen; Rp12 miliar dari Rp38 miliar."),
        Example("Inflasi tahunan 2,84 persen. IHK bergerak dari 105,28 pada Januari ke 105,73 pada Februari."),
        Example("Tahun sebelumnya Rp57 triliun dan Rp66 triliun, naik 8,8 persen dan 7,6 persen."),
        Example("Hanya sapi yang berkurang, 187 ekor dari 8.602 ekor."),
        Example("Luka berat berkurang 8 persen; untuk luka ringan dari 300 orang menjadi 500 orang."),
        Example("Atletnya turun di 41 cabang dari 65 cabang yang dipertandingkan."),
    ),
    messages={},
)

LEAD = 160  # characters before a figure in which "inflasi" or "IHK" says what it is
DOUBT = 0.2  # pairs of index levels expected to make an inflation by accident


def find(scene: Scene) -> Iterator[Relation]:
    """Yield the changes the text tells, each once."""
    seen = set()
    for relation in [*_moved(scene), *_inflation(scene)]:
        key = tuple((role, figures[0].value) for role, figures in relation.roles.items())
        if key not in seen:
            seen.add(key)
            yield relation


def _moved(scene: Scene) -> Iterator[Relation]:
    for movement in movements(scene):
        if (relation := _change(movement)) is not None:
            yield relation


def _inflation(scene: Scene) -> Iterator[Relation]:
    """ "Inflasi 2,61 persen; IHK naik ke 106,84, setahun lalu 104,12": the rise of the price index is the inflation,
    where two of the index's levels make it and that is no accident."""
    if not starts_of_words(scene.article.plain, lexicon("index")):
        return
    levels = {f.value: f for f in scene.figures if f.kind != "percent" and set(_led(scene, f)) & lexicon("index")}
    pairs = list(permutations(levels.values(), 2))
    for percent in scene.figures:
        way = {word: "up" if word in lexicon("inflation") else "down" for word in _led(scene, percent)}
        told = [way[word] for word in way if word in lexicon("inflation") or word in lexicon("deflation")]
        if percent.kind != "percent" or not told or not pairs:
            continue
        direction: Direction = "up" if told[-1] == "up" else "down"
        holding = [pair for pair in pairs if change_holds(*pair, percent, direction)]
        if not holding and (moved := _monthly(scene, percent, pairs)) is not None:
            base, new = moved
            yield Relation("change", RULE.id, {"base": [base], "new": [new], "percent": [percent]}, direction=direction,
                           reasons=["cue: inflasi"], confidence=0.88)  # fmt: skip
            continue
        if len(holding) == 1 and change_coincidence(*holding[0], percent) * len(pairs) < DOUBT:
            base, new = holding[0]
            yield Relation("change", RULE.id, {"base": [base], "new": [new], "percent": [percent]}, direction=direction,
                           reasons=["cue: inflasi", "arithmetic"], confidence=0.6, asserted=False)  # fmt: skip


def _monthly(scene: Scene, percent: Figure, pairs: list[tuple[Figure, Figure]]) -> tuple[Figure, Figure] | None:
    """ "Inflasi bulanan 0,43 persen. IHK bergerak dari 105,28 pada Januari ke 105,73": the only two levels near."""
    near = [pair for pair in pairs if all(0 <= figure.sentence - percent.sentence <= 1 for figure in pair)]
    if len(near) != 2 or lexicon("monthly").isdisjoint(_led(scene, percent)):
        return None
    base, new = min(near, key=lambda pair: pair[0].start)
    between = words(scene.between(base, new))
    told = base.sentence == new.sentence and not lexicon("to").isdisjoint(between)
    return (base, new) if told and not lexicon("from").isdisjoint(_led(scene, base)) else None


def _led(scene: Scene, figure: Figure) -> list[str]:
    """The words of its sentence that lead to `figure`, over other figures if need be."""
    start = scene.sentence(figure).start
    return words(scene.article.plain[max(start, figure.start - LEAD) : figure.start])


def _change(movement: Movement) -> Relation | None:
    base, new, percent = movement.base, movement.new, movement.percent
    assert base is not None and new is not None
    if base.figure.kind == "percent" and movement.quantity is not None:
        return None  # a difference in points
    if percent is None and movement.delta is not None:
        return None
    roles: dict[str, list[Figure]] = {"base": [base.figure], "new": [new.figure]}
    if percent is not None:
        roles["percent"] = [percent]
    return Relation("change", RULE.id, roles, direction=movement.direction, reasons=movement.reasons,
                    confidence=movement.confidence, asserted=movement.asserted)  # fmt: skip
