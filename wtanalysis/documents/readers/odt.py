"""OpenDocument texts: headings, lists, tables and notes in order, without what tracked changes deleted."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from wtanalysis.documents.readers.block import Block, list_number
from wtanalysis.documents.readers.inline import Inline, Run, fold
from wtanalysis.documents.readers.tables import Cell, table_blocks
from wtanalysis.errors import DocumentError

_LEFT_OUT = {
    "tracked-changes",
    "annotation",
    "annotation-end",
    "sequence-decls",
    "hidden-text",
    "variable-decls",
    "note-citation",
}
_INDEXES = {"table-of-content", "illustration-index", "table-index", "alphabetical-index", "object-index", "user-index"}
_CONTAINERS = {"section", "index-body", "text-box", "text", "list-header", "tracked"}


def odt_blocks(path: Path) -> tuple[str, list[Block], dict[str, int]]:
    """The title, raw blocks of an OpenDocument text, and what was left out, counted.

    Locators count the paragraphs and headings of the file, those in tables and text boxes among them.

    Args:
        path: an ``.odt`` file, checked before.

    Raises:
        DocumentError: the file is no OpenDocument text inside.

    >>> import tempfile
    >>> from odf.opendocument import OpenDocumentText
    >>> from odf.text import H, P
    >>> document, path = OpenDocumentText(), Path(tempfile.mkdtemp()) / "a.odt"
    >>> _ = document.text.addElement(H(outlinelevel=1, text="Aims")), document.text.addElement(P(text="We ask."))
    >>> _ = document.save(str(path))
    >>> [(b.kind, b.text, b.locator) for b in odt_blocks(path)[1]]
    [('heading', 'Aims', 'L1'), ('body', 'We ask.', 'L2')]
    """
    from xml.sax import SAXException

    from lxml.etree import LxmlError
    from odf.opendocument import load

    try:
        _check_parts(path)
        with redirect_stdout(StringIO()):  # odfpy prints a part that it cannot parse
            document = load(str(path))
        reader = _Reader(document)
        blocks = list(reader.children(document.text))
    except (
        SAXException,
        LxmlError,
        KeyError,
        ValueError,
        AttributeError,
        IndexError,
        AssertionError,
        RecursionError,
    ) as error:
        what = f"cannot be read as an OpenDocument text ({type(error).__name__})"
        raise DocumentError(
            what, "an ODT file as LibreOffice saves it", "open and save it again", file=str(path)
        ) from None
    return "", blocks, {"contents entries": reader.contents} if reader.contents else {}


def _check_parts(path: Path) -> None:
    """Parse the parts that hold text and styles: odfpy goes on without a part that is not well formed."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with zipfile.ZipFile(path) as archive:
        for part in ("content.xml", "styles.xml"):
            if part in archive.namelist():
                etree.fromstring(archive.read(part), parser)


def _name(node: Any) -> str:
    """An element's name without its namespace; empty for text."""
    return node.qname[1] if getattr(node, "qname", None) else ""


def _get(node: Any, name: str) -> str:
    """An attribute by its name without namespace."""
    for (_, local), value in (getattr(node, "attributes", None) or {}).items():
        if local == name:
            return str(value)
    return ""


