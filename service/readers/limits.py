"""How much one document may be, and reading no more than that."""

from __future__ import annotations

from typing import BinaryIO

from service.wording import Said, said

LARGEST = 64 * 2**20  # bytes of one document; the largest article is a thousandth of this
STEEPEST = 1000  # compressed to uncompressed: text seldom exceeds 20, a bomb is made of thousands


class TooLargeError(ValueError):
    """A document is larger than LARGEST."""


def read_within(stream: BinaryIO) -> bytes:
    """Return all of `stream`; raises TooLargeError once it gives more than LARGEST bytes."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise TooLargeError
    return data


def too_large() -> Said:
    """Say that a document is too large."""
    return said("too_large", limit=LARGEST // 2**20)
