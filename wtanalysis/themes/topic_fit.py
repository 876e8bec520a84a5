"""The clustering behind the topics: what is passed into BERTopic as its reduction and its cluster model.

UMAP fails below eight texts, and HDBSCAN calls nearly everything an outlier below a hundred, so neither is used:

* near copies share one weight (the more, the nearer to cosine 0.97 from 0.93), so that a campaign makes no topic by
  its number alone;
* up to 12 texts: average linkage on cosine distance; beyond: PCA to 20 dimensions and soft k-means from one start that
  hangs on the data alone (see topic_soft); beyond 4,000 texts the centres are found on a seeded sample and every text
  goes to its nearest;
* where the texts fall into clear heaps (silhouette 0.12 or more), the number of topics is the smallest whose
  silhouette is within a twentieth of the best; where they shade into one another, it is the cube root of the number of
  texts: few rather than many;
* a text far from the centre of its topic, beyond Tukey's lower fence, is an outlier.

Sources: Rousseeuw, "Silhouettes" (1987); Tukey, "Exploratory Data Analysis" (1977).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.model import OUTLIER
from wtanalysis.themes.topic_soft import centres_of, drawn, split, squares

if TYPE_CHECKING:
    import numpy as np

DIMENSIONS = 20
SMALL = 12  # texts up to which linkage is used
SAMPLE = 4_000  # texts that the centres are found on
JUDGED = 1_000  # texts that the number of topics is judged on
NEAR_COPY = (0.93, 0.97)  # cosines from which two texts begin to be copies, and are
CLOSE = 0.95  # of the best score is as good
ALIKE = 0.30  # two texts by themselves share a topic from this cosine on
CLEAR = 0.12  # a silhouette from which the texts fall into clear heaps
MOST_UNCLEAR = 12  # topics where they do not
AT_ONCE = 8_192  # vectors reduced together
NO_STRUCTURE = 0.05  # a silhouette below this: one topic
FENCED = 30  # texts below which none is an outlier
FAR = 0.35  # no text as near as this to its centre is an outlier
_GRID = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 22, 25)


@dataclass(frozen=True)
class Plan:
    """How to cluster.

    Attributes:
        seed: of the sample, and of the start where that is drawn.
        topics: the wanted number; None lets the data choose.
        most: topics at most where the data choose.
        dimensions: of the reduction.
        drawn: whether the start is drawn by the seed instead of hanging on the data alone.
    """

    seed: int = 2023
    topics: int | None = None
    most: int = 20
    dimensions: int = DIMENSIONS
    drawn: bool = False


class Reduction:
    """Principal components; the dimensionality model that BERTopic is given.

    Args:
        dimensions: at most; fewer where there are fewer texts.
    """

    def __init__(self, dimensions: int = DIMENSIONS) -> None:
        self._dimensions = dimensions
        self._mean: Any = None
        self._axes: Any = None

    def fit(
        self,
        vectors: np.ndarray[Any, Any],
        y: Any = None,  # noqa: ARG002
        weights: np.ndarray[Any, Any] | None = None,
    ) -> Reduction:
        """Learn the components."""
        import numpy as np

        values = np.asarray(vectors, dtype=np.float64)
        weights = np.ones(len(values)) if weights is None else weights
        self._mean = weights @ values / weights.sum()
        centred = values - self._mean
        _, axes = np.linalg.eigh((centred * weights[:, None]).T @ centred)
        self._axes = axes[:, ::-1][:, : max(1, min(self._dimensions, len(values) - 1))]
        return self

    def transform(self, vectors: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        """The components of vectors."""
        import numpy as np

        parts = [
            (np.asarray(vectors[at : at + AT_ONCE], dtype=np.float64) - self._mean) @ self._axes
            for at in range(0, len(vectors), AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros((0, self._axes.shape[1]))


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

        chosen = sampled(len(self.vectors), self.plan.seed)
        self.nearest_ = assigned(self.vectors, chosen, self.plan)
        found = np.unique(self.nearest_[chosen])
        self.nearest_ = np.searchsorted(found, self.nearest_)
        kept = self.nearest_[chosen]
        self.centres_ = unit(np.stack([self.vectors[chosen][kept == one].mean(axis=0) for one in range(len(found))]))
        near = np.round(self.vectors @ self.centres_.T.astype(np.float32), 4)
        own = near[np.arange(len(near)), self.nearest_]
        shares = np.exp((near - near.max(axis=1, keepdims=True)) / 0.1)
        self.probabilities_ = np.round(shares[np.arange(len(near)), self.nearest_] / shares.sum(axis=1), 4)
        self.labels_ = np.where(own < fence(own[chosen]), OUTLIER, self.nearest_)


def unit(vectors: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Rows brought to unit length.

    >>> import numpy as np
    >>> unit(np.array([[3.0, 4.0]])).tolist()
    [[0.6, 0.8]]
    """
    import numpy as np

    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12))


