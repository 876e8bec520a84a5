"""Computed beside published: every printed figure with a verdict and a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from wtanalysis.figures.model import Figure
from wtanalysis.responses.model import Question

VERDICTS = ("equal", "equal_rounded", "calibrated", "differs", "not_computable", "withheld")
NO_RESPONSES = "the folder holds no responses, only what was printed"


class Published(Protocol):
    """What reconciliation needs of a consultation: its questions and the figures printed about them."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in document order."""
        ...

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in document order."""
        ...


@dataclass(frozen=True)
class ReconciliationRow:
    """One published figure beside what was computed for it; the columns of the contract's table ``reconciliation``."""

    question_id: str
    bucket_code: str = ""
    parent: str = ""
    group: str = ""
    count: int | None = None
    base: int | None = None
    computed_percent: float | None = None
    published_percent: float | None = None
    rounding: str = ""
    verdict: str = "not_computable"
    reason: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"verdict {self.verdict!r}, expected one of {', '.join(VERDICTS)}")
        if self.verdict not in ("equal", "equal_rounded") and not self.reason:
            raise ValueError(f"the verdict {self.verdict} needs a reason")


def reconcile(consultation: Published) -> tuple[ReconciliationRow, ...]:
    """Each published figure beside the computed one, question by question in the consultation's order.

    A consultation without response-level data can compute nothing: its figures are ``not_computable``, and a question
    that the publisher withheld gives one row with the publisher's reason.

    Args:
        consultation: anything with ``questions`` and ``figures``, such as a loaded consultation folder.

    Returns:
        One row a published figure, and one a withheld question. An open question without figures gives none.

    >>> from types import SimpleNamespace
    >>> asked = (Question("hours", base=120), Question("fees", status="withheld", reason="data error"))
    >>> printed = (Figure("hours", "agree", "agree", percent=60.0),)
    >>> for row in reconcile(SimpleNamespace(questions=asked, figures=printed)):
    ...     print(row.question_id, row.verdict, row.published_percent, "-", row.reason)
    hours not_computable 60.0 - the folder holds no responses, only what was printed
    fees withheld None - data error
    """
    return tuple(row for question in consultation.questions for row in _rows(question, consultation.figures))


def _rows(question: Question, figures: Iterable[Figure]) -> Iterator[ReconciliationRow]:
    if question.status == "withheld":
        yield ReconciliationRow(
            question.question_id, verdict="withheld", reason=question.reason or "no reason was printed"
        )
    for figure in figures:
        if figure.question_id == question.question_id:
            yield ReconciliationRow(
                figure.question_id, figure.bucket_code, figure.parent, figure.group,
                published_percent=figure.percent, verdict="not_computable", reason=NO_RESPONSES,
            )  # fmt: skip
