"""Counts in sentences: the base, the comments, the group, those who answered so, or something else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.published.invented import told
from wtanalysis.published.counts import read_counts

# sentence: value and role of each count
ROLES = {
    "There were 412 responses to this question.": "412 base",
    "In total, 1,204 respondents answered this question.": "1204 base",
    "412 people responded to this question.": "412 base",
    "This question attracted 412 responses.": "412 base",
    "Number of responses: 412": "412 base",
    "Base: 412": "412 base",
    "We received 97 comments on this question.": "97 comments",
    "97 respondents left a comment.": "97 comments",
    "97 respondents commented.": "97 comments",
    "Of the 1,204 respondents who answered, 40% agreed.": "1204 of",
    "There were 412 responses, including 37 from parents.": "412 base | 37 group parents",
    "412 respondents agreed.": "412 answer agree",
    "Only 12 of the 412 respondents disagreed.": "12 answer disagree | 412 part",
    "60 of 85 respondents agreed, 20 disagreed and 5 did not know.":
        "60 answer agree | 85 part | 20 answer disagree | 5 answer dont_know",
    "Of the 85 responses, 60 agreed.": "85 part | 60 answer agree",
    "Yes: 60, no: 20, don't know: 5.": "60 answer yes | 20 answer no | 5 answer dont_know",
    "Twelve respondents disagreed.": "12 answer disagree",
    "We held 14 workshops.": "14 other",
    "There were 127 responses to this question: 86 agreed, 24 disagreed and 17 were unclear.":
        "127 base | 86 answer agree | 24 answer disagree | 17 answer option:unclear",
    "Total responses: 900 Agree: 500": "900 base",
    "It was an open question and 401 respondents answered.": "401 base",
    "12 large organisations said no.": "12 answer large organisations no",
    "12 business respondents said no.": "12 answer business no",
    "Another 12 further respondents said no.": "12 answer no",
    "Three quarters of drivers agreed.": "",
}  # fmt: skip
NO_COUNT = [
    "Section 12 respondents were asked to reply.",
    "People under 18 respondents were few.",
    "The 2024 consultation was long.",
    "The fare is £412 responses or not.",
    "41.2 responses a day came in.",
    "Three hundred respondents agreed.",
    "40% respondents agreed.",
    "Answers were many.",
    "",
]


def brief(sentence: str) -> str:
    """The counts of a sentence in brief."""
    return " | ".join(" ".join(filter(None, (str(c.value), c.role, c.group, c.code))) for c in read_counts(sentence))


@pytest.mark.parametrize(("sentence", "expected"), ROLES.items())
def test_role_of_a_count(sentence: str, expected: str) -> None:
    """A count plays the part that the words round it give it."""
    assert brief(sentence) == expected


@pytest.mark.parametrize("sentence", NO_COUNT)
def test_no_count(sentence: str) -> None:
    """Section numbers, ages, years, money and decimals are no counts of people or papers."""
    assert read_counts(sentence) == ()


@pytest.mark.xfail(reason="not yet read as it says", strict=True)
@pytest.mark.parametrize(
    ("sentence", "expected"),
    {"Since 2024 respondents have waited.": ""}.items(),
)
def test_known_misreadings(sentence: str, expected: str) -> None:
    """A number in words above ninety-nine is not its last small part, and a year is no count."""
    assert brief(sentence) == expected


BASES = st.integers(2, 99999).filter(lambda n: not 1900 <= n <= 2100)


@given(BASES, st.sampled_from(["responses", "respondents"]), st.booleans())
def test_a_generated_base_is_read_back(value: int, noun: str, separated: bool) -> None:
    """Any base is read back, with or without a separator, with the unit it counts."""
    printed = f"{value:,}" if separated else str(value)
    (count,) = read_counts(f"There were {printed} {noun} to this question.")
    assert (count.value, count.noun, count.role) == (value, noun, "base")


@given(st.lists(st.sampled_from([*ROLES, *NO_COUNT]), min_size=1, max_size=3))
def test_counts_lie_on_their_numbers_and_apart(sentences: list[str]) -> None:
    """Each count lies inside the text, on digits or a number in words, and no two overlap."""
    text = " ".join(sentences)
    found = read_counts(text)
    assert all(text[c.start : c.end].replace(",", "").isdigit() or text[c.start : c.end].isalpha() for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_base_and_comments_of_a_question() -> None:
    """The base and the comments told under a question become its own, each once."""
    read = told("54% agreed. We received 97 comments on this question.")
    assert [(q.base, q.base_unit, q.comments) for q in read.questions] == [(400, "responses", 97)]
    assert read.unclaimed == ()


def test_counts_of_answers_are_figures_without_percentage() -> None:
    """Answers told as counts are figures with a count, the base of their question and no percentage."""
    read = told("216 respondents agreed and 84 disagreed.")
    assert [(f.bucket_code, f.count, f.percent, f.base) for f in read.figures] == [
        ("agree", 216, None, 400), ("disagree", 84, None, 400),
    ]  # fmt: skip


def test_a_base_told_again_is_unclaimed() -> None:
    """A count that repeats the base is claimed by no second row, and the reason says so."""
    read = told("Of the 400 responses, many spoke of noise.")
    assert [(u.token, u.reason) for u in read.unclaimed] == [("400", "repeats a count given before")]
