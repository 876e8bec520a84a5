"""Percentages from counts: ties, sums, and rules that force 100."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.figures.rounding import DEFAULT, RULES, named, note_on_sum, percent, percents

FORCED = [name for name, rule in RULES.items() if rule.forces_total]
SINGLY = [name for name, rule in RULES.items() if not rule.forces_total]
counted = st.integers(1, 5000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base)))
shared_out = st.lists(st.integers(0, 400), min_size=1, max_size=7).filter(any)


def test_default_is_unforced() -> None:
    """The default rounds each percentage by itself, half up."""
    assert DEFAULT == "half_up"
    assert not RULES[DEFAULT].forces_total


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("half_up", 13), ("half_even", 12), ("half", 12.5), ("one_decimal", 12.5), ("floor", 12), ("none", 12.5)],
)
def test_a_tie(rule: str, expected: float) -> None:
    """One of eight, 12.5 per cent, comes out by each rule as its formula says."""
    assert percent(1, 8, rule) == expected


@pytest.mark.parametrize(
    ("count", "base", "rule", "expected"),
    [
        (3, 8, "half_even", 38), (1, 400, "half", 0.5), (3, 400, "half", 1), (1, 2000, "one_decimal", 0.1),
        (3, 2000, "one_decimal", 0.2), (23, 40, "half_up", 58), (199, 200, "floor", 99), (1, 200, "half_up", 1),
        (57, 200, "half_up", 29), (115, 1000, "half_up", 12),
    ],
)  # fmt: skip
def test_ties_of_other_counts(count: int, base: int, rule: str, expected: float) -> None:
    """Ties that a float would miss come out right."""
    assert percent(count, base, rule) == expected


@given(counted)
def test_agrees_with_decimal(pair: tuple[int, int]) -> None:
    """Whole numbers are those that Python's decimal module quantises to, with 60 digits."""
    count, base = pair
    exact = Context(prec=60).divide(Decimal(100 * count), Decimal(base))
    for rule, mode in (("half_up", ROUND_HALF_UP), ("half_even", ROUND_HALF_EVEN), ("floor", ROUND_FLOOR)):
        assert percent(count, base, rule) == float(exact.quantize(Decimal(1), mode))
    assert percent(count, base, "one_decimal") == float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))


@given(counted)
def test_close_to_the_exact_number(pair: tuple[int, int]) -> None:
    """No rule moves a percentage by more than half its step; cutting off moves it by less than one point."""
    for name in SINGLY:
        step = RULES[name].step
        allowed = 0.0 if step is None else 1.0 if name == "floor" else float(step) / 2
        value = percent(*pair, name)
        assert value is not None
        assert abs(value - 100 * pair[0] / pair[1]) <= allowed + 1e-9


@given(shared_out)
def test_forced_rules_reach_100(counts: list[int]) -> None:
    """Rules that force a total reach 100, in whole or half points, less than one point from the exact percentage."""
    base = sum(counts)
    for name in FORCED:
        parts = percents(counts, base, name)
        assert sum(parts) == 100  # type: ignore[arg-type]
        assert all(part is not None and part >= 0 and (2 * part).is_integer() for part in parts)
        if name != "adjust_largest":
            assert all(abs((p or 0) - 100 * c / base) < 1 for p, c in zip(parts, counts, strict=True))


@given(shared_out)
def test_halves_only_where_needed(counts: list[int]) -> None:
    """Halves are printed only where whole numbers, rounded half up, do not sum to 100."""
    whole = percents(counts, sum(counts))
    halves = percents(counts, sum(counts), "halves_to_100")
    if sum(whole) == 100:  # type: ignore[arg-type]
        assert halves == whole
    else:
        missing = abs(100 - sum(whole))  # type: ignore[arg-type]
        moved = [abs(a - b) for a, b in zip(halves, whole, strict=True) if a != b]  # type: ignore[operator]
        assert moved == [0.5] * int(2 * missing)


def test_forced_rules_differ() -> None:
    """Three thirds: each rule reaches 100 in its own way."""
    assert percents((1, 1, 1), 3, "largest_remainder") == (34, 33, 33)
    assert percents((1, 1, 1), 3, "adjust_largest") == (34, 33, 33)
    assert percents((1, 1, 1), 3, "halves_to_100") == (33.5, 33.5, 33)
    assert percents((2, 2, 3), 7, "largest_remainder") == (29, 28, 43)
    assert percents((2, 2, 3), 7, "adjust_largest") == (29, 29, 42)
    assert percents((1, 1), 200 // 100, "half_up") == (50, 50)
    assert percents((101, 99), 200, "halves_to_100") == (50.5, 49.5)


@pytest.mark.parametrize("rule", FORCED)
def test_forced_rules_only_recognise(rule: str) -> None:
    """A single percentage cannot be asked for by a rule that forces a total; nor may counts miss the base."""
    with pytest.raises(ValueError, match="only recognises"):
        percent(1, 3, rule)
    with pytest.raises(ValueError, match="sum to 2"):
        percents((1, 1), 3, rule)


def test_nobody_answered() -> None:
    """A base of nought has no percentages, by whichever rule."""
    assert percent(0, 0) is None
    for name in RULES:
        assert percents((0, 0), 0, name) == (None, None)


@pytest.mark.parametrize("count", [-1, 4])
def test_counts_fit_their_base(count: int) -> None:
    """A count that is negative or exceeds its base is refused."""
    with pytest.raises(ValueError, match="expected 0 to its base 3"):
        percent(count, 3)


def test_unknown_rule() -> None:
    """A rule that does not exist is refused with those that do."""
    with pytest.raises(ValueError, match="half_up, half_even"):
        percent(1, 3, "nearest")
    assert all(named(name).words and named(name).source for name in RULES)


def test_note_on_sum() -> None:
    """Parts that do not sum are said to, with their sum; parts that do, or that are incomplete, need no note."""
    assert note_on_sum(percents((1, 1, 1), 3)).startswith("Percentages sum to 99, not 100")
    assert "100.5" in note_on_sum((50.5, 50.0))
    assert note_on_sum((33.3, 33.3, 33.4)) == note_on_sum(percents((1, 1, 1), 3, "none")) == ""
    assert note_on_sum((40.0, None)) == note_on_sum(()) == ""
