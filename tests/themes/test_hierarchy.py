"""Broader groups of topics."""

from __future__ import annotations

import numpy as np

from wtanalysis.themes.hierarchy import LEAST, grouped, groups
from wtanalysis.themes.model import Topic, Topics
from wtanalysis.themes.topic_fit import unit


def centres(seed: int, count: int = 9, heaps: int = 3) -> np.ndarray:
    """Centres in a few heaps, shuffled by nothing: topic i is in heap i modulo heaps."""
    noise = np.random.default_rng(seed).normal(0, 0.1, (count, 20))
    return unit(np.eye(20)[[at % heaps for at in range(count)]] + noise)


def test_topics_that_are_near_share_a_group() -> None:
    """Heaps of centres are found, and the first group holds the first topic."""
    assert groups(centres(1)) == ("g1", "g2", "g3") * 3


def test_few_topics_have_no_groups() -> None:
    """Below five topics there is nothing to group."""
    assert groups(centres(1, LEAST - 1)) == ("",) * 4
    assert grouped(Topics((), (), 0), np.zeros((0, 2)), []).topics == ()


def test_a_little_noise_changes_nothing() -> None:
    """Shaken centres have the same groups."""
    shaken = centres(1) + np.random.default_rng(2).normal(0, 0.003, (9, 20))
    assert groups(unit(shaken)) == groups(centres(1))


def test_topics_get_their_parents() -> None:
    """Each topic carries the id of its group."""
    topics = Topics(tuple(Topic(at, ("word",), 3) for at in range(9)), (), 9)
    found = grouped(topics, centres(3), [[at] for at in range(9)])
    assert [topic.parent for topic in found.topics] == ["g1", "g2", "g3"] * 3
