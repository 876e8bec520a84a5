"""Word documents: paragraphs, lists, tables, footnotes and text boxes in order, without what was deleted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wtanalysis.documents.readers.block import Block
from wtanalysis.documents.readers.docx_styles import Numbering, Styles, w
from wtanalysis.documents.readers.inline import Inline, Run, fold
from wtanalysis.documents.readers.tables import Cell, table_blocks
from wtanalysis.errors import DocumentError

_DELETED = {w("del"), w("moveFrom"), w("instrText"), w("pPr"), w("rPr"), w("commentReference"), w("delText")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}


def docx_blocks(path: Path) -> tuple[str, list[Block], dict[str, int]]:
    """The title, raw blocks of a Word document, and what was left out, counted.

    Locators count the paragraphs of the file, those in tables and text boxes among them.

    Args:
        path: a ``.docx`` file, checked before.

    Raises:
        DocumentError: the file is no Word document inside.

    >>> import tempfile, docx
    >>> document, path = docx.Document(), Path(tempfile.mkdtemp()) / "a.docx"
    >>> _ = document.add_heading("Aims", 1), document.add_paragraph("one", "List Bullet"), document.save(path)
    >>> [(b.kind, b.text, b.locator) for b in docx_blocks(path)[1]]
    [('heading', 'Aims', 'L1'), ('bullet', 'one', 'L2')]
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        document = docx.Document(str(path))
        reader = _Reader(document)
        blocks = list(reader.container(document.element.body))
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, IndexError) as error:
        what = f"cannot be read as a Word document ({type(error).__name__})"
        raise DocumentError(what, "a DOCX file as Word saves it", "open and save it again", file=str(path)) from None
    return "", blocks, {"contents entries": reader.contents} if reader.contents else {}


