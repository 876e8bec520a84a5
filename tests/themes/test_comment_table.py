"""A table of comments is read as it is, or refused with its row and what to do; no words of a respondent come out."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from wtanalysis.errors import TableError
from wtanalysis.themes.comment_table import comments_from_csv
from wtanalysis.themes.model import Comment


def table(folder: Path, content: str | bytes) -> Path:
    """A file with this content."""
    path = folder / "comments.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_all_columns(tmp_path: Path) -> None:
    """Each named column fills its field; the text keeps its line ends, marks and white space."""
    path = table(tmp_path, '\ufeffn,q,a,g,p,r,t\r\n 1 ,q1,agree,Parents,boats,r7,"  Say ""no"",\nthen go  "\r\n')
    found = comments_from_csv(path, "n", "t", question="q", answer="a", group="g", policy_area="p", response="r")
    assert found == (Comment("1", '  Say "no",\nthen go  ', "q1", "r7", "boats", "Parents", "agree"),)


def test_blank_texts_stay(tmp_path: Path) -> None:
    """A blank comment is a comment; a blank line is none."""
    found = comments_from_csv(table(tmp_path, "id,words\n1,\n\n2,x\n"), "id", "words")
    assert [comment.text for comment in found] == ["", "x"]


@pytest.mark.parametrize(
    ("content", "row", "column", "words"),
    [
        ("id,words\n1,a\n1,SECRET\n", 3, "id", "the same id as row 2"),
        ("id,words\n1,a\n ,SECRET\n", 3, "id", "no id"),
        ("id,words\n1,SECRET,b\n", 2, "", "3 cells, expected 2"),
        ("id,words\n1\n", 2, "", "1 cell, expected 2"),
        ("id,text\n1,SECRET\n", 1, "words", "no such column, expected one of id, text"),
        ("id,words,words\n1,a,b\n", 1, "words", "a column twice"),
        ("id,words\n", None, "", "no rows"),
        ("", None, "", "empty"),
        (b"id,words\n1,a\n2,caf\xe9 SECRET\n", 3, "", "not UTF-8"),
        (b"PK\x03\x04\x00", None, "", "not a text file"),
        ('id,words\n1,"SECRET\n2,b\n', 2, "", "quotation marks"),
    ],
)
def test_faults(tmp_path: Path, content: str | bytes, row: int | None, column: str, words: str) -> None:
    """Each fault names the file, row and column, what was expected, and what to do."""
    with pytest.raises(TableError) as fault:
        comments_from_csv(table(tmp_path, content), "id", "words")
    told = fault.value
    assert (told.file, told.row, told.column) == ("comments.csv", row, column)
    assert words in str(told)
    assert told.do
    assert "SECRET" not in str(told)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is said to be missing."""
    with pytest.raises(TableError, match="no such file"):
        comments_from_csv(tmp_path / "none.csv", "id", "words")


def test_large(tmp_path: Path) -> None:
    """A hundred thousand rows are read in seconds, and a cell of half a million characters whole."""
    long = "word " * 100_000
    path = table(tmp_path, f"id,words\n0,{long}\n" + "".join(f"{i},Too dear by half\n" for i in range(1, 100_000)))
    began = time.perf_counter()
    found = comments_from_csv(path, "id", "words")
    assert (len(found), found[0].text) == (100_000, long)
    assert time.perf_counter() - began < 10
