"""HTML pages, GOV.UK's among them: the main content to raw blocks, located by source line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wtanalysis.documents.readers.block import Block, list_number
from wtanalysis.documents.readers.inline import Run, fold
from wtanalysis.documents.readers.tables import Cell, table_blocks

_DROPPED = (
    "script", "style", "noscript", "template", "nav", "form", "button", "input", "select", "textarea", "svg", "iframe",
    "object", "embed", "head", "audio", "video", "canvas", "math",
)  # fmt: skip
_FURNITURE = re.compile(
    r"cookie|breadcrumb|contents-list|skip-link"
    r"|(?:^|[\s_-])(?:nav|navigation|menu|sidebar|banner|share|sharing"
    r"|pagination|print-link|related|feedback|newsletter|back-to-top)(?:$|[\s_-])|govuk-footer|site-footer",
    re.I,
)
_UNSEEN = re.compile(r"visually-hidden|sr-only|screen-reader", re.I)
_HOLDERS = ("div", "section", "aside", "ul", "ol", "header", "p", "a")
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote",
    "figure", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "address", "details", "summary", "hr",
    "fieldset", "center", "body", "aside", "footer", "caption", "tr", "td", "th", "tbody", "thead", "tfoot", "hgroup",
    "legend",
}  # fmt: skip
_NOTE_HREF = re.compile(r"#_?(?:fn|footnote|ftn|note|_ftn|en|endnote)[:_-]?(\w{1,12})$", re.I)
_NOTE_LIST = re.compile(r"(?:^|\s)(?:footnotes?|endnotes?)(?:\s|$)", re.I)
_BACK = re.compile(r"#_?(?:fnref|ftnref|footnote-?ref|cite_ref|endnote-?ref)[:_-]?[\w-]*$", re.I)


@dataclass
class _Context:
    """Where in the page we are: lists around us, and whether in a quotation or among the footnotes."""

    lists: tuple[tuple[str, str], ...] = ()
    quoted: bool = False
    notes: bool = False
    counters: dict[int, int] = field(default_factory=dict)


def html_blocks(text: str) -> tuple[str, list[Block], dict[str, int]]:
    """The title, raw blocks of a page's main content, and what was left out, counted.

    Args:
        text: the decoded page.

    >>> _, blocks, _ = html_blocks("<nav>Home</nav><main><h1>Aims</h1><p>We <b>ask</b>.</p></main>")
    >>> [(b.kind, b.text, b.locator) for b in blocks]
    [('heading', 'Aims', 'L1'), ('body', 'We ask.', 'L1')]
    """
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = html.document_fromstring(text.replace("\r\n", "\n").encode("utf-8") or b"<p></p>", parser=parser)
    walker = _Walker()
    blocks = list(walker.element(_main(root), _Context()))
    return "", blocks, {"page furniture": walker.dropped} if walker.dropped else {}


def _main(root: Any) -> Any:
    """The element that holds the page's content."""
    for path in ("//main", "//*[@role='main']", "//*[@id='content' or @id='main-content' or @id='main']", "//article"):
        found = [element for element in root.xpath(path) if not _hidden(element)]
        if len(found) == 1 or (found and path == "//main"):
            return found[0]
    govspeak = root.xpath("//*[contains(concat(' ', @class, ' '), ' govspeak ')]")
    body = root.find("body")
    return govspeak[0] if len(govspeak) == 1 else body if body is not None else root


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


