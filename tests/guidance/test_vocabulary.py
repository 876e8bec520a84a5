"""Defined terms, acronyms and roles of an edition, and which of them come, go or change."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.acronyms import acronyms_in, long_form
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.vocabulary import acronyms, compare, definitions, roles
from wtanalysis.provenance import Source


def one(*texts: str, terms: tuple[str, ...] = (), outline: bool = False) -> Guidance:
    """An edition of some passages, then of glossary entries ``term - definition``."""
    passages = [Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(texts)]
    for entry in terms:
        passages.append(Passage(len(passages), "glossary", entry, "L9", term=entry.partition(" - ")[0]))
    return Guidance(Source("a.md", ""), "1", "Ferries", passages=tuple(passages), outline=outline)


def changed(old: Guidance, new: Guidance, kind: str) -> list[tuple[str, str]]:
    """What came and went of one kind."""
    return [(row.old, row.new) for row in compare(old, new) if row.kind == kind]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("The body that licenses ferries (“the Panel”) meets.", "the Panel"),
        ("A quay is defined as a place to land.", "quay"),
        ("In this guidance, a ferry is defined for its purposes as any boat.", "ferry"),
        ("A ferry in need is defined under section 17 of the Act as one that leaks.", "ferry in need"),
        ("“Working day” means any day but Sunday.", "Working day"),
        ("The term skipper is used for whoever steers.", "skipper"),
        ("The person is referred to as the ‘lead skipper’.", "lead skipper"),
    ],
)
def test_definitions(text: str, term: str) -> None:
    """A text defines a term by saying so, by quoting it, or in brackets."""
    assert [found.term for found in definitions(one(text)).values()] == [term]


@pytest.mark.parametrize(
    "text",
    [
        "This means fares rise.",
        "It is defined.",
        "Ensure that borders are defined clearly.",
        "They said “no” to us.",
        "The word “county” was wrong.",
        "By all means, ask.",
    ],
)
def test_no_definition(text: str) -> None:
    """Meaning something, or quoting somebody, defines no term."""
    assert definitions(one(text)) == {}


def test_glossary() -> None:
    """A glossary entry is its term and its words; it stands before a definition in the text."""
    found = definitions(one("A quay is defined as a place.", terms=("Quay - A place to land.",)))
    assert [(d.term, d.text) for d in found.values()] == [("Quay", "A place to land.")]


def test_terms_compared() -> None:
    """Terms come, go (with where they are still used) and are redefined; the same words in other print are not."""
    old = one("Land at a pier.", terms=("Pier - A jetty.", "Quay - A place to land.", "Ferry - A boat"))
    new = one("Land at a pier.", terms=("Quay - A place to board.", "Ferry - a boat.", "Ramp - A slope."))
    assert changed(old, new, "defined term") == [("Pier", ""), ("Quay", "Quay"), ("", "Ramp")]
    gone = next(row for row in compare(old, new) if row.old == "Pier")
    assert (gone.old_count, gone.new_count, gone.left) == (2, 0, (0,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the lead safeguarding partner (LSP)", ("LSP", "lead safeguarding partner")),
        ("integrated care boards (ICBs)", ("ICB", "integrated care boards")),
        ("a child in need (CiN) plan", ("CiN", "child in need")),
        ("local authority designated officers (LADO)", ("LADO", "local authority designated officers")),
        ("the Convention on the Rights of the Child (known as CRC)", ("CRC", "Convention on the Rights of the Child")),
        ("each HDO (harbour duty officer) agrees", ("HDO", "harbour duty officer")),
    ],
)
def test_acronyms(text: str, expected: tuple[str, str]) -> None:
    """An acronym is given after its words or before them."""
    assert acronyms_in(text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "the highest level (AAA)",
        "a quay (England)",
        "see (a) and (B)",
        "on time (IN FULL)",
        "open (",
        "Health (see NHS)",
    ],
)
def test_no_acronym(text: str) -> None:
    """Brackets that hold something else are no acronym."""
    assert acronyms_in(text) == ()


def test_acronyms_compared() -> None:
    """Another long form is told; letters that the other edition uses without explaining them have not come."""
    old = one("The child death review (CDR) and the NHS.", "A care group (CG).")
    new = one("The crew duty rota (CDR) and the National Health Service (NHS).", "A quay board (QB).")
    assert changed(old, new, "acronym") == [
        ("CDR (child death review)", "CDR (crew duty rota)"), ("CG (care group)", ""), ("", "QB (quay board)"),
    ]  # fmt: skip


def test_roles() -> None:
    """A role is a title before its noun, in singular; determiners, verbs and loose adjectives make none."""
    found = roles(
        one("Each lead practitioner and the other partners lead the review. Designated doctors, practitioners help.")
    )
    assert dict(found) == {"lead practitioner": 1, "designated doctor": 1}


def test_roles_compared() -> None:
    """A role comes or goes where one edition names it three times and the other never; shorter forms count once."""
    old = one(*["Ask the harbour duty officer."] * 3, "Ask the quay manager.")
    new = one(*["Ask the partnership chair."] * 4)
    assert changed(old, new, "role") == [("harbour duty officer", ""), ("", "partnership chair")]
    assert compare(new, new) == ()


def test_outline() -> None:
    """Of outlines nothing is said."""
    assert compare(one("The quay board (QB)."), one("Nothing.", outline=True)) == ()


def test_real_glossary(shared: Path) -> None:
    """The accessibility guidelines explain these acronyms; nothing changes against themselves."""
    guidance = edition(read_document(shared / "realdata" / "wcag" / "wcag22_2024-12-12.md"))
    found = acronyms(guidance)
    assert found["WCAG"] == "Web Content Accessibility Guidelines"
    assert "AAA" not in found
    assert compare(guidance, guidance) == ()


def test_a_reference_is_no_redefinition() -> None:
    """A term defined in the same words but for a paragraph number or its own acronym has no other definition."""

    def entry(term: str, text: str) -> Guidance:
        passage = Passage(0, "glossary", f"{term}: {text}", "L1", term=term)
        return Guidance(Source("a.md", ""), "", "", passages=(passage,))

    before = entry("log", "the record described in paragraph 34.")
    assert compare(before, entry("log", "the record described in paragraph 35.")) == ()
    assert compare(before, entry("log", "the books described in paragraph 35."))


@given(st.text(alphabet="abcABC ()-", max_size=40), st.sampled_from(["ABC", "AB", "CaB"]))
def test_long_form(before: str, short: str) -> None:
    """A long form stands at the end of the text before, and begins with the first letter."""
    found = long_form(short, before)
    assert found in before
    assert not found or found[0].lower() == short[0].lower()


@given(st.text(alphabet="the lead panel (“’)defined as means Pa.\n", max_size=80))
def test_any_text(text: str) -> None:
    """No text breaks it."""
    assert compare(one(text), one(text)) == ()
