"""How well topics come back: over other seeds, over subsamples of four fifths of the texts, and over other settings.

Each topic is compared with every topic of another run by the Jaccard share of their texts (those in both over those in
either), and the best counts. A topic whose mean over all runs is below 0.6 is marked as unstable: below that, Hennig
advises not to trust a cluster; from 0.75 on it may be called stable, and between the two it is a pattern whose edges
are doubtful. Every other run begins from a start drawn by a seed: the start that topics are sought from hangs on the
data alone and would hide how much hangs on it.

Source: Hennig, "Cluster-wise assessment of cluster stability" (2007), and the manual of his function clusterboot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.model import OUTLIER, Reading, Topics
from wtanalysis.themes.topic_units import Settings, Units, gather

if TYPE_CHECKING:
    import numpy as np

    from wtanalysis.themes.embedding import Embedder
    from wtanalysis.themes.topic_fit import Plan

STABLE = 0.6
RUNS = 5  # of seeds, and of subsamples
SHARE = 0.8  # of the texts in a subsample
OTHER_DIMENSIONS = 50
SPREAD = 0.2  # more and fewer topics


@dataclass(frozen=True)
class Stability:
    """How well one topic came back.

    Attributes:
        topic_id: the topic.
        runs: how many other runs it was looked for in.
        mean: of the best Jaccard shares, over all runs.
        low: the least of them.
        by_seeds: the mean over other seeds.
        by_subsamples: the mean over subsamples.
        by_settings: the mean over other numbers of topics and another reduction.
        stable: whether the mean is 0.6 or more.
    """

    topic_id: int
    runs: int
    mean: float
    low: float
    by_seeds: float
    by_subsamples: float
    by_settings: float
    stable: bool


def stability(
    readings: Sequence[Reading],
    topics: Topics,
    embedder: Embedder | None = None,
    settings: Settings | None = None,
    runs: int = RUNS,
) -> tuple[Stability, ...]:
    """How well each topic comes back in other runs; the vectors are the same in all of them.

    Args:
        readings: the comments that the topics were found in.
        topics: as :func:`wtanalysis.themes.topics.fit_topics` gave them.
        embedder: the same embedder.
        settings: the same settings.
        runs: how many other seeds, and how many subsamples; at least 1.

    Returns:
        One row a topic, in order; none where fewer than two texts or no topics are there.

    Source: see the module.

    >>> stability([], Topics((), (), 0))
    ()
    """
    settings = settings or Settings()
    units = gather(readings, settings)
    if not topics.topics or len(units.texts) < 2:  # one text cannot be sought again
        return ()
    from wtanalysis.themes.embedding import default_embedder

    vectors = (embedder or default_embedder()).embed(units.texts)
    members = _members(topics, units)
    shares: dict[str, list[list[float]]] = {"seeds": [], "subsamples": [], "settings": []}
    for kind, places, labels in _runs(vectors, len(topics.topics), settings, max(1, runs)):
        shares[kind].append([_best(members[topic.topic_id], places, labels) for topic in topics.topics])
    return tuple(_row(topic.topic_id, at, shares) for at, topic in enumerate(topics.topics))


def mark(topics: Topics, rows: Iterable[Stability]) -> Topics:
    """Topics with their stability, and a note of those that are unstable.

    >>> from wtanalysis.themes.model import Topic
    >>> row = Stability(0, 3, 0.41, 0.2, 0.5, 0.4, 0.33, stable=False)
    >>> mark(Topics((Topic(0, ("boat",), 3),), (), 3), [row]).notes
    ('1 of 1 topics is unstable: it did not come back well in other runs (topic 0)',)
    """
    of = {row.topic_id: row for row in rows}
    marked = tuple(
        replace(topic, stability=of[topic.topic_id].mean, stable=of[topic.topic_id].stable)
        if topic.topic_id in of
        else topic
        for topic in topics.topics
    )
    bad = [str(topic.topic_id) for topic in marked if topic.stable is False]
    verb, they, word = ("is", "it", "topic") if len(bad) == 1 else ("are", "they", "topics")
    told = (
        f"{len(bad)} of {len(marked)} topics {verb} unstable: {they} did not come back well in other runs "
        f"({word} {', '.join(bad)})"
    )
    return replace(topics, topics=marked, notes=(*topics.notes, told) if bad else topics.notes)


def _members(topics: Topics, units: Units) -> dict[int, frozenset[int]]:
    """Topic -> the places of its texts."""
    of = {(place.comment_id, place.number): place.topic_id for place in topics.placed if not place.reassigned}
    found: dict[int, set[int]] = {topic.topic_id: set() for topic in topics.topics}
    for statement, at in zip(units.statements, units.text_of, strict=True):
        topic = of.get((statement.comment_id, statement.number), OUTLIER)
        if at >= 0 and topic in found:
            found[topic].add(at)
    return {topic: frozenset(places) for topic, places in found.items()}


def _runs(
    vectors: np.ndarray[Any, Any], number: int, settings: Settings, runs: int
) -> Iterator[tuple[str, np.ndarray[Any, Any], list[int]]]:
    """The other runs: what is varied, which texts took part, and their labels."""
    import numpy as np
    import threadpoolctl

    from wtanalysis.themes.topic_fit import Clusters, Plan

    def labels(places: np.ndarray[Any, Any], plan: Plan) -> list[int]:
        with threadpoolctl.threadpool_limits(1):
            return Clusters(vectors[places], plan).fit(places).labels_.tolist()  # type: ignore[no-any-return]

    plan = Plan(settings.seed, number, settings.most, settings.dimensions, drawn=True)
    every = np.arange(len(vectors))
    for at in range(1, runs + 1):
        yield "seeds", every, labels(every, replace(plan, seed=(settings.seed + at) % 2**32))
    for at in range(1, runs + 1):
        random = np.random.default_rng((settings.seed, at))
        size = max(2, round(SHARE * len(vectors)))
        part = np.sort(random.choice(len(vectors), size, replace=False))
        yield "subsamples", part, labels(part, plan)
    for other in _others(plan, number):
        yield "settings", every, labels(every, other)


def _others(plan: Plan, number: int) -> list[Plan]:
    """A fifth fewer topics, a fifth more, and a reduction to more dimensions."""
    step = max(1, round(SPREAD * number))
    fewer = replace(plan, topics=max(1, number - step))
    return [
        *([fewer] if number > 1 else []),
        replace(plan, topics=number + step),
        replace(plan, dimensions=OTHER_DIMENSIONS),
    ]


def _best(members: frozenset[int], places: np.ndarray[Any, Any], labels: Sequence[int]) -> float:
    """The best Jaccard share of a topic with the topics of a run; None of its texts there counts as 0."""
    here = members & set(places.tolist())
    groups: dict[int, set[int]] = {}
    for place, label in zip(places.tolist(), labels, strict=True):
        if label != OUTLIER:
            groups.setdefault(label, set()).add(place)
    return max((len(here & group) / len(here | group) for group in groups.values()), default=0.0)


def _row(topic_id: int, at: int, shares: dict[str, list[list[float]]]) -> Stability:
    import numpy as np

    every = [row[at] for rows in shares.values() for row in rows]
    mean = round(float(np.mean(every)), 3)
    seeds, subsamples, others = (round(float(np.mean([row[at] for row in rows])), 3) for rows in shares.values())
    return Stability(topic_id, len(every), mean, round(min(every), 3), seeds, subsamples, others, mean >= STABLE)
