"""What the responses themselves say: counted, compared with what was printed, and how they came in.

Everything here is a count, a name of a group, a label of the questionnaire or a reason at intake; of what respondents
wrote there are only phrases under "Other" that several share. Pages are made from this and from what was printed, never
from the tables of responses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from wtanalysis.consultation.model import Channel
from wtanalysis.figures.breakdown import Method, breakdowns
from wtanalysis.figures.fit import Fit
from wtanalysis.figures.model import Breakdown, Figure
from wtanalysis.figures.printed import fits
from wtanalysis.figures.reconcile import reconcile
from wtanalysis.figures.sensitivity import Sensitivity, Span, largest, sensitivity, spans
from wtanalysis.figures.verdicts import ReconciliationRow, summary
from wtanalysis.responses.model import LedgerRow, Question, Responses
from wtanalysis.responses.others import ProposedType, about_others, propose_types
from wtanalysis.responses.regrouping import group_sizes
from wtanalysis.tables import LIST_MARK

if TYPE_CHECKING:
    import pandas as pd

    from wtanalysis.consultation import Consultation

# Those whose ids are shown nowhere: they asked not to be part of it.
UNNAMED = ("withdrawn",)
OTHER = re.compile(r"(?i)others?(?:\W+(?:please|if|not|specify|say)\b.*)?\W*")


@dataclass(frozen=True)
class GroupProfile:
    """One group: how many respondents it has, and how many of them each rule placed."""

    group: str
    respondents: int
    rules: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class GroupSize:
    """How many respondents one group has under some rules of grouping, the published ones or one of ``RULE_SETS``."""

    group: str
    rules: str
    respondents: int


@dataclass(frozen=True)
class TypeProfile:
    """One type of respondent of the questionnaire: the group it belongs to, and how many ticked it."""

    name: str
    group: str
    ticked: int


@dataclass(frozen=True)
class CampaignRow:
    """One bucket counted with every copy of a campaign, with one a campaign, and with none."""

    everyone: Figure
    once: Figure
    without: Figure


@dataclass(frozen=True)
class Analysis:
    """What was counted from the responses of one consultation. Made by :func:`analyse`.

    Attributes:
        synthetic: the responses were made by a program to fit what was printed.
        rounding: the rule that the computed percentages are rounded by.
        ledger: received, what left at each step, analysed; a channel at a time.
        channels: the ways in which responses came, and whether their answers count in percentages.
        rules: the rules of grouping, in the order in which they are tried.
        groups: the respondents of each group, by the rule that placed them.
        types: what respondents ticked; one may tick several.
        others: what the proposed types rest on, in a sentence.
        proposed: types that several respondents wrote under "Other", for the next questionnaire.
        sizes: how many respondents each group has under the rules used and under others.
        moves: the percentages by group that other rules of grouping move most.
        spans: for each question and group, how far its answers move under any of these rules.
        breakdowns: the computed figures of every question, for all respondents and by group.
        comments: question id -> how many comments were loaded.
        reconciliation: printed beside computed, with verdicts.
        fits: question id -> which rounding rule explains its printed table.
        campaigns: campaign -> how many responses it has.
        campaign_rows: where counting campaigns otherwise changes a percentage.
        notes: what was not loaded.
    """

    synthetic: bool = False
    rounding: str = ""
    ledger: tuple[LedgerRow, ...] = ()
    channels: tuple[Channel, ...] = ()
    rules: tuple[str, ...] = ()
    groups: tuple[GroupProfile, ...] = ()
    types: tuple[TypeProfile, ...] = ()
    others: str = ""
    proposed: tuple[ProposedType, ...] = ()
    sizes: tuple[GroupSize, ...] = ()
    moves: tuple[Sensitivity, ...] = ()
    spans: tuple[Span, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    comments: Mapping[str, int] = field(default_factory=dict)
    reconciliation: tuple[ReconciliationRow, ...] = ()
    fits: Mapping[str, Fit] = field(default_factory=dict)
    campaigns: Mapping[str, int] = field(default_factory=dict)
    campaign_rows: tuple[CampaignRow, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def received(self) -> int:
        """How many responses came in."""
        return sum(row.count for row in self.ledger if row.step == "received")

    @property
    def analysed(self) -> int:
        """How many of them are analysed."""
        return sum(row.count for row in self.ledger if row.step == "analysed")

    @property
    def counted(self) -> int:
        """How many of the analysed came through a channel that counts in percentages."""
        return sum(group.respondents for group in self.groups)

    @property
    def verdicts(self) -> dict[str, int]:
        """How many printed numbers have each verdict."""
        return summary(self.reconciliation)

    def breakdown(self, question_id: str) -> Breakdown:
        """The computed figures of one question; none where it was not loaded."""
        found = (made for made in self.breakdowns if made.question_id == question_id)
        return next(found, Breakdown(question_id, (), "computed"))

    def span(self, question_id: str, group: str) -> Span | None:
        """How far the answers of one group to one question move under other rules of grouping."""
        return self._spans.get((question_id, group))

    def row(self, figure: Figure) -> ReconciliationRow | None:
        """What was computed beside one printed figure.

        >>> Analysis().row(Figure("later", "yes", "yes", percent=61.0)) is None
        True
        """
        return self._rows.get((figure.question_id, figure.bucket_code, figure.parent, figure.group))

    @cached_property
    def _spans(self) -> dict[tuple[str, str], Span]:
        return {(span.question_id, span.group): span for span in self.spans}

    @cached_property
    def _rows(self) -> dict[tuple[str, str, str, str], ReconciliationRow]:
        return {(row.question_id, row.bucket_code, row.parent, row.group): row for row in reversed(self.reconciliation)}

    def left_out(self) -> dict[str, int]:
        """How many responses left at each step of the intake.

        >>> Analysis(ledger=(LedgerRow("late", "online", 2, "received after the end"),)).left_out()
        {'late': 2}
        """
        counts: Counter[str] = Counter()
        for row in self.ledger:
            if row.step not in ("received", "analysed"):
                counts[row.step] += row.count
        return {step: n for step, n in counts.items() if n}

    def __repr__(self) -> str:
        told = "synthetic, " if self.synthetic else ""
        return f"Analysis({told}{self.received} received, {self.analysed} analysed, {len(self.breakdowns)} questions)"


def analyse(consultation: Consultation) -> Analysis | None:
    """Everything that the pages say about the responses of a consultation.

    Args:
        consultation: with its responses loaded.

    Returns:
        The analysis; None where the folder holds no responses. The same folder gives the same values.
    """
    responses = consultation.responses
    if responses is None:
        return None
    method = Method(by="group")
    groups = [group.group for group in consultation.groups]
    moved = sensitivity(responses, consultation.questions, consultation.plan.grouping, rule=method.rounding)
    counted = {channel.name for channel in consultation.channels if channel.in_percentages}
    people = responses.respondents[responses.respondents["channel"].isin(sorted(counted))]
    copied = responses.respondents["campaign"]
    return Analysis(
        synthetic=responses.synthetic,
        rounding=method.rounding,
        ledger=tuple(replace(row, ids=()) if row.step in UNNAMED else row for row in responses.ledger),
        channels=consultation.channels,
        rules=consultation.plan.grouping.rules,
        groups=_groups(people, groups),
        types=_types(people, {name: group.group for group in consultation.groups for name in group.types}),
        others=about_others(people, other := _other(people)),
        proposed=propose_types(people, other),
        sizes=_sizes(responses, consultation),
        moves=largest(moved),
        spans=spans(moved),
        breakdowns=breakdowns(responses, consultation.questions, method, groups),
        comments=_counts(responses.comments["question_id"]),
        reconciliation=reconcile(consultation),
        fits=fits(consultation.questions, consultation.figures),
        campaigns=_counts(copied[copied != ""]),
        campaign_rows=_campaigns(responses, consultation.questions),
        notes=responses.notes,
    )


def _counts(column: pd.Series) -> dict[str, int]:
    """How often each value stands in a column, in the order in which they first do."""
    return {str(name): n for name, n in Counter(column.tolist()).items()}


def _groups(people: pd.DataFrame, order: list[str]) -> tuple[GroupProfile, ...]:
    """The groups in the folder's order, then any other, such as that of those who wait for a decision."""
    pairs = Counter(zip(people["group"].tolist(), people["rule"].tolist(), strict=True))
    there = {group for group, _ in pairs}
    names = [*(name for name in order if name in there), *sorted(there - set(order))]
    made = []
    for name in names:
        rules = {rule: n for (group, rule), n in sorted(pairs.items()) if group == name}
        made.append(GroupProfile(name, sum(rules.values()), rules))
    return tuple(made)


