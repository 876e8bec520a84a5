from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from wtanalysis.errors import TableError
from wtanalysis.themes.review_workbook import HOW, MOST_LETTERS, SHEET, Column, shown, workbook, workbook_rows

COLUMNS = Column("item"), Column("verdict", 12, True, ("carries", "does not carry"))


def made(tmp_path: Path, *rows: tuple[str, str]) -> Path:
    """A workbook with these rows."""
    path = tmp_path / "review.xlsx"
    path.write_bytes(workbook(COLUMNS, rows, ("Fill it in.",)))
    return path


words = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=60)


@settings(max_examples=20)
@given(st.lists(words, min_size=1, max_size=20))
def test_words_come_back(tmp_path_factory: pytest.TempPathFactory, listed: list[str]) -> None:
    """Whatever is written comes back as it was: formulas, emoji, right to left, line breaks, escapes."""
    always = [
        "=1+1",
        "-x",
        "@a",
        "+1",
        "_x0041_",
        "\U0001f6a2 boat",
        "\u0645\u0631\u062d\u0628\u0627",
        " a \n b ",
        "1e5",
    ]
    listed = [shown(text) for text in [*listed, *always]]
    path = made(tmp_path_factory.mktemp("x"), *((f"i{n}", text) for n, text in enumerate(listed)))
    assert [cells["verdict"] for _, cells in workbook_rows(path, ("item",))] == listed


def test_what_a_reviewer_sees(tmp_path: Path) -> None:
    """The header is frozen, what is asked is locked, verdicts are a list, formulas are words, and a sheet explains."""
    book = load_workbook(made(tmp_path, ("=cmd", "")))
    sheet = book[SHEET]
    assert sheet.freeze_panes == "A2"
    assert sheet.protection.sheet
    assert (sheet["A2"].protection.locked, sheet["B2"].protection.locked) == (True, False)
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix, sheet["A2"].alignment.wrap_text) == ("s", True, True)
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"carries,does not carry"', "B2")
    assert book[HOW]["A1"].value == "Fill it in."


def test_same_bytes() -> None:
    """The same rows give the same bytes."""
    assert workbook(COLUMNS, (("a", ""),), ()) == workbook(COLUMNS, (("a", ""),), ())


@given(st.text(max_size=50), st.integers(0, 50_000))
def test_any_text_fits(text: str, length: int) -> None:
    """Any text fits into a cell, and what fits is shown the same a second time."""
    long = shown(text * (length // max(len(text), 1)))
    assert len(long.encode("utf-16-le")) <= 2 * MOST_LETTERS
    assert shown(long) == long


def test_long_text_says_that_it_was_cut() -> None:
    """A text that no cell can hold is cut, with a note; a shorter one is not."""
    assert shown("a" * MOST_LETTERS) == "a" * MOST_LETTERS
    assert shown("\U0001f6a2" * 20_000).endswith("[cut here: 20,000 letters in all; read the rest elsewhere]")


def test_dates_and_numbers(tmp_path: Path) -> None:
    """What Excel made a date or number of is read as words; other sheets and empty rows are passed over."""
    book = Workbook()
    book.active.append(["something", "else"])
    sheet = book.create_sheet("review")
    sheet.append(["Verdict", "ITEM"])
    sheet.append([datetime(2026, 11, 22, 14, 30), 7.0])  # noqa: DTZ001
    sheet.append([None, " "])
    sheet.append([True, 1.5])
    book.save(tmp_path / "a.xlsx")
    rows = workbook_rows(tmp_path / "a.xlsx", ("item", "verdict"))
    assert rows == (
        (2, {"verdict": "2026-11-22T14:30:00", "item": "7"}),
        (4, {"verdict": "True", "item": "1.5"}),
    )


def test_faults(tmp_path: Path) -> None:
    """No file, a damaged one, another zip and a header without the columns are told apart from a good one."""
    path = tmp_path / "a.xlsx"
    with pytest.raises(TableError, match=r"a.xlsx: no such file"):
        workbook_rows(path, ("item",))
    for data in (b"PK\x03\x04 nonsense", workbook(COLUMNS, (("a", ""),), ())[:900]):
        path.write_bytes(data)
        with pytest.raises(TableError, match="is no workbook, or a damaged one"):
            workbook_rows(path, ("item",))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "a")
    path.write_bytes(stream.getvalue())
    with pytest.raises(TableError, match="is no workbook, or a damaged one"):
        workbook_rows(path, ("item",))
    with pytest.raises(TableError, match=r"review.xlsx:1:reason column missing"):
        workbook_rows(made(tmp_path, ("a", "")), ("item", "reason"))
