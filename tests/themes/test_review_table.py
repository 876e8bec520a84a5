from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from wtanalysis.errors import OutputError, TableError
from wtanalysis.themes.model import Codebook, Comment, Theme
from wtanalysis.themes.review_order import QueueItem
from wtanalysis.themes.review_table import Imported, export_review, import_review

BOOK = Codebook((Theme("boats", "=Night boats", "When boats run late"), Theme("007", "Fares", "What tickets cost")))
TEXTS = {
    "001": '=HYPERLINK("http://example.org","x") caf\xe9 \u2013 late boats\r\nplease, for the children',
    "c2": "\u0627\u0644\u0642\u0648\u0627\u0631\u0628 \u0645\u062a\u0623\u062e\u0631\u0629 \U0001f6a2",
    "3-4": "@all: cheap tickets; \u201cnow\u201d _x0041_",
    "c4": "boats " * 9_000,
}
COMMENTS = [Comment(name, text, "q1") for name, text in TEXTS.items()]
QUEUE = tuple(
    QueueItem(n, name, "007" if n == 3 else "boats", "unsure", 0.5, "the model is unsure (0.50)", "model: unsure 0.50")
    for n, name in enumerate(TEXTS, start=1)
)
Rows = list[dict[str, str]]
AT = "2026-11-22T10:00:00"


def exported(tmp_path: Path, name: str = "review.csv", blind: bool = False) -> Path:
    """The queue as a file."""
    path = tmp_path / name
    export_review(QUEUE, path, COMMENTS, BOOK, blind=blind)
    return path


