from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import skip_or_fail
from tests.figures.engines import COLUMNS, Rows, counted
from wtanalysis.errors import TableError
from wtanalysis.figures.cells import NOT_ANSWERED
from wtanalysis.figures.counting import count_eligible, tally, without

CODES = {"q1": ("yes", "no", "dont_know", NOT_ANSWERED), "q2": ("option:agree", "neither", NOT_ANSWERED)}
ROWS: Rows = [
    (
        f"r{n}",
        question,
        codes[n % len(codes)],
        int(codes[n % len(codes)] != NOT_ANSWERED),
        ("Carer", "Health", "")[n % 3],
    )
    for n in range(40)
    for question, codes in CODES.items()
]
# One question with several answers: every second response ticks "don't know" beside another.
ROWS += [(f"r{n}", "q3", ("dont_know", "option:bus")[n % 2], 1, ("Carer", "Health", "")[n % 3]) for n in range(40)]
ROWS += [(f"r{n}", "q3", "option:tram", 0, ("Carer", "Health", "")[n % 3]) for n in range(0, 40, 4)]
PEOPLE = [(f"r{n}", ("online", "email")[n % 2]) for n in range(39)]


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A local Spark session that listens on loopback alone."""
    if not find_spec("pyspark"):
        skip_or_fail("pyspark is not installed: pip install -r requirements-engines.lock")
    if not shutil.which("java"):
        skip_or_fail("Spark needs Java 17; .ci/run shows how Debian installs it")
    from pyspark.sql import SparkSession

    patch = pytest.MonkeyPatch()
    patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    patch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").appName("counting")
    for key, value in {
        "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1", "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "1g",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")),
    }.items():  # fmt: skip
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
    patch.undo()


@pytest.fixture(scope="module")
def answers(spark: Any) -> Any:
    """The answers as a Spark DataFrame."""
    types = ", ".join(f"`{name}` {'int' if name == 'first' else 'string'}" for name in COLUMNS)
    return spark.createDataFrame(ROWS, types)


def cells(result: Any) -> dict[tuple[str, str, str], tuple[int, int]]:
    """A tally as question, group and code -> count and base."""
    return {(cell.question_id, cell.group, cell.code): (cell.count, cell.base) for cell in result.cells}


def test_spark_counts_as_plain_python(answers: Any) -> None:
    """Counts and bases by group are those of plain Python, multiple answers and "not answered" included."""
    assert cells(tally(answers, "group")) == counted(ROWS)


def test_spark_joins_respondents(spark: Any, answers: Any) -> None:
    """A column of the respondents makes the groups; whoever it lacks is in none."""
    people = spark.createDataFrame(PEOPLE, "response_id string, channel string")
    assert cells(tally(answers, "channel", respondents=people)) == counted(ROWS, dict(PEOPLE))


def test_spark_groups_by_another_question(answers: Any) -> None:
    """The answers to a question make the groups; a question with several answers is refused."""
    groups = {r: code for r, q, code, _, _ in ROWS if q == "q1" and code != NOT_ANSWERED}
    assert cells(tally(answers, "q1", questions=["q2"])) == counted([row for row in ROWS if row[1] == "q2"], groups)
    with pytest.raises(TableError, match="q3 takes several answers"):
        tally(answers, "q3")


def test_spark_counts_the_eligible(answers: Any) -> None:
    """Those who gave one of the codes to each question named, each response once."""
    asked_if = {"q1": ["yes", "no"], "q3": ["dont_know", "option:tram"]}
    met = [{r for r, q, code, _, _ in ROWS if q == name and code in codes} for name, codes in asked_if.items()]
    assert count_eligible(answers, asked_if)[""] == len(met[0] & met[1]) > 0


def test_spark_leaves_dont_know_out(answers: Any) -> None:
    """With "don't know" left out, whoever ticked another answer as well stays in the base."""
    kept = [row for row in ROWS if row[2] != "dont_know"]
    assert cells(tally(without(answers, {"dont_know"}), "group")) == counted(kept)


def test_spark_listens_on_loopback_alone(spark: Any) -> None:
    """No port of the session's Java is open to other machines."""
    tables = [Path("/proc/net/tcp"), Path("/proc/net/tcp6")]
    if not all(path.exists() for path in tables):
        skip_or_fail("needs /proc/net/tcp, which Linux has")
    java = spark.sparkContext._jvm.java.lang.ProcessHandle.current().pid()
    sockets = {str(link.readlink()) for link in Path(f"/proc/{java}/fd").iterdir() if link.is_symlink()}
    assert listening(tables, sockets), "the session listens somewhere"
    assert {address for address in listening(tables, sockets) if not is_loopback(address)} == set()


def listening(tables: list[Path], sockets: set[str]) -> set[str]:
    """The hexadecimal addresses on which these sockets listen."""
    lines = [line.split() for path in tables for line in path.read_text("utf-8").splitlines()[1:]]
    return {line[1].partition(":")[0] for line in lines if line[3] == "0A" and f"socket:[{line[9]}]" in sockets}


def is_loopback(address: str) -> bool:
    """Whether an address as /proc/net/tcp writes it is 127.x.x.x, ::1 or 127.x.x.x in IPv6."""
    in_ipv4 = address.endswith("7F") and address[:-8] in {"", "0000000000000000FFFF0000"}
    return in_ipv4 or address == f"{'0' * 24}01000000"


def test_counting_imports_no_engine() -> None:
    """Importing the counting loads neither narwhals nor DuckDB nor Spark."""
    code = (
        "import sys, wtanalysis.figures.counting; print({'narwhals', 'duckdb', 'pyspark', 'pandas'} & {*sys.modules})"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
