"""Plain text and text with Markdown marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers import read_document
from wtanalysis.documents.readers.inline import read_inline
from wtanalysis.documents.readers.text import text_blocks


def read(folder: Path, text: str, name: str = "a.md") -> Document:
    """Write a text and read it."""
    (folder / name).write_text(text, encoding="utf-8")
    return read_document(folder / name)


def told(document: Document) -> list[tuple[str, str, str]]:
    """Kind, text and locator of every paragraph."""
    return [(p.kind, p.text, p.locator) for p in document.paragraphs]


def test_marks_of_all_kinds(tmp_path: Path) -> None:
    """Links, notes, escapes, bold in HTML, entities and pictures leave nothing but their words."""
    text = (
        "# A *plan*\n\nSee [the map \\(PDF\\)](#)<sup>3</sup>, <b>bold</b> &amp; ![gate](g.png)<https://a.example/>.\n"
    )
    document = read(tmp_path, text)
    paragraph = document.paragraphs[1]
    assert paragraph.text == "See the map (PDF), bold & https://a.example/."
    assert paragraph.notes == ((17, "3"),)
    assert paragraph.emphasis == ((19, 23),)
    assert document.title == "A plan"


def test_a_tab_table_and_a_pipe_table(tmp_path: Path) -> None:
    """Rows between tabs or pipes are tables with a header; the rule under a pipe header is none of them."""
    text = "# Groups\n\n<b>Group</b>\t<b>Type</b>\nWalker\tOn foot\n\n| A | B |\n|---|---|\n| 1 | **2** |\n"
    document = read(tmp_path, text)
    rows = [(p.cells, p.header, p.locator) for p in document.paragraphs if p.kind == "table"]
    assert rows == [
        (("Group", "Type"), (), "L3"),
        (("Walker", "On foot"), ("Group", "Type"), "L4"),
        (("A", "B"), (), "L6"),
        (("1", "2"), ("A", "B"), "L8"),
    ]


def test_hard_wrapped_markdown(tmp_path: Path) -> None:
    """Lines of one wrapped paragraph or bullet are one, with a break a line; a cut word is whole again."""
    text = "# Plan\n\nWe asked inter-\nagency teams, and inter-agency\nwork went on.\n\n- one that\n  goes on\n- two\n"
    document = read(tmp_path, text)
    assert told(document)[1:] == [
        ("body", "We asked inter-agency teams, and inter-agency work went on.", "L3"),
        ("bullet", "one that goes on", "L7"),
        ("bullet", "two", "L9"),
    ]
    assert document.paragraphs[1].breaks == ((15, "L4"), (46, "L5"))


def test_a_line_break_in_a_paragraph(tmp_path: Path) -> None:
    """Two spaces at a line's end keep the next line in the paragraph, even where lines are long."""
    long = "word " * 60
    document = read(tmp_path, f"# Plan\n\n{long}\n\n“All is well.”  \n[A keeper]\n\nNext.\nOther.\n")
    assert told(document)[2] == ("quotation", "“All is well.” [A keeper]", "L5")
    assert [p.text for p in document.paragraphs[3:]] == ["Next.", "Other."]


def test_a_list_under_a_footnote_is_part_of_it(tmp_path: Path) -> None:
    """A footnote that ends in a colon has the items below it, and the sentence it cut goes on after them."""
    text = f"# P\n\n{'word ' * 60}is a duty<sup>1</sup>,\n\n---\n\n<sup>1</sup> The Act:\n\n- a) says so\n"
    text += "- b) means it\n\nmade for all.\n"
    document = read(tmp_path, text)
    body, note = document.paragraphs[1:]
    assert body.kind == "body"
    assert body.text.endswith("is a duty, made for all.")
    assert body.breaks[-1][1] == "L12"
    assert (note.kind, note.text) == ("footnote", "The Act: a) says so b) means it")


