"""PDFs without tags are read by what the eye goes by: gaps, indents, sizes, weight, marks and lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents.pdf_writer import Put, Rule, below, flow, wide, write_pdf
from wtanalysis.documents.model import Document
from wtanalysis.documents.readers.pdf import read_pdf

PARKS = "The council looks after forty parks, and each of them has a gate, a pond and a keeper who opens it at dawn. "
SHEDS = "Every shed must be locked at night; the keeper holds one key and the depot in Mill Lane holds the other one. "
PONDS = "Ponds are drained in autumn by a crew of three, who count the fish and write the number in the green book. "


def heads(number: int, of: int = 0) -> list[Put]:
    """A running head and a page number."""
    return [Put(60, 800, "Parks of the borough: a review", 9), Put(290, 30, f"Page {number}" if of else str(number), 9)]


def texts(document: Document, kind: str) -> list[str]:
    """The texts of one kind of paragraph."""
    return [paragraph.text for paragraph in document.paragraphs if paragraph.kind == kind]


@pytest.fixture
def report(tmp_path: Path) -> Document:
    """Three pages: a heading, a paragraph over a page with a hyphen at its end, a footnote, bullets and a question."""
    first = flow(PARKS * 2, 60, 700)
    note = [Put(60, 90, "1", 6, False), Put(64, 86, "Parks Act 1901, section 4.", 8)]
    second = flow(SHEDS * 2 + "Locks are the work of a well-", 60, below(first))
    bullets = [Put(78, 560, "•"), *flow(PONDS, 96, 560, 70),
               Put(78, 500, "•"), Put(96, 500, "sweep the paths")]  # fmt: skip
    third = flow("known smith in the town. " + PONDS, 60, 760)
    page1 = [*heads(1), Put(60, 750, "1. Gates and sheds", 16, True), *first, *second, *note]
    page1.append(Put(61 + wide(first[-1].text), first[-1].y + 4, "1", 6))
    page2 = [*heads(2), *third, Put(60, 620, "Keepers must:"), *bullets,
             Put(60, 440, "Question 2: Do you agree that gates should close at dusk?", 11, True),
             *flow(PARKS, 60, 416)]  # fmt: skip
    page3 = [*heads(3), Put(60, 750, "2. Ponds", 16, True), *flow(PONDS * 3, 60, 700)]
    return read_pdf(write_pdf(tmp_path / "report.pdf", [page1, page2, page3]))


def test_running_heads_and_page_numbers_are_left_out_and_counted(report: Document) -> None:
    """Three running heads and three page numbers go, and nothing of them stays in the text."""
    assert report.left_out == {"page numbers": 3, "running heads": 3}
    assert not any("review" in paragraph.text for paragraph in report.paragraphs)


def test_larger_type_makes_headings(report: Document) -> None:
    """Both headings are sections with their numbers, on their pages."""
    assert [(s.title, s.number, s.locator) for s in report.sections] == [
        ("1. Gates and sheds", "1", "p1"),
        ("2. Ponds", "2", "p3"),
    ]


def test_a_sentence_over_a_page_is_one_paragraph_and_knows_both_pages(report: Document) -> None:
    """What a page end and a footnote cut is whole; ``breaks`` says where page 2 begins; the hyphen closes."""
    whole = next(p for p in report.paragraphs if p.text.startswith("Every shed"))
    assert "a well-known smith in the town." in whole.text
    assert whole.locator == "p1"
    assert whole.locator_at(whole.text.index("known smith")) == "p2"
    assert whole.locator_at(0) == "p1"


def test_footnotes_stand_apart_and_their_marks_are_out_of_the_text(report: Document) -> None:
    """The note has its number; the raised mark is in ``notes`` of the paragraph, not in its words."""
    note = next(p for p in report.paragraphs if p.kind == "footnote")
    assert (note.number, note.text, note.locator) == ("1", "Parks Act 1901, section 4.", "p1")
    marked = next(p for p in report.paragraphs if p.notes)
    assert [mark for _, mark in marked.notes] == ["1"]
    assert "1" not in marked.text


def test_bullets_are_whole_and_know_their_lead_in(report: Document) -> None:
    """Two bullets, the first over two lines, both introduced by the line above them."""
    bullets = [p for p in report.paragraphs if p.kind == "bullet"]
    assert [b.text for b in bullets] == [PONDS.strip(), "sweep the paths"]
    assert {report.paragraphs[b.lead_in].text for b in bullets} == {"Keepers must:"}


def test_a_bold_question_is_text_with_emphasis(report: Document) -> None:
    """A question set in bold is no heading: it is a paragraph, bold from end to end."""
    question = next(p for p in report.paragraphs if p.text.startswith("Question 2"))
    assert question.kind == "body"
    assert question.emphasis == ((0, len(question.text)),)


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Two columns under a heading across both: left to its foot, then right; no line of one stands in the other."""
    left, right = flow(PARKS * 4, 50, 700, 45), flow(SHEDS * 4, 310, 704, 45)
    page = [Put(50, 760, "Parks and ponds, their keepers and what each of them costs", 18, True), *left, *right]
    document = read_pdf(write_pdf(tmp_path / "columns.pdf", [page]))
    assert texts(document, "body") == [(PARKS * 4).strip(), (SHEDS * 4).strip()]


