"""Printed tables and the rounding rules that explain them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wtanalysis.figures.compatible import Printed
from wtanalysis.figures.fit import Fit, fit_table, fit_tables
from wtanalysis.figures.model import Figure
from wtanalysis.responses.model import Question


def fits(questions: Iterable[Question], figures: Sequence[Figure]) -> dict[str, Fit]:
    """Which rounding rule explains each printed table best, and how many integer counts are compatible with it.

    Args:
        questions: with their printed bases.
        figures: as printed.

    Returns:
        Question id -> fit, for questions with percentages of all respondents on a printed base.

    >>> asked = Question("later", scale="yes_no_dk", base=120)
    >>> printed = [Figure("later", b, b, percent=p) for b, p in (("yes", 50.0), ("no", 30.0), ("dont_know", 20.0))]
    >>> fits([asked], printed)["later"].rule
    'half_up'
    """
    return {table.name: fit_table(table) for table in _printed(questions, figures)}


def printed_tables(questions: Iterable[Question], figures: Sequence[Figure]) -> list[str]:
    """Which rule explains all printed single-choice tables taken together, in words; nothing where there is none.

    >>> asked = Question("later", scale="yes_no_dk", base=120)
    >>> printed = [Figure("later", b, b, percent=p) for b, p in (("yes", 50.0), ("no", 30.0), ("dont_know", 20.0))]
    >>> printed_tables([asked], printed)
    ['rounding: half_up (and half_even, half, ...) explains all 1 printed tables taken together']
    """
    found = fit_tables(_printed(questions, figures))
    if not found.rule:
        return []
    which = f"{found.rule} (and {', '.join(found.equally)})" if found.equally else f"{found.rule} alone"
    explained = found.explained[found.rule]
    many = f"all {found.tables}" if explained == found.tables else f"{explained} of {found.tables}"
    return [f"rounding: {which} explains {many} printed tables taken together"]


def _printed(questions: Iterable[Question], figures: Sequence[Figure]) -> list[Printed]:
    """The printed percentages of all respondents, a table a question with a printed base."""
    tables = []
    for question in questions:
        own = [f for f in figures if f.question_id == question.question_id and not f.group and not f.parent]
        percents = tuple(f.percent for f in own if f.percent is not None)
        base = question.base or next((f.base for f in own if f.base), None)
        if percents and base:
            whole = question.scale != "multi" and abs(sum(percents) - 100) <= len(percents) / 2
            tables.append(Printed(percents, base, whole, name=question.question_id))
    return tables
