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
    ("Pada 2020 korban berkurang dari «35» orang menjadi «27» orang.", [None, "2020"]),
    ("Panen 2020 «130» ton. Itu naik «8» persen kalau dibandingkan 2019, waktu itu «120» ton.",
     ["2020", "2020", "2019"]),
    ("Ada penurunan jika dilihat tahunan sebesar «31» persen, pada 2019 masih «120» ton, sedangkan pada 2020 «80» ton.",
     ["2020", "2019", "2020"]),
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
    # any word of rising or falling leads to an old value
    ("Ekspor Juli 2024 «214» juta, menciut «6» persen dari «228» juta pada Juni 2024. Nonmigas «187» juta.",
     ["2024-07-01..2024-07-31", "2024-07-01..2024-07-31", "2024-06-01..2024-06-30", "2024-07-01..2024-07-31"]),
    ("Penumpang 2023 terkerek «5» persen dari «16» juta pada 2022. Kereta api «4» juta.", ["2023", "2022", "2023"]),
    ("Produksi 2023 terkatrol «7» persen ke «18» ton dari «17» ton. Itu «75» persen target.",
     ["2023", "2023", None, "2023"]),
    ("Kapasitas akhir 2022 «101» GW, tambahan «7» GW dari posisi akhir 2021 sebesar «93» GW. PLTU «54» GW.",
     ["2022-12-31", "2022-12-31", "2021-12-31", "2022-12-31"]),
    ("Operasi timbang Oktober 2023 mendapati «48» balita. Prevalensinya kini «18» persen.",
     ["2023-10-01..2023-10-31", "2023-10-01..2023-10-31"]),
    ("Utang per 31 Oktober 2023 Rp«8» triliun, tulis buku edisi Desember.\nSUN Rp«4» triliun.",
     ["2023-10-31", "2023-10-31"]),
    ("Hibah berasal dari APBD 2020 sebesar Rp«4,5» miliar dan APBD 2021 Rp«5,1» miliar.", ["2020", "2021"]),
    ("Terkumpul Rp«4,5» miliar dan Rp«5,1» miliar pada 2021.", ["2021", "2021"]),
    ("Selama 6-12 November 2023 ada «40» kasus. Pekan sebelumnya «55» kasus, jadi turun «15» kasus.",
     ["2023-11-06..2023-11-12", None, "2023-11-06..2023-11-12"]),
    # what only seems to turn to another time
    ("Juli 2023 bawang melandai: semula Rp«40» ribu, sekarang Rp«35» ribu. Dipantau «5» pasar.",
     [None, "2023-07-01..2023-07-31", "2023-07-01..2023-07-31"]),
    ("Sepanjang 8-15 April 2023 lewat «120» mobil. Pada 12 April 2023 saja ada «30» mobil. Rata-rata «15» sehari.",
     ["2023-04-08..2023-04-15", "2023-04-12", "2023-04-08..2023-04-15"]),
    ("Tahun 2023 ada «12» penerima. Dibanding tahun 2022 jauh menyusut. Dulu masih «20» penerima, jadi berkurang «8».",
     ["2023", "2022", "2023"]),
    ("Penjualan Agustus 2023 «79» unit.\nMerek terlaris Juli 2023:\n1. Sigap: «12» unit\n2. Cepat: «9» unit",
     ["2023-08-01..2023-08-31", "2023-07-01..2023-07-31", "2023-07-01..2023-07-31"]),
    # budgets
    ("DPRD mengetok palu Senin (16/10). Perubahan APBD tahun anggaran 2023 memuat belanja Rp«2» triliun.\n"
     "Pendapatan naik dari Rp«1,8» triliun menjadi Rp«1,9» triliun.", ["2023", "2023", "2023"]),
    ("Pendapatan 2023 naik dari Rp«1,8» triliun menjadi Rp«1,9» triliun.", [None, "2023"]),
    ("Pada operasi 14-27 Juli 2023 «18» kejadian, surut «6» dari operasi serupa tahun 2022 yang «24». Tewas «3» orang.",
     ["2023-07-14..2023-07-27", "2023-07-14..2023-07-27", "2022", "2023-07-14..2023-07-27"]),
    # a glance back holds for its sentence only
    ("Sepanjang 2023 ada «148» kasus. Tahun lalu «131» kasus. Tersangkanya «193» orang.", ["2023", "2022", "2023"]),
    ("Sepanjang 2023 ada «148» kasus. Tahun lalu «131» kasus, sekarang bertambah «17» kasus.",
     ["2023", "2022", "2023"]),
    ("Sepanjang 2023 ada «148» kasus. Tahun sebelumnya «131» kasus, kini naik «13» persen.", ["2023", "2022", "2023"]),
    ("Pada semester I 2023 laba Rp«2» miliar. Periode yang sama 2022 Rp«3» miliar. Bebannya Rp«1» miliar.",
     ["2023-01-01..2023-06-30", "2022-01-01..2022-06-30", "2023-01-01..2023-06-30"]),
    ("Tahun lalu ada «131» kasus. Korbannya «12» orang.", ["2022", "2022"]),
    ("Tahun 2022 ada «131» kasus. Korbannya «12» orang. Tahun 2021 «120» kasus. Korbannya «9» orang.",
     ["2022", "2022", "2021", "2021"]),
    # a clause that is closed does not belong to the year of the next
    ("Pada 2023 laba Rp«356» miliar; setahun sebelumnya Rp«402» miliar.", ["2023", "2022"]),
    ("Pada 2023 panen bagus.\nLaba melorot «11» persen ke Rp«356» miliar; setahun sebelumnya masih Rp«402» miliar.",
     ["2023", "2023", "2022"]),
    ("Inflasi Juli 2023 «2» persen; indeks Juli 2022 «104».", ["2023-07-01..2023-07-31", "2022-07-01..2022-07-31"]),
    ("Impor melejit «11» persen pada Juli 2023: dari «55» juta pada bulan sebelumnya ke posisi «61» juta.",
     ["2023-07-01..2023-07-31", "2023-06-01..2023-06-30", "2023-07-01..2023-07-31"]),
    # what is kept for a later time
    ("Pada 2022 terkumpul Rp«3» miliar. Saldo Rp«540» juta untuk triwulan pertama 2023. Penerimanya «400» orang.",
     ["2022", "2023-01-01..2023-03-31", "2022"]),
    ("Untuk 2024 disiapkan Rp«3» miliar. Penerimanya «400» orang.", ["2024", "2024"]),
    # a year that only widens
    ("Hingga 30 September 2023 kas daerah Rp«83» miliar dari target Rp«87» miliar tahun ini. Kurang Rp«4» miliar.",
     ["2023-01-01..2023-09-30", "2023", "2023-01-01..2023-09-30"]),
    # three years in a row
    ("Laba naik «12» persen pada 2021, «15» persen pada 2022, dan «9» persen pada 2023.", ["2021", "2022", "2023"]),
    ("Pada 2021 ada «12» kasus, pada 2022 «15» kasus, dan pada 2023 «9» kasus.", ["2021", "2022", "2023"]),
    ("Jumlahnya «12» kasus (2021), «15» kasus (2022), dan «9» kasus (2023).", ["2021", "2022", "2023"]),
    ("Tahun 2021 «12» kasus, 2022 naik jadi «15» kasus.", ["2021", "2022"]),
    # days told one by one hold for their paragraph
    ("Pada 10-13 November 2023 datang «18» ribu. Jumat (10/11) «5» ribu, Sabtu (11/11) «7» ribu.\nDewasa «12» ribu.",
     ["2023-11-10..2023-11-13", "2023-11-10", "2023-11-11", "2023-11-10..2023-11-13"]),
    ("Pada 10-13 November 2023 datang «18» ribu orang. Sabtu (11/11) naik jadi «7» ribu, lalu Minggu (12/11) «2» ribu.",
     ["2023-11-10..2023-11-13", "2023-11-11", "2023-11-12"]),
    ("Sepanjang 2023 ada «18» kasus. Pada Mei 2023 «5» kasus.\nKorbannya «12» orang.",
     ["2023", "2023-05-01..2023-05-31", "2023-05-01..2023-05-31"]),
    # said of a day
    ("Hingga Selasa (14/11/2023) ada «12» pengungsi. Sehari sebelumnya «15» pengungsi. Balita «3» orang.",
     ["2023-11-14", "2023-11-13", "2023-11-14"]),
    ("Sepanjang Oktober 2023 ada «45» kebakaran, melonjak dari «30» pada bulan sebelumnya. Kerugian Rp«2» miliar.",
     ["2023-10-01..2023-10-31", "2023-09-01..2023-09-30", "2023-10-01..2023-10-31"]),
    ("Oktober 2023 ada «45» kebakaran. Itu lebih banyak ketimbang bulan sebelumnya yang «30». Rugi Rp«2» miliar.",
     ["2023-10-01..2023-10-31", "2023-09-01..2023-09-30", "2023-10-01..2023-10-31"]),
    ("Pada triwulan III 2023 ekonomi tumbuh «5» persen (yoy). Triwulan sebelumnya «4» persen. Konsumsi «53» persen.",
     ["2023-07-01..2023-09-30", "2023-04-01..2023-06-30", "2023-07-01..2023-09-30"]),
    ("Anggaran 2023 Rp«87» miliar, membengkak dari Rp«80» miliar pada 2022. Belanja modal Rp«20» miliar.",
     ["2023", "2022", "2023"]),
    ("Anggaran 2023 Rp«87» miliar, dipangkas dari Rp«90» miliar di APBD 2022. Belanja modal Rp«20» miliar.",
     ["2023", "2022", "2023"]),
    ("Kunjungan 2023 «87» ribu, jauh di atas 2022 yang «60» ribu. Wisman «9» ribu.", ["2023", "2022", "2023"]),
    ("Tahun ini panen «120» ton, tahun lalu «110» ton. Harganya Rp«6» ribu.", ["2023", "2022", "2023"]),
    # the day on which a paper was passed or made known
    ("APBD Tahun Anggaran 2024 disetujui dalam rapat paripurna, Senin (16/10).\nPendapatan Rp«2» triliun.", ["2024"]),
    ("Dinas mengumumkan hasil seleksi Tahun Ajaran 2023/2024 pada Kamis (3/8).\nAda «9.214» pendaftar.",
     ["2023-07-01..2024-06-30"]),
    ("Pada 2022 laba Rp«356» miliar. RUPST Kamis (12/10) sepakat menebar dividen Rp«178» miliar.", ["2022", "2022"]),
    ("Rapat pleno, Kamis (12/10/2023), menetapkan «50» calon.", ["2023-10-12"]),
    ("Sepanjang 2023 ada «12» gempa. Gempa Kamis (12/10) merusak «40» rumah.", ["2023", "2023-10-12"]),
    # another time's value in brackets
    ("Pada Maret 2023 di kota «7,09» persen («7,29» persen pada Maret 2022), di desa «11,79» persen.",
     ["2023-03-01..2023-03-31", "2022-03-01..2022-03-31", "2023-03-01..2023-03-31"]),
    ("Pada 2023 panen «120» ton («110» ton pada 2022). Harganya Rp«6» ribu.", ["2023", "2022", "2023"]),
    # a change drawn from an earlier time
    ("Januari-Juni 2023 ekspor «39» juta. Padahal pada periode sama 2022 sudah «43» juta, sehingga turun «9» persen.",
     ["2023-01-01..2023-06-30", "2022-01-01..2022-06-30", "2023-01-01..2023-06-30"]),
    ("Operasi Ketupat digelar 23 Maret-8 April 2023. Kalau Operasi Ketupat 2022 ada «3.286» kejadian, berarti "
     "turunnya «36» persen.", ["2022", "2023-03-23..2023-04-08"]),
    ("Selama 2023 penurunannya «30» persen («4.310» orang menjadi «3.015» orang).", ["2023", None, "2023"]),
    ("Selama 2023 pasien naik «5» orang menjadi «25» orang.", ["2023", "2023"]),
    ("Tahun lalu laba Rp«2» miliar, sehingga bonus Rp«1» miliar dibagikan.", ["2022", "2022"]),
    ("Selama 2023 luka berat berkurang «92» orang. Jumlahnya «390» orang berbanding «482» orang tahun lalu.",
     ["2023", "2023", "2022"]),
    ("Ekspor Januari-Juni 2023 «39» juta, pada periode sama 2022 «43» juta.\nPada bulan Mei «4» juta.",
     ["2023-01-01..2023-06-30", "2022-01-01..2022-06-30", "2023-05-01..2023-05-31"]),
    ("Dibandingkan Porprov tahun 2021 saat Kudus meraup «133» emas, kali ini bertambah.", ["2021"]),
    # a daily average beside a single day
    ("Angkutan 19-31 Oktober 2023 usai. Puncaknya 22 Oktober 2023: «232» orang, di atas rerata harian «206» orang.",
     ["2023-10-22", "2023-10-19..2023-10-31"]),
    ("Laba 2023 «274» miliar, mendekati 2019 alias sebelum pandemi, yakni «276» miliar. Bebannya «83» miliar.",
     ["2023", "2019", "2023"]),
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


def test_a_sum_of_both_ends_of_a_change_and_what_lies_between_joins_no_times(read: Read) -> None:
    text = "Pada 2023 ada «2.881» kasus, turun dari «3.412» kasus pada 2022.\nSelisihnya «531» kasus."
    article = with_figures(read, text, None)
    tie_figures(article)
    relate(article, "change", base=[1], new=[0])
    relate(article, "sum", total=[1], parts=[0, 2])
    inherit_periods(article)
    assert tied(article) == ["2023", "2022", "2023"]


def test_items_go_on_with_the_paragraph_before_their_list(read: Read) -> None:
    text = (
        "Laporan hingga Minggu (12/11) memuat tiga bencana.\nAngin pada Sabtu (11/11) merusak «9» rumah.\n"
        "- «4» rumah rusak ringan\n- «5» rumah rusak berat"
    )
    article = with_figures(read, text, "2023-11-13")
    tie_figures(article)
    assert tied(article) == ["2023-11-11", "2023-11-11", "2023-11-11"]
