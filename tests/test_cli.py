"""What people type: exit codes, the one line of an error, tables and JSON, and outputs that are whole or not there."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from wtanalysis import __version__
from wtanalysis.cli import cli, run

BODY = """# Buses in Elmfold: government response

## Timetable

We asked: “Do you agree with the new timetable?”

There were 400 responses. 54% agreed, 30% of “=drivers” disagreed, and 60% of something else rose.

### Government response

We will run later buses from 2027.
"""

# As the contract lists them.
CONTRACT = {
    "questions": "question_id, section, topic, text, scale, base, base_unit, comments, status, reason, locator",
    "figures": "question_id, bucket, bucket_code, parent, group, percent, count, base, base_words, base_inferred, "
    "qualifier, evidence, locator",
    "facts": "fact_id, kind, value, unit, words, locator",
    "quotations": "text, attribution, attribution_kind, organisation_match, match_score, section, topic, locator",
    "proposals": "proposal_id, section, topic, text, question_ids, locator",
    "commitments": "commitment_id, section, topic, place, side, item, text, modality, horizon, due, locator, "
    "repeated_at, repeat_difference",
    "organisations": "name, as_printed, locator, note",
    "unclaimed": "token, unit, sentence, locator, reason",
}
RECONCILIATION = (
    "question_id, bucket_code, parent, group, count, base, computed_percent, published_percent, rounding, "
    "verdict, reason"
)


@pytest.fixture
def response(tmp_path: Path) -> Path:
    """A small response document."""
    path = tmp_path / "response.md"
    path.write_text(BODY, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, hidden files and all."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_extract_writes_the_tables_of_the_contract(response: Path, tmp_path: Path) -> None:
    """`wta extract` ends with 0 and writes just the eight tables, each with just the contract's columns."""
    out = tmp_path / "new" / "out"
    assert run(["extract", str(response), "--out", str(out)]) == 0
    assert sorted(p.name for p in out.iterdir()) == sorted(f"{name}.csv" for name in CONTRACT)
    for name, columns in CONTRACT.items():
        header = next(csv.reader((out / f"{name}.csv").open(encoding="utf-8", newline="")))
        assert header == columns.split(", "), name


def test_tables_are_utf8_with_lf_and_plain_numbers(response: Path, tmp_path: Path) -> None:
    """Tables are UTF-8 without a mark, end lines with LF, and hold numbers without sign, missing as empty."""
    run(["extract", str(response), "--out", str(tmp_path / "out")])
    for name in CONTRACT:
        raw = (tmp_path / "out" / f"{name}.csv").read_bytes()
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in raw
        assert raw.endswith(b"\n")
        assert raw.decode("utf-8").count("None") == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out" / "figures.csv").read_text("utf-8"))))
    assert [rows[0][name] for name in ("percent", "count", "base")] == ["54", "", "400"]


