"""The sheets of an OpenDocument workbook (.ods) as rows of text, read as a stream."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wtanalysis.errors import TableError

MOST_UNPACKED = 2 * 2**30
MOST_REPEATED = 5_000
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True)
class OpenSheets:
    """An OpenDocument workbook, opened for reading sheet by sheet; ``sheets`` holds the names of its sheets."""

    file: str
    archive: zipfile.ZipFile
    sheets: dict[str, str]

    def rows(self, sheet: str = "") -> Iterator[tuple[int, list[str]]]:
        """The rows of one sheet (the first where not named) with their numbers, cells as text.

        Raises:
            TableError: no such sheet, or a damaged file.
        """
        name = sheet or next(iter(self.sheets))
        if name not in self.sheets:
            raise TableError(
                f"no sheet {name!r}", "one of " + ", ".join(self.sheets), "correct the name", file=self.file
            )
        number = 0
        for row in _elements(self.archive, self.file, "table-row"):
            if _sheet_of(row) != name:
                continue
            cells = _cells(row)
            repeated = int(row.get(f"{_TABLE}number-rows-repeated", "1"))
            for again in range(repeated if cells and repeated <= MOST_REPEATED else 1):
                yield number + again + 1, cells
            number += repeated

    def merged(self, sheet: str = "") -> list[tuple[int, int, int, int]]:
        """The merged cells of a sheet: first row, first column, last row, last column."""
        found, number = [], 0
        name = sheet or next(iter(self.sheets))
        for row in _elements(self.archive, self.file, "table-row"):
            if _sheet_of(row) != name:
                continue
            number += 1
            for column, cell in enumerate(row, start=1):
                down = int(cell.get(f"{_TABLE}number-rows-spanned", "1"))
                across = int(cell.get(f"{_TABLE}number-columns-spanned", "1"))
                if down > 1 or across > 1:
                    found.append((number, column, number + down - 1, column + across - 1))
            number += int(row.get(f"{_TABLE}number-rows-repeated", "1")) - 1
        return found


def open_sheets(path: Path) -> OpenSheets:
    """Open an OpenDocument workbook.

    Raises:
        TableError: it is damaged, too large when unpacked, encrypted, or has no sheet.
    """
    try:
        archive = zipfile.ZipFile(path)
        size = archive.getinfo("content.xml").file_size
        begin = archive.open("content.xml").read(2_000)
    except (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error):
        raise TableError("is damaged or has a password", "a workbook", "save it again", file=path.name) from None
    if size > MOST_UNPACKED or b"<!DOCTYPE" in begin:
        raise TableError("is too large when unpacked", "a workbook", "save it as CSV", file=path.name)
    names = [table.get(f"{_TABLE}name") or "" for table in _elements(archive, path.name, "table", begun=True)]
    if not names:
        raise TableError("has no sheet", "a workbook with a sheet", "save it again", file=path.name)
    return OpenSheets(path.name, archive, {name: name for name in names})


def _elements(archive: zipfile.ZipFile, file: str, name: str, begun: bool = False) -> Iterator[Any]:
    """The elements of the content with this name, emptied once they have been looked at."""
    from lxml import etree

    with archive.open("content.xml") as stream:
        try:
            for _, element in etree.iterparse(
                stream, events=("start" if begun else "end",), tag=f"{_TABLE}{name}", resolve_entities=False,
                no_network=True, huge_tree=True,
            ):  # fmt: skip
                yield element
                if not begun:
                    element.clear()
                    while element.getprevious() is not None and element.getprevious().tag == element.tag:
                        del element.getparent()[0 if element.getparent()[0].tag == element.tag else 1]
        except (etree.XMLSyntaxError, zlib.error, zipfile.BadZipFile):
            raise TableError("is damaged", "a workbook", "save it again", file=file) from None


def _sheet_of(row: Any) -> str:
    table = next(row.iterancestors(f"{_TABLE}table"), None)
    return table.get(f"{_TABLE}name") or "" if table is not None else ""


def _cells(row: Any) -> list[str]:
    """The cells of a row, without empty ones at its end."""
    made: list[str] = []
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        words = _words(cell)
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        made.extend([words] * (min(repeated, MOST_REPEATED) if words or repeated <= MOST_REPEATED else 0))
    while made and not made[-1]:
        made.pop()
    return made


def _words(cell: Any) -> str:
    """One cell as text: whole numbers without .0, dates as ISO."""
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        return str(cell.get(f"{_OFFICE}date-value", "")).replace("T", " ").removesuffix(" 00:00:00")
    if kind in ("float", "currency"):
        value = float(cell.get(f"{_OFFICE}value") or 0)
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return "\n".join(_paragraph(p) for p in cell.iterchildren(f"{_TEXT}p")).strip()


def _paragraph(paragraph: Any) -> str:
    """The words of a paragraph; repeated spaces, tabs and line breaks are elements of their own."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        name = child.tag.rpartition("}")[2]
        if name == "s":
            parts.append(" " * min(int(child.get(f"{_TEXT}c", "1")), 100))
        elif name in ("tab", "line-break"):
            parts.append("\n" if name == "line-break" else "\t")
        else:
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)
