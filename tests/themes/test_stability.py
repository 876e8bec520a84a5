"""Topics that come back and topics that do not."""

from __future__ import annotations

import random

import pytest

from tests.themes.voices import read, voices
from wtanalysis.themes.embedding import MiniLM
from wtanalysis.themes.model import Topics
from wtanalysis.themes.stability import STABLE, mark, stability
from wtanalysis.themes.topics import Settings, fit_topics


@pytest.fixture(scope="module")
def found() -> Topics:
    """The topics of 48 comments on four subjects."""
    return fit_topics(voices(12)[0])


def test_real_subjects_come_back(found: Topics) -> None:
    """Topics on subjects of their own are stable under every kind of run, in the same figures each time."""
    rows = stability(voices(12)[0], found, runs=2)
    assert [row.topic_id for row in rows] == [topic.topic_id for topic in found.topics]
    assert all(row.runs == 7 for row in rows)
    assert all(0 <= row.low <= row.mean <= 1 for row in rows)
    assert sum(row.stable for row in rows) >= 0.75 * len(rows)
    assert rows == stability(voices(12)[0], found, MiniLM(), Settings(), 2)
    marked = mark(found, rows)
    assert [topic.stability for topic in marked.topics] == [row.mean for row in rows]


def test_cuts_through_one_subject_do_not() -> None:
    """Topics forced upon texts without any grouping are marked as unstable, and a note says so."""
    chance = random.Random(5)  # noqa: S311
    words = [
        "boat",
        "night",
        "parking",
        "teacher",
        "record",
        "harbour",
        "winter",
        "fine",
        "police",
        "consent",
        "ferry",
        "class",
        "anxiety",
        "permit",
        "van",
    ]
    readings = read(*(" ".join(chance.sample(words, 8)) for _ in range(60)))
    topics = fit_topics(readings, settings=Settings(topics=8))
    rows = stability(readings, topics, settings=Settings(topics=8), runs=2)
    assert sum(not row.stable for row in rows) >= 6
    assert all(row.stable == (row.mean >= STABLE) for row in rows)
    assert "unstable" in mark(topics, rows).notes[-1]


def test_too_few_texts_to_try() -> None:
    """One text cannot be sought again; two can."""
    one = read("Night boats are late")
    assert stability(one, fit_topics(one)) == ()
    two = read("Night boats are late", "Parking permits are dear")
    assert len(stability(two, fit_topics(two), runs=1)) == 2
