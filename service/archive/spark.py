"""Many machines: the same work on Spark. Shards and parts lie in the run's folder, which all machines must share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa

from service.archive.checking import check_shard
from service.archive.shards import Shard

WAVE = 16  # shards per core that go out together
_DONE = "shard string, articles long, findings long, errors long"


def run(shards: Iterator[Shard]) -> Iterator[tuple[Shard, tuple[int, int, int]]]:
    """Check the shards on the cluster that SPARK_MASTER or spark-defaults.conf names; yield each when it is done.

    Spark does again what was lost with an executor. The shards go out in waves, so that no more than a wave of the
    archive is ever written down twice. Needs Java 17 on every machine.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("cekangka").config("spark.ui.showConsoleProgress", "false")
    if master := os.environ.get("SPARK_MASTER"):
        builder = builder.master(master)
    session = builder.getOrCreate()
    try:
        while wave := list(islice(shards, WAVE * session.sparkContext.defaultParallelism)):
            by_name = {str(shard.documents.resolve()): shard for shard in wave}
            paths = [(name, str(shard.part.resolve())) for name, shard in by_name.items()]
            frame = session.createDataFrame(paths, "shard string, part string").repartition(len(paths))
            for row in frame.mapInArrow(_check_shards, _DONE).collect():
                yield by_name[row.shard], (row.articles, row.findings, row.errors)
    finally:
        session.stop()


def _check_shards(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for row in batch.to_pylist():
            counts = check_shard(Path(row["shard"]), Path(row["part"]))
            names = ("articles", "findings", "errors")
            yield pa.RecordBatch.from_pylist([{"shard": row["shard"], **dict(zip(names, counts, strict=True))}])
