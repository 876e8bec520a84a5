"""The framework for planning of December 2024 beside the draft of December 2025, against a key made by reading.

``nppf_pairs.csv`` holds a sample drawn with seed 2025: fifty pairs whose words or places differ, spread over bands of
similarity, thirty removed and thirty added passages, each read with its neighbours; then, for some of them, what a
person would say of the redline, the duties, the effect and the audiences, and which terms went for which. A passage is
named by the first four words of its section, its number and its first words. ``says`` is the right answer. What is
``right`` (or ``partial``: a true pair, but another half of the passage is missed and stands as ``rest``) must stay so;
what is ``wrong`` is counted, and its number may only fall.

================  ==================================================================================
thing             what ``says`` holds
================  ==================================================================================
pair, kind        the kind of the change, empty where more than one would do
rest              nothing: the two passages belong together as well, and are not put together
removed, added    nothing: without a partner where right; where wrong, the partner that was missed
redline           words that stay as they are
duty              what ``duty_change`` holds, joined by bars
effect            mechanical or wording
audience          the audiences, joined by bars
term              nothing: the words that went and those that came
================  ==================================================================================
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from wtanalysis.documents.model import Document
from wtanalysis.guidance.changes import Change, Comparison
from wtanalysis.guidance.compare import compare
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.model import Guidance, Passage
from wtanalysis.guidance.redline import redline

Key = tuple[str, str, str]
Row = dict[str, str]
with (Path(__file__).parent / "nppf_pairs.csv").open(encoding="utf-8", newline="") as stream:
    KEY: list[Row] = list(csv.DictReader(stream))
WRONG = {
    "kind": 5, "rest": 7, "removed": 11, "added": 8, "redline": 3, "duty": 1, "effect": 3, "audience": 1, "term": 2,
}  # fmt: skip
"""How many of the wrong rows may still be wrong."""


def named(guidance: Guidance, passage: Passage) -> Key:
    """The name of a passage in the key."""
    return (
        "-".join(re.findall(r"\w+", guidance.section_title(passage).lower())[:4]),
        passage.number,
        " ".join(passage.text.split()[:5]),
    )


class Read:
    """The comparison, with its passages and changes under the names of the key."""

    def __init__(self, comparison: Comparison) -> None:
        """Look every passage and every change up once."""
        self.comparison = comparison
        self.passages: dict[tuple[str, Key], Passage] = {}
        self.changes: defaultdict[tuple[str, Key], list[Change]] = defaultdict(list)
        for side, guidance in (("old", comparison.old), ("new", comparison.new)):
            for passage in guidance.passages:
                self.passages[side, named(guidance, passage)] = passage
            for change in comparison.changes:
                stood = change.old if side == "old" else change.new
                if stood:
                    self.changes[side, named(guidance, stood)].append(change)

    def of(self, row: Row) -> list[Change]:
        """The changes that hold what the row names: both passages where it names both."""
        sides = [(side, key) for side in ("old", "new") if (key := side_of(row, side))[2]]
        return [change for change in self.changes[sides[0]] if all(change in self.changes[side] for side in sides)]

    def holds(self, row: Row) -> bool:
        """Whether the comparison says what the row has for right."""
        thing, says = row["thing"], row["says"]
        if thing == "term":
            pairs = {(term.old, term.new) for term in self.comparison.terms if term.kind == "replacement"}
            return (row["old_begins"], row["new_begins"]) in pairs
        if thing == "redline":
            old, new = (self.passages[side, side_of(row, side)] for side in ("old", "new"))
            return any(mark.op == "same" and says in mark.old for mark in redline(old.text, new.text))
        found = self.of(row)
        if thing in ("removed", "added") and row["verdict"] == "right":
            return bool(found) and all(change.kind == thing for change in found)
        told: dict[str, list[str]] = {
            "kind": [change.kind for change in found],
            "pair": [change.kind for change in found],
            "duty": [" | ".join(change.duty_change) for change in found],
            "effect": [change.effect or "" for change in found],
            "audience": [" | ".join(change.audiences) for change in found],
        }
        return says in told.get(thing, []) if says or thing in ("duty", "audience") else bool(found)


def side_of(row: Row, side: str) -> Key:
    """What a row calls a passage of one side."""
    return row[f"{side}_section"], row[f"{side}_number"], row[f"{side}_begins"]


@pytest.fixture(scope="module")
def read(real_document: Callable[[str], Document]) -> Read:
    """The two editions, compared."""
    old, new = (
        edition(real_document(f"realdata/nppf/{name}"), name)
        for name in ("NPPF_December_2024.md", "Draft_NPPF_December_2025.pdf")
    )
    return Read(compare(old, new))


def test_every_passage_of_the_key_is_read(read: Read) -> None:
    """Each passage that the key names is in its edition under that name."""
    named_here = {(side, side_of(row, side)) for row in KEY if row["thing"] != "term" for side in ("old", "new")}
    assert {key for key in named_here if key[1][2]} <= set(read.passages)


@pytest.mark.parametrize("thing", sorted({row["thing"] for row in KEY if row["verdict"] != "wrong"}))
def test_what_is_right_stays_right(read: Read, thing: str) -> None:
    """Every row that was read as right is still said."""
    kept = [row for row in KEY if row["thing"] == thing and row["verdict"] != "wrong"]
    assert [row for row in kept if not read.holds(row)] == []


@pytest.mark.parametrize("thing", sorted(WRONG))
def test_what_is_wrong_grows_no_worse(read: Read, thing: str) -> None:
    """Not more of the rows that were read as wrong are still wrong."""
    wrong = [row for row in KEY if row["thing"] == thing and row["verdict"] == "wrong"]
    assert sum(not read.holds(row) for row in wrong) <= WRONG[thing]


def test_the_sample() -> None:
    """The key holds fifty pairs, thirty removed and thirty added passages."""
    drawn = ("pair", "removed", "added")
    assert [sum(row["thing"] == thing for row in KEY) for thing in drawn] == [50, 30, 30]
