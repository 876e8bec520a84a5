"""The features of a pair of comment and theme, from which its probability is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wtanalysis.themes.coding_thresholds import Pooled, fit_pooled

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

SMALL = 0.01
MOST_PAIRS = 2_000_000
BATCH = 2_000
# Intercept and weights for descriptions alone: fitted to the synthetic comments of 2023 (239 themes) and to patient
# feedback with the bare names of its 35 categories, between which they hardly differ.
DESCRIBED = (-5.1, 4.2, 0.15, 3.2, 0.05)


@dataclass(frozen=True, repr=False)
class Evidence:
    """What is known of every pair: one row a comment, one column a theme.

    Attributes:
        learnt: score from coded comments; None where none is coded.
        described: score from the descriptions.
        hits: how many coded comments carry each theme.
        coded: how many comments are coded.
    """

    learnt: Array | None
    described: Array
    hits: Array
    coded: int

    def levels(self) -> tuple[Array, Array]:
        """Mean and spread of each theme's described score, over all comments."""
        import numpy as np

        return self.described.mean(0), np.maximum(self.described.std(0), 1e-3)


def beyond(scores: Array) -> Array:
    """How far each theme stands above the best other theme of the comment.

    >>> import numpy as np
    >>> beyond(np.array([[3.0, 1.0, 2.0]])).tolist()
    [[1.0, -2.0, -1.0]]
    """
    import numpy as np

    if scores.shape[1] == 1:
        return np.zeros_like(scores)
    order = np.sort(scores, axis=1)
    others = np.repeat(order[:, -1:], scores.shape[1], axis=1)
    best = scores.argmax(1)
    others[np.arange(len(scores)), best] = order[:, -2]
    found: Array = scores - others
    return found


def from_descriptions(described: Array, level: Array, spread: Array) -> Array:
    """Features of the described scores: the score, how unusual it is for the theme, and the lead over other themes."""
    import numpy as np

    unusual = (described - level) / spread
    return np.stack([described, unusual, beyond(described), beyond(unusual)], axis=2)


def features(evidence: Evidence, rows: Any) -> Array:
    """The features of some comments: comment by theme by feature."""
    import numpy as np

    level, spread = evidence.levels()
    described = from_descriptions(evidence.described[rows], level, spread)
    if evidence.learnt is None:
        return described
    raw = evidence.learnt[rows].astype(np.float64)
    share = np.log(np.clip(raw, 0, 1) + SMALL)
    usual = np.broadcast_to(np.log((evidence.hits + 0.5) / (evidence.coded + 1)), raw.shape)
    seen = np.broadcast_to(np.log1p(evidence.hits), raw.shape)
    total = np.broadcast_to(np.clip(raw, 0, 1).sum(1, keepdims=True), raw.shape)
    learnt = np.stack([raw, share, usual, share - usual, seen, total, beyond(share)], axis=2)
    return np.concatenate([learnt, described], axis=2)


def untaught() -> Pooled:
    """The curve where no comment is coded."""
    import numpy as np

    weights = np.array(DESCRIBED)
    return Pooled(np.zeros(len(weights) - 1), np.ones(len(weights) - 1), weights)


def fit_curve(evidence: Evidence, rows: Array, shares: Array) -> Pooled:
    """Fit the curve to coded comments, whose learnt scores are those by the others."""
    step = 1 + rows.size * shares.shape[1] // MOST_PAIRS
    made = features(evidence, rows[::step])
    return fit_pooled(made.reshape(-1, made.shape[2]), shares[::step].ravel())


def probabilities(evidence: Evidence, curve: Pooled) -> Array:
    """The probability of every pair, rounded to four places."""
    import numpy as np

    found = np.empty(evidence.described.shape, dtype=np.float32)
    for at in range(0, len(found), BATCH):
        rows = slice(at, at + BATCH)
        found[rows] = curve.probabilities(features(evidence, rows))
    return found.round(4)
