"""Percentages that say what they are of: one type for what we compute and what was printed, so that they compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

BUCKET_CODES = ("agree", "disagree", "neither", "likely", "unlikely", "neutral", "yes", "no", "dont_know")


@dataclass(frozen=True)
class Figure:
    """One number for one bucket of one question.

    Attributes:
        question_id: the question it answers.
        bucket: the answer category in the words of its source.
        bucket_code: one of ``BUCKET_CODES`` or ``option:SLUG``.
        parent: bucket code of the answer it is a part of (a reason for disagreeing), or empty.
        group: the respondent group, or empty for all respondents.
        percent: 0 to 100, None where only a count is given.
        count: how many, None where only a percentage is given.
        base: what the percentage is of, None where unknown.
        base_words: the base in the words of the source ("of those that disagreed").
        base_inferred: the base that the arithmetic supports, where it differs from the words or these give none.
        qualifier: the words put round the number ("just under a fifth").
        evidence: the words of the clause, row or item that carry the number.
        locator: where the number stands.
    """

    question_id: str
    bucket: str
    bucket_code: str
    parent: str = ""
    group: str = ""
    percent: float | None = None
    count: int | None = None
    base: int | None = None
    base_words: str = ""
    base_inferred: str = ""
    qualifier: str = ""
    evidence: str = ""
    locator: str = ""

    def __post_init__(self) -> None:
        if self.bucket_code not in BUCKET_CODES and not self.bucket_code.startswith("option:"):
            raise ValueError(f"bucket_code {self.bucket_code!r}, expected {', '.join(BUCKET_CODES)} or option:SLUG")
        if self.percent is None and self.count is None:
            raise ValueError("a figure has a percentage, a count or both")
        if self.percent is not None and not 0 <= self.percent <= 100:
            raise ValueError(f"percent {self.percent}, expected 0 to 100")


@dataclass(frozen=True)
class Beside:
    """What stands beside the numbers of one group of a breakdown; the fields are those of :class:`Breakdown`."""

    notes: tuple[str, ...] = ()
    eligible: int | None = None
    silent: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Breakdown:
    """Counts, bases and percentages of one question: for all respondents and, where given, by group.

    Attributes:
        question_id: the question.
        figures: one a bucket and group.
        kind: ``computed`` (from answers), ``calibrated`` (from answers that were made to fit what was printed) or
            ``published`` (printed in a document).
        rounding: the rule that a computed one was rounded by.
        notes: what must be said beside the numbers.
        eligible: how many the question was put to, where an earlier answer decided that.
        silent: how many gave no answer: ``blank`` and ``not_answered``.
        by_group: the last three for each group.
    """

    question_id: str
    figures: tuple[Figure, ...]
    kind: str = "published"
    rounding: str = ""
    notes: tuple[str, ...] = ()
    eligible: int | None = None
    silent: Mapping[str, int] = field(default_factory=dict)
    by_group: Mapping[str, Beside] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if any(f.question_id != self.question_id for f in self.figures):
            raise ValueError("every figure of a breakdown belongs to its question")

    @property
    def overall(self) -> tuple[Figure, ...]:
        """The figures for all respondents, without reasons nested in an answer.

        >>> said = Figure("hours", "yes", "yes", percent=60.0)
        >>> reason = Figure("hours", "cost", "option:cost", parent="no", percent=12.0)
        >>> [figure.bucket for figure in Breakdown("hours", (said, reason)).overall]
        ['yes']
        """
        return tuple(f for f in self.figures if not f.group and not f.parent)

    def beside(self, group: str) -> Beside:
        """What stands beside the numbers of one group; of all respondents where the group is empty.

        >>> Breakdown("hours", (), notes=("Unweighted.",)).beside("").notes
        ('Unweighted.',)
        """
        return self.by_group.get(group) or Beside(self.notes, self.eligible, self.silent)

    @property
    def groups(self) -> tuple[str, ...]:
        """The respondent groups that have figures of their own, in the order printed.

        >>> everyone = Figure("hours", "yes", "yes", percent=60.0)
        >>> carers = Figure("hours", "yes", "yes", group="Carer", percent=71.0)
        >>> Breakdown("hours", (everyone, carers)).groups
        ('Carer',)
        """
        return tuple(dict.fromkeys(f.group for f in self.figures if f.group))

    def __repr__(self) -> str:
        cells = ", ".join(f"{f.bucket_code} {number(f.percent)}%" for f in self.overall if f.percent is not None)
        return f"Breakdown({self.question_id!r}, {self.kind}: {cells})"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{escape(f.group or 'all')}</th><td>{escape(f.bucket)}</td>"
            f"<td>{number(f.percent)}</td><td>{number(f.count)}</td><td>{number(f.base)}</td>"
            f"<td>{escape(f.locator)}</td></tr>"
            for f in self.figures
        )
        head = "".join(f"<th scope='col'>{h}</th>" for h in ("group", "bucket", "percent", "count", "base", "locator"))
        told = [self.kind, f"rounding {self.rounding}" if self.rounding else "", *self.notes]
        caption = f"<caption>{escape(self.question_id)}: {escape('; '.join(filter(None, told)))}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def number(value: float | None) -> str:
    """A number as tables carry it: no thousands separator, no trailing zeros, empty when missing.

    >>> number(54.5), number(69.0), number(1034), number(None)
    ('54.5', '69', '1034', '')
    """
    if value is None:
        return ""
    if isinstance(value, int) or float(value).is_integer():
        return str(int(value))
    return repr(round(float(value), 6))
