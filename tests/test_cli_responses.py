"""The commands on responses: `wta breakdown`, `wta check` with an export, and what each writes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from wtanalysis.cli import run

COLUMNS = (
    "question_id,bucket,bucket_code,parent,group,percent,count,base,rounding,eligible,blank,not_answered,source,notes"
)
DEFINITION = """\
name = "parks"
title = "Opening hours of parks"
publisher = "Anytown Council"
opened = 2023-01-02
closed = 2023-02-03
tables = ["questions", "groups", "figures"]

[[channels]]
name = "online"
in_percentages = true

[responses]
synthetic = false

[[responses.files]]
file = "responses.csv"
channel = "online"
columns = [
  { name = "Response ID", is = "id" },
  { name = "Capacity", is = "type" },
  { name = "Close later?", is = "answer", question = "later" },
  { name = "Which?", is = "answer", question = "which" },
  { name = "Why?", is = "comment", question = "later" },
]

[questions.which]
options = [
  { label = "=North+1", code = "option:north" },
  { label = "South", code = "option:south" },
]
"""
FILES = {
    "consultation.toml": DEFINITION,
    "questions.csv": "question_id,section,topic,text,scale,base,base_unit,comments,status,reason,locator\n"
    "later,Hours,Closing,Close later?,yes_no_dk,4,responses,,reported,,L4\n"
    "which,Hours,Parks,Which?,single,,,,reported,,L9\n",
    "groups.csv": "group,types,locator\nFamilies,Parent,L2\nHealth,Nurse,L3\n",
    "figures.csv": "question_id,bucket,bucket_code,parent,group,percent,count,base,base_words,base_inferred,qualifier,"
    "evidence,locator\nlater,yes,yes,,,75,,,,,,,L5\nlater,no,no,,,26,,,,,,,L5\n",
    "responses.csv": "Response ID,Capacity,Close later?,Which?,Why?\na,Parent,Yes,=North+1,a secret thought\n"
    "b,Parent,Yes,South,\nc,Nurse,Yes,South,\nd,Nurse,No,,\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A consultation folder with four responses."""
    made = tmp_path / "parks"
    made.mkdir()
    for name, text in FILES.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def rows(path: Path) -> list[dict[str, str]]:
    """A CSV table."""
    return list(csv.DictReader(path.open(encoding="utf-8", newline="")))


def test_breakdown_writes_one_table_with_numerator_base_rounding_and_source(folder: Path, tmp_path: Path) -> None:
    """Each row has its count, base, rule and kind; groups follow when asked."""
    out = tmp_path / "new" / "table.csv"
    assert run(["breakdown", str(folder), "--by", "group", "--out", str(out)]) == 0
    made = rows(out)
    assert ",".join(made[0]) == COLUMNS
    yes = next(row for row in made if (row["bucket_code"], row["group"]) == ("yes", "Health"))
    assert (yes["count"], yes["base"], yes["percent"], yes["rounding"], yes["source"]) == (
        "1", "2", "50", "half_up", "computed",
    )  # fmt: skip
    assert {row["group"] for row in made} == {"", "Families", "Health"}


def test_one_question_and_json(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--question` takes one question, `--json` prints the same rows."""
    assert run(["breakdown", str(folder), "--question", "which", "--out", str(tmp_path / "t.csv"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["breakdown"]
    assert [row["bucket_code"] for row in told] == ["option:north", "option:south"]
    assert [str(row["count"]) for row in told] == [row["count"] for row in rows(tmp_path / "t.csv")]


def test_spreadsheets_neutralise_and_csv_is_verbatim(folder: Path, tmp_path: Path) -> None:
    """An option that looks like a formula stays words in XLSX, and stays as it is in CSV and Parquet."""
    for ending in ("csv", "xlsx", "parquet"):
        assert run(["breakdown", str(folder), "--out", str(tmp_path / f"t.{ending}")]) == 0
    sheet = load_workbook(tmp_path / "t.xlsx").active
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == "=North+1")
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert sheet["G2"].value == 3
    assert "=North+1" in {row["bucket"] for row in rows(tmp_path / "t.csv")}
    import duckdb

    stored = duckdb.read_parquet(str(tmp_path / "t.parquet"))
    assert "=North+1" in {row[0] for row in stored.select("bucket").fetchall()}


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Two runs write the same workbook."""
    for name in ("a", "b"):
        run(["breakdown", str(folder), "--out", str(tmp_path / f"{name}.xlsx")])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--by", "height"], "nothing to break down by called 'height', expected one of"),
        (["--rounding", "largest_remainder"], "expected one of half_up"),
        (["--question", "latter"], "one such as later"),
        (["--out", "table.doc"], "unknown kind of file"),
    ],
)
def test_wrong_words_are_one_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    """A wrong option ends with 2 and one line that says what was expected; nothing is written."""
    out = [] if "--out" in arguments else ["--out", str(tmp_path / "t.csv")]
    assert run(["breakdown", str(folder), *arguments, *out]) == 2
    line = capsys.readouterr().err
    assert line.count("\n") == 1
    assert line.startswith("error: ")
    assert told in line
    assert not (tmp_path / "t.csv").exists()


def test_check_compares_and_ends_with_1_where_something_differs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """75% of four is there; 26% is not, so the exit code is 1 until somebody accepts it with a reason."""
    assert run(["check", str(folder), "--out", str(tmp_path / "c")]) == 1
    found = {row["bucket_code"]: row for row in rows(tmp_path / "c" / "reconciliation.csv")}
    assert (found["yes"]["verdict"], found["no"]["verdict"]) == ("equal", "differs")
    assert "secret" not in capsys.readouterr().out
    with (folder / "consultation.toml").open("a") as stream:
        stream.write('[reconciliation]\naccepted = "accepted.csv"\n')
    (folder / "accepted.csv").write_text(
        "question_id,bucket_code,parent,group,reason,by,when,note\nlater,no,,,publisher's error,,,\n"
    )
    assert run(["check", str(folder), "--out", str(tmp_path / "c")]) == 0
    assert "accepted, each with its reason" in capsys.readouterr().out


def test_synthetic_responses_are_calibrated(folder: Path, tmp_path: Path) -> None:
    """The same folder, said to be synthetic, has no verdict that is equal."""
    path = folder / "consultation.toml"
    path.write_text(path.read_text("utf-8").replace("synthetic = false", "synthetic = true"), encoding="utf-8")
    run(["check", str(folder), "--out", str(tmp_path / "c")])
    assert [row["verdict"] for row in rows(tmp_path / "c" / "reconciliation.csv")] == ["calibrated", "differs"]
    run(["breakdown", str(folder), "--out", str(tmp_path / "t.csv")])
    assert {row["source"] for row in rows(tmp_path / "t.csv")} == {"calibrated"}


def test_an_answer_that_is_no_option_is_refused_with_its_place_not_its_words(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, row and column are named; the words in the cell are not."""
    path = folder / "responses.csv"
    path.write_text(path.read_text("utf-8").replace("c,Nurse,Yes", "c,Nurse,my secret"), encoding="utf-8")
    assert run(["breakdown", str(folder), "--out", str(tmp_path / "t.csv")]) == 2
    told = capsys.readouterr().err
    assert "responses.csv:4:Close later?" in told
    assert "secret" not in told
