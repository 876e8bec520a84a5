"""Breakdowns as the rows of a table that others read, with small numbers hidden where that is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from wtanalysis.errors import ConsultationError
from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.figures.publishable import publishable
from wtanalysis.responses.model import Question

OF_FIGURE = ("question_id", "bucket", "bucket_code", "parent", "group", "percent", "count", "base")


def breakdown_table(
    found: Sequence[Breakdown], questions: Sequence[Question], threshold: int = 0, round_to: int | None = None
) -> list[dict[str, Any]]:
    """The rows of the table ``breakdown``, one a figure.

    Args:
        found: the breakdowns, by the same groups.
        questions: the questions that they are of.
        threshold: hide counts from 1 to one below it, and what would give them away; 0 hides nothing.
        round_to: round counts to a multiple of it.

    Raises:
        ConsultationError: a threshold or a multiple that is out of range.

    >>> made = Breakdown("later", (Figure("later", "yes", "yes", percent=60.0, count=3, base=5),), "computed")
    >>> row = breakdown_table([made], [Question("later", scale="yes_no_dk")])[0]
    >>> row["count"], row["base"], row["percent"], row["source"]
    (3, 5, 60.0, 'computed')
    """
    rows = [_row(figure, one) for one in found for figure in one.figures]
    if not threshold and round_to is None:
        return rows
    if any(one.kind == "published" for one in found):
        raise ConsultationError("printed figures have no counts to hide", "a folder with [responses]", "leave it out")
    try:
        protected, shown = publishable(found, questions, threshold, round_to)
    except ValueError as fault:
        raise ConsultationError(str(fault), "", "correct it") from None
    for row in rows:
        row.update(asdict(shown[row["question_id"], row["group"], row["bucket_code"]]))
        row.update(eligible=None, blank=None, not_answered=None, notes=f"Unweighted. {protected.words}")
    return rows


def _row(figure: Figure, one: Breakdown) -> dict[str, Any]:
    return {
        **{name: getattr(figure, name) for name in OF_FIGURE},
        "rounding": one.rounding,
        "eligible": one.eligible,
        "blank": one.silent.get("blank"),
        "not_answered": one.silent.get("not_answered"),
        "source": one.kind,
        "notes": " ".join(one.notes),
    }