def test_a_table_without_lines_is_rows_of_cells_with_their_header(tmp_path: Path) -> None:
    """Words in columns are a table: three answers, two columns of percentages, each row with the header."""
    rows = [("Answer", "All", "Keepers"), ("Agree", "64%", "71%"), ("Neither", "17%", "9%"), ("Disagree", "19%", "20%")]
    page = [*flow(PARKS, 60, 760)]
    for n, row in enumerate(rows):
        page += [Put(x, 690 - 18 * n, cell, 11, n == 0) for x, cell in zip((60, 300, 420), row, strict=True)]
    page += flow(PONDS, 60, 580)
    table = [p for p in read_pdf(write_pdf(tmp_path / "t.pdf", [page])).paragraphs if p.kind == "table"]
    assert [p.cells for p in table] == rows
    assert [p.header for p in table] == [(), *[rows[0]] * 3]


@pytest.mark.parametrize("upright", [True, False], ids=["all lines", "level lines only"])
def test_a_drawn_table_is_rows_of_cells(tmp_path: Path, upright: bool) -> None:
    """A table drawn with lines keeps words of two lines in their cell, whether or not its columns are drawn."""
    cells = [("Proposal", "Agree", "Base"), ("Close the gates", "64%", "1,204"), ("Drain the ponds", "8%", "1,198")]
    page: list[Put | Rule] = [*flow(PARKS, 60, 780)]
    for n, (label, share, base) in enumerate(cells):
        top = 700 - 40 * n
        words = label.split(" ", 1)
        page += [Put(64, top - 14 - 13 * i, word) for i, word in enumerate(words)]
        page += [Put(304, top - 14, share), Put(424, top - 14, base), Rule(60, top, 540, top)]
    page.append(Rule(60, 580, 540, 580))
    if upright:
        page += [Rule(x, 700, x, 580) for x in (60, 300, 420, 540)]
    table = [p for p in read_pdf(write_pdf(tmp_path / "t.pdf", [page])).paragraphs if p.kind == "table"]
    assert [p.cells for p in table] == cells
    assert table[2].header == cells[0]


def test_numbered_paragraphs_carry_their_number_in_the_locator(tmp_path: Path) -> None:
    """Paragraph 12 on sheet 1 is ``p1¶12``, its number not in its text; a year at the start of a line is no number."""
    text = flow(PARKS + "It was so in the year", 84, 760, 80)
    page = [
        Put(60, 760, "12."),
        *text,
        *flow("2018. " + SHEDS, 84, text[-1].y - 14, 80),
        Put(60, 640, "13."),
        *flow(PONDS, 84, 640, 80),
    ]
    found = [p for p in read_pdf(write_pdf(tmp_path / "n.pdf", [page])).paragraphs if p.kind == "numbered"]
    assert [(p.number, p.locator) for p in found] == [("12", "p1¶12"), ("13", "p1¶13")]
    assert found[0].text.endswith("the other one.")


def test_contents_pages_are_left_out(tmp_path: Path) -> None:
    """Entries with dot leaders and their heading go, and are counted."""
    titles = ["Gates", "Sheds", "Ponds", "Paths"]
    first = [Put(60, 760, "Contents", 18, True)]
    first += [Put(60, 720 - 20 * n, f"{title} {'.' * 90} {n + 2}") for n, title in enumerate(titles)]
    pages = [first, *[[Put(60, 760, title, 18, True), *flow(PARKS * 2, 60, 720)] for title in titles]]
    document = read_pdf(write_pdf(tmp_path / "c.pdf", pages))
    assert document.left_out == {"contents entries": 4, "contents headings": 1}
    assert [section.title for section in document.sections] == titles


def test_words_in_quotation_marks_are_a_quotation_and_marks_stay_curly(tmp_path: Path) -> None:
    """A paragraph that is quoted whole is a quotation, with the marks as printed."""
    page = [
        *flow("Most keepers wrote about the gates. " + PARKS, 60, 760),
        *flow("“We lock it at six, and nobody minds that.” – keeper", 90, 700, 70),
    ]
    assert texts(read_pdf(write_pdf(tmp_path / "q.pdf", [page])), "quotation") == [
        "“We lock it at six, and nobody minds that.” – keeper"
    ]


WORDS = st.sampled_from([*"abcdefg", "“Gates”", "12", "64%", "well-known", "(ponds)"])


@settings(max_examples=25)
@given(st.lists(st.lists(WORDS, min_size=3, max_size=60), min_size=1, max_size=12))
def test_no_word_is_lost_or_doubled(tmp_path_factory: pytest.TempPathFactory, paragraphs: list[list[str]]) -> None:
    """Whatever stands on one page or over several comes out once, in order, whatever it is taken for."""
    lines: list[Put] = []
    for words in paragraphs:
        lines += flow("So " + " ".join(words) + " it is.", 60, below(lines) if lines else 740, 60)
    sheets: dict[int, list[Put]] = {}
    for line in lines:
        number = int((740 - line.y) // 640)
        sheets.setdefault(number, []).append(Put(line.x, line.y + 640 * number, line.text))
    path = write_pdf(tmp_path_factory.mktemp("words") / "a.pdf", list(sheets.values()))
    found = " ".join(" ".join(p.cells) if p.cells else f"{p.number} {p.text}" for p in read_pdf(path).paragraphs)
    assert "".join(found.split()) == "".join(f"So{''.join(words)}itis." for words in paragraphs)
