"""Raw blocks become a Document: what all formats share."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.model import Document
from wtanalysis.documents.readers.assemble import Block, assemble
from wtanalysis.documents.readers.levels import Heading, heading_number, repair_levels
from wtanalysis.provenance import Source


def made(*blocks: tuple[Any, ...] | Block, left_out: dict[str, int] | None = None) -> Document:
    """A document of blocks, given whole or as kind, text and level, with lines counted from 1."""
    whole = [
        block
        if isinstance(block, Block)
        else Block(block[0], block[1], f"L{row}", level=block[2] if len(block) > 2 else 0)
        for row, block in enumerate(blocks, start=1)
    ]
    return assemble(Source("a.txt", ""), "", whole, left_out or {})


def texts(document: Document) -> list[str]:
    """The texts of a document's paragraphs."""
    return [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("One tenth of them", "(12%) agreed.", True),
        ("The number who agreed was", "12 of them.", True),
        ("They wanted gates,", "benches and paths.", True),
        ("They said “gates in", "London” were old.", True),
        ("The head of the", "gate.", True),
        ("We asked them.", "twice is better.", False),
        ("David Oak", "15 people answered.", False),
        ("We asked them", "Then they answered.", False),
        ("“All is well.” [A keeper]", "and others agreed.", False),
    ],
)
def test_when_two_halves_are_one(left: str, right: str, joined: bool) -> None:
    """A paragraph goes on if it stopped in mid-sentence and the next begins like the middle of one."""
    document = made(("body", left), ("footnote", "A note."), ("body", right))
    assert len(document.paragraphs) == (2 if joined else 3)
    if joined:
        paragraph = document.paragraphs[0]
        assert paragraph.text == f"{left} {right}"
        assert paragraph.breaks == ((len(left) + 1, "L3"),)
        assert document.paragraphs[1].kind == "footnote"


def test_an_item_without_full_stop_takes_no_number() -> None:
    """A list item seldom ends in a full stop, so a paragraph that begins with a number is a new one."""
    document = made(
        ("body", "Groups:"), ("bullet", "the rest were placed by hand", 1), ("body", "248 chose none of these.")
    )
    assert len(document.paragraphs) == 3


@pytest.mark.parametrize(
    ("elsewhere", "joined"),
    [
        ("Inter-agency work.", "an inter-agency plan"),
        ("Interagency work.", "an interagency plan"),
        ("Work.", "an inter-agency plan"),
    ],
)
def test_a_cut_word_follows_the_document(elsewhere: str, joined: str) -> None:
    """A word cut at its hyphen keeps it unless only the closed form stands elsewhere in the document."""
    assert (
        made(("body", elsewhere), ("body", "It is an inter-"), ("body", "agency plan.")).paragraphs[1].text
        == f"It is {joined}."
    )


def test_bold_and_notes_move_with_the_text() -> None:
    """Offsets of the second half are moved; bold that runs over the seam is one stretch."""
    first = Block("body", "We asked why", "L1", emphasis=((9, 12),), notes=((2, "1"),))
    second = Block("body", "or how.", "L4", emphasis=((0, 6),), notes=((6, "2"),), breaks=((3, "L5"),))
    paragraph = made(first, second).paragraphs[0]
    assert [paragraph.text[start:end] for start, end in paragraph.emphasis] == ["why or how"]
    assert [(paragraph.text[at:], mark) for at, mark in paragraph.notes] == [(" asked why or how.", "1"), (".", "2")]
    assert [paragraph.text[at:] for at, _ in paragraph.breaks] == ["or how.", "how."]


def test_contents_need_a_second_witness() -> None:
    """Lines that end in rising numbers are contents if their titles come back as headings; a table of counts stays."""
    entries = [("body", "Aims 3"), ("body", "Gates 7"), ("body", "Locks 9")]
    headings = [("heading", name, 1) for name in ("Aims", "Gates", "Locks")]
    assert made(*entries, *headings).left_out == {"contents entries": 3}
    assert texts(made(*entries, ("heading", "Else", 1))) == ["Aims 3", "Gates 7", "Locks 9", "Else"]
    falling = [("body", "Aims 9"), ("body", "Gates 7"), ("body", "Locks 3")]
    assert not made(*falling, *headings).left_out
    cells = [("Aims", "3"), ("Gates", "7"), ("Locks", "9")]
    rows = [Block("table", " | ".join(pair), "L1", cells=pair) for pair in cells]
    assert made(("heading", "Contents", 1), *rows, *headings).left_out == {
        "contents entries": 3,
        "contents headings": 1,
    }


