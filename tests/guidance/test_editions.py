"""Documents as editions: chapters, passages, lead-ins, glossaries, title pages and what is told of the reading."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.documents.writers import WRITERS, Piece
from wtanalysis.documents.model import Document, Paragraph, Section, plain
from wtanalysis.guidance.chapters import chapters
from wtanalysis.guidance.editions import IMPRINT, edition, named_apart, read_edition
from wtanalysis.guidance.model import Guidance
from wtanalysis.guidance.run_on import restored
from wtanalysis.provenance import Source

GUIDANCE = "sources/guidance/working-together-2023"
REAL = [
    f"{GUIDANCE}.pdf", f"{GUIDANCE}.txt", "realdata/nppf/NPPF_December_2024.md", "realdata/wcag/wcag21_2023-09-21.md",
    "realdata/wcag/wcag22_2024-12-12.md", "sources/guidance/Info_sharing_advice_content_May_2024.pdf",
]  # fmt: skip


@pytest.fixture(scope="session")
def document(real_document: Callable[[str], Document]) -> Callable[[str], Document]:
    """A function that reads a real document, each once."""
    return real_document


@pytest.fixture(scope="session")
def read(document: Callable[[str], Document]) -> Callable[[str], Guidance]:
    """A function that gives a real document as an edition, each once."""
    return cache(lambda name: edition(document(name)))


def titles(guidance: Guidance) -> list[str]:
    """The titles of the chapters."""
    return [guidance.sections[i].title for i in guidance.chapters]


def test_every_paragraph_of_the_guidance(read: Callable[[str], Guidance]) -> None:
    """The guidance of 2023 comes out as its paragraphs 1 to 403, each once and in order."""
    numbers = [p.number for p in read(f"{GUIDANCE}.pdf").passages if p.kind == "paragraph" and p.number]
    assert numbers == [str(number) for number in range(1, 404)]


def test_chapters_of_the_guidance(read: Callable[[str], Guidance]) -> None:
    """Its chapters are the introduction, six chapters and two appendices; its title is none, its subtitle a passage."""
    guidance = read(f"{GUIDANCE}.pdf")
    found = titles(guidance)
    assert found[0] == "Introduction"
    assert [title.partition(":")[0] for title in found[1:]] == [
        *(f"Chapter {number}" for number in range(1, 7)), "Appendix A", "Appendix B",
    ]  # fmt: skip
    assert [guidance.sections[i].annex for i in guidance.chapters] == [False] * 7 + [True] * 2
    assert (guidance.edition, guidance.date) == ("2023", "2023-12")
    assert guidance.passages[0].kind == "caption"
    assert guidance.passages[0].text.startswith("A guide to multi-agency working")
    help_section = next(part for part in guidance.sections if part.title == "Section 1: Early help")
    assert (help_section.level, guidance.sections[help_section.chapter].number) == (1, "3")


def test_text_file_has_the_same_chapters(read: Callable[[str], Guidance]) -> None:
    """The plain text of the same edition gives the same chapters, though its headings have other ranks."""
    text = read(f"{GUIDANCE}.txt")
    assert titles(text) == titles(read(f"{GUIDANCE}.pdf"))
    about = next(part for part in text.sections if part.title == "About this guidance")
    assert text.sections[about.chapter].title == "Introduction"
    assert any("plain text drawn from printed pages" in note for note in text.notes)


def test_glossary_of_the_guidance(read: Callable[[str], Guidance]) -> None:
    """The glossary comes out as entries with their terms; what goes on below an entry defines no term."""
    guidance = read(f"{GUIDANCE}.pdf")
    entries = {p.term: p for p in guidance.passages if p.kind == "glossary"}
    assert {"Abuse", "County lines", "Kinship care", "Local authority designated officer (LADO)"} <= set(entries)
    assert len(entries) == 30
    assert all(guidance.chapter_title(p) == "Appendix A: Glossary" for p in entries.values())
    assert all(p.text.startswith(term) for term, p in entries.items())


def test_lists_keep_their_lead_in(read: Callable[[str], Guidance]) -> None:
    """Footnotes and page breaks take no item from its lead-in; a box right after a colon is led in to by it."""
    guidance = read(f"{GUIDANCE}.pdf")
    by_number = {p.number: p for p in guidance.passages if p.kind == "paragraph" and p.number}
    items = [p.text.split()[0] for p in guidance.passages if p.lead_in == by_number["60"].index]
    assert items == ["Delivery", "Close", "The", "Delivery", "The", "Seeking"]
    alone = [p for p in guidance.passages if p.kind == "bullet" and p.lead_in < 0]
    appendix = [p for p in alone if guidance.chapter_title(p).startswith("Appendix B")]
    assert len(alone) - len(appendix) <= 35


def test_planning_framework(read: Callable[[str], Guidance]) -> None:
    """The planning framework: its paragraphs in order, publisher and date from the imprint, which is no passage."""
    guidance = read("realdata/nppf/NPPF_December_2024.md")
    numbers = [p.number for p in guidance.passages if p.kind == "paragraph" and p.number]
    assert numbers == [str(number) for number in range(1, 244)]
    assert guidance.publisher == "Ministry of Housing, Communities and Local Government"
    assert guidance.date == guidance.edition == "2024-12"
    assert guidance.left_out[IMPRINT] == 13
    assert not any("Crown copyright" in p.text for p in guidance.passages)
    assert sum(p.kind == "glossary" for p in guidance.passages) > 100


def test_headings_run_on(read: Callable[[str], Guidance], document: Callable[[str], Document]) -> None:
    """Headings that the planning framework's file runs on at the ends of paragraphs are sections; no word is lost."""
    name = "realdata/nppf/NPPF_December_2024.md"
    guidance = read(name)
    by_number = {p.number: p for p in guidance.passages if p.kind == "paragraph"}
    assert guidance.path(by_number["36"]) == ("3. Plan-making", "Examining plans")
    assert by_number["35"].text.endswith(".")
    assert guidance.chapter_title(by_number["231"]).startswith("Annex 1: Implementation")
    assert "runs 24 headings on" in " ".join(guidance.notes)
    before, after = ("".join(p.text for p in doc.paragraphs) for doc in (document(name), restored(document(name))))
    assert sorted(before.replace(" ", "").replace("#", "")) == sorted(after.replace(" ", ""))


