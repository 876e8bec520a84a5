"""Row numbers are those that a spreadsheet shows; what stands above the header or at the foot is no response."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from wtanalysis.consultation import load_consultation
from wtanalysis.errors import TableError
from wtanalysis.responses.drafting import draft, write_draft
from wtanalysis.responses.rawtables import Layout, RawTable, guess_layout, read_raw

HEADER = ["No.", "Respondent", "Type", "Question 1: Agree?", "Question 1: reasons", "Region"]
ABOVE: list[list[Any]] = [
    ["Log of responses"], ["Version", "1.3"], [], ["", "", "", "Closed and open questions"],
]  # fmt: skip


def responses(count: int = 40) -> list[list[Any]]:
    """Rows of responses."""
    kinds, regions = ("Firm", "Charity", "Individual"), ("North", "South")
    return [
        [n, f"Body {n}", kinds[n % 3], "Yes" if n % 3 else "No", f"Because of case {n},\nand more", regions[n % 2]]
        for n in range(1, count + 1)
    ]


def saved(path: Path, rows: list[list[Any]]) -> Path:
    """The same rows as CSV or XLSX, by the name of the file."""
    wide = max(map(len, rows))
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([[*row, *[""] * (wide - len(row))] for row in rows])
        return path
    book = Workbook()
    for row in rows:
        book.active.append([cell if cell != "" else None for cell in row])  # type: ignore[union-attr]
    book.save(path)
    return path


def read(path: Path) -> RawTable:
    """The table as its guessed layout has it."""
    return read_raw(path, guess_layout(path))


@pytest.mark.parametrize("name", ["log.csv", "log.xlsx"])
class TestRows:
    """CSV and XLSX alike."""

    def test_numbers_are_those_of_the_spreadsheet(self, tmp_path: Path, name: str) -> None:
        """Line breaks in cells do not count; the header, rows above it and empty rows do."""
        table = read(saved(tmp_path / name, [*ABOVE, HEADER, *responses(30)[:10], [], *responses(30)[10:]]))
        assert table.layout.first_row == 5
        assert table.names == tuple(HEADER)
        assert [(row, int(cells[0])) for row, cells in table.rows] == [
            (n + 5 + (n > 10), n) for n in range(1, 31)
        ]  # fmt: skip

    def test_a_row_of_totals_is_named_and_left_out(self, tmp_path: Path, name: str) -> None:
        """Totals at the foot are no response: the draft says so, and so do the notes of what is loaded."""
        path = saved(tmp_path / name, [*ABOVE, HEADER, *responses(), [], ["Total", 40]])
        made = draft(path)
        assert any("row 47" in words and "totals" in words for words in made.guesses.warnings)
        assert "first_row = 5" in made.files["consultation.toml"]
        write_draft(made, tmp_path / "folder")
        found = load_consultation(tmp_path / "folder").responses
        assert found is not None
        assert len(found.respondents) == 40
        assert list(found.respondents["row"])[:2] == ["6", "7"]
        assert any("row 47 left out: a row of totals" in note for note in found.notes)

    @pytest.mark.parametrize("above", [[], ABOVE[:1], [*ABOVE[:1], []], ABOVE[:2], ABOVE[:3], ABOVE[1:2], ABOVE[3:]])
    def test_the_header_is_found_below_other_rows(self, tmp_path: Path, name: str, above: list[list[Any]]) -> None:
        """A title, facts about the log, an empty row, headings of groups of columns: in any number."""
        table = read(saved(tmp_path / name, [*above, HEADER, *responses()]))
        assert (table.names, len(table.rows), table.rows[0][0]) == (tuple(HEADER), 40, len(above) + 2)

    def test_two_header_rows_stay_two(self, tmp_path: Path, name: str) -> None:
        """Few names over many options are an upper header row, not rows above a header."""
        upper = ["ID", "Which do you use?", *[""] * 7]
        lower = ["", *(f"Option {n}" for n in range(8))]
        rows = [[n, *("x" if (n + k) % 3 else "" for k in range(8))] for n in range(1, 30)]
        table = read(saved(tmp_path / name, [upper, lower, *rows]))
        assert table.names[:3] == ("ID", "Which do you use? - Option 0", "Which do you use? - Option 1")
        assert table.layout.first_row == 0


def test_a_header_that_is_not_found_is_the_users_to_say(tmp_path: Path) -> None:
    """Where rows are wider than the header, the error says what to do, without delimiters for a workbook."""
    path = saved(tmp_path / "log.xlsx", [["a", "b", "c"], *([n] * 5 for n in range(9))])
    with pytest.raises(TableError, match="first_row") as caught:
        read(path)
    assert "delimiter" not in str(caught.value)
    assert read_raw(path, Layout(first_row=2)).rows[0] == (3, ("1",) * 5)


def test_an_answer_that_says_total_is_no_total(tmp_path: Path) -> None:
    """A last response with words in its cells stays, whatever its first cell says."""
    path = saved(tmp_path / "a.csv", [HEADER, *responses(20), ["Total", "Total Energies", "Firm", "Yes", "", "North"]])
    assert len(read(path).rows) == 21


@settings(max_examples=60, deadline=None)
@given(
    cells=st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=9), min_size=3, max_size=9)
)
def test_ids_made_of_rows_name_the_row(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    """Whatever cells hold, the response in the n-th row of the sheet has row n."""
    path = tmp_path_factory.mktemp("rows") / "a.csv"
    saved(path, [["Which place?", "Why?"], *([f"place {n}", cell] for n, cell in enumerate(cells))])
    table = read_raw(path, Layout())
    assert [(row, words[0]) for row, words in table.rows] == [(n + 2, f"place {n}") for n in range(len(cells))]
