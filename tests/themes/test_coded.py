from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.errors import TableError
from wtanalysis.themes.coded import coding_csv, read_by, read_coded
from wtanalysis.themes.model import Code, Codebook, Coding, Comment, Theme

BOOK = Codebook((Theme("night-boats", "Boats at night"), Theme("fares", "Lower fares"), Theme("x, y", "Odd id")))
IDS = ("c1", "c2", "c3")


def coded(tmp_path: Path, rows: str, header: str = "comment_id,theme_id,coder\n") -> Path:
    """A coded file with these rows."""
    path = tmp_path / "coded.csv"
    path.write_text(header + rows, "utf-8")
    return path


def test_several_coders(tmp_path: Path) -> None:
    """Each coder's codes are kept, in the order of the comments; an empty theme says "read, and found none"."""
    path = coded(tmp_path, "c2,fares,b\nc1,fares,a\nc1,night-boats,a\nc1,fares,b\nc2,,a\n")
    coding = read_coded(path, BOOK, [Comment(name, "") for name in IDS])
    assert [(code.comment_id, code.theme_id, code.coder) for code in coding.codes] == [
        ("c1", "fares", "a"), ("c1", "night-boats", "a"), ("c1", "fares", "b"), ("c2", "fares", "b"), ("c2", "", "a"),
    ]  # fmt: skip
    assert coding.base == ("c1", "c2")
    assert read_by(coding) == {"a": {"c1", "c2"}, "b": {"c1", "c2"}}
    assert coding.notes == ()


def test_no_coder(tmp_path: Path) -> None:
    """Without a column or name of a coder it is a person."""
    assert read_coded(coded(tmp_path, "c1,fares\n", "comment_id,theme_id\n"), BOOK, IDS).codes[0].coder == "person"
    assert read_coded(coded(tmp_path, "c1,fares,\n"), BOOK, IDS).codes[0].coder == "person"


def test_what_is_counted(tmp_path: Path) -> None:
    """Rows that stand twice, of other comments, and that contradict themselves are counted, not dropped silently."""
    path = coded(tmp_path, "c1,fares,a\nc1,fares,a\nc9,fares,a\nc8,fares,a\nc8,,a\nc1,,a\n")
    notes = read_coded(path, BOOK, IDS).notes
    assert notes[0].startswith("3 rows of 2 comments that are not among these comments were left out (ids: c9, c8)")
    assert notes[1] == "1 row repeated a comment, theme and coder and counted once"
    assert notes[2] == "1 comment with a theme and with none by the same coder"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("c1,fares,a\nc1,night-boat,a\n", "coded.csv:3:theme_id theme 'night-boat' is not in the codebook"),
        ("c1,night-boat,a\n", "such as night-boats"),
        ("c1,Lower fares,a\n", "such as fares"),
        ("c1,fares | night-boats,a\n", "coded.csv:2:theme_id 2 themes in one cell, expected one row for each"),
        ("c1,fares;night-boats,a\n", "2 themes in one cell"),
        (",fares,a\n", "coded.csv:2:comment_id no comment id"),
        ("c9,fares,a\nc8,fares,a\n", "none of its 2 comment ids is among these comments, expected ids such as c1, c2"),
        ("c1,fares\n", "coded.csv:2 2 cells"),
    ],
)
def test_faults(tmp_path: Path, rows: str, told: str) -> None:
    """An unknown theme, a list in a cell, an id missing and a file of other comments are named with what to do."""
    with pytest.raises(TableError) as caught:
        read_coded(coded(tmp_path, rows), BOOK, IDS)
    assert told in str(caught.value)
    assert caught.value.do


def test_an_id_may_hold_a_comma(tmp_path: Path) -> None:
    """A theme whose id looks like a list is a theme."""
    assert read_coded(coded(tmp_path, 'c1,"x, y",a\n'), BOOK, IDS).codes[0].theme_id == "x, y"


def test_lost_zeros(tmp_path: Path) -> None:
    """Where a spreadsheet took the zeros off the ids, the message says so."""
    with pytest.raises(TableError, match="lost their leading zeros"):
        read_coded(coded(tmp_path, "1,fares,a\n2,,a\n"), BOOK, ["001", "002"])


def test_an_empty_table(tmp_path: Path) -> None:
    """A coded file without rows is a coding of nothing."""
    assert read_coded(coded(tmp_path, ""), BOOK, IDS) == Coding(())


def test_round_trip_of_a_models_coding(tmp_path: Path) -> None:
    """A model's table is read again with its probabilities, decisions and statements."""
    made = Coding(
        (Code("c1", "fares", "model", 0.25, "unsure", 'Cut "them",\nnow'), Code("c3", "fares", "model", 0.9)), IDS
    )
    path = tmp_path / "coding.csv"
    path.write_text(coding_csv(made), "utf-8", newline="")
    read = read_coded(path, BOOK, IDS)
    assert [code for code in read.codes if code.theme_id] == list(made.codes)
    assert read.base == IDS
    for wrong in ("1.2", "high", "nan"):
        path.write_text(f"comment_id,theme_id,probability\nc1,fares,{wrong}\n")
        with pytest.raises(TableError, match=r"coding.csv:2:probability is no probability"):
            read_coded(path, BOOK, IDS)
    path.write_text("comment_id,theme_id,decision\nc1,fares,maybe\n")
    with pytest.raises(TableError, match="expected yes or unsure"):
        read_coded(path, BOOK, IDS)


def test_a_model_read_them_all(tmp_path: Path) -> None:
    """A model's table without rows for comments with no theme is of all the comments; a person's never is."""
    assert read_coded(coded(tmp_path, "c2,fares,model\n"), BOOK, IDS).base == IDS
    assert read_coded(coded(tmp_path, "c2,fares,model\nc1,,model\n"), BOOK, IDS).base == ("c1", "c2")
    assert read_coded(coded(tmp_path, "c2,fares,analyst 1\n"), BOOK, IDS).base == ("c2",)