@pytest.mark.parametrize("name", [name for name in REAL if "NPPF" not in name])
def test_other_tails_stay(name: str, document: Callable[[str], Document]) -> None:
    """In documents that run no heading on, no end of a paragraph is taken for one."""
    assert restored(document(name)) is document(name)


def test_draft_planning_framework(read: Callable[[str], Guidance]) -> None:
    """The draft of 2025: twenty chapters and six annexes, letters and roman numerals under their lead-ins."""
    guidance = read("realdata/nppf/Draft_NPPF_December_2025.pdf")
    assert [guidance.sections[i].number for i in guidance.chapters] == [str(n) for n in range(1, 21)] + list("ABCDEF")
    roman = [p for p in guidance.passages if p.number == "ii"]
    assert len(roman) > 20
    assert all(p.level == 2 and guidance.passages[p.lead_in].level == 1 for p in roman)


def test_web_guidelines(read: Callable[[str], Guidance]) -> None:
    """A standard whose file has no title: headings of rank 2 before the first of rank 1 are chapters as well."""
    expected = ["Introduction", "Perceivable", "Operable", "Understandable", "Robust", "Conformance", "Glossary"]
    old, new = read("realdata/wcag/wcag21_2023-09-21.md"), read("realdata/wcag/wcag22_2024-12-12.md")
    assert titles(old) == titles(new) == expected
    assert old.passages[0].text.startswith("Web Content Accessibility Guidelines")
    assert (old.edition, new.edition) == ("2023-09-21", "2024-12-12")


