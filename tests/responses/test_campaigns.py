"""Copied campaigns: whole sentences that several responses share."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.responses.campaigns import campaigns

BOATS = "Please keep the night boats running all year for those who work late."
PARKS = "Our parks should stay open until ten in the evening, in every month of the year."
THIRD = "Nobody asked the people of the north bank before the gates were moved to the south."


def test_two_are_no_campaign() -> None:
    """Two people who write the same are no campaign; three are."""
    assert campaigns([("a", BOATS), ("b", BOATS)]) == {}
    assert set(campaigns([("a", BOATS), ("b", BOATS), ("c", BOATS)])) == {"a", "b", "c"}


def test_one_person_is_no_campaign() -> None:
    """Someone who gives the same text to several questions is one person."""
    assert campaigns([("a", BOATS)] * 5) == {}


def test_short_sentences_are_no_campaign() -> None:
    """Short sentences are shared by chance."""
    assert campaigns([(name, "I agree with all of it. No. Keep it up!") for name in "abcdef"]) == {}


def test_what_was_added_does_not_matter() -> None:
    """Case, marks, and sentences before or after do not hide a copy."""
    said = [
        ("a", BOATS),
        ("b", f"Hello! {BOATS.upper()} Thank you."),
        ("c", BOATS.replace("night boats", "night, boats")),
    ]
    assert set(campaigns(said).values()) == {"campaign-1"}


def test_chains_are_one_campaign() -> None:
    """Two texts that some senders joined are one campaign; a third on its own is another, numbered by its first."""
    said = [
        ("x", THIRD),
        ("a", BOATS),
        ("b", BOATS),
        ("c", f"{BOATS} {PARKS}"),
        ("d", PARKS),
        ("e", PARKS),
        ("y", THIRD),
    ]
    found = campaigns([*said, ("z", THIRD)])
    assert {name: found[name] for name in "xyz"} == dict.fromkeys("xyz", "campaign-1")
    assert {name: found[name] for name in "abcde"} == dict.fromkeys("abcde", "campaign-2")


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from([BOATS, PARKS, THIRD, "No."]))), st.randoms())
def test_order_only_names_them(said: list[tuple[str, str]], seed: random.Random) -> None:
    """Whatever the order of comments, the same responses belong together, at least three in each."""
    once, again = campaigns(said), campaigns(seed.sample(said, len(said)))
    parts = [sorted(sorted(n for n in found if found[n] == c) for c in set(found.values())) for found in (once, again)]
    assert parts[0] == parts[1]
    assert all(len(names) >= 3 for names in parts[0])
