"""What changed between published editions of WCAG, against a key made by reading.

``wcag_changes.csv`` says for passages of four pairs of editions what happened to them. It was written from the texts:
from 2.1 to 2.2 by the section of 2.2 that compares the two and by reading both, within 2.1 and within 2.2 by their
change logs. Where ``begins`` is empty the row holds for the whole section. Passages of one word (levels of conformance,
the mark "New", names of exceptions) stand too often to be told apart; of them is only asked that none be moved.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from wtanalysis.documents.readers import read_document
from wtanalysis.guidance.alignment import align
from wtanalysis.guidance.changes import Alignment, Change
from wtanalysis.guidance.editions import edition
from wtanalysis.guidance.kinds import changes
from wtanalysis.guidance.model import Guidance, Passage

FILES = {
    "2.1-2023": "wcag21_2023-09-21.md",
    "2.1-2025": "wcag21_2025-05-06.md",
    "2.2-2023": "wcag22_2023-10-05.md",
    "2.2-2024": "wcag22_2024-12-12.md",
}
with (Path(__file__).parent / "wcag_changes.csv").open(encoding="utf-8", newline="") as stream:
    KEY = list(csv.DictReader(stream))
PAIRS = sorted({row["editions"] for row in KEY})
NEXT = [pair for pair in PAIRS if "2.1" in pair and "2.2" in pair]
ERRATA = [pair for pair in PAIRS if pair not in NEXT]
NORMATIVE = ("Perceivable", "Operable", "Understandable", "Robust", "Conformance")


@dataclass(frozen=True)
class Compared:
    """Two editions, how they were aligned, and the changes."""

    old: Guidance
    new: Guidance
    alignment: Alignment
    changes: tuple[Change, ...]

    def said(self, side: str, section: str, begins: str) -> list[tuple[Passage, str]]:
        """The passages of a section that begin so, with the kind of each row that they stand in."""
        guidance = self.old if side == "old" else self.new
        return [
            (passage, change.kind)
            for change in self.changes
            if (passage := change.old if side == "old" else change.new) is not None
            and guidance.section_title(passage) == section
            and passage.text.startswith(begins)
        ]


@pytest.fixture(scope="module")
def compared(shared: Path) -> dict[str, Compared]:
    """All pairs of editions of the key, compared."""
    read = {name: edition(read_document(shared / "realdata" / "wcag" / file), name) for name, file in FILES.items()}
    found = {}
    for pair in PAIRS:
        old, new = (read[name] for name in pair.split(":"))
        alignment = align(old, new)
        found[pair] = Compared(old, new, alignment, changes(old, new, alignment))
    return found


def one_word(passage: Passage) -> bool:
    """A level of conformance, a mark or a name."""
    return len(passage.text.split()) == 1


def rows() -> list[ParameterSet]:
    """The rows of the key."""
    return [pytest.param(row, id=f"{row['editions']} {row['section']} {row['begins']}".strip()) for row in KEY]


@pytest.mark.parametrize("row", rows())
def test_key(compared: dict[str, Compared], row: dict[str, str]) -> None:
    """What the key says of a passage or of a section is what the comparison says."""
    said = compared[row["editions"]].said(row["side"], row["section"], row["begins"])
    assert said, "the key names a passage that is not there"
    assert {kind for passage, kind in said if not one_word(passage)} <= set(row["kind"].split("|"))
    assert not {kind for passage, kind in said if one_word(passage)} & {"moved", "moved_reworded"}


@pytest.mark.parametrize("pair", PAIRS)
def test_nothing_else_comes_or_goes_in_the_normative_text(compared: dict[str, Compared], pair: str) -> None:
    """In the five normative chapters nothing beside the key is added, removed, moved, split or merged."""
    these = compared[pair]
    known = {"old": set[int](), "new": set[int]()}
    for row in KEY:
        if row["editions"] == pair:
            said = these.said(row["side"], row["section"], row["begins"])
            known[row["side"]] |= {passage.index for passage, _ in said}
    strange = []
    for change in these.changes:
        if change.kind in {"unchanged", "reworded"}:
            continue
        for side, passage in (("old", change.old), ("new", change.new)):
            guidance = these.old if side == "old" else these.new
            normative = passage and guidance.chapter_title(passage).startswith(NORMATIVE) and not one_word(passage)
            if passage and normative and passage.index not in known[side] and change.kind != "split":
                strange.append((change.kind, side, guidance.section_title(passage), passage.text[:60]))
    assert strange == []


@pytest.mark.parametrize("pair", ERRATA)
def test_errata_add_and_remove_what_the_logs_say(compared: dict[str, Compared], pair: str) -> None:
    """Between two publications of one version, the rows of the key are all that is added or removed, and no more."""
    kinds = Counter(change.kind for change in compared[pair].changes)
    wanted = Counter(row["kind"] for row in KEY if row["editions"] == pair)
    assert (kinds["added"], kinds["removed"]) == (wanted["added"], wanted["removed"])
    assert kinds["moved"] + kinds["moved_reworded"] + kinds["merged"] == 0


@pytest.mark.parametrize("pair", NEXT)
def test_every_other_criterion_keeps_its_place(compared: dict[str, Compared], pair: str) -> None:
    """Each section of the normative text of 2.1 has the section of 2.2 with its title as partner; two change it."""
    these = compared[pair]
    renamed = {"Target Size": "Target Size (Enhanced)", "Parsing": "Parsing (Obsolete and removed)"}
    partners = these.alignment.chapter_partners
    wrong = []
    for i, part in enumerate(these.old.sections):
        chapter = these.old.sections[part.chapter].title if part.chapter >= 0 else ""
        if chapter.startswith(NORMATIVE):
            partner = partners.get(i, -1)
            title = these.new.sections[partner].title if partner >= 0 else ""
            if title != renamed.get(part.title, part.title) and part.title != "Parsing":
                wrong.append((part.title, title))
    assert wrong == []


@pytest.mark.parametrize("pair", NEXT)
def test_the_version_named_in_running_text_is_a_rewording(compared: dict[str, Compared], pair: str) -> None:
    """What says 2.2 where it said 2.1, and is else the same, is reworded in its place."""
    these = compared[pair]
    by_text = {p.text: p.index for p in these.new.passages}
    swapped = [
        (p.index, by_text[text])
        for p in these.old.passages
        if "2.1" in p.text and (text := p.text.replace("2.1", "2.2")) in by_text and len(p.text.split()) > 6
    ]
    kinds = {(c.old.index, c.new.index): c.kind for c in these.changes if c.old and c.new}
    assert len(swapped) >= 5
    # The last line of the change log stands after the list in 2.1 and before it in 2.2: it did move.
    assert {kinds.get(pair) for pair in swapped} <= {"reworded", "moved_reworded"}
    assert Counter(kinds.get(pair) for pair in swapped)["reworded"] >= len(swapped) - 1
