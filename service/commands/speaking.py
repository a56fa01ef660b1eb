"""What all commands have in common: their options, how articles are read, and how they say what went wrong.

What is heavy to import is imported by the command that needs it: `--help` and completion answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from service.settings import Language
from service.wording import Said, said

if TYPE_CHECKING:
    from extractor import Report
    from service.readers import Item, Submission

STDIN = Path("-")

EncodingOption = Annotated[
    str | None, typer.Option(metavar="NAMA", help="Pengodean berkas, kalau bukan UTF-8. / Encoding, if not UTF-8.")
]
LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help="Bahasa keluaran. / Language of the output.", show_default="id")
]


def submissions(paths: list[Path], encoding: str | None, fields: dict[str, str] | None = None) -> Iterator[Item]:
    """Yield what is in the files, and in standard input for `-`."""
    from service.readers import read, read_bytes  # noqa: PLC0415

    for path in paths:
        if path == STDIN:
            yield read_bytes(sys.stdin.buffer.read(), name="-", encoding=encoding)
        else:
            yield from read([path], encoding, fields)


def readable(item: Item, language: Language) -> Submission | None:
    """Return the submission, or say why there is none."""
    from service.readers import Unreadable  # noqa: PLC0415

    if isinstance(item, Unreadable):
        complain(f"{item.where}: {item.why.to(language)}")
        return None
    if item.encoding:
        complain(f"{item.id or '-'}: {said('read_as', encoding=item.encoding).to(language)}")
    return item


def report_on(submission: Submission, published: date | None = None, rules_off: Collection[str] = ()) -> Report:
    """Return what there is to say of a submission; its own day goes before `published`."""
    from extractor import check  # noqa: PLC0415

    return check(
        submission.text,
        title=submission.title,
        published=submission.published or published,
        id=submission.id,
        source=submission.source,
        rules_off=rules_off,
    )


def known_encoding(name: str | None, language: Language) -> None:
    """Fail where there is no encoding of this name."""
    import codecs  # noqa: PLC0415

    try:
        if name:
            codecs.lookup(name)
    except LookupError:
        fail(said("bad_encoding", value=name), language)


def complain(sentence: str) -> None:
    """Say a sentence on standard error."""
    print(f"cekangka: {sentence}", file=sys.stderr)


def fail(sentence: Said, language: Language) -> NoReturn:
    """Say what is wrong and end with exit code 2."""
    complain(sentence.to(language))
    raise typer.Exit(2)
