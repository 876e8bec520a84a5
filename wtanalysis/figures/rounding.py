"""How a count becomes a percentage: named rules, in exact arithmetic.

Every rule starts from two whole numbers, a count and its base, and never from a float, so that 12.5 is a tie and not
12.499999. The default is ``half_up``: each percentage is rounded by itself, and parts that then do not sum to 100 say
so (:func:`note_on_sum`). Rules that force a total change numbers that were right; they are here to recognise what
others printed (``forces_total``), and :func:`percent` refuses them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

DEFAULT = "half_up"
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Rule:
    """One way to round percentages.

    Attributes:
        name: as written in tables and settings.
        words: what it does, as a reader is told.
        source: who states it or where it was seen.
        step: distance between two percentages it can print; None where nothing is rounded.
        forces_total: True where parts are changed so that they sum to 100; for recognition only.
    """

    name: str
    words: str
    source: str
    step: Fraction | None = Fraction(1)
    forces_total: bool = False


_RULES = (
    Rule("half_up", "whole numbers, halves up", "the usual rule: IEEE 754-2019 roundTiesToAway, for numbers >= 0"),
    Rule("half_even", "whole numbers, ties to the even number", "IEEE 754-2019 roundTiesToEven; round() in Python, R"),
    Rule("half", "nearest half, ties up", "half_up with a step of 0.5", step=_HALF),
    Rule("one_decimal", "one decimal, ties up", "half_up with a step of 0.1", step=Fraction(1, 10)),
    Rule("floor", "whole numbers, the rest cut off", "truncation, as a program does that formats an integer"),
    Rule("none", "not rounded", "the count over its base, times 100", step=None),
    Rule(
        "halves_to_100",
        "whole numbers, with halves where whole numbers would not reach 100",
        "seen in the response of December 2023 to the consultation on Working Together",
        step=_HALF,
        forces_total=True,
    ),
    Rule(
        "largest_remainder",
        "whole numbers cut off, then one point more for the largest remainders until 100 is reached",
        "the method of Hamilton (1791) for sharing out seats",
        forces_total=True,
    ),
    Rule(
        "adjust_largest",
        "whole numbers, halves up, then the largest answer takes up what is missing to 100",
        "common practice in spreadsheets",
        forces_total=True,
    ),
)
RULES: dict[str, Rule] = {rule.name: rule for rule in _RULES}


def percent(count: int, base: int, rule: str = DEFAULT) -> float | None:
    """The percentage of one count by a rule that rounds each number by itself.

    With p = 100 * count / base and a step s: ``half_up``, ``half`` and ``one_decimal`` print s * floor(p / s + 1/2)
    with s = 1, 0.5 and 0.1; ``half_even`` the nearest whole number, the even one of two equally near; ``floor`` the
    whole part of p; ``none`` p itself. Sources stand with each rule in ``RULES``.

    Args:
        count: how many.
        base: of how many.
        rule: a name in ``RULES`` that does not force a total.

    Returns:
        The percentage; None where the base is 0, since nobody answered.

    Raises:
        ValueError: the rule is unknown or forces a total, or the count is negative or exceeds its base.

    >>> percent(1, 8), percent(1, 8, "half_even"), percent(1, 8, "half"), percent(0, 0)
    (13.0, 12.0, 12.5, None)
    """
    chosen = named(rule)
    if chosen.forces_total:
        raise ValueError(f"rule {rule!r} rounds several percentages together and only recognises what others printed")
    check(count, base)
    return float(rounded(Fraction(100 * count, base), rule)) if base else None


def percents(counts: Sequence[int], base: int, rule: str = DEFAULT) -> tuple[float | None, ...]:
    """The percentages of several counts on one base.

    Rules that force a total take the counts of one single-choice question, which sum to the base.
    ``largest_remainder`` cuts each p off and gives one point to the largest remainders; ``adjust_largest`` rounds half
    up and lets the largest count take up the rest; ``halves_to_100`` rounds half up and, where that misses 100 by d
    points, moves the 2|d| percentages with the largest error by half a point. Of equals the first is taken.

    Args:
        counts: how many in each bucket.
        base: of how many.
        rule: a name in ``RULES``.

    Returns:
        One percentage for each count; None for each where the base is 0.

    Raises:
        ValueError: the rule is unknown, a count is negative or exceeds the base, or the rule forces a total and the
            counts do not sum to the base.

    >>> percents((1, 1, 1), 3), percents((1, 1, 1), 3, "halves_to_100")
    ((33.0, 33.0, 33.0), (33.5, 33.5, 33.0))
    """
    for count in counts:
        check(count, base)
    if not named(rule).forces_total:
        return tuple(percent(count, base, rule) for count in counts)
    if sum(counts) != base:
        raise ValueError(f"counts sum to {sum(counts)}, expected the base {base}, for rule {rule!r}")
    if not base:
        return (None,) * len(counts)
    return tuple(float(value) for value in _FORCED[rule]([Fraction(100 * count, base) for count in counts]))


def note_on_sum(parts: Sequence[float | None]) -> str:
    """Words for a table whose parts do not sum to 100; empty where they do, or where a part is missing.

    Args:
        parts: the printed percentages of all answers to a single-choice question.

    Returns:
        One sentence, or an empty string.

    >>> note_on_sum((33.0, 33.0, 33.0))
    'Percentages sum to 99, not 100, because each is rounded by itself.'
    >>> note_on_sum((54.5, 17.0, 28.5))
    ''
    """
    known = [Fraction(str(part)) for part in parts if part is not None]
    total = sum(known, Fraction(0))
    if len(known) < len(parts) or not known or abs(total - 100) < Fraction(1, 10**6):
        return ""
    shown = f"{float(total):.6f}".rstrip("0").rstrip(".")
    return f"Percentages sum to {shown}, not 100, because each is rounded by itself."


def named(rule: str) -> Rule:
    """The rule of this name.

    Raises:
        ValueError: there is none.

    >>> named("half").words
    'nearest half, ties up'
    """
    if rule not in RULES:
        raise ValueError(f"rule {rule!r}, expected one of {', '.join(RULES)}")
    return RULES[rule]


def rounded(exact: Fraction, rule: str = DEFAULT) -> Fraction:
    """An exact percentage, rounded by a rule that takes each number by itself.

    >>> rounded(Fraction(25, 2)), rounded(Fraction(25, 2), "half_even"), rounded(Fraction(25, 2), "floor")
    (Fraction(13, 1), Fraction(12, 1), Fraction(12, 1))
    """
    step = named(rule).step
    if step is None:
        return exact
    if rule == "floor":
        return Fraction(floor(exact))
    if rule == "half_even":
        return Fraction(round(exact))
    return step * floor(exact / step + _HALF)


def half_up_to(exact: Fraction, decimals: int) -> Fraction:
    """An exact percentage with so many decimals, ties up.

    >>> half_up_to(Fraction(200, 3), 2)
    Fraction(6667, 100)
    """
    return Fraction(floor(exact * 10**decimals + _HALF), 10**decimals)


def check(count: int, base: int) -> None:
    """See to it that a count fits its base.

    Raises:
        ValueError: the count is negative or exceeds its base.

    >>> check(3, 4)
    """
    if not 0 <= count <= base:
        raise ValueError(f"count {count}, expected 0 to its base {base}")


def _largest_remainder(exact: list[Fraction]) -> list[Fraction]:
    """Whole parts, and one point more for the largest remainders."""
    whole = [floor(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    more = set(by_remainder[: 100 - sum(whole)])
    return [Fraction(value + (i in more)) for i, value in enumerate(whole)]


def _adjust_largest(exact: list[Fraction]) -> list[Fraction]:
    """Rounded half up; the largest takes up what is missing."""
    parts = [rounded(value) for value in exact]
    largest = exact.index(max(exact))
    parts[largest] += 100 - sum(parts)
    return parts


def _halves_to_100(exact: list[Fraction]) -> list[Fraction]:
    """Rounded half up; those rounded furthest the wrong way move back by half a point each."""
    parts = [rounded(value) for value in exact]
    missing = Fraction(100) - sum(parts)
    sign = 1 if missing > 0 else -1
    by_error = sorted(range(len(exact)), key=lambda i: (sign * (parts[i] - exact[i]), i))
    for i in by_error[: int(2 * abs(missing))]:
        parts[i] += sign * _HALF
    return parts


_FORCED: dict[str, Callable[[list[Fraction]], list[Fraction]]] = {
    "largest_remainder": _largest_remainder,
    "adjust_largest": _adjust_largest,
    "halves_to_100": _halves_to_100,
}
