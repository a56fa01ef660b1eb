"""Each figure is told with its period. Figures stand in the texts as «number»; the expected years or days follow."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from extractor.article import Article, Figure, Relation
from extractor.interval import Interval
from extractor.periods import inherit_periods, tie_figures

Read = Callable[..., Article]


def with_figures(read: Read, marked: str, published: str | None) -> Article:
    """Read a text whose figures are marked «so», each with its sentence."""
    plain, spans = "", []
    for piece in marked.replace("»", "«").split("«"):
        spans.append((len(plain), len(plain) + len(piece)))
        plain += piece
    article = read(plain, published)
    for number, (start, end) in enumerate(spans[1::2], 1):
        sentence = next(s for s in reversed(article.sentences) if s.start <= start)
        value = Decimal(number)
        article.figures.append(
            Figure(
                id=f"f{number}",
                start=start,
                end=end,
                number=plain[start:end],
                kind="count",
                value=value,
                bounds=Interval.point(value),
                paragraph=sentence.paragraph,
                sentence=sentence.index,
            )
        )
    return article


def tied(article: Article) -> list[str | None]:
    """Return, for each figure, its period: the year where it is a whole one, else its days."""
    periods = {period.id: period for period in article.periods}

    def name(figure: Figure) -> str | None:
        if figure.period is None:
            return None
        period = periods[figure.period]
        first, last = period.since, period.until
        whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
        return str(first.year) if whole else str(first) if first == last else f"{first}..{last}"

    return [name(figure) for figure in article.figures]


CASES = [
    # the period before and behind
    ("Pada 2019 panen «120» ton dari «30» hektare.", ["2019", "2019"]),
    ("Panen mencapai «120» ton pada 2019.", ["2019"]),
    ("Polisi menindak «501» pelanggar sepanjang tahun 2017.", ["2017"]),
    ("Panen «120» ton pada 2019 dan «130» ton pada 2020.", ["2019", "2020"]),
    ("Pada 2019 panen «120» ton, lalu pada 2020 naik menjadi «130» ton.", ["2019", "2020"]),
    ("Tahun 2019 panen «120» ton. Sedangkan tahun 2020 «130» ton.", ["2019", "2020"]),
    # comparisons
    ("Panen 2020 «130» ton, naik «8» persen dibanding 2019 yang «120» ton.", ["2020", "2020", "2019"]),
    ("Panen naik dari «120» ton pada 2019 menjadi «130» ton pada 2020.", ["2019", "2020"]),
    ("Pada 2020 panen «130» ton, naik dari «120» ton.", ["2020", None]),
    ("Pada 2020 panen naik «10» ton, terdiri dari «6» ton padi dan «4» ton jagung.", ["2020", "2020", "2020"]),
    ("Pada 2020 panen naik lebih dari «130» ton.", ["2020"]),
    ("Laba kuartal I 2018 naik «11» persen dibandingkan kuartal I 2017 yang Rp«68» triliun.",
     ["2018-01-01..2018-03-31", "2017-01-01..2017-03-31"]),
    ("Panen 2020 naik «9» persen terhadap 2019.", ["2020"]),
    ("Kasusnya naik «57» persen, «7» kasus pada 2019 dan «11» kasus pada 2020.", ["2020", "2019", "2020"]),
    ("Sepanjang 2018 ditindak «528» orang (2017: «501»).", ["2018", "2017"]),
    ("Penjualan naik dari Rp«2» miliar (2022) menjadi Rp«3» miliar (2023).", ["2022", "2023"]),
    ("Tahun 2023 ada «474» kg, sedangkan pada 2022 «423» kg, atau naik «12» persen.", ["2023", "2022", "2023"]),
    ("Terserap «931» ton sepanjang 2020 atau «67» persen dari target 2021 «1.400» ton.", ["2020", "2020", "2021"]),
    # figures that say the same
    ("Terkumpul Rp«2» miliar atau «40» persen pada 2020.", ["2020", "2020"]),
    # carried on
    ("Pada 2019 panen melimpah.\nDi Sigi «120» ton.\nDi Poso «130» ton.", ["2019", "2019"]),
    ("Pada Mei 2020 ada «14» kasus.\nSetahun sebelumnya «20» kasus.\nDi Sigi «3» kasus.",
     ["2020-05-01..2020-05-31", "2019-05-01..2019-05-31", "2020-05-01..2020-05-31"]),
    ("Bandingkan dengan tahun 2018, ketika «149» perkara selesai. Rinciannya «51» P21.", ["2018", "2018"]),
    # the lead
    ("Sebanyak «528» Pengendara Ditindak\nOperasi digelar 9-22 Maret 2020 di Sigi.", ["2020-03-09..2020-03-22"]),
    # days of words are no periods of figures
    ('"Ada «40» rumah rusak," kata Camat Yasir, Rabu (15/11/2023).', [None]),
    ("Camat Yasir di Sigi, Rabu (15/11/2023), mengatakan «40» rumah rusak.", [None]),
    ("Dalam konferensi pers, Rabu (15/11/2023), polisi menyita «40» paket.", [None]),
    ("JAKARTA, 15 November 2023 - PT Sigi meraih laba Rp«2» miliar.", [None]),
    ("Gempa pada Rabu (15/11/2023) merusak «40» rumah.", ["2023-11-15"]),
    ("Kata dia, gempa pada Rabu (15/11/2023) merusak «40» rumah.", ["2023-11-15"]),
    ("Camat mengatakan bahwa gempa terjadi pada Rabu (15/11/2023) dan merusak «40» rumah.", ["2023-11-15"]),
    ('"Ada «40» rumah rusak," kata Yasir di Sigi, pada Rabu (15/11/2023).', [None]),
    ("Hingga Rabu (15/11/2023) sudah «40» rumah rusak.", ["2023-11-15"]),
    ('"Kami mendata terus," katanya, Rabu (15/11/2023). Saat ini sudah «40» rumah.', ["2023-11-15"]),
    ("Pada 10 November 2023 ada «100» pengungsi. Kini jumlahnya «120» pengungsi.", ["2023-11-10", None]),
    # names and asides
    ("Sejak dibuka pada 2015, museum dikunjungi «120» orang.", [None]),
    ("Pemilih Pemilu 2024 berjumlah «400» orang.", [None]),
    ("Barang bukti «900» gram, terbesar selama 2019.", [None]),
    ("Pada 2023 kades yang menjabat sejak 2018 hingga 2024 mengelola Rp«620» juta.", ["2023"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_figure_has_its_period(text: str, expected: list[str | None], read: Read) -> None:
    article = with_figures(read, text, "2023-11-16" if "Setahun" not in text else None)
    tie_figures(article)
    assert tied(article) == expected


def relate(article: Article, kind: str, **roles: list[int]) -> None:
    figures = {role: [article.figures[number] for number in numbers] for role, numbers in roles.items()}
    article.relations.append(Relation(kind=kind, rule=kind, roles=figures))  # type: ignore[arg-type]


def test_parts_and_restatements_go_with_the_figure_that_is_dated(read: Read) -> None:
    text = "Pada 2019 ada «50» kasus.\nPada 2020 ada «80» kasus.\nDari «50» kasus itu, «20» curat dan «30» curas."
    article = with_figures(read, text, None)
    tie_figures(article)
    relate(article, "equal", a=[0], b=[2])
    relate(article, "sum", total=[2], parts=[3, 4])
    inherit_periods(article)
    assert tied(article) == ["2019", "2020", "2019", "2019", "2019"]


def test_a_sentence_that_restates_a_figure_speaks_of_its_time(read: Read) -> None:
    text = "Panen naik dari «115» ton pada 2020 menjadi «125» ton pada 2021.\nYang «115» ton itu dari «14» hektare."
    article = with_figures(read, text, None)
    tie_figures(article)
    relate(article, "equal", a=[0], b=[2])
    inherit_periods(article)
    assert tied(article) == ["2020", "2021", "2020", "2020"]


def test_a_percentage_goes_with_the_newer_value(read: Read) -> None:
    text = "Pada 2020 ada «100» kasus.\nPada 2021 ada «120» kasus.\nArtinya naik «20» persen."
    article = with_figures(read, text, None)
    tie_figures(article)
    article.figures[2].period = None
    relate(article, "change", base=[0], new=[1], percent=[2])
    inherit_periods(article)
    assert tied(article) == ["2020", "2021", "2021"]


def test_what_was_lost_belongs_to_the_newer_time(read: Read) -> None:
    text = "Turun «102» titik dibanding 2018 yang «1.077» titik.\nPada 2019 ada «975» titik."
    article = with_figures(read, text, None)
    tie_figures(article)
    relate(article, "difference", total=[1], parts=[2], result=[0])
    inherit_periods(article)
    assert tied(article) == ["2019", "2018", "2019"]