class _Reader:
    """Walks over the body of an OpenDocument text."""

    def __init__(self, document: Any) -> None:
        self.styles: dict[str, Any] = {}
        self.lists: dict[str, Any] = {}
        for group in (document.styles, document.automaticstyles):
            for style in group.childNodes:
                if _name(style) == "style":
                    self.styles[_get(style, "name")] = style
                elif _name(style) == "list-style":
                    self.lists[_get(style, "name")] = style
        self.count = 0
        self.contents = 0
        self.counts: dict[tuple[str, int], int] = {}
        self.found_notes: list[Block] = []
        self.boxes: list[Any] = []

    def children(self, node: Any, like: Block | None = None) -> Iterator[Block]:
        for child in node.childNodes:
            yield from self.element(child, like)

    def element(self, node: Any, like: Block | None = None) -> Iterator[Block]:
        """The blocks of one element of the text's body."""
        name = _name(node)
        if name in ("p", "h"):
            yield from self._paragraph(node, like)
        elif name == "list":
            yield from self._list(node, 1, "")
        elif name == "table":
            yield from self._table(node)
        elif name in _INDEXES:
            paragraphs = _paragraphs_in(node)
            self.count += paragraphs
            self.contents += paragraphs
        elif name == "frame" or name in _CONTAINERS:
            yield from self.children(node, like)

    def _paragraph(self, node: Any, like: Block | None = None) -> Iterator[Block]:
        self.count += 1
        self.found_notes, self.boxes = [], []
        found = self._inline(node)
        notes, boxes = self.found_notes, self.boxes
        if found.text:
            yield self._block(node, found, like)
        yield from notes
        for box in boxes:
            yield from self.children(box)

    def _block(self, node: Any, found: Inline, like: Block | None) -> Block:
        place, emphasis, notes = f"L{self.count}", tuple(found.emphasis), tuple(found.notes)
        names = self._names(_get(node, "style-name"))
        if _name(node) == "h" or "title" in names:
            level = _get(node, "outline-level") or "1"
            return Block(
                "heading", found.text, place, level=int(level), number=like.number if like else "", notes=notes
            )
        if like is not None:
            return Block(
                like.kind, found.text, place, number=like.number, level=like.level, emphasis=emphasis, notes=notes
            )
        kind = "quotation" if "quotations" in names else "body"
        if names & {"caption", "illustration", "figure", "drawing"}:
            kind = "caption"
        return Block(kind, found.text, place, emphasis=emphasis, notes=notes)  # type: ignore[arg-type]

    def _names(self, style: str) -> set[str]:
        """The names of a style and of what it is based on, in lower case."""
        names: set[str] = set()
        while style and style.lower() not in names:
            names.add(style.replace("_20_", " ").lower())
            node = self.styles.get(style)
            style = _get(node, "parent-style-name") if node is not None else ""
        return names

    def _inline(self, node: Any) -> Inline:
        run = Run()
        self._walk(node, run)
        found = fold(run)
        found.breaks = []
        return found

    def _walk(self, node: Any, run: Run) -> None:
        for child in node.childNodes:
            name = _name(child)
            if not name:
                run.add(str(getattr(child, "data", "")), 1)
            elif name in _LEFT_OUT:
                continue
            elif name in ("s", "tab", "line-break"):
                run.add(" ", 1)
            elif name == "note":
                self._note(child, run)
            elif name == "frame":
                self.boxes += [box for box in child.childNodes if _name(box) == "text-box"]
            elif name == "span":
                was, run.is_bold = run.is_bold, self._is_bold(_get(child, "style-name"), run.is_bold)
                self._walk(child, run)
                run.is_bold = was
            else:
                self._walk(child, run)

    def _note(self, node: Any, run: Run) -> None:
        citation = "".join(str(part) for part in node.childNodes if _name(part) == "note-citation").strip()
        words = Run()
        for body in node.childNodes:
            if _name(body) == "note-body":
                for paragraph in body.childNodes:
                    self._walk(paragraph, words)
                    words.add(" ", 1)
        run.note(citation)
        text = fold(words).text
        if text:
            self.found_notes.append(Block("footnote", text, f"L{self.count}", number=citation))

    def _is_bold(self, style: str, inherited: bool) -> bool:
        for _ in range(20):
            node = self.styles.get(style)
            if node is None:
                return inherited or style in ("Strong_20_Emphasis", "Strong Emphasis")
            for properties in node.childNodes:
                weight = _get(properties, "font-weight") if _name(properties) == "text-properties" else ""
                if weight:
                    return weight == "bold" or (weight.isdigit() and int(weight) >= 600)
            style = _get(node, "parent-style-name")
        return inherited

    def _list(self, node: Any, level: int, style: str) -> Iterator[Block]:
        style = _get(node, "style-name") or style
        pattern = self._level_style(style, level)
        numbered = (
            pattern is not None and _name(pattern) == "list-level-style-number" and bool(_get(pattern, "num-format"))
        )
        key = (style, level)
        if _get(node, "continue-numbering") != "true" and not _get(node, "continue-list"):
            self.counts[key] = (int(_get(pattern, "start-value") or 1) if numbered else 1) - 1
        for item in node.childNodes:
            if _name(item) in ("list-item", "list-header"):
                yield from self._item(item, level, style, pattern if numbered else None, key)

    def _item(self, item: Any, level: int, style: str, pattern: Any, key: tuple[str, int]) -> Iterator[Block]:
        self.counts[key] = int(_get(item, "start-value") or self.counts.get(key, 0) + 1)
        number = list_number(self.counts[key], _get(pattern, "num-format")) if pattern is not None else ""
        is_numbered = level == 1 and number.isdigit()
        like: Block | None = Block(
            "numbered" if is_numbered else "bullet", "", "L0", number=number, level=0 if is_numbered else level
        )
        for child in item.childNodes:
            if _name(child) == "list":
                yield from self._list(child, level + 1, style)
            else:
                blocks = list(self.element(child, like))
                yield from blocks
                like = None if blocks else like

    def _level_style(self, style: str, level: int) -> Any:
        for entry in getattr(self.lists.get(style), "childNodes", ()):
            if _get(entry, "level") == str(level):
                return entry
        return None

    def _table(self, node: Any) -> Iterator[Block]:
        rows: list[tuple[str, list[Cell]]] = []
        self.found_notes = []
        notes: list[Block] = []
        heads = 0
        for row, in_head in _rows(node):
            place = f"L{self.count + 1}"
            cells = [cell for cell in (self._cell(c, notes) for c in row.childNodes) if cell is not None]
            heads += in_head
            if any(cell.text for cell in cells):
                rows.append((place, cells))
        yield from table_blocks(rows, heads)
        yield from notes

    def _cell(self, node: Any, notes: list[Block]) -> Cell | None:
        """A cell with its reach; the covered cells beside and below it hold nothing of their own."""
        if _name(node) != "table-cell":
            return None
        texts = []
        for paragraph in _paragraph_nodes(node):
            self.count += 1
            self.found_notes = []
            texts.append(self._inline(paragraph).text)
            notes += self.found_notes
        across = int(_get(node, "number-columns-spanned") or _get(node, "number-columns-repeated") or 1)
        down = int(_get(node, "number-rows-spanned") or 1)
        return Cell(" ".join(text for text in texts if text), min(across, 100), min(down, 1000))


def _rows(node: Any, in_head: bool = False) -> Iterator[tuple[Any, bool]]:
    for child in node.childNodes:
        if _name(child) == "table-row":
            yield child, in_head
        elif _name(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child, in_head or _name(child) == "table-header-rows")


def _paragraph_nodes(node: Any) -> Iterator[Any]:
    for child in node.childNodes:
        if _name(child) in ("p", "h"):
            yield child
        elif _name(child):
            yield from _paragraph_nodes(child)


def _paragraphs_in(node: Any) -> int:
    return sum(1 for _ in _paragraph_nodes(node))
