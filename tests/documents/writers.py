"""One invented document, written in every format that we read, so that the readers can be held against each other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Piece:
    """One paragraph of the invented document; ``note`` is the text of a footnote at its end."""

    kind: str
    text: str = ""
    level: int = 1
    number: int = 0
    note: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def expected(pieces: list[Piece]) -> list[tuple[str, str]]:
    """Kinds and texts that a reader must give."""
    told: list[tuple[str, str]] = []
    for piece in pieces:
        if piece.kind == "table":
            told += [("table", " | ".join(row)) for row in piece.rows]
        else:
            told.append((piece.kind, piece.text))
        if piece.note:
            told.append(("footnote", piece.note))
    return told


def write_markdown(pieces: list[Piece], path: Path) -> Path:
    """Write the pieces as Markdown."""
    parts, notes = [], 0
    for piece in pieces:
        mark = f"[^{(notes := notes + 1)}]" if piece.note else ""
        if piece.kind == "heading":
            parts.append(f"{'#' * piece.level} {piece.text}")
        elif piece.kind == "numbered":
            parts.append(f"{piece.number}. {piece.text}{mark}")
        elif piece.kind == "bullet":
            parts.append(f"{'    ' * (piece.level - 1)}- {piece.text}{mark}")
        elif piece.kind == "quotation":
            parts.append(f"> {piece.text}")
        elif piece.kind == "table":
            lines = [f"| {' | '.join(row)} |" for row in piece.rows]
            parts.append("\n".join([lines[0], "|" + " --- |" * len(piece.rows[0]), *lines[1:]]))
        else:
            parts.append(piece.text + mark)
        if piece.note:
            parts.append(f"[^{notes}]: {piece.note}")
    path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    return path


def write_html(pieces: list[Piece], path: Path) -> Path:
    """Write the pieces as a page of a GOV.UK look, with a banner and a menu round them."""
    parts, notes = [], 0
    for piece in pieces:
        text = escape(piece.text)
        if piece.note:
            notes += 1
            text += f'<sup id="fnref:{notes}" role="doc-noteref"><a href="#fn:{notes}">[footnote {notes}]</a></sup>'
        if piece.kind == "heading":
            parts.append(f"<h{piece.level}>{text}</h{piece.level}>")
        elif piece.kind == "numbered":
            parts.append(f'<ol start="{piece.number}"><li>{text}</li></ol>')
        elif piece.kind == "bullet":
            parts.append(
                "<ul><li>" * 1 + text + "</li></ul>" if piece.level == 1 else f"<ul><ul><li>{text}</li></ul></ul>"
            )
        elif piece.kind == "quotation":
            parts.append(f"<blockquote><p>{text}</p></blockquote>")
        elif piece.kind == "table":
            rows = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in piece.rows]
            parts.append("<table><tr>" + "</tr>\n<tr>".join(rows) + "</tr></table>")
        else:
            parts.append(f"<p>{text}</p>")
        if piece.note:
            back = f'<a href="#fnref:{notes}" role="doc-backlink">back</a>'
            note = f'<li id="fn:{notes}" role="doc-endnote"><p>{escape(piece.note)} {back}</p></li>'
            parts.append(f'<div class="footnotes"><ol>{note}</ol></div>')
    page = "<!DOCTYPE html><html><body><div class='cookie-banner'>Cookies</div><nav>Menu</nav><main>"
    path.write_text(page + "\n".join(parts) + "</main><footer>Crown</footer></body></html>", encoding="utf-8")
    return path


def write_docx(pieces: list[Piece], path: Path) -> Path:
    """Write the pieces as a Word document."""
    import docx

    document = docx.Document()
    notes: list[str] = []
    for piece in pieces:
        if piece.kind == "heading":
            document.add_heading(piece.text, piece.level)
        elif piece.kind == "table":
            table = document.add_table(0, len(piece.rows[0]))
            for row in piece.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            style = {"quotation": "Quote", "bullet": f"List Bullet{'' if piece.level == 1 else ' 2'}"}.get(piece.kind)
            text = f"{piece.number}. {piece.text}" if piece.kind == "numbered" else piece.text
            paragraph = document.add_paragraph(text, style)
            if piece.note:
                notes.append(piece.note)
                add_footnote_mark(paragraph, len(notes))
    if notes:
        add_footnotes(document, notes)
    document.save(str(path))
    return path


def add_footnote_mark(paragraph: Any, number: int) -> None:
    """Put a reference to footnote ``number`` at the end of a paragraph."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number + 1))
    paragraph.add_run()._r.append(mark)


def add_footnotes(document: Any, notes: list[str]) -> None:
    """Give a Word document its part of footnotes, which python-docx cannot write."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    told = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(note)}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, start=2)
    )
    fixed = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    data = f'<?xml version="1.0"?><w:footnotes {space}>{fixed}{told}</w:footnotes>'.encode()
    part = Part(PackURI("/word/footnotes.xml"), kind, data, document.part.package)
    document.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes")


def write_odt(pieces: list[Piece], path: Path) -> Path:
    """Write the pieces as an OpenDocument text."""
    from odf import style, table, text
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    document.styles.addElement(style.Style(name="Quotations", family="paragraph"))
    numbers = text.ListStyle(name="Numbers")
    numbers.addElement(text.ListLevelStyleNumber(level="1", numformat="1", numsuffix="."))
    document.automaticstyles.addElement(numbers)
    notes = 0
    for piece in pieces:
        if piece.kind == "heading":
            document.text.addElement(text.H(outlinelevel=piece.level, text=piece.text))
            continue
        if piece.kind == "table":
            grid = table.Table()
            for row in piece.rows:
                line = table.TableRow()
                for cell_text in row:
                    cell = table.TableCell()
                    cell.addElement(text.P(text=cell_text))
                    line.addElement(cell)
                grid.addElement(line)
            document.text.addElement(grid)
            continue
        paragraph = text.P(text=piece.text, **({"stylename": "Quotations"} if piece.kind == "quotation" else {}))
        if piece.note:
            notes += 1
            note, body = text.Note(noteclass="footnote"), text.NoteBody()
            note.addElement(text.NoteCitation(text=str(notes)))
            body.addElement(text.P(text=piece.note))
            note.addElement(body)
            paragraph.addElement(note)
        if piece.kind in ("bullet", "numbered"):
            is_numbered = piece.kind == "numbered"
            item = text.ListItem(**({"startvalue": piece.number} if is_numbered else {}))
            item.addElement(paragraph)
            outer = text.List(**({"stylename": "Numbers"} if is_numbered else {}))
            outer.addElement(item)
            if piece.level == 2:
                holder, above = text.ListItem(), text.List()
                holder.addElement(outer)
                above.addElement(holder)
                outer = above
            document.text.addElement(outer)
        else:
            document.text.addElement(paragraph)
    document.save(str(path))
    return path


WRITERS = {".md": write_markdown, ".html": write_html, ".docx": write_docx, ".odt": write_odt}
