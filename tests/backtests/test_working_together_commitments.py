"""Commitments and proposals read from the real response of December 2023, against a key made by reading it whole."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from wtanalysis.published.model import Extraction

KEY = Path(__file__).parent / "working_together_2023"
SAME = ("locator", "place", "side", "modality", "horizon")


@pytest.fixture(scope="module")
def extraction(real_response: Extraction) -> Extraction:
    """What is read from the real document."""
    return real_response


def key(table: str) -> list[dict[str, str]]:
    """One table of the key."""
    with (KEY / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_commitments_are_right(extraction: Extraction) -> None:
    """At most two of all rows read are not in the key with the same side, strength and horizon: precision over 0.98."""
    ours = Counter(tuple(getattr(c, name) for name in SAME) for c in extraction.commitments)
    theirs = Counter(tuple(row[name] for name in SAME) for row in key("commitments"))
    assert sum((ours - theirs).values()) <= 2
    assert sum(ours.values()) >= 119


def test_no_commitment_without_doubt_is_missing(extraction: Extraction) -> None:
    """Every row that the key holds to be sure is read."""
    ours = Counter(tuple(getattr(c, name) for name in SAME) for c in extraction.commitments)
    sure = Counter(tuple(row[name] for name in SAME) for row in key("commitments") if not row["doubt"])
    assert sure - ours == Counter()


def test_list_items_stand_in_order_with_their_repetitions(extraction: Extraction) -> None:
    """The items of every list have the key's number, and the line where the annex prints them again."""
    ours = [(c.locator, c.side, str(c.item), c.repeated_at) for c in extraction.commitments if c.place == "list"]
    theirs = [
        (r["locator"], r["side"], r["item"], r["repeated_at"]) for r in key("commitments") if r["place"] == "list"
    ]
    assert ours == theirs


def test_differences_between_a_list_and_its_annex(extraction: Extraction) -> None:
    """Items that the annex words differently are those of the key."""
    ours = {c.locator for c in extraction.commitments if c.repeat_difference}
    theirs = {r["locator"] for r in key("annex_differences") if r["kind"] != "heading" and r["difference"]}
    assert ours == theirs


def test_dates_are_those_of_the_key(extraction: Extraction) -> None:
    """A dated row has the key's date, but for what recurs every year, which the key calls annual."""
    ours = {(c.locator, c.due.lower()) for c in extraction.commitments if c.horizon == "dated"}
    theirs = {(r["locator"], r["due"].lower()) for r in key("commitments") if r["due"] not in ("", "annual")}
    yearly = {("L151", "annual cycle"), ("L1035", "each year")}
    assert yearly <= ours
    assert ours - yearly <= theirs


def test_every_topic_with_a_proposal_has_one(extraction: Extraction) -> None:
    """Each topic of the key has one proposal, read from a line that the key names; the key cuts long titles."""
    ours = [(p.topic, p.locator) for p in extraction.proposals]
    theirs = [(row["topic"], row["locator"]) for row in key("proposals") if row["level"] == "topic"]
    for topic, locator in ours:
        assert any(topic.startswith(title) and locator == line for title, line in theirs), (topic, locator)
    assert len(ours) == len({title for title, _ in theirs})
