"""Tables as CSV: cells, columns, reading with errors that name row and column, writing whole."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.errors import OutputError, TableError
from wtanalysis.figures.model import Figure
from wtanalysis.tables import COLUMNS, NUMBERS, as_row, cell, read, to_csv, to_frame, write_files

CELLS = [
    (None, ""), ("", ""), (69.0, "69"), (54.5, "54.5"), (0, "0"), (0.0, "0"), (1034, "1034"), (True, "yes"),
    (False, "no"), (("q1", "q2"), "q1 | q2"), ((), ""), (0.1 + 0.2, "0.3"), ("=1+1", "=1+1"), ("a\nb", "a\nb"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "printed"), CELLS)
def test_cells(value: object, printed: str) -> None:
    """Missing is empty, numbers carry no needless digits, lists are joined by a bar, words stay verbatim."""
    assert cell(value) == printed


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.fixed_dictionaries({"a": WORDS, "b": WORDS}), max_size=5))
def test_words_survive_a_table(rows: list[dict[str, str]]) -> None:
    """Whatever stands in a cell, reading the CSV gives it back: marks, commas, line feeds."""
    text = to_csv(["a", "b"], rows)
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == rows


def test_a_lone_carriage_return_survives_a_table() -> None:
    """A carriage return inside a cell is quoted as a line feed is."""
    text = to_csv(["a", "b"], [{"a": "1\r2", "b": "3"}])
    assert list(csv.DictReader(io.StringIO(text, newline=""))) == [{"a": "1\r2", "b": "3"}]


def test_a_row_has_just_its_columns() -> None:
    """A record gives the columns asked for in their order; what it lacks is missing."""
    figure = Figure("q1", "agreed", "agree", percent=54.0)
    assert as_row(["percent", "question_id", "nope"], figure) == {"percent": 54.0, "question_id": "q1", "nope": None}
    assert as_row(["a", "b"], {"b": 1, "c": 2}) == {"a": None, "b": 1}


def write(folder: Path, raw: bytes) -> Path:
    """A file with these bytes."""
    path = folder / "t.csv"
    path.write_bytes(raw)
    return path


FAULTS = {
    "column missing": (b"a,c\n1,2\n", "t.csv:1:b column missing, expected a, b, add the column to the header"),
    "row too short": (b"a,b\n1,2\n3\n", "t.csv:3 1 cells, expected 2 as in the header, check commas and quotes"),
    "row too long": (b"a,b\n1,2,3\n", "t.csv:2 3 cells, expected 2 as in the header, check commas and quotes"),
    "another encoding": (
        b"a,b\n\xe9,1\n",
        "t.csv: is not UTF-8, expected a CSV table in UTF-8, save it again as UTF-8",
    ),
    "empty": (b"", "t.csv:1:a column missing, expected a, b, add the column to the header"),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "message"), FAULTS.values(), ids=FAULTS)
def test_faults_of_a_table_name_row_and_column(raw: bytes, message: str, tmp_path: Path) -> None:
    """A table that does not fit is refused with the row and the column, what was expected and what to do."""
    with pytest.raises(TableError) as fault:
        read(write(tmp_path, raw), ["a", "b"])
    assert str(fault.value) == message


def test_missing_table(tmp_path: Path) -> None:
    """A table that is not there is named as the user knows it."""
    with pytest.raises(TableError, match=r"^questions\.csv: no such file, expected a CSV table, check the folder$"):
        read(tmp_path / "gone.csv", ["a"], "questions.csv")


def test_a_table_of_a_spreadsheet_program_is_read(tmp_path: Path) -> None:
    """A byte order mark, CRLF, blank lines and further columns are no fault."""
    path = write(tmp_path, b"\xef\xbb\xbfa,b,note\r\n1,2,x\r\n\r\n3,4,y\r\n")
    assert read(path, ["a", "b"]) == [{"a": "1", "b": "2", "note": "x"}, {"a": "3", "b": "4", "note": "y"}]


@pytest.mark.parametrize("name", COLUMNS)
def test_frames_have_the_columns_of_the_table(name: str) -> None:
    """An empty table is a frame with all its columns, and number columns are numeric."""
    frame = to_frame(name, [])
    assert tuple(frame.columns) == COLUMNS[name]
    assert all(pd.api.types.is_numeric_dtype(frame[column]) for column in COLUMNS[name] if column in NUMBERS)


def test_missing_numbers_are_missing_in_a_frame() -> None:
    """A number that is not given is missing, not zero and not a word."""
    frame = to_frame("figures", [Figure("q1", "agreed", "agree", percent=54.0), Figure("q1", "no", "no", count=3)])
    assert frame["percent"].isna().tolist() == [False, True]
    assert frame["group"].tolist() == ["", ""]


def test_files_are_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails half way, the files that were there stay as they were and nothing is left aside."""
    (tmp_path / "a.csv").write_text("old")
    real = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "b.csv":
            raise OSError(28, "No space left on device")
        return real(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_files(tmp_path, {"a.csv": "new", "b.csv": "new"})
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"a.csv": "old"}


def test_files_are_written_as_they_are(tmp_path: Path) -> None:
    """Words are written as UTF-8 with their own line ends, bytes as they are, into a folder that is made."""
    written = write_files(tmp_path / "new" / "out", {"a.csv": "é\n", "b.bin": b"\x00\r\n"})
    assert written == [tmp_path / "new" / "out" / name for name in ("a.csv", "b.bin")]
    assert [path.read_bytes() for path in written] == ["é\n".encode(), b"\x00\r\n"]
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == ["a.csv", "b.bin"]
