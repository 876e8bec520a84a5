"""F1, precision and recall of coding against what people say, each with its interval, or "not known yet"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.agreement_numbers import Estimate, estimate, resamples, unknown, wilson

if TYPE_CHECKING:
    pass

# Below these a share or an F1 says nothing: comments read, and comments that either side gave the theme.
LEAST_READ, LEAST_CARRIED = 30, 10
Carried = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class ThemeScore:
    """How well one theme was given: counts, and precision, recall and F1 with intervals."""

    theme_id: str
    right: int
    wrong: int
    missed: int
    precision: Estimate
    recall: Estimate
    f1: Estimate


@dataclass(frozen=True)
class Scores:
    """How well a model agrees with a person.

    Attributes:
        base: how many comments both read.
        micro: F1 over every comment and theme.
        macro: the mean of the themes' F1, of those that either side gave.
        themes: one by one.
        note: what a reader must know.
    """

    base: int
    micro: Estimate
    macro: Estimate
    themes: tuple[ThemeScore, ...]
    note: str = ""


@dataclass(frozen=True)
class Counted:
    """Right, wrong and missed by kind of comment and theme: three sparse matrices.

    Comments with the same themes, given and said, are one kind; ``times`` says how many there are of each.
    """

    read: int
    times: Any
    themes: tuple[str, ...]
    right: Any
    wrong: Any
    missed: Any


def counted(truth: Carried, said: Carried, themes: Sequence[str] = ()) -> Counted:
    """Count what was said against the truth, for the comments that are in both.

    >>> table = counted({"a": {"x"}, "c": {"x"}}, {"a": {"x", "y"}, "b": {"x"}, "c": {"x", "y"}})
    >>> table.times.tolist(), table.wrong.toarray().tolist()
    ([2], [[0.0, 1.0]])
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    ids = [name for name in truth if name in said]
    names = tuple(themes) or tuple(sorted({t for name in ids for t in (*truth[name], *said[name])}))
    place = {name: n for n, name in enumerate(names)}
    known = frozenset(names)
    kinds = Counter((known.intersection(truth[name]), known.intersection(said[name])) for name in ids)
    cells: tuple[list[tuple[int, int]], ...] = ([], [], [])
    for row, (true, given) in enumerate(kinds):
        for part, found in enumerate((true & given, given - true, true - given)):
            cells[part].extend((row, place[theme]) for theme in sorted(found))
    shape = len(kinds), len(names)
    made = [
        csr_matrix(([1.0] * len(part), ([row for row, _ in part], [column for _, column in part])), shape=shape)
        for part in cells
    ]
    return Counted(len(ids), np.array(list(kinds.values()), dtype=int), names, *made)


def scores(truth: Carried, said: Carried, themes: Sequence[str] = (), seed: int = 2023) -> Scores:
    """F1 of what was said against what people say, micro, macro and by theme, with 95 % intervals.

    Micro and macro: percentile bootstrap over comments. Precision and recall of a theme: Wilson. F1 of a theme: with J
    = right / (right + wrong + missed), F1 is 2J / (1 + J), so the Wilson interval of J gives that of F1. Micro F1
    reaches at least as far as that interval at its ends, as resampling shows no doubt where all is right.

    Args:
        truth: comment -> themes that it carries, as people who read it blind and at random say.
        said: comment -> themes that it was given; only comments in both count.
        themes: the themes; by default those that either side gave.
        seed: of the bootstrap.

    Returns:
        The scores; what too few comments say nothing about is not known yet.

    >>> truth = {f"c{n}": {"x"} for n in range(40)}
    >>> print(scores(truth, truth).micro)
    1.00 (0.95 to 1.00)
    """
    table = counted(truth, said, themes)
    right, wrong, missed = (part.T @ table.times for part in (table.right, table.wrong, table.missed))
    each = tuple(
        _theme_score(theme, int(a), int(b), int(c), table.read)
        for theme, a, b, c in zip(table.themes, right, wrong, missed, strict=True)
    )
    micro, macro = _overall(table, each, seed)
    rare = [score.theme_id for score in each if score.f1.value is None]
    note = f"not known yet, with fewer than {LEAST_CARRIED} comments each: {', '.join(rare)}" if rare else ""
    return Scores(table.read, micro, macro, each, note)


