"""Raw exports as they come from a form: a header and rows of text, with the row of the file that each stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from wtanalysis.errors import TableError
from wtanalysis.responses import layouts
from wtanalysis.responses.delimited import EXPECTED, decode, guess_encoding, kind_of, records
from wtanalysis.responses.opendocument import OpenSheets, open_sheets
from wtanalysis.responses.workbooks import Workbook, is_open_document, open_workbook

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
MOST_COLUMNS = 5_000
_LOOKED_AT = 60
Numbered = tuple[int, list[str]]


@dataclass(frozen=True)
class Layout:
    r"""How an export is laid out.

    Attributes:
        header_rows: 1, or 2 where an upper row spans the columns of a lower one.
        delimiter: the mark between cells of a text file.
        encoding: one of ``ENCODINGS``, of a text file.
        sheet: the sheet of a workbook; empty means its first.
        first_row: the row that the header begins on, as a spreadsheet shows it, where other things stand above; 0 where
            nothing does but a title.

    >>> Layout(delimiter="\t").header_rows
    1
    """

    header_rows: int = 1
    delimiter: str = ","
    encoding: str = "utf-8"
    sheet: str = ""
    first_row: int = 0

    def __post_init__(self) -> None:
        if self.header_rows not in (1, 2):
            raise ValueError(f"header_rows {self.header_rows!r}, expected 1 or 2")
        if self.first_row < 0:
            raise ValueError(f"first_row {self.first_row!r}, expected the number of a row")
        if len(self.delimiter) != 1 or self.delimiter in '"\r\n':
            raise ValueError(f"delimiter {self.delimiter!r}, expected one mark such as a comma")
        if self.encoding not in ENCODINGS:
            raise ValueError(f"encoding {self.encoding!r}, expected one of {', '.join(ENCODINGS)}")


@dataclass(frozen=True)
class RawTable:
    """A table as it stands in a file, nothing read into it.

    Attributes:
        file: the file's name.
        names: the columns, their white space collapsed; a name may repeat. One without a name is called by its place:
            ``column 7``.
        rows: the number of each row as a spreadsheet shows it, and its cells as text. Rows count from 1; the header,
            rows above it and empty rows count as well, and a cell with line breaks is part of one row. Rows that are
            wholly empty are left out.
        layout: how the file is laid out.
        aside: rows at the foot that are no responses, such as totals: left out, with why.
    """

    file: str
    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    layout: Layout
    aside: tuple[tuple[int, str], ...] = ()

    def column(self, position: int) -> list[str]:
        """The cells of one column, counted from 0, without white space around them.

        >>> RawTable("a.csv", ("Agree?",), ((2, ("Yes ",)),), Layout()).column(0)
        ['Yes']
        """
        return [cells[position].strip() for _, cells in self.rows]


def read_raw(path: str | Path, layout: Layout) -> RawTable:
    r"""Read an export: CSV, TSV or another delimited text, XLSX or ODS.

    Two header rows become one name a column, joined by " - "; an upper cell also stands for the empty ones to its
    right that have a lower cell. A title above the header (a row with its first cell alone) is left out, and so is the
    row of ids that Qualtrics writes below it.

    Args:
        path: the file.
        layout: how it is laid out; :func:`guess_layout` guesses it.

    Returns:
        The header and the rows, cells as they stand, every row as long as the header.

    Raises:
        TableError: no such file, or another kind of file; not in that encoding; quotes that do not close; a row that is
            longer or shorter than the header; a formula without its value. It names the row, never what a cell says.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.csv"
    >>> _ = path.write_text('ID,"Agree\n or not?"\n1,Yes\n\n2,"No,\nnever"\n')
    >>> table = read_raw(path, Layout())
    >>> table.names, table.rows
    (('ID', 'Agree or not?'), ((2, ('1', 'Yes')), (4, ('2', 'No,\nnever'))))
    """
    path = Path(path)
    book = workbook_of(path)
    if book is None:
        text = decode(path.read_bytes(), layout.encoding, path.name)
        return _table(path.name, records(text, layout.delimiter, path.name), layout)
    with book.archive:
        made = _table(path.name, book.rows(layout.sheet), layout, padded=True)
        first = made.rows[0][0] if made.rows else 0
        for row, _, last, _ in book.merged(layout.sheet):
            if first and last >= first:
                raise TableError(
                    "merged cells among the answers", "one cell for each answer", "unmerge them", path.name,
                    max(row, first),
                )  # fmt: skip
    return made


def guess_layout(path: str | Path) -> Layout:
    r"""Guess how an export is laid out, from its first rows.

    Args:
        path: the file.

    Returns:
        The layout that its beginning suggests; of a workbook, the sheet with the most in its first rows.

    Raises:
        TableError: no such file, another kind of file, or coded in no known way.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.csv"
    >>> _ = path.write_bytes("Naam;Wat vindt u?\n1;één\n".encode("cp1252"))
    >>> guess_layout(path)
    Layout(header_rows=1, delimiter=';', encoding='cp1252', sheet='', first_row=0)
    """
    path = Path(path)
    book = workbook_of(path)
    if book is None:
        data = path.read_bytes()
        encoding = guess_encoding(data)
        text = decode(data, encoding, path.name).removeprefix("\ufeff")
        delimiter = layouts.guess_delimiter(text)
        first, rows = _beginning(records(text, delimiter, path.name))
        return Layout(layouts.guess_header_rows(rows), delimiter, encoding, first_row=first)
    with book.archive:
        fullest, begins, rows, most = "", 0, list[list[str]](), -1
        for place, sheet in enumerate(book.sheets):
            first, found = _beginning(book.rows(sheet))
            filled = sum(bool(cell.strip()) for cells in found for cell in cells)
            if filled > most:
                fullest, begins, rows, most = sheet if place else "", first, found, filled
    return Layout(layouts.guess_header_rows(rows), sheet=fullest, first_row=begins)


def _beginning(numbered: Iterable[Numbered]) -> tuple[int, list[list[str]]]:
    """The row that the header stands on where that must be said, and the first rows from the header on."""
    rows = list(islice(numbered, 2 * _LOOKED_AT))
    first = layouts.find_header([(row, cells) for row, cells in rows if any(cell.strip() for cell in cells)])
    return first, [cells for _, cells in islice(_body(rows, first), _LOOKED_AT)]


def workbook_of(path: Path) -> Workbook | OpenSheets | None:
    """The workbook that a file is; None for text."""
    kind = kind_of(path)
    if kind == "zip":
        return open_sheets(path) if is_open_document(path) else open_workbook(path)
    if kind != "text":
        raise TableError(f"is {kind}", EXPECTED, "export it as CSV or XLSX", file=path.name)
    return None


def _body(numbered: Iterable[Numbered], first_row: int = 0) -> Iterator[Numbered]:
    """The rows from the header on: empty rows are left out, and so are those above it, or a title above it."""
    held: list[Numbered] = []
    begun = first_row > 0
    if begun:
        numbered = (pair for pair in numbered if pair[0] >= first_row)
    for row, cells in numbered:
        filled = [i for i, cell in enumerate(cells) if cell.strip()]
        if not filled:
            continue
        if begun:
            yield row, cells
        elif filled == [0]:
            held.append((row, cells))
            if len(held) > 20:
                begun = True
        else:
            if len(filled) < 3 or len(held) > 20:
                yield from held
            held, begun = [], True
            yield row, cells
        if begun and held:
            yield from held
            held = []
    yield from held


def _table(file: str, numbered: Iterable[Numbered], layout: Layout, padded: bool = False) -> RawTable:
    """The table that the rows of a file make; ``padded``: rows may end with their last filled cell."""
    body = _body(numbered, layout.first_row)
    header = [cells for _, cells in islice(body, layout.header_rows)]
    if len(header) < layout.header_rows:
        raise TableError("has no header", "the names of the columns in its first row", "export it again", file=file)
    names = _names(header)
    rows = list(body)
    if rows and layouts.is_import_row(rows[0][1]):
        del rows[0]
    width = _width(names, rows)
    if width > MOST_COLUMNS:
        raise TableError(f"{width:,} columns", f"at most {MOST_COLUMNS:,}", "check the delimiter", file, 1)
    named = tuple(name or f"column {place}" for place, name in enumerate(names[:width], start=1))
    aside = layouts.foot(rows, width)
    kept = rows[: len(rows) - len(aside)]
    cells_of = tuple((row, _fit(file, row, cells, width, padded)) for row, cells in kept)
    return RawTable(file, named, cells_of, layout, aside)


def _names(header: list[list[str]]) -> tuple[str, ...]:
    """The names of the columns from one header row or two."""
    width = max(map(len, header))
    upper, *below = ([*map(plain, row), *[""] * (width - len(row))] for row in header)
    if not below:
        return tuple(upper)
    names, over = [], ""
    for above, under in zip(upper, below[0], strict=True):
        over = above or (over if under else "")
        names.append(" - ".join(dict.fromkeys(part for part in (over, under) if part)))
    return tuple(names)


def plain(words: str) -> str:
    r"""Words on one line: white space collapsed, marks that cannot be seen left out.

    >>> plain(" Do you\n agree\u200b? ")
    'Do you agree?'
    """
    return " ".join(re.sub("[\u200b\u200e\u200f\u2060\ufeff\u00ad]", "", words).split())


def _width(names: tuple[str, ...], rows: list[Numbered]) -> int:
    """How many columns there are, without empty ones at the end."""
    width = len(names)
    while (
        width and not names[width - 1] and all(len(cells) < width or not cells[width - 1].strip() for _, cells in rows)
    ):
        width -= 1
    return width


def _fit(file: str, row: int, cells: list[str], width: int, padded: bool) -> tuple[str, ...]:
    """A row as wide as the header, empty cells at its end left out."""
    if len(cells) > width and any(cell.strip() for cell in cells[width:]):
        wrong = "give every column a name in the header" if padded else "check delimiters and quotes in this row"
        do = f"{wrong}; or, if other things stand above the header, delete those rows, or say first_row = its row"
        raise TableError(f"{len(cells)} cells", f"{width} as in the header", do, file, row)
    if len(cells) < width:
        if not padded:
            do = "check delimiters, quotes and line breaks"
            raise TableError(f"{len(cells)} cells", f"{width} as in the header", do, file, row)
        cells = [*cells, *[""] * (width - len(cells))]
    return tuple(cells[:width])
