"""Reconciliation of the worked example: synthetic responses confirm nothing; without responses nothing is computed."""

from __future__ import annotations

import dataclasses
from collections import Counter
from pathlib import Path

import pytest

from wtanalysis import tables
from wtanalysis.consultation import Consultation, load_consultation
from wtanalysis.figures.reconcile import reconcile
from wtanalysis.figures.verdicts import ReconciliationRow


@pytest.fixture(scope="module")
def default(repository: Path) -> Consultation:
    """The consultation that comes with the project."""
    return load_consultation(repository / "data" / "working-together-2023")


def test_every_published_figure_has_one_row_and_a_reason(default: Consultation) -> None:
    """Without responses no figure is lost, none is computed, and each says why."""
    rows = [row for row in reconcile(dataclasses.replace(default, responses=None)) if row.verdict == "not_computable"]
    told = [(row.question_id, row.bucket_code, row.parent, row.group, row.published_percent) for row in rows]
    assert sorted(told) == sorted((f.question_id, f.bucket_code, f.parent, f.group, f.percent) for f in default.figures)
    assert all(row.reason and row.computed_percent is None and row.count is None for row in rows)


def test_synthetic_responses_are_calibrated_and_meet_every_printed_figure(default: Consultation) -> None:
    """All printed shares of closed answers come out, none is called equal; the share of an open question cannot."""
    verdicts = Counter(row.verdict for row in reconcile(default))
    assert verdicts == {"calibrated": 74, "withheld": 1, "not_computable": 1}
    (row,) = [row for row in reconcile(default) if row.verdict == "not_computable"]
    assert default.question(row.question_id).scale == "open"


def test_the_withheld_question_keeps_the_publishers_reason(default: Consultation) -> None:
    """The one question that the department withheld stands in the table, with the data error as the reason."""
    (row,) = [row for row in reconcile(default) if row.verdict == "withheld"]
    assert row.question_id == "clarifying-roles-and-responsibilities-of"
    assert "data error" in row.reason
    assert row.published_percent is None


def test_rows_fit_the_contract(default: Consultation) -> None:
    """The table has the contract's columns and no other."""
    assert tuple(field.name for field in dataclasses.fields(ReconciliationRow)) == tables.COLUMNS["reconciliation"]
    assert len(tables.to_csv(tables.COLUMNS["reconciliation"], reconcile(default)).splitlines()) == 1 + len(
        reconcile(default)
    )


def test_a_verdict_that_claims_less_than_equal_needs_a_reason() -> None:
    """A row cannot be made with an unknown verdict, or without saying why."""
    with pytest.raises(ValueError, match="verdict 'fine'"):
        ReconciliationRow("a", verdict="fine", reason="x")
    with pytest.raises(ValueError, match="needs a reason"):
        ReconciliationRow("a", verdict="differs")
    assert ReconciliationRow("a", verdict="equal").reason == ""
