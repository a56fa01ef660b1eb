"""`cekangka batch` and `export`: archives, and what is written of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from service.commands.speaking import (
    EncodingOption,
    LanguageOption,
    complain,
    fail,
    known_encoding,
    readable,
    report_on,
    submissions,
)
from service.settings import Language, Settings
from service.wording import said

app = typer.Typer()


@app.command()
def batch(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="JALUR…",
            help="Berkas atau folder: TXT MD HTML PDF DOCX JSONL JSON CSV Parquet ZIP WARC, .gz. / Files or folders.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="HASIL",
            help="Berkas (.jsonl .parquet .csv .xlsx .html), folder yang bertambah tiap kali, store (arsip redaksi),"
            " atau - untuk layar. / A file, a folder that grows with each run, the newsroom's store, or -.",
        ),
    ] = "-",
    processes: Annotated[
        int | None,
        typer.Option("--processes", "-p", min=1, help="Banyak proses. / Processes.", show_default="inti CPU"),
    ] = None,
    engine: Annotated[
        Literal["pool", "spark"], typer.Option(help="Mesin ini saja, atau Spark. / This machine, or Spark.")
    ] = "pool",
    recheck: Annotated[
        bool, typer.Option("--recheck", help="Ulangi yang diperiksa versi lama. / Redo what an older version checked.")
    ] = False,
    field: Annotated[
        list[str] | None,
        typer.Option(metavar="NAMA=KOLOM", help="Kolom data, mis. text=isi_berita. / Which column is which."),
    ] = None,
    encoding: EncodingOption = None,
    lang: LanguageOption = None,
) -> None:
    """Periksa banyak artikel; dapat dilanjutkan kalau terhenti. / Check many articles; goes on where it stopped.

    Contoh / example: `cekangka batch arsip/ artikel.jsonl -o laporan.jsonl`
    """
    from importlib.util import find_spec  # noqa: PLC0415

    language = lang or Settings().language
    known_encoding(encoding, language)
    if find_spec("pyarrow") is None or (engine == "spark" and find_spec("pyspark") is None):
        fail(said("library_missing", extra="spark" if engine == "spark" else "archive"), language)
    fields = _fields(field or [], language)
    if output == "-":
        raise typer.Exit(_batch_to_screen(paths, encoding, fields, language))
    from service.archive import running  # noqa: PLC0415

    try:
        tally = running.run_to(
            output,
            paths,
            processes=processes,
            engine=engine,
            recheck=recheck,
            encoding=encoding,
            fields=fields,
            language=language,
        )
    except running.BusyError as error:
        fail(said("batch.busy", path=error), language)
    except running.UnknownOutputError as error:
        fail(said("batch.unknown_output", suffix=error, known=" ".join(running.FORMS)), language)
    except OSError as error:
        fail(said("not_written", path=output, detail=error.strerror), language)
    except KeyboardInterrupt:
        complain(said("batch.stopped").to(language))
        raise typer.Exit(130) from None
    if tally.older:
        complain(said("batch.older", count=tally.older).to(language))
    raise typer.Exit(2 if tally.errors else 0)


@app.command()
def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Folder hasil batch. / A folder that batch made.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="HASIL", help=".jsonl .parquet .csv .xlsx .html")],
    lang: LanguageOption = None,
) -> None:
    """Tulis isi folder hasil batch ke satu berkas. / Write what a folder of batch holds to one file.

    Contoh / example: `cekangka export hasil/ -o laporan.xlsx`
    """
    from service.archive import running  # noqa: PLC0415

    language = lang or Settings().language
    if not (folder / "manifest.json").exists():
        fail(said("batch.unfinished", path=folder), language)
    try:
        running.export(folder, output)
    except running.BusyError as error:
        fail(said("batch.busy", path=error), language)
    except running.UnknownOutputError as error:
        fail(said("batch.unknown_output", suffix=error, known=" ".join(running.FORMS)), language)
    except OSError as error:
        fail(said("not_written", path=output, detail=error.strerror), language)


def _batch_to_screen(paths: list[Path], encoding: str | None, fields: dict[str, str], language: Language) -> int:
    """Print one report a line as it is made; nothing is kept."""
    from service.exports import to_json  # noqa: PLC0415

    unreadable = 0
    for item in submissions(paths, encoding, fields):
        submission = readable(item, language)
        if submission is None:
            unreadable = 2
        else:
            print(to_json(report_on(submission)))
    return unreadable


def _fields(given: list[str], language: Language) -> dict[str, str]:
    from service.readers import FIELDS  # noqa: PLC0415

    pairs = [option.partition("=") for option in given]
    if any(name not in FIELDS or not column for name, _, column in pairs):
        fail(said("batch.bad_field", known=", ".join(FIELDS)), language)
    return {name: column for name, _, column in pairs}
