"""Systematic replacements of one phrase by another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from wtanalysis.guidance.changes import TermChange
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.terms import replacements
from wtanalysis.provenance import Source


def edition(texts: Sequence[str]) -> Guidance:
    """An edition of these passages."""
    passages = tuple(Passage(i, "paragraph", text, f"L{i}") for i, text in enumerate(texts))
    return Guidance(Source("trams.md", ""), "1", "Trams", passages=passages)


def found(old: Sequence[str], new: Sequence[str]) -> tuple[TermChange, ...]:
    """The replacements between two lists of texts, paired one to one."""
    was, now = edition(old), edition(new)
    pairs = [(a, b) for a, b in zip(was.passages, now.passages, strict=False) if a.text != b.text]
    return replacements(pairs, was, now)


OLD = (
    "Tram oversight groups (TOGs) must meet.",
    "Each tram oversight group has a plan.",
    "The police tell the Tram Oversight Group’s chair.",
    "A TOG may ask for data, and TOGs may share it.",
    "The TOG pays.",
    "Ferries wait.",
    "Where a tram oversight group has closed, ask the police.",
)
NEW = (
    "Integrated transit boards (ITBs) must meet.",
    "Each integrated transit board has a plan.",
    "The police tell the Integrated Transit Board’s chair.",
    "An ITB may ask for data, and ITBs may share it.",
    "The ITB pays.",
    "Ferries wait.",
    "Where a tram oversight group has closed, ask the police.",
)


def test_term_and_acronym() -> None:
    """Singular, plural, possessive and capitals are one term; brackets give the acronym; what is left is told."""
    acronym, term = found(OLD, NEW)
    assert (term.old, term.new) == ("tram oversight group", "integrated transit board")
    assert (term.replaced, term.old_count, term.new_count, term.left) == (3, 4, 3, (6,))
    assert (acronym.old, acronym.new) == ("TOG", "ITB")
    assert (acronym.replaced, acronym.old_count, acronym.new_count, acronym.left) == (4, 4, 4, ())
    assert {term.kind, acronym.kind} == {"replacement"}


def test_swapped_editions_give_the_swapped_terms() -> None:
    """The other way round the terms change places."""
    assert {(term.new, term.old) for term in found(NEW, OLD[:6])} == {(term.old, term.new) for term in found(OLD, NEW)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("They {} trams on line 4{}.", ("help", "support")),
        ("They {} run trams{}.", ("must", "should")),
        ("Within {} days they answer{}.", ("ten", "5")),
        ("Trams {} ferries{}.", ("and", "or")),
    ],
)
def test_what_is_no_term(old: str, new: tuple[str, str]) -> None:
    """A verb changed here and there, words of force, numbers and small words are no replacements."""
    rest = [f"They {new[0]} ferries on pier {n}, too." for n in range(9)]
    before = [old.format(new[0], f" in {place}") for place in ("May", "the north", "the rain")]
    after = [old.format(new[1], f" in {place}") for place in ("May", "the north", "the rain")]
    assert found([*before, *rest], [*after, *rest]) == ()


def test_word_that_always_follows() -> None:
    """A term of which only the first word changes is told whole, and does not remain where that word stands alone."""
    old = ("A pastoral lead sails.", "Ask the pastoral lead.", "Each pastoral lead rests.", "Give pastoral support.")
    new = ("A welfare lead sails.", "Ask the welfare lead.", "Each welfare lead rests.", "Give pastoral support.")
    assert [(term.old, term.new, term.left) for term in found(old, new)] == [("pastoral lead", "welfare lead", ())]


def test_both_terms_in_one_stretch() -> None:
    """A passage counts where one term gave way to the other, not where each stands in a change of its own."""
    old = ("A quay warden sails.", "Ask the quay warden.", "The quay warden must, on any day, ask the crew.")
    new = ("A pier keeper sails.", "Ask the pier keeper.", "The harbour must, on any day, ask a pier keeper.")
    assert [term.replaced for term in found(old, new)] == [2]


def test_no_pairs_no_terms() -> None:
    """Without reworded pairs there is nothing to find."""
    assert found(OLD, OLD) == ()


def test_two_places_are_enough_when_the_old_term_is_gone() -> None:
    """A term that changes in two passages and stands nowhere else is replaced; where it stands elsewhere it is not."""
    old, new = ("The quay warden sails.", "Ask the quay warden."), ("The pier keeper sails.", "Ask the pier keeper.")
    assert [(term.old, term.new) for term in found(old, new)] == [("quay warden", "pier keeper")]
    assert found([*old, "A quay warden sleeps."], [*new, "A quay warden sleeps."]) == ()


def test_order_of_pairs_is_no_matter() -> None:
    """The same pairs in another order give the same terms."""
    was, now = edition(OLD), edition(NEW)
    pairs = [(a, b) for a, b in zip(was.passages, now.passages, strict=True) if a.text != b.text]
    assert replacements(pairs[::-1], was, now) == replacements(pairs, was, now)
