"""OpenDocument texts: what changes, notes, boxes, lists and tables become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from odf import draw, style, table, text
from odf.namespaces import TEXTNS
from odf.opendocument import OpenDocumentText

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document


@pytest.fixture
def odt() -> Any:
    """An empty OpenDocument text."""
    return OpenDocumentText()


def read(odt: Any, folder: Path) -> Document:
    """Save an OpenDocument text and read it."""
    odt.save(str(folder / "a.odt"))
    return read_document(folder / "a.odt")


def test_deleted_words_stay_out(odt: Any, tmp_path: Path) -> None:
    """What a tracked change deleted is kept in the file and is not read."""
    changes, region, deletion = text.TrackedChanges(), text.ChangedRegion(check_grammar=False), text.Deletion()
    region.setAttrNS(TEXTNS, "id", "c1")
    deletion.addElement(text.P(text="Gates are closed."))
    region.addElement(deletion)
    changes.addElement(region)
    odt.text.addElement(changes)
    paragraph = text.P(text="Gates are ")
    paragraph.addElement(text.Change(changeid="c1"))
    paragraph.addText("open.")
    odt.text.addElement(paragraph)
    assert [p.text for p in read(odt, tmp_path).paragraphs] == ["Gates are open."]


def test_spaces_breaks_and_bold(odt: Any, tmp_path: Path) -> None:
    """Coded spaces, tabs, line breaks and page breaks are white space; a bold span is emphasis."""
    bold = style.Style(name="B", family="text")
    bold.addElement(style.TextProperties(fontweight="bold"))
    odt.automaticstyles.addElement(bold)
    paragraph = text.P(text="We")
    paragraph.addElement(text.S(c=3))
    paragraph.addText("asked")
    paragraph.addElement(text.LineBreak())
    paragraph.addElement(text.Span(stylename="B", text="‘Why?’"))
    paragraph.addElement(text.SoftPageBreak())
    paragraph.addText(" of all.")
    odt.text.addElement(paragraph)
    found = read(odt, tmp_path).paragraphs[0]
    assert (found.text, found.emphasis) == ("We asked ‘Why?’ of all.", ((9, 15),))


def test_boxes_sections_and_contents(odt: Any, tmp_path: Path) -> None:
    """A text box's words come after their paragraph; a section's words stay; a table of contents is left out."""
    index, body = text.TableOfContent(name="c"), text.IndexBody()
    for entry in ("Gates 4", "Locks 9"):
        body.addElement(text.P(text=entry))
    index.addElement(text.TableOfContentSource())
    index.addElement(body)
    odt.text.addElement(index)
    paragraph, frame, box = text.P(text="Before."), draw.Frame(), draw.TextBox()
    box.addElement(text.P(text="In a box."))
    frame.addElement(box)
    paragraph.addElement(frame)
    odt.text.addElement(paragraph)
    section = text.Section(name="s")
    section.addElement(text.P(text="In a section."))
    odt.text.addElement(section)
    document = read(odt, tmp_path)
    assert [p.text for p in document.paragraphs] == ["Before.", "In a box.", "In a section."]
    assert document.left_out == {"contents entries": 2}


def test_merged_cells_repeat_their_text(odt: Any, tmp_path: Path) -> None:
    """A cell that spans columns and rows stands in each of them; header rows become one header."""
    grid, heads = table.Table(), table.TableHeaderRows()
    rows = [
        [("Group", 1, 2), ("Answer", 2, 1), None],
        [None, ("Yes", 1, 1), ("No", 1, 1)],
        [("Walkers", 1, 1), ("1", 1, 1), ("2", 1, 1)],
    ]
    for position, cells in enumerate(rows):
        line = table.TableRow()
        for cell in cells:
            if cell is None:
                line.addElement(table.CoveredTableCell())
                continue
            words, across, down = cell
            made = table.TableCell(numbercolumnsspanned=across, numberrowsspanned=down)
            made.addElement(text.P(text=words))
            line.addElement(made)
        (heads if position < 2 else grid).addElement(line)
        if position == 1:
            grid.addElement(heads)
    odt.text.addElement(grid)
    found = read(odt, tmp_path).paragraphs
    assert [row.cells for row in found] == [("Group", "Answer Yes", "Answer No"), ("Walkers", "1", "2")]


def test_nested_lists_know_their_depth(odt: Any, tmp_path: Path) -> None:
    """A list in a list item is one level deeper and led in by that item."""
    outer, item, inner, deep = text.List(), text.ListItem(), text.List(), text.ListItem()
    item.addElement(text.P(text="gates, with"))
    deep.addElement(text.P(text="locks"))
    inner.addElement(deep)
    item.addElement(inner)
    outer.addElement(item)
    odt.text.addElement(text.P(text="Parks have:"))
    odt.text.addElement(outer)
    told = [(p.kind, p.level, p.lead_in) for p in read(odt, tmp_path).paragraphs]
    assert told == [("body", 0, -1), ("bullet", 1, 0), ("bullet", 2, 1)]