def test_page_numbers_and_running_heads() -> None:
    """Lone numbers that count upwards are out with the lines repeated beside them; a repeated mark stays."""
    pages = [
        (("body", "Plan for parks"), ("body", f"{word} gate."), ("body", str(n)))
        for n, word in ((1, "Old"), (2, "A"), (3, "No"))
    ]
    document = made(*(block for page in pages for block in page), left_out={"hidden": 2, "none": 0})
    assert texts(document) == ["Old gate.", "A gate.", "No gate."]
    assert document.left_out == {"hidden": 2, "page numbers": 3, "running heads": 3}
    graded = [
        block for n in range(4) for block in (("heading", f"Gate {n}", 1), ("body", "AA"), ("body", "It must open."))
    ]
    assert texts(made(*graded)).count("AA") == 4


def test_side_lists_beside_a_main_row() -> None:
    """Where paragraphs count 1 to 12, a list that starts again at 1 in between is a list and not paragraphs."""
    main = [Block("numbered", f"Paragraph {n}.", f"L{n}", number=str(n)) for n in range(1, 13)]
    side = [Block("numbered", f"Item {n}.", f"L{20 + n}", number=str(n)) for n in range(1, 4)]
    document = made(*main[:5], *side, *main[5:])
    assert [p.number for p in document.paragraphs if p.kind == "numbered"] == [str(n) for n in range(1, 13)]
    assert [(p.number, p.lead_in) for p in document.paragraphs if p.kind == "bullet"] == [("1", 4), ("2", 4), ("3", 4)]


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("12. The gate opens.", "numbered", "12"),
        ("2.1 The gate opens.", "numbered", "2.1"),
        ("(a) the gate opens", "bullet", "a"),
        ("iv) the gate opens", "bullet", "iv"),
        ("17.5 per cent agreed.", "body", ""),
        ("2018. The gate opens.", "body", ""),
        ("Figure 2: Gates by year", "caption", ""),
        ("Figure 2 shows gates by year.", "body", ""),
        ("“The gate is old.” [A keeper]", "quotation", ""),
        ("“The gate is old.” (A keeper)", "quotation", ""),
        ("“The gate” is what they call it.", "body", ""),
        ("‘It’s the keepers’ gate.’ [A keeper]", "quotation", ""),
    ],
)
def test_what_a_line_of_text_is(text: str, kind: str, number: str) -> None:
    """Printed numbers, captions and quotations are known by their shape."""
    paragraph = made(("body", text)).paragraphs[0]
    assert (paragraph.kind, paragraph.number) == (kind, number)


def test_a_quotation_over_two_paragraphs() -> None:
    """A quotation that closes in the next paragraph is two paragraphs of quotation."""
    document = made(("body", "“The gate is old."), ("body", "It creaks.” [A keeper]"), ("body", "We agree."))
    assert [p.kind for p in document.paragraphs] == ["quotation", "quotation", "body"]


def test_marks_without_end_are_read_at_once() -> None:
    """A paragraph of many quotation marks that never close takes no longer than any other."""
    start = time.monotonic()
    made(("body", "“" + "““”" * 400 + "x"))
    assert time.monotonic() - start < 2