def fill(path: Path, change: Callable[[Rows], object], delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    """Change the rows of a file as a reviewer would, in a spreadsheet or by hand."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        sheet = book["review"]
        names = [cell.value for cell in sheet[1]]
        rows = [dict(zip(names, (c or "" for c in row), strict=True)) for row in sheet.iter_rows(2, values_only=True)]
        change(rows)
        for line, row in enumerate(rows, start=2):
            for at, name in enumerate(names, start=1):
                sheet.cell(line, at).value = row[name] or None
        book.save(path)
        return path
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    change(rows)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding, "replace"))
    return path


def fill_all(rows: Rows) -> None:
    """Decide on everything."""
    for row, verdict in zip(rows, ("carries", "Does not carry ", "new theme", "cannot_tell"), strict=True):
        row["verdict"], row["reason"] = verdict, " =because it says so \n \U0001f6a2 \u0642"
    rows[2]["new_theme"] = "Free tickets"


def check_all(back: Imported, mode: str = "assisted") -> None:
    """Everything came back as it was filled in."""
    assert [d.pair for d in back.decisions] == [item.pair for item in QUEUE]
    assert [d.verdict for d in back.decisions] == ["carries", "does_not", "new_theme", "cannot_tell"]
    assert {(d.role, d.at, d.mode, d.before) for d in back.decisions} == {("lead", AT, mode, "model: unsure 0.50")}
    assert back.decisions[2].new_theme == "Free tickets"
    assert back.left == ()


@pytest.mark.parametrize("name", ["review.xlsx", "review.csv"])
@pytest.mark.parametrize("blind", [True, False])
def test_round_trip(tmp_path: Path, name: str, blind: bool) -> None:
    """What is filled in comes back whole, from either kind of file, blind or not, whatever the comments hold."""
    back = import_review(fill(exported(tmp_path, name, blind), fill_all), QUEUE, BOOK, "lead", AT)
    check_all(back, "blind" if blind else "assisted")
    assert {d.reason for d in back.decisions} == {"=because it says so \n \U0001f6a2 \u0642"}
    assert back.notes == ()


@pytest.mark.parametrize("name", ["review.xlsx", "review.csv"])
def test_nothing_filled(tmp_path: Path, name: str) -> None:
    """Rows that nobody filled stay in the queue, also where only the role is there."""
    assert import_review(exported(tmp_path, name), QUEUE, BOOK) == Imported((), QUEUE)
    path = fill(exported(tmp_path, name), lambda rows: [row.update(role="lead") for row in rows])
    assert import_review(path, QUEUE, BOOK).left == QUEUE
    path = fill(exported(tmp_path, name), lambda rows: rows[1].update(verdict="carries", reason="r"))
    back = import_review(path, QUEUE, BOOK, "lead", AT)
    assert (len(back.decisions), back.left) == (1, (QUEUE[0], *QUEUE[2:]))
    assert repr(back) == "Imported(1 decisions, 3 left, 0 notes)"


def test_blind_hides(tmp_path: Path) -> None:
    """A blind file says neither what was said before nor why it asks."""
    text = exported(tmp_path, blind=True).read_text("utf-8-sig")
    assert "unsure" not in text
    assert "unsure" in exported(tmp_path).read_text("utf-8-sig")


def test_masked(tmp_path: Path) -> None:
    """With a masker, the words are masked in the file, and come back all the same."""

    class Masker:
        def mask(self, text: str, /) -> str:
            return text.replace("children", "[NAME 1]")

    path = tmp_path / "review.csv"
    export_review(QUEUE, path, COMMENTS, BOOK, Masker())
    assert "children" not in path.read_text("utf-8")
    check_all(import_review(fill(path, fill_all), QUEUE, BOOK, "lead", AT))


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(";", "cp1252"), (",", "cp1252"), ("\t", "utf-16"), (";", "utf-8")]
)
def test_saved_by_excel(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """A CSV that Excel saved with other marks or in an older encoding is read, though letters were lost."""
    check_all(import_review(fill(exported(tmp_path), fill_all, delimiter, encoding), QUEUE, BOOK, "lead", AT))


def test_trailing_marks_left_out(tmp_path: Path) -> None:
    """Rows whose empty cells at the end Excel left out are read."""
    path = fill(exported(tmp_path), fill_all)
    path.write_text(path.read_text("utf-8-sig").replace(",,\n", "\n"), "utf-8", newline="")
    check_all(import_review(path, QUEUE, BOOK, "lead", AT))


def test_columns_and_rows_move(tmp_path: Path) -> None:
    """Columns and whole rows may stand in another order, and columns of the reviewer's own are passed over."""

    def change(rows: Rows) -> None:
        fill_all(rows)
        rows[:] = [dict(reversed([*row.items(), ("My notes", "see Ann")])) for row in reversed(rows)]

    back = import_review(fill(exported(tmp_path), change), QUEUE, BOOK, "lead", AT)
    assert [d.pair for d in back.decisions] == [item.pair for item in reversed(QUEUE)]
    assert back.notes == ("columns that are not read: my notes",)


def test_ids_that_a_spreadsheet_changed(tmp_path: Path) -> None:
    """Ids that became numbers or dates are no matter: the item says what a row is about."""

    def change(rows: Rows) -> None:
        fill_all(rows)
        rows[0]["comment_id"], rows[2]["comment_id"], rows[2]["theme_id"] = "1", "03-Apr", "7"

    back = import_review(fill(exported(tmp_path), change), QUEUE, BOOK, "lead", AT)
    check_all(back)
    assert back.notes == ("a spreadsheet changed ids in 2 rows; the column item was used",)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("2026-11-20", "2026-11-20"), ("20/11/2026", "2026-11-20"), ("20/11/2026 14:05", "2026-11-20T14:05:00"),
        ("2026-11-20T14:05:00Z", "2026-11-20T14:05:00Z"), ("", AT),
    ],
)  # fmt: skip
def test_times(tmp_path: Path, words: str, at: str) -> None:
    """Times are read as ISO 8601 or as people here write them; without one it is the time of the import."""
    path = fill(exported(tmp_path), lambda r: r[0].update(verdict="carries", reason="r", role="x", decided_at=words))
    assert import_review(path, QUEUE, BOOK, "lead", AT).decisions[0].at == at


