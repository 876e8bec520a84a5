"""Cells of a workbook hold what the table holds, as words, or are refused."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from wtanalysis.errors import OutputError
from wtanalysis.report.spreadsheets import to_xlsx

WORDS = ("=1+1", "+1", "-1", "@x", "#N/A", "#REF!", "\n=1", " =1", "\u202eabc", "e\u0301", "\U0001f469\u200d\U0001f467")


def test_every_word_stays_a_word() -> None:
    """Formulas, names of errors, bidi marks and joined letters are read back as they were, none as a formula."""
    made = load_workbook(io.BytesIO(to_xlsx(("name",), [{"name": words} for words in WORDS]))).active
    cells = [row[0] for row in list(made.rows)[1:]]
    assert tuple(cell.value for cell in cells) == WORDS
    assert all(cell.quotePrefix == cell.value.startswith(("=", "+", "-", "@")) for cell in cells)
    assert not any(cell.data_type == "f" for cell in cells)


def test_a_name_of_an_error_is_no_error() -> None:
    """An organisation that is called #N/A is stored as a string."""
    import zipfile

    with zipfile.ZipFile(io.BytesIO(to_xlsx(("name",), [{"name": "#N/A"}]))) as made:
        assert b't="e"' not in made.read("xl/worksheets/sheet1.xml")


def test_nothing_is_cut_off() -> None:
    """A cell that a workbook cannot hold is refused, and the limit is told."""
    assert to_xlsx(("name",), [{"name": "x" * 32_767}])
    with pytest.raises(OutputError, match="at most 32,767 in a workbook"):
        to_xlsx(("name",), [{"name": "x" * 32_768}])
