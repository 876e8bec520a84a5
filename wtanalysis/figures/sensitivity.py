"""How much each percentage by group moves under other reasonable rules of grouping.

Which group somebody belongs to is a decision. The published rules are one way to take it; a figure that other sensible
rules move by many points says as much about the rules as about the group. Respondents are placed again from what they
ticked, whom they answer for and what people decided; the answers are counted once, whatever the number of rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from wtanalysis.errors import ConsultationError
from wtanalysis.figures import rounding
from wtanalysis.figures.breakdown import Bucket, buckets
from wtanalysis.figures.cells import Tally
from wtanalysis.figures.counting import count_eligible, tally
from wtanalysis.responses.mapping import Grouping
from wtanalysis.responses.model import Question, Responses
from wtanalysis.responses.regrouping import PUBLISHED, RULE_SETS, Placings, keys_of, placings, together
from wtanalysis.responses.scales import options

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Sensitivity:
    """One percentage of one group under other rules, beside the same under the published ones.

    Attributes:
        question_id: the question.
        bucket_code: the answer or net.
        parent: the net that it is a part of, or empty.
        group: the respondent group.
        rules: the name of the other rules, one of ``RULE_SETS``.
        count: how many of the group gave it under the other rules.
        base: how many of the group answered the question under the other rules.
        percent: the rounded percentage; None where nobody is left in the group.
        published_percent: the same under the published rules; None where these leave nobody in the group.
        moved: points from the published percentage to this one, from the counts and not from rounded percentages, to
            one decimal; None where one of the two is missing.
    """

    question_id: str
    bucket_code: str
    parent: str
    group: str
    rules: str
    count: int
    base: int
    percent: float | None
    published_percent: float | None
    moved: float | None


@dataclass(frozen=True)
class Span:
    """How far one group's answers to one question move: the bucket that moves most, lowest and highest percentage.

    ``lowest_rules`` and ``highest_rules`` name the rules that give them; ``base`` is the smallest base under any rules.
    """

    question_id: str
    group: str
    bucket_code: str
    published_percent: float | None
    lowest: float
    lowest_rules: str
    highest: float
    highest_rules: str
    points: float
    base: int


def sensitivity(
    responses: Responses,
    questions: Sequence[Question],
    grouping: Grouping,
    rule_sets: Sequence[str] = tuple(RULE_SETS),
    rule: str = rounding.DEFAULT,
) -> tuple[Sensitivity, ...]:
    """Each percentage by group under other rules of grouping, beside that under the published ones.

    Args:
        responses: who answered what; those without a group (emails, no type ticked) are in none under any rules.
        questions: the questions to count; open and withheld ones have no rows.
        grouping: the published rules, with people's allocations.
        rule_sets: names of the other rules, of ``RULE_SETS``.
        rule: the rounding rule.

    Returns:
        A row a question, group, rules and bucket, in this order.

    Raises:
        ConsultationError: no rules of such a name.

    Source: the published rules are those of the 2023 response (processes.md, S21 to S24); the others are the choices
    that it could have made instead.

    >>> import pandas as pd
    >>> people = pd.DataFrame({"response_id": ["a", "b"], "types": ["Nurse", "Nurse | Parent"], "on_behalf": "",
    ...     "organisation": "", "group": ["Health", "Both"], "rule": ["one group", "profession with a family role"]})
    >>> answers = pd.DataFrame({"response_id": ["a", "b"], "question_id": "later", "code": ["yes", "no"], "first": 1})
    >>> groups = Grouping({"Nurse": "Health", "Parent": "Families"}, ("Families",), ("Health",), "Both")
    >>> asked = Question("later", scale="yes_no_dk")
    >>> rows = sensitivity(Responses(people, answers, answers), [asked], groups, ["lived experience to professions"])
    >>> [(row.group, row.bucket_code, row.published_percent, row.percent, row.moved) for row in rows][:2]
    [('Health', 'yes', 100.0, 50.0, -50.0), ('Health', 'no', 0.0, 50.0, 50.0)]
    """
    for name in rule_sets:
        if name not in RULE_SETS:
            raise ConsultationError(f"no rules called {name!r}", "one of " + ", ".join(RULE_SETS), "check the name")
    placed = placings(responses, grouping, rule_sets)
    people = responses.respondents[["response_id"]].assign(alike=placed.alike)
    shown = [q for q in questions if q.status != "withheld" and q.scale != "open" and options(q)]
    counted = tally(responses.answers, "alike", respondents=people)
    return tuple(
        row for question in shown for row in _rows(question, _Counted(counted, responses, people), placed, rule)
    )


@dataclass(frozen=True)
class _Counted:
    tally: Tally
    responses: Responses
    people: pd.DataFrame

    def of(self, question: Question, codes: Sequence[str]) -> Mapping[str, int]:
        """Key -> how many gave at least one of some answers."""
        if question.scale == "multi" and len(codes) > 1:
            asked = {question.question_id: codes}
            return count_eligible(self.responses.answers, asked, "alike", respondents=self.people)
        names = ("", *self.tally.groups)
        return {g: sum(self.tally.count(question.question_id, code, g) for code in codes) for g in names}


def _rows(question: Question, counted: _Counted, placed: Placings, rule: str) -> Iterator[Sensitivity]:
    """The rows of one question."""
    counts = {bucket: counted.of(question, bucket.of) for bucket in buckets(question)}
    bases = {key: counted.tally.base(question.question_id, key) for key in counted.tally.groups}
    shown = [b for b in counts if question.options or b.code != "dont_know" or counts[b].get("")]
    for group in placed.groups:
        before = keys_of(placed.homes[PUBLISHED], group)
        base = together(bases, before)
        for name, homes in placed.homes.items():
            after = keys_of(homes, group)
            own = together(bases, after)
            if name == PUBLISHED or not (base or own):
                continue
            for bucket in shown:
                pair = (together(counts[bucket], before), base), (together(counts[bucket], after), own)
                yield _row(question, bucket, group, name, pair, rule)


def _row(
    question: Question, bucket: Bucket, group: str, name: str, pair: tuple[tuple[int, int], tuple[int, int]], rule: str
) -> Sensitivity:
    (count, base), (other, own) = pair
    moved = None
    if base and own:
        tenths = 1000 * (Fraction(other, own) - Fraction(count, base))
        moved = round(tenths) / 10 + 0.0
    before = rounding.percent(count, base, rule) if base else None
    after = rounding.percent(other, own, rule) if own else None
    return Sensitivity(question.question_id, bucket.code, bucket.parent, group, name, other, own, after, before, moved)


def spans(rows: Iterable[Sensitivity]) -> tuple[Span, ...]:
    """For each group and question the bucket that moves most, with its lowest and highest percentage under any rules.

    Parts of a net are passed over where the net has a row. Questions and groups keep their order.
    """
    made = []
    for (question_id, group), found in groupby(rows, key=lambda row: (row.question_id, row.group)):
        by_code: dict[str, list[Sensitivity]] = {}
        for row in found:
            if not row.parent and row.moved is not None:
                by_code.setdefault(row.bucket_code, []).append(row)
        each = [_span(question_id, group, code, own) for code, own in by_code.items()]
        if each:
            made.append(max(each, key=lambda span: span.points))
    return tuple(made)


def _span(question_id: str, group: str, code: str, rows: Sequence[Sensitivity]) -> Span:
    published = rows[0].published_percent or 0
    told = [(0.0, published, PUBLISHED), *((r.moved or 0.0, r.percent or 0, r.rules) for r in rows)]
    low, high = min(told, key=lambda t: t[0]), max(told, key=lambda t: t[0])
    points = round(high[0] - low[0], 1)
    base = min(row.base for row in rows)
    return Span(question_id, group, code, published, low[1], low[2], high[1], high[2], points, base)


def largest(rows: Iterable[Sensitivity], most: int = 10, least_base: int = 10) -> tuple[Sensitivity, ...]:
    """The largest movements, parts of nets left out.

    Args:
        rows: what :func:`sensitivity` gave.
        most: how many.
        least_base: groups with fewer answers under the other rules are left out: one of nine people is 11 points.
    """
    moved = [row for row in rows if row.moved and not row.parent and row.base >= least_base]
    return tuple(sorted(moved, key=lambda row: -abs(row.moved or 0))[:most])


def to_frame(rows: Iterable[Sensitivity | Span]) -> pd.DataFrame:
    """Rows as a pandas DataFrame, a column an attribute; missing numbers are NA."""
    from dataclasses import asdict

    import pandas as pd

    return pd.DataFrame([asdict(row) for row in rows])