@pytest.mark.parametrize("name", ["review.xlsx", "review.csv"])
@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"verdict": "maybe"}, "2:verdict unknown verdict, expected carries, does not carry"),
        ({"verdict": ""}, "2:verdict a reason without a verdict"),
        ({"reason": " "}, "2:reason no reason"),
        ({"verdict": "new theme"}, "2:new_theme no name"),
        ({"new_theme": "Quiet boats"}, "2:new_theme a new theme beside another verdict"),
        ({"decided_at": "11/22/2026"}, "2:decided_at is no time"),
        ({"item": "b-1"}, "2:item is not in this queue"),
        ({"item": "s-0123456789-01234567-012345"}, "2:item is not in this queue"),
        ({"comment": "cheap tickets for all of us, please"}, "2:comment the comment is not the one"),
        ({"theme_id": "007"}, "2:theme_id the id is not the one"),
        ({"comment_id": "c2"}, "2:comment_id the id is not the one"),
        ({"comment": "", "comment_id": "c5"}, "2:comment_id the id is not the one"),
    ],
)
def test_faults(tmp_path: Path, name: str, change: dict[str, str], place: str) -> None:
    """What was filled in wrongly, or changed, is named by row and column, never with the words of a respondent."""
    path = fill(exported(tmp_path, name), lambda r: r[0].update({"verdict": "carries", "reason": "r"} | change))
    with pytest.raises(TableError) as caught:
        import_review(path, QUEUE, BOOK, "lead", AT)
    assert str(caught.value).startswith(f"{name}:{place}")
    assert caught.value.do
    assert "tickets" not in str(caught.value)


def test_rows_shifted(tmp_path: Path) -> None:
    """Where one column was sorted alone, decisions would stand at other comments: the file is refused."""

    def change(rows: Rows) -> None:
        fill_all(rows)
        items = [row["item"] for row in rows]
        for row, item in zip(rows, reversed(items), strict=True):
            row["item"] = item

    with pytest.raises(TableError, match="shifted against each other"):
        import_review(fill(exported(tmp_path), change), QUEUE, BOOK, "lead", AT)


def test_no_role_or_time(tmp_path: Path) -> None:
    """A decision without role or time is refused; one that the row or the import gives is enough."""
    path = fill(exported(tmp_path), lambda rows: rows[0].update(verdict="carries", reason="r"))
    with pytest.raises(TableError, match="2:role no role"):
        import_review(path, QUEUE, BOOK, at=AT)
    with pytest.raises(TableError, match="2:decided_at no time"):
        import_review(path, QUEUE, BOOK, "lead")


def test_twice(tmp_path: Path) -> None:
    """A row that stands twice counts once; two that differ are refused, with both places."""

    def change(rows: Rows) -> None:
        fill_all(rows)
        rows.append(dict(rows[0]))

    path = fill(exported(tmp_path), change)
    back = import_review(path, QUEUE, BOOK, "lead", AT)
    check_all(back)
    assert back.notes == ("1 row repeated another and counted once",)
    fill(path, lambda rows: rows[-1].update(verdict="cannot tell"))
    with pytest.raises(TableError, match=r"review.csv:6:verdict decides again what row 2 decides, otherwise"):
        import_review(path, QUEUE, BOOK, "lead", AT)


def test_what_cannot_be_exported(tmp_path: Path) -> None:
    """Another ending, a comment that is not there and a theme that is not in the codebook are refused."""
    with pytest.raises(OutputError, match=r"expected .xlsx or .csv"):
        exported(tmp_path, "review.ods")
    with pytest.raises(TableError, match="'001' of the queue is not among the comments"):
        export_review(QUEUE, tmp_path / "a.csv", COMMENTS[1:], BOOK)
    with pytest.raises(TableError, match="'007' is not in the codebook"):
        export_review(QUEUE, tmp_path / "a.csv", COMMENTS, Codebook(BOOK.themes[:1]))
    with pytest.raises(TableError, match="no such file"):
        import_review(tmp_path / "none.csv", QUEUE, BOOK)
