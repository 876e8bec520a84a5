"""Verdicts where printed tables are unlike the usual: many decimals, a forced group, another base, nothing loaded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.figures.test_breakdown import responses
from tests.figures.test_reconciliation import ASKED, consultation, verdicts
from wtanalysis.figures.model import Figure
from wtanalysis.figures.reconcile import reconcile
from wtanalysis.responses.model import Question

CODES = ("yes", "no", "dont_know")


@pytest.mark.parametrize(
    ("printed", "rule"), [(33.3, "one_decimal"), (33.33, "two_decimals"), (33.333, "three_decimals")]
)
def test_every_number_of_decimals_has_a_rule(printed: float, rule: str) -> None:
    """One of three is 33.3, 33.33 and 33.333; one more in the last place differs, by more than nothing."""
    row = reconcile(consultation({"yes": 1, "no": 2}, {"yes": printed}))[0]
    assert (row.verdict, row.rounding) == ("equal_rounded", rule)
    wrong = round(printed + 0.1, 1) if rule == "one_decimal" else round(printed + 0.01, 3)
    row = reconcile(consultation({"yes": 1, "no": 2}, {"yes": wrong}))[0]
    assert row.verdict == "differs"
    assert not row.reason.startswith("0.0 ")


def test_a_rule_that_forces_100_is_recognised_in_the_table_of_a_group() -> None:
    """Three equal thirds of one group printed as 34, 33 and 33 follow the largest remainder, though all are more."""
    rows = [(f"g{code}", "later", code) for code in CODES] + [(f"h{n}", "later", "yes") for n in range(5)]
    people = [(name, "G" if name.startswith("g") else "H") for name, _, _ in rows]
    figures = tuple(
        Figure("later", code, code, group="G", percent=p) for code, p in zip(CODES, (34.0, 33.0, 33.0), strict=True)
    )
    made = consultation({}, {}, figures=figures, responses=responses(rows, people))
    assert {(row.verdict, row.rounding) for row in reconcile(made)} == {("equal_rounded", "largest_remainder")}


def test_a_question_that_no_form_holds_cannot_be_computed() -> None:
    """A printed number of a question that was not loaded is not computable, and no difference."""
    made = consultation({"yes": 1, "no": 3}, {"yes": 25.0}, questions=(ASKED, Question("fees", scale="agree5")))
    made.figures = (*made.figures, Figure("fees", "agree", "agree", percent=50.0))
    assert verdicts(made) == ["equal", "not_computable"]
    assert "no such question" in reconcile(made)[1].reason


def test_a_share_of_everybody_asked_names_that_base() -> None:
    """One of two who answered, printed as 25% of four: it differs, and the reason says of whom it is."""
    made = consultation({"yes": 1, "no": 1, "not_answered": 2}, {"yes": 25.0, "no": 30.0})
    rows = reconcile(made)
    assert "it would be 1 of 4, of all who had the question before them" in rows[0].reason
    assert "it would be" not in rows[1].reason
    made = consultation({"yes": 1, "no": 1, "dont_know": 2}, {"yes": 50.0})
    assert "without those who do not know" in reconcile(made)[0].reason


def test_a_count_that_is_printed_otherwise_differs_whatever_its_percentage() -> None:
    """75% agrees, two of four does not."""
    made = consultation({"yes": 3, "no": 1}, {})
    made.figures = (replace(Figure("later", "yes", "yes", percent=75.0), count=2),)
    assert reconcile(made)[0].reason.startswith("printed count 2, counted 3")
