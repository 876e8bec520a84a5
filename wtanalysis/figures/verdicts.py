"""The verdict on one published figure, and how verdicts are counted and shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wtanalysis.figures.model import number

VERDICTS = ("equal", "equal_rounded", "calibrated", "differs", "not_computable", "withheld")


@dataclass(frozen=True)
class ReconciliationRow:
    """One published figure beside what was computed for it; the columns of the contract's table ``reconciliation``.

    A difference that somebody accepted says so in its reason.
    """

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

    @property
    def open_difference(self) -> bool:
        """Whether it differs and nobody accepted that."""
        return self.verdict == "differs" and "; accepted: " not in self.reason


def summary(rows: Iterable[ReconciliationRow]) -> dict[str, int]:
    """How many rows have each verdict, in the order of ``VERDICTS``.

    >>> summary([ReconciliationRow("q", verdict="equal")])
    {'equal': 1}
    """
    verdicts = [row.verdict for row in rows]
    return {verdict: verdicts.count(verdict) for verdict in VERDICTS if verdict in verdicts}


def shown_percent(row: ReconciliationRow) -> str:
    """The computed percentage for reading: two decimals, so that the rounding can be followed.

    >>> shown_percent(ReconciliationRow("q", count=1, base=3, computed_percent=33.333333, verdict="equal"))
    '33.33'
    """
    return "" if row.computed_percent is None else number(round(row.computed_percent, 2))
