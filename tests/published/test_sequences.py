"""Numbers in a row: one answer for several, "respectively", and the same figure for another group."""

from __future__ import annotations

import pytest

from wtanalysis.published.grammar import read

# sentence: (percent, answer, group) of each number
SHARED = {
    "45% of parents and 30% of teachers agreed.": [(45, "agree", "parents"), (30, "agree", "teachers")],
    "45% of parents, 30% of teachers and 12% of drivers said no.": [
        (45, "no", "parents"), (30, "no", "teachers"), (12, "no", "drivers"),
    ],
    "45% of parents agreed, compared with 30% of teachers.": [(45, "agree", "parents"), (30, "agree", "teachers")],
    "45% of parents agreed, followed by 30% of teachers.": [(45, "agree", "parents"), (30, "agree", "teachers")],
    "Agreement was highest among parents (45%), teachers (30%) and drivers (12%).": [
        (45, "agree", "parents"), (30, "agree", "teachers"), (12, "agree", "drivers"),
    ],
    "54% of respondents agreed, rising to 80% among students.": [(54, "agree", ""), (80, "agree", "students")],
}  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SHARED.items())
def test_numbers_in_a_row_share_their_answer(sentence: str, expected: list[tuple[float, str, str]]) -> None:
    """An answer told once holds for every number of its row, each with its own group."""
    assert [(r.percent, r.code, r.group) for r in read(sentence)] == expected


APART = {
    "45% of parents agreed that fares, which rose by 30%, are too high.": ["agree", ""],
    "45% agreed and 30% of buses were late.": ["agree", ""],
    "45% agreed, although 30% of homes have no stop.": ["agree", ""],
}


@pytest.mark.parametrize(("sentence", "codes"), APART.items())
def test_an_answer_is_not_lent_to_strangers(sentence: str, codes: list[str]) -> None:
    """A number of something else beside an answer does not take it."""
    assert [r.code for r in read(sentence)] == codes


@pytest.mark.parametrize("row", ["45% and 30%", "45 and 30 per cent", "45%, 30%, 12% and 2%"])
def test_respectively_needs_rows_of_one_length(row: str) -> None:
    """Where there are more or fewer numbers than names, nothing is paired."""
    readings = read(f"Parents, teachers and drivers agreed, {row} respectively.")
    assert all(r.why_not == "'respectively' without a row that fits" for r in readings)


def test_said_they_would_not_is_the_no_of_the_yes_beside_it() -> None:
    """The words "said they wouldn't" are no where yes stands beside them, disagree beside agree, else nothing."""
    assert [r.code for r in read("30% said yes and 35% said they wouldn't.")] == ["yes", "no"]
    assert [r.code for r in read("30% agreed and 35% said they would not.")] == ["agree", "disagree"]
    assert [r.code for r in read("35% said they would not.")] == [""]