class _Walker:
    """Walks over a page and yields its blocks."""

    def __init__(self) -> None:
        self.dropped = 0

    def _drops(self, element: Any) -> bool:
        if not isinstance(element.tag, str) or element.tag in _DROPPED or _hidden(element):
            return True
        marks = element.get("class") or ""
        if _UNSEEN.search(marks) or element.get("role") in ("navigation", "banner", "search", "contentinfo"):
            return True
        if element.tag == "footer":
            return not _NOTE_LIST.search(marks) and next(element.iterancestors("blockquote", "figure"), None) is None
        return element.tag in _HOLDERS and bool(_FURNITURE.search(marks))

    def element(self, element: Any, context: _Context) -> Iterator[Block]:
        """The blocks of one block-level element."""
        if self._drops(element):
            self.dropped += element.tag not in ("script", "style") if isinstance(element.tag, str) else 0
            return
        tag = element.tag
        if tag == "table":
            yield from self._table(element, context)
        elif tag in ("ul", "ol"):
            yield from self._list(element, context)
        elif tag == "li":
            yield from self._content(element, context, self._item(element, context))
        else:
            inner = _Context(
                context.lists, context.quoted or tag == "blockquote", context.notes or _is_note_list(element)
            )
            yield from self._content(element, inner, _like(tag, inner))

    def _content(self, element: Any, context: _Context, like: Block) -> Iterator[Block]:
        """Blocks of an element that may hold text, inline elements and further blocks, in order."""
        run = Run(prefix="L")
        first = like
        line = element.sourceline or 1
        run.add_lines(element.text or "", line)
        for child in element:
            if isinstance(child.tag, str) and child.tag in _BLOCKS:
                done, first = _flush(run, first, like)
                yield from done
                run = Run(prefix="L", line=max(run.line, child.sourceline or 1))
                yield from self._child(child, context, first)
                first = _after(like) if _holds_text(child) else first
            else:
                self.inline(child, run)
            run.add_lines(child.tail or "", max(run.line, child.sourceline or 1))
        yield from _flush(run, first, like)[0]

    def _child(self, child: Any, context: _Context, like: Block) -> Iterator[Block]:
        """A paragraph right inside a list item or footnote is that item."""
        if child.tag in ("p", "div") and like.kind in ("bullet", "numbered", "footnote", "quotation", "caption"):
            yield from () if self._drops(child) else self._content(child, context, like)
        else:
            yield from self.element(child, context)

    def _list(self, element: Any, context: _Context) -> Iterator[Block]:
        style = element.get("type") or ""
        inner = _Context(
            (*context.lists, (element.tag, style)), context.quoted, context.notes or _is_note_list(element)
        )
        count = int(element.get("start") or 1) if (element.get("start") or "1").lstrip("-").isdigit() else 1
        for child in element:
            if isinstance(child.tag, str) and child.tag == "li":
                count = int(child.get("value")) if (child.get("value") or "").isdigit() else count
                inner.counters[len(inner.lists)] = count
                count += 1
            yield from self.element(child, inner)

    def _item(self, element: Any, context: _Context) -> Block:
        """What a list item is: a footnote, a numbered paragraph or a bullet."""
        place = f"L{element.sourceline or 1}"
        depth = len(context.lists)
        level = max(depth - (depth > 1 and context.lists[0][0] == "ol"), 1)
        tag, style = context.lists[-1] if context.lists else ("ul", "")
        count = context.counters.get(len(context.lists), 1)
        if context.notes or (element.get("role") or "") in ("doc-footnote", "doc-endnote"):
            return Block("footnote", "", place, number=_note_number(element.get("id") or "", count))
        if tag == "ul":
            return Block("bullet", "", place, level=level)
        number = list_number(count, style)
        if depth == 1 and style in ("", "1"):
            return Block("numbered", "", place, number=number)
        return Block("bullet", "", place, number=number, level=level)

    def inline(self, element: Any, run: Run) -> None:
        """The text of an inline element, with its marks."""
        if self._drops(element):
            return
        line = max(run.line, element.sourceline or 1)
        mark = _note_mark(element)
        if mark is not None:
            if mark:
                run.note(mark)
            return
        was = run.is_bold
        run.is_bold = was or element.tag in ("b", "strong")
        if element.tag == "br":
            run.add(" ", line)
        elif element.tag == "img":
            return
        run.add("“" if element.tag == "q" else "", line)
        run.add_lines(element.text or "", line)
        for child in element:
            self.inline(child, run)
            run.add_lines(child.tail or "", max(run.line, child.sourceline or 1))
        run.add("”" if element.tag == "q" else "", run.line)
        if element.tag in _BLOCKS:
            run.add(" ", run.line)
        run.is_bold = was

    def _table(self, element: Any, context: _Context) -> Iterator[Block]:
        for caption in element.findall("caption"):
            yield from self._content(caption, context, Block("caption", "", f"L{caption.sourceline or 1}"))
        rows: list[tuple[str, list[Cell]]] = []
        heads = 0
        for row in element.iterdescendants("tr"):
            if next(row.iterancestors("table")) is not element or _hidden(row):
                continue
            cells = [self._cell(cell) for cell in row if isinstance(cell.tag, str) and cell.tag in ("td", "th")]
            all_heads = bool(cells) and all(cell.tag == "th" for cell in row if isinstance(cell.tag, str))
            in_head = row.getparent().tag == "thead"
            heads += (in_head or all_heads) and heads == len(rows)
            rows.append((f"L{row.sourceline or 1}", cells))
        if len(rows) == 1 and len(rows[0][1]) == 1:
            yield from self._content(next(element.iterdescendants("td", "th")), context, Block("body", "", rows[0][0]))
            return
        yield from table_blocks(rows, heads)

    def _cell(self, cell: Any) -> Cell:
        run = Run(prefix="L")
        self.inline(cell, run)
        spans = [cell.get(name) or "1" for name in ("colspan", "rowspan")]
        across, down = (int(span) if span.isdigit() else 1 for span in spans)
        return Cell(fold(run).text, min(max(across, 1), 100), min(max(down, 1), 1000))


