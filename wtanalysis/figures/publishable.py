"""Breakdowns with small numbers hidden, as they may be published together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wtanalysis.figures.breakdown import buckets
from wtanalysis.figures.counted import CountTable, Kind, Sum
from wtanalysis.figures.model import Breakdown
from wtanalysis.figures.quiet import quiet
from wtanalysis.figures.suppression import Protected, protect
from wtanalysis.responses.model import Question

ALL = "all"
BASE = "base"


@dataclass(frozen=True)
class Shown:
    """One number of a breakdown as it may be published: digits, or a symbol such as ``[c]``."""

    count: str
    base: str
    percent: str


def publishable(
    found: Sequence[Breakdown], questions: Sequence[Question], threshold: int = 5, rounding: int | None = None
) -> tuple[Protected, Mapping[tuple[str, str, str], Shown]]:
    """Hide small counts in some breakdowns, with what would give them away in any of them.

    Args:
        found: all breakdowns that are published together, by the same groups.
        questions: the questions that they are of.
        threshold: counts from 1 to one below it are hidden.
        rounding: shown counts are rounded to a multiple of it.

    Returns:
        The protected tables, and (question id, group, bucket code) -> what may be shown; the group of all is empty.

    >>> from wtanalysis.figures.model import Figure
    >>> yes, no = (Figure("later", c, c, count=n, base=100) for c, n in (("yes", 2), ("no", 98)))
    >>> protected, shown = publishable([Breakdown("later", (yes, no))], [Question("later", scale="yes_no_dk")])
    >>> shown["later", "", "yes"]
    Shown(count='[c]', base='100', percent='[c]')
    """
    by_id = {question.question_id: question for question in questions}
    tables = [count_table(one, by_id[one.question_id]) for one in found if one.figures]
    with quiet():
        protected = protect(tables, threshold, rounding)
    shown = {}
    for table in protected.tables:
        for row, counts, percents in zip(table.rows, table.counts, table.percents, strict=True):
            base = counts[table.columns.index(BASE)]
            for column, count, percent in zip(table.columns, counts, percents, strict=True):
                if column != BASE:
                    shown[table.question, "" if row == ALL else row, column] = Shown(count, base, percent)
    return protected, shown


def count_table(found: Breakdown, question: Question) -> CountTable:
    """A breakdown as a table of counts with every sum that a reader could form.

    >>> from wtanalysis.figures.model import Figure
    >>> made = Breakdown("later", (Figure("later", "yes", "yes", count=3, base=7),))
    >>> count_table(made, Question("later", scale="yes_no_dk")).columns
    ('yes', 'base')
    """
    codes = tuple(dict.fromkeys(figure.bucket_code for figure in found.figures))
    rows = ("", *found.groups)
    cells = {(f.group, f.bucket_code): f.count for f in found.figures}
    bases = {f.group: f.base for f in found.figures}
    counts = tuple((*(cells.get((row, code)) for code in codes), bases[row]) for row in rows)
    names = (ALL, *found.groups)
    row_sums = (Sum(ALL, found.groups),) if found.groups else ()
    return CountTable(
        found.question_id, names, (*codes, BASE), counts, row_sums, tuple(_column_sums(question, codes)), BASE
    )


def _column_sums(question: Question, codes: Sequence[str]) -> list[Sum]:
    """How the answers of a question add up: to nets, to combined buckets, to the base."""
    several = question.scale == "multi"
    combined = {bucket.code for bucket in question.combined}
    shown = [bucket for bucket in buckets(question) if bucket.code in codes]
    top = tuple(bucket.code for bucket in shown if not bucket.parent and bucket.code not in combined)
    sums = [Sum(BASE, top, "covers" if several else "exact")] if top else []
    for bucket in shown:
        parts = tuple(b.code for b in shown if b.parent == bucket.code)
        if parts:
            whole = set(bucket.of) == set(parts)
            kind: Kind = ("covers" if several else "exact") if whole else ("each" if several else "at_most")
            sums.append(Sum(bucket.code, parts, kind))
    for bucket in shown:
        if bucket.code in combined:
            leaves = tuple(code for code in bucket.of if code in codes)
            full = set(leaves) == set(bucket.of)
            sums += [Sum(BASE, (bucket.code,), "at_most")]
            if leaves:
                sums.append(Sum(bucket.code, leaves, ("covers" if several else "exact") if full else "each"))
    return sums
