from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from wtanalysis.themes.agreement_numbers import alpha, alpha_interval, kappa, kappa_interval, masi, wilson

X = None
# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", data of parts A to C: one row a coder.
PUBLISHED = {
    "A, binary": ((("0100000010", "1110010000"), 0.095)),
    "B, nominal": ((("aabbdcccedda", "babbbcccedddd"[:12]), 0.692)),
}
MISSING = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, X, X, X),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, X, 3),
    (X, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, X),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, X),
)
values = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=40)
units = st.lists(
    st.lists(st.one_of(st.none(), st.sampled_from("abc")), min_size=3, max_size=3), min_size=2, max_size=20
)


@pytest.mark.parametrize(("coders", "published"), PUBLISHED.values(), ids=PUBLISHED)
def test_published_pairs(coders: tuple[str, str], published: float) -> None:
    """Alpha of two coders is what Krippendorff prints for his examples."""
    assert alpha(list(zip(*coders, strict=True))) == pytest.approx(published, abs=0.0006)


def test_published_with_values_missing() -> None:
    """Alpha of four coders and twelve units with values missing is 0.743, as Krippendorff prints."""
    assert alpha(list(zip(*MISSING, strict=True))) == pytest.approx(0.743, abs=0.0005)


def test_the_same_with_three_coders() -> None:
    """Alpha of three coders and fifteen units, most values missing, is the widely printed 0.691."""
    rows = ("*****3412113 3*3".replace(" ", ""), "1*213343*******", "**21344*21133*4")
    table = [[None if c == "*" else c for c in unit] for unit in zip(*rows, strict=True)]
    assert alpha(table) == pytest.approx(0.691, abs=0.0005)


def test_kappa_by_hand() -> None:
    """Kappa of a table that agrees on 70 of 100 where chance gives 50 is 0.4."""
    table = [("y", "y")] * 45 + [("y", "n")] * 15 + [("n", "y")] * 25 + [("n", "n")] * 15
    value = kappa([a for a, _ in table], [b for _, b in table])
    assert value == pytest.approx((0.60 - 0.54) / (1 - 0.54))


@given(values)
def test_kappa_is_the_usual_one(pairs: list[tuple[str, str]]) -> None:
    """Kappa equals scikit-learn's, is the same the other way round, and its interval holds it."""
    one, other = zip(*pairs, strict=True)
    value = kappa(one, other)
    assert value == kappa(other, one)
    if value is None:
        assert one == other
        assert len(set(one)) == 1
        return
    assert value == pytest.approx(cohen_kappa_score(one, other))
    found = kappa_interval(one, other)
    assert -1 <= found.low <= value <= found.high <= 1  # type: ignore[operator]
    assert kappa(one, one) in (1.0, None)


@settings(max_examples=50)
@given(units, st.randoms(use_true_random=False))
def test_alpha_keeps(table: list[list[Any]], chance: Any) -> None:
    """Alpha keeps over the order of units and coders and other names for values; single values are no matter."""
    value = alpha(table)
    again = [list(unit) for unit in table]
    chance.shuffle(again)
    for unit in again:
        chance.shuffle(unit)
    renamed = [[None if v is None else {"a": 9, "b": "z", "c": ("q",)}[v] for v in unit] for unit in again]
    assert alpha([*renamed, [7, None, None], [None, None, None]]) == (value if value is None else pytest.approx(value))
    if value is not None:
        assert value <= 1
        assert (value == 1) == all(len({v for v in u if v is not None}) < 2 or u.count(None) > 1 for u in table)


@given(st.lists(st.sampled_from("ab"), min_size=2, max_size=30))
def test_identical_coders(one: Sequence[str]) -> None:
    """Coders who say the same have kappa and alpha 1, unless there was nothing to tell apart."""
    both = kappa(one, one), alpha(list(zip(one, one, strict=True)))
    assert both == ((1.0, 1.0) if len(set(one)) == 2 else (None, None))


@given(st.lists(st.frozensets(st.sampled_from("abcd")), min_size=1, max_size=8, unique=True))
def test_masi(sets: list[frozenset[str]]) -> None:
    """MASI is 0 for equal sets alone, at most 1, and the same both ways."""
    table = masi(sets)
    assert (table == table.T).all()
    assert ((table >= 0) & (table <= 1)).all()
    assert all((table[i, j] < 1e-6) == (i == j) for i in range(len(sets)) for j in range(len(sets)))


@settings(max_examples=20)
@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=5, max_size=60))
def test_alpha_interval(pairs: list[tuple[bool, bool]]) -> None:
    """The interval holds its value, a second run gives the same, and full agreement of a few is not called certain."""
    found = alpha_interval(pairs, repeats=100)
    assert found == alpha_interval(pairs, repeats=100)
    if found.value is None:
        assert str(found).startswith("not known yet: all values")
        return
    assert -1 <= found.low <= found.value <= found.high <= 1  # type: ignore[operator]
    if found.value == 1:
        assert found.low < 1  # type: ignore[operator]


@given(st.integers(0, 50), st.integers(0, 50))
def test_wilson(hits: int, more: int) -> None:
    """The interval of a share lies in 0 to 1, holds it, and is that of the other side turned round."""
    low, high = wilson(hits, hits + more)
    assert 0 <= low < high <= 1
    if hits + more:
        assert low <= hits / (hits + more) <= high or high == pytest.approx(hits / (hits + more))
    other = wilson(more, hits + more)
    assert (1 - other[1], 1 - other[0]) == pytest.approx((low, high))


def test_nothing() -> None:
    """Of nothing nothing is known."""
    assert kappa([], []) is None
    assert alpha([]) is None
    assert kappa_interval([], []).value is None
    assert alpha_interval([(None, "a")]).value is None
