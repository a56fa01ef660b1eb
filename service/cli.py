"""The command line: `cekangka check`, `batch`, `serve` and `evaluate`.

Exit codes: 0 all consistent (or done), 1 something inconsistent (or below its floor), 2 bad use or unreadable input.
What is heavy to import is imported by the command that needs it: `--help` and completion answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer
from rich.console import Console

from service.settings import Language, Settings, is_loopback
from service.wording import Said, said

if TYPE_CHECKING:
    from extractor import Report
    from service.readers import Item, Submission
    from service.store.database import Database

STDIN = Path("-")

app = typer.Typer(
    help="CekAngka: apakah angkanya cocok? / Do the numbers add up?",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

EncodingOption = Annotated[
    str | None, typer.Option(metavar="NAMA", help="Pengodean berkas, kalau bukan UTF-8. / Encoding, if not UTF-8.")
]
LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help="Bahasa keluaran. / Language of the output.", show_default="id")
]


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
    _known_encoding(encoding, language)
    _known_rules(off or (), language)
    worst = 0
    for item in _submissions(files, encoding):
        submission = _readable(item, language)
        if submission is None:
            worst = 2
            continue
        report = _report(submission, day, off or ())
        _print_report(submission, report, format, language)
        if any(finding.verdict == "inconsistent" for finding in report.checks):
            worst = max(worst, 1)
    raise typer.Exit(worst)


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
    _known_encoding(encoding, language)
    if find_spec("pyarrow") is None or (engine == "spark" and find_spec("pyspark") is None):
        _fail(said("library_missing", extra="spark" if engine == "spark" else "archive"), language)
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
        _fail(said("batch.busy", path=error), language)
    except running.UnknownOutputError as error:
        _fail(said("batch.unknown_output", suffix=error, known=" ".join(running.FORMS)), language)
    except OSError as error:
        _fail(said("not_written", path=output, detail=error.strerror), language)
    except KeyboardInterrupt:
        _complain(said("batch.stopped").to(language))
        raise typer.Exit(130) from None
    if tally.older:
        _complain(said("batch.older", count=tally.older).to(language))
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
        _fail(said("batch.unfinished", path=folder), language)
    try:
        running.export(folder, output)
    except running.BusyError as error:
        _fail(said("batch.busy", path=error), language)
    except running.UnknownOutputError as error:
        _fail(said("batch.unknown_output", suffix=error, known=" ".join(running.FORMS)), language)
    except OSError as error:
        _fail(said("not_written", path=output, detail=error.strerror), language)


def _batch_to_screen(paths: list[Path], encoding: str | None, fields: dict[str, str], language: Language) -> int:
    """Print one report a line as it is made; nothing is kept."""
    from service.exports import to_json  # noqa: PLC0415

    unreadable = 0
    for item in _submissions(paths, encoding, fields):
        submission = _readable(item, language)
        if submission is None:
            unreadable = 2
        else:
            print(to_json(_report(submission)))
    return unreadable


def _fields(given: list[str], language: Language) -> dict[str, str]:
    from service.readers import FIELDS  # noqa: PLC0415

    pairs = [option.partition("=") for option in given]
    if any(name not in FIELDS or not column for name, _, column in pairs):
        _fail(said("batch.bad_field", known=", ".join(FIELDS)), language)
    return {name: column for name, _, column in pairs}


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Alamat. / Address.", show_default="127.0.0.1")] = None,
    port: Annotated[int | None, typer.Option(help="Porta. / Port.", min=0, max=65535, show_default="8000")] = None,
    lang: LanguageOption = None,
) -> None:
    """Jalankan halaman dan API sampai Ctrl-C. / Serve the page and the API.

    Contoh / example: `cekangka serve --port 9000`
    """
    import uvicorn  # noqa: PLC0415

    from service.api import create_app  # noqa: PLC0415
    from service.api.connections import configuration  # noqa: PLC0415
    from service.api.logs import configure  # noqa: PLC0415
    from service.jobs.worker import worker_beside  # noqa: PLC0415
    from service.store import migrating  # noqa: PLC0415
    from service.store.users import are_there_accounts  # noqa: PLC0415

    settings = Settings()
    language = lang or settings.language
    changed = {"host": host or settings.host, "port": settings.port if port is None else port}
    settings = settings.model_copy(update=changed)
    with _store(language) as store:
        if store.on_sqlite:
            migrating.upgrade(store)
        elif not migrating.is_current(store):
            _fail(said("backup.outdated", where=store.where), language)
        with store.reading() as session:
            if not is_loopback(settings.host) and not are_there_accounts(session):
                _fail(said("access.no_users", host=settings.host), language)
    print(said("serving", url=f"http://{settings.host}:{settings.port}").to(language), file=sys.stderr)
    configure(settings.log_level)
    served = create_app(settings)
    served.state.workers.warm()  # before the first user comes
    with worker_beside(settings):
        uvicorn.Server(configuration(served)).run()


@app.command()
def doctor(lang: LanguageOption = None) -> None:
    """Periksa apakah semuanya siap. / See whether everything is ready.

    Contoh / example: `cekangka doctor`
    """
    from pydantic import ValidationError  # noqa: PLC0415

    from service.doctor import examine  # noqa: PLC0415

    try:
        settings = Settings()
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        _fail(said("doctor.settings", detail=wrong), lang or "id")
    language = lang or settings.language
    ill = 0
    for matter in examine(settings):
        ill += not matter.is_well
        print("✓" if matter.is_well else "✗", matter.why.to(language))
    raise typer.Exit(1 if ill else 0)


user = typer.Typer(help="Pengguna: tambah, cabut. / Users of the service.", no_args_is_help=True)
app.add_typer(user, name="user")


@user.command("add")
def user_add(
    name: Annotated[str, typer.Argument(metavar="NAMA", help="Nama pengguna. / Name of the user.")],
    role: Annotated[
        Literal["reviewer", "editor", "admin"], typer.Option(help="Peran. / Role.", show_default=True)
    ] = "reviewer",
    lang: LanguageOption = None,
) -> None:
    """Beri token baru kepada pengguna; token lamanya gugur. / Give a user a new token; an old one is void.

    Contoh / example: `cekangka user add Sari --role editor`
    """
    from service.store import migrating  # noqa: PLC0415
    from service.store.users import add_user  # noqa: PLC0415

    language = lang or Settings().language
    if not name.strip():
        _fail(said("user.bad_name"), language)
    with _store(language) as store:
        if store.on_sqlite:
            migrating.upgrade(store)
        with store.writing() as session:
            token = add_user(session, name.strip(), role)
    _complain(said("user.added", name=name.strip(), role=role).to(language))
    print(token)
    _complain(said("user.restart").to(language))


@user.command("remove")
def user_remove(
    name: Annotated[str, typer.Argument(metavar="NAMA", help="Nama pengguna. / Name of the user.")],
    lang: LanguageOption = None,
) -> None:
    """Cabut token pengguna. / Let a user in no more.

    Contoh / example: `cekangka user remove Sari`
    """
    from service.store.users import remove_user  # noqa: PLC0415

    language = lang or Settings().language
    with _store(language) as store, store.writing() as session:
        removed = remove_user(session, name)
    if not removed:
        _fail(said("user.unknown", name=name), language)
    print(said("user.removed", name=name).to(language))


db = typer.Typer(help="Arsip: mutakhirkan, cadangkan, pulihkan. / The archive's database.", no_args_is_help=True)
app.add_typer(db, name="db")


@db.command("upgrade")
def db_upgrade(lang: LanguageOption = None) -> None:
    """Mutakhirkan susunan arsip. / Bring the archive's schema up to date.

    Contoh / example: `cekangka db upgrade`
    """
    from service.store import migrating  # noqa: PLC0415

    language = lang or Settings().language
    with _store(language) as store:
        migrating.upgrade(store)
        print(said("backup.upgraded", where=store.where).to(language))


@db.command("backup")
def db_backup(
    target: Annotated[Path, typer.Argument(metavar="BERKAS", help="Berkas baru. / A new file.")],
    lang: LanguageOption = None,
) -> None:
    """Cadangkan arsip, juga selagi dipakai. / Back the archive up, in use or not.

    Contoh / example: `cekangka db backup arsip-2026-11-24`
    """
    from service.store.backups import backup  # noqa: PLC0415

    language = lang or Settings().language
    with _store(language) as store:
        backup(store, target)
    print(said("backup.done", path=target).to(language))


@db.command("restore")
def db_restore(
    source: Annotated[Path, typer.Argument(metavar="BERKAS", help="Hasil `db backup`. / What `db backup` wrote.")],
    lang: LanguageOption = None,
) -> None:
    """Pulihkan cadangan ke arsip yang kosong. / Restore a backup into an empty archive.

    Contoh / example: `CEKANGKA_DATA=/srv/baru cekangka db restore arsip-2026-11-24`
    """
    from service.store import migrating  # noqa: PLC0415
    from service.store.backups import restore  # noqa: PLC0415

    language = lang or Settings().language
    with _store(language) as store:
        restore(store, source)
        migrating.upgrade(store)  # a backup may be older than the program
    print(said("backup.restored", path=source).to(language))


@app.command()
def gold(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Untuk hasilnya. / Where to write.")],
    lang: LanguageOption = None,
) -> None:
    """Tulis keputusan peninjau sebagai artikel beranotasi. / Write reviewers' decisions as gold annotations.

    Contoh / example: `cekangka gold tinjauan/ && cekangka evaluate tinjauan/`
    """
    from service.store import gold as decisions  # noqa: PLC0415

    language = lang or Settings().language
    with _store(language) as store, store.reading() as session:
        print(said("gold.written", count=decisions.write(session, folder), folder=folder).to(language))


@contextmanager
def _store(language: Language) -> Iterator[Database]:
    """The archive of the settings; what goes wrong with it is said in a sentence."""
    from sqlalchemy.exc import SQLAlchemyError  # noqa: PLC0415

    from service.store.backups import BackupError  # noqa: PLC0415
    from service.store.database import connect  # noqa: PLC0415

    store = None
    try:
        store = connect(Settings())
        yield store
    except BackupError as error:
        _fail(error.why, language)
    except (OSError, SQLAlchemyError) as error:
        detail = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        _fail(said("backup.unreachable", where=store.where if store else Settings().data, detail=detail), language)


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
        _fail(said("bad_gold", folder=folder, detail=error), language)

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
        _complain(said("below_floor", name=name, score=score, floor=floor).to(language))
    raise typer.Exit(1 if missed else 0)


def _submissions(paths: list[Path], encoding: str | None, fields: dict[str, str] | None = None) -> Iterator[Item]:
    from service.readers import read, read_bytes  # noqa: PLC0415

    for path in paths:
        if path == STDIN:
            yield read_bytes(sys.stdin.buffer.read(), name="-", encoding=encoding)
        else:
            yield from read([path], encoding, fields)


def _readable(item: Item, language: Language) -> Submission | None:
    """Return the submission, or say why there is none."""
    from service.readers import Unreadable  # noqa: PLC0415

    if isinstance(item, Unreadable):
        _complain(f"{item.where}: {item.why.to(language)}")
        return None
    if item.encoding:
        _complain(f"{item.id or '-'}: {said('read_as', encoding=item.encoding).to(language)}")
    return item


def _report(submission: Submission, published: date | None = None, rules_off: Collection[str] = ()) -> Report:
    from extractor import check  # noqa: PLC0415

    return check(
        submission.text,
        title=submission.title,
        published=submission.published or published,
        id=submission.id,
        source=submission.source,
        rules_off=rules_off,
    )


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
        _fail(said("bad_date", value=value), language)


def _known_rules(ids: Collection[str], language: Language) -> None:
    if not ids:
        return
    from extractor.rulebook import RULES  # noqa: PLC0415

    for id in ids:
        if id not in RULES:
            _fail(said("bad_rule", value=id, known=", ".join(RULES)), language)


def _known_encoding(name: str | None, language: Language) -> None:
    import codecs  # noqa: PLC0415

    try:
        if name:
            codecs.lookup(name)
    except LookupError:
        _fail(said("bad_encoding", value=name), language)


def _complain(sentence: str) -> None:
    print(f"cekangka: {sentence}", file=sys.stderr)


def _fail(sentence: Said, language: Language) -> NoReturn:
    _complain(sentence.to(language))
    raise typer.Exit(2)


if __name__ == "__main__":
    app()
