"""The learner of the coding: ridge regression on a kernel, with every comment left out in turn in closed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.coding_features import Texts, alike, near

if TYPE_CHECKING:
    import numpy as np
    from scipy.sparse import csr_matrix

SMOOTHINGS = (1.0, 2.0, 3.0)
TRIED = 2_500
MOST_ROWS = 10_000
BATCH = 1_000


@dataclass(frozen=True, repr=False)
class Learner:
    """What was learnt from coded texts. Made by :func:`learn`.

    Attributes:
        texts: the coded texts of this part.
        weights: one column a theme, by text.
        words: the same by word, so that new texts need no comparison of words with each coded text.
        mean: the share of each theme.
    """

    texts: Texts
    weights: np.ndarray[Any, Any]
    words: np.ndarray[Any, Any]
    mean: np.ndarray[Any, Any]

    def scores(self, texts: Texts) -> np.ndarray[Any, Any]:
        """One row a text, one column a theme: about the share of people who would say yes, not yet calibrated."""
        import numpy as np

        found = np.empty((len(texts), self.weights.shape[1]), dtype=np.float32)
        for at in range(0, len(texts), BATCH):
            part = texts.rows(slice(at, at + BATCH))
            found[at : at + BATCH] = part.words @ self.words + near(part.vectors, self.texts.vectors) @ self.weights
        found += self.mean
        return found


def learn(
    texts: Texts, truth: np.ndarray[Any, Any], trust: np.ndarray[Any, Any], smoothing: float = 2.0
) -> tuple[Learner, np.ndarray[Any, Any]]:
    """Fit one part, and score each of its texts by what the others teach.

    The score of a text by the others follows from the inverse alone: truth less weight over the diagonal of the
    inverse (Rifkin and Lippert, Notes on regularized least squares, MIT 2007), so that no fold has to be fitted.

    Args:
        texts: the coded texts.
        truth: one row a text, one column a theme: the share of its coders who said yes.
        trust: of each text; a text of half the trust has double the smoothing.
        smoothing: the ridge.

    Returns: the learner, and the scores of the texts by the others.
    """
    import numpy as np
    from scipy.linalg.lapack import spotrf, spotri

    mean = (truth * trust[:, None]).sum(0) / trust.sum()
    kernel = alike(texts, texts)
    kernel[np.diag_indices_from(kernel)] += (smoothing / trust).astype(np.float32)
    lower, _ = spotrf(kernel.T, lower=1, overwrite_a=1)
    inverse, _ = spotri(lower, lower=1, overwrite_c=1)
    inverse = np.tril(inverse)
    wanted = (truth - mean).astype(np.float32)
    diagonal = inverse.diagonal().copy()
    weights = inverse @ wanted + inverse.T @ wanted - diagonal[:, None] * wanted
    others = truth - weights / diagonal[:, None]
    return Learner(texts, weights, np.asarray(texts.words.T @ weights), mean.astype(np.float32)), others


@dataclass(frozen=True, repr=False)
class Committee:
    """Learners on parts of the coded texts; one alone where these are ``MOST_ROWS`` or fewer.

    Attributes:
        learners: each of one part.
        others: scores of the coded texts, each by what other texts teach.
    """

    learners: tuple[Learner, ...]
    others: np.ndarray[Any, Any]

    def scores(self, texts: Texts) -> np.ndarray[Any, Any]:
        """The mean score of the learners."""
        total = self.learners[0].scores(texts)
        for learner in self.learners[1:]:
            total = total + learner.scores(texts)
        return total / len(self.learners)

    def by_words(self, rows: csr_matrix) -> np.ndarray[Any, Any]:
        """What words alone add to the score of some rows of words."""
        wide = rows.shape[1]
        total = rows @ self.learners[0].words[:wide]
        for learner in self.learners[1:]:
            total = total + rows @ learner.words[:wide]
        return total / len(self.learners)  # type: ignore[no-any-return]


def committee(texts: Texts, truth: np.ndarray[Any, Any], trust: np.ndarray[Any, Any], seed: int) -> Committee:
    """Learn from coded texts in as many parts as memory asks for.

    Memory is bounded by the square of ``MOST_ROWS``. Each text is scored by the learners of the other parts and, within
    its own, by the other texts.

    Args:
        texts: the coded texts.
        truth: one row a text, one column a theme, 0 to 1.
        trust: of each text.
        seed: of the split into parts.
    """
    import numpy as np

    smoothing = _smoothing(texts, truth, trust, seed)
    count = -(-len(texts) // MOST_ROWS)
    part_of = np.arange(len(texts)) % count
    if count > 1:
        np.random.default_rng(seed).shuffle(part_of)
    total = np.zeros(truth.shape, dtype=np.float32)
    learners = []
    for number in range(count):
        inside = np.flatnonzero(part_of == number)
        outside = np.flatnonzero(part_of != number)
        learner, others = learn(texts.rows(inside), truth[inside], trust[inside], smoothing)
        learners.append(learner)
        total[inside] += others
        if len(outside):
            total[outside] += learner.scores(texts.rows(outside))
    return Committee(tuple(learners), total / count)


def _smoothing(texts: Texts, truth: np.ndarray[Any, Any], trust: np.ndarray[Any, Any], seed: int) -> float:
    """The ridge whose scores by the others err least, on ``TRIED`` texts at most."""
    import numpy as np

    some = np.sort(np.random.default_rng(seed).permutation(len(texts))[:TRIED])
    part = texts.rows(some)
    errors = [float(((learn(part, truth[some], trust[some], s)[1] - truth[some]) ** 2).sum()) for s in SMOOTHINGS]
    return SMOOTHINGS[int(np.argmin(errors))]
