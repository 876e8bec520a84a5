"""Lists whose length differs from what the text says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.audit.drafts import found
from wtanalysis.published.audit.lists import lengths

BULLETS = "# Notes\n\n{lead}\n\n- the first of them\n- another one\n- one more\n\nThat is all.\n"
FINDS = [
    "The guidance sets out four principles:",
    "We consulted on changes in five key areas:",
    "The following 4 documents are published today:",
    "There are two types of inspection:",
    "The two aims of the scheme are:",
    "We asked 4 questions about the fee:",
]
LEAVES = [
    "The guidance sets out three principles:",
    "The following 3 documents are published today:",
    "We held 12 events, including:",
    "A firm must meet at least two of the following conditions:",
    "One of the following four grounds must apply:",
    "Within 45 working days the council must:",
    "Since 2019, two ministers have asked for:",
    "In section 2 the aims are:",
    "The scheme cost £4 million and paid for things such as:",
    "The first four chapters say the following:",
    "Applicants over 18 years must send:",
    "The board met four times and decided:",
]


@pytest.mark.parametrize("lead", FINDS)
def test_bullets_that_are_too_many_or_too_few(lead: str) -> None:
    """A number of things before a list of another length is found, with both lengths."""
    (row,) = found(BULLETS.format(lead=lead), check="list-length")
    assert "a list of 3" in row.words
    assert row.severity == "error"


@pytest.mark.parametrize("lead", LEAVES)
def test_bullets_left_alone(lead: str) -> None:
    """Lists of the right length, and numbers that do not count the items, are left alone."""
    assert found(BULLETS.format(lead=lead), check="list-length") == []


def test_items_of_items_do_not_count() -> None:
    """Bullets within a bullet are no items of the outer list."""
    text = "# Notes\n\nThere are two aims:\n\n- safety, with\n  - lamps\n  - signs\n- quiet\n"
    assert found(text, check="list-length") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The guidance has four sections: early help, welfare and protection.",
        "There are three routes to a permit: the standard route and the other route.",
        "Four principles guide our work: fairness, simplicity and value for money.",
        "The three partners (the council and the police) must agree.",
        "It works across two levels: leaders, managers, and practitioners.",
    ],
)
def test_lists_in_a_sentence(sentence: str) -> None:
    """A list behind a colon or in brackets of another length than the number before it is found."""
    assert len(found(f"# Notes\n\n{sentence}\n", check="list-length")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The guidance has three sections: early help, safeguarding and promoting welfare, and protection.",
        "The three partners (the council, the police and the health service) must agree.",
        "The two acts (see the Children Act 1989 and the Care Act 2014, as amended, and others) apply.",
        "The three partners (including the council and the police) must agree.",
        "There are four reasons: cost is one, and it will rise.",
        "The ten councils (Leeds, York and Hull among them) agreed.",
        "The five sites (in Leeds, York and Hull) are closed.",
        "Two thirds (charities, councils and firms) agreed.",
        "The six groups (children, young people and families; schools and colleges) differ.",
        "The two bodies (the council and the police, health and fire board) must agree.",
    ],
)
def test_lists_in_a_sentence_left_alone(sentence: str) -> None:
    """A list that may have the right length, an aside, and words that are no list are left alone."""
    assert found(f"# Notes\n\n{sentence}\n", check="list-length") == []


@given(st.lists(st.sampled_from(["lamps", "signs", "benches", "bins", "paths"]), min_size=2, max_size=6))
def test_lengths_hold_the_true_length(items: list[str]) -> None:
    """However a list of single words is joined, its true length lies between the two that are given."""
    for join in (" and ", ", and ", "; and ", " or "):
        low, high = lengths(", ".join(items[:-1]) + join + items[-1])
        assert low <= len(items) <= high <= len(items) + 1
