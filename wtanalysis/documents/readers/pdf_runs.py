"""The text of a PDF page as runs: words of one style, with where they stand and which tag they carry.

PDFium gives every character with the text object it was drawn by; the object knows its font, size and the id of the
marked content (``mcid``) that a tag of the structure tree points to. That is all that the rest of the reader needs.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Run:
    """Characters of one text object that stand side by side.

    Attributes:
        text: as printed; a single space stands where the page shows a gap.
        page: the sheet, counted from 1.
        x0, x1: left and right edge, in points from the left of the page as shown.
        y: the baseline, in points from the bottom of the page as shown.
        size: height of the font in points, after scaling.
        bold: whether the font is a bold one.
        mcid: the marked content it belongs to, -1 if none (untagged, or decoration).
        order: place in the page's content stream.
    """

    text: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    mcid: int
    order: int


@dataclass(frozen=True)
class Page:
    """One sheet.

    Attributes:
        number: counted from 1.
        width, height: in points, as shown.
        runs: in the order they were drawn.
        images: how many pictures and embedded drawings it has.
        uprights: at how many places the upright edge of a drawn line or box stands.
        rules: level lines, as left end, right end and height.
        dots: drawn bullets, as left edge and middle.
    """

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]
    images: int = 0
    uprights: int = 0
    rules: tuple[tuple[float, float, float], ...] = ()
    dots: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class _Style:
    size: float
    bold: bool
    mcid: int


_GAP = 0.9  # of the font size: a wider gap inside one text object is a column's, not a word's
_ODD = {0: "", 2: "-", 9: " ", 0xA0: " ", 0xFFFE: "-", 0xFFFF: "", 0x200B: "", 0xFEFF: ""}  # as PDFium has them
_ODD |= {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_PLAIN = _Style(10.0, False, -1)


def read_page(document: Any, index: int) -> Page:
    """Read one page of an open ``pypdfium2.PdfDocument``.

    Args:
        document: the open document.
        index: which page, counted from 0.

    Returns:
        The page with its runs. Runs of white space only are dropped.

    Raises:
        pypdfium2.PdfiumError: if PDFium cannot load the page.
    """
    import pypdfium2.raw as c

    page = document[index]
    text_page = page.get_textpage()
    try:
        turn = _turn(page)
        runs = tuple(_runs(c, text_page.raw, index + 1, turn))
        images, uprights, rules, dots = _drawn(c, page.raw, turn)
        width, height = page.get_size()
        return Page(index + 1, width, height, runs, images, uprights, rules, dots)
    finally:
        text_page.close()
        page.close()


_Drawn = tuple[int, int, tuple[tuple[float, float, float], ...], tuple[tuple[float, float], ...]]


def _drawn(c: Any, raw: Any, turn: Any) -> _Drawn:
    """How many images a page has, at how many places upright edges stand, its level lines and its dots."""
    images, places, level, dots = 0, set(), [], []
    edges = [ctypes.c_float() for _ in range(4)]
    for i in range(c.FPDFPage_CountObjects(raw)):
        obj = c.FPDFPage_GetObject(raw, i)
        kind = c.FPDFPageObj_GetType(obj)
        images += kind in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM)
        if kind != c.FPDF_PAGEOBJ_PATH or not c.FPDFPageObj_GetBounds(obj, *edges):
            continue
        left, bottom, right, top = (edge.value for edge in edges)
        (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
        wide, high, middle = abs(x1 - x0), abs(y1 - y0), (y0 + y1) / 2
        if high > 9:
            places |= {round(x0 / 3), round(x1 / 3)} if wide > 2.5 else {round(x0 / 3)}
        elif high < 2.5 and wide > 30:
            level.append((min(x0, x1), max(x0, x1), middle))
        elif 1.2 < high < 8 and abs(wide - high) < 1:
            dots.append((min(x0, x1), middle))
    return images, len(places), tuple(level), tuple(dots)


def _turn(page: Any) -> Any:
    """How a point of the page's own space maps to the page as shown, for its rotation and crop."""
    left, bottom, right, top = page.get_cropbox()
    rotation = page.get_rotation()
    return {
        0: lambda x, y: (x - left, y - bottom),
        90: lambda x, y: (y - bottom, right - x),
        180: lambda x, y: (right - x, top - y),
        270: lambda x, y: (top - y, x - left),
    }[rotation % 360]


