"""Products: so many, each so much, make a total; and amounts converted at a rate the article states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import chain, pairwise

import regex

from extractor.article import Figure, Relation
from extractor.interval import Interval
from extractor.relations.arithmetic import measured_at, off_by, product_holds, product_of
from extractor.relations.cues import Cues
from extractor.relations.rates import CUE_KINDS, Rate, converted_from, lead, lexicon, rates_of, same_thing, worked_out
from extractor.relations.reckoned_products import concluded, found, of_mean, product_one_slip_away, significant
from extractor.relations.scene import Scene, compatible, same_unit, words
from extractor.rule import Example, Message, Rule

_FILLING = regex.compile(r"[\s,(=]")

RULE = Rule(
    id="product",
    name=Message("hasil kali", "product"),
    explanation=Message(
        "Jumlah penerima kali bagian masing-masing harus sama dengan totalnya; nilai valuta asing kali kurs yang"
        " disebut harus sama dengan nilai rupiahnya.",
        "The number of recipients times what each gets must make the total; an amount in foreign currency times the"
        " rate the article states must make the amount in rupiah.",
    ),
    fires=(
        Example("Beasiswa diterima 29 orang, masing-masing Rp6 juta, total Rp174 juta.", "29 x 6 juta = 174 juta"),
        Example(
            "Beasiswa diterima 29 orang, masing-masing Rp6 juta, total Rp274 juta.",
            "29 x 6 juta = 274 juta",
            "inconsistent",
        ),
        Example(
            "Sebanyak 1.300 meter kubik kayu itu bernilai Rp7,8 miliar, dengan harga Rp6 juta per meter kubik.",
            "1.300 x 6 juta = 7,8 miliar",
        ),
        Example(
            "Perusahaan rugi US$76,5 juta atau Rp1,15 triliun (asumsi kurs Rp15.080 per dolar AS).",
            "76,5 juta x 15.080 = 1,15 triliun",
        ),
        Example("Ada pula Sin$56.000 yang dengan kurs Rp12.180 setara Rp682 juta.", "56.000 x 12.180 = 682 juta"),
        Example(
            "Program menyasar 30 desa dengan anggaran Rp1,5 miliar. Setiap desa menerima Rp50 juta.",
            "30 x 50 juta = 1,5 miliar",
        ),
        Example("Garam ditebar 4 ton saban hari selama 5 hari, total 30 ton.", "5 x 4 = 30", "inconsistent"),
        Example(
            "Kader menerima Rp200 ribu sebulan, dirapel tiga bulan menjadi Rp600 ribu.", "tiga x 200 ribu = 600 ribu"
        ),
        Example(
            "Pengunjung dewasa 1.296 orang. Karcisnya dipatok Rp20.000, jadi terkumpul Rp25.920.000.",
            "1.296 x 20.000 = 25.920.000",
        ),
        Example(
            "Tiap KPM mendapat Rp300 ribu sebulan selama 12 bulan, atau Rp3,6 juta setahun.", "12 x 300 ribu = 3,6 juta"
        ),
        Example(
            "Bantuan untuk 4.215 keluarga. Setiap keluarga menerima 20 kilogram beras. Dengan begitu, beras yang"
            " digelontorkan 83,4 ton.",
            "4.215 x 20 = 83,4",
            "inconsistent",
        ),
        Example(
            "Penerimanya 4.318 buruh. Yang dibawa pulang per kepala Rp900 ribu. Menurut panitia, sekali pencairan itu"
            " dibutuhkan anggaran Rp3,886 juta.",
            "4.318 x 900 ribu = 3,886 juta",
            "inconsistent",
        ),
        Example(
            "Bulog membeli Rp6.500 per kilogram. Petani yang memanen 7 ton bisa mengantongi Rp45,5 juta.",
            "7 x 6.500 = 45,5 juta",
        ),
        Example(
            "Bulog membeli gabah Rp6.500 per kilogram. Seorang petani menjual 5,6 ton dan membawa pulang Rp46,4 juta.",
            "5,6 x 6.500 = 46,4 juta",
            "inconsistent",
        ),
        Example(
            "Produksi terkumpul 8.370 ton. Harga gabah Rp6.500 per kilogram. Kalau semuanya dijual dengan harga segitu,"
            " uang yang berputar Rp5,44 miliar.",
            "8.370 x 6.500 = 5,44 miliar",
            "inconsistent",
        ),
        Example(
            "Masing-masing dari 250 siswa menerima beasiswa Rp1,2 juta, atau Rp350 juta seluruhnya.",
            "250 x 1,2 juta = 350 juta",
            "inconsistent",
        ),
        Example(
            "Dengan harga Rp75.000 selembar dan 3.400 lembar yang habis, pemasukan tiket Rp225 juta.",
            "3.400 x 75.000 = 225 juta",
            "inconsistent",
        ),
        Example("Telur dijual Rp2.000 sebutir. Laku 450 butir, jadi omzetnya Rp900 ribu.", "450 x 2.000 = 900 ribu"),
        Example(
            "Tiap keluarga membawa pulang Rp900.000. Total uang yang mengalir ke 2.460 keluarga pun Rp2,412 miliar.",
            "2.460 x 900.000 = 2,412 miliar",
            "inconsistent",
        ),
    ),
    silent=(
        Example("Tiap keluarga menerima Rp900.000. Total anggaran untuk 2.460 keluarga selama dua tahun Rp4,5 miliar."),
        Example("Tiap keluarga menerima Rp900.000. Total anggaran untuk 2.460 keluarga dan pendamping Rp4,5 miliar."),
        Example("Karcis Rp75.000 selembar. Panitia mencetak 3.400 lembar dan menyiapkan hadiah Rp225 juta."),
        Example("Sebelas kloter masing-masing berisi 393 jemaah, dan kloter terakhir membawa 388 jemaah."),
        Example(
            "Golkar meraih 8 kursi, Gerindra dan PKS masing-masing empat kursi, lalu PAN masing-masing tiga kursi."
        ),
        Example("Panen di tiga desa, masing-masing Mekar 7.850 hektare, Anu 6.420 hektare, dan Polan 4.380 hektare."),
        Example("Rumah rusak di lima desa, masing-masing Mekar 230 rumah, Anu 620 rumah, dan lainnya belum didata."),
        Example("Hasilnya 6,3 ton tiap hektare. Seorang petani, Anu, bercerita. Ia memanen 3,4 ton dari 0,5 hektare."),
        Example("Harga beras Rp15.000 per kilogram, sedangkan stok 200 ton."),
        Example("Bulog membeli gabah Rp6.500 per kilogram. Petani yang panen 7 ton mengantongi laba bersih Rp28 juta."),
        Example(
            "Harga beras Rp15.000 per kilogram. Pemerintah menyiapkan 200 ton untuk pasar murah dan bansos Rp4 miliar."
        ),
        Example(
            "Cabai Rp52.000 per kilogram, bawang Rp38.000 per kilogram. Kalau beli tiga kilogram cabai habis Rp155.000."
        ),
        Example("Investasi US$2 miliar masuk tahun ini, dengan kurs Rp15.080 dan subsidi Rp600 miliar."),
        Example("Pendapatan US$1,5 miliar atau setara Rp16 triliun."),
        Example("Pekebun rata-rata menanam 2,25 hektare. Dulu dana Rp30 juta per hektare, naik jadi Rp60 juta."),
        Example("Sebanyak 2 desa menerima Rp50 juta. Jadi dana yang cair Rp100 juta."),
    ),
    messages={},
)

EXACT_DIGITS = 2  # digits of a total that show that only its scale is wrong
SIGNATURE = 4  # the same where the three are told apart
SCALE_SLIPS = (Decimal("0.001"), Decimal(1000))
BESIDE = 24  # characters between a number and its unit
TOTAL_REACH = 5  # a total may be wrong by this factor and still be that of its count and its rate
SLIP_ROOM = Decimal("0.005")
ROUNDING = Decimal("0.03")  # how far rounding may carry a product told apart from its rate
SENTENCES_BACK = 3  # sentences before a rate in which its count stands
NEARBY = 1  # sentences from a rate within which a count and a total beside each other must be meant
REACH = 25  # figures around a rate among which arithmetic may find count and total
NEAREST = 4  # of those, the ones that may be told with a wrong scale word
STEADY = 3  # pairs of count and total that show by themselves that there is one rate
AFTER_PRICE = 6  # figures, and sentences, after a price in which what is paid stands
AFTER_PRICE_SENTENCES = 2
TENFOLD = (Decimal(10), Decimal(100), Decimal(1000), Decimal("0.1"), Decimal("0.01"), Decimal("0.001"))
TEN_ROOM = Decimal("0.015")
PRICE_REACH = Decimal("1.5")  # what is paid may be wrong by this factor
PAIRS_SEEN = 40  # figures before and after a rate that may be told at it


@dataclass(slots=True)
class Product:
    """A count and a total that stand together."""

    count: Figure
    total: Figure
    asserted: bool
    reasons: list[str] = field(default_factory=list)


def find(scene: Scene) -> Iterator[Relation]:
    """Yield the products and conversions the text tells, each once."""
    cues = Cues(scene.article.plain, "product_cues", CUE_KINDS)
    averages = _roles_of(scene, "ratio")
    seen = {(r["b"][0].value, r["result"][0].value, r["a"][0].value) for r in averages}
    worked = ((rate, Product(count, total, False, ["arithmetic"])) for rate, count, total in concluded(scene, cues))
    told = [*_conversions(scene, cues), *_products(scene, cues), *worked]
    moved = {(r["base"][0].id, r["new"][0].id) for r in _roles_of(scene, "change")}
    borne_out = {(made.count.id, made.total.id) for rate, made in told if _holds(rate, made)}
    for rate, product in told:
        key = (product.count.value, rate.each.value, product.total.value)
        if key in seen or ((product.count.id, product.total.id) in borne_out and not _holds(rate, product)):
            continue  # "tiga hari, omzetnya Rp540 juta, alias Rp180 juta per hari. Kali ini Rp216 juta per hari"
        if (rate.each.id, product.total.id) in moved or (product.total.id, rate.each.id) in moved:
            continue  # "dulu Rp30 juta per hektare, kini naik jadi Rp60 juta": the new rate is no product of the old
        seen.add(key)
        roles = {"count": [product.count], "each": [rate.each], "total": [product.total]}
        yield Relation("product", RULE.id, roles, reasons=[rate.reason, *product.reasons],
                       confidence=0.9 if product.asserted else 0.6, asserted=product.asserted)  # fmt: skip


def _roles_of(scene: Scene, kind: str) -> list[dict[str, list[Figure]]]:
    """The roles of the relations of one kind found before."""
    return [relation.roles for relation in scene.article.relations if relation.kind == kind]


def _holds(rate: Rate, product: Product) -> bool:
    return product_holds(product.count, rate.each, product.total)


# --- conversions ----------------------------------------------------------------------------------------------------


def _conversions(scene: Scene, cues: Cues) -> Iterator[tuple[Rate, Product]]:
    rates: dict[str, list[Figure]] = {}
    for figure in scene.figures:
        if figure.kind == "money" and (code := converted_from(scene, figure) or _named_kurs(scene, cues, figure)):
            rates.setdefault(code, []).append(figure)
    for code, figures in rates.items():
        told = {f.id for f in figures}
        for one, other in pairwise(f for f in scene.figures if f.id not in told):
            if (
                one.kind == other.kind == "money"
                and one.currency == code
                and other.currency == figures[0].currency
                and _joined(scene, cues, one, other)
            ):
                rate = next((f for f in figures if product_holds(one, f, other)), figures[0])
                sure = len({f.value for f in figures}) == 1
                yield Rate(rate, code, "rate: kurs"), Product(one, other, sure, ["pair: atau"])


def _named_kurs(scene: Scene, cues: Cues, figure: Figure) -> str | None:
    """The currency of "Sin$56.000 yang dengan kurs Rp12.180 setara dengan Rp682 juta": that of the amount before it."""
    before = scene.before(figure, 1)
    if not before or before[0].sentence != figure.sentence or before[0].kind != "money":
        return None
    foreign = before[0].currency != figure.currency
    return before[0].currency if foreign and any(c.kind == "kurs" for c in lead(scene, cues, figure)) else None


def _joined(scene: Scene, cues: Cues, one: Figure, other: Figure) -> bool:
    """True where "atau", "setara" or a bracket joins two amounts, the rate between them left out."""
    start = max([scene.extent(one), *(scene.extent(f) for f in scene.within(one.end, other.start))])
    gap = scene.article.plain[start : other.start]
    found = cues.between(start, other.start)
    rest = _FILLING.sub("", gap)
    return one.sentence == other.sentence and (
        not rest or (len(words(gap)) <= 4 and any(c.kind == "or" for c in found))
    )


# --- so many, each so much ------------------------------------------------------------------------------------------


def _products(scene: Scene, cues: Cues) -> Iterator[tuple[Rate, Product]]:
    for figure in scene.figures:
        if figure.kind == "percent":
            continue
        rates = list(rates_of(scene, cues, figure))
        for rate in rates:
            for product in chain(_sold(scene, cues, rate), _made_with(scene, cues, rate)):
                yield rate, product
                for other in rates:
                    if other.unit != rate.unit and rate.unit in lexicon("factor"):
                        yield from _in_turn(scene, cues, other, product)


def _in_turn(scene: Scene, cues: Cues, rate: Rate, product: Product) -> Iterator[tuple[Rate, Product]]:
    """ "Tiap KPM Rp300 ribu sebulan, Rp3,6 juta setahun": what one gets over the time is an amount for one, too."""
    whole = replace(rate, each=product.total)
    for made in _made_with(scene, cues, whole):
        yield whole, made


def _counts(scene: Scene, rate: Rate, figure: Figure) -> bool:
    return (
        figure is not rate.each
        and figure.kind in ("count", "measure")
        and figure.rate is None
        and (rate.unit is None or same_thing(scene, figure, rate.unit))
    )


def _totals(rate: Rate, figure: Figure) -> bool:
    return (
        figure is not rate.each
        and figure.kind == rate.each.kind
        and (
            (figure.rate is None or not same_unit(figure.rate, rate.unit))
            and compatible(figure, rate.each)
            and figure.value != rate.each.value
            and not (figure.kind == "count" and _unit_is_borrowed(figure))
        )
    )


def _unit_is_borrowed(figure: Figure) -> bool:
    """True where what is counted is not written beside the number: "Boltim 231, Kotamobagu 78"."""
    return figure.unit is None or figure.unit_start is None or abs(figure.unit_start - figure.end) > BESIDE


def _made_with(scene: Scene, cues: Cues, rate: Rate) -> Iterator[Product]:
    """The products of `rate`: pairs of a count and a total told together, else the nearest that arithmetic confirms."""
    if rate.mean:
        if made := of_mean(scene, cues, rate, [f for f in scene.before(rate.each, REACH) if _counts(scene, rate, f)]):
            yield Product(*made, False, ["arithmetic"])
        return
    around = scene.before(rate.each, REACH) + scene.after(rate.each, REACH)
    around.sort(key=lambda figure: abs(figure.start - rate.each.start))
    counts, totals = [f for f in around if _counts(scene, rate, f)], [f for f in around if _totals(rate, f)]
    if rate.unit is None or rate.loose:  # "honor Rp1,2 juta", "sekali jalan": for one of what, the words do not say
        if made := found(scene, cues, rate, counts, totals):
            yield Product(*made, False, ["arithmetic"])
        return
    pairs = [
        (one, other) if _counts(scene, rate, one) else (other, one)
        for one, other in _side_by_side(scene, rate)
        if (_counts(scene, rate, one) and _totals(rate, other)) or (_counts(scene, rate, other) and _totals(rate, one))
    ]
    closing = [pair for pair in pairs if product_holds(pair[0], rate.each, pair[1])]
    taken = {figure.id for pair in closing for figure in pair}
    closing = [pair for pair in closing if not _by_chance(rate, *pair)]
    steady = (
        {(count.id, total.id) for count, total in _steady(pairs, rate.each)} if rate.named and not closing else set()
    )
    for count, total in closing:
        yield Product(count, total, True, ["sentence"])
    simple = not _more_to_it(scene, cues, rate)
    here = [count for count, _ in pairs if abs(count.sentence - rate.each.sentence) <= NEARBY]
    taken_as_told = bool(here) and not rate.beside
    for count, total in pairs:
        if count.id in taken or total.id in taken:
            continue
        together = count.sentence == rate.each.sentence == total.sentence
        if not _of_one_size(count, rate.each, total):
            continue  # "11 kloter masing-masing 393 jemaah dan kloter terakhir 388 jemaah"
        if (together and simple) or len(closing) >= 2 or (count.id, total.id) in steady:
            taken_as_told = True
            yield Product(count, total, True, ["sentence"])
    if taken_as_told and not closing:
        told = _totalled_next(scene, cues, rate)
        yield from [told] if told is not None else []
        return
    counts, totals = [f for f in counts if f.id not in taken], [f for f in totals if f.id not in taken]
    made = found(scene, cues, rate, counts, totals)
    if made:
        yield Product(*made, False, ["arithmetic"])
    if rate.named and not closing:
        left = [figure for figure in totals if not made or figure is not made[1]]
        slips = list(_out_of_scale(rate, counts, left))
        yield from slips or (() if made else _mistyped(scene, cues, rate))


def _sold(scene: Scene, cues: Cues, rate: Rate) -> Iterator[Product]:
    """ "Bulog membeli Rp6.500 per kilogram. Petani yang memanen 7 ton mengantongi Rp45,5 juta": a quantity in another
    unit than its price is for, and the money that it is said to bring."""
    price = rate.each
    if price.kind != "money" or price.rate is None or price.id in scene.bases | scene.quantities:
        return
    for total in scene.after(price, AFTER_PRICE):
        near = 0 <= total.sentence - price.sentence <= AFTER_PRICE_SENTENCES and _totals(rate, total)
        if not near or not _brings(scene, cues, total):
            continue
        told = [f for f in scene.before(total, REACH) if f.kind == "measure" and f.id not in scene.quantities]
        weighed = [f for f in told if measured_at(f, price)]
        here = [f for f in weighed if f.sentence == total.sentence]
        fitting = [f for f in here or weighed if product_holds(f, price, total)]
        if fitting and not _by_chance(rate, fitting[-1], total):
            yield Product(fitting[-1], total, False, ["arithmetic"])
            return
        slipped = {f.value: f for f in here or weighed if _mistaken_price(f, price, total, close=bool(here))}
        if len(slipped) == 1 and len({f.value for f in here}) <= 1 and not _priced_otherwise(scene, price, total):
            yield Product(next(iter(slipped.values())), total, True, ["sentence"])
            return


def _priced_otherwise(scene: Scene, price: Figure, total: Figure) -> bool:
    """True where another price for the same unit is told: "cabai Rp52.000 per kilogram, bawang Rp38.000"."""
    told = scene.before(total, REACH)
    prices = [f for f in told if f.kind == "money" and f.rate is not None and f.id not in scene.bases]
    return any(f.value != price.value and same_unit(f.rate, price.rate) for f in prices)


def _mistaken_price(count: Figure, each: Figure, total: Figure, *, close: bool) -> bool:
    """True where the total is one slip of the pen away from what the quantity costs, or ten, a hundred, a thousand
    times as much; or, told beside it, at least of its size."""
    if total.value <= 0:
        return False
    made = product_of(count, each, total) / total.value
    scaled = any(abs(made / factor - 1) < TEN_ROOM for factor in TENFOLD)
    near = close and 1 / PRICE_REACH <= made <= PRICE_REACH
    return near or scaled or product_one_slip_away(count, each, total)


def _brings(scene: Scene, cues: Cues, total: Figure) -> bool:
    """True where the words before `total` say that it is what is got for something, all of it."""
    said = words(scene.article.plain[scene.sentence(total).start : total.start])
    net = not lexicon("after_costs").isdisjoint([*said, *words(scene.lead_out(total))[:1]])
    return not net and (worked_out(scene, cues, total) or not lexicon("brings").isdisjoint(said))


def _by_chance(rate: Rate, count: Figure, total: Figure) -> bool:
    """True where only rounding makes the two, told apart from the rate, fit: "3,4 ton dari 0,5 hektare" is not worked
    out from the "6,3 ton per hektare" of all the district."""
    apart = count.sentence != rate.each.sentence
    return apart and total.value > 0 and off_by(count, rate.each, total) > ROUNDING


def _of_one_size(count: Figure, each: Figure, total: Figure) -> bool:
    """True where the total is near what it should be, or would be but for its scale word: a slip, not another thing."""
    made = count.value * each.value / total.value if total.value > 0 else Decimal(0)
    near = 1 / TOTAL_REACH <= made <= TOTAL_REACH
    return near or any(abs(made / slip - 1) < SLIP_ROOM for slip in SCALE_SLIPS)


def _mistyped(scene: Scene, cues: Cues, rate: Rate) -> Iterator[Product]:
    """ "12 unit seharga Rp980 juta per unit. Anggaran yang terserap Rp4,56 miliar": the count told last before its rate
    and the only amount after it, called a total, which one slip of one of the three would make their product."""
    each = rate.each
    total, count = next(iter(scene.after(each, 1)), None), _counted_last(scene, rate)
    if total is None or count is None or not _totals(rate, total) or not 0 <= total.sentence - each.sentence <= 1:
        return
    called = any(cue.kind in ("total", "concludes") for cue in lead(scene, cues, total))
    if count is not scene.before(each, 1)[-1] or count.sentence != each.sentence:
        called = worked_out(scene, cues, total)  # "dengan begitu, beras yang dibagikan 83,4 ton"
    if called and not _more_to_it(scene, cues, rate) and product_one_slip_away(count, each, total):
        yield Product(count, total, True, ["sentence"])


def _totalled_next(scene: Scene, cues: Cues, rate: Rate) -> Product | None:
    """ "Tiap keluarga membawa pulang Rp900.000. Total uang yang mengalir ke 2.460 keluarga Rp2,412 miliar": all that
    the next sentence tells is for how many it is a total of what."""
    told = scene.after(rate.each, 3)
    here = [f for f in told if f.sentence == rate.each.sentence + 1]
    if len(here) != 2 or told[:2] != here or not _counts(scene, rate, here[0]) or not _totals(rate, here[1]):
        return None
    count, total = here
    called = any(cue.kind == "total" for cue in lead(scene, cues, count)) and total.value > 0
    if not called or rate.unit in lexicon("factor") or _more_to_it(scene, cues, rate):
        return None
    made = product_of(count, rate.each, total) / total.value
    return Product(count, total, True, ["cue: total"]) if 1 / PRICE_REACH <= made <= PRICE_REACH else None


def _counted_last(scene: Scene, rate: Rate) -> Figure | None:
    """The only count, in the last sentence that tells one, of what the rate is for one of."""
    counts = [f for f in scene.before(rate.each, NEAREST) if _counts(scene, rate, f)]
    told = [f for f in counts if f.sentence == counts[-1].sentence]
    return told[0] if len(told) == 1 and rate.each.sentence - told[0].sentence <= SENTENCES_BACK else None


def _out_of_scale(rate: Rate, counts: list[Figure], totals: list[Figure]) -> Iterator[Product]:
    """A count and a total that would be right but for its scale word ("juta" for "miliar"): beside the rate, or
    anywhere around it where the total has so many digits that chance does not make them right."""
    for count in counts:
        for total in totals:
            made = count.value * rate.each.value / total.value if total.value > 0 else Decimal(0)
            if not any(abs(made / slip - 1) < SLIP_ROOM for slip in SCALE_SLIPS):
                continue
            here = count.sentence == rate.each.sentence and 0 <= rate.each.sentence - total.sentence <= 1
            near = here and count in counts[:NEAREST] and total in totals[:NEAREST]
            if significant(total.value) >= (EXACT_DIGITS if near else SIGNATURE):
                yield Product(count, total, True, ["cue: tiap", "scale"])
                return


def _more_to_it(scene: Scene, cues: Cues, rate: Rate) -> bool:
    """True where the sentence names another factor or another item: "selama tiga bulan", two rates, "sisanya …"."""
    sentence = scene.sentence(rate.each)
    figures = [f for f in scene.within(sentence.start, sentence.end) if f is not rate.each]
    counted = [f for f in figures if _counts(scene, rate, f)]
    over_time = rate.unit in lexicon("factor")
    if over_time and any(f.kind == "count" and f not in counted for f in figures):
        return True  # "250 KK … Rp600.000 per bulan selama tiga bulan"
    others = [f for f in figures if f not in counted or (rate.each.rate is not None and not over_time)]
    units = [unit for f in others for unit in (f.unit, f.rate) if unit] + [rate.each.rate or ""]
    if over_time:
        units = [unit for unit in units if not same_unit(unit, rate.unit)]
    other_factor = any(word in lexicon("factor") for unit in units for word in words(unit))
    more = [cue.text.casefold() for cue in cues.between(sentence.start, sentence.end) if cue.kind == "more"]
    other_item = any(not (over_time and word in lexicon("once_a")) for word in more)
    other_rate = any(f.kind == rate.each.kind and f.rate is not None and same_unit(f.rate, rate.unit) for f in figures)
    return other_factor or other_item or other_rate


def _steady(pairs: list[tuple[Figure, Figure]], rate: Figure) -> list[tuple[Figure, Figure]]:
    """The pairs whose totals are the same multiple of their counts, to the last place the rate is written to: there
    is one rate, whatever is written for it."""
    room = Interval(-rate.step, rate.step)
    quotients = [(pair, pair[1].bounds / pair[0].bounds + room) for pair in pairs if pair[0].bounds.low > 0]
    series = [[pair for pair, other in quotients if other.meets(one)] for _, one in quotients]
    longest = max(series, key=len, default=[])
    return longest if len(longest) >= STEADY else []


def _side_by_side(scene: Scene, rate: Rate) -> Iterator[tuple[Figure, Figure]]:
    """Figures of one sentence next to each other around the rate, itself left out."""
    figures = scene.before(rate.each, PAIRS_SEEN) + scene.after(rate.each, PAIRS_SEEN)
    for one, other in pairwise(figures):
        if one.sentence == other.sentence:
            yield one, other
