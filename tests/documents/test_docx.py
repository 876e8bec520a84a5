"""Word documents: what styles, lists, changes, boxes and tables become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def word() -> Any:
    """An empty Word document."""
    return docx.Document()


def read(word: Any, folder: Path) -> Document:
    """Save a Word document and read it."""
    word.save(str(folder / "a.docx"))
    return read_document(folder / "a.docx")


def add(word: Any, xml: str) -> None:
    """Append raw XML to the body, with the namespace of Word declared."""
    word.element.body.insert(len(word.element.body) - 1, parse_xml(xml.replace(">", f" {SPACE}>", 1)))


def run(text: str) -> str:
    """A run of text, as XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_by_name_based_style_and_outline(word: Any, tmp_path: Path) -> None:
    """A heading is known by its built-in name under any style id, by the style it is based on, and by outline level."""
    word.styles["Heading 1"].element.set(docx.oxml.ns.qn("w:styleId"), "berschrift1")
    custom = word.styles.add_style("House title", WD_STYLE_TYPE.PARAGRAPH)
    custom.base_style = word.styles["Heading 2"]
    word.add_paragraph("Ziele").style = word.styles["Heading 1"]
    word.add_paragraph("Gates", "House title")
    add(word, f'<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr>{run("Locks")}</w:p>')
    word.add_paragraph("Words below.")
    document = read(word, tmp_path)
    assert [(s.title, s.level) for s in document.sections] == [("Ziele", 1), ("Gates", 2), ("Locks", 3)]


def test_tracked_changes_read_as_accepted(word: Any, tmp_path: Path) -> None:
    """Inserted and moved words stand in the text, deleted and moved-away words do not."""
    removed = '<w:del w:id="1" w:author="a"><w:r><w:delText>closed </w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3" w:author="a">{run("yesterday ")}</w:moveFrom>'
    added = f'<w:ins w:id="2" w:author="a">{run("open ")}</w:ins>'
    add(word, f"<w:p>{run('Gates are ')}{removed}{moved}{added}{run('at dawn.')}</w:p>")
    assert [p.text for p in read(word, tmp_path).paragraphs] == ["Gates are open at dawn."]


def test_links_fields_hidden_text_and_hyphens(word: Any, tmp_path: Path) -> None:
    """A link's words stay, a field shows its result and not its code, hidden text is out, a fixed hyphen is one."""
    link = f'<w:hyperlink w:anchor="x">{run("the map")}</w:hyperlink>'
    field = f'<w:fldSimple w:instr="PAGE">{run("of paths")}</w:fldSimple>'
    code = '<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    hyphen = "<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>use</w:t></w:r>"
    add(word, f"<w:p>{run('See ')}{link} {code}{run(' ')}{field}{hidden}{run(' for ')}{hyphen}{run('.')}</w:p>")
    assert read(word, tmp_path).paragraphs[0].text == "See the map of paths for re-use."


def test_bold_is_emphasis(word: Any, tmp_path: Path) -> None:
    """Bold runs, one after the other, are one stretch of emphasis."""
    paragraph = word.add_paragraph("We asked ")
    paragraph.add_run("‘Why").bold = True
    paragraph.add_run(" not?’").bold = True
    paragraph.add_run(" of all.")
    assert read(word, tmp_path).paragraphs[0].emphasis == ((9, 19),)


def test_lists_print_their_numbers(word: Any, tmp_path: Path) -> None:
    """Numbered paragraphs carry 1, 2 and 2.1; lettered items are list items; a new list starts again."""
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for depth, (form, pattern) in enumerate([("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")])
    )
    numbering = word.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {SPACE} w:abstractNumId="90">{levels}</w:abstractNum>'))
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    for list_id, extra in ((90, ""), (91, restart)):
        numbering.append(parse_xml(f'<w:num {SPACE} w:numId="{list_id}"><w:abstractNumId w:val="90"/>{extra}</w:num>'))
    items = [
        (90, 0, "One."),
        (90, 0, "Two."),
        (90, 1, "Inner."),
        (90, 2, "Item."),
        (90, 0, "Three."),
        (91, 0, "Again."),
    ]
    for list_id, depth, text in items:
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr></w:pPr>'
        add(word, f"<w:p>{properties}{run(text)}</w:p>")
    told = [(p.kind, p.number, p.text) for p in read(word, tmp_path).paragraphs]
    assert told == [
        ("numbered", "1", "One."), ("numbered", "2", "Two."), ("numbered", "2.1", "Inner."), ("bullet", "a", "Item."),
        ("numbered", "3", "Three."), ("numbered", "1", "Again."),
    ]  # fmt: skip


def test_merged_cells_repeat_their_text(word: Any, tmp_path: Path) -> None:
    """A cell merged over columns or rows stands in each of them; two header rows become one header."""
    table = word.add_table(4, 3)
    for row, texts in enumerate((("Group", "Answer", ""), ("", "Yes", "No"), ("Walkers", "1", "2"), ("", "3", "4"))):
        for cell, text in zip(table.rows[row].cells, texts, strict=True):
            cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Answer"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Group"
    table.cell(2, 0).merge(table.cell(3, 0)).text = "Walkers"
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {SPACE}/>"))
    rows = read(word, tmp_path).paragraphs
    assert rows[0].cells == ("Group", "Answer Yes", "Answer No")
    assert [row.cells for row in rows[1:]] == [("Walkers", "1", "2"), ("Walkers", "3", "4")]
    assert rows[1].header == rows[0].cells


def test_boxes_controls_and_contents(word: Any, tmp_path: Path) -> None:
    """A text box's words come after their paragraph, once; a control's words stay; a table of contents is left out."""
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choices = f"<mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent {mc}>{choices}</mc:AlternateContent>"
    add(word, f"<w:p>{run('Before.')}<w:r>{both}</w:r></w:p>")
    add(word, f"<w:sdt><w:sdtContent><w:p>{run('In a control.')}</w:p></w:sdtContent></w:sdt>")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    add(
        word,
        f"<w:sdt>{gallery}<w:sdtContent><w:p>{run('Gates 4')}</w:p><w:p>{run('Locks 9')}</w:p></w:sdtContent></w:sdt>",
    )
    document = read(word, tmp_path)
    assert [p.text for p in document.paragraphs] == ["Before.", "In a box.", "In a control."]
    assert document.left_out == {"contents entries": 2}


def test_locators_count_the_paragraphs_of_the_file(word: Any, tmp_path: Path) -> None:
    """Empty paragraphs and those in cells count, so that a reader finds paragraph 6 as the sixth."""
    word.add_paragraph("One.")
    word.add_paragraph("")
    table = word.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    word.add_paragraph("")
    word.add_paragraph("Six.")
    assert [p.locator for p in read(word, tmp_path).paragraphs] == ["L1", "L3", "L6"]