def _runs(c: Any, raw: Any, number: int, turn: Any) -> Iterator[Run]:
    """Runs of a page; those that one word was drawn in piece by piece, as in justified text, are put together."""
    before: Run | None = None
    for run in _pieces(c, raw, number, turn):
        if before is not None and _one_word(before, run):
            before = replace(before, text=before.text + run.text, x1=run.x1)
            continue
        if before is not None:
            yield before
        before = run
    if before is not None:
        yield before


def _one_word(before: Run, run: Run) -> bool:
    alike = (
        before.mcid == run.mcid and before.size == run.size and before.bold == run.bold and abs(before.y - run.y) < 0.05
    )
    if not alike or not -0.3 * run.size < run.x0 - before.x1 < 0.12 * run.size:
        return False
    return len(before.text.strip()) > 6 or (before.text[-1:].isalnum() and run.text[:1] != " ")


def _pieces(c: Any, raw: Any, number: int, turn: Any) -> Iterator[Run]:
    """What each text object drew, cut at gaps as wide as a column's."""
    styles: dict[int, _Style] = {}
    fonts: dict[int, bool] = {}
    style, owner, first, words, x0, x1 = _PLAIN, -1, 0, "", 0.0, 0.0
    for i, char, address, left, right in _characters(c, raw):
        if char == " " and address == 0:
            words += "" if words.endswith(" ") else " "
            continue
        if char != "\n" and owner == address and -0.5 * style.size < left - x1 < _GAP * style.size:
            words += char
            x1 = max(x1, right)
            continue
        if words.strip():
            yield _run(c, raw, (words, number, x0, x1, first), style, turn)
        words, owner = "", -1
        if char != "\n":
            style = styles.get(address) or styles.setdefault(address, _style(c, raw, i, fonts))
            words, owner, first, x0, x1 = char, address, i, left, right
    if words.strip():
        yield _run(c, raw, (words, number, x0, x1, first), style, turn)


def _run(c: Any, raw: Any, found: tuple[str, int, float, float, int], style: _Style, turn: Any) -> Run:
    words, number, x0, x1, first = found
    x, y = ctypes.c_double(), ctypes.c_double()
    c.FPDFText_GetCharOrigin(raw, first, x, y)
    (left, base), (right, _) = turn(x0, y.value), turn(x1, y.value)
    return Run(words, number, min(left, right), max(left, right), base, style.size, style.bold, style.mcid, first)


def _characters(c: Any, raw: Any) -> Iterator[tuple[int, str, int, float, float]]:
    """Index, character, text object's address (0 if none), left and right edge of each character."""
    box = c.FS_RECTF()
    byref, cast, pointer = ctypes.byref(box), ctypes.cast, ctypes.c_void_p
    unicode, owner, place = c.FPDFText_GetUnicode, c.FPDFText_GetTextObject, c.FPDFText_GetLooseCharBox
    for i in range(c.FPDFText_CountChars(raw)):
        code = unicode(raw, i)
        if code in {10, 13}:
            yield i, "\n", 0, 0.0, 0.0
            continue
        char = _ODD[code] if code in _ODD else chr(code)
        address = cast(owner(raw, i), pointer).value or 0
        if not char or (not address and char != " "):
            continue
        place(raw, i, byref)
        yield i, char, address, box.left, box.right


def _style(c: Any, raw: Any, i: int, fonts: dict[int, bool]) -> _Style:
    """Size, weight and marked content of the text object that drew character ``i``."""
    obj = c.FPDFText_GetTextObject(raw, i)
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(raw, i, matrix)
    size = c.FPDFText_GetFontSize(raw, i) * math.hypot(matrix.c, matrix.d)
    font = c.FPDFTextObj_GetFont(obj)
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in fonts:
        fonts[key] = _is_bold(c, font)
    return _Style(round(abs(size), 2), fonts[key], c.FPDFPageObj_GetMarkedContentID(obj))


def _is_bold(c: Any, font: Any) -> bool:
    name = ctypes.create_string_buffer(128)
    c.FPDFFont_GetBaseFontName(font, name, 128)
    label = name.value.decode("utf-8", "replace").lower()
    named = any(word in label for word in ("bold", "black", "heavy", "-bd", "demi"))
    return named or (c.FPDFFont_GetWeight(font) >= 600 and "regular" not in label)
