"""Outlines of an edition in our own words."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.errors import DocumentError, TableError
from wtanalysis.guidance.editions import read_edition
from wtanalysis.guidance.model import FORCES
from wtanalysis.guidance.outlines import is_outline, read_outline

HEAD = """# Ferries: the code
edition: 2018
date: 2018-07
publisher: Department for Ferries
kind: outline

> This is an outline in our own words,
> not the edition.

"""
BODY = """## Chapter 1: Fares

### By night
- 45. [operators; harbour masters | must] Show the fares. {briefing-2018:66; guidance-2023:¶45}
- [ | ] Fares are in pounds. {briefing-2018:67}
- Dogs ride free. {briefing-2018:68}

## Annex A: Glossary
- [absent] It names no piers. {summary-2023:30}
- [glossary] hoy: a small boat: one mast {guidance-2023:p154}
"""


def outline(folder: Path, body: str = BODY, head: str = HEAD) -> Path:
    """An outline in a file."""
    path = folder / "2018.md"
    path.write_text(head + body, encoding="utf-8")
    return path


def test_what_an_outline_says(tmp_path: Path) -> None:
    """Head, chapters, sections, holders, force, sources, absence and terms come out, each with its line."""
    read = read_outline(outline(tmp_path))
    assert (read.edition, read.title, read.date, read.publisher) == (
        "2018", "Ferries: the code", "2018-07", "Department for Ferries",
    )  # fmt: skip
    assert read.outline
    assert read.notes == ("This is an outline in our own words, not the edition.",)
    assert [(part.title, part.level, part.parent, part.number, part.annex) for part in read.sections] == [
        ("Chapter 1: Fares", 0, -1, "1", False), ("By night", 1, 0, "", False), ("Annex A: Glossary", 0, -1, "A", True),
    ]  # fmt: skip
    shown, pounds, dogs, piers, hoy = read.passages
    assert (shown.number, shown.locator, shown.section) == ("45", "L13", 1)
    assert shown.stated is not None
    assert shown.stated.holders == ("operators", "harbour masters")
    assert shown.stated.force == "must"
    assert shown.stated.sources == ("briefing-2018:66", "guidance-2023:¶45")
    for bare in (pounds, dogs):
        assert bare.stated is not None
        assert (bare.stated.holders, bare.stated.force, bare.stated.absent) == ((), "", False)
    assert dogs.text == "Dogs ride free."
    assert piers.stated is not None
    assert piers.stated.absent
    assert (hoy.kind, hoy.term, hoy.text) == ("glossary", "hoy", "hoy: a small boat: one mast")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_told_by_its_head(tmp_path: Path, line_end: str) -> None:
    """An outline is told by its head, whatever its lines end with; the same words further down make none."""
    path = tmp_path / "a.md"
    path.write_bytes((HEAD + BODY).replace("\n", line_end).encode())
    assert is_outline(path)
    assert read_edition(path).outline
    path.write_text("# Ferries\n\n## Fares\n\nkind: outline\n", encoding="utf-8")
    assert not is_outline(path)
    assert not read_edition(path).outline


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- [police | must] No source.", "a provision without a source"),
        ("- [police | must] Nothing. {}", "'' is no source, expected document:place"),
        ("- [police | must] Wrong. {briefing 2018, line 3}", "is no source"),
        (
            "- [police | shall] Wrong. {a:1}",
            "unknown force 'shall', expected one of must, must have regard, should, may",
        ),
        ("- [police] Wrong. {a:1}", "[police] cannot be read"),
        ("- [police; | must] Wrong. {a:1}", "a holder without a name"),
        ("- [police | must] {a:1}", "a provision without words"),
        ("- [glossary] a boat {a:1}", "a glossary entry without a term"),
        ("- [police | must] Two. {a:1} more", "a provision that cannot be read"),
        ("A line of prose.", "neither heading nor provision"),
        ("  - [police | must] Indented. {a:1}", "neither heading nor provision"),
        ("#### Too deep", "a heading of 4 marks below none of 3"),
    ],
)
def test_a_line_that_does_not_fit(tmp_path: Path, line: str, told: str) -> None:
    """Each malformed line gets an error with the file, the line, what was expected and what to do."""
    path = outline(tmp_path, "## Fares\n- Dogs ride free. {a:1}\n" + line + "\n")
    with pytest.raises(TableError, match=r"^2018\.md:12 ") as fault:
        read_outline(path)
    assert told in str(fault.value)
    assert fault.value.do


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("# Ferries: the code", "Ferries", "2018.md:1 the first line is no title"),
        ("edition: 2018\n", "", "edition is missing"),
        ("kind: outline\n", "", "kind: outline is missing"),
        ("date: 2018-07", "date: July", "2018.md:3 the date cannot be read"),
        ("publisher:", "publishr:", "2018.md:4 unknown key 'publishr', expected publisher"),
        ("date: 2018-07", "edition: 2019", "2018.md:3 edition stands twice"),
        ("> This is an outline in our own words,\n> not the edition.\n", "", "does not call itself an outline"),
    ],
)
def test_a_head_that_does_not_fit(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A head that lacks something, or has something unknown, says so."""
    with pytest.raises(TableError) as fault:
        read_outline(outline(tmp_path, head=HEAD.replace(old, new)))
    assert told in str(fault.value)


