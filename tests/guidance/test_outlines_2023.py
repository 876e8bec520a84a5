"""The outlines of the editions of 2018 and 2023: every place cited is there, and says what the outline says of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from wtanalysis.guidance.alignment import align
from wtanalysis.guidance.kinds import changes
from wtanalysis.guidance.model import Guidance, Passage, Stated
from wtanalysis.guidance.outlines import is_outline, read_outline

FILES = {
    "nspcc-2018": "nspcc-briefing-2018.txt",
    "nspcc-2023": "nspcc-briefing-2023.txt",
    "hub-2023": "safeguarding-hub-briefing-2023.txt",
    "response-2023": "dfe-consultation-response-2023.txt",
    "summary-2023": "dfe-summary-of-changes-2023.txt",
}
SAYS = {
    "must": r"\bmust\b|\bdut(?:y|ies)\b|\brequire(?:d|s|ment)\b",
    "must have regard": r"\bmust have (?:due )?regard\b",
    "should": r"\bshould\b|\bexpected\b",
    "may": r"\bmay\b",
}
NEW = r"\bnew\b|\badd(?:s|ing)\b|\bintroduc|\binclu(?:des|sion)\b|\bcreated\b"


@pytest.fixture(scope="module")
def outlines(repository: Path) -> dict[int, Guidance]:
    """Both outlines."""
    folder = repository / "data" / "working-together-2023" / "guidance"
    assert all(is_outline(folder / f"{year}.md") for year in (2018, 2023))
    return {year: read_outline(folder / f"{year}.md") for year in (2018, 2023)}


@pytest.fixture(scope="module")
def edition(real_edition: Guidance) -> Guidance:
    """The edition of 2023 itself."""
    return real_edition


@pytest.fixture(scope="module")
def lines(shared: Path) -> dict[str, list[str]]:
    """The lines of each plain text."""
    return {name: (shared / "sources" / file).read_text("utf-8").split("\n") for name, file in FILES.items()}


def stated(outline: Guidance) -> Iterator[tuple[Passage, Stated]]:
    """Every provision with what the outline states of it."""
    for passage in outline.passages:
        assert passage.stated is not None
        yield passage, passage.stated


def said_at(place: str, text: list[str]) -> str:
    """The words at a line or lines; for an item of a list also the line that leads in to it."""
    first, _, last = place.partition("-")
    found = text[int(first) - 1 : int(last or first)]
    assert found[0].strip(), place
    assert found[-1].strip(), place
    if found[0].startswith("-"):
        above = (line for line in reversed(text[: int(first) - 1]) if line.strip() and not line.startswith("-"))
        found.insert(0, next(above))
    return " ".join(found)


def printed_at(place: str, edition: Guidance) -> str:
    """The words of a paragraph with the items under it, or of a page."""
    if place.startswith("p"):
        return " ".join(p.text for p in edition.passages if re.match(rf"{place}\b", p.locator))
    paragraphs = [p for p in edition.passages if p.kind == "paragraph" and f"¶{p.number}" == place]
    assert len(paragraphs) == 1, place
    under = [p.text for p in edition.passages if paragraphs[0] in edition.lead_ins(p)]
    return " ".join([paragraphs[0].text, *under])


def words_at(source: str, lines: dict[str, list[str]], edition: Guidance) -> str:
    """What stands at a source."""
    document, _, place = source.partition(":")
    words = printed_at(place, edition) if document == "guidance-2023" else said_at(place, lines[document])
    assert words, source
    return words


def test_they_say_what_they_are(outlines: dict[int, Guidance]) -> None:
    """Both call themselves outlines, and hold as many provisions and absences as were read."""
    for year, (provisions, absent, chapters) in {2018: (85, 22, 8), 2023: (216, 3, 9)}.items():
        outline = outlines[year]
        assert (outline.edition, outline.publisher, outline.outline) == (str(year), "HM Government", True)
        assert outline.notes[0].startswith("This is an outline in our own words, not the edition.")
        assert "silent on most of the edition" in outline.notes[0]
        counted = Counter(of.absent for _, of in stated(outline))
        assert (counted[False], counted[True], len(outline.chapters)) == (provisions, absent, chapters)


def test_where_they_were_read(outlines: dict[int, Guidance]) -> None:
    """No provision of 2018 rests on the text of 2023, and every provision of 2023 does; an absence never does."""
    for _, of in stated(outlines[2018]):
        assert "guidance-2023" not in of.documents
    for passage, of in stated(outlines[2023]):
        assert ("guidance-2023" in of.documents) is not of.absent, passage.text


@pytest.mark.parametrize("year", [2018, 2023])
def test_force_stands_at_the_source(
    year: int, outlines: dict[int, Guidance], lines: dict[str, list[str]], edition: Guidance
) -> None:
    """Each place cited is there, and must, should or may stands in it where the outline has it."""
    for passage, of in stated(outlines[year]):
        words = " ".join(words_at(source, lines, edition) for source in of.sources)
        if of.force:
            assert re.search(SAYS[of.force], words), (passage.text, of.sources)


def test_sources_say_that_it_is_new(outlines: dict[int, Guidance], lines: dict[str, list[str]]) -> None:
    """What is marked absent in 2018 is called new, added or introduced by a document of 2023."""
    for passage, of in stated(outlines[2018]):
        if of.absent:
            places = [source.partition(":") for source in of.sources if not source.startswith("nspcc-2018")]
            assert any(re.search(NEW, said_at(place, lines[name]).lower()) for name, _, place in places), passage.text


def test_what_was_removed_is_gone(
    outlines: dict[int, Guidance], lines: dict[str, list[str]], edition: Guidance
) -> None:
    """What is marked absent in 2023 is in no passage there; one document of Public Health England is still listed."""
    for passage, of in stated(outlines[2023]):
        if of.absent:
            assert "removes reference" in said_at(of.sources[0].partition(":")[2], lines["summary-2023"]).lower()
            assert passage.text in {p.text for p in outlines[2018].passages}
    named = {
        term: [edition.chapter_title(p) for p in edition.passages if term in p.text.lower()]
        for term in ("clinical commissioning group", "secure college", "public health england")
    }
    assert named["clinical commissioning group"] == named["secure college"] == []
    assert [title.startswith("Appendix B") for title in named["public health england"]] == [True]


def test_groups_for_early_help(outlines: dict[int, Guidance], lines: dict[str, list[str]], edition: Guidance) -> None:
    """Each entry of the list stands once: eleven quoted in 2018, seventeen printed in 2023."""
    quoted = [line for line in lines["nspcc-2018"][33:46] if line.startswith("- ")]
    lead = next(p for p in edition.passages if p.number == "124" and p.kind == "paragraph")
    printed = [p for p in edition.passages if p.lead_in == lead.index and p.kind == "bullet"]
    assert (len(quoted), len(printed)) == (11, 17)
    of_2018 = [
        of.sources for _, of in stated(outlines[2018]) if re.fullmatch(r"nspcc-2018:(3[5-9]|4[0-6])", of.sources[0])
    ]
    assert len(of_2018) == len(set(of_2018)) == 11
    of_2023 = [p for p, of in stated(outlines[2023]) if of.sources == ("guidance-2023:¶124",)]
    assert len(of_2023) == 17 + 2
    assert any("eleven" in p.text for p in outlines[2018].passages)
    assert any("seventeen" in p.text for p in of_2023)


def test_what_a_comparison_says(outlines: dict[int, Guidance]) -> None:
    """Only what a source calls new or removed is added or removed, and only the myths about sharing moved."""
    old, new = outlines[2018], outlines[2023]
    found = changes(old, new, align(old, new))
    kinds = Counter(change.kind for change in found)
    assert (kinds["added"], kinds["removed"]) == (22, 3)
    moved = [change.new.text for change in found if "moved" in change.kind and change.new]
    assert moved == ["A guide answers common myths about sharing information."]
    pairs = {c.old.text: (c.old.stated, c.new.stated) for c in found if c.old and c.new}
    forces = {
        " ".join(text.split()[:5]): (a.force, b.force)
        for text, (a, b) in pairs.items()
        if a and b and a.force and a.force != b.force
    }
    assert forces == {
        "Set out in the published": ("must", "should"),
        "Model their structures and processes": ("may", "should"),
    }
