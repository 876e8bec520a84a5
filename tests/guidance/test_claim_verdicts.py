"""Verdicts on claims about two small editions, of which everything is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.changes import Comparison
from wtanalysis.guidance.claim_verdicts import ClaimVerdict, coverage, judge
from wtanalysis.guidance.claim_words import kind_of
from wtanalysis.guidance.claims import Claim
from wtanalysis.guidance.compare import compare
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.outlines import read_outline

OLD = """# Ferry code 2018

## Chapter 1: Crews

1. Masters should report every delay to the harbour board within 10 days.

2. Crews must carry lamps on deck at night.

3. Engineers must inspect steam boilers each spring and sign the boiler register.

4. Deck hands should wear gloves when they handle ropes.

## Chapter 2: Passengers

5. The harbour board should publish a timetable for passengers.

6. Owners may offer cabins to passengers with small children.

7. Dogs are not allowed in the saloon.
"""
NEW = """# Ferry code 2023

## Chapter 1: Crews

1. Masters must report every delay to the port authority within 5 days.

2. Crews must carry lamps on deck at night.

3. Deck hands may wear gloves when they handle ropes.

4. Pilots should agree a signal plan with neighbouring lighthouses before each winter.

## Chapter 2: Passengers

5. The port authority should publish a timetable for passengers.

6. Owners may offer cabins to passengers with small children.

7. Dogs are not allowed in the saloon.
"""


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """Both editions compared."""
    folder = tmp_path_factory.mktemp("editions")
    read = []
    for name, text in (("2018", OLD), ("2023", NEW)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        read.append(edition(read_document(folder / f"{name}.md"), name=name))
    return compare(*read)


def verdict(comparison: Comparison, text: str, chapter: tuple[str, ...] = (), document: str = "s") -> ClaimVerdict:
    """The verdict on one statement."""
    return judge([Claim("s-1", document, chapter, text, "L1", kind_of(text))], comparison)[0]


def numbers(comparison: Comparison, ids: tuple[str, ...]) -> set[str]:
    """The paragraphs of the new edition, or of the old where there is none, that changes are about."""
    found = [change for i in ids for change in comparison.change(i)]
    return {(change.new or change.old).number for change in found if change.new or change.old}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adds a signal plan that pilots agree with lighthouses.", "supported"),
        ("Adds lamps on deck at night.", "contradicted"),
        ("Adds the inspection of steam boilers.", "contradicted"),
        ("Adds a wage scale for cooks.", "not_found"),
        ("Removes the inspection of steam boilers.", "supported"),
        ("Removes the lamps that crews carry on deck at night.", "contradicted"),
        ("Removes the signal plan that pilots agree with lighthouses.", "contradicted"),
        ("Replaces harbour board with port authority.", "supported"),
        ("Replaces port authority with harbour board.", "contradicted"),
        ("Strengthens the duty of masters to report every delay.", "supported"),
        ("Weakens the duty of masters to report every delay.", "contradicted"),
        ("Strengthens the rule that deck hands wear gloves when they handle ropes.", "contradicted"),
        ("Strengthens the rule that crews carry lamps on deck at night.", "contradicted"),
        ("The limit to report a delay is changed from 10 days to 5 days.", "supported"),
        ("The limit to report a delay is changed from 5 days to 10 days.", "contradicted"),
        ("Crews must carry lamps on deck at night.", "supported"),
        ("Crews should carry lamps on deck at night.", "contradicted"),
        ("Crews must not carry lamps on deck at night.", "contradicted"),
        ("Pilots must carry lamps on deck at night.", "partly"),
        ("Dogs are allowed in the saloon.", "contradicted"),
        ("Masters must report every delay to the port authority within 15 days.", "contradicted"),
        ("Cooks must salt the soup.", "not_found"),
    ],
)
def test_verdict(comparison: Comparison, text: str, expected: str) -> None:
    """What is true is supported, what is turned round is contradicted, what nobody says is not found."""
    assert verdict(comparison, text).verdict == expected


def test_shown_by_and_against(comparison: Comparison) -> None:
    """A verdict names the changes that show it, and those that speak against it."""
    right = verdict(comparison, "Adds a signal plan that pilots agree with lighthouses.")
    assert numbers(comparison, right.shown_by) == {"4"}
    assert not right.against
    wrong = verdict(comparison, "Adds lamps on deck at night.")
    assert numbers(comparison, wrong.against) == {"2"}
    assert not wrong.shown_by


@pytest.mark.parametrize(
    ("text", "chapter", "against"),
    [
        ("No duties have been removed.", (), {"3"}),
        ("No duties have been removed.", ("Chapter 2: Passengers",), set()),
        ("Factual changes only.", ("Chapter 1",), {"1", "3", "4"}),
        ("Factual changes only.", ("Chapter 2",), {"5"}),
        ("Removes all references to harbour board and replaces with port authority throughout.", (), set()),
    ],
)
def test_left_to_a_person(comparison: Comparison, text: str, chapter: tuple[str, ...], against: set[str]) -> None:
    """Negative claims and claims of scope are not decided; what speaks against them in their chapter is listed."""
    found = verdict(comparison, text, chapter)
    assert found.verdict == "for_a_person"
    assert numbers(comparison, found.against) == against


def test_another_pair(comparison: Comparison) -> None:
    """A document with the year of the old edition in its name compares that one with an earlier."""
    found = verdict(comparison, "Crews must carry lamps on deck at night.", document="briefing-2018")
    assert found.verdict == "cannot_be_tested"
    assert "2018" in found.reason


def test_outline_that_rests_on_the_claimant(tmp_path: Path) -> None:
    """What an outline says on the word of the claiming document alone proves nothing; another's word does."""
    head = "# Ferry code\nedition: {}\nkind: outline\n> An outline in our own words.\n\n## Crews\n\n"
    absent = "- [absent] Pilots agree a signal plan with lighthouses. {summary:4}\n"
    told = "- Pilots agree a signal plan with lighthouses. {code:4}\n"
    (tmp_path / "old.md").write_text(head.format(2018) + absent, encoding="utf-8")
    (tmp_path / "new.md").write_text(head.format(2023) + told, encoding="utf-8")
    both = compare(read_outline(tmp_path / "old.md"), read_outline(tmp_path / "new.md"))
    text = "Adds a signal plan that pilots agree with lighthouses."
    own = verdict(both, text, document="summary")
    assert own.verdict == "cannot_be_tested"
    assert "alone" in own.reason
    assert verdict(both, text, document="briefing").verdict == "supported"
    assert verdict(both, "Adds a wage scale for cooks.").verdict == "cannot_be_tested"


