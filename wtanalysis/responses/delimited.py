"""Text files of cells as they come: what a file really is, how it is coded, and its records with their lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from wtanalysis.errors import TableError

MOST_BYTES = 500 * 2**20
MOST_LETTERS_IN_A_CELL = 2_000_000
EXPECTED = "a CSV, TSV, XLSX or ODS file of responses"
_KINDS = (
    (b"%PDF", "a PDF"), (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls) or one with a password"),
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "a gzip archive"), (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a RAR archive"),
    (b"SQLite format", "a database"), (b"PAR1", "a Parquet file"), (b"$FL2", "an SPSS file"), (b"\x7fELF", "a program"),
)  # fmt: skip
_MARKUP = re.compile(rb"\s*(?:<\?xml|<!--.*?-->\s*|<!doctype\s+html|<html|<head|<table|<body)", re.I | re.S)
_JSON = re.compile(rb"\s*(?:\{\s*\"|\[\s*[\[{])")
_LINE_END = re.compile(r"\r\n|\r|\n")
# UTF-8 pairs that people do not write in cp1252: a capital with a mark before a sign ("Ã©", "Â£", "â€™").
_UTF8_INSIDE = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|(?:[\xe3-\xef][\x80-\xbf]{2}){2}")


def kind_of(path: Path) -> str:
    """What a file really is: ``text``, ``zip``, or in words what else it is.

    Raises:
        TableError: no such file, a folder, an empty file, or one that is too large.
    """
    shown = path.name
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise TableError("is a folder", EXPECTED, "name the file itself", file=shown)
        with path.open("rb") as stream:
            head = stream.read(4096)
    except FileNotFoundError:
        raise TableError("no such file", EXPECTED, "check the path", file=shown) from None
    except OSError as fault:
        raise TableError(f"cannot be opened ({fault.strerror})", EXPECTED, "check the path", file=shown) from None
    if size > MOST_BYTES:
        raise TableError(
            f"is larger than {MOST_BYTES // 2**20} MB", EXPECTED, "split it into several files", file=shown
        )
    if not head.strip():
        raise TableError("is empty", EXPECTED, "export it again", file=shown)
    return kind_of_bytes(head)


def kind_of_bytes(head: bytes) -> str:
    r"""What the first bytes of a file say that it is.

    >>> kind_of_bytes(b"%PDF-1.7"), kind_of_bytes(b"PK\x03\x04"), kind_of_bytes(b"a,b\n1,2\n")
    ('a PDF', 'zip', 'text')
    """
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    for mark, kind in _KINDS:
        if head.startswith(mark):
            return kind
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _MARKUP.match(bare):
        return "HTML or XML"
    return "JSON" if _JSON.match(bare) else "text"


def guess_encoding(data: bytes) -> str:
    r"""How a text file is coded: by its mark, else UTF-8 where it is valid, else cp1252.

    A file that is partly one and partly the other is called UTF-8, so that reading it names the first line that is not.

    >>> guess_encoding("café".encode("cp1252")), guess_encoding("café".encode()), guess_encoding(b"\xef\xbb\xbfa")
    ('cp1252', 'utf-8', 'utf-8-sig')
    """
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf16(data):
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _UTF8_INSIDE.search(data) else "cp1252"
    return "utf-8"


def _is_utf16(data: bytes) -> bool:
    """Whether every other byte of the beginning is zero, as in UTF-16 without a mark."""
    head = data[:400]
    return len(head) > 3 and max(head[0::2].count(0), head[1::2].count(0)) > len(head) * 0.3


def decode(data: bytes, encoding: str, file: str) -> str:
    r"""The text of a file that is coded so.

    Raises:
        TableError: it is coded otherwise, wholly or on some line; or it holds NUL characters.

    >>> decode(b"name\ncaf\xe9\n", "utf-8", "a.csv")
    Traceback (most recent call last):
    wtanalysis.errors.TableError: a.csv:2 is not utf-8 from here on, ...
    """
    name = {"utf-8": "utf-8-sig"}.get(encoding, encoding)
    if name == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16-be" if data[:400:2].count(0) > data[1:400:2].count(0) else "utf-16-le"
    if encoding != "utf-16" and (data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf16(data)):
        raise TableError("is UTF-16", encoding, 'say encoding = "utf-16"', file=file)
    if encoding == "cp1252":
        _refuse_utf8(data, file)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as fault:
        row = line_at(data[: fault.start].decode(name, "replace"))
        raise TableError(
            f"is not {encoding} from here on", f"one encoding in the whole file ({encoding})",
            "save it again as UTF-8, or say its encoding", file, row,
        ) from None  # fmt: skip
    if "\0" in text:
        row = line_at(text[: text.index("\0")])
        raise TableError("a NUL character", "text", "export it again: the file is damaged", file, row)
    return text


def _refuse_utf8(data: bytes, file: str) -> None:
    """A fault for a file called cp1252 that is UTF-8, wholly or on some lines."""
    found = _UTF8_INSIDE.search(data)
    if found:
        row = line_at(data[: found.start()].decode("latin-1"))
        raise TableError(
            "holds UTF-8 here", "cp1252 in the whole file", 'say encoding = "utf-8", or save it again as UTF-8', file,
            row,
        )  # fmt: skip


def line_at(before: str) -> int:
    r"""The line on which a place stands that has this text before it.

    >>> line_at("a\r\nb\n"), line_at("")
    (3, 1)
    """
    return len(_LINE_END.findall(before)) + 1


def records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    r"""The records of delimited text, each with the row that a spreadsheet shows it on.

    A record is a row, however many lines its cells hold; an empty line is a row, too. A first line ``sep=;``, which
    Excel understands as a hint and does not show, is none.

    Raises:
        TableError: a quotation mark that is not closed, or text after a closing one.

    >>> list(records('a,"two\nlines"\nb,c\n', ",", "a.csv"))
    [(1, ['a', 'two\nlines']), (2, ['b', 'c'])]
    """
    shared: dict[str, str] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    with _cells_may_be_long():
        row, begins = 0, 1
        try:
            for cells in reader:
                if row or not re.fullmatch(r"(?i)sep=.?", delimiter.join(cells).strip()):
                    row += 1
                    yield row, [shared.setdefault(cell, cell) if len(cell) < 80 else cell for cell in cells]
                begins = reader.line_num + 1
        except csv.Error as fault:
            _quoting(str(fault), file, row + 1, begins)


@contextmanager
def _cells_may_be_long() -> Iterator[None]:
    before = csv.field_size_limit(MOST_LETTERS_IN_A_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _quoting(fault: str, file: str, row: int, line: int) -> NoReturn:
    if "field limit" in fault:
        what = f"a cell of more than {MOST_LETTERS_IN_A_CELL:,} letters"
    elif "unexpected end" in fault:
        what = "a quotation mark in this record is never closed"
    else:
        what = "words follow a closing quotation mark"
    where = "" if line == row else f" (it begins on line {line} of the text)"
    raise TableError(
        what + where, 'cells in quotation marks, with " inside a cell written twice',
        "correct the quotes of this record", file, row,
    )  # fmt: skip
