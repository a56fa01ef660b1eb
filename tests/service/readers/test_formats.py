"""Real files of each kind, and the lines that come out of them."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.warc import WarcRecord, WarcRecordType
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

from extractor import check
from service.readers import Item, Submission, Unreadable, read

PAGE = """<!doctype html><html lang="id"><head><meta charset="windows-1252"><title>Gempa Ambon</title>
<meta property="og:title" content="Gempa Rusak 2.675 Rumah"><meta property="og:site_name" content="Kabar Timur">
<meta property="article:published_time" content="2024-05-03T18:20:00+07:00">
<meta name="author" content="Rina Latu"></head><body>
<header><nav><a href="/">Beranda</a> <a href="/nasional">Nasional</a></nav></header>
<article><h1>Gempa Rusak 2.675 Rumah</h1>
<p>AMBON \u2013 Sebanyak 2.675 rumah rusak akibat gempa yang mengguncang Ambon pada Kamis pagi, kata BPBD Maluku.</p>
<p>Rincian kerusakan di dua daerah yang telah didata petugas sampai Jumat sore disajikan pada tabel berikut ini.</p>
<table><tr><th>Daerah</th><th>Rusak berat</th><th>Rusak ringan</th></tr>
<tr><td>Maluku Tengah</td><td>1.658</td><td>385</td></tr><tr><td>Kota Ambon</td><td>385</td><td>247</td></tr></table>
<p>Bantuan yang sudah disalurkan kepada para penyintas di kedua daerah meliputi:</p>
<ul><li>1.200 paket sembako</li><li>350 tenda keluarga</li></ul>
<p>Petugas masih mendata kerusakan fasilitas umum di seluruh kecamatan, termasuk sekolah dan jembatan.</p></article>
<aside><h3>Berita Terkait</h3><ul><li><a href="/a">Harga Cabai Naik 40 Persen</a></li></ul></aside>
<section id="comments" class="comments"><h3>Komentar</h3><p>Budi: semoga cepat pulih, 99 doa untuk Ambon</p></section>
<footer>Copyright 2024 Kabar Timur</footer></body></html>"""
PAGE_LINES = [
    "Gempa Rusak 2.675 Rumah",
    "AMBON \u2013 Sebanyak 2.675 rumah rusak akibat gempa yang mengguncang Ambon pada Kamis pagi, kata BPBD Maluku.",
    "Rincian kerusakan di dua daerah yang telah didata petugas sampai Jumat sore disajikan pada tabel berikut ini.",
    "Daerah | Rusak berat | Rusak ringan",
    "Maluku Tengah | 1.658 | 385",
    "Kota Ambon | 385 | 247",
    "Bantuan yang sudah disalurkan kepada para penyintas di kedua daerah meliputi:",
    "- 1.200 paket sembako",
    "- 350 tenda keluarga",
    "Petugas masih mendata kerusakan fasilitas umum di seluruh kecamatan, termasuk sekolah dan jembatan.",
]


def only(path: Path) -> Submission:
    (item,) = read([path])
    assert isinstance(item, Submission), item
    return item


def why(item: Item) -> str:
    assert isinstance(item, Unreadable)
    return item.why.en


def test_a_news_page_gives_its_article_with_table_and_list_as_lines(tmp_path: Path) -> None:
    (tmp_path / "gempa.html").write_bytes(PAGE.encode("cp1252"))
    article = only(tmp_path / "gempa.html")
    assert article.text.split("\n") == PAGE_LINES
    assert (article.id, article.title, article.published) == ("gempa", "Gempa Rusak 2.675 Rumah", date(2024, 5, 3))
    assert (article.source, article.author, article.encoding) == ("Kabar Timur", "Rina Latu", "cp1252")


@pytest.mark.parametrize("rune", ["", "\u16ee"])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_paragraph_that_was_pasted_twice_in_a_row_comes_out_twice(tmp_path: Path, tag: str, rune: str) -> None:
    told = f"<b>AMBON{rune}</b> Sebanyak 120 warga mengungsi ke balai desa, terdiri dari 70 perempuan dan 50 laki-laki."
    added = "Bantuan beras dan air bersih dikirim pemerintah kabupaten pada Rabu sore, menurut keterangan tertulis."
    lines = [told, told, added, told, added, added]
    body = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    (tmp_path / "a.html").write_text(f"<html><body><article><h1>Gempa</h1>{body}</article></body></html>")
    text = only(tmp_path / "a.html").text
    plain = told.replace("<b>", "").replace("</b>", "")
    if rune:  # such a page is left as the library reads it, and nothing of it is lost
        assert plain in text
    else:
        assert text.split("\n") == ["Gempa", plain, plain, added, plain, added, added]
        repeats = [p.duplicate_of for p in check(text).paragraphs]
        assert repeats == [None, None, 1, None, 1, 3, 3]


@pytest.mark.parametrize("name", ["jelajah.warc", "jelajah.warc.gz"])
def test_a_crawl_gives_its_pages_and_passes_over_the_rest(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as stream:
        for address, kind, status, body in (
            ("https://kabar.example/gempa", "text/html; charset=windows-1252", "200 OK", PAGE.encode("cp1252")),
            ("https://kabar.example/logo.png", "image/png", "200 OK", b"\x89PNG"),
            ("https://kabar.example/hilang", "text/html", "404 Not Found", b"<p>hilang</p>"),
            ("https://kabar.example/rilis.txt", "text/plain", "200 OK", b"Sebanyak 10 orang hadir."),
        ):
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = address
            head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
            record.set_bytes_content(head.encode() + body)
            record.headers["Content-Type"] = "application/http; msgtype=response"
            written = io.BytesIO()
            record.write(written)
            stream.write(gzip.compress(written.getvalue()) if name.endswith("gz") else written.getvalue())
    page, release = (item for item in read([tmp_path / name]) if isinstance(item, Submission))
    assert page.text.split("\n") == PAGE_LINES
    assert (page.id, page.url) == ("https://kabar.example/gempa", "https://kabar.example/gempa")
    assert (page.published, page.source) == (date(2024, 5, 3), "kabar.example")
    assert release.text == "Sebanyak 10 orang hadir."


def test_a_pdf_of_two_columns_is_read_column_by_column(tmp_path: Path) -> None:
    styles = getSampleStyleSheet()
    width, height = A4
    frames = [Frame(50, 50, 230, height - 150), Frame(width / 2 + 15, 50, 230, height - 150)]
    left = "Sebanyak 1.250 orang mengikuti pelatihan pertanian organik yang digelar dinas pertanian kabupaten. " * 3
    right = "Dari jumlah itu, 700 orang adalah perempuan dan 550 orang laki-laki dari dua belas kecamatan. " * 3
    path = tmp_path / "rilis.pdf"

    def heading(canvas, _document) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(50, height - 60, "Pelatihan Petani Organik Diikuti 1.250 Orang di Kabupaten")

    document = BaseDocTemplate(str(path), pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=heading))
    table = Table(
        [["Kecamatan", "Peserta"], ["Muara", "700"], ["Lereng", "550"]], style=[("GRID", (0, 0), (-1, -1), 1, 0)]
    )
    body = styles["BodyText"]
    from reportlab.platypus import FrameBreak  # noqa: PLC0415

    document.build([Paragraph(left, body), FrameBreak(), Paragraph(right, body)])
    assert only(path).text.split("\n") == [
        "Pelatihan Petani Organik Diikuti 1.250 Orang di Kabupaten",
        left.strip(),
        right.strip(),
    ]
    one = tmp_path / "tabel.pdf"
    document = BaseDocTemplate(str(one), pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=[Frame(50, 50, 480, height - 150)]))
    document.build([Paragraph("Rincian peserta:", body), table, Paragraph("Demikian.", body)])
    assert only(one).text.split("\n") == [
        "Rincian peserta:",
        "Kecamatan | Peserta",
        "Muara | 700",
        "Lereng | 550",
        "Demikian.",
    ]


def test_a_word_document_keeps_its_table_in_place(tmp_path: Path) -> None:
    word = docx.Document()
    word.core_properties.title = "Siaran pers"
    word.add_heading("Bantuan 50 Perahu", 1)
    word.add_paragraph("Pemerintah desa membagikan 50 perahu.")
    table = word.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Desa", "Perahu", "Muara", "50"), strict=True):
        cell.text = text
    word.add_paragraph("30 jaring", style="List Bullet")
    word.save(str(tmp_path / "siaran.docx"))
    article = only(tmp_path / "siaran.docx")
    assert article.text.split("\n") == [
        "Bantuan 50 Perahu",
        "Pemerintah desa membagikan 50 perahu.",
        "Desa | Perahu",
        "Muara | 50",
        "- 30 jaring",
    ]
    assert article.title == "Siaran pers"


def test_columns_are_found_by_sensible_names(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('Judul;Tanggal;Isi_Berita\nA;Rabu, 15 November 2023;"10 orang\nhadir"\n')
    (tmp_path / "b.json").write_text(json.dumps([{"headline": "A", "tgl": "2023-11-15", "konten": "10 orang\nhadir"}]))
    rows = [{"title": "A", "date": date(2023, 11, 15), "content": "10 orang\nhadir", "x": 1}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "c.parquet")
    for name in ("a.csv", "b.json", "c.parquet"):
        article = only(tmp_path / name)
        assert (article.text, article.title, article.published) == ("10 orang\nhadir", "A", date(2023, 11, 15)), name


def test_columns_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\nq,10 orang\n")
    assert "x, y" in why(next(read([tmp_path / "a.csv"])))
    (item,) = read([tmp_path / "a.csv"], fields={"text": "y", "id": "x"})
    assert isinstance(item, Submission)
    assert (item.id, item.text) == ("q", "10 orang")


def test_a_zip_gives_its_good_members_and_says_why_not_the_others(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as nested:
        nested.writestr("x.txt", "1 orang")
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "10 orang")
        archive.writestr("bom.txt", b"0" * (63 * 2**20))
        archive.writestr("besar.txt", b"0" * (65 * 2**20))
        archive.writestr("dalam.zip", inner.getvalue())
        archive.writestr("rusak.txt", "20 orang, 30 orang, 40 orang")
        archive.writestr("z.jsonl", '{"text": "30 orang"}\n')
    data = bytearray((tmp_path / "a.zip").read_bytes())
    at = data.index(b"rusak.txt") + len("rusak.txt") + 2
    data[at : at + 8] = b"\xff" * 8
    (tmp_path / "a.zip").write_bytes(data)
    items = list(read([tmp_path / "a.zip"]))
    assert [item.text for item in items if isinstance(item, Submission)] == ["10 orang", "30 orang"]
    reasons = {item.where.rpartition("/")[2]: item.why.en for item in items if isinstance(item, Unreadable)}
    assert set(reasons) == {"bom.txt", "besar.txt", "dalam.zip", "rusak.txt"}
    assert "swells" in reasons["bom.txt"]
    assert "64 MB" in reasons["besar.txt"]


@pytest.mark.parametrize("name", ["a.zip", "a.pdf", "a.docx", "a.parquet", "a.json", "a.jsonl.gz", "a.warc.gz"])
def test_a_broken_file_is_one_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"[ bukan apa-apa")
    items = list(read([tmp_path / name]))
    assert len(items) <= 1
    assert all(isinstance(item, Unreadable) for item in items)
