"""The real documents read whole: facts counted by eye, as numbers, names and locators."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from wtanalysis.documents.model import Document, Paragraph
from wtanalysis.documents.readers import read_document

TEXTS = [
    "sources/dfe-consultation-response-2023.txt",
    "sources/dfe-summary-of-changes-2023.txt",
    "sources/nspcc-briefing-2018.txt",
    "sources/nspcc-briefing-2023.txt",
    "sources/safeguarding-hub-briefing-2023.txt",
    "sources/guidance/working-together-2023.txt",
    "realdata/nppf/NPPF_December_2024.md",
    "realdata/wcag/wcag21_2023-09-21.md",
    "realdata/wcag/wcag21_2025-05-06.md",
    "realdata/wcag/wcag22_2023-10-05.md",
    "realdata/wcag/wcag22_2024-12-12.md",
]


@pytest.fixture(scope="module")
def response(shared: Path) -> Document:
    """The government response of 2023."""
    return read_document(shared / "sources" / "dfe-consultation-response-2023.txt")


def at(document: Document, locator: str) -> Paragraph:
    """The paragraph that begins at a locator."""
    return next(paragraph for paragraph in document.paragraphs if paragraph.locator == locator)


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_read_whole(name: str, shared: Path) -> None:
    """Each document reads without error, in order, and every line of it is in the text or counted as left out."""
    path = shared / name
    if not path.exists():
        pytest.skip(f"{name} is not among the shared documents")
    document = read_document(path)
    lines = path.read_text("utf-8").split("\n")
    begun = [int(place[1:]) for p in document.paragraphs if p.kind != "footnote" for place in [p.locator]]
    assert begun == sorted(begun)
    assert document.title
    for paragraph in document.paragraphs:
        for offset, place in ((0, paragraph.locator), *paragraph.breaks):
            line = lines[int(place[1:]) - 1]
            word = paragraph.text[offset:].split()[0].strip("“”‘’\"'().,;:-")
            assert paragraph.locator_at(offset) == place
            assert word in line or word in lines[int(place[1:])] or not lines[int(place[1:])].strip(), (place, word)


def test_response_counts(response: Document) -> None:
    """66 contents entries are out, and 17 footnotes, 14 table rows, 3 captions and 94 headings are in."""
    kinds = Counter(paragraph.kind for paragraph in response.paragraphs)
    assert response.left_out == {"contents entries": 66, "contents headings": 1}
    assert (kinds["footnote"], kinds["table"], kinds["caption"], kinds["heading"]) == (17, 14, 3, 94)
    assert [p.number for p in response.paragraphs if p.kind == "footnote"] == [str(n) for n in range(1, 18)]


BROKEN = {
    "L214": "L216", "L274": "L276", "L370": "L372", "L390": "L392", "L408": "L410", "L489": "L497", "L523": "L525",
    "L574": "L576", "L590": "L592", "L602": "L608", "L687": "L691", "L707": "L709", "L721": "L733", "L745": "L746",
    "L762": "L764", "L810": "L812", "L850": "L852", "L918": "L920", "L930": "L932", "L1013": "L1019",
}  # fmt: skip


def test_paragraphs_that_a_page_broke_are_joined(response: Document) -> None:
    """The twenty paragraphs that a page or footnotes cut in two are one, and each half keeps its own line."""
    joined = {p.locator: p.breaks[0][1] for p in response.paragraphs if p.kind in ("body", "quotation") and p.breaks}
    front_and_imprint = {"L100", "L107", "L114", "L1350", "L1356", "L1361"}
    assert {place: line for place, line in joined.items() if place not in front_and_imprint} == BROKEN
    title_question = at(response, "L370")
    assert title_question.locator_at(title_question.text.index("(19%)")) == "L372"
    assert title_question.locator_at(title_question.text.index("1034")) == "L370"


def test_footnotes_are_not_glued_in(response: Document) -> None:
    """Footnote 12 has its own five items; its mark is out of the text it stands in; that text goes on behind it."""
    paragraph, note = at(response, "L721"), at(response, "L725")
    assert [mark for _, mark in paragraph.notes] == ["12"]
    assert "12" not in paragraph.text
    assert note.kind == "footnote"
    assert [place for _, place in note.breaks] == ["L727", "L728", "L729", "L730", "L731"]
    assert at(response, "L735").kind == "body"


def test_question_words_are_emphasis(response: Document) -> None:
    """A question printed bold is known by its offsets, without stars."""
    paragraph = at(response, "L517")
    (start, end) = paragraph.emphasis[0]
    assert (start, end) == (30, 195)
    assert paragraph.text[start:end].strip("‘’?").startswith("To what extent do you agree")
    assert "*" not in paragraph.text


def test_table_of_respondent_groups(response: Document) -> None:
    """Table 1 has a header and 13 rows of two cells, led in by its caption."""
    rows = [p for p in response.paragraphs if p.kind == "table"]
    assert [len(row.cells) for row in rows] == [2] * 14
    assert rows[0].header == ()
    assert {row.header for row in rows[1:]} == {rows[0].cells}
    assert {response.paragraphs[row.lead_in].locator for row in rows} == {"L181"}
    assert rows[12].cells[0] == "Professionals with lived experience"


def test_lists_know_their_lead_in(response: Document) -> None:
    """The 200 list items of Annex A have one lead-in, whatever blank lines stand between them; promises theirs."""
    organisations = [p for p in response.paragraphs if p.kind == "bullet" and 1047 <= int(p.locator[1:]) <= 1253]
    assert len(organisations) == 200
    assert {response.paragraphs[p.lead_in].locator for p in organisations} == {"L1045"}
    assert at(response, "L1163").kind == "bullet"
    for line, lead in (("L468", "L466"), ("L475", "L473"), ("L1304", "L1302"), ("L1306", "L1302"), ("L429", "L422")):
        assert response.paragraphs[at(response, line).lead_in].locator == lead


def test_sections_stand_where_they_belong(response: Document) -> None:
    """Topics stand in their section and replies under their topic, though the file prints them on any level."""
    levels = {section.locator: section.level for section in response.sections}
    sections = ["L362", "L479", "L653", "L884", "L982"]
    topics = [
        "L366",
        "L388",
        "L432",
        "L485",
        "L515",
        "L538",
        "L578",
        "L610",
        "L657",
        "L685",
        "L719",
        "L772",
        "L806",
        "L828",
    ]
    replies = [
        "L382",
        "L418",
        "L458",
        "L511",
        "L529",
        "L570",
        "L596",
        "L628",
        "L679",
        "L711",
        "L760",
        "L800",
        "L822",
        "L842",
    ]
    summaries = ["L464", "L634", "L864", "L967", "L996"]
    sides = ["L466", "L473", "L636", "L644", "L866", "L875", "L969", "L975", "L998", "L1002"]
    outside = ["L1007", "L1027", "L1039", "L1255"]
    for places, level in ((sections, 2), (topics, 3), (replies, 4), (summaries, 3), (sides, 4), (outside, 2)):
        assert {place: levels[place] for place in places} == dict.fromkeys(places, level)
    numbers = [s.number for s in response.sections if s.locator in sections]
    assert numbers == ["1", "2", "3", "4", "5"]
    annex = next(i for i, section in enumerate(response.sections) if section.locator == "L1255")
    inside = [section.number for section in response.sections if section.parent == annex]
    assert inside == ["1", "2", "3", "4", "5"]


def test_quotations_are_whole(response: Document) -> None:
    """There are 41 paragraphs of quotation, one quotation running over two; most name a source in square brackets."""
    quotations = [p for p in response.paragraphs if p.kind == "quotation"]
    assert len(quotations) == 41
    assert [p.locator for p in quotations if "]" not in p.text[-3:]] == ["L266", "L272", "L444"]
    assert at(response, "L446").kind == "quotation"


def test_numbered_paragraphs_of_a_pdftotext_file(shared: Path) -> None:
    """In the text of Working Together 2023 the numbered paragraphs come in order, 401 of 403, page numbers out."""
    document = read_document(shared / "sources" / "guidance" / "working-together-2023.txt")
    numbers = [int(p.number) for p in document.paragraphs if p.kind == "numbered"]
    assert numbers == sorted(set(numbers))
    assert sorted(set(range(1, 404)) - set(numbers)) == [26, 38]
    assert document.left_out["page numbers"] == 164
    chapters = [s.number for s in document.sections if s.title.startswith("Chapter")]
    assert chapters == ["1", "2", "3", "4", "5", "6"]


def test_planning_framework(shared: Path) -> None:
    """The planning framework of 2024 has paragraphs 1 to 243, 17 numbered chapters, 90 footnotes and lettered items."""
    document = read_document(shared / "realdata" / "nppf" / "NPPF_December_2024.md")
    assert document.title == "National Planning Policy Framework"
    assert [p.number for p in document.paragraphs if p.kind == "numbered"] == [str(n) for n in range(1, 244)]
    chapters = [s.number for s in document.sections if s.level == 1 and s.number.isdigit() and s.title[0].isdigit()]
    assert chapters == [str(n) for n in range(1, 18)]
    assert sum(p.kind == "footnote" for p in document.paragraphs) == 90
    first_item = at(document, "L65")
    assert (first_item.kind, first_item.number) == ("bullet", "a")
    assert document.paragraphs[first_item.lead_in].number == "8"
    assert [mark for _, mark in at(document, "L63").notes] == ["4", "5"]
    assert document.left_out["contents entries"] == 20


def test_accessibility_guidelines(shared: Path) -> None:
    """The two editions of WCAG 2.2 have 136 sections; a criterion stands under its guideline."""
    for name in ("wcag22_2023-10-05.md", "wcag22_2024-12-12.md"):
        document = read_document(shared / "realdata" / "wcag" / name)
        assert len(document.sections) == 136
        criterion = next(section for section in document.sections if section.title == "Contrast (Minimum)")
        assert document.sections[criterion.parent].title == "Distinguishable"
