"""The words of a fact: a clause that says what its number counts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.published.clauses import LONGEST, clause

CASES = {
    "Most of them (28) filled in the longer form.": "Most of them (28) filled in the longer form",
    "Of 40 forms, 28 had boxes (yes/no, one to five), and the rest had none.": "28 had boxes (yes/no, one to five)",
    "60%, 28%, 12%.": "60%, 28%, 12%",
    "We had 28.": "We had 28",
    "Replies: 28": "Replies: 28",
}


@pytest.mark.parametrize("sentence", CASES)
def test_words_are_the_clause(sentence: str) -> None:
    """Brackets stay together, a bare number gets its sentence, and no mark is left at the end."""
    start = sentence.index("28")
    assert clause(sentence, start, start + 2) == CASES[sentence]


@given(
    st.lists(st.sampled_from(["boats", "of", "night,", "(by", "post)", "12", "harbours;", "-"]), max_size=60), st.data()
)
def test_no_word_is_cut(words: list[str], data: st.DataObject) -> None:
    """The clause holds the number, is no longer than allowed, and consists of whole words of the sentence."""
    place = data.draw(st.integers(0, len(words)))
    sentence = " ".join([*words[:place], "4711", *words[place:]])
    start = sentence.index("4711")
    told = clause(sentence, start, start + 4)
    assert "4711" in told
    assert len(told) <= LONGEST
    assert set(re.findall(r"\w+", told)) <= set(re.findall(r"\w+", sentence))
