from datetime import date

import pytest

from extractor import check
from service.pages.keepsake import keepsake
from service.pages.result import present


def test_every_character_of_every_paragraph_is_shown_once(broken: str) -> None:
    result = present(broken, check(broken), "id")
    shown = ["".join(piece.text for piece in p.pieces) for block in result.blocks for p in block.paragraphs]
    assert shown == broken.splitlines()


def test_a_ledger_writes_the_sum_out_in_the_articles_own_style(broken: str) -> None:
    finding = present(broken, check(broken), "id").findings[0]
    assert [(row.sign, row.number) for row in finding.rows] == [
        ("", "1.286"),
        ("+", "1.482"),
        ("+", "623"),
        ("+", "3.530"),
        ("+", "20.000"),
        ("+", "9.131"),
        ("+", "678"),
    ]
    assert finding.expected == "36.730"
    assert finding.outcome is not None
    assert finding.outcome.number == "36.910"
    assert finding.difference == "+180"
    assert (finding.repairs[0].written, finding.repairs[0].value) == ("9.131", "9.311")


def test_repeats_in_a_row_make_one_block(release: str) -> None:
    result = present(release, check(release), "id")
    assert [(block.repeated, len(block.paragraphs)) for block in result.blocks] == [(False, 14), (True, 13)]
    assert result.repeated == 13


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> sebanyak 10 orang </textarea><img src=x onerror=alert(1)>",
        "10 orang\u202e <b onmouseover='x'> 5 & 6 \ud800",
        "\r\n\r\n  10 orang \r\n\u2028 5 unit",
    ],
)
def test_whatever_the_text_holds_is_escaped(text: str) -> None:
    page = keepsake(text, check(text, title="<i>judul</i>", published=date(2023, 1, 1)), "id")
    body = page.partition("<body>")[2]
    assert "<script>alert" not in body
    assert "<img" not in body
    assert "<b onmouse" not in body
    assert "<i>" not in body