def test_coverage(comparison: Comparison) -> None:
    """Each change with the documents that mention it."""
    text = "Adds a signal plan that pilots agree with lighthouses."
    found = coverage([verdict(comparison, text, document="a"), verdict(comparison, text, document="b")])
    assert list(found.values()) == [("a", "b")]


def test_no_claims(comparison: Comparison) -> None:
    """Nothing claimed, nothing judged."""
    assert judge([], comparison) == ()


def test_place_in_a_table(comparison: Comparison) -> None:
    """A claim whose place is a paragraph is judged by what happened to that paragraph."""
    assert verdict(comparison, "Updated", ("Paragraph 1",)).verdict == "supported"
    assert verdict(comparison, "Updated", ("Paragraph 2",)).verdict == "contradicted"
    assert verdict(comparison, "New paragraph", ("Paragraph 4",)).verdict == "supported"
    assert verdict(comparison, "New paragraph", ("Paragraph 2",)).verdict == "contradicted"
    assert verdict(comparison, "Deleted", ("Paragraph 3",)).verdict == "supported"
    assert verdict(comparison, "Deleted", ("Paragraph 2",)).verdict == "contradicted"


def test_swapped_parts(comparison: Comparison) -> None:
    """The words of a passage the other way round do not pass for what it says."""
    text = "Neighbouring lighthouses should plan a signal and agree pilots before each winter."
    assert verdict(comparison, text).verdict != "supported"
