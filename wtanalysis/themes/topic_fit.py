"""The clustering behind the topics: what is passed into BERTopic as its reduction and its cluster model.

UMAP fails below eight texts, and HDBSCAN calls nearly everything an outlier below a hundred, so neither is used:

* near copies (cosine 0.95 or more) count once, so that a campaign makes no topic by its number alone;
* up to 12 texts: average linkage on cosine distance; beyond: PCA to 20 dimensions, unit length, k-means, best of many
  starts; beyond 4,000 texts the centres are found on a seeded sample and every text goes to its nearest;
* where the texts fall into clear heaps (silhouette 0.12 or more), the number of topics is the smallest whose
  silhouette, times how well the topics come back when the vectors are shaken, is within a twentieth of the best; where
  they shade into one another, it is the cube root of the number of texts: few rather than many;
* a text far from the centre of its topic, beyond Tukey's lower fence, is an outlier.

Sources: Rousseeuw, "Silhouettes" (1987); Tukey, "Exploratory Data Analysis" (1977); Ben-Hur, Elisseeff and Guyon, "A
stability based method for discovering structure in clustered data" (2002).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.model import OUTLIER

if TYPE_CHECKING:
    import numpy as np

DIMENSIONS = 20
SMALL = 12  # texts up to which linkage is used
SAMPLE = 4_000  # texts that the centres are found on
JUDGED = 1_000  # texts that the number of topics is judged on
NEAR_COPY = 0.95
SHAKES = 2
SHAKEN = 0.003  # of each coordinate: twice what another processor's int8 arithmetic changes
STARTS = 60
CLOSE = 0.95  # of the best score is as good
ALIKE = 0.30  # two texts by themselves share a topic from this cosine on
CLEAR = 0.12  # a silhouette from which the texts fall into clear heaps
MOST_UNCLEAR = 12  # topics where they do not; more came back worse when the vectors were shaken
NO_STRUCTURE = 0.05  # a silhouette below this: one topic
FENCED = 30  # texts below which none is an outlier
FAR = 0.35  # no text as near as this to its centre is an outlier
_GRID = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22, 25)


@dataclass(frozen=True)
class Plan:
    """How to cluster: the seed, the wanted number of topics (None lets the data choose) and the most by default."""

    seed: int = 2023
    topics: int | None = None
    most: int = 20
    dimensions: int = DIMENSIONS
    starts: int = STARTS


class Reduction:
    """Principal components of unit length; the dimensionality model that BERTopic is given.

    Args:
        dimensions: at most; fewer where there are fewer texts.
    """

    def __init__(self, dimensions: int = DIMENSIONS) -> None:
        self._dimensions = dimensions
        self._mean: Any = None
        self._axes: Any = None

    def fit(self, vectors: np.ndarray[Any, Any], y: Any = None) -> Reduction:  # noqa: ARG002
        """Learn the components."""
        import numpy as np

        values = np.asarray(vectors, dtype=np.float64)
        self._mean = values.mean(axis=0)
        _, axes = np.linalg.eigh((values - self._mean).T @ (values - self._mean))
        self._axes = axes[:, ::-1][:, : max(1, min(self._dimensions, len(values) - 1))]
        return self

    def transform(self, vectors: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """The components of vectors."""
        import numpy as np

        return unit((np.asarray(vectors, dtype=np.float64) - self._mean) @ self._axes)


class Clusters:
    """Labels for reduced vectors; the cluster model that BERTopic is given.

    The labels are found from the full vectors, which it holds; BERTopic hands in the reduced ones, of which only the
    number is looked at. ``labels_`` and ``probabilities_`` are as scikit-learn's cluster models have them.
    """

    def __init__(self, vectors: np.ndarray[Any, Any], plan: Plan) -> None:
        self.vectors = vectors
        self.plan = plan
        self.labels_: Any = None
        self.nearest_: Any = None
        self.probabilities_: Any = None
        self.centres_: Any = None

    def fit(self, reduced: np.ndarray[Any, Any], y: Any = None) -> Clusters:  # noqa: ARG002
        """Find the labels; they are kept, so that a second call costs nothing."""
        if self.labels_ is None or len(self.labels_) != len(reduced):
            self._fit()
        return self

    def _fit(self) -> None:
        import numpy as np

        chosen = distinct(self.vectors, self.plan.seed)
        labels = partition(self.vectors[chosen], self.plan)
        found = np.unique(labels)
        self.centres_ = unit(np.stack([self.vectors[chosen][labels == one].mean(axis=0) for one in found]))
        reduction = Reduction(self.plan.dimensions).fit(self.vectors[chosen])
        self.nearest_ = self._assign(reduction, chosen, labels)
        near = np.round(self.vectors @ self.centres_.T, 4)
        own = near[np.arange(len(near)), self.nearest_]
        shares = np.exp((near - near.max(axis=1, keepdims=True)) / 0.1)
        self.probabilities_ = np.round(shares[np.arange(len(near)), self.nearest_] / shares.sum(axis=1), 4)
        self.labels_ = np.where(own < fence(own[chosen]), OUTLIER, self.nearest_)

    def _assign(
        self, reduction: Reduction, chosen: np.ndarray[Any, Any], labels: np.ndarray[Any, Any]
    ) -> np.ndarray[Any, Any]:
        """Every text with the nearest centre of the chosen ones, which keep their labels."""
        import numpy as np

        if len(chosen) > SMALL:
            reduced = reduction.transform(self.vectors)
            centres = unit(np.stack([reduced[chosen][labels == one].mean(axis=0) for one in np.unique(labels)]))
            return np.asarray(np.argmax(np.round(reduced @ centres.T, 5), axis=1))
        nearest = np.argmax(np.round(self.vectors @ self.vectors[chosen].T, 4), axis=1)
        return np.asarray(np.unique(labels, return_inverse=True)[1][nearest])


def unit(vectors: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Rows brought to unit length.

    >>> import numpy as np
    >>> unit(np.array([[3.0, 4.0]])).tolist()
    [[0.6, 0.8]]
    """
    import numpy as np

    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))