def test_pages_of_plain_text(tmp_path: Path) -> None:
    """Running heads, page numbers and contents pages are out and counted; a sentence over a page is joined."""
    pages = [
        "The plan for parks\nSpring edition\n",
        "Contents\nAims ........ 3\nGates ........ 4\nLocks ........ 5\n\n2\n",
    ]
    ends = {"Aims": "Every gate is old.", "Gates": "Locks are there so that the keepers"}
    for number, (title, last) in enumerate(ends.items(), start=3):
        pages.append(
            f"Plan for parks\n\n{title}\n{number - 2}.\n\nThe council wants each park in town to have a keeper, and\n"
            f"it will look for one each year. {last}\n\n{number}\n"
        )
    pages.append("Plan for parks\n\nmay sleep at night.\n\n5\n")
    document = read(tmp_path, "\f".join(pages), "a.txt")
    assert document.left_out["page numbers"] == 4
    assert document.left_out["running heads"] == 3
    assert document.left_out["contents entries"] == 3
    assert [(p.number, p.locator) for p in document.paragraphs if p.kind == "numbered"] == [("1", "L12"), ("2", "L21")]
    last = next(p for p in document.paragraphs if p.number == "2")
    assert last.text.endswith("so that the keepers may sleep at night.")
    assert last.breaks[-1][1] == "L29"
    assert [section.title for section in document.sections] == ["Aims", "Gates"]


def test_headings_that_are_not_marked(tmp_path: Path) -> None:
    """A short line alone before text is a heading; one that ends a text, a date and a sentence are none."""
    long = "The council looks after forty parks. " * 6
    document = read(tmp_path, f"Parks\n\n{long}\n\n3 May 2024\n\nHow we asked\n\n{long}\n\nGo to top\n", "a.txt")
    assert [section.title for section in document.sections] == ["Parks", "How we asked"]


def titles(folder: Path, *paragraphs: str) -> list[str]:
    """The headings of a plain text that consists of these paragraphs."""
    return [section.title for section in read(folder, "\n\n".join(paragraphs) + "\n", "a.txt").sections]


LONG = "The council looks after forty parks and all of them have lamps that shine at night. " * 4
WRAPPED = LONG.replace("lamps that", "lamps\nthat").strip()


@pytest.mark.parametrize("text", [LONG, WRAPPED, "We asked about lamps."], ids=["long", "wrapped", "short"])
def test_headings_that_bear_a_number(tmp_path: Path, text: str) -> None:
    """A number and a few words alone over text are a heading; in a row they are a list, as sentences paragraphs."""
    assert titles(tmp_path, "Lamps", text, "2. Dimming", text, "3.1 Costs and fees", text) == [
        "Lamps",
        "2. Dimming",
        "3.1 Costs and fees",
    ]
    assert titles(tmp_path, "Lamps", text, "1. Oak Road", "2. Elm Road", text) == ["Lamps"]
    assert titles(tmp_path, "Lamps", text, "1. We agree.", text, "2. Should lamps be dimmed?", text) == ["Lamps"]


def test_headings_of_short_paragraphs(tmp_path: Path) -> None:
    """A short line alone stands over a short sentence or a list as well; names in a row and a month are no headings."""
    below = ["We had 30 answers.", "Who responded", "- 30 councils\n- 2 parks", "Our response", "We will dim lamps."]
    names = ["Annex A: Respondents", "Anytown Council", "Lamp Makers Association", "Residents of Old Street"]
    assert titles(tmp_path, "Lamps", "May 2024", *below, *names) == [
        "Lamps",
        "Who responded",
        "Our response",
        "Annex A: Respondents",
    ]


def test_plain_stars_and_underscores_stay(tmp_path: Path) -> None:
    """In a text without marks a star or underscore is a character like any other."""
    text = "A rate of 2 * 3 * 4 and a file_name_here. " * 5
    assert read(tmp_path, text, "a.txt").paragraphs[0].text == text.strip()


@given(text=st.text(alphabet=st.sampled_from("ab .*_#-[]()<>^|\t\n>1“”"), max_size=120))
def test_any_text_reads_without_error_and_in_order(text: str) -> None:
    """Whatever marks a text holds, it reads; offsets stay inside the texts and locators follow the lines."""
    _, blocks, _ = text_blocks(text)
    lines = [int(block.locator[1:]) for block in blocks if block.kind != "footnote"]
    assert lines == sorted(lines)
    for block in blocks:
        assert all(0 <= start < end <= len(block.text) for start, end in block.emphasis)
        assert all(0 <= at <= len(block.text) for at, _ in block.notes)


@given(text=st.text(alphabet=st.sampled_from("ab é £.,"), max_size=60))
def test_text_without_marks_is_kept_to_the_letter(text: str) -> None:
    """Reading a line without marks folds its spaces and changes nothing else."""
    assert read_inline([(1, text)]).text == " ".join(text.split())
