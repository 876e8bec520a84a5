"""Whole numbers -> people: who gives which answer, so that answers hang together and every count stays what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from wtanalysis.figures.synthesis.model import Table, Wanted
from wtanalysis.figures.synthesis.profiles import generator, positions

if TYPE_CHECKING:
    import numpy as np

LINK = 0.75  # weight of what a respondent thinks in general, beside what the question at hand adds


def deal(
    want: Wanted, table: Table, eligible: Mapping[str, Sequence[int]], minds: tuple[np.ndarray, np.ndarray], seed: int
) -> dict[int, tuple[str, ...]]:
    """The answers of one question, one respondent at a time.

    Of each group those answer who tend to answer much; among them the most favourable in mind take the most favourable
    answers, and those in the middle "don't know". Chance is added to both, seeded, so that the links are loose.

    Args:
        want: the question.
        table: how many of each group gave each answer.
        eligible: group -> the respondents who could answer.
        minds: attitude and engagement of every respondent.
        seed: makes the chance.

    Returns:
        Respondent -> codes, for those who answered.
    """
    attitude, engagement = minds
    random = generator(seed, "deal", want.question.question_id)
    noise = random.normal(0, 1, (2, len(attitude)))
    mind = LINK * attitude + (1 - LINK) ** 0.5 * noise[0]
    keen = engagement + 0.6 * noise[1]
    given: dict[int, tuple[str, ...]] = {}
    for group, people in eligible.items():
        answering = sorted(people, key=lambda i: (-keen[i], i))[: table.bases[group]]
        counts = dict(zip(table.leaves, table.counts[group], strict=True))
        if want.several:
            given.update(_several(sorted(answering, key=lambda i: (mind[i], i)), counts))
        else:
            given.update(_single(want, answering, counts, mind))
    return given


def _single(
    want: Wanted, people: Sequence[int], counts: Mapping[str, int], mind: np.ndarray
) -> dict[int, tuple[str, ...]]:
    """One answer each: off the scale those nearest to the middle, the others in order of mind."""
    at = dict(zip(want.leaves, positions(want), strict=True))
    ordered = sorted(people, key=lambda i: (-mind[i], i))
    on_scale = [leaf for leaf in want.leaves if at[leaf]]
    off = [leaf for leaf in want.leaves if not at[leaf]]
    favourable = sum(counts[leaf] for leaf in on_scale if at[leaf] > 0)
    middle = ordered[favourable : favourable + sum(counts[leaf] for leaf in off)]
    rest = [i for i in ordered if i not in set(middle)]
    made: dict[int, tuple[str, ...]] = {}
    for leaves, line in ((on_scale, rest), (off, middle)):
        start = 0
        for leaf in leaves:
            made.update(dict.fromkeys(line[start : start + counts[leaf]], (leaf,)))
            start += counts[leaf]
    return made


def _several(people: Sequence[int], counts: Mapping[str, int]) -> dict[int, tuple[str, ...]]:
    """Several answers each, dealt round like cards, so that everybody has at least one and nobody one twice."""
    hands: dict[int, list[str]] = {i: [] for i in people}
    next_one = 0
    for leaf, count in counts.items():
        for _ in range(count):
            hands[people[next_one % len(people)]].append(leaf)
            next_one += 1
    return {i: tuple(leaves) for i, leaves in hands.items()}


def nobody_silent(answers: Mapping[str, dict[int, tuple[str, ...]]], groups: Sequence[str]) -> None:
    """See to it that everybody answers something, where someone of the same group can hand an answer over; in place.

    Counts stay as they are: one respondent of the group answers one question less, the silent one just that question.
    Questions that were put to some only are left alone by their absence from ``answers``.

    >>> given = {"a": {0: ("yes",), 1: ("no",)}, "b": {0: ("yes",)}}
    >>> nobody_silent(given, ["x", "x", "x"])
    >>> sorted(i for people in given.values() for i in people)
    [0, 1, 2]
    """
    times = [sum(i in given for given in answers.values()) for i in range(len(groups))]
    for silent in (i for i, n in enumerate(times) if not n):
        others = [i for i, n in enumerate(times) if groups[i] == groups[silent] and n > 1]
        if not others:
            continue
        giver = max(others, key=lambda i: (times[i], -i))
        question = next(name for name, given in answers.items() if giver in given)
        answers[question][silent] = answers[question].pop(giver)
        times[giver] -= 1
        times[silent] += 1
