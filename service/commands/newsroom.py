"""The newsroom's service and store: `cekangka serve`, `doctor`, `user`, `db`, `gold`, `claims`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from service.commands.speaking import LanguageOption, complain, fail
from service.settings import Language, Settings, is_loopback
from service.wording import said

if TYPE_CHECKING:
    from service.store.database import Database

app = typer.Typer()


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
            fail(said("backup.outdated", where=store.where), language)
        with store.reading() as session:
            if not is_loopback(settings.host) and not are_there_accounts(session):
                fail(said("access.no_users", host=settings.host), language)
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
        fail(said("doctor.settings", detail=wrong), lang or "id")
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
        fail(said("user.bad_name"), language)
    with _store(language) as store:
        if store.on_sqlite:
            migrating.upgrade(store)
        with store.writing() as session:
            token = add_user(session, name.strip(), role)
    complain(said("user.added", name=name.strip(), role=role).to(language))
    print(token)
    complain(said("user.restart").to(language))


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
        fail(said("user.unknown", name=name), language)
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


@app.command()
def claims(
    output: Annotated[Path, typer.Argument(metavar="HASIL", help="Berkas JSON-LD. / A file of JSON-LD.")],
    publisher: Annotated[str, typer.Option(metavar="NAMA", help="Media yang memeriksa. / Who checked.")],
    page: Annotated[
        str,
        typer.Option(metavar="ALAMAT", help="Alamat halaman tiap temuan, dengan {id}. / Where each finding is told."),
    ],
    lang: LanguageOption = None,
) -> None:
    """Tulis temuan yang dikukuhkan sebagai ClaimReview. / Write confirmed findings as schema.org ClaimReview.

    Contoh / example: `cekangka claims klaim.jsonld --publisher "Kabar Timur" --page https://kabar.example/cek/{id}`
    """
    from service.exports.claimreview import write_claim_reviews  # noqa: PLC0415

    language = lang or Settings().language
    if "{id}" not in page or "://" not in page:
        fail(said("claims.bad_page", value=page), language)
    with _store(language) as store:
        count = write_claim_reviews(output, store, publisher, page)
    print(said("claims.written", count=count, path=output).to(language))


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
        fail(error.why, language)
    except (OSError, SQLAlchemyError) as error:
        detail = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
        fail(said("backup.unreachable", where=store.where if store else Settings().data, detail=detail), language)