@pytest.mark.parametrize("name", REAL)
def test_nothing_is_lost(name: str, read: Callable[[str], Guidance], document: Callable[[str], Document]) -> None:
    """Each paragraph is a passage, a heading, or counted as left out; words stand as printed, in order."""
    guidance, source = read(name), restored(document(name))
    printed = [p.text for p in source.paragraphs if p.kind != "heading"]
    texts = [p.text for p in guidance.passages]
    headings = {p.text for p in source.paragraphs if p.kind == "heading"}
    rest = iter(printed)
    assert all(text in rest for text in texts if text not in headings)
    kept = sum(text not in headings for text in texts)
    assert abs(len(printed) - kept - guidance.left_out.get(IMPRINT, 0)) <= sum(text in headings for text in printed)


@pytest.mark.parametrize("name", REAL)
def test_passages_are_sound(name: str, read: Callable[[str], Guidance]) -> None:
    """Passages are counted from 0; lead-ins stand before them; sections and chapters are there and rise by one."""
    guidance = read(name)
    assert [p.index for p in guidance.passages] == list(range(len(guidance.passages)))
    assert all(-1 <= p.section < len(guidance.sections) for p in guidance.passages)
    for p in guidance.passages:
        assert p.lead_in < p.index
        assert (p.level > 0) == (p.kind == "bullet")
        if p.lead_in >= 0:
            assert guidance.passages[p.lead_in].kind != "footnote"
    assert_sections_sound(guidance)
    places = [p.section for p in guidance.passages if p.section >= 0]
    assert places == sorted(places)


def assert_sections_sound(guidance: Guidance) -> None:
    """Each section stands one below its parent and in its parent's chapter."""
    for i, part in enumerate(guidance.sections):
        assert -1 <= part.parent < i
        if part.parent < 0:
            assert (part.level, part.chapter) == (0, i)
        else:
            above = guidance.sections[part.parent]
            assert (part.level, part.chapter) == (above.level + 1, above.chapter)


CODE = [
    Piece("heading", "Code of the ferries"),
    Piece("heading", "Introduction", level=2),
    Piece("numbered", "Ferries cross the river.", number=1, note="Not in ice."),
    Piece("heading", "Chapter 1: Fares", level=2),
    Piece("numbered", "Operators should:", number=2),
    Piece("bullet", "show the fares"),
    Piece("bullet", "take coins of"),
    Piece("bullet", "one pound", level=2),
    Piece("heading", "By night", level=3),
    Piece("numbered", "It costs more.", number=3),
    Piece("heading", "Annex A: Glossary", level=2),
    Piece("body", "Hoy: a small boat with one mast."),
    Piece("body", "Cog: a round ship of the north."),
    Piece("body", "Pier: a place to land."),
]


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_same_in_every_format(form: str, tmp_path: Path) -> None:
    """One document in each format gives the same edition: its title is no chapter, its sections stand one deeper."""
    guidance = read_edition(WRITERS[form](CODE, tmp_path / f"code-2023.{form}"))
    assert titles(guidance) == ["Introduction", "Chapter 1: Fares", "Annex A: Glossary"]
    assert [part.level for part in guidance.sections] == [0, 0, 1, 0]
    assert [(p.kind, p.number, p.lead_in, p.level) for p in guidance.passages if p.kind != "footnote"][:6] == [
        ("paragraph", "1", -1, 0), ("paragraph", "2", -1, 0), ("bullet", "", 2, 1), ("bullet", "", 2, 1),
        ("bullet", "", 4, 2), ("paragraph", "3", -1, 0),
    ]  # fmt: skip
    assert [p.term for p in guidance.passages if p.kind == "glossary"] == ["Hoy", "Cog", "Pier"]
    assert guidance.edition == "2023"