def _sizes(responses: Responses, consultation: Consultation) -> tuple[GroupSize, ...]:
    """The groups in the folder's order, under the rules used first."""
    found = group_sizes(responses, consultation.plan.grouping)
    return tuple(GroupSize(group, rules, n) for group, sizes in found.items() for rules, n in sizes.items())


def _types(people: pd.DataFrame, groups: Mapping[str, str]) -> tuple[TypeProfile, ...]:
    """The types that the questionnaire offers, in its order; one that was read from the export alone comes last."""
    ticked = Counter(name for cell in people["types"].tolist() for name in cell.split(LIST_MARK) if name)
    names = [*groups, *sorted(set(ticked) - set(groups))]
    return tuple(TypeProfile(name, groups.get(name, name), ticked[name]) for name in names)


def _other(people: pd.DataFrame) -> str:
    """What the questionnaire calls its type "Other", such as "Other (please say)"."""
    ticked = {name for cell in people["types"].unique() for name in cell.split(LIST_MARK)}
    return next((name for name in sorted(ticked) if OTHER.fullmatch(name.strip())), "Other")


def _campaigns(responses: Responses, questions: tuple[Question, ...]) -> tuple[CampaignRow, ...]:
    """The buckets of all respondents whose percentage depends on how copied campaigns are counted."""
    if not (responses.respondents["campaign"] != "").any():
        return ()
    ways = [breakdowns(responses, questions, Method(campaigns=how)) for how in ("all", "once", "left out")]
    rows = []
    for several in zip(*ways, strict=True):
        everyone, once, without = ({(f.bucket_code, f.parent): f for f in way.figures} for way in several)
        for key, figure in everyone.items():
            if key in once and key in without:
                row = CampaignRow(figure, once[key], without[key])
                if len({figure.percent, row.once.percent, row.without.percent}) > 1:
                    rows.append(row)
    return tuple(rows)
