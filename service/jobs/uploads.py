"""Files that were sent: what is in them, and what to call the job.

They are read in processes of their own, where a file that is made to keep its reader busy runs into a deadline.
"""

from __future__ import annotations

import logging
import pickle
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from fastapi import UploadFile

from service.readers import ENDINGS, Document, Item, Unreadable, convert, unpack
from service.wording import said
from service.workers import WorkError, Workers

SWELLS = 10  # times the limit to uploads that all that is packed in one file may come to

log = logging.getLogger(__name__)


def name_of(files: Sequence[UploadFile]) -> str:
    """The first file's name, and how many more there are."""
    name = files[0].filename or "?"
    return name if len(files) == 1 else f"{name} +{len(files) - 1}"


@contextmanager
def items_of(files: Sequence[UploadFile], readers: Workers, limit: int) -> Iterator[Iterator[Item]]:
    """Give what the files hold, once all is read: whoever keeps it need not keep others from the store meanwhile.

    `limit` is the most bytes of an upload; what a file is found to hold beyond SWELLS times that is left out, and said.
    """
    with tempfile.TemporaryDirectory(prefix="cekangka-") as folder, tempfile.TemporaryFile() as kept:
        for number, file in enumerate(files):
            for item in _items(file, Path(folder), number, readers, limit * SWELLS):
                pickle.dump(item, kept)
        kept.seek(0)
        yield _pickled(kept)


def _items(file: UploadFile, folder: Path, number: int, readers: Workers, most: int) -> Iterator[Item]:
    """Yield what a file holds; readers want it on disk, with its ending but under no name of the sender's."""
    sent = Path(file.filename or "?")
    ending = sent.suffix.casefold() if sent.suffix.casefold() in ENDINGS else ".txt"
    if ending == ".gz":  # what is packed stands before it: .warc.gz, .jsonl.gz
        ending = "".join(sent.suffixes[-2:]).casefold()
    path, found = folder / f"{number}{ending}", folder / f"{number}.found"
    with path.open("wb") as stream:
        shutil.copyfileobj(file.file, stream)
    cut_short: Unreadable | None = None
    try:
        if not readers.run(unpack_into, found, path, most):
            cut_short = Unreadable(sent.name, said("job.too_much", limit=most // 1_000_000))
    except WorkError as error:
        cut_short = Unreadable(sent.name, said(f"job.unread.{error.why}"))
    path.unlink()
    if found.exists():
        with found.open("rb") as stream:
            for one in _pickled(stream):
                item = one if isinstance(one, Unreadable) else _converted(one, readers)
                yield _named(item, sent, path)
        found.unlink()
    if cut_short is not None:
        yield cut_short


def unpack_into(found: Path, path: Path, most: int) -> bool:
    """Write the documents that the file at `path` holds to `found`; False where they came to more than `most` bytes."""
    with found.open("wb") as stream:
        for one in unpack([path]):
            pickle.dump(one, stream)
            if stream.tell() > most:
                return False
    return True


def _converted(document: Document, readers: Workers) -> Item:
    if document.kind == "string":  # it is read already
        return convert(document)
    try:
        return readers.run(convert, document)
    except WorkError as error:
        return Unreadable(document.where, said(f"job.unread.{error.why}"))
    except Exception:  # a fault of ours in one document must not cost its sender the others
        log.exception("a document could not be read")
        return Unreadable(document.where, said("job.failed"))


def _pickled(stream: BinaryIO) -> Iterator[Any]:
    """Yield what our own processes wrote; where one was ended in the middle of it, the last thing is not whole."""
    while True:
        try:
            yield pickle.load(stream)
        except (EOFError, pickle.UnpicklingError):
            return


def _named(item: Item, sent: Path, path: Path) -> Item:
    """The item under the name its sender knows it by."""
    if isinstance(item, Unreadable):
        return Unreadable(item.where.replace(str(path), sent.name), item.why)
    return replace(item, id=sent.stem) if item.id == path.stem else item
