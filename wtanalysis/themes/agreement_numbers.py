"""The numbers of agreement: Cohen's kappa, Krippendorff's alpha, and intervals. Each from its published formula."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

Z = 1.959964  # of a 95 % interval
REPEATS = 1_000
Distance = Callable[[Sequence[Any]], "np.ndarray[Any, Any]"]


@dataclass(frozen=True)
class Estimate:
    """A number with its 95 % interval, or why it is not known yet.

    Attributes:
        value: the number; None where it is not known.
        low: lower end of the interval.
        high: upper end.
        base: how many comments it is of.
        why: why it is not known; empty where it is.

    >>> print(Estimate(0.713, 0.64, 0.78, 200)), print(Estimate(None, None, None, 12, "12 comments were read"))
    0.71 (0.64 to 0.78)
    not known yet: 12 comments were read
    (None, None)
    """

    value: float | None
    low: float | None
    high: float | None
    base: int
    why: str = ""

    @property
    def half_width(self) -> float | None:
        """Half of the interval's width."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2

    def __str__(self) -> str:
        if self.value is None or self.low is None or self.high is None:
            return f"not known yet: {self.why}"
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f})"


def unknown(base: int, why: str) -> Estimate:
    """An estimate of which nothing is known.

    >>> unknown(3, "3 comments were read").value is None
    True
    """
    return Estimate(None, None, None, base, why)


def estimate(value: float, low: float, high: float, base: int) -> Estimate:
    """An estimate whose interval holds its value, whatever rounding or resampling made of the ends.

    >>> estimate(0.5, 0.6, 0.4, 10)
    Estimate(value=0.5, low=0.5, high=0.5, base=10, why='')
    """
    return Estimate(value, min(low, value), max(high, value), base)


def wilson(hits: float, of: float, z: float = Z) -> tuple[float, float]:
    """The Wilson interval of a share (Wilson 1927; Brown, Cai and DasGupta 2001 recommend it for small bases).

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if of <= 0:
        return 0.0, 1.0
    share = hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    width = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - width), min(1.0, middle + width)


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float | None:
    """Cohen's kappa of two coders (Cohen 1960); None where chance alone would agree on everything.

    >>> kappa("aabb", "aabb"), kappa("aaaa", "aaaa"), kappa("aabb", "abab")
    (1.0, None, 0.0)
    """
    counts = Counter(zip(one, other, strict=True))
    observed, expected = _agreeing(counts)
    return None if expected >= 1 else (observed - expected) / (1 - expected)


def _agreeing(counts: Counter[tuple[Hashable, Hashable]]) -> tuple[float, float]:
    """The share of units that two coders agree on, and the share that chance would give."""
    n = sum(counts.values())
    if not n:
        return 1.0, 1.0
    rows, columns = _margins(counts)
    observed = sum(count for (a, b), count in counts.items() if a == b) / n
    return observed, sum(rows[name] * columns[name] for name in rows) / n**2


def _margins(counts: Counter[tuple[Hashable, Hashable]]) -> tuple[Counter[Hashable], Counter[Hashable]]:
    rows, columns = Counter[Hashable](), Counter[Hashable]()
    for (a, b), count in counts.items():
        rows[a] += count
        columns[b] += count
    return rows, columns


def kappa_interval(one: Sequence[Hashable], other: Sequence[Hashable]) -> Estimate:
    """Cohen's kappa with its interval: kappa plus and minus 1.96 standard errors for large samples.

    The standard error is that of Fleiss, Cohen and Everitt (1969, formula 13). It is zero where two coders agree on
    everything, however few they coded; so each end also reaches as far as the Wilson interval of the share that they
    agree on, with what chance would give held as it is.

    >>> table = [("a", "a")] * 50 + [("a", "b")] * 10 + [("b", "a")] * 10 + [("b", "b")] * 20
    >>> print(kappa_interval([a for a, _ in table], [b for _, b in table]))
    0.50 (0.28 to 0.69)
    """
    counts = Counter(zip(one, other, strict=True))
    n = sum(counts.values())
    observed, expected = _agreeing(counts)
    if expected >= 1:
        return unknown(n, "both coders gave one and the same answer throughout" if n else "nobody coded anything")
    value = (observed - expected) / (1 - expected)
    spread = Z * kappa_error(one, other)
    low, high = ((share - expected) / (1 - expected) for share in wilson(observed * n, n))
    return estimate(value, max(-1.0, min(low, value - spread)), min(1.0, max(high, value + spread)), n)


def kappa_error(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """The standard error of kappa for large samples (Fleiss, Cohen and Everitt 1969, formula 13).

    >>> table = [("a", "a")] * 50 + [("a", "b")] * 10 + [("b", "a")] * 10 + [("b", "b")] * 20
    >>> round(kappa_error([a for a, _ in table], [b for _, b in table]), 6)
    0.096825
    """
    counts = Counter(zip(one, other, strict=True))
    n = sum(counts.values())
    observed, expected = _agreeing(counts)
    rows, columns = _margins(counts)
    value = (observed - expected) / (1 - expected)
    total = -((value - expected * (1 - value)) ** 2)
    for (a, b), count in counts.items():
        share = count / n
        if a == b:
            total += share * (1 - (rows[a] + columns[a]) / n * (1 - value)) ** 2
        else:
            total += share * ((columns[a] + rows[b]) / n) ** 2 * (1 - value) ** 2
    return math.sqrt(max(total, 0.0) / n) / (1 - expected)


def nominal(values: Sequence[Any]) -> np.ndarray[Any, Any]:
    """How far values are apart that are the same or not: 0 or 1.

    >>> nominal("ab").tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    import numpy as np

    made: np.ndarray[Any, Any] = 1.0 - np.eye(len(values))
    return made


