"""Tables as files for spreadsheets: CSV and Parquet hold values verbatim, XLSX neutralises what a program would run."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from wtanalysis.errors import OutputError
from wtanalysis.tables import COLUMNS, NUMBERS, as_row, cell, to_csv, write_files

FORMATS = (".csv", ".xlsx", ".parquet")
MOST_LETTERS = 32_767  # of a cell, by Excel's specifications and limits
WIDE = {"notes": 90}
RUN = ("=", "+", "-", "@", "\t", "\r")


def write_table(path: str | Path, name: str, rows: Sequence[Any]) -> None:
    """Write one table of the contract to a file, whole or not at all.

    Args:
        path: ends in ``.csv``, ``.xlsx`` or ``.parquet``.
        name: the table, a key of ``COLUMNS``.
        rows: mappings or dataclasses with its columns.

    Raises:
        OutputError: another ending, or the file cannot be written.

    >>> import tempfile, pathlib
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "a.csv"
    >>> write_table(path, "organisations", [{"name": "=Anytown"}])
    >>> path.read_text().splitlines()[1]
    '=Anytown,,,'
    """
    path = Path(path)
    makers: dict[str, Callable[[Sequence[str], Sequence[Any]], str | bytes]] = {
        ".csv": to_csv,
        ".xlsx": to_xlsx,
        ".parquet": to_parquet,
    }
    if path.suffix.lower() not in makers:
        raise OutputError("unknown kind of file", ", ".join(FORMATS), "choose another --out", file=path.name)
    write_files(path.parent, {path.name: makers[path.suffix.lower()](COLUMNS[name], rows)})


def to_xlsx(columns: Sequence[str], rows: Iterable[Any]) -> bytes:
    """A table as a workbook with one sheet; words that a program would run are kept as words.

    The header is frozen and bold, numbers are numbers. The same rows give the same bytes.

    Raises:
        OutputError: more letters in a cell than a workbook can hold; nothing is cut off.

    >>> to_xlsx(("name",), [{"name": "=1+1"}])[:2]
    b'PK'
    """
    from datetime import datetime

    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    sheet.title = "table"
    sheet.freeze_panes = "A2"
    moment = datetime(2000, 1, 1)  # noqa: DTZ001  a workbook's dates know no zone
    book.properties.created = book.properties.modified = moment
    for at, column in enumerate(columns, start=1):
        sheet.cell(1, at, column).font = Font(bold=True)
        sheet.column_dimensions[sheet.cell(1, at).column_letter].width = (
            14 if column in NUMBERS else WIDE.get(column, 28)
        )
    for line, row in enumerate(rows, start=2):
        for at, (column, value) in enumerate(as_row(columns, row).items(), start=1):
            _fill(sheet.cell(line, at), value if column in NUMBERS else cell(value))
            sheet.cell(line, at).alignment = Alignment(vertical="top", wrap_text=column not in NUMBERS)
    sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    return _dated(stream.getvalue())


def _fill(place: Any, value: Any) -> None:
    """A number as a number; words as words, marked so where they look like a formula."""
    if value is None or value == "":
        return
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        place.value = value
        return
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    words = ILLEGAL_CHARACTERS_RE.sub("\ufffd", str(value))
    if len(words) > MOST_LETTERS:
        do = "choose .csv or .parquet"
        raise OutputError(f"{len(words):,} letters in a cell", f"at most {MOST_LETTERS:,} in a workbook", do)
    place.value = words
    place.data_type = "s"
    if words.startswith(RUN):
        place.style = "Normal"
        place.quotePrefix = True


def _dated(data: bytes) -> bytes:
    """The same archive with one date on every entry, so that two runs give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(entry.filename, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def to_parquet(columns: Sequence[str], rows: Iterable[Any]) -> bytes:
    """A table as Parquet, values verbatim; numbers are numeric, unless symbols stand among them; missing is null.

    >>> to_parquet(("name", "note"), [{"name": "a"}])[:4]
    b'PAR1'
    """
    import duckdb
    import pandas as pd

    listed = [as_row(columns, row) for row in rows]
    frame = pd.DataFrame({c: [_plain(row[c], c in NUMBERS) for row in listed] for c in columns}, columns=list(columns))
    for column in columns:
        numbers = column in NUMBERS and not any(isinstance(value, str) for value in frame[column])
        words = frame[column].map(cell) if column in NUMBERS and not numbers else frame[column]
        frame[column] = pd.to_numeric(frame[column]) if numbers else words.astype("str")
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder) / "table.parquet"
        connection.from_df(frame).write_parquet(str(path))
        return path.read_bytes()


def _plain(value: Any, number: bool) -> Any:
    return value if number else cell(value)
