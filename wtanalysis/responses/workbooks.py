"""The sheets of an XLSX workbook as rows of text, read as a stream: nothing in it is ever run."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

from wtanalysis.errors import TableError

# Not NUL and not half of a letter.
_ESCAPE = re.compile(r"_x(?!0000|[dD][89a-fA-F])([0-9A-Fa-f]{4})_")
MOST_UNPACKED = 2 * 2**30
_BUILTIN_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_OTHERS = (
    ("word/", "a Word document"), ("ppt/", "a presentation"), ("content.xml", "an OpenDocument file"),
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)"),
)  # fmt: skip
_EXPECTED = "a CSV, TSV, XLSX or ODS file of responses"


@dataclass(frozen=True)
class Workbook:
    """An XLSX workbook, opened for reading sheet by sheet."""

    file: str
    archive: zipfile.ZipFile
    sheets: dict[str, str]
    strings: tuple[str, ...]
    dates: frozenset[int]
    from_1904: bool

    def rows(self, sheet: str = "") -> Iterator[tuple[int, list[str]]]:
        """The rows of one sheet (the first where not named) with their numbers, cells as text.

        Raises:
            TableError: no such sheet, a formula without a value, an error value, merged cells among the answers.
        """
        name = sheet or next(iter(self.sheets))
        if name not in self.sheets:
            raise TableError(
                f"no sheet {name!r}", "one of " + ", ".join(self.sheets), "correct the name", file=self.file
            )
        row = 0
        for element in self._row_elements(self.sheets[name]):
            row = int(element.get("r") or row + 1)
            yield row, self._cells(element, row)

    def _cells(self, element: Any, row: int) -> list[str]:
        """The cells of one row, gaps filled, up to the last that the file holds."""
        space = element.tag.rpartition("}")[0] + "}"
        made: list[str] = []
        for cell in element.iterchildren(f"{space}c"):
            reference = cell.get("r") or ""
            if reference:
                gap = column_number(reference.rstrip("0123456789")) - 1 - len(made)
                if gap < 0 or gap > 16_384:
                    _damaged(self.file)
                made.extend([""] * gap if gap else ())
            try:
                made.append(self._text(cell, space, row))
            except (IndexError, ValueError):
                self._refuse("a damaged cell", row, reference)
        return made

    def merged(self, sheet: str = "") -> list[tuple[int, int, int, int]]:
        """The merged cells of a sheet: first row, first column, last row, last column."""
        part = self.sheets[sheet or next(iter(self.sheets))]
        with self.archive.open(part) as stream:
            kept = b""
            while block := stream.read(2**20):
                kept = (kept[-200:] if b"<mergeCell" not in kept else kept) + block
        found = re.findall(rb"<(?:\w+:)?mergeCell\b[^>]*?ref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"", kept)
        return [(int(r1), column_number(c1.decode()), int(r2), column_number(c2.decode())) for c1, r1, c2, r2 in found]

    def _row_elements(self, part: str) -> Iterator[Any]:
        from lxml import etree

        with self.archive.open(part) as stream:
            try:
                for _, element in etree.iterparse(
                    stream, tag="{*}row", resolve_entities=False, no_network=True, huge_tree=True
                ):
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]
            except (etree.XMLSyntaxError, zlib.error, zipfile.BadZipFile):
                _damaged(self.file)

    def _text(self, cell: Any, space: str, row: int) -> str:
        """One cell as text."""
        kind, value = cell.get("t", "n"), cell.findtext(f"{space}v")
        if kind == "inlineStr":
            return _unescaped("".join(map(_joined, cell.iterchildren(f"{space}is"))))
        reference = cell.get("r") or ""
        if value is None or value == "":
            if kind != "str" and cell.find(f"{space}f") is not None:
                self._refuse("a formula without a value", row, reference)
            return ""
        if kind == "s":
            return self.strings[int(value)]
        if kind == "e":
            self._refuse("an error value of a formula", row, reference)
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if kind in ("str", "d"):
            return str(value)
        return self._number(value, int(cell.get("s", "0")))

    def _number(self, value: str, style: int) -> str:
        from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

        number = float(value)
        if style in self.dates:
            try:
                moment = from_excel(number, MAC_EPOCH if self.from_1904 else WINDOWS_EPOCH)
            except (OverflowError, ValueError):
                return value
            return plain_moment(moment)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)

    def _refuse(self, what: str, row: int, reference: str) -> NoReturn:
        column = re.sub(r"\d", "", reference)
        raise TableError(
            what, "cells with values", "open the workbook, calculate and save it, or correct the cell", self.file, row,
            column,
        )  # fmt: skip


def plain_moment(moment: Any) -> str:
    """A date or time as ISO text, the time left out at midnight.

    >>> plain_moment(datetime(2026, 3, 4)), plain_moment(datetime(2026, 3, 4, 9, 30))
    ('2026-03-04', '2026-03-04 09:30:00')
    """
    if isinstance(moment, datetime):
        whole = moment.isoformat(sep=" ", timespec="seconds")
        return whole.removesuffix(" 00:00:00")
    return str(moment)


@cache
def column_number(reference: str) -> int:
    """The number of a column from its letters.

    >>> column_number("A"), column_number("AB12")
    (1, 28)
    """
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - 64
    return number


def is_open_document(path: Path) -> bool:
    """Whether an archive says that it is an OpenDocument workbook (.ods)."""
    try:
        with zipfile.ZipFile(path) as archive:
            return b"opendocument.spreadsheet" in archive.read("mimetype")[:100]
    except (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


def open_workbook(path: Path) -> Workbook:
    """Open an XLSX workbook.

    Raises:
        TableError: it is another kind of file, damaged, too large when unpacked, or has no sheet.
    """
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile:
        _damaged(path.name)
    names = archive.namelist()
    if "xl/workbook.xml" not in names:
        kind = next((kind for part, kind in _OTHERS if any(n.startswith(part) for n in names)), "a zip archive")
        raise TableError(f"is {kind}", _EXPECTED, "save it as CSV or XLSX", file=path.name)
    if sum(info.file_size for info in archive.infolist()) > MOST_UNPACKED:
        raise TableError("is too large when unpacked", _EXPECTED, "save it as CSV", file=path.name)
    targets = {r.get("Id"): r.get("Target") or "" for r in _part(path.name, archive, "xl/_rels/workbook.xml.rels")}
    book = _part(path.name, archive, "xl/workbook.xml")
    sheets = {}
    for sheet in book.iter("{*}sheet"):
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "").lstrip("/")
        part = target if target.startswith("xl/") else f"xl/{target}"
        if part in names and "worksheet" in part and sheet.get("state", "visible") == "visible":
            sheets[sheet.get("name")] = part
    if not sheets:
        raise TableError("has no sheet that can be seen", "a workbook with a sheet", "unhide it", file=path.name)
    is_1904 = any(p.get("date1904") in ("1", "true") for p in book.iter("{*}workbookPr"))
    return Workbook(path.name, archive, sheets, _strings(path.name, archive), _dates(path.name, archive), is_1904)


def _part(file: str, archive: zipfile.ZipFile, name: str) -> Any:
    """One part of the workbook as a tree; an empty one where it is missing."""
    from lxml import etree

    if name not in archive.namelist():
        return etree.Element("none")
    try:
        data = archive.read(name)
        if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data[:4000]:
            _damaged(file)
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, zlib.error, zipfile.BadZipFile, RuntimeError):
        _damaged(file)


def _joined(item: Any) -> str:
    """The words of a shared or inline string, without its reading aids (phonetic runs)."""
    if len(item) == 1 and not len(item[0]):
        return item[0].text or ""
    return "".join(t.text or "" for t in item.iter("{*}t") if t.getparent().tag.rpartition("}")[2] != "rPh")


def _strings(file: str, archive: zipfile.ZipFile) -> tuple[str, ...]:
    return tuple(_unescaped(_joined(item)) for item in _part(file, archive, "xl/sharedStrings.xml").iter("{*}si"))


def _unescaped(words: str) -> str:
    r"""Words with the letters that a workbook writes as escapes; those that no text may hold stay as they are written.

    >>> _unescaped("one_x000A_two_x005F_x000A_ _x0000_ _xD800_")
    'one\ntwo_x000A_ _x0000_ _xD800_'
    """
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), words) if "_x" in words else words


def _dates(file: str, archive: zipfile.ZipFile) -> frozenset[int]:
    """The numbers of the cell styles that show a date or time."""
    from openpyxl.styles.numbers import is_date_format

    styles = _part(file, archive, "xl/styles.xml")
    own = {int(f.get("numFmtId")): f.get("formatCode") or "" for f in styles.iter("{*}numFmt") if f.get("numFmtId")}
    cell_styles = next(styles.iter("{*}cellXfs"), ())
    shown = [int(style.get("numFmtId") or 0) for style in cell_styles]
    return frozenset(i for i, f in enumerate(shown) if (is_date_format(own[f]) if f in own else f in _BUILTIN_DATES))


def _damaged(file: str) -> NoReturn:
    raise TableError("is a damaged workbook", "an XLSX workbook", "save it again, or as CSV", file=file) from None
