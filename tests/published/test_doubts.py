"""Sentences that tempt a reader to claim what is not the consultation's own figure."""

from __future__ import annotations

import pytest

from wtanalysis.published.grammar import read

OTHERS = [
    "One trade body, representing 80% of the sector, disagreed.",
    "A council said it had consulted residents and 75% agreed.",
    "One charity reported that 85% of its members agreed with the proposal.",
    "The union told us 92% of its members were opposed.",
    "Those opposed argued that 20% of demand would be lost.",
    "Respondents who disagreed feared that 30% of shops would close.",
    "Another respondent said that 15% of stock was wasted.",
]


@pytest.mark.parametrize("sentence", OTHERS)
def test_what_a_respondent_reports_is_not_the_consultations(sentence: str) -> None:
    """A share that someone else measured, or of someone's members or market, always carries a reason against it."""
    assert all(reading.why_not for reading in read(sentence))


OWN = [
    ("It was noted that 62% of respondents agreed.", ["agree"]),
    ("Respondents who said yes (62%) noted benefits.", ["yes"]),
    ("Many reported problems; 62% of respondents agreed.", ["agree"]),
]


@pytest.mark.parametrize(("sentence", "codes"), OWN)
def test_words_of_reporting_do_not_hide_the_consultations_own(sentence: str, codes: list[str]) -> None:
    """A share of the respondents stays one, whoever notes it."""
    assert [r.code for r in read(sentence) if not r.why_not] == codes


def test_a_net_with_its_parts_in_brackets() -> None:
    """The number before "either" is the net; each bracket is the level right before it."""
    rows = read("71% either strongly agreed (48%) or agreed (23%).")
    assert [(r.percent, r.code) for r in rows] == [
        (71, "agree"),
        (48, "option:strongly-agree"),
        (23, "option:agree"),
    ]


def test_a_share_of_those_who_gave_an_answer() -> None:
    """The first number is of everyone, the second of those who agreed, in the words printed."""
    first, second = read("Of the 62% who agreed, 40% wanted a longer transition.")
    assert (first.code, first.group, first.base_words) == ("agree", "", "")
    assert second.base_words == "Of the 62% who agreed"


def test_two_groups_with_their_numbers() -> None:
    """Each group keeps its own number for the answer that both are compared on."""
    rows = read("Parents (64%) were more supportive than teachers (41%).")
    assert [(r.percent, r.group, r.code) for r in rows] == [(64, "Parents", "agree"), (41, "teachers", "agree")]


def test_a_share_of_these_is_left_alone() -> None:
    """Of whom "these" is, the sentence alone does not tell."""
    assert read("30% of these asked for more time.")[0].why_not


def test_options_in_the_passive() -> None:
    """An option before "was chosen by" is the answer, and the next one goes on with the same verb."""
    rows = read("Two miles was suggested by 40 of these 92 respondents (43%) and one mile by 31 (34%).")
    assert [(r.count, r.percent, r.bucket) for r in rows] == [(40, 43, "Two miles"), (31, 34, "one mile")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Members of the public were more likely to agree (72%) than nurses (48%).",
        "Members of the public (72%) were more likely to agree than nurses (48%).",
        "Members of the public (72%) were more likely than nurses (48%) to agree.",
    ],
)
def test_the_answer_of_two_groups_stands_in_any_place(sentence: str) -> None:
    """Before, between and after the numbers: both groups answered the same."""
    rows = read(sentence)
    assert [(r.code, r.group) for r in rows] == [("agree", "Members of the public"), ("agree", "nurses")]


def test_two_groups_and_no_answer_claim_nothing() -> None:
    """What the groups are likelier to do, if no answer to a question, makes no figure."""
    rows = read("Organisations (86%) were more likely than individuals (67%) to attend.")
    assert all(r.why_not for r in rows)
