"""What came in and who responded: the ledger, the groups and how respondents came into them, what was not loaded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from wtanalysis.figures.model import Figure, number
from wtanalysis.figures.rounding import percent
from wtanalysis.findings.analysis import Analysis
from wtanalysis.findings.evidence import Evidence
from wtanalysis.report import words
from wtanalysis.report.rendering import Block, render
from wtanalysis.responses.model import LedgerRow
from wtanalysis.responses.regrouping import RULE_SETS

NONE = "There are no responses here, only what was printed: nothing was counted."
MOST_IDS = 200
TOTAL = "All channels"


@dataclass(frozen=True)
class LedgerLine:
    """One channel in the ledger: how many came in, left at each step and are analysed; whether they count."""

    channel: str
    counts: tuple[int, ...]
    told: str


def intake_parts(evidence: Evidence) -> Iterator[Block]:
    """What came in, channel by channel, and why what was left out was."""
    analysis = evidence.analysis
    if analysis is None:
        yield Block(NONE, render("nothing.html", told=NONE))
        return
    lines = ledger_lines(analysis)
    reasons = [row for row in analysis.ledger if row.step not in ("received", "analysed") and (row.count or row.reason)]
    html = render("ledger.html", lines=lines, steps=words.STEPS, reasons=reasons, ids=ids, analysis=analysis)
    told = ", ".join(f"{line.channel} {line.counts[0]} to {line.counts[-1]}" for line in lines)
    yield Block(f"Ledger({told})", html)


def ledger_lines(analysis: Analysis) -> list[LedgerLine]:
    """The ledger with a line a channel and a column a step, and a last line of sums where there are several channels.

    >>> rows = [LedgerRow(step, "online", n) for step, n in (("received", 3), ("late", 1), ("analysed", 2))]
    >>> ledger_lines(Analysis(ledger=tuple(rows)))[0].counts
    (3, 1, 0, 0, 0, 0, 2)
    """
    steps = tuple(words.STEPS)
    counts: dict[str, dict[str, int]] = {}
    for row in analysis.ledger:
        own = counts.setdefault(row.channel, dict.fromkeys(steps, 0))
        own[row.step] = own.get(row.step, 0) + row.count
    known = {channel.name: channel for channel in analysis.channels}
    lines = []
    for name, own in counts.items():
        counted = known[name].in_percentages if name in known else False
        lines.append(LedgerLine(name, tuple(own[step] for step in steps), "yes" if counted else "no"))
    if len(lines) > 1:
        sums = tuple(sum(line.counts[i] for line in lines) for i in range(len(steps)))
        lines.append(LedgerLine(TOTAL, sums, ""))
    return lines


def ids(row: LedgerRow) -> str:
    """The ids of one line of the ledger, as far as they are shown.

    >>> ids(LedgerRow("late", "online", 2, "", ("a", "b"))), ids(LedgerRow("withdrawn", "online", 1))
    ('a, b', 'not shown')
    """
    if not row.ids:
        return "not shown" if row.count else ""
    rest = len(row.ids) - MOST_IDS
    return ", ".join(row.ids[:MOST_IDS]) + (f" and {rest:,} more" if rest > 0 else "")


def respondent_parts(evidence: Evidence) -> Iterator[Block]:
    """Who responded: the groups with the rules that placed their members, and what was ticked."""
    analysis = evidence.analysis
    if analysis is None or not analysis.groups:
        return
    rules = rules_used(analysis)
    total = analysis.counted
    shares = {group.group: _share(group.respondents, total) for group in analysis.groups}
    told = [(words.PLACED.get(rule, (rule, "")), n) for rule, n in rules.items()]
    unplaced = sum(group.respondents for group in analysis.groups if not group.group)
    html = render(
        "who.html",
        unplaced=unplaced,
        analysis=analysis,
        rules=rules,
        shares=shares,
        told=told,
        placed=words.PLACED,
        total=total,
    )
    yield Block(f"Groups({', '.join(f'{g.group} {g.respondents}' for g in analysis.groups)})", html)
    if analysis.types:
        html = render("types.html", analysis=analysis)
        yield Block(f"Types({len(analysis.types)})", html)


def rules_used(analysis: Analysis) -> dict[str, int]:
    """How many respondents each rule placed, in the order in which the rules are tried."""
    counts: dict[str, int] = dict.fromkeys(analysis.rules, 0)
    for group in analysis.groups:
        for rule, n in group.rules.items():
            counts[rule] = counts.get(rule, 0) + n
    return counts


def _share(count: int, total: int) -> str:
    return f"{number(percent(count, total))}%" if total else ""


def other_parts(evidence: Evidence) -> Iterator[Block]:
    """What those who ticked "Other" say they are, as types for the next questionnaire."""
    analysis = evidence.analysis
    if analysis is None or not analysis.types:
        return
    yield Block(f"Others({len(analysis.proposed)})", render("others.html", analysis=analysis))


def sensitivity_parts(evidence: Evidence) -> Iterator[Block]:
    """How much the groups and their percentages depend on the rules of grouping."""
    analysis = evidence.analysis
    if analysis is None or not analysis.spans:
        return
    asked = {q.question_id: q.text or q.question_id for q in evidence.questions}
    labels = _labels(analysis)
    sizes: dict[str, list[int]] = {}
    for size in analysis.sizes:
        sizes.setdefault(size.group, []).append(size.respondents)
    names = dict.fromkeys(size.rules for size in analysis.sizes)
    rules = [(name, RULE_SETS[name][0]) for name in names if name in RULE_SETS]
    moves = [
        (asked[row.question_id], labels[row.question_id, row.bucket_code, row.parent], row) for row in analysis.moves
    ]
    far = sum(span.points >= 5 and span.base >= 10 for span in analysis.spans)
    html = render("sensitivity.html", analysis=analysis, rules=rules, sizes=sizes, moves=moves, far=far)
    yield Block(f"Sensitivity({len(analysis.spans)} spans, {far} of 5 points or more, {len(moves)} moves)", html)


def _labels(analysis: Analysis) -> dict[tuple[str, str, str], str]:
    """The words of every bucket that was counted."""
    figures = (figure for made in analysis.breakdowns for figure in made.figures if not figure.group)
    return {(f.question_id, f.bucket_code, f.parent): f.bucket for f in figures}


def campaign_parts(evidence: Evidence) -> Iterator[Block]:
    """Copied campaigns, and what they do to the percentages."""
    analysis = evidence.analysis
    if analysis is None:
        return
    asked = {q.question_id: q.text or q.question_id for q in evidence.questions}
    rows = [(asked[row.everyone.question_id], row) for row in analysis.campaign_rows if not row.everyone.parent]
    html = render("campaigns.html", analysis=analysis, rows=rows, share=share_of)
    yield Block(f"Campaigns({len(analysis.campaigns)}, {len(rows)} percentages)", html)


def share_of(figure: Figure) -> str:
    """A computed percentage with its count and base.

    >>> share_of(Figure("q", "yes", "yes", percent=50.0, count=1, base=2))
    '50% (1 of 2)'
    """
    told = "–" if figure.percent is None else f"{number(figure.percent)}%"
    return f"{told} ({figure.count or 0:,} of {figure.base or 0:,})"


def loading_parts(evidence: Evidence) -> Iterator[Block]:
    """What was not loaded, and what to know before small numbers are published."""
    analysis = evidence.analysis
    if analysis is None:
        return
    yield Block(f"Notes({len(analysis.notes)})", render("notes.html", notes=analysis.notes))
    yield Block("SmallNumbers()", render("small.html", few=any(group.respondents < 10 for group in analysis.groups)))
