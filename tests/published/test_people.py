"""Of whom a number is: everyone, a group, or those who gave an answer."""

from __future__ import annotations

import pytest

from wtanalysis.published.grammar import read
from wtanalysis.published.people import GENERIC_OF, up_to_verb

NOBODY = [
    "respondents", "responses", "all respondents", "the total", "those", "400 respondents", "online respondents",
    "respondents who answered this question", "those who responded", "respondents to this question",
    "responses received", "all valid responses", "people and organisations",
]  # fmt: skip
SOMEBODY = [
    "parents",
    "local authorities",
    "respondents from schools",
    "those who disagreed",
    "homes",
    "drivers who replied",
]


@pytest.mark.parametrize("words", NOBODY)
def test_everyone_is_no_group(words: str) -> None:
    """Words for all who answered name no group."""
    assert GENERIC_OF.match(words)


@pytest.mark.parametrize("words", SOMEBODY)
def test_a_group_is_not_everyone(words: str) -> None:
    """Words for some of those who answered, or for things, are not taken for everyone."""
    assert not GENERIC_OF.match(words)


SUBJECTS = {
    "local authorities thought that it was late": "local authorities",
    "the public were in favour": "the public",
    "landlords strongly agreed": "landlords",
    "respondents from schools said yes": "respondents from schools",
    "parents of young children preferred trams": "parents of young children",
    "social workers either agreed or did not mind": "social workers",
}


@pytest.mark.parametrize(("words", "people"), SUBJECTS.items())
def test_people_end_at_their_verb(words: str, people: str) -> None:
    """The people of a clause are the words before its verb."""
    assert up_to_verb(words) == people


BASES = {
    "Of the 320 respondents who answered this question, 55% agreed.": (320, "", ""),
    "Out of 320 responses, 55% agreed.": (320, "", ""),
    "Of all respondents, 55% agreed.": (None, "", ""),
    "Of the 88 parents who answered, 55% agreed.": (88, "parents", ""),
    "Of the local authorities that responded, 55% agreed.": (None, "local authorities", ""),
    "Among health respondents, 55% agreed.": (None, "health", ""),
    "Of those who disagreed, 55% cited cost.": (None, "", "Of those who disagreed"),
    "Of the 210 respondents who agreed, 55% cited safety.": (210, "", "Of the 210 respondents who agreed"),
}


@pytest.mark.parametrize(("sentence", "expected"), BASES.items())
def test_base_that_opens_a_sentence(sentence: str, expected: tuple[int | None, str, str]) -> None:
    """A sentence that opens with its base gives the number, the group, or the words of a base that is an answer."""
    (reading,) = read(sentence)
    assert (reading.out_of, reading.group, reading.base_words) == expected


@pytest.mark.parametrize(
    "end", ["and 30% of teachers disagreed", "while 30% of teachers disagreed", "; 30% of teachers disagreed"]
)
def test_a_group_ends_with_its_clause(end: str) -> None:
    """The group of one number is not carried into the clause of the next."""
    first, second = read(f"45% of parents agreed {end}.")
    assert (first.group, first.code, second.group, second.code) == ("parents", "agree", "teachers", "disagree")
