"""Files that were sent: what is in them, and what to call the job."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from fastapi import UploadFile

from service.readers import ENDINGS, Item, Unreadable, read


def name_of(files: Sequence[UploadFile]) -> str:
    """The first file's name, and how many more there are."""
    name = files[0].filename or "?"
    return name if len(files) == 1 else f"{name} +{len(files) - 1}"


def items_of(files: Sequence[UploadFile]) -> Iterator[Item]:
    """Yield what the files hold; readers want them on disk, with their endings but under no name of the sender's."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cekangka-")))
        for number, file in enumerate(files):
            sent = Path(file.filename or "?")
            ending = sent.suffix.casefold() if sent.suffix.casefold() in ENDINGS else ".txt"
            if ending == ".gz":  # what is packed stands before it: .warc.gz, .jsonl.gz
                ending = "".join(sent.suffixes[-2:]).casefold()
            path = folder / f"{number}{ending}"
            with path.open("wb") as stream:
                shutil.copyfileobj(file.file, stream)
            for item in read([path]):
                yield _named(item, sent, path)
            path.unlink()


def _named(item: Item, sent: Path, path: Path) -> Item:
    """The item under the name its sender knows it by."""
    if isinstance(item, Unreadable):
        return Unreadable(item.where.replace(str(path), sent.name), item.why)
    return replace(item, id=sent.stem) if item.id == path.stem else item
