"""Computed beside published: every printed figure with a verdict and a reason.

Data made to fit the printed figures proves that the machinery runs, never that the figures are right: what would be
equal is then ``calibrated``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from wtanalysis.figures import rounding
from wtanalysis.figures.accepted import Key, Reconciling
from wtanalysis.figures.breakdown import Method, breakdowns, buckets
from wtanalysis.figures.model import Breakdown, Figure, number
from wtanalysis.figures.printed import fits
from wtanalysis.figures.verdicts import ReconciliationRow
from wtanalysis.responses.model import Question, Responses

NONE_SUCH = "the responses have no such question, answer or group"
NO_RESPONSES = "the folder holds no responses, only what was printed"
FITTED = "the responses were made by a program to fit what was printed"
# Rules that only recognise: what is printed with more decimals than anybody would choose to compute.
FINE = {2: "two_decimals", 3: "three_decimals"}
SIMPLE = ("half_up", "one_decimal")
Counted = tuple[int, int]


class Published(Protocol):
    """What reconciliation needs of a consultation: its questions, the figures printed about them, the responses."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in document order."""
        ...

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures, in document order."""
        ...

    @property
    def responses(self) -> Responses | None:
        """The responses, if the folder holds any."""
        ...

    @property
    def reconciling(self) -> Reconciling:
        """Names of groups and accepted differences."""
        ...


def reconcile(consultation: Published) -> tuple[ReconciliationRow, ...]:
    """Each published figure beside the computed one, question by question in the consultation's order.

    ``equal``: the exact share is the printed number. ``equal_rounded``: a named rounding rule gives it (``rounding``
    names the rule: the one that explains the printed table of the question best, else another that gives this number).
    ``calibrated``: either of the two, with responses that were made to fit. ``differs``: the reason says by how much,
    or that the base is another one. A consultation without responses can compute nothing: its figures are
    ``not_computable``. A question that the publisher withheld gives one row with the publisher's reason.

    Args:
        consultation: anything with ``questions``, ``figures`` and ``responses``, such as a loaded consultation folder.

    Returns:
        One row a published figure, and one a withheld question. An open question without figures gives none.

    >>> from types import SimpleNamespace
    >>> asked = (Question("hours", base=120), Question("fees", status="withheld", reason="data error"))
    >>> printed = (Figure("hours", "agree", "agree", percent=60.0),)
    >>> parks = SimpleNamespace(questions=asked, figures=printed, responses=None, reconciling=Reconciling())
    >>> for row in reconcile(parks):
    ...     print(row.question_id, row.verdict, row.published_percent, "-", row.reason)
    hours not_computable 60.0 - the folder holds no responses, only what was printed
    fees withheld None - data error
    """
    computed: dict[str, Breakdown] = {}
    if consultation.responses is not None:
        held = {name for names in consultation.responses.questions_of.values() for name in names}
        counted = [q for q in consultation.questions if q.status != "withheld" and q.question_id in held]
        made = breakdowns(consultation.responses, counted, Method(by="group", rounding="none"))
        computed = {one.question_id: one for one in made}
    rows = [row for q in consultation.questions for row in _question_rows(q, consultation, computed)]
    return tuple(rows if _cut_off(rows) else map(_not_cut_off, rows))


def _question_rows(
    question: Question, consultation: Published, computed: Mapping[str, Breakdown]
) -> Iterator[ReconciliationRow]:
    if question.status == "withheld":
        yield ReconciliationRow(
            question.question_id, verdict="withheld", reason=question.reason or "no reason was printed"
        )
    printed = [figure for figure in consultation.figures if figure.question_id == question.question_id]
    found = computed.get(question.question_id)
    pairs = [
        (figure, _counted(question, figure, found, consultation.reconciling.groups) if found else None)
        for figure in printed
    ]
    tables: dict[str, list[tuple[Figure, Counted]]] = {}
    for figure, count in pairs:
        if count:
            tables.setdefault(figure.group, []).append((figure, count))
    best = {group: best_rule(table) for group, table in tables.items()}
    given = {
        _key(figure): value
        for group, table in tables.items()
        if best[group]
        for (figure, _), value in zip(table, rule_values(table, best[group]), strict=True)
    }
    fitted = fits([question], printed).get(question.question_id)
    for figure, count in pairs:
        row = _row(figure, count, question, best.get(figure.group, ""), given.get(_key(figure)))
        if count is None:
            reason = NO_RESPONSES if consultation.responses is None else NONE_SUCH
            row = replace(row, verdict="not_computable", reason=reason)
        elif (
            consultation.responses is not None and consultation.responses.synthetic and row.verdict.startswith("equal")
        ):
            row = replace(row, verdict="calibrated", reason=FITTED)
        elif row.verdict == "differs" and found and (base := _other_base(figure, count, found)):
            row = replace(row, reason=f"{row.reason}; {base}")
        accepted = consultation.reconciling.accepted.get(_key(figure))
        if accepted and row.verdict == "differs":
            row = replace(row, reason=f"{row.reason}; {accepted.told}")
        told = fitted is not None and fitted.rule and count and not figure.group and not figure.parent
        sets = f"{fitted.compatible:,} set{'s' * (fitted.compatible != 1)} of counts" if fitted else ""
        more = f"the printed table fits {fitted.rule} best, with {sets}" if fitted else ""
        yield replace(row, reason="; ".join(filter(None, (row.reason, more)))) if told else row


def _cut_off(rows: Iterable[ReconciliationRow]) -> bool:
    """Whether cutting off explains more of all printed numbers than rounding half up does."""
    known = [(row.count, row.base, row.published_percent) for row in rows if row.count is not None and row.base]
    given = {
        rule: sum(_same(rounding.percent(count or 0, base or 0, rule), printed) for count, base, printed in known)
        for rule in ("floor", "half_up")
    }
    return given["floor"] > given["half_up"]


def _not_cut_off(row: ReconciliationRow) -> ReconciliationRow:
    """A number that only cutting off gives differs, where the others are rounded: it is a point too low."""
    if row.rounding != "floor" or row.verdict not in ("equal_rounded", "calibrated"):
        return row
    by = (row.computed_percent or 0.0) - (row.published_percent or 0.0)
    told = f"{by:.1f} points more than printed; only cutting off the decimals gives it, and the others are rounded"
    return replace(row, verdict="differs", rounding="", reason=told)


def _key(figure: Figure) -> Key:
    return (figure.question_id, figure.bucket_code, figure.parent, figure.group)


def _counted(
    question: Question, figure: Figure, computed: Breakdown, groups: Mapping[str, tuple[str, ...]]
) -> Counted | None:
    """Count and base of the bucket that was printed; of several groups together where a person said so."""
    names = groups.get(figure.group, (figure.group,))
    known = {group.casefold(): group for group in computed.groups}
    wanted = {name if name in known.values() else known.get(name.casefold(), name) for name in names}
    bases = {f.group: f.base or 0 for f in computed.figures if f.group in wanted}
    counts = {f.group: f.count or 0 for f in computed.figures if f.bucket_code == figure.bucket_code}
    offered = {bucket.code for bucket in buckets(question)}
    if bases.keys() < wanted or figure.bucket_code not in offered | {f.bucket_code for f in computed.figures}:
        return None
    return sum(counts.get(group, 0) for group in wanted), sum(bases.values())


def _other_base(figure: Figure, counted: Counted, computed: Breakdown) -> str:
    """In words the other base on which the printed percentage is the share of those counted; empty where none is."""
    count, base = counted
    beside = computed.beside(figure.group)
    unsure = next(
        (f.count or 0 for f in computed.figures if (f.bucket_code, f.group) == ("dont_know", figure.group)), 0
    )
    others = {
        base + sum(beside.silent.values()): "of all who had the question before them",
        base - unsure: "of those who answered, without those who do not know",
    }
    for other, words in others.items():
        fits_it = count <= other != base and figure.percent is not None and other
        if fits_it and any(_same(rounding.percent(count, other, rule), figure.percent) for rule in SIMPLE):
            return f"it would be {count:,} of {other:,}, {words}"
    return ""


def best_rule(pairs: Sequence[tuple[Figure, Counted]]) -> str:
    """The rule that gives most of the printed percentages of one question from the counts; the simplest of several.

    >>> best_rule([(Figure("q", "yes", "yes", percent=54.5), (523, 960))])
    'half'
    """
    scored = {
        rule: sum(
            _same(value, figure.percent) for value, (figure, _) in zip(rule_values(pairs, rule), pairs, strict=True)
        )
        for rule in rounding.RULES
    }
    return max(scored, key=lambda rule: scored[rule]) if pairs and max(scored.values()) else ""


def rule_values(pairs: Sequence[tuple[Figure, Counted]], rule: str) -> list[float | None]:
    """What a rule makes of the counts of one question; None where a rule that forces 100 does not speak of a figure.

    >>> rule_values([(Figure("q", "yes", "yes", percent=54.5), (523, 960))], "half")
    [54.5]
    """
    if not rounding.RULES[rule].forces_total:
        return [rounding.percent(*counted, rule) for _, counted in pairs]
    whole = [(figure, counted) for figure, counted in pairs if not figure.parent]
    counts, bases = [count for _, (count, _) in whole], {base for _, (_, base) in whole}
    if len(bases) != 1 or sum(counts) not in bases:
        return [None] * len(pairs)
    given = dict(zip([_key(f) for f, _ in whole], rounding.percents(counts, bases.pop(), rule), strict=True))
    return [given.get(_key(figure)) for figure, _ in pairs]


def _same(computed: float | None, printed: float | None) -> bool:
    return computed is not None and printed is not None and abs(computed - printed) < 1e-9


def _row(
    figure: Figure, counted: Counted | None, question: Question, best: str, given: float | None
) -> ReconciliationRow:
    """The verdict on one figure, as if the responses were real."""
    row = ReconciliationRow(*_key(figure), published_percent=figure.percent, reason="not compared")
    if counted is None:
        return row
    count, base = counted
    exact = Fraction(100 * count, base) if base else None
    row = replace(row, count=count, base=base, computed_percent=None if exact is None else round(float(exact), 6))
    wanted = (
        figure.base if figure.base is not None else (question.base if not (figure.group or figure.parent) else None)
    )
    if wanted is not None and wanted != base:
        told = "no one" if not base else f"{base:,}"
        return replace(row, verdict="differs", reason=f"printed on a base of {wanted:,}, {told} answered")
    if figure.count is not None and figure.count != count:
        return replace(row, verdict="differs", reason=f"printed count {figure.count:,}, counted {count:,}")
    if figure.percent is None:
        return replace(row, verdict="equal", reason="the count is the printed one")
    return _verdict(row, exact, figure, best, given)


def _verdict(
    row: ReconciliationRow, exact: Fraction | None, figure: Figure, best: str, given: float | None
) -> ReconciliationRow:
    """Whether the printed percentage is the exact share, that share rounded by a rule, or another number."""
    printed = figure.percent or 0.0
    if exact is None:
        return replace(row, verdict="differs", reason="nobody of the base answered, and a percentage is printed")
    decimals = len(repr(printed).partition(".")[2])
    if exact == Fraction(repr(printed)) or (decimals >= 4 and abs(float(exact) - printed) < 1e-6):
        return replace(row, verdict="equal", rounding="none", reason="")
    rules: dict[str, float | None] = {best: given} if given is not None else {}
    own = [name for name, rule in rounding.RULES.items() if not rule.forces_total]
    rules.update({name: rounding.percent(row.count or 0, row.base or 0, name) for name in own if name not in rules})
    for rule, value in rules.items():
        if _same(value, printed):
            forced = rounding.RULES[rule].forces_total
            return replace(row, verdict="equal_rounded", rounding=rule, reason=rounding.RULES[rule].words * forced)
    if decimals in FINE and rounding.half_up_to(exact, decimals) == Fraction(repr(printed)):
        return replace(row, verdict="equal_rounded", rounding=FINE[decimals], reason=f"{decimals} decimals, ties up")
    moved = float(exact) - printed
    by = f"{abs(moved):.1f}" if abs(moved) >= 0.05 else number(float(f"{abs(moved):.1g}"))
    return replace(row, verdict="differs", reason=f"{by} points {'more' if moved > 0 else 'less'} than printed")
