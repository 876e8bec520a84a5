"""Computed beside published: which verdict a printed number gets, and why."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.test_breakdown import responses
from wtanalysis.figures import rounding
from wtanalysis.figures.accepted import Accepted, Reconciling
from wtanalysis.figures.model import Figure
from wtanalysis.figures.printed import fits
from wtanalysis.figures.reconcile import reconcile
from wtanalysis.responses.model import Question

ASKED = Question("later", scale="yes_no_dk")


def consultation(counts: dict[str, int], printed: dict[str, float], **more: object) -> SimpleNamespace:
    """A consultation with one yes-or-no question: how many gave each answer, and what was printed."""
    rows = [(f"{code}{i}", "later", code) for code, n in counts.items() for i in range(n)]
    people = [(name, "Carer" if name.endswith(("0", "2")) else "Police") for name, _, _ in rows]
    figures = tuple(Figure("later", code, code, percent=percent) for code, percent in printed.items())
    made = {"questions": (ASKED,), "figures": figures, "responses": responses(rows, people)}
    return SimpleNamespace(**{**made, "reconciling": Reconciling(), **more})


def verdicts(given_one: SimpleNamespace) -> list[str]:
    """The verdicts in order."""
    return [row.verdict for row in reconcile(given_one)]


def test_the_exact_share_is_equal_and_a_rounded_one_names_its_rule() -> None:
    """1 of 4 printed as 25 is equal; 2 of 3 printed as 67 is equal by rounding half up."""
    assert verdicts(consultation({"yes": 1, "no": 3}, {"yes": 25.0, "no": 75.0})) == ["equal", "equal"]
    rows = reconcile(consultation({"yes": 2, "no": 1}, {"yes": 67.0, "no": 33.0}))
    assert [(row.verdict, row.rounding) for row in rows] == [("equal_rounded", "half_up")] * 2
    assert rows[0].computed_percent == pytest.approx(66.666667)


def test_a_printed_number_that_no_rule_gives_differs_by_so_much() -> None:
    """1 of 4 printed as 28 differs by 3 points."""
    row = reconcile(consultation({"yes": 1, "no": 3}, {"yes": 28.0}))[0]
    assert (row.verdict, row.reason) == ("differs", "3.0 points less than printed")
    assert row.open_difference


def test_a_rule_that_forces_100_is_recognised_from_the_whole_table() -> None:
    """Three equal thirds printed as 33.5, 33.5 and 33 follow the rule of halves, and say so."""
    rows = reconcile(consultation({"yes": 1, "no": 1, "dont_know": 1}, {"yes": 33.5, "no": 33.5, "dont_know": 33.0}))
    assert {(row.verdict, row.rounding) for row in rows} == {("equal_rounded", "halves_to_100")}
    assert all("halves" in row.reason for row in rows)


def test_responses_that_were_made_to_fit_are_calibrated_never_equal() -> None:
    """Synthetic responses can confirm nothing, and what differs still differs."""
    fitted = consultation({"yes": 1, "no": 3}, {"yes": 25.0, "no": 80.0})
    fitted.responses = replace(fitted.responses, synthetic=True)
    assert verdicts(fitted) == ["calibrated", "differs"]


def test_another_base_differs_even_where_the_percentage_agrees() -> None:
    """25% of four is not 25% of the eight that were printed."""
    given_one = consultation({"yes": 1, "no": 3}, {"yes": 25.0}, questions=(replace(ASKED, base=8),))
    row = reconcile(given_one)[0]
    assert row.verdict == "differs"
    assert row.reason.startswith("printed on a base of 8, 4 answered; ")


def test_groups_compare_under_their_printed_names() -> None:
    """A group that is printed by another name, or several groups together, compare as a person said."""
    figures = (
        Figure("later", "yes", "yes", group="police", percent=0.0),
        Figure("later", "yes", "yes", group="everyone", percent=50.0),
        Figure("later", "yes", "yes", group="teachers", percent=50.0),
    )
    said = Reconciling(groups={"everyone": ("Carer", "Police")})
    given_one = consultation({"yes": 1, "no": 2}, {}, figures=figures, reconciling=said)
    rows = reconcile(given_one)
    assert [(row.verdict, row.count, row.base) for row in rows] == [
        ("equal", 0, 1), ("differs", 1, 3), ("not_computable", None, None),
    ]  # fmt: skip


def test_an_accepted_difference_keeps_its_verdict_and_says_why() -> None:
    """A reason from the list, or a signature; anything else is refused."""
    key = ("later", "yes", "", "")
    for accepted in (Accepted("publisher's error"), Accepted(by="head of analysis", when="2024-01-02")):
        given_one = consultation({"yes": 1, "no": 3}, {"yes": 28.0}, reconciling=Reconciling(accepted={key: accepted}))
        row = reconcile(given_one)[0]
        assert row.verdict == "differs"
        assert not row.open_difference
    for wrong in ({}, {"reason": "looks fine"}, {"by": "somebody"}):
        with pytest.raises(ValueError, match="signature"):
            Accepted(**wrong)


def test_a_printed_count_compares_as_a_count() -> None:
    """A count that is printed without a percentage is equal or it differs."""
    figures = (Figure("later", "yes", "yes", count=1), Figure("later", "no", "no", count=2))
    assert verdicts(consultation({"yes": 1, "no": 3}, {}, figures=figures)) == ["equal", "differs"]


def test_rounding_is_told_for_each_printed_table() -> None:
    """A table with halves speaks for halves, and the number of compatible counts is there."""
    asked = Question("later", scale="yes_no_dk", base=960)
    figures = [Figure("later", c, c, percent=p) for c, p in (("yes", 54.5), ("no", 17.0), ("dont_know", 28.5))]
    made = fits([asked], figures)["later"]
    assert made.rule in ("half", "halves_to_100")
    assert made.compatible > 0


def test_a_number_that_only_cutting_off_gives_differs_where_the_others_are_rounded() -> None:
    """7 of 12 is 58.3%; 5 of 12 is 41.7%, printed as 41: a point too low, unless everything printed is cut off."""
    rows = reconcile(consultation({"yes": 5, "no": 7}, {"yes": 41.0, "no": 58.0}, questions=(ASKED,)))
    assert [row.verdict for row in rows] == ["equal_rounded", "equal_rounded"]
    three = {"yes": 5, "no": 7, "dont_know": 8}
    rows = reconcile(consultation(three, {"yes": 25.0, "no": 35.0, "dont_know": 40.0}))
    assert {row.verdict for row in rows} == {"equal"}
    rows = reconcile(consultation({"yes": 5, "no": 8, "dont_know": 8}, {"yes": 24.0, "no": 38.0, "dont_know": 37.0}))
    assert [row.verdict for row in rows] == ["equal_rounded", "equal_rounded", "differs"]
    rows = reconcile(consultation({"yes": 2, "no": 1}, {"yes": 66.0}))
    assert [row.rounding for row in rows] == ["floor"]
    rows = reconcile(consultation({"yes": 17, "no": 13}, {"yes": 56.0, "no": 43.0, "dont_know": 0.0}))
    assert [row.verdict for row in rows] == ["equal_rounded", "equal_rounded", "equal"]


@given(st.lists(st.integers(0, 40), min_size=3, max_size=3).filter(any), st.sampled_from(sorted(rounding.RULES)))
def test_what_any_rule_printed_is_recognised(counts: list[int], rule: str) -> None:
    """Percentages that a known rule gives for the counts are never said to differ from these counts."""
    given_counts = dict(zip(("yes", "no", "dont_know"), counts, strict=True))
    printed = dict(zip(given_counts, rounding.percents(counts, sum(counts), rule), strict=True))
    assert set(verdicts(consultation(given_counts, printed))) <= {"equal", "equal_rounded"}
