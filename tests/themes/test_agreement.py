from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from wtanalysis.themes.agreement import INFLATED, agreement, carried_by, scores
from wtanalysis.themes.agreement_numbers import alpha, kappa, masi
from wtanalysis.themes.model import Code, Coding

sets = st.frozensets(st.sampled_from("xyz"))
pairs = st.lists(st.tuples(sets, sets), min_size=30, max_size=80)


def coding(**coders: list[frozenset[str] | None]) -> Coding:
    """What each coder gave to comments c0, c1, ...; None where a coder did not read."""
    length = max(map(len, coders.values()))
    codes = [
        Code(f"c{n}", theme, coder)
        for coder, given_ in coders.items()
        for n, found in enumerate(given_)
        if found is not None
        for theme in (sorted(found) or [""])
    ]
    return Coding(tuple(codes), tuple(f"c{n}" for n in range(length)))


def drawn(n: int, wrong: float, seed: int = 1) -> tuple[list[frozenset[str] | None], list[frozenset[str] | None]]:
    """Two coders of n comments and three themes who differ at a rate."""
    chance = random.Random(seed)  # noqa: S311
    one: list[Any] = [frozenset(t for t in "xyz" if chance.random() < 0.4) for _ in range(n)]
    other: list[Any] = [frozenset(t for t in "xyz" if (t in own) != (chance.random() < wrong)) for own in one]
    return one, other


@settings(max_examples=8)
@given(pairs)
def test_numbers(given_: list[tuple[frozenset[str], frozenset[str]]]) -> None:
    """Kappa is that of all comments and themes at once, alpha that of the sets; either way round."""
    one, other = (list(part) for part in zip(*given_, strict=True))
    (found,) = agreement(coding(a=one, b=other), ("a", "b"), themes="xyz")  # type: ignore[arg-type]
    (turned,) = agreement(coding(a=one, b=other), ("b", "a"), themes="xyz")  # type: ignore[arg-type]
    flat = [[theme in own for own in part for theme in "xyz"] for part in (one, other)]
    assert found.kappa.value == (None if kappa(*flat) is None else pytest.approx(kappa(*flat)))
    expected = alpha(given_, masi)
    assert found.alpha.value == (None if expected is None else pytest.approx(expected))
    assert turned.kappa.value == pytest.approx(found.kappa.value)
    for estimate in (found.kappa, found.alpha, *(e for t in found.themes for e in (t.kappa, t.alpha))):
        assert estimate.value is None or -1 <= estimate.low <= estimate.value <= estimate.high <= 1  # type: ignore[operator]


def test_blind_and_assisted_apart() -> None:
    """Assisted coding is counted for itself, and its note says that its agreement is inflated."""
    one, other = drawn(200, 0.3)
    same = one[100:]
    assisted = {f"c{n}" for n in range(100, 200)}
    blind, seen = agreement(coding(a=one, b=other[:100] + same), ("a", "b"), assisted)
    assert (blind.mode, seen.mode, blind.base, seen.base) == ("blind", "assisted", 100, 100)
    assert blind.kappa.value < 0.6  # type: ignore[operator]
    assert seen.kappa.value == 1
    assert (blind.note, seen.note) == ("", INFLATED)
    assert blind == agreement(coding(a=one[:100], b=other[:100]), ("a", "b"))[0]


def test_only_what_both_read() -> None:
    """Comments that one coder did not read are left out; "read, and found none" is not the same as "not read"."""
    made = coding(a=[frozenset("x"), frozenset(), None] * 40, b=[frozenset("x"), None, frozenset("x")] * 40)
    (found,) = agreement(made, ("a", "b"))
    assert found.base == 40
    assert carried_by(made, "a")["c1"] == frozenset()
    assert "c2" not in carried_by(made, "a")


