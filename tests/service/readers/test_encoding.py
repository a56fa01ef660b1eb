import pytest

from service.readers.encoding import UndecodableError, decode


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Rp9,7 miliar – “tahun ini”".encode(), "utf-8"),
        ("Rp9,7 miliar – “tahun ini”".encode("utf-8-sig"), "utf-8"),
        ("Rp9,7 miliar – “tahun ini”".encode("utf-16"), "utf-16"),
        ("Rp9,7 miliar – “tahun ini”".encode("cp1252"), "cp1252"),
        (b"polos saja", "utf-8"),
        (b"", "utf-8"),
    ],
)
def test_reads_what_newsrooms_send(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded.encoding == encoding
    assert decoded.text in ("Rp9,7 miliar – “tahun ini”", "polos saja", "")


def test_declared_charset_is_taken_at_its_word() -> None:
    assert decode("Ł".encode("cp1250"), "windows-1250").text == "Ł"
    with pytest.raises(UndecodableError) as caught:
        decode(b"ab\xff", "utf-8")
    assert caught.value.offset == 2


def test_bytes_that_cp1252_lacks_go_to_the_detector() -> None:
    text = "今年の予算は五百億円で、前年より十パーセント増えた。知事は記者会見で述べた。" * 5
    assert decode(text.encode("shift_jis")).text == text


def test_damaged_utf8_is_refused_and_not_turned_into_mojibake() -> None:
    with pytest.raises(UndecodableError) as caught:
        decode("harga – ".encode() + b"\xed\xa0\x80")
    assert (caught.value.reason, caught.value.offset) == ("utf-8", 10)


@pytest.mark.parametrize(("data", "offset"), [(b"\x7fELF\x02\x01", 4), (b"10 orang\x00", 8)])
def test_binary_is_refused_with_its_place(data: bytes, offset: int) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert (caught.value.reason, caught.value.offset) == ("binary", offset)


def test_right_to_left_marks_and_line_ends_stay_as_they_are() -> None:
    text = "\u200f10 orang\r\n\u202eabc\u202c\r"
    assert decode(text.encode()).text == text
