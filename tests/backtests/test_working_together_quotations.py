"""Quotations, respondents and facts of the real government response against a key made by reading it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from wtanalysis.published.model import Extraction
from wtanalysis.published.words import fold

KEYS = Path(__file__).parent / "working_together_2023"
NOTED = ("L1057", "L1071", "L1079", "L1128", "L1147", "L1163", "L1168", "L1178", "L1215")
"""Entries that both the key and the extraction call odd."""


@pytest.fixture(scope="module")
def extraction(real_response: Extraction) -> Extraction:
    """The extraction of the government response of December 2023."""
    return real_response


def key(table: str) -> list[dict[str, str]]:
    """The rows of one table of the key."""
    with (KEYS / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def letters(text: str) -> str:
    """Letters and single spaces of a text alone, in lower case."""
    return " ".join(re.sub(r"[^a-z ]", "", fold(text)).split())


def test_every_quotation_is_found_with_its_speaker(extraction: Extraction) -> None:
    """All 40 block quotations and no other: place, first words, attribution, kind and the respondent it names."""
    ours = [
        (q.locator, fold(q.attribution), q.attribution_kind, fold(q.organisation_match)) for q in extraction.quotations
    ]
    rows = key("quotations")
    assert ours == [
        (r["locator"], fold(r["attribution"]), r["attribution_kind"], fold(r["organisation_match"])) for r in rows
    ]
    assert [
        q.locator
        for q, r in zip(extraction.quotations, rows, strict=True)
        if not letters(q.text).startswith(letters(r["anchor"]))
    ] == []


def test_quotations_stand_under_their_topics(extraction: Extraction) -> None:
    """A quotation belongs to the topic under whose heading it stands."""
    pairs = zip(extraction.quotations, key("quotations"), strict=True)
    assert [q.locator for q, row in pairs if not letters(q.topic).startswith(letters(row["topic"]))] == []


def test_every_respondent_is_listed_once(extraction: Extraction) -> None:
    """All 201 names in order, with the line each stands on."""
    ours = [(fold(o.name), o.locator) for o in extraction.organisations]
    assert ours == [(fold(r["name"]), r["locator"]) for r in key("organisations")]


def test_odd_entries_are_noted(extraction: Extraction) -> None:
    """Merged lines, joint entries, initials and names that quotations print differently carry a note."""
    noted = {o.locator for o in extraction.organisations if o.note}
    assert set(NOTED) <= noted
    assert len(noted) <= 2 * len(NOTED)


def test_facts_are_right_and_nearly_all_there(extraction: Extraction) -> None:
    """Every fact stands in the key; the key's other rows repeat one, or give a number in vague words."""
    ours = Counter((f.value, f.locator) for f in extraction.facts)
    rows = key("facts")
    theirs = Counter((r["value"], r["locator"]) for r in rows)
    assert not ours - theirs
    missing = theirs - ours
    assert {value for value, _ in missing} <= {"hundreds", "thousands", "1", "1269", "2023-06-21", "2023-09-06"}
    assert {"1269", "2023-06-21", "2023-09-06"} <= {value for value, _ in ours}