def _theme_score(theme: str, right: int, wrong: int, missed: int, base: int) -> ThemeScore:
    union = right + wrong + missed
    why = f"{base:,} comments were read, at least {LEAST_READ} are needed" if base < LEAST_READ else ""
    if not why and union < LEAST_CARRIED:
        why = f"{union} comment{'s' * (union != 1)} with it, at least {LEAST_CARRIED} are needed"
    if why:
        none = unknown(base, why)
        return ThemeScore(theme, right, wrong, missed, none, none, none)
    return ThemeScore(
        theme, right, wrong, missed,
        _share(right, right + wrong, "it was never given"), _share(right, right + missed, "no comment carries it"),
        estimate(*f1_interval(right, union), base),
    )  # fmt: skip


def _share(hits: int, of: int, why: str) -> Estimate:
    return estimate(hits / of, *wilson(hits, of), of) if of else unknown(0, why)


def f1_interval(right: float, union: float) -> tuple[float, float, float]:
    """F1 and its interval from how many are right of those that either side gave.

    >>> [round(number, 2) for number in f1_interval(40, 60)]
    [0.8, 0.7, 0.87]
    """
    low, high = wilson(right, union)
    share = right / union if union else 0.0
    return 2 * share / (1 + share), 2 * low / (1 + low), 2 * high / (1 + high)


def _overall(table: Counted, each: Sequence[ThemeScore], seed: int) -> tuple[Estimate, Estimate]:
    """Micro and macro F1, each known where enough was read."""
    import numpy as np

    n = table.read
    parts = table.right, table.wrong, table.missed
    right, wrong, missed = (float((part.T @ table.times).sum()) for part in parts)
    union = right + wrong + missed
    if n < LEAST_READ or union < LEAST_CARRIED:
        why = f"{n:,} comments read, {union:.0f} codes given; at least {LEAST_READ} and {LEAST_CARRIED} are needed"
        return unknown(n, why), unknown(n, why)
    micro, macro = [], []
    by_kind = np.stack([np.asarray(part.sum(axis=1)).ravel() for part in parts], axis=1)
    for weights in resamples(table.times, seed):
        sums = weights @ by_kind
        micro.append(_f1(*sums.T))
        by_theme = _f1(*((part.T @ weights.T).T for part in parts))
        there = np.isfinite(by_theme)
        macro.append(np.nansum(by_theme, axis=1)[there.any(1)] / there.sum(axis=1)[there.any(1)])
    value, low, high = f1_interval(right, union)
    ends = np.nanpercentile(np.concatenate(micro), (2.5, 97.5))
    if right in (0.0, union):
        ends = np.array([min(ends[0], low), max(ends[1], high)])
    whole = estimate(value, float(ends[0]), float(ends[1]), n)
    known = [score.f1.value for score in each if score.f1.value is not None]
    seen = [score for score in each if score.right + score.wrong + score.missed]
    if 2 * len(known) < len(seen):
        why = f"{len(seen) - len(known)} of {len(seen)} themes were given to fewer than {LEAST_CARRIED} comments"
        return whole, unknown(n, why)
    mean = float(np.mean([f1_interval(s.right, s.right + s.wrong + s.missed)[0] for s in seen]))
    ends = np.nanpercentile(np.concatenate(macro), (2.5, 97.5))
    if mean in (0.0, 1.0):
        edges = [f1_interval(s.right, s.right + s.wrong + s.missed)[1:] for s in seen]
        ends = np.array([min(ends[0], np.mean([e[0] for e in edges])), max(ends[1], np.mean([e[1] for e in edges]))])
    return whole, estimate(mean, float(ends[0]), float(ends[1]), n)


def _f1(right: Any, wrong: Any, missed: Any) -> Any:
    """F1 of counts; NaN where nothing was given."""
    import numpy as np

    below = 2 * right + wrong + missed
    return np.where(below > 0, 2 * right / np.where(below > 0, below, 1), np.nan)