def test_no_file(tmp_path: Path) -> None:
    """A missing or empty outline is told as any missing or empty document is."""
    with pytest.raises(DocumentError, match="no such file"):
        read_outline(tmp_path / "none.md")
    (tmp_path / "empty.md").write_text("")
    with pytest.raises(DocumentError, match="is empty"):
        read_outline(tmp_path / "empty.md")


WORDS = st.from_regex(r"[a-zA-Z][a-z ,']{0,30}[a-z]\.?", fullmatch=True)
PROVISION = st.tuples(
    st.lists(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8})?", fullmatch=True), max_size=3),
    st.sampled_from(["", *FORCES]),
    WORDS,
    st.lists(st.from_regex(r"[a-z]{1,8}-[0-9]{4}:[0-9¶p]{1,5}", fullmatch=True), min_size=1, max_size=3),
    st.sampled_from(["", "7", "45a"]),
)


@settings(max_examples=40)
@given(provisions=st.lists(PROVISION, max_size=8))
def test_written_and_read(provisions: list[tuple[list[str], str, str, list[str], str]]) -> None:
    """Whatever provisions are written, the same ones are read, in their order."""
    lines = [
        f"- {number + '. ' if number else ''}[{'; '.join(holders)} | {force}] {text} {{{'; '.join(sources)}}}"
        for holders, force, text, sources, number in provisions
    ]
    with tempfile.TemporaryDirectory() as folder:
        read = read_outline(outline(Path(folder), "\n".join(["## Fares", *lines]) + "\n"))
    found = [
        (list(p.stated.holders), p.stated.force, p.text, list(p.stated.sources), p.number)
        for p in read.passages
        if p.stated
    ]
    assert found == provisions


def test_committed_outlines_are_read(repository: Path) -> None:
    """Every outline of the repository is read, each provision has a source, and none of them claims to be the text."""
    paths = sorted((repository / "data").glob("*/guidance/*.md"))
    if not paths:
        pytest.skip("no outlines are committed")
    for path in paths:
        read = read_outline(path)
        assert read.edition == path.stem
        assert re.search(r"\boutline\b", read.notes[0])
        assert all(passage.stated and passage.stated.sources for passage in read.passages)


def test_a_misspelt_outline_is_never_an_edition(tmp_path: Path) -> None:
    """A bracket left open, and a kind that is none, are refused with the line or the key."""
    head = "# Ferries\nedition: 2018\nkind: {}\n> An outline.\n## Fares\n{}\n"
    path = tmp_path / "2018.md"
    path.write_text(head.format("outline", "- [operators must Show the fares. {briefing-2018:7}"), encoding="utf-8")
    with pytest.raises(TableError, match=r"2018.md:6 .*bracket"):
        read_outline(path)
    path.write_text(head.format("outlin", "- Show the fares. {briefing-2018:7}"), encoding="utf-8")
    assert is_outline(path)
    with pytest.raises(TableError, match="kind: outline"):
        read_outline(path)