def test_extract_says_how_many_rows(response: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it prints names every table with its number of rows, and nothing goes to stderr."""
    run(["extract", str(response), "--out", str(tmp_path / "out")])
    printed = capsys.readouterr()
    assert re.findall(r"(?m)^(\w+) +\d+$", printed.out) == list(CONTRACT)
    assert printed.err == ""


def test_json_is_the_same_as_the_tables(response: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints the same rows and columns as the tables hold, and nothing besides."""
    assert run(["extract", str(response), "--out", str(tmp_path / "out"), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    for name, columns in CONTRACT.items():
        rows = list(csv.DictReader((tmp_path / "out" / f"{name}.csv").open(encoding="utf-8", newline="")))
        assert len(printed[name]) == len(rows), name
        assert all(list(row) == columns.split(", ") for row in printed[name])
    assert printed["figures"][0]["percent"] == 54


def test_a_second_run_gives_the_same_bytes(response: Path, tmp_path: Path) -> None:
    """Two runs write the same bytes."""
    for name in ("a", "b"):
        run(["extract", str(response), "--out", str(tmp_path / name)])
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_other_files_of_the_folder_stay(response: Path, tmp_path: Path) -> None:
    """Tables of an earlier run are replaced; what else stands in the folder stays, and nothing is left aside."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "figures.csv").write_text("old")
    (out / "mine.txt").write_text("mine")
    assert run(["extract", str(response), "--out", str(out)]) == 0
    assert (out / "mine.txt").read_text() == "mine"
    assert (out / "figures.csv").read_text().startswith("question_id,")
    assert sorted(p.name for p in out.iterdir()) == sorted([*(f"{name}.csv" for name in CONTRACT), "mine.txt"])


BAD = {
    "missing": ("gone.md", None, "no such file"),
    "empty": ("empty.txt", b"", "empty"),
    "another kind": ("picture.pdf", b"GIF89a", ""),
    "a kind we do not read": ("sheet.xlsx", b"PK\x03\x04", ""),
}


@pytest.mark.parametrize(("name", "raw", "words"), BAD.values(), ids=BAD)
def test_bad_input_is_one_line(
    name: str, raw: bytes | None, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document that cannot be read ends with 2 and one line: the file, what, what was expected, what to do."""
    path, out = tmp_path / name, tmp_path / "out"
    if raw is not None:
        path.write_bytes(raw)
    out.mkdir()
    (out / "figures.csv").write_text("old")
    assert run(["extract", str(path), "--out", str(out)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert re.fullmatch(rf"error: \S*{re.escape(name)}.*{words}.*, expected .+, .+\n", printed.err)
    assert contents(out) == {"figures.csv": b"old"}


def test_a_failed_run_makes_no_folder(tmp_path: Path) -> None:
    """Where nothing could be read, the output folder is not made."""
    assert run(["extract", str(tmp_path / "gone.md"), "--out", str(tmp_path / "out")]) == 2
    assert not (tmp_path / "out").exists()


def test_output_that_cannot_be_written(response: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the output folder is a file, it is left as it is, and the error names it and says what to do."""
    (tmp_path / "out").write_text("a file")
    assert run(["extract", str(response), "--out", str(tmp_path / "out")]) == 2
    assert re.fullmatch(
        r"error: \S*out: cannot be written .*, expected .+, choose another --out\n", capsys.readouterr().err
    )
    assert (tmp_path / "out").read_text() == "a file"


WRONG = [
    ["extract", "a.md", "--out", ""],
    ["check", "--out", " "],
    ["extract"],
    ["extract", "a.md"],
    ["nope"],
    ["extract", "a.md", "--out", "b", "--nope"],
    ["check", "a", "b", "--out", "c"],
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage ends with 2 and one line on stderr that leads to the help."""
    assert run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert re.fullmatch(r"error: .+, see: wta[\w ]* --help\n", printed.err)


@pytest.mark.parametrize(
    "arguments", [[], *([name] for name in sorted(cli.commands))], ids=lambda a: "wta " + " ".join(a)
)
def test_every_command_has_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every command explains itself and each of its options, and ends with 0."""
    assert run([*arguments, "--help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Usage: wta")
    assert not re.search(r"(?m)^  --[\w-]+(?: [A-Z]+)?\s*$", printed), "an option without words"
    short = run([*arguments, "-h"])
    assert (short, capsys.readouterr().out) == (0, printed)


def test_wta_alone_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    """`wta` alone prints the help and ends with 0; nothing goes to stderr."""
    assert run([]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Usage: wta")
    assert printed.err == ""


def test_an_address_leads_to_fetch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address in the place of a document is one line that leads to `wta fetch`, and 2."""
    assert run(["extract", "https://example.org/a.pdf", "--out", str(tmp_path / "out")]) == 2
    assert re.fullmatch(r"error: https://example.org/a.pdf: an address, .*wta fetch.*\n", capsys.readouterr().err)


def test_it_says_where_it_wrote(response: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line says where the tables are and how many rows they have."""
    run(["extract", str(response), "--out", str(tmp_path / "out")])
    last = capsys.readouterr().out.splitlines()[-1]
    assert re.fullmatch(rf"8 tables, \d+ rows, written to {re.escape(str(tmp_path / 'out'))}", last)


def test_build_of_a_document_needs_no_folder(
    response: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outside the repository a build from a document works; a check names the folder argument."""
    monkeypatch.chdir(tmp_path)
    assert run(["build", "--response", response.name, "--out", "pages", "--quiet"]) == 0
    assert (tmp_path / "pages" / "index.html").is_file()
    capsys.readouterr()
    assert run(["check", "--response", response.name, "--out", "out"]) == 2
    assert "name one as FOLDER (wta check FOLDER)" in capsys.readouterr().err


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is the package's."""
    assert run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_a_bug_of_ours_is_70_without_words(
    response: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error of our own ends with 70 and one line that says how to report it and no word of the document."""

    def fail(_: object) -> None:
        raise ValueError("what a respondent wrote in confidence")

    monkeypatch.setattr("wtanalysis.published.extract.extract", fail)
    assert run(["extract", str(response), "--out", str(tmp_path / "out")]) == 70
    printed = capsys.readouterr()
    assert re.fullmatch(r"error: .*ValueError at (?:api|cli)/\w+\.py:\d+.*bug of ours.*report.*\n", printed.err)
    assert "confidence" not in printed.err + printed.out
    assert str(tmp_path) not in printed.err
    assert not (tmp_path / "out").exists()


def test_check_of_a_folder(repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`wta check` of the folder that comes with the project writes the reconciliation and ends with 0."""
    folder = repository / "data" / "working-together-2023"
    assert run(["check", str(folder), "--out", str(tmp_path)]) == 0
    header = next(csv.reader((tmp_path / "reconciliation.csv").open(encoding="utf-8", newline="")))
    assert header == RECONCILIATION.split(", ")
    assert "reconciliation:" in capsys.readouterr().out


def test_check_that_finds_differences_is_1(
    repository: Path, response: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`wta check --response` with another document than the folder's ends with 1 and lists the differences."""
    folder = repository / "data" / "working-together-2023"
    assert run(["check", str(folder), "--response", str(response), "--out", str(tmp_path / "out")]) == 1
    assert re.search(r"response\.md does not look like the response of “.+”: 0 of \d+", capsys.readouterr().err)
    rows = list(csv.DictReader((tmp_path / "out" / "transcription.csv").open(encoding="utf-8", newline="")))
    assert {"only_transcribed", "only_extracted"} <= {row["verdict"] for row in rows}


def test_check_of_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is one line and 2, and nothing is written."""
    assert run(["check", str(tmp_path / "gone"), "--out", str(tmp_path / "out")]) == 2
    assert re.fullmatch(r"error: .+, expected .+, .+\n", capsys.readouterr().err)
    assert not (tmp_path / "out").exists()
