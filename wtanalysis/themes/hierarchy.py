"""Broader groups of topics: average linkage on the cosine of the topics' centres.

Topics are cut into about the square root of their number of groups, by silhouette where several cuts are possible. A
group has an id such as ``g1``; the first holds the largest topic. Fewer than five topics have no groups.

Source: Sokal and Michener, "A statistical method for evaluating systematic relationships" (1958), for average linkage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.model import Topics

if TYPE_CHECKING:
    import numpy as np

LEAST = 5  # topics


def groups(centres: np.ndarray[Any, Any]) -> tuple[str, ...]:
    """The group of each topic, numbered in the order the topics come; empty where there are too few.

    Args:
        centres: of the topics, unit length.

    >>> import numpy as np
    >>> groups(np.eye(5)[[0, 0, 1, 1, 2]] + 0.01)
    ('g1', 'g1', 'g2', 'g2', 'g3')
    >>> groups(np.eye(2))
    ('', '')
    """
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.metrics import silhouette_score

    count = len(centres)
    if count < LEAST:
        return ("",) * count
    away = np.clip(1.0 - np.round(centres @ centres.T, 3), 0, 2)
    away = (away + away.T) / 2
    np.fill_diagonal(away, 0.0)
    tried = {}
    for number in range(2, max(3, round(count**0.5) + 1) + 1):
        model = AgglomerativeClustering(number, metric="precomputed", linkage="average").fit(away)
        tried[number] = (round(float(silhouette_score(away, model.labels_, metric="precomputed")), 3), model.labels_)
    best = max(tried, key=lambda number: (tried[number][0], -number))
    names: dict[int, str] = {}
    for label in tried[best][1].tolist():
        names.setdefault(label, f"g{len(names) + 1}")
    return tuple(names[label] for label in tried[best][1].tolist())


def grouped(topics: Topics, vectors: np.ndarray[Any, Any], members: Sequence[Sequence[int]]) -> Topics:
    """The topics with their broader groups.

    Args:
        topics: in order.
        vectors: of the texts.
        members: for each topic the places of its texts.
    """
    import numpy as np

    from wtanalysis.themes.topic_fit import unit

    if not members:
        return topics
    parents = groups(unit(np.stack([vectors[list(one)].mean(axis=0) for one in members])))
    return replace(
        topics, topics=tuple(replace(t, parent=parent) for t, parent in zip(topics.topics, parents, strict=True))
    )