def test_few_comments() -> None:
    """Of a few comments, and of a rare theme, nothing is known yet, whatever the numbers would be."""
    one, other = drawn(20, 0.0)
    (found,) = agreement(coding(a=one, b=other), ("a", "b"))
    assert found.kappa.value is found.alpha.value is None
    assert str(found.kappa) == "not known yet: 20 comments read by both, at least 30 are needed"
    one, other = drawn(100, 0.1)
    rare: list[Any] = [frozenset("r") if n < 3 else frozenset("x") if n % 2 else frozenset() for n in range(100)]
    (found,) = agreement(coding(a=rare, b=rare), ("a", "b"))
    by_theme = {theme.theme_id: theme for theme in found.themes}
    assert str(by_theme["r"].alpha) == "not known yet: 3 comments with it, at least 10 are needed"
    assert by_theme["x"].alpha.value == 1


def test_three_coders() -> None:
    """Alpha takes any number of coders, kappa says that it is for two."""
    one, other = drawn(60, 0.2)
    (found,) = agreement(coding(a=one, b=other, c=one), ("a", "b", "c"))
    assert found.alpha.value is not None
    assert found.kappa.why == "kappa is for two coders"


def test_no_comment_in_common() -> None:
    """Coders who read nothing in common have no agreement at all."""
    assert agreement(coding(a=[frozenset("x"), None], b=[None, frozenset("x")]), ("a", "b")) == ()


class TestScores:
    """F1 against what people say."""

    @settings(max_examples=10)
    @given(pairs)
    def test_numbers(self, given_: list[tuple[frozenset[str], frozenset[str]]]) -> None:
        """Micro and macro F1 are scikit-learn's, and every interval holds its value."""
        truth = {f"c{n}": one for n, (one, _) in enumerate(given_)}
        said = {f"c{n}": other for n, (_, other) in enumerate(given_)}
        found = scores(truth, said)
        seen = [theme for theme in "xyz" if any(theme in own for pair in given_ for own in pair)]
        both = [[[t in own for t in seen] for own in part] for part in zip(*given_, strict=True)]
        for measure, average in ((found.micro, "micro"), (found.macro, "macro")):
            if measure.value is not None:
                assert measure.value == pytest.approx(f1_score(*both, average=average, zero_division=0))
        for theme in found.themes:
            for measure in (theme.precision, theme.recall, theme.f1, found.micro, found.macro):
                assert measure.value is None or 0 <= measure.low <= measure.value <= measure.high <= 1  # type: ignore[operator]

    def test_all_right_is_not_certain(self) -> None:
        """Where all is right the interval still says how few were read."""
        truth = {f"c{n}": {"x"} for n in range(40)}
        found = scores(truth, truth)
        for measure in (found.micro, found.macro, found.themes[0].f1):
            assert measure.value == 1
            assert 0.9 < measure.low < 1  # type: ignore[operator]

    def test_small_and_empty(self) -> None:
        """Nothing read, few read, nothing given and rare themes are not known yet; the rare ones are named."""
        assert scores({}, {}).micro.value is None
        few = {f"c{n}": {"x"} for n in range(12)}
        assert "12 comments read" in scores(few, few).micro.why
        none: dict[str, set[str]] = {f"c{n}": set() for n in range(50)}
        assert scores(none, none).micro.value is None
        rare = {f"c{n}": {"x"} | ({"r"} if n < 2 else set()) for n in range(50)}
        found = scores(rare, rare)
        assert found.note == "not known yet, with fewer than 10 comments each: r"
        assert [theme.f1.value for theme in found.themes] == [None, 1.0]
        mostly = {f"c{n}": {"x"} | ({f"r{n}"} if n < 5 else set()) for n in range(50)}
        assert scores(mostly, mostly).macro.why == "5 of 6 themes were given to fewer than 10 comments"

    def test_never_given(self) -> None:
        """A theme that was never given has no precision, one that nobody carries no recall; F1 is 0 for both."""
        truth = {f"c{n}": {"x"} for n in range(40)}
        said = {f"c{n}": {"y"} for n in range(40)}
        x, y = scores(truth, said).themes
        assert (x.precision.why, x.recall.value, x.f1.value) == ("it was never given", 0.0, 0.0)
        assert (y.recall.why, y.precision.value, y.f1.value) == ("no comment carries it", 0.0, 0.0)
