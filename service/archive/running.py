"""An archive run from paths to a folder of parts, with its progress told."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from service.archive import pool
from service.archive.shards import Folder, Shard, Tally, cut
from service.exports.archive_page import write_page
from service.exports.jsonl import write_across, write_jsonl
from service.exports.parquet import write_parquet
from service.exports.spreadsheet import write_csv, write_xlsx
from service.exports.store import write_store
from service.readers import size_of, unpack
from service.settings import Language, Settings
from service.wording import said

LINE_EVERY = 15.0  # seconds between lines in a log
Engine = Literal["pool", "spark"]
STORE = "store"
Reports = Callable[[], Iterable[pa.RecordBatch]]
FORMS: dict[str, Callable[[Path, Reports], None]] = {
    ".jsonl": lambda path, reports: write_jsonl(path, reports()),
    ".parquet": lambda path, reports: write_parquet(path, reports()),
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".html": write_page,
}


class BusyError(Exception):
    """Another run is at work in the same folder."""


class UnknownOutputError(ValueError):
    """There is no form of output for this file ending."""


def run_to(output: str, paths: list[Path], *, language: Language = "id", **options: Any) -> Tally:
    """Check all articles under `paths` (see `run`) and write the outcome to `output`.

    A file holds the reports on these articles and no others; beside it stands FILE.parts, the folder of the run, from
    which the next run goes on. A folder grows with each run, and holds what stands across its articles as well. "store"
    is the newsroom's archive. Raises UnknownOutputError before anything is done.
    """
    path = Path(output)
    suffix = path.suffix.casefold()
    write: Callable[[Path, Reports], None] | None = None
    if output == STORE:
        folder_path = Settings().data / "batch.parts"
        folder_path.parent.mkdir(parents=True, exist_ok=True)
        write = lambda _, reports: write_store(reports())  # noqa: E731
    elif path.is_dir() or not suffix:
        folder_path = path
    elif suffix in FORMS:
        folder_path, write = path.with_name(path.name + ".parts"), FORMS[suffix]
    else:
        raise UnknownOutputError(path.suffix)
    with opened(folder_path) as folder:
        tally = run(paths, folder, language=language, **options)
        for error in folder.errors():
            print(f"cekangka: {error['location']}: {error[f'error_{language}']}", file=sys.stderr)
        if write is None:
            write_across(folder_path, lambda: folder.current(this_run=False))
        else:
            write(path, lambda: folder.current(this_run=True))
        folder.close(tally)
    return tally


def export(folder_path: Path, output: Path) -> None:
    """Write all that a folder of archive runs holds to a file. Raises UnknownOutputError."""
    if output.suffix.casefold() not in FORMS:
        raise UnknownOutputError(output.suffix)
    with opened(folder_path) as folder:
        FORMS[output.suffix.casefold()](output, lambda: folder.current(this_run=False))


@contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """Open the folder of a run, for one run at a time. Raises BusyError where another is at work in it."""
    import filelock  # noqa: PLC0415

    path.mkdir(exist_ok=True)
    try:
        with filelock.FileLock(path / ".lock", timeout=0):
            yield Folder(path)
    except filelock.Timeout:
        raise BusyError(path) from None


def run(
    paths: list[Path],
    folder: Folder,
    *,
    processes: int | None = None,
    engine: Engine = "pool",
    recheck: bool = False,
    encoding: str | None = None,
    fields: Mapping[str, str] | None = None,
    language: Language = "id",
) -> Tally:
    """Check all articles under `paths` that `folder` has no report on, and return what was done."""
    tally = Tally()
    shards = cut(unpack(paths, encoding, fields), folder, tally, recheck=recheck)
    if engine == "spark":
        from service.archive import spark  # noqa: PLC0415

        done = spark.run(shards)
    else:
        done = pool.run(shards, processes or len(os.sched_getaffinity(0)))
    with _progress(size_of(paths), language) as tell:
        for shard, counts in done:
            _count(tally, shard, counts)
            shard.documents.unlink(missing_ok=True)
            tell(tally)
        tell(tally)
    folder.take_stock()
    folder.forget_mended(paths)
    if missing := folder.missing():
        raise RuntimeError(f"{missing} articles have no report; run again")
    return tally


def _count(tally: Tally, shard: Shard, counts: tuple[int, int, int]) -> None:
    articles, findings, errors = counts
    tally.articles += articles
    tally.findings += findings
    tally.errors += errors
    tally.size += shard.size


@contextmanager
def _progress(size: int, language: Language) -> Iterator[Callable[[Tally], None]]:
    """Give a function that shows a tally: a bar on a terminal, now and then a line in a log."""
    started = last = time.monotonic()

    def sentence(tally: Tally) -> str:
        rate = tally.articles / max(time.monotonic() - started, 1e-9)
        counts = {"articles": tally.articles, "findings": tally.findings, "errors": tally.errors, "kept": tally.kept}
        return said("batch.progress", rate=f"{rate:.1f}", **counts).to(language)

    if sys.stderr.isatty():
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task("", total=max(size, 1))
            yield lambda tally: bar.update(task, completed=tally.size, description=sentence(tally))
        return

    def line(tally: Tally) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= LINE_EVERY:
            last = now
            left = (now - started) * (size - tally.size) / max(tally.size, 1)
            print(
                f"{sentence(tally)}; {said('batch.left', seconds=f'{max(left, 0):.0f}').to(language)}", file=sys.stderr
            )

    yield line
