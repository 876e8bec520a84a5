"""The structure tree of a tagged PDF: which paragraph, heading, list item, note or cell each piece of text is in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

Role = Literal["heading", "item", "body", "footnote", "caption", "quotation", "contents", "figure", "artifact"]


@dataclass(frozen=True)
class Cell:
    """Where a piece of text stands in a table: table, row and column counted from 0 in the whole document."""

    table: int
    row: int
    column: int
    header: bool = False
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Tag:
    """The paragraph that a piece of text belongs to.

    Attributes:
        key: one number a paragraph, ascending in the order of the tree.
        role: what it is.
        level: of a heading; 0 where the tag gives none.
        cell: the table cell it stands in, if any.
        inside_note: whether it stands inside a note (a list in a footnote).
    """

    key: int
    role: Role = "body"
    level: int = 0
    cell: Cell | None = None
    inside_note: bool = False


_BLOCKS: dict[str, Role] = {
    "P": "body", "H": "heading", "Title": "heading", "LI": "item", "Note": "footnote", "FENote": "footnote",
    "Caption": "caption", "BlockQuote": "quotation", "TOCI": "contents", "TOC": "contents", "Figure": "figure",
    "Formula": "body", "Artifact": "artifact", "Index": "body",
}  # fmt: skip
_KEEPS = {
    "item",
    "footnote",
    "contents",
    "caption",
    "figure",
    "artifact",
}  # a P inside these is no paragraph of its own


def read_tags(reader: Any) -> dict[tuple[int, int], Tag]:
    """The tag of every piece of marked content.

    Args:
        reader: an open ``pypdf.PdfReader``.

    Returns:
        ``(page counted from 1, marked content id)`` to its tag; empty if there is no tree or a broken one.
    """
    from pypdf.errors import PyPdfError

    try:
        root = reader.trailer["/Root"].get("/StructTreeRoot")
        root = root.get_object() if root is not None else None
        if not root or "/K" not in root:
            return {}
        pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}
        roles = {str(a).lstrip("/"): str(b).lstrip("/") for a, b in (root.get("/RoleMap") or {}).items()}
        return dict(_Walk(pages, roles).leaves(root.raw_get("/K")))
    except (PyPdfError, KeyError, AttributeError, TypeError, ValueError):
        return {}


class _Walk:
    """One pass over the tree, without recursion: real trees nest hundreds deep."""

    def __init__(self, pages: dict[int, int], roles: dict[str, str]) -> None:
        self.pages, self.roles = pages, roles
        self.count = self.tables = 0
        self.rows: dict[int, int] = {}
        self.columns: dict[tuple[int, int], int] = {}
        self.taken: set[tuple[int, int, int]] = set()

    def leaves(self, kids: Any) -> Iterator[tuple[tuple[int, int], Tag]]:
        """Every marked content id with its page and tag."""
        from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject

        seen: set[int] = set()
        stack: list[tuple[Any, int, Tag]] = [(kids, 0, Tag(0))]
        while stack:
            node, page, tag = stack.pop()
            if isinstance(node, IndirectObject):
                if node.idnum in seen:
                    continue
                target = node.get_object()
                if isinstance(target, DictionaryObject):
                    seen.add(node.idnum)
                node = target
            if isinstance(node, NumberObject):
                yield (page, int(node)), tag
            elif isinstance(node, ArrayObject):
                stack.extend((kid, page, tag) for kid in reversed(list(node)))
            elif isinstance(node, DictionaryObject):
                page = self._page(node, page)
                if "/MCID" in node:
                    yield (page, int(str(node["/MCID"]))), tag
                elif "/K" in node and str(node.get("/Type")) != "/OBJR":
                    stack.append((node.raw_get("/K"), page, self._enter(node, tag)))

    def _page(self, node: Any, page: int) -> int:
        own = node.raw_get("/Pg") if "/Pg" in node else None
        return self.pages.get(getattr(own, "idnum", -1), page)

    def _enter(self, node: Any, tag: Tag) -> Tag:
        """The tag that holds for what stands inside ``node``."""
        name = self._role(node)
        if name == "Table":
            self.tables += 1
            return replace(self._next(tag, "body"), cell=Cell(self.tables, -1, -1))
        if name in ("TR", "TH", "TD"):
            return self._cell(node, name, tag)
        if re.fullmatch(r"H[1-9]", name):
            return replace(self._next(tag, "heading"), level=int(name[1]))
        role = _BLOCKS.get(name)
        held = role == "body" and tag.role in _KEEPS and not self._second(tag, node)
        if role is None or held or (tag.role == "contents" and role == "item"):
            return tag
        entered = self._next(tag, role)
        if role == "footnote":  # a note stands in the words of what it is about; no table holds it
            return replace(entered, cell=None, inside_note=True)
        return entered

    def _second(self, tag: Tag, node: Any) -> bool:
        """Whether a paragraph inside a list item is not its first one."""
        if tag.role != "item":
            return False
        parent: Any = node.get("/P")
        kids: Any = parent.get_object().get("/K") if parent is not None else None
        if not isinstance(kids, list):
            return False
        targets: list[Any] = [kid.get_object() for kid in kids]
        paragraphs = [target for target in targets if hasattr(target, "get") and self._role(target) == "P"]
        return len(paragraphs) > 1 and paragraphs[0] is not node

    def _next(self, tag: Tag, role: Role) -> Tag:
        self.count += 1
        return Tag(self.count, role, 0, tag.cell, tag.inside_note)

    def _cell(self, node: Any, name: str, tag: Tag) -> Tag:
        table = tag.cell.table if tag.cell else 0
        if name == "TR":
            self.rows[table] = self.rows.get(table, -1) + 1
            return replace(tag, cell=Cell(table, self.rows[table], -1))
        row = tag.cell.row if tag.cell else 0
        columns, rows = self._span(node, "/ColSpan"), self._span(node, "/RowSpan")
        column = self.columns.get((table, row), 0)
        while (table, row, column) in self.taken:
            column += 1
        for below in range(1, rows):
            self.taken.update((table, row + below, column + beside) for beside in range(columns))
        self.columns[table, row] = column + columns
        return replace(self._next(tag, "body"), cell=Cell(table, row, column, name == "TH", columns, rows))

    def _span(self, node: Any, name: str) -> int:
        attributes: Any = node.get("/A")
        for held in attributes if isinstance(attributes, list) else [attributes]:
            one: Any = held.get_object() if held is not None else None
            if hasattr(one, "get") and isinstance(one.get(name), int):
                return max(1, min(int(one[name]), 50))
        return 1

    def _role(self, node: Any) -> str:
        name = str(node.get("/S", "")).lstrip("/")
        for _ in range(10):
            if name in _BLOCKS or name in ("Table", "TR", "TH", "TD") or re.fullmatch(r"H[1-9]", name):
                return name if name != "Artifact" or "Artifact" not in self.roles else "P"
            if name not in self.roles:
                return name
            name = self.roles[name]
        return name