def masi(values: Sequence[frozenset[str]]) -> np.ndarray[Any, Any]:
    """How far sets are apart: 1 minus Jaccard times 1, 2/3, 1/3 or 0 for equal, nested, overlapping or apart.

    Passonneau (2006), "Measuring Agreement on Set-valued Items (MASI) for Semantic and Pragmatic Annotation". Two
    empty sets are equal.

    >>> [round(float(d), 3) for d in masi([frozenset("abc"), frozenset("ab"), frozenset("cd"), frozenset()])[0]]
    [0.0, 0.556, 0.917, 1.0]
    """
    import numpy as np

    names = sorted({name for value in values for name in value})
    holds = np.array([[name in value for name in names] for value in values], dtype=np.float32).reshape(len(values), -1)
    size = holds.sum(axis=1)
    both = holds @ holds.T
    either = size[:, None] + size[None, :] - both
    equal = (both == either).astype(np.float32)
    nested = (both == np.minimum(size[:, None], size[None, :])) & (both > 0)
    weight = np.where(equal > 0, 1.0, np.where(nested, 2 / 3, np.where(both > 0, 1 / 3, 0.0)))
    jaccard = np.where(either > 0, both / np.maximum(either, 1), 1.0)
    made: np.ndarray[Any, Any] = 1.0 - jaccard * weight
    return made


def alpha(units: Sequence[Sequence[Any]], distance: Distance = nominal) -> float | None:
    """Krippendorff's alpha: any number of coders, with values missing.

    Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", part C: one minus the observed disagreement over
    the one that chance would give. A unit with fewer than two values tells nothing. None where all values are one.

    Args:
        units: the values that the coders gave to each unit; None where one gave none.
        distance: how far each two of a list of values are apart: ``nominal``, or ``masi`` for sets.

    Returns:
        1 for full agreement, 0 for what chance gives, less for worse.

    >>> alpha([("a", "a"), ("b", "b"), ("a", None)]), alpha([("a", "a")])
    (1.0, None)
    """
    table = _Table.of(units, distance)
    return None if table is None else table.value()