LEVELS = [
    pytest.param(
        [
            (2, "Foreword"),
            (3, "Section 1 – Gates"),
            (3, "Old gates"),
            (3, "Our response"),
            (2, "New gates"),
            (2, "Our response"),
            (2, "Summary of Section 1"),
            (3, "You said:"),
            (2, "Section 2 – Locks"),
            (3, "Our response"),
            (2, "Next steps"),
        ],
        [2, 2, 3, 4, 3, 4, 3, 4, 2, 3, 2],
        id="topics-and-replies",
    ),
    pytest.param(
        [
            (1, "Chapter 1: Gates"),
            (1, "Section 1: Old"),
            (1, "Paint"),
            (1, "Section 2: New"),
            (1, "Chapter 2: Locks"),
            (1, "Section 1: Iron"),
            (1, "Annex A: Maps"),
            (1, "North"),
        ],
        [1, 2, 3, 2, 1, 2, 1, 2],
        id="chapters-and-sections",
    ),
    pytest.param(
        [
            (2, "Section 1"),
            (2, "Gates"),
            (2, "Section 2"),
            (1, "Annex B"),
            (2, "Section 1"),
            (3, "You said:"),
            (2, "Section 2"),
        ],
        [2, 3, 2, 2, 3, 4, 3],
        id="an-annex-that-repeats-the-sections",
    ),
    pytest.param(
        [(1, "1. Gates"), (1, "Old"), (1, "2. Locks"), (1, "3. Paths"), (1, "Mud"), (1, "Next steps")],
        [1, 2, 1, 1, 2, 1],
        id="headings-that-count",
    ),
    pytest.param(
        [(1, "Section 1"), (2, "Gates"), (3, "Paint"), (1, "Section 2"), (2, "Locks")], [1, 2, 3, 1, 2], id="sound"
    ),
    pytest.param([(2, "Gates"), (1, "Locks"), (3, "Paint")], [2, 1, 3], id="nothing-numbered"),
]


@pytest.mark.parametrize(("printed", "repaired"), LEVELS)
def test_levels_are_repaired_only_where_they_contradict(printed: list[tuple[int, str]], repaired: list[int]) -> None:
    """Numbered headings hold what follows up to the next; replies stand under topics; sound levels are left alone."""
    assert repair_levels([Heading(level, text) for level, text in printed]) == repaired


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Section 3 – Gates", "3"),
        ("Chapter 2: Locks", "2"),
        ("3.", ""),
        ("3. Gates", "3"),
        ("3.1 Old gates", "3.1"),
        ("Annex B", "B"),
        ("Part IV", "IV"),
        ("2023 in review", ""),
        ("Section 17 of the Act", ""),
        ("Gates", ""),
        ("Appendix A - Words", "A"),
    ],
)
def test_numbers_of_headings(title: str, number: str) -> None:
    """A heading's number is the printed one, with its word and final dot taken off; a year or a citation is none."""
    assert heading_number(title) == number


kinds = st.sampled_from(["heading", "body", "bullet", "numbered", "footnote", "table", "caption", "quotation"])
blocks = st.lists(
    st.builds(
        lambda kind, text, level: Block(kind, text, "L1", level=level if kind in ("heading", "bullet") else 0),
        kinds,
        st.text(alphabet="ab A1.(,-“”\u00ad", min_size=1, max_size=20).map(lambda text: " ".join(text.split()) or "a"),
        st.integers(1, 4),
    ),
    max_size=15,
)


@given(told=blocks)
def test_indexes_and_offsets_hold(told: list[Block]) -> None:
    """Whatever the blocks, sections and lead-ins point backwards, parents stand higher, and no text is lost."""
    document = assemble(Source("a.txt", ""), "", told, {})
    for index, section in enumerate(document.sections):
        assert section.parent < index
        assert section.parent < 0 or document.sections[section.parent].level < section.level
    for index, paragraph in enumerate(document.paragraphs):
        assert -1 <= paragraph.lead_in < index
        assert -1 <= paragraph.section < len(document.sections)
    if not document.left_out:
        letters = [c for block in told for c in block.text if c.isalpha()]
        assert sorted(letters) == sorted(c for p in document.paragraphs for c in f"{p.number}{p.text}" if c.isalpha())


def test_a_row_of_numbers_goes_on_where_a_chapter_was_cut_out() -> None:
    """Paragraphs 1 to 12 and 40 to 52 are all paragraphs, and chapters 1 to 3 and 5 stand on one level."""
    rows = [("heading", f"{n}. Of lamp {n}", 1) for n in (1, 2, 3, 5)]
    blocks: list[Any] = []
    for heading, numbers in zip(rows, (range(1, 5), range(5, 9), range(9, 13), range(40, 53)), strict=True):
        blocks.append(heading)
        blocks.extend(Block("numbered", f"Lamp {n} burns oil.", f"L{n}", number=str(n)) for n in numbers)
    document = made(*blocks)
    assert {p.kind for p in document.paragraphs} == {"heading", "numbered"}
    assert {section.level for section in document.sections} == {1}
