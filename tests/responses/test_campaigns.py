"""Copied campaigns: texts that several responses share."""

from __future__ import annotations

import random

from hypothesis import given, settings
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


def test_one_sender_joins_no_campaigns() -> None:
    """Who sends two templates belongs to the one that is most of the text; the two stay apart, by their first."""
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
    assert {name: found[name] for name in "ab"} == dict.fromkeys("ab", "campaign-2")
    assert {name: found[name] for name in "cde"} == dict.fromkeys("cde", "campaign-3")


def test_a_response_is_all_its_comments() -> None:
    """A campaign that gives an answer to each of two questions is one campaign."""
    said = [(name, text) for name in "abc" for text in (BOATS, PARKS)]
    assert campaigns(said) == dict.fromkeys("abc", "campaign-1")


def test_the_question_is_nobodys_template() -> None:
    """Who repeats the question before answering it is in no campaign."""
    said = [(name, f"{BOATS} {added}") for name, added in zip("abc", ("Yes.", "No!", "Both"), strict=True)]
    assert campaigns(said)
    assert campaigns(said, known=[BOATS]) == {}


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from([BOATS, PARKS, THIRD, "No."]))), st.randoms())
def test_order_only_names_them(said: list[tuple[str, str]], seed: random.Random) -> None:
    """Whatever the order of comments, the same responses belong together, at least two in each."""
    once, again = campaigns(said), campaigns(seed.sample(said, len(said)))
    parts = [sorted(sorted(n for n in found if found[n] == c) for c in set(found.values())) for found in (once, again)]
    assert parts[0] == parts[1]
    assert all(len(names) >= 2 for names in parts[0])
