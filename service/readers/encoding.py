"""From bytes to text without guessing more than is needed: declared charset, UTF-8, cp1252, then charset-normalizer.

Statistical detectors read cp1252 as cp1250 often enough to matter, so they come last.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text holds; tab, newline, form feed, carriage return and escape may occur.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_ASCII = re.compile(rb"[\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text and the name of the encoding it was read with."""

    text: str
    encoding: str


class UndecodableError(ValueError):
    """The bytes are no text that can be read with certainty; `offset` is the byte where that shows."""

    def __init__(self, reason: str, offset: int) -> None:
        super().__init__(f"{reason} (byte {offset})")
        self.reason = reason
        self.offset = offset


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `data`.

    `declared` is the charset that somebody named (an HTTP header, a meta element, the user) and is taken at its word.
    Raises UndecodableError for binary data, for damaged UTF-8, and where nothing fits; LookupError where `declared`
    names no encoding Python knows. No byte is ever replaced or dropped, a byte-order mark excepted.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data, name)
    if declared:
        return _strict(data, codecs.lookup(declared).name)
    if binary := _BINARY.search(data):
        raise UndecodableError("binary", binary.start())
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            # Reading the rest as cp1252 would turn every good "–" into "â€“".
            raise UndecodableError("utf-8", error.start) from None
        return _legacy(data, error.start)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        raise UndecodableError(encoding.removesuffix("-sig"), error.start) from None


def _mostly_utf8(data: bytes) -> bool:
    """True where at least half of the bytes beyond ASCII stand in valid UTF-8 sequences."""
    valid = len(_ASCII.sub(b"", data.decode("utf-8", errors="ignore").encode("utf-8")))
    return valid * 2 >= len(_ASCII.sub(b"", data))


def _legacy(data: bytes, offset: int) -> Decoded:
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, hardly ever needed)

        best = from_bytes(data).best()
        if best is None:
            raise UndecodableError("unknown", offset) from None
        return Decoded(str(best), best.encoding)