def written(tmp_path: Path, text: str, name: str = "a.md") -> Guidance:
    """The edition in a file with this text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_edition(path)


def test_no_headings_no_numbers(tmp_path: Path) -> None:
    """Without headings there is no chapter, without numbers no number, and the notes say so."""
    guidance = written(tmp_path, "Ferries cross the river every day.\n\nThey do not cross in ice or fog.\n")
    assert (guidance.sections, guidance.chapters) == ((), ())
    assert len(guidance.passages) == 2
    assert guidance.notes[0].startswith("No chapters were found in a.md")
    assert "carry no numbers" in guidance.notes[1]


def test_headings_alone(tmp_path: Path) -> None:
    """A document of headings alone has no passages, and a note."""
    guidance = written(tmp_path, "# Ferries\n\n## Fares\n\n## Boats\n")
    assert guidance.passages == ()
    assert guidance.notes == ("a.md holds no passages: there is nothing to compare.",)


def test_nothing_at_all() -> None:
    """An empty document is an edition without anything, and no fault."""
    guidance = edition(Document(Source("a.md", ""), "", (), ()))
    assert (guidance.passages, guidance.sections, guidance.edition) == ((), (), "a")


def test_one_paragraph_and_one_chapter(tmp_path: Path) -> None:
    """One paragraph under one heading is a chapter with a passage; a lone chapter of a book stays a chapter."""
    assert repr(written(tmp_path, "# Fares\n\nA fare is £2.\n")) == "Guidance('a': 1 chapters, 1 paragraph)"
    lone = written(tmp_path, "# Chapter 3: Fares\n\n## By day\n\n1. It costs £2.\n\n## By night\n\n2. It costs £3.\n")
    assert titles(lone) == ["Chapter 3: Fares"]


def test_fragments_under_a_colon(tmp_path: Path) -> None:
    """Lines that go on from a colon are its items though nothing marks them; a new sentence is none."""
    text = "# Fares\n\nOperators must:\n\nshow the fares;\n\ntake coins;\n\nand not shout.\n\nDogs ride free.\n"
    guidance = written(tmp_path, text)
    assert [(p.kind, p.lead_in) for p in guidance.passages] == [
        ("paragraph", -1), ("bullet", 0), ("bullet", 0), ("bullet", 0), ("paragraph", -1),
    ]  # fmt: skip


def test_numbers_missing_or_twice_are_told(tmp_path: Path) -> None:
    """Numbers that are missing from a run, or stand twice, are in the notes."""
    numbers = [n for n in range(1, 60) if n != 17] + [60, 60]
    guidance = written(tmp_path, "# Fares\n\n" + "\n\n".join(f"{n}. Fare number {n} is fair." for n in numbers))
    assert "In a.md no paragraph 17 was found." in guidance.notes


def test_editions_of_one_year_are_told_apart() -> None:
    """Two editions of one year go by their dates, of one date by their files, and else by a number."""
    one = Guidance(Source("a.md", ""), "2023", "Ferries", date="2023-02")
    for other, names in (
        (replace(one, date="2023-12"), ("2023-02", "2023-12")),
        (replace(one, source=Source("b.md", "")), ("a", "b")),
        (one, ("2023 (1)", "2023 (2)")),
        (replace(one, edition="2024"), ("2023", "2024")),
    ):
        assert tuple(guidance.edition for guidance in named_apart(one, other)) == names


def test_flat_headings_stand_in_their_chapters() -> None:
    """Where chapters and sections share a rank, sections stand in the chapter before them, a foreword in none."""
    names = ["Foreword", "Chapter 1: Fares", "By day", "By night", "Chapter 2: Boats", "Masts", "Further reading"]
    found = chapters([Section(1, name, "L1") for name in names], [20] * len(names), "Ferries").parts
    assert [part.level for part in found] == [0, 0, 1, 1, 0, 1, 0]


@given(
    levels=st.lists(st.integers(1, 5), max_size=30),
    dropped=st.sets(st.integers(0, 29)),
    words=st.lists(st.integers(0, 50), min_size=30, max_size=30),
)
def test_any_tree_of_headings(levels: list[int], dropped: set[int], words: list[int]) -> None:
    """Whatever ranks headings have, sections stand one below their parent, and each heading became one or none."""
    sections: list[Section] = []
    for i, level in enumerate(levels):
        above = next((j for j in range(i - 1, -1, -1) if levels[j] < level), -1)
        sections.append(Section(level, f"Heading {i}", f"L{i}", above))
    gone = {i for i in dropped if i < len(sections)}
    found = chapters(sections, words[: len(sections)], "Ferries", gone)
    assert_sections_sound(Guidance(Source("a.md", ""), "1", "Ferries", sections=found.parts))
    assert all(-1 <= i < len(found.parts) for i in found.became)
    assert [found.parts[i].title for i in found.became if i >= 0] == sorted(
        (found.parts[i].title for i in found.became if i >= 0), key=lambda title: int(title.split()[1])
    )


def test_long_documents_take_time_in_proportion() -> None:
    """Sixteen times the paragraphs take no more than about sixteen times as long."""

    def seconds(size: int) -> float:
        parts = tuple(Section(1, f"Chapter {i}: Fares", f"L{i}") for i in range(size // 20))
        said = tuple(
            Paragraph("numbered", f"Fare {i} is fair:", f"L{i}", number=str(i), section=i * len(parts) // size)
            for i in range(size)
        )
        long = Document(Source("a.md", ""), "Ferries", parts, said)
        times = []
        for _ in range(3):
            start = time.process_time()
            edition(long)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(32_000) < 40 * max(seconds(2_000), 0.005)


def test_words_stand_as_printed(read: Callable[[str], Guidance]) -> None:
    """Curly quotation marks and dashes are kept in passages."""
    text = next(p.text for p in read(f"{GUIDANCE}.pdf").passages if "’" in p.text)
    assert text != plain(text)


PAGE = """<!doctype html><html><body><h1>Keeping ferries safe</h1><p>Published 15 December 2023</p>
<p>Department for Ferries</p><h2>Contents</h2><ol><li>Introduction</li><li>Chapter 1</li></ol>
<h2>Introduction</h2><p>Ferries cross the river every day, in all weathers but ice.</p>
<h2>Chapter 1: Fares</h2><p>1. Operators should show the fares.</p><h2>Glossary</h2>{}</body></html>"""
TERMS = {"Hoy": "A small boat.", "Cog": "A round ship.", "Dory": "A flat boat."}


@pytest.mark.parametrize(
    ("entry", "whole"),
    [
        ("<tr><td>{0}</td><td>{1}</td></tr>", "<table><tr><th>Term</th><th>Meaning</th></tr>{}</table>"),
        ("<dt>{0}</dt><dd>{1}</dd>", "<dl>{}</dl>"),
        ("<li><strong>{0}</strong>: {1}</li>", "<ul>{}</ul>"),
        ("<p>{0} – {1}</p>", "{}"),
        ("<p>“{0}” means a boat. {1}</p>", "{}"),
        ("<h3>{0}</h3><p>{1}</p>", "{}"),
    ],
)
def test_a_glossary_however_it_is_set(entry: str, whole: str, tmp_path: Path) -> None:
    """Entries of a glossary have their terms, in a table, a list, text or under headings; contents are left out."""
    terms = whole.format("".join(entry.format(*pair) for pair in TERMS.items()))
    guidance = written(tmp_path, PAGE.format(terms), "a.html")
    assert [p.term for p in guidance.passages if p.kind == "glossary"] == list(TERMS)
    assert titles(guidance) == ["Introduction", "Chapter 1: Fares", "Glossary"]
    assert (guidance.edition, guidance.date, guidance.publisher) == (
        "2023-12-15",
        "2023-12-15",
        "Department for Ferries",
    )
    assert guidance.left_out["contents entries"] == 2


def test_two_columns_are_suspected(tmp_path: Path) -> None:
    """Where many paragraphs begin in mid-sentence, a note says that the file may be set in two columns."""
    halves = [f"keep apart from every other boat. Rule {n} says that boats must.\n" for n in range(30)]
    notes = written(tmp_path, "# Rules\n\n" + "\n".join(halves)).notes
    assert any(note.startswith("30 of 30 paragraphs of a.md begin in the middle") for note in notes)
    whole = [f"Rule {n} says that boats must keep apart from every other boat.\n" for n in range(30)]
    assert len(written(tmp_path, "# Rules\n\n" + "\n".join(whole)).notes) == 1