def distinct(vectors: np.ndarray[Any, Any], seed: int) -> np.ndarray[Any, Any]:
    """The places of the texts that the centres are found on: a seeded sample without near copies, in order."""
    import numpy as np

    places = np.arange(len(vectors))
    if len(places) > SAMPLE:
        places = np.sort(np.random.default_rng(seed).choice(places, SAMPLE, replace=False))
    sample = vectors[places]
    alike = np.round(sample @ sample.T, 3) >= NEAR_COPY
    kept: list[int] = []
    taken = np.zeros(len(places), dtype=bool)
    for at in range(len(places)):
        if not taken[at]:
            kept.append(at)
            taken |= alike[at]
    return np.asarray(places[kept])


def fence(near: np.ndarray[Any, Any]) -> float:
    """Tukey's lower fence of how near texts are to their centres, and at most ``FAR``.

    >>> import numpy as np
    >>> round(fence(np.array([0.5] * 20 + [0.6] * 20)), 2)
    0.35
    """
    import numpy as np

    if len(near) < FENCED:
        return -1.0
    low, high = np.percentile(near, [25, 75])
    return float(min(FAR, round(low - 1.5 * (high - low), 3)))


def partition(vectors: np.ndarray[Any, Any], plan: Plan) -> np.ndarray[Any, Any]:
    """A label for each vector, every one in a cluster."""
    import numpy as np

    count = len(vectors)
    if count < 2 or plan.topics == 1:
        return np.zeros(count, dtype=int)
    if count == 2:
        together = plan.topics is None and round(float(vectors[0] @ vectors[1]), 2) >= ALIKE
        return np.array([0, 0 if together else 1])
    if count <= SMALL:
        return _by_linkage(vectors, plan)
    reduced = Reduction(plan.dimensions).fit(vectors).transform(vectors)
    wanted = plan.topics or _number(reduced, vectors, plan)
    return kmeans(reduced, min(wanted, count), plan.seed, plan.starts)


