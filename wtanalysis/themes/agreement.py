"""How far coders agree, and how well a model agrees with people, each number with its interval.

Agreement of coding that a person did with the machine's suggestions in sight says little about either: it is counted
apart from blind coding and marked as inflated. Where few comments were read, the answer is "not known yet".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.agreement_numbers import (
    REPEATS,
    Estimate,
    alpha_interval,
    estimate,
    kappa_interval,
    masi,
    resamples,
    unknown,
    wilson,
)
from wtanalysis.themes.coded import read_by
from wtanalysis.themes.model import Coding
from wtanalysis.themes.scores import LEAST_CARRIED, LEAST_READ, Carried, Scores, ThemeScore, scores

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "Agreement", "Scores", "ThemeAgreement", "ThemeScore", "agreement", "assisted_by", "carried_by", "scores",
]  # fmt: skip
INFLATED = "coded with suggestions in sight: agreement is inflated and says little about either coder"


@dataclass(frozen=True)
class ThemeAgreement:
    """How far coders agree on one theme; ``kappa`` where there are two of them."""

    theme_id: str
    kappa: Estimate
    alpha: Estimate


@dataclass(frozen=True)
class Agreement:
    """How far coders agree on the comments that they all read.

    Attributes:
        mode: ``blind`` or ``assisted``.
        coders: who.
        base: how many comments two of them or more read.
        kappa: Cohen's, over every comment and theme at once; of two coders.
        alpha: Krippendorff's, over the sets of themes, by MASI.
        themes: one by one.
        note: what a reader must know.
    """

    mode: str
    coders: tuple[str, ...]
    base: int
    kappa: Estimate
    alpha: Estimate
    themes: tuple[ThemeAgreement, ...]
    note: str = ""


def carried_by(coding: Coding, coder: str) -> dict[str, frozenset[str]]:
    """Comment -> the themes that a coder gave it for sure; of the comments that this coder read.

    >>> from wtanalysis.themes.model import Code
    >>> carried_by(Coding((Code("a", "x", "p"), Code("b", "", "p")), ("a", "b", "c")), "p")
    {'a': frozenset({'x'}), 'b': frozenset()}
    """
    read = read_by(coding).get(coder, frozenset())
    themes = coding.themes_of(coder)
    return {
        name: themes.get(name, frozenset()) for name in (*coding.base, *sorted(read - {*coding.base})) if name in read
    }


def assisted_by(coding: Coding) -> frozenset[str]:
    """The comments that a person coded with suggestions in sight: the coder's name says ``(assisted)``.

    >>> from wtanalysis.themes.model import Code
    >>> assisted_by(Coding((Code("a", "x", "analyst 1"), Code("b", "x", "analyst 2 (assisted)")), ("a", "b")))
    frozenset({'b'})
    """
    return frozenset(code.comment_id for code in coding.codes if "(assisted)" in code.coder)


def agreement(
    coding: Coding, coders: Sequence[str], assisted: Collection[str] = (), themes: Sequence[str] = (), seed: int = 2023,
    *, one_by_one: bool = True,
) -> tuple[Agreement, ...]:  # fmt: skip
    """How far coders agree, for blind and for assisted coding apart.

    An unsure code counts as not given. Kappa over all themes comes with a bootstrap over comments, as the themes of
    one comment are not independent; kappa of one theme with its formula; alpha with a bootstrap over comments.

    Args:
        coding: with the codes of all of them.
        coders: two or more, people or model.
        assisted: the comments that one of them coded with suggestions in sight.
        themes: the themes; by default those that one of the coders gave.
        seed: of the bootstrap.
        one_by_one: whether each theme is told as well, which takes longer with hundreds of them.

    Returns:
        For blind coding, then for assisted coding; only the modes that there are comments of.

    >>> from wtanalysis.themes.model import Code
    >>> codes = [Code(f"c{n}", "xy"[n % 2], who) for n in range(60) for who in ("analyst 1", "analyst 2")]
    >>> (blind,) = agreement(Coding(tuple(codes), tuple(f"c{n}" for n in range(60))), ("analyst 1", "analyst 2"))
    >>> print(blind.mode, blind.alpha)
    blind 1.00 (0.88 to 1.00)
    """
    given = {coder: carried_by(coding, coder) for coder in coders}
    together = [name for name in coding.base if sum(name in own for own in given.values()) > 1]
    names = tuple(themes) or tuple(
        sorted({t for own in given.values() for name in together for t in own.get(name, ())})
    )
    parts = (
        ("blind", [name for name in together if name not in assisted], ""),
        ("assisted", [name for name in together if name in assisted], INFLATED),
    )
    told = names if one_by_one else ()
    return tuple(_agreement(mode, given, ids, (names, told), note, seed) for mode, ids, note in parts if ids)


def _agreement(
    mode: str, given: Mapping[str, Carried], ids: Sequence[str], names: tuple[Sequence[str], Sequence[str]], note: str,
    seed: int,
) -> Agreement:  # fmt: skip
    themes, told = names
    sets = [[frozenset(own[name]) if name in own else None for own in given.values()] for name in ids]
    few = f"{len(ids):,} comment{'s' * (len(ids) != 1)} read by both, at least {LEAST_READ} are needed"
    known = len(ids) >= LEAST_READ
    whole = alpha_interval(sets, masi, seed) if known else unknown(len(ids), few)
    pooled = _pooled_kappa(sets, themes, seed) if known and len(given) == 2 else unknown(len(ids), few)
    if known and len(given) != 2:
        pooled = unknown(len(ids), "kappa is for two coders")
    each = tuple(_of_theme(theme, sets, len(given), few if not known else "", seed) for theme in told)
    return Agreement(mode, tuple(given), len(ids), pooled, whole, each, note)


def _of_theme(
    theme: str, sets: Sequence[Sequence[frozenset[str] | None]], coders: int, few: str, seed: int
) -> ThemeAgreement:
    units = [[None if value is None else theme in value for value in unit] for unit in sets]
    carried = sum(any(unit) for unit in units)
    if few or carried < LEAST_CARRIED:
        why = few or f"{carried} comment{'s' * (carried != 1)} with it, at least {LEAST_CARRIED} are needed"
        return ThemeAgreement(theme, unknown(len(units), why), unknown(len(units), why))
    two = unknown(len(units), "kappa is for two coders")
    if coders == 2:
        two = kappa_interval([unit[0] for unit in units], [unit[1] for unit in units])
    return ThemeAgreement(theme, two, alpha_interval(units, seed=seed, repeats=REPEATS // 2))


def _pooled_kappa(sets: Sequence[Sequence[frozenset[str] | None]], themes: Sequence[str], seed: int) -> Estimate:
    """Kappa over every comment and theme, with a bootstrap over comments."""
    import numpy as np

    one, other = (np.array([[t in (unit[n] or ()) for t in themes] for unit in sets], dtype=bool) for n in (0, 1))
    sums = np.stack([(one & other).sum(1), (one & ~other).sum(1), (~one & other).sum(1), (~one & ~other).sum(1)], 1)
    value = float(_kappas(sums.sum(0, keepdims=True))[0])
    if np.isnan(value):
        return unknown(len(sets), "both coders gave one and the same answer throughout")
    drawn = np.concatenate([_kappas(weights @ sums) for weights in resamples([1] * len(sets), seed)])
    low, high = np.nanpercentile(drawn, (2.5, 97.5))
    if not sums[:, 1:3].any():
        share = sums[:, :2].sum() / sums.sum()
        low = min(low, 1 - wilson(0, len(sets))[1] / (2 * share * (1 - share)))
    return estimate(value, max(-1.0, float(low)), min(1.0, float(high)), len(sets))


def _kappas(counts: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Kappa of each row of both, only one, only other, neither."""
    import numpy as np

    shares = counts / counts.sum(axis=1, keepdims=True)
    one, other = shares[:, 0] + shares[:, 1], shares[:, 0] + shares[:, 2]
    expected = one * other + (1 - one) * (1 - other)
    observed = shares[:, 0] + shares[:, 3]
    safe = np.where(expected < 1, 1 - expected, 1)
    made: np.ndarray[Any, Any] = np.where(expected < 1, (observed - expected) / safe, np.nan)
    return made
