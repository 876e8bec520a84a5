"""What was counted from the responses, as tables by group, and how it compares with what was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from wtanalysis.figures.cells import NO_GROUP
from wtanalysis.figures.fit import Fit
from wtanalysis.figures.model import Breakdown, Figure, number
from wtanalysis.figures.reconcile import FITTED
from wtanalysis.figures.rounding import RULES
from wtanalysis.figures.verdicts import ReconciliationRow
from wtanalysis.findings.analysis import Analysis
from wtanalysis.findings.evidence import Evidence
from wtanalysis.report import origins, words
from wtanalysis.report.charts import ALL
from wtanalysis.report.rendering import Block, render
from wtanalysis.responses.model import Question

FEW = 10
# What a reason adds about the whole table stands below it, once.
TABLE = re.compile(r"(?:\A|; )the printed table fits .*\Z")


@dataclass(frozen=True)
class GroupRow:
    """One line of a computed table: a group, its base, and percentage and count for every bucket.

    ``few`` marks a base so small that one answer moves a percentage by more than ten points. ``moves`` is how far other
    rules of grouping move one of its percentages, in points.
    """

    group: str
    base: int
    cells: tuple[tuple[str, str], ...]
    few: bool = False
    moves: str = ""


def origin(evidence: Evidence) -> Block:
    """Where the numbers of the page come from."""
    told = origins.origin(evidence)
    return Block(f"Origin({told!r})", render("origin.html", told=told, analysis=evidence.analysis))


def comparison_parts(evidence: Evidence) -> Iterator[Block]:
    """How printed and computed numbers compare: the verdicts, every difference, the rounding; nothing without both."""
    analysis = evidence.analysis
    if analysis is None or not evidence.figures:
        return
    asked = {q.question_id: q.text or q.question_id for q in evidence.questions}
    yield Block("Heading('Printed beside computed')", render("comparison.html", analysis=analysis))
    verdicts = [(*words.VERDICTS[verdict], n) for verdict, n in analysis.verdicts.items()]
    told = ", ".join(f"{n} {verdict}" for verdict, n in analysis.verdicts.items())
    synthetic = analysis.synthetic
    yield Block(f"Verdicts({told})", render("verdicts.html", verdicts=verdicts, synthetic=synthetic))
    if differing := [row for row in analysis.reconciliation if row.verdict == "differs"]:
        rows = [(asked[row.question_id], row, answer(evidence, row), verdict(row)[1]) for row in differing]
        yield Block(f"Differences({len(rows)})", render("differences.html", rows=rows, computed=computed))
    if analysis.fits:
        rules = [(rule, n) for rule in RULES.values() if (n := _explained(analysis, rule.name))]
        html = render("rules.html", rules=rules, tables=len(analysis.fits))
        yield Block(f"Rules({', '.join(f'{rule.name} {n}' for rule, n in rules)})", html)


def _explained(analysis: Analysis, rule: str) -> int:
    return sum(bool(fit.explained.get(rule)) for fit in analysis.fits.values())


def answer(evidence: Evidence, row: ReconciliationRow) -> str:
    """The words of the printed answer that a row of the comparison is about, with its group."""
    key = (row.question_id, row.bucket_code, row.parent, row.group)
    label = next((f.bucket for f in evidence.figures if (f.question_id, f.bucket_code, f.parent, f.group) == key), "")
    return ", ".join(part for part in (label or row.bucket_code, row.group) if part)


def verdict(row: ReconciliationRow | None) -> tuple[str, str]:
    """A verdict in words, and what more must be said beside it.

    >>> verdict(ReconciliationRow("q", verdict="differs", reason="1.2 points less than printed"))
    ('differs', '1.2 points less than printed')
    """
    if row is None:
        return "not compared", ""
    reason = TABLE.sub("", row.reason)
    if row.rounding in RULES and row.rounding != "none" and reason in ("", FITTED):
        return words.VERDICTS[row.verdict][0], f"rule: {row.rounding.replace('_', ' ')}"
    return words.VERDICTS[row.verdict][0], "" if reason == FITTED else reason


def computed(row: ReconciliationRow | None) -> str:
    """What was computed for a printed number: the percentage, and the counts that it is from.

    >>> computed(ReconciliationRow("q", count=1, base=3, computed_percent=100 / 3, verdict="equal"))
    '33.33% (1 of 3)'
    """
    if row is None or row.count is None or row.base is None:
        return ""
    return f"{words.computed_share(row)} ({row.count:,} of {row.base:,})".strip()


def group_rows(breakdown: Breakdown) -> list[GroupRow]:
    """A computed breakdown as lines: all respondents first, then each group, where there are any.

    >>> two = [Figure("q", "yes", "yes", "", group, 50.0, 1, 2) for group in ("", "Carer")]
    >>> [(row.group, row.base, row.cells) for row in group_rows(Breakdown("q", tuple(two), "computed"))]
    [('All respondents', 2, (('50%', '1'),)), ('Carer', 2, (('50%', '1'),))]
    """
    lines = []
    groups = () if breakdown.groups == (NO_GROUP,) else breakdown.groups
    for group in ("", *groups):
        figures = [f for f in breakdown.figures if f.group == group]
        base = figures[0].base or 0
        cells = tuple((_share(f), words.thousands(f.count)) for f in figures)
        lines.append(GroupRow(group or ALL, base, cells, base < FEW))
    return lines


def _share(figure: Figure) -> str:
    return "–" if figure.percent is None else f"{number(figure.percent)}%"


def computed_part(evidence: Evidence, question: Question) -> Block | None:
    """The computed table of one question by group, with its notes; None where nothing was counted."""
    analysis = evidence.analysis
    if analysis is None:
        return None
    made = analysis.breakdown(question.question_id)
    overall = as_printed(evidence, [f for f in made.figures if not f.group])
    if not overall or not overall[0].base:
        comments = analysis.comments.get(question.question_id, 0)
        html = render("uncounted.html", question=question, comments=comments, closed=bool(overall))
        return Block(f"Uncounted({question.question_id!r}, {comments} comments)", html)
    rows = [replace(row, moves=_moves(analysis, question, row)) for row in group_rows(made)]
    html = render(
        "groups.html", question=question, columns=overall, rows=rows, notes=made.notes, synthetic=analysis.synthetic,
        few=FEW if any(row.few for row in rows) else 0, moved=any(row.moves for row in rows),
    )  # fmt: skip
    cells = ", ".join(f"{f.bucket_code} {number(f.percent)}" for f in overall if not f.parent)
    return Block(f"Computed({question.question_id!r}, {len(rows)} rows: {cells})", html)


def as_printed(evidence: Evidence, figures: Sequence[Figure]) -> list[Figure]:
    """Computed figures, with the words that the response prints for the same answer, where it does."""
    printed = {(f.question_id, f.bucket_code, f.parent): f.bucket for f in evidence.figures if f.bucket and not f.group}
    return [replace(f, bucket=printed.get((f.question_id, f.bucket_code, f.parent), f.bucket)) for f in figures]


def _moves(analysis: Analysis, question: Question, row: GroupRow) -> str:
    span = analysis.span(question.question_id, row.group)
    return number(span.points) if span else ""


def fit_part(evidence: Evidence, question: Question) -> Block | None:
    """Which rounding rule explains the printed table of a question, and which counts may stand behind it."""
    fit = evidence.analysis.fits.get(question.question_id) if evidence.analysis else None
    if fit is None:
        return None
    figures = [f for f in evidence.breakdown(question.question_id).overall if f.percent is not None]
    base = question.base or next((f.base for f in figures if f.base), 0)
    html = render("fit.html", told=fit_words(fit, base), ranges=ranges(fit, figures))
    return Block(f"Fit({question.question_id!r}, {fit.rule or 'none'}, {fit.compatible})", html)


def fit_words(fit: Fit, base: int) -> str:
    """What a fit says, for a reader who does not know the names of rules.

    >>> fit_words(Fit("half_up", 80, (), equally=("half",)), 1034)
    'Whole numbers, halves up, explains the printed numbers best: 80 sets of counts on the base of 1,034 give them. ...'
    """
    if not fit.rule:
        return f"No rule explains the printed numbers: no whole counts on the base of {base:,} give them."
    rule = RULES[fit.rule].words
    sets = "1 set of counts" if fit.compatible == 1 else f"{fit.compatible:,} sets of counts"
    verb = "gives" if fit.compatible == 1 else "give"
    told = (
        f"{rule[:1].upper()}{rule[1:]}, explains the printed numbers best: {sets} on the base of {base:,} {verb} them."
    )
    if not fit.equally:
        return told
    return f"{told} {_several([name.replace('_', ' ') for name in fit.equally])} would do as well."


def _several(names: Sequence[str]) -> str:
    return words.capital(" and ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))))


def ranges(fit: Fit, figures: Sequence[Figure]) -> str:
    """The lowest and highest count behind each printed number.

    >>> ranges(Fit("half_up", 80, ((709, 718), (3, 3))), [Figure("q", b, b, percent=1) for b in ("yes", "no")])
    'yes 709 to 718, no 3'
    """
    parts = zip(figures, fit.ranges, strict=False)
    return ", ".join(
        f"{f.bucket or f.bucket_code} {low:,}" + (f" to {high:,}" if high != low else "") for f, (low, high) in parts
    )