def _is_note_list(element: Any) -> bool:
    return bool(_NOTE_LIST.search(element.get("class") or "")) or element.get("role") in (
        "doc-endnotes",
        "doc-footnote",
    )


def _like(tag: str, context: _Context) -> Block:
    """A block without text that shows what the text of an element becomes."""
    if re.fullmatch(r"h[1-6]", tag):
        return Block("heading", "", "L1", level=int(tag[1]))
    if tag in ("figcaption", "caption"):
        return Block("caption", "", "L1")
    if context.notes and tag not in ("ol", "ul"):
        return Block("footnote", "", "L1")
    return Block("quotation" if context.quoted else "body", "", "L1")


def _after(like: Block) -> Block:
    """What further text of the same element becomes: a list item's second paragraph is body text."""
    return Block("body", "", like.locator) if like.kind in ("bullet", "numbered") else like


def _holds_text(element: Any) -> bool:
    return bool("".join(element.itertext()).strip())


def _flush(run: Run, first: Block, like: Block) -> tuple[list[Block], Block]:
    """The block of a finished run, and what the next text of this element becomes."""
    from dataclasses import replace

    found = fold(run)
    if not found.text:
        return [], first
    done = replace(first, text=found.text, locator=found.start or first.locator, breaks=tuple(found.breaks),
                   emphasis=tuple(found.emphasis), notes=tuple(found.notes))  # fmt: skip
    return [done], _after(like)


def _note_mark(element: Any) -> str | None:
    """The mark of a footnote reference; empty for a link back from a footnote; None for anything else."""
    if element.tag not in ("a", "sup", "span"):
        return None
    text = "".join(element.itertext()).strip()
    links = [element] if element.tag == "a" else element.findall(".//a")
    if element.tag == "span" and not (element.get("class") or "").startswith("footnote"):
        return None
    for link in links:
        href, role = link.get("href") or "", link.get("role") or ""
        if role == "doc-backlink" or _BACK.search(href) or "reversefootnote" in (link.get("class") or ""):
            return ""
        match = _NOTE_HREF.search(href)
        if (match or role == "doc-noteref") and len(text) <= 16:
            return _note_number(match[1] if match else "", text)
    if element.tag == "sup" and re.fullmatch(r"\[?\d{1,3}\]?", text):
        return text.strip("[]")
    return None


def _note_number(name: str, fallback: object) -> str:
    digits = re.search(r"(\d+)$", name)
    found = digits or re.search(r"(\d+)", str(fallback))
    return found[1] if found else str(fallback).strip("[]")
