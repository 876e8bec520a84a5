"""Response-level data made by a program to meet published figures: synthetic, and good for nothing but the machinery.

Such data shows that loading, grouping, counting and checking run as they should. It proves nothing about what anybody
thought: whatever is not printed was made up, and a comparison with the printed figures is ``calibrated``, never equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from wtanalysis.errors import ConsultationError
from wtanalysis.figures.model import Figure
from wtanalysis.figures.synthesis.model import CLOSED, Synthesis, Table, wanted
from wtanalysis.figures.synthesis.people import deal, nobody_silent
from wtanalysis.figures.synthesis.profiles import generator, leanings, profile
from wtanalysis.figures.synthesis.tables import integer_table
from wtanalysis.responses.model import Question

__all__ = ["Synthesis", "Table", "synthesise"]

ANSWERED = 0.8  # the share that answers a question whose base is not printed
Given = dict[int, tuple[str, ...]]
NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
NO_BASES: Mapping[tuple[str, str], int] = MappingProxyType({})


def synthesise(
    questions: Sequence[Question],
    figures: Sequence[Figure],
    groups: Mapping[str, float],
    size: int,
    seed: int = 0,
    *,
    labels: Mapping[str, Sequence[str]] = NONE,
    bases: Mapping[tuple[str, str], int] = NO_BASES,
) -> Synthesis:
    """Answers of single respondents from which all the given figures come out again.

    For each closed question whole numbers are found that some rounding rule prints as given, by group and in all, and
    that are nearest to a seeded profile; then they are dealt to respondents, so that whoever agrees in one place tends
    to agree in others. What is not given is free and made up.

    Args:
        questions: the questions with their options and bases; open ones are passed over.
        figures: percentages or counts, of all respondents or of groups.
        groups: group -> how many respondents it has, or its weight; they are scaled to ``size``.
        size: how many respondents there are.
        seed: the same seed gives the same answers.
        labels: the name of a group in the figures -> the groups it stands for. Names are compared without regard to
            capitals; those of ``groups`` need no label.
        bases: (question id, group) -> how many of the group answered, where that is known.

    Returns:
        The group of each respondent, who answered what, and the whole numbers with the rules that they meet.

    Raises:
        ConsultationError: the figures of a question cannot be met by whole numbers, or name an answer or a group that
            nobody knows; the message names the question.

    >>> asked = (Question("later", scale="yes_no_dk", base=120), Question("fees", scale="agree5", base=110))
    >>> printed = (
    ...     Figure("later", "yes", "yes", percent=54.0), Figure("later", "no", "no", percent=40.0),
    ...     Figure("later", "don't know", "dont_know", percent=6.0), Figure("later", "yes", "yes", group="carers",
    ...     percent=71.0), Figure("fees", "agree", "agree", percent=61.0))
    >>> made = synthesise(asked, printed, {"Carer": 40, "Other": 90}, 130, labels={"carers": ["Carer"]})
    >>> made
    Synthesis(130 respondents, 2 questions)
    >>> sum(codes == ("yes",) for codes in made.answers["later"]), made.tables["later"].rule
    (65, 'half')
    """
    sizes = _sizes(groups, size)
    named = _labels(sizes, labels)
    people = tuple(group for group, number in sizes.items() for _ in range(number))
    lean = leanings(sizes, seed)
    attitude = generator(seed, "attitude").normal([lean[group] for group in people], 1.0)
    engagement = generator(seed, "engagement").normal(0, 1, size)
    tables: dict[str, Table] = {}
    given: dict[str, Given] = {}
    for question in questions:
        if question.scale not in CLOSED:
            continue
        own = tuple(figure for figure in figures if figure.question_id == question.question_id)
        known = {group: number for (name, group), number in bases.items() if name == question.question_id}
        want = wanted(question, own, named, known)
        eligible = _eligible(question, people, sizes, given)
        caps = {group: len(able) for group, able in eligible.items()}
        base = question.base if question.base is not None else round(ANSWERED * sum(caps.values()))
        table = integer_table(want, caps, base, profile(want, caps, base, seed))
        tables[question.question_id] = table
        given[question.question_id] = deal(want, table, eligible, (attitude, engagement), seed)
    _spread(questions, given, people)
    answers = {name: tuple(own.get(i, ()) for i in range(size)) for name, own in given.items()}
    return Synthesis(people, answers, tables, tuple(map(float, attitude)), tuple(map(float, engagement)))


def _spread(questions: Sequence[Question], given: Mapping[str, Given], people: Sequence[str]) -> None:
    """Nobody is left without an answer; what routing rests on, and what was routed, stays as it is."""
    routing = {name for question in questions for name in question.asked_if}
    routed = {question.question_id for question in questions if question.asked_if}
    nobody_silent({name: own for name, own in given.items() if name not in routing | routed}, people)


def _sizes(groups: Mapping[str, float], size: int) -> dict[str, int]:
    """Whole sizes that add up, by largest remainder; weights that add up already stay as they are."""
    if size < 1 or any(weight < 0 for weight in groups.values()) or not sum(groups.values() or [1]):
        raise ConsultationError(f"size {size} with {len(groups)} groups", "respondents in groups", "give at least one")
    weights = dict(groups) or {"": 1.0}
    exact = {group: weight * size / sum(weights.values()) for group, weight in weights.items()}
    whole = {group: int(number + 1e-9) for group, number in exact.items()}
    by_rest = sorted(exact, key=lambda group: (whole[group] - exact[group], list(exact).index(group)))
    for group in by_rest[: size - sum(whole.values())]:
        whole[group] += 1
    return whole


def _labels(sizes: Mapping[str, int], labels: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Every way to name a group in a figure: its own name, in small letters, and the labels given."""
    known: dict[str, tuple[str, ...]] = {form: (group,) for group in sizes for form in (group, group.casefold())}
    for label, named in labels.items():
        if missing := [group for group in named if group not in sizes]:
            raise ConsultationError(
                f"{label!r} stands for {missing[0]!r}, which is no group", ", ".join(sizes), "correct the label"
            )
        known[label] = tuple(named)
    return known


def _eligible(
    question: Question, people: Sequence[str], sizes: Mapping[str, int], given: Mapping[str, Given]
) -> dict[str, list[int]]:
    """Group -> those the question was put to, by their earlier answers."""
    able: dict[str, list[int]] = {group: [] for group in sizes}
    for i, group in enumerate(people):
        if all(set(given.get(name, {}).get(i, ())) & set(codes) for name, codes in question.asked_if.items()):
            able[group].append(i)
    return able
