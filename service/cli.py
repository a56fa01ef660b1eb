"""The command line: `cekangka check` and `evaluate`, and what `commands` adds to them.

Exit codes: 0 all consistent (or done), 1 something inconsistent (or below its floor), 2 bad use or unreadable input.
What is heavy to import is imported by the command that needs it: `--help` and completion answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console

from service.commands import archives, newsroom
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

if TYPE_CHECKING:
    from extractor import Report
    from service.readers import Submission

app = typer.Typer(
    help="CekAngka: apakah angkanya cocok? / Do the numbers add up?",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(archives.app)
app.add_typer(newsroom.app)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        print(f"cekangka {version('cekangka')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Versi program. / Version."),
    ] = False,
) -> None:
    """CekAngka: apakah angkanya cocok? / Do the numbers add up?"""


@app.command()
def check(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="BERKAS…", help="Berkas teks, atau - untuk masukan standar. / Text files or -."),
    ],
    format: Annotated[
        Literal["text", "json", "html"], typer.Option("--format", "-f", help="Bentuk keluaran. / Form of the output.")
    ] = "text",
    published: Annotated[
        str | None,
        typer.Option(metavar="TANGGAL", help='Tanggal terbit, acuan bagi "tahun ini". / Anchors relative dates.'),
    ] = None,
    off: Annotated[
        list[str] | None,
        typer.Option(metavar="ATURAN", help="Aturan yang tidak dijalankan; boleh berulang. / A rule not to run."),
    ] = None,
    encoding: EncodingOption = None,
    lang: LanguageOption = None,
) -> None:
    """Periksa artikel: angka, ulangan, dan apa yang tidak cocok. / Check articles.

    Contoh / example: `cekangka check siaran-pers.txt --published 2023-11-15`
    """
    language = lang or Settings().language
    day = _date(published, language)
    known_encoding(encoding, language)
    _known_rules(off or (), language)
    worst = 0
    for item in submissions(files, encoding):
        submission = readable(item, language)
        if submission is None:
            worst = 2
            continue
        report = report_on(submission, day, off or ())
        _print_report(submission, report, format, language)
        if any(finding.verdict == "inconsistent" for finding in report.checks):
            worst = max(worst, 1)
    raise typer.Exit(worst)


@app.command()
def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Artikel beranotasi. / Annotated articles.")],
    as_json: Annotated[bool, typer.Option("--json", help="Nilai sebagai JSON. / Scores as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Sebutkan setiap yang meleset. / List every miss.")] = False,
    breaks: Annotated[
        bool, typer.Option("--breaks", help="Ubah juga satu digit tiap kali. / Change one digit at a time, too.")
    ] = False,
    floors: Annotated[
        Path | None, typer.Option(metavar="TOML", help="Gagal bila di bawah nilai ini. / Fail below these scores.")
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Ukur program ini pada artikel beranotasi. / Score the program on annotated articles.

    Contoh / example: `cekangka evaluate fixtures/articles --errors`
    """
    import json  # noqa: PLC0415

    from extractor import check  # noqa: PLC0415
    from service.evaluation import gold, scoring, table  # noqa: PLC0415
    from service.evaluation.breaks import break_test  # noqa: PLC0415
    from service.evaluation.floors import shortfalls  # noqa: PLC0415

    language = lang or Settings().language
    try:
        articles = gold.load(folder)
    except (OSError, ValueError) as error:
        fail(said("bad_gold", folder=folder, detail=error), language)

    def checked(text: str, article: gold.GoldArticle) -> Report:
        return check(text, id=article.gold.id, published=article.gold.published)

    scores = scoring.score((article, checked(article.text, article)) for article in articles)
    broken = break_test(articles, lambda one: checked(one.text, one.article)) if breaks else None
    if errors:
        misses = [*scores.misses, *(broken.misses if broken else ())]
        print(*misses, sep="\n", file=sys.stderr if as_json else sys.stdout)
    if as_json:
        print(json.dumps(scores.as_dict() | ({"breaks": broken.as_dict()} if broken else {})))
    else:
        Console().print(table.table(scores), *([table.break_table(broken)] if broken else []))
    missed = shortfalls(scores, floors, broken) if floors else []
    for name, score, floor in missed:
        complain(said("below_floor", name=name, score=score, floor=floor).to(language))
    raise typer.Exit(1 if missed else 0)


def _print_report(submission: Submission, report: Report, format: str, language: Language) -> None:
    match format:
        case "json":
            from service.exports import to_json  # noqa: PLC0415

            print(to_json(report, indent=2))
        case "html":
            from service.pages.keepsake import keepsake  # noqa: PLC0415

            # A lone surrogate has no place in an encoded file; its character reference shows that something was there.
            page = keepsake(submission.text, report, language).encode("utf-8", "xmlcharrefreplace")
            sys.stdout.buffer.write(page + b"\n")
        case _:
            from service.exports.terminal import findings  # noqa: PLC0415

            Console(highlight=False).print(findings(report, language))


def _date(value: str | None, language: Language) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        fail(said("bad_date", value=value), language)


def _known_rules(ids: Collection[str], language: Language) -> None:
    if not ids:
        return
    from extractor.rulebook import RULES  # noqa: PLC0415

    for id in ids:
        if id not in RULES:
            fail(said("bad_rule", value=id, known=", ".join(RULES)), language)


if __name__ == "__main__":
    app()
