"""What is to be met, and what was made: one question's printed figures as whole numbers, and who answered what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wtanalysis.errors import ConsultationError
from wtanalysis.figures.breakdown import buckets
from wtanalysis.figures.model import Figure
from wtanalysis.responses.model import Option, Question
from wtanalysis.responses.scales import options

WHOLE = 99  # printed answers that add up to this many per cent, rounding allowed for, are all the answers there were
CLOSED = ("agree5", "likely5", "yes_no_dk", "single", "multi")


@dataclass(frozen=True)
class Wanted:
    """The printed figures of one closed question.

    Attributes:
        question: the question, with its options.
        leaves: the codes that an answer can have, in the order of its options.
        buckets: bucket code -> the leaves that it counts.
        overall: the figures of all respondents without a parent.
        nested: the figures of all respondents that are a part of an answer.
        grouped: pairs of a figure and the groups that it is of.
        bases: group -> how many of it answered, where that is known.
    """

    question: Question
    leaves: tuple[str, ...]
    buckets: Mapping[str, tuple[str, ...]]
    overall: tuple[Figure, ...] = ()
    nested: tuple[Figure, ...] = ()
    grouped: tuple[tuple[Figure, tuple[str, ...]], ...] = ()
    bases: Mapping[str, int] | None = None

    @property
    def several(self) -> bool:
        """Whether one person could give several answers."""
        return self.question.scale == "multi"

    @property
    def whole(self) -> bool:
        """Whether the printed answers are all that there were."""
        return not self.several and sum(figure.percent or 0 for figure in self.overall) >= WHOLE


@dataclass(frozen=True)
class Table:
    """Whole numbers for one question: how many of each group gave each answer, by which reading of what was printed.

    ``counts`` maps a group to its counts, in the order of ``leaves``; ``bases`` maps it to how many of it answered;
    ``rule`` is the rounding rule that all answers meet, ``group_rule`` the one that the figures of groups meet.
    """

    question_id: str
    leaves: tuple[str, ...]
    counts: Mapping[str, tuple[int, ...]]
    bases: Mapping[str, int]
    rule: str = ""
    group_rule: str = ""


@dataclass(frozen=True, repr=False)
class Synthesis:
    """Answers made by a program: the group of each respondent, and what each answered to each question.

    Attributes:
        groups: one name a respondent.
        answers: question id -> the codes of each respondent, empty where there is no answer.
        tables: question id -> the whole numbers behind them.
        attitudes: how favourable each respondent tends to be, highest the most.
        engagement: how much each tends to answer, highest the most.
    """

    groups: tuple[str, ...]
    answers: Mapping[str, tuple[tuple[str, ...], ...]]
    tables: Mapping[str, Table]
    attitudes: tuple[float, ...] = ()
    engagement: tuple[float, ...] = ()

    def __repr__(self) -> str:
        return f"Synthesis({len(self.groups):,} respondents, {len(self.answers)} questions)"


def wanted(
    question: Question, figures: tuple[Figure, ...], groups: Mapping[str, tuple[str, ...]], bases: Mapping[str, int]
) -> Wanted:
    """One question's figures, sorted by what they are of.

    Args:
        question: a closed question.
        figures: its figures; those without a percentage and a count are none.
        groups: label as printed -> names of groups.
        bases: group -> how many of it answered.

    Raises:
        ConsultationError: an answer or a group that nobody knows.

    >>> asked = Question("later", scale="yes_no_dk", base=10)
    >>> wanted(asked, (Figure("later", "yes", "yes", percent=60.0),), {}, {}).leaves
    ('yes', 'no', 'dont_know')
    """
    known = {bucket.code: bucket.of for bucket in buckets(question)}
    for figure in figures:
        if figure.bucket_code not in known:
            raise ConsultationError(
                f"no answer {figure.bucket_code!r} to {question.question_id}", ", ".join(known),
                "give its option in [questions.ID] of consultation.toml", column=question.question_id,
            )  # fmt: skip
        if figure.group and figure.group not in groups:
            raise ConsultationError(
                f"no group {figure.group!r}", ", ".join(groups), "say which groups it stands for",
                column=question.question_id,
            )  # fmt: skip
    leaves = [option.code for option in offered(question)]
    everyone = [figure for figure in figures if not figure.group]
    return Wanted(
        question, tuple(dict.fromkeys(leaves)), known,
        tuple(figure for figure in everyone if not figure.parent and figure.bucket_code not in _combined(question)),
        tuple(figure for figure in everyone if figure.parent or figure.bucket_code in _combined(question)),
        tuple((figure, groups[figure.group]) for figure in figures if figure.group),
        bases,
    )  # fmt: skip


def offered(question: Question) -> list[Option]:
    """The options that are answers, most favourable first, as the questionnaire has them."""
    return [option for option in options(question) if option.kind != "not_answered"]


def _combined(question: Question) -> set[str]:
    return {bucket.code for bucket in question.combined}