def kmeans(values: np.ndarray[Any, Any], number: int, seed: int, starts: int) -> np.ndarray[Any, Any]:
    """Labels by k-means, the best of several starts."""
    from sklearn.cluster import KMeans

    return KMeans(number, n_init=starts, random_state=seed).fit(values).labels_  # type: ignore[no-any-return]


def candidates(count: int, most: int) -> list[int]:
    """The numbers of topics that are tried for so many texts.

    >>> candidates(20, 20), candidates(200, 20)
    ([2, 3, 4, 5], [2, 3, 4, 5, 6, 7, 8, 9, 10])
    """
    share = 2 if count <= SMALL else 4
    top = min(most, max(2, min(8, count // share), round((count / 2) ** 0.5)))
    return [number for number in _GRID if number <= min(top, count - 1)] or [1]


def _by_linkage(vectors: np.ndarray[Any, Any], plan: Plan) -> np.ndarray[Any, Any]:
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.metrics import silhouette_score

    away = np.clip(1.0 - np.round(vectors @ vectors.T, 3), 0, 2)
    np.fill_diagonal(away, 0.0)

    def cut(number: int) -> np.ndarray[Any, Any]:
        model = AgglomerativeClustering(number, metric="precomputed", linkage="average")
        return np.asarray(model.fit(away).labels_)

    if plan.topics:
        return cut(min(plan.topics, len(vectors)))
    tried = {number: cut(number) for number in candidates(len(vectors), plan.most)}
    scores = {number: float(silhouette_score(away, found, metric="precomputed")) for number, found in tried.items()}
    best = max(scores.values())
    if best < NO_STRUCTURE:
        return np.zeros(len(vectors), dtype=int)
    return tried[min(number for number, score in scores.items() if score >= CLOSE * best)]


def _number(reduced: np.ndarray[Any, Any], vectors: np.ndarray[Any, Any], plan: Plan) -> int:
    """The number of topics: by the data where the texts fall into clear heaps, by their count where they do not.

    Where they shade into one another the silhouettes of all numbers are nearly the same, and picking the best would
    pick another one on another machine.
    """
    import numpy as np
    from sklearn.metrics import adjusted_rand_score, silhouette_score

    random = np.random.default_rng(plan.seed)
    part = np.sort(random.choice(len(vectors), min(JUDGED, len(vectors)), replace=False))
    moves = [vectors[part] + random.normal(0, SHAKEN, vectors[part].shape) for _ in range(SHAKES)]
    shaken = [Reduction(plan.dimensions).fit(moved).transform(moved) for moved in moves]
    clear, scores = {}, {}
    for number in candidates(len(vectors), plan.most):
        found = [kmeans(one, number, plan.seed + at, 10) for at, one in enumerate([reduced[part], *shaken])]
        agreed = [adjusted_rand_score(one, two) for at, one in enumerate(found) for two in found[:at]]
        clear[number] = float(np.mean([silhouette_score(vectors[part], one) for one in found]))
        scores[number] = max(0.0, clear[number]) * float(np.mean(agreed))
    best = max(scores.values())
    if max(clear.values()) < CLEAR:
        return unclear(len(vectors), plan.most)
    return min(number for number, score in scores.items() if score >= CLOSE * best)


def unclear(count: int, most: int) -> int:
    """The number of topics of texts that shade into one another: the cube root of how many they are, 12 at most.

    >>> [unclear(count, 20) for count in (30, 100, 300, 1_000, 50_000)]
    [3, 5, 7, 10, 12]
    """
    return max(1, min(most, MOST_UNCLEAR, round(count ** (1 / 3))))
