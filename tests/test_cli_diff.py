"""``wta diff``: what it writes, what it prints, and what it refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from wtanalysis.cli import run
from wtanalysis.tables import COLUMNS

OLD = "# Harbours 2018\n\n## Chapter 1: Crews\n\n1. Crews should rest for ten hours.\n\n2. Masters may sing.\n"
NEW = (
    "# Harbours 2023\n\n## Chapter 1: Crews\n\n"
    "1. Crews must rest for ten hours.\n\n2. A harbour chair should be appointed.\n"
)
CLAIMS = "# What changed\n\n## Chapter 1\n\n- Introduces a harbour chair.\n- Introduces a duty to count whales.\n"
COMMITMENTS = (
    ",".join(COLUMNS["commitments"])
    + "\nc1,Crews,Chair,list,will,1,Introduce a harbour chair,firm,now,,L1,,\n"
    + "c2,Crews,Whales,list,will,2,Look into whales,explore,now,,L2,,\n"
)
FILES = {
    "changes.csv", "duties.csv", "terms.csv", "citations.csv", "claims.csv", "trace.csv", "summary.md", "redline.html",
}  # fmt: skip


@pytest.fixture
def editions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two editions, a summary of changes and a table of commitments, as the working folder."""
    for name, text in (("2018.md", OLD), ("2023.md", NEW), ("summary.md", CLAIMS), ("promised.csv", COMMITMENTS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_file_of_the_contract_is_written(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The eight files stand in the folder, with the columns of the contract, also where a table is empty."""
    assert run(["diff", "2018.md", "2023.md", "--out", "out"]) == 0
    assert {path.name for path in (editions / "out").iterdir()} == FILES
    for name, columns in COLUMNS.items():
        if f"{name}.csv" in FILES:
            header = (editions / "out" / f"{name}.csv").read_text("utf-8").splitlines()[0]
            assert header == ",".join(columns)
    assert "1 reworded, 1 added, 1 removed" in capsys.readouterr().out


def test_claims_and_commitments_get_verdicts(editions: Path) -> None:
    """A true claim is supported, a false one not found; a kept promise landed, a vague one is not expected."""
    given = ["--claims", "summary.md", "--commitments", "promised.csv"]
    assert run(["diff", "2018.md", "2023.md", "--out", "out", *given]) == 0
    claims = {row["text"]: row["verdict"] for row in rows(editions / "out/claims.csv")}
    assert claims == {"Introduces a harbour chair.": "supported", "Introduces a duty to count whales.": "not_found"}
    traced = {row["commitment_id"]: row for row in rows(editions / "out/trace.csv") if row["direction"] == "commitment"}
    assert (traced["c1"]["verdict"], traced["c1"]["new_number"]) == ("landed", "2")
    assert traced["c2"]["verdict"] == "not_expected"


def test_the_tables_as_json(editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--json`` prints the same tables as JSON and nothing else."""
    assert run(["diff", "2018.md", "2023.md", "--out", "out", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {f"{name}.csv" for name in told} == {name for name in FILES if name.endswith(".csv")}
    assert [row["kind"] for row in told["changes"]] == [row["kind"] for row in rows(editions / "out/changes.csv")]


def test_two_runs_write_the_same_bytes(editions: Path) -> None:
    """Every file of a second run is the same to the byte."""
    for out in ("one", "two"):
        assert run(["diff", "2018.md", "2023.md", "--out", out, "--claims", "summary.md"]) == 0
    for name in FILES:
        assert (editions / "one" / name).read_bytes() == (editions / "two" / name).read_bytes(), name


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing.md", "2023.md"], "missing.md"),
        (["https://example.org/a.pdf", "2023.md"], "save it first"),
        (["2018.md", "2023.md", "--for", "whales"], "schools"),
        (["2018.md", "2023.md", "--claims", "missing.md"], "missing.md"),
        (["2018.md", "2023.md", "--commitments", "2018.csv"], "2018.csv"),
    ],
)
def test_wrong_input_is_one_line(
    editions: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    """What cannot be compared ends with 2 and one line that says what to do; nothing is written."""
    assert run(["diff", *arguments, "--out", "out"]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert told in error
    assert not (editions / "out").exists()


@pytest.mark.usefixtures("editions")
def test_files_without_claims_or_commitments_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A table of claims without a row and a document that promises nothing are told, not passed over."""
    Path("claims.csv").write_text("claim_id,document,chapter,text,locator,kind\n", encoding="utf-8")
    given = ["--claims", "claims.csv", "--commitments", "2018.md"]
    assert run(["diff", "2018.md", "2023.md", "--out", "out", *given]) == 0
    told = capsys.readouterr().out
    assert "note: no claims were found in what --claims names" in told
    assert "note: no commitments were found in what --commitments names" in told