class _Reader:
    """Walks over the body of a Word document."""

    def __init__(self, document: Any) -> None:
        self.styles = Styles(document.styles.element)
        self.numbering = Numbering(_part_element(document.part, "numbering"))
        self.notes = {name: _notes(document.part, name) for name in _NOTES.values()}
        self.count = 0
        self.contents = 0
        self.marks = 0
        self.found_notes: list[Block] = []

    def container(self, element: Any) -> Iterator[Block]:
        """The blocks of a body, cell, text box or content control."""
        for child in element:
            if child.tag == w("p"):
                yield from self.paragraph(child)
            elif child.tag == w("tbl"):
                yield from self._table(child)
            elif child.tag == w("sdt"):
                yield from self._control(child)
            elif child.tag in (w("ins"), w("moveTo"), w("customXml"), w("smartTag")):
                yield from self.container(child)

    def _control(self, element: Any) -> Iterator[Block]:
        gallery = element.find(f".//{w('docPartGallery')}")
        content = element.find(w("sdtContent"))
        if content is None:
            return
        if gallery is not None and "Contents" in (gallery.get(w("val")) or ""):
            paragraphs = list(content.iter(w("p")))
            self.count += len(paragraphs)
            self.contents += len(paragraphs)
        else:
            yield from self.container(content)

    def paragraph(self, element: Any) -> Iterator[Block]:
        self.count += 1
        place = f"L{self.count}"
        look = self.styles.of(element)
        if look.kind == "contents":
            self.contents += 1
            return
        self.found_notes = []
        found = self._inline(element, place)
        number, level, is_bullet = self.numbering.of(look)
        notes = self.found_notes
        if found.text:
            yield _block(found, place, look, number, level, is_bullet)
        yield from notes
        for box in element.iter(w("txbxContent")):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                yield from self.container(box)

    def _inline(self, element: Any, place: str) -> Inline:
        run = Run()
        self._walk(element, run, place)
        found = fold(run)
        found.breaks = []
        return found

    def _walk(self, element: Any, run: Run, place: str) -> None:
        """Collect the text below an element; what is deleted, hidden or a field's code is none."""
        for child in element:
            tag = child.tag
            if tag in _DELETED or tag == _FALLBACK or tag == w("txbxContent"):
                continue
            if tag == w("t"):
                run.add(child.text or "", 1)
            elif tag in (w("tab"), w("br"), w("cr"), w("ptab")):
                run.add(" ", 1)
            elif tag == w("noBreakHyphen"):
                run.add("-", 1)
            elif tag in _NOTES:
                self._note(child, run, place)
            elif tag == w("r"):
                if not self.styles.is_hidden(child):
                    run.is_bold = self.styles.is_bold(child)
                    self._walk(child, run, place)
                    run.is_bold = False
            else:
                self._walk(child, run, place)

    def _note(self, reference: Any, run: Run, place: str) -> None:
        note = self.notes[_NOTES[reference.tag]].get(reference.get(w("id")) or "")
        self.marks += 1
        mark = str(self.marks)
        run.note(mark)
        if note is not None:
            words = Run()
            for paragraph in note.iter(w("p")):
                self._walk(paragraph, words, place)
                words.add(" ", 1)
            text = fold(words).text
            if text:
                self.found_notes.append(Block("footnote", text, place, number=mark))

    def _table(self, table: Any) -> Iterator[Block]:
        rows: list[tuple[str, list[Cell]]] = []
        above: list[str] = []
        heads = 0
        notes: list[Block] = []
        for row in table.iter(w("tr")):
            if next(row.iterancestors(w("tbl"))) is not table or row.find(f"{w('trPr')}/{w('del')}") is not None:
                continue
            place = f"L{self.count + 1}"
            line: list[str] = []
            for cell in row.iter(w("tc")):
                if next(cell.iterancestors(w("tbl"))) is table:
                    line += self._cell(cell, above, len(line), notes)
            heads += row.find(f"{w('trPr')}/{w('tblHeader')}") is not None and heads == len(rows)
            rows.append((place, [Cell(text) for text in line]))
            above = line
        yield from table_blocks(rows, heads)
        yield from notes

    def _cell(self, cell: Any, above: list[str], column: int, notes: list[Block]) -> list[str]:
        """A cell's text, once for each column it reaches over; a continued cell repeats the one above."""
        texts = []
        for paragraph in cell.iter(w("p")):
            self.count += 1
            self.found_notes = []
            texts.append(self._inline(paragraph, f"L{self.count}").text)
            notes += self.found_notes
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        across = int(span.get(w("val")) or 1) if span is not None else 1
        text = " ".join(text for text in texts if text)
        if merge is not None and merge.get(w("val")) != "restart" and column < len(above):
            text = above[column]
        return [text] * min(max(across, 1), 100)


def _block(found: Inline, place: str, look: Any, number: str, level: int, is_bullet: bool) -> Block:
    emphasis, notes = tuple(found.emphasis), tuple(found.notes)
    if look.kind == "heading":
        return Block("heading", found.text, place, number=number, level=look.level, notes=notes)
    if is_bullet or number:
        is_numbered = bool(number) and (level == 1 or "." in number) and number[:1].isdigit()
        kind = "numbered" if is_numbered else "bullet"
        depth = 0 if is_numbered else level
        return Block(kind, found.text, place, number=number, level=depth, emphasis=emphasis, notes=notes)  # type: ignore[arg-type]
    return Block(look.kind, found.text, place, emphasis=emphasis, notes=notes)


def _part_element(part: Any, name: str) -> Any:
    """The root element of a related part, such as ``numbering`` or ``footnotes``; None if there is none."""
    from docx.oxml import parse_xml

    for relation in part.rels.values():
        if relation.reltype.endswith("/" + name) and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _notes(part: Any, name: str) -> dict[str, Any]:
    root = _part_element(part, name)
    if root is None:
        return {}
    return {note.get(w("id")): note for note in root if note.get(w("type")) in (None, "normal")}
