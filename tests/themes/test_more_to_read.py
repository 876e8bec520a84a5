from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wtanalysis.themes.more_to_read import more_to_read
from wtanalysis.themes.scores import scores

Sets = dict[str, set[str]]


def world(
    n: int, seed: int, right: float = 0.85, rates: tuple[float, ...] = (0.4, 0.2), start: int = 0
) -> tuple[Sets, Sets]:
    """Comments with themes, and what a model says of them."""
    chance = random.Random(seed)  # noqa: S311
    truth: Sets = {}
    said: Sets = {}
    for i in range(start, start + n):
        truth[f"c{i}"] = {f"t{k}" for k, rate in enumerate(rates) if chance.random() < rate}
        kept = {theme for theme in truth[f"c{i}"] if chance.random() < right}
        added = {f"t{k}" for k, rate in enumerate(rates) if chance.random() < rate * (1 - right)}
        said[f"c{i}"] = kept | added
    return truth, said


def test_reading_that_many_is_enough() -> None:
    """In at least eight of ten worlds, reading as many as said makes half of each interval five points or less."""
    enough: dict[str, list[bool]] = {}
    for seed in range(12):
        truth, said = world(120, seed, 0.9, (0.5, 0.3))
        for item in more_to_read(truth, said):
            if item.more is None or item.more > 3_000:
                continue
            more_truth, more_said = world(item.more, seed + 1_000, 0.9, (0.5, 0.3), start=120)
            all_truth, all_said = truth | more_truth, said | more_said
            found = scores(all_truth, all_said, (item.theme_id,) if item.theme_id else ())
            f1 = found.themes[0].f1 if item.theme_id else found.micro if item.measure == "micro F1" else found.macro
            enough.setdefault(item.measure + item.theme_id, []).append((f1.half_width or 1) <= 0.05)
    assert set(enough) == {"micro F1", "macro F1", "F1t0", "F1t1"}
    for measure, held in enough.items():
        assert sum(held) >= 0.8 * len(held), measure


def test_not_far_too_many() -> None:
    """What is said is no more than a few times what a large sample shows to be needed."""
    truth, said = world(2_000, 1)
    small = {name: truth[name] for name in list(truth)[:200]}
    for item in more_to_read(small, said)[:2]:
        found = scores(truth, said)
        f1 = found.micro if item.measure == "micro F1" else found.macro
        needed = 2_000 * (f1.half_width / 0.05) ** 2  # type: ignore[operator]
        assert needed / 2 < item.read + item.more < 3 * needed  # type: ignore[operator]


def test_known_well_enough() -> None:
    """Where enough was read, nothing more is asked for."""
    truth, said = world(3_000, 2)
    items = more_to_read(truth, said)
    assert [item.more for item in items] == [0, 0, 0, 0]
    assert "micro F1 is known within 5 points" in items[0].words


def test_rare_themes_are_named() -> None:
    """A theme too rare to judge has no number, and says after how many more it may."""
    truth, said = world(200, 3, rates=(0.5, 0.01))
    truth["c0"].add("t1")
    item = more_to_read(truth, said)[-1]
    assert (item.theme_id, item.more) == ("t1", None)
    assert item.words.startswith("not known yet: ")
    assert "at this pace after about" in item.words
    assert "will not hold so many" in more_to_read(truth, said, total=210)[-1].words


@pytest.mark.parametrize("read", [0, 1, 5, 29])
def test_small_bases(read: int) -> None:
    """Of a few comments nothing is known yet."""
    truth, said = world(read, 4)
    assert all(item.more is None and "not known yet" in item.words for item in more_to_read(truth, said))


def test_no_more_than_there_are() -> None:
    """Never more are asked for than are left, and then it says so; a total below what was read is refused."""
    truth, said = world(60, 5)
    for item in more_to_read(truth, said, total=100):
        assert item.more is None or item.more <= 40
    assert "all 40 that are left" in more_to_read(truth, said, total=100)[0].words
    with pytest.raises(ValueError, match="60 were read"):
        more_to_read(truth, said, total=50)
    with pytest.raises(ValueError, match="expected a share"):
        more_to_read(truth, said, target=5)


@settings(max_examples=8)
@given(st.integers(30, 120), st.floats(0.3, 1.0), st.integers(0, 99))
def test_sense(n: int, right: float, seed: int) -> None:
    """More is never negative, a second run gives the same, and a wider target never asks for more."""
    truth, said = world(n, seed, right)
    narrow, wide = more_to_read(truth, said), more_to_read(truth, said, target=0.1)
    assert narrow == more_to_read(truth, said)
    for one, other in zip(narrow, wide, strict=True):
        assert (one.more is None) == (other.more is None)
        if one.more is not None and other.more is not None:
            assert 0 <= other.more <= one.more