def sampled(count: int, seed: int) -> np.ndarray[Any, Any]:
    """The places of the texts that the centres are found on: all, or a seeded sample, in order."""
    import numpy as np

    places = np.arange(count)
    return np.sort(np.random.default_rng(seed).choice(places, SAMPLE, replace=False)) if count > SAMPLE else places


def shared(vectors: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The weight of each text: one, shared with its near copies.

    A step at one cosine would let a little noise change who counts; the share rises evenly instead.

    >>> import numpy as np
    >>> shared(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])).tolist()
    [0.5, 0.5, 1.0]
    """
    import numpy as np

    low, high = NEAR_COPY
    parts = [
        np.clip((vectors[at : at + 500] @ vectors.T - low) / (high - low), 0, 1).sum(axis=1, dtype=np.float64)
        for at in range(0, len(vectors), 500)
    ]
    return np.asarray(1 / np.maximum(np.concatenate(parts), 1.0))


def first_of_copies(vectors: np.ndarray[Any, Any]) -> list[int]:
    """The places of texts that are no near copy of one before.

    >>> import numpy as np
    >>> first_of_copies(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]]))
    [0, 2]
    """
    kept: list[int] = []
    for at, vector in enumerate(vectors):
        if not kept or float((vectors[kept] @ vector).max()) < sum(NEAR_COPY) / 2:
            kept.append(at)
    return kept


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


def assigned(vectors: np.ndarray[Any, Any], chosen: np.ndarray[Any, Any], plan: Plan) -> np.ndarray[Any, Any]:
    """A cluster for each vector, found on the chosen ones."""
    import numpy as np

    sample = vectors[chosen]
    if plan.topics == 1:
        return np.zeros(len(vectors), dtype=int)
    weights = shared(sample)
    if weights.sum() <= SMALL + 0.5:
        few = sample[first_of_copies(sample)]
        return np.asarray(partition(few, plan)[np.argmax(np.round(vectors @ few.T, 4), axis=1)])
    reduction = Reduction(plan.dimensions).fit(sample, weights=weights)
    reduced = reduction.transform(sample)
    centres = clusters(reduced, weights, plan.topics or _number(reduced, weights, sample, plan), plan)
    labels = np.round(squares(reduction.transform(vectors), centres), 6).argmin(axis=1)
    return np.asarray(np.where(np.isin(labels, labels[chosen]), labels, labels[chosen][0]))


def clusters(
    reduced: np.ndarray[Any, Any], weights: np.ndarray[Any, Any], number: int, plan: Plan
) -> np.ndarray[Any, Any]:
    """The centres of so many clusters."""
    start = drawn(reduced, number, plan.seed) if plan.drawn else split(reduced, weights, number)
    return centres_of(reduced, weights, start)


def partition(vectors: np.ndarray[Any, Any], plan: Plan) -> np.ndarray[Any, Any]:
    """A label for each of a few vectors, every one in a cluster."""
    import numpy as np

    count = len(vectors)
    if count < 2 or plan.topics == 1:
        return np.zeros(count, dtype=int)
    if count == 2:
        together = plan.topics is None and round(float(vectors[0] @ vectors[1]), 2) >= ALIKE
        return np.array([0, 0 if together else 1])
    return _by_linkage(vectors, plan)


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


def _number(
    reduced: np.ndarray[Any, Any], weights: np.ndarray[Any, Any], vectors: np.ndarray[Any, Any], plan: Plan
) -> int:
    """The number of topics: by the data where the texts fall into clear heaps, by their count where they do not.

    Where they shade into one another the silhouettes of all numbers are nearly the same, and picking the best would
    pick another one on another machine.
    """
    import numpy as np
    from sklearn.metrics import silhouette_score

    part = np.sort(np.random.default_rng(plan.seed).choice(len(vectors), min(JUDGED, len(vectors)), replace=False))
    scores = {}
    for number in candidates(round(float(weights.sum())), plan.most):
        labels = squares(reduced[part], clusters(reduced, weights, number, plan)).argmin(axis=1)
        several = 1 < len(np.unique(labels)) < len(part)
        scores[number] = round(float(silhouette_score(vectors[part], labels)), 3) if several else -1.0
    best = max(scores.values())
    if best < CLEAR:
        return unclear(round(float(weights.sum())), plan.most)
    return min(number for number, score in scores.items() if score >= CLOSE * best)


def unclear(count: int, most: int) -> int:
    """The number of topics of texts that shade into one another: the cube root of how many they are, 12 at most.

    >>> [unclear(count, 20) for count in (30, 100, 300, 1_000, 50_000)]
    [3, 5, 7, 10, 12]
    """
    return int(max(1, min(most, MOST_UNCLEAR, round(count ** (1 / 3)))))
