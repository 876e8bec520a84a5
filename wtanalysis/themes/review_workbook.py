"""Sheets for reviewers: a workbook with locked and open columns, and the rows of what comes back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wtanalysis.errors import TableError

SHEET = "review"
HOW = "how to fill this in"
# Letters of a cell, by Excel's specifications and limits, which counts as UTF-16 does; some are left for the note.
MOST_LETTERS = 32_767
KEPT = 32_000
RUN = ("=", "+", "-", "@", "\t", "\r")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its name, how wide it is, whether reviewers fill it, and what may stand in it."""

    name: str
    width: int = 18
    fill: bool = False
    choices: tuple[str, ...] = ()


def shown(text: str) -> str:
    r"""A text as a cell can hold it: line ends as LF, what XML cannot hold as U+FFFD, very long ones cut with a note.

    >>> shown("a\r\nb\x00"), len(shown("a" * 40_000)) < 32_767
    ('a\nb\ufffd', True)
    >>> shown("a" * 40_000)[-60:]
    'a [cut here: 40,000 letters in all; read the rest elsewhere]'
    """
    text = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_LETTERS:
        return text
    kept = units[: 2 * KEPT].decode("utf-16-le", "ignore")
    return f"{kept} [cut here: {len(text):,} letters in all; read the rest elsewhere]"


def workbook(columns: Sequence[Column], rows: Sequence[Sequence[str]], how: Sequence[str]) -> bytes:
    """A workbook to fill in: the header frozen, what is asked about locked, choices as lists, words kept as words.

    Args:
        columns: of the sheet ``review``.
        rows: the cells of each row, in the order of the columns.
        how: lines of the sheet that explains it.

    Returns:
        The bytes of an XLSX file; the same rows give the same bytes.

    >>> workbook((Column("a"),), (("=1+1",),), ("Fill it in.",))[:2]
    b'PK'
    """
    from datetime import datetime

    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill, Protection

    book = Workbook()
    moment = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook's dates know no zone
    book.properties.created = book.properties.modified = moment
    sheet = book.active
    sheet.title = SHEET
    sheet.freeze_panes = "A2"
    wrapped, open_, colour = Alignment(vertical="top", wrap_text=True), Protection(locked=False), "FFF7E0"
    for at, column in enumerate(columns, start=1):
        head = sheet.cell(1, at, column.name)
        head.font = Font(bold=True)
        sheet.column_dimensions[head.column_letter].width = column.width
    for line, row in enumerate(rows, start=2):
        for at, (column, words) in enumerate(zip(columns, row, strict=True), start=1):
            place = sheet.cell(line, at)
            _fill(place, words)
            place.alignment = wrapped
            if column.fill:
                place.protection, place.fill = open_, PatternFill("solid", start_color=colour)
                place.number_format = "@"
    _choices(sheet, columns, len(rows))
    _lock(sheet)
    sheet.auto_filter.ref = sheet.dimensions
    told = book.create_sheet(HOW)
    told.column_dimensions["A"].width = 110
    for line, words in enumerate(how, start=1):
        _fill(told.cell(line, 1), words)
        told.cell(line, 1).alignment = wrapped
    stream = io.BytesIO()
    book.save(stream)
    return _dated(stream.getvalue())


def _fill(place: Any, words: str) -> None:
    """Words as words, marked so where a program would run them."""
    if not words:
        return
    # Excel reads _x0041_ as the letter A; its own way to say that it is none is to escape the first mark.
    place.value = _ESCAPED.sub(r"_x005F_x\1_", shown(words))[:MOST_LETTERS]
    place.data_type = "s"
    if words.startswith(RUN):
        place.quotePrefix = True


def _choices(sheet: Any, columns: Sequence[Column], rows: int) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    for at, column in enumerate(columns, start=1):
        if column.choices and rows:
            choices = ",".join(column.choices)
            rule = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
            rule.errorTitle, rule.error = column.name, f"Choose one of: {choices.replace(',', ', ')}."
            letter = sheet.cell(1, at).column_letter
            rule.add(f"{letter}2:{letter}{rows + 1}")
            sheet.add_data_validation(rule)


def _lock(sheet: Any) -> None:
    """What is asked about cannot be changed by accident; widths, heights and filters can. There is no password."""
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, allowed, False)


def _dated(data: bytes) -> bytes:
    """The same archive with one date on every entry, so that two runs give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            info = zipfile.ZipInfo(entry.filename, (2000, 1, 1, 0, 0, 0))
            new.writestr(info, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def workbook_rows(path: Path, required: Sequence[str]) -> tuple[tuple[int, dict[str, str]], ...]:
    """The rows of the sheet whose header holds the required columns, each with its number; cells as words.

    A date becomes ISO 8601, a whole number loses its point, a formula stays as it was typed.

    Raises:
        TableError: no workbook, a damaged one, or no sheet with these columns.
    """
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of parts that it leaves out, none of which is read here
        try:
            book = load_workbook(path, data_only=False)
            found = [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]
            book.close()
        except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, SyntaxError) as fault:
            what = "no such file" if isinstance(fault, FileNotFoundError) else "is no workbook, or a damaged one"
            raise TableError(what, "an XLSX workbook", "save it again as XLSX", file=path.name) from None
    missing = required[0]
    for rows in found:
        header = [_word(value).strip().casefold() for value in rows[0]] if rows else []
        lacking = [name for name in required if name not in header]
        if not lacking:
            return tuple(_rows(header, rows, path.name))
        missing = lacking[0] if len(lacking) < len(required) else missing
    raise TableError("column missing", ", ".join(required), "keep the header as it was", path.name, 1, missing)


def _rows(header: Sequence[str], rows: Sequence[Sequence[Any]], file: str) -> list[tuple[int, dict[str, str]]]:
    for name in header:
        if name and header.count(name) > 1:
            raise TableError("column is there twice", "each column once", "delete or rename one", file, 1, name)
    made = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {name: _word(value) for name, value in zip(header, row, strict=False) if name}
        if any(word.strip() for word in cells.values()):
            made.append((number, cells))
    return made


def _word(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value)).replace("\r\n", "\n")
