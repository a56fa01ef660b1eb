"""Across articles: who copied whom, and who prints another number for the same thing.

One pass over the reports fills a DuckDB database in a temporary file and an index of MinHashes; the rest is SQL.
A copy whose figures differ is no duplicate but a contradiction: nothing here is ever thrown away for being alike.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

ALIKE = 0.8  # least Jaccard similarity of the 3-word shingles of copies; two digits swapped leave 0.95
PERMUTATIONS, BANDS = 128, 16
SHORTEST = 20  # words; a text shorter than this says too little to be anyone's copy
_WORD = re.compile(r"\w+")

_ARTICLES = pa.schema(
    [
        ("number", pa.int64()),
        ("id", pa.string()),
        ("location", pa.string()),
        ("source", pa.string()),
        ("published", pa.date32()),
        ("exact", pa.string()),
        ("figures", pa.string()),
        ("root", pa.int64()),
        ("similarity", pa.float64()),
    ]
)
_FIGURES = pa.schema(
    [
        ("article", pa.int64()),
        ("written", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("kind", pa.string()),
        ("value", pa.string()),
        ("low", pa.string()),
        ("high", pa.string()),
        ("unit", pa.string()),
        ("label", pa.string()),
        ("place", pa.string()),
        ("since", pa.string()),
        ("until", pa.string()),
        ("speaker", pa.string()),
        ("context", pa.string()),
    ]
)
_CHECKS = pa.schema([("article", pa.int64()), ("rule", pa.string()), ("verdict", pa.string())])


@contextmanager
def across(reports: Iterable[pa.RecordBatch]) -> Iterator[Across]:
    """Give what stands across the articles of `reports`. The index of copies takes 0.5 KB of memory an article."""
    with tempfile.TemporaryDirectory(prefix="cekangka-") as folder:
        database = duckdb.connect(str(Path(folder) / "across.duckdb"), config={"memory_limit": "512MB"})
        try:
            _fill(database, reports)
            yield Across(database)
        finally:
            database.close()


class Across:
    """Answers as lists of rows."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database

    def copies(self) -> list[dict[str, Any]]:
        """Return the clusters of copies, first copy first: cluster, id, source, published, relation, similarity.

        relation: first, exact (the same words), near (nearly, with the same figures), figures_differ.
        """
        return self._rows("copies")

    def contradictions(self) -> list[dict[str, Any]]:
        """Return pairs of figures that name the same quantity and can't both be right, with both their articles.

        how: copy (the same paragraph in two copies), quantity (label, unit, place, period and speaker are alike).
        """
        return self._rows("contradictions")

    def statistics(self) -> list[dict[str, Any]]:
        """Return checks and inconsistent ones by outlet, month and rule."""
        return self._rows("statistics")

    def _rows(self, name: str) -> list[dict[str, Any]]:
        result = self._database.execute((files(__package__) / f"{name}.sql").read_text(encoding="utf-8"))
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _fill(database: duckdb.DuckDBPyConnection, reports: Iterable[pa.RecordBatch]) -> None:
    index = _Copies()
    for name, schema in (("articles", _ARTICLES), ("figures", _FIGURES), ("checks", _CHECKS)):
        database.register("empty", schema.empty_table())
        database.execute(f"CREATE TABLE {name} AS SELECT * FROM empty")
    number = 0
    for batch in reports:
        articles, figures, checks = [], [], []
        for row in batch.to_pylist():
            if row["report"] is None:
                continue
            report = json.loads(row["report"])
            found = list(_figures(number, row["text"], report))
            words = _WORD.findall(row["text"].casefold())
            root, similarity = index.root(number, words)
            numbers = sorted((figure["kind"], figure["value"], figure["unit"] or "") for figure in found)
            articles.append(
                {name: row[name] for name in ("id", "location", "source", "published")}
                | {"number": number, "root": root, "similarity": similarity}
                | {"exact": _digest(words), "figures": _digest(numbers)}
            )
            figures += found
            checks += [{"article": number, "rule": c["rule"], "verdict": c["verdict"]} for c in report["checks"]]
            number += 1
        for name, rows, schema in (
            ("articles", articles, _ARTICLES),
            ("figures", figures, _FIGURES),
            ("checks", checks, _CHECKS),
        ):
            database.register("fresh", pa.Table.from_pylist(rows, schema))
            database.execute(f"INSERT INTO {name} SELECT * FROM fresh")


class _Copies:
    """Finds the text that another copies: the first of its kind, of which alone the index holds the MinHash."""

    def __init__(self) -> None:
        import rensa  # noqa: PLC0415

        self._rensa = rensa
        self._index = rensa.RMinHashLSH(ALIKE, PERMUTATIONS, BANDS)
        self._roots: dict[int, Any] = {}

    def root(self, number: int, words: list[str]) -> tuple[int, float]:
        """Return the article that number `number` copies, and how alike they are; itself where it copies none."""
        if len(words) < SHORTEST:
            return number, 1.0
        sketch = self._rensa.RMinHash(PERMUTATIONS, 1)
        sketch.update([" ".join(words[n : n + 3]) for n in range(len(words) - 2)])
        alike = [(sketch.jaccard(self._roots[root]), -root) for root in self._index.query(sketch)]
        similarity, root = max(alike, default=(0.0, 0))
        if similarity >= ALIKE:
            return -root, similarity
        self._index.insert(number, sketch)
        self._roots[number] = sketch
        return number, 1.0


def _figures(number: int, text: str, report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    periods = {period["id"]: period for period in report["periods"]}
    names = {entity["id"]: entity["name"].casefold() for entity in report["entities"]}
    spans = {paragraph["index"]: (paragraph["start"], paragraph["end"]) for paragraph in report["paragraphs"]}
    repeats = {p["index"] for p in report["paragraphs"] if p["duplicate_of"] is not None}
    masked: dict[int, str] = {}
    for index, (start, end) in spans.items():
        inside = [f for f in report["figures"] if f["paragraph"] == index]
        for figure in sorted(inside, key=lambda figure: -figure["start"]):
            text_before = masked.get(index, text[start:end])
            masked[index] = text_before[: figure["start"] - start] + "\0" + text_before[figure["end"] - start :]
    order: Counter[int] = Counter()
    for figure in report["figures"]:
        index = figure["paragraph"]
        if index in repeats:
            continue  # said already
        order[index] += 1
        period = periods.get(figure["period"], {"from": None, "to": None})
        yield {
            "article": number,
            "written": text[figure["start"] : figure["end"]],
            "start": figure["start"],
            "end": figure["end"],
            "kind": figure["kind"],
            "value": figure["value"],
            "low": figure["low_bound"],
            "high": figure["high_bound"],
            "unit": (figure["currency"] or figure["unit"] or "").casefold() or None,
            "label": " ".join(_WORD.findall((figure["label"] or "").casefold())) or None,
            "place": names.get(figure["place"]),
            "since": period["from"],
            "until": period["to"],
            "speaker": names.get(figure["speaker"]),
            "context": f"{_digest(masked[index].casefold().split())}:{order[index]}",
        }


def _digest(value: object) -> str:
    return sha256(json.dumps(value).encode()).hexdigest()[:32]
