"""How long every closed question by every group takes, ours against pandas, polars, raw DuckDB SQL and Spark SQL.

Usage: python benchmarks/breakdowns.py [RESPONDENTS ...]

For each number of respondents a program makes one Parquet file with the answers to 22 questions, six of them possible
to each, in 13 groups. Every way reads that file and gives the same counts and bases, which are compared. Each runs in a
process of its own; its peak memory is of that process, and of Spark's Java with it. A way that has to hold the answers
in memory first does so in "load", which is left out of the counts. "CPU" is the processor time of a count over all
threads: it says how much work a way does even where other work goes on beside it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from os import sysconf
from pathlib import Path
from shutil import which
from typing import Any

from wtanalysis.figures.counting import tally

SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = 22
GROUPS = (
    "Local Authority", "Health", "Police", "Education", "Early Years", "Social Worker", "Voluntary Sector",
    "Birth parent", "Carer", "Other family members", "Young person", "Professionals with lived experience", "Other",
)  # fmt: skip
CODES = (
    "option:strongly-agree", "option:agree", "neither", "option:disagree", "option:strongly-disagree", "dont_know",
    "not_answered",
)  # fmt: skip
# After a first count so many more, of which the median and the best are told; only two once these seconds are over.
RUNS, BUDGET = 5, 60
COLUMNS = (
    "way",
    "load, s",
    "first count, s",
    "median, s",
    "best, s",
    "CPU, s",
    "by raw DuckDB: median, CPU",
    "peak, MiB",
)
SQL = 'SELECT question_id, "group", code, count(*), sum(first) FROM {} GROUP BY question_id, "group", code'

Counts = dict[tuple[str, str, str], int]
Loaded = tuple[Callable[[], Counts], int | None]  # the count, and the process beside this one that does the work


def make(respondents: int, file: Path) -> None:
    """Write answers by arithmetic, the same in every run: uneven over codes and groups, 1 in 13 not answered."""
    import duckdb

    names = "[" + ", ".join(f"'{name}'" for name in GROUPS) + "]"
    codes = "[" + ", ".join(f"'{code}'" for code in CODES) + "]"
    # A multiplicative generator spreads the numbers; products of two draws make some groups and codes rarer.
    duckdb.sql(f"""
        COPY (
            SELECT format('r{{:07d}}', r) AS response_id, format('q{{:02d}}', q) AS question_id, c AS code,
                   CAST(c <> 'not_answered' AS INTEGER) AS first, g AS "group"
            FROM (
                SELECT r, q, {names}[1 + (r * 7919 % 10007) * (r * 104729 % 10009) * 13 // (10007 * 10009)] AS g,
                       CASE WHEN (r * 22 + q) * 48271 % 2147483647 % 13 = 0 THEN 'not_answered' ELSE
                       {codes}[1 + ((r * 22 + q) * 16807 % 2147483647 % 1009 + q * r % 7 * 20) * 6 // 1130] END AS c
                FROM range({respondents}) t(r), range(1, {QUESTIONS} + 1) u(q)
            )
        ) TO '{file}' (FORMAT parquet)""")  # noqa: S608 (no words from outside)


def of_rows(rows: Any) -> Counts:
    """Rows of question, group, code, count and sum of ``first`` as counts by cell; bases have a code of their own."""
    counts: Counts = {}
    for question, group, code, count, answered in rows:
        counts[question, group, code] = count
        counts[question, group, "base"] = counts.get((question, group, "base"), 0) + int(answered)
    return counts


def ours(answers: Any) -> Counts:
    """Our counts by group."""
    cells = [cell for cell in tally(answers, "group").cells if cell.group]
    counts = {(cell.question_id, cell.group, cell.code): cell.count for cell in cells}
    return counts | {(cell.question_id, cell.group, "base"): cell.base for cell in cells}


@contextmanager
def duckdb_sql(file: Path) -> Iterator[Loaded]:
    """SQL by hand."""
    import duckdb

    with duckdb.connect() as connection:
        query = SQL.format(f"read_parquet('{file}')")
        yield lambda: of_rows(connection.execute(query).fetchall()), None


@contextmanager
def duckdb_ours(file: Path) -> Iterator[Loaded]:
    """Ours, given a DuckDB relation of the file."""
    import duckdb

    with duckdb.connect() as connection:
        yield lambda: ours(connection.read_parquet(str(file))), None


@contextmanager
def polars_own(file: Path) -> Iterator[Loaded]:
    """A lazy group_by by hand."""
    import polars as pl

    def count() -> Counts:
        keys = ["question_id", "group", "code"]
        grouped = pl.scan_parquet(file).group_by(keys).agg(pl.len().alias("n"), pl.col("first").sum())
        return of_rows(grouped.collect().rows())

    yield count, None


@contextmanager
def polars_ours(file: Path) -> Iterator[Loaded]:
    """Ours, given a lazy polars table of the file."""
    import polars as pl

    yield lambda: ours(pl.scan_parquet(file)), None


def to_pandas(file: Path, *, categories: bool) -> Any:
    """The columns that are needed, read by DuckDB (this project has no pyarrow): as text or as categories."""
    import duckdb

    with duckdb.connect() as connection:
        columns = ["question_id", "code", '"group"']
        if categories:
            for number, column in enumerate(columns):
                distinct = f"SELECT DISTINCT {column} FROM '{file}' ORDER BY 1"  # noqa: S608 (no words from outside)
                connection.execute(f"CREATE TYPE kind{number} AS ENUM ({distinct})")
            columns = [f"CAST({column} AS kind{number}) AS {column}" for number, column in enumerate(columns)]
        return connection.sql(f"SELECT {', '.join(columns)}, first FROM '{file}'").df()  # noqa: S608 (the same)


def crosstabs(frame: Any) -> Counts:
    """One crosstab a question; the base is the sum of its row."""
    import pandas as pd

    counts: Counts = {}
    for question, part in frame.groupby("question_id", observed=True):
        table = pd.crosstab(part["group"], part["code"])
        base = table.drop(columns="not_answered", errors="ignore").sum(axis=1)
        for group, row in table.to_dict("index").items():
            counts |= {(question, group, code): number for code, number in row.items() if number}
            counts[question, group, "base"] = int(base[group])
    return counts


@contextmanager
def pandas_crosstab(file: Path) -> Iterator[Loaded]:
    """pandas.crosstab on a table of text."""
    frame = to_pandas(file, categories=False)
    yield lambda: crosstabs(frame), None


@contextmanager
def pandas_categories(file: Path) -> Iterator[Loaded]:
    """pandas.crosstab on a table of categories."""
    frame = to_pandas(file, categories=True)
    yield lambda: crosstabs(frame), None


@contextmanager
def pandas_ours(file: Path) -> Iterator[Loaded]:
    """Ours, given the pandas table of text, which goes to DuckDB from 500,000 rows."""
    frame = to_pandas(file, categories=False)
    yield lambda: ours(frame), None


@contextmanager
def spark_session() -> Iterator[Any]:
    """A local session on two cores that listens on loopback alone."""
    import os

    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.driver.memory", "1g")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
    builder = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@contextmanager
def spark_sql(file: Path) -> Iterator[Loaded]:
    """The same SQL in local Spark."""
    with spark_session() as session:
        java = session.sparkContext._jvm.java.lang.ProcessHandle.current().pid()
        query = SQL.replace('"', "`").format(f"parquet.`{file}`")
        yield lambda: of_rows(tuple(row) for row in session.sql(query).collect()), java


@contextmanager
def spark_ours(file: Path) -> Iterator[Loaded]:
    """Ours, given a Spark DataFrame of the file."""
    with spark_session() as session:
        java = session.sparkContext._jvm.java.lang.ProcessHandle.current().pid()
        yield lambda: ours(session.read.parquet(str(file))), java


# The first is what the others are measured by.
WAYS = {
    "DuckDB, SQL by hand": duckdb_sql,
    "**ours on DuckDB**": duckdb_ours,
    "polars by hand": polars_own,
    "ours on polars": polars_ours,
    "pandas crosstab": pandas_crosstab,
    "pandas crosstab, categories": pandas_categories,
    "ours, given pandas": pandas_ours,
    "Spark, SQL by hand": spark_sql,
    "ours on Spark": spark_ours,
}


def peak(process: int | None) -> float:
    """The most memory that this process held at once, and another one with it, in MiB."""
    status = ["self", *([str(process)] if process else [])]
    lines = [line for name in status for line in Path(f"/proc/{name}/status").read_text("utf-8").splitlines()]
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def cpu(process: int | None) -> float:
    """The seconds of processor that this process has used in all its threads, and another one with it."""
    if not process:
        return time.process_time()
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / sysconf("SC_CLK_TCK")


def measure(way: str, file: Path) -> None:
    """Print the times, the peak and the counts of one way, as JSON on the last line."""
    start = time.perf_counter()
    with WAYS[way](file) as (count, process):
        load = time.perf_counter() - start
        times: list[float] = []
        work: list[float] = []
        while len(times) < 3 or (len(times) < RUNS + 1 and sum(times) < BUDGET):
            start, used = time.perf_counter(), cpu(process)
            counts = count()
            times.append(time.perf_counter() - start)
            work.append(cpu(process) - used)
        found = {"load": load, "first": times[0], "count": statistics.median(times[1:]), "best": min(times[1:])}
        found |= {"cpu": statistics.median(work[1:]), "peak": peak(process)}
        found["counts"] = sorted([*cell, number] for cell, number in counts.items())
    print("\n" + json.dumps(found))


def lacking(way: str) -> str:
    """Why a way cannot run here; empty where it can."""
    library = next((name for name in ("polars", "spark") if name in way.lower()), "")
    if library and not find_spec({"spark": "pyspark"}.get(library, library)):
        return f"{library} is not installed (requirements-engines.lock)"
    return "there is no Java" if library == "spark" and not which("java") else ""


def main(sizes: list[int]) -> None:
    """Print a table for each number of respondents."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "answers.parquet")
            make(size, file)
            megabytes = file.stat().st_size / 2**20
            print(f"\n{size:,} respondents, {size * QUESTIONS:,} answers, {megabytes:.1f} MiB of Parquet\n")
            print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
            raw: dict[str, Any] = {}
            for way in WAYS:
                if reason := lacking(way):
                    print(f"| {way} | {reason}{' |' * 7}")
                    continue
                command = [sys.executable, __file__, "--measure", way, str(file)]
                run = subprocess.run(command, capture_output=True, text=True, check=True)
                found = json.loads(run.stdout.splitlines()[-1])
                raw = raw or found
                if found["counts"] != raw["counts"]:
                    raise SystemExit(f"{way} counts otherwise than {next(iter(WAYS))}")
                seconds = " | ".join(f"{found[name]:.2f}" for name in ("load", "first", "count", "best", "cpu"))
                times = ", ".join(f"{found[name] / raw[name]:.1f}" for name in ("count", "cpu"))
                print(f"| {way} | {seconds} | {times} | {found['peak']:.0f} |", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        main([int(size) for size in sys.argv[1:]] or list(SIZES))