def alpha_interval(
    units: Sequence[Sequence[Any]], distance: Distance = nominal, seed: int = 2023, repeats: int = REPEATS
) -> Estimate:
    """Krippendorff's alpha with the percentile interval of a bootstrap over the units.

    Where the coders agree on everything, resampling shows no doubt; then the lower end takes the largest disagreement
    that the Wilson interval allows for.

    >>> print(alpha_interval([("a", "a"), ("b", "b")] * 50))
    1.00 (0.93 to 1.00)
    """
    import numpy as np

    table = _Table.of(units, distance)
    value = None if table is None else table.value()
    if table is None or value is None:
        return unknown(len(units), "all values that could be compared are one and the same")
    n = int(table.times.sum())
    found = np.concatenate([table.resampled(weights) for weights in resamples(table.times, seed, repeats)])
    low, high = np.nanpercentile(found, (2.5, 97.5)) if np.isfinite(found).any() else (value, value)
    if not table.apart.any():
        low = min(low, 1 - wilson(0, n)[1] / table.by_chance())
    return estimate(value, max(-1.0, float(low)), min(1.0, float(high)), n)


def resamples(times: Sequence[int], seed: int, repeats: int = REPEATS) -> Iterator[np.ndarray[Any, Any]]:
    """Bootstrap weights in parts that fit into memory: one row a resample, how often it holds each kind of unit.

    ``times`` says how many units there are of each kind; units that say the same may be counted as one kind.

    >>> [int(part.sum()) for part in resamples([1, 4], seed=1, repeats=3)]
    [15]
    """
    import numpy as np

    chance, n = np.random.default_rng(seed), int(np.sum(times))
    step = max(1, min(repeats, 4_000_000 // max(len(times), 1)))
    for at in range(0, repeats, step):
        yield chance.multinomial(n, np.asarray(times) / n, size=min(step, repeats - at)).astype(np.float64)


@dataclass(frozen=True)
class _Table:
    """The units with at least two values, by kind: how often each kind has each value, and how far these are apart.

    ``times`` says how many units there are of each kind.
    """

    counts: Any
    times: Any
    apart: Any
    distances: Any

    @classmethod
    def of(cls, units: Sequence[Sequence[Any]], distance: Distance) -> _Table | None:
        """The table of units; None where no unit has two values."""
        import numpy as np

        pairable = [given for unit in units if len(given := [value for value in unit if value is not None]) > 1]
        if not pairable:
            return None
        values = sorted({value for unit in pairable for value in unit}, key=_key)
        place = {value: n for n, value in enumerate(values)}
        kinds = Counter(tuple(sorted(place[value] for value in unit)) for unit in pairable)
        counts = np.zeros((len(kinds), len(values)))
        for row, kind in enumerate(kinds):
            for value in kind:
                counts[row, value] += 1
        distances = distance(values)
        apart = ((counts @ distances) * counts).sum(axis=1) / (counts.sum(axis=1) - 1)
        return cls(counts, np.array(list(kinds.values())), apart, distances)

    def by_chance(self) -> float:
        """The disagreement that chance would give."""
        totals = self.times @ self.counts
        n = totals.sum()
        return float(totals @ self.distances @ totals / (n * (n - 1)))

    def value(self) -> float | None:
        """Alpha; None where all values are one."""
        expected = self.by_chance()
        observed = float(self.times @ self.apart) / float(self.times @ self.counts.sum(axis=1))
        return 1 - observed / expected if expected > 0 else None

    def resampled(self, weights: Any) -> Any:
        """Alpha of each resample; NaN where all its values are one."""
        import numpy as np

        totals = weights @ self.counts
        n = totals.sum(axis=1)
        expected = ((totals @ self.distances) * totals).sum(axis=1) / (n * (n - 1))
        observed = weights @ self.apart / n
        return np.where(expected > 0, 1 - observed / np.where(expected > 0, expected, 1), np.nan)


def _key(value: Any) -> tuple[str, str]:
    return type(value).__name__, repr(sorted(value)) if isinstance(value, frozenset) else repr(value)
