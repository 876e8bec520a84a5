"""From scores to calibrated probabilities, and from these to yes, unsure or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

FLOOR = 0.01
RIDGE = 1.0
STEPS = 50
OWN = 0.85
PER_COMMENT = 0.45
LEAST = 0.05
EVEN = 0.5
NEARLY_ALL = 0.98
TOLD = 30


def logit(share: Array) -> Array:
    """Log odds, kept finite.

    >>> import numpy as np
    >>> logit(np.array([0.5])).tolist()
    [0.0]
    """
    import numpy as np

    kept = np.clip(share, 1e-6, 1 - 1e-6)
    found: Array = np.log(kept / (1 - kept))
    return found


def expit(odds: Array) -> Array:
    """The share of some log odds.

    >>> import numpy as np
    >>> expit(np.array([0.0])).tolist()
    [0.5]
    """
    import numpy as np

    found: Array = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return found


@dataclass(frozen=True)
class Pooled:
    """A logistic curve with few parameters, the same for every theme (Platt scaling over pairs of comment and theme).

    Attributes:
        centre, scale: of each feature.
        weights: of each feature, after an intercept.
    """

    centre: Array
    scale: Array
    weights: Array

    def probabilities(self, features: Array) -> Array:
        """The calibrated probability of each pair; ``features`` has one more axis than the answer."""
        return expit((features - self.centre) / self.scale @ self.weights[1:] + self.weights[0])


def fit_pooled(features: Array, truth: Array) -> Pooled:
    """Fit the curve by Newton steps; a pair that coders disagree on counts with its share on both sides.

    Platt, Probabilistic outputs for support vector machines, 1999; the ridge keeps it finite.

    Args:
        features: one row a pair, one column a feature.
        truth: of each pair, 0 to 1.

    >>> import numpy as np
    >>> x = np.array([[0.0], [1.0], [2.0], [3.0]] * 25)
    >>> curve = fit_pooled(x, np.array([0.0, 0.0, 1.0, 1.0] * 25))
    >>> bool(curve.probabilities(np.array([[3.0]]))[0] > 0.9)
    True
    """
    import numpy as np

    centre, scale = features.mean(0), features.std(0)
    scale = np.where(scale > 0, scale, 1.0)
    design = np.hstack([np.ones((len(features), 1)), (features - centre) / scale])
    penalty = np.full(design.shape[1], RIDGE)
    penalty[0] = 1e-3
    weights = np.zeros(design.shape[1])
    weights[0] = logit(truth.mean())
    loss = _loss(design, truth, weights, penalty)
    for _ in range(STEPS):
        found = expit(design @ weights)
        slope = design.T @ (truth - found) - penalty * weights
        bend = (design * (found * (1 - found))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        while (after := _loss(design, truth, weights + step, penalty)) > loss and np.abs(step).max() > 1e-9:
            step = step / 2
        if loss - after < 1e-7 * abs(loss):
            break
        weights, loss = weights + step, after
    return Pooled(centre, scale, weights)


def _loss(design: Array, truth: Array, weights: Array, penalty: Array) -> float:
    import numpy as np

    odds = design @ weights
    return float((np.logaddexp(0, odds) - truth * odds).sum() + (penalty * weights**2).sum() / 2)


def best_expected(probabilities: Array) -> float:
    """The threshold at which F1 is expected to be highest if the probabilities are right.

    After Lipton, Elkan and Naryanaswamy, Optimal thresholding of classifiers to maximize F1, 2014.

    >>> import numpy as np
    >>> best_expected(np.array([0.9, 0.8, 0.1, 0.1, 0.1]))
    0.45
    """
    import numpy as np

    order = np.sort(probabilities.ravel())[::-1]
    hits = np.cumsum(order)
    best = int((2 * hits / (np.arange(1, len(order) + 1) + hits[-1])).argmax())
    after = order[best + 1] if best + 1 < len(order) else 0.0
    return float((order[best] + after) / 2)


def choose(probabilities: Array) -> Array:
    """A threshold for each theme: what is best for it, drawn a little towards what is best over all themes together.

    The threshold with the highest F1 among the few comments that people gave a rare theme is mostly luck. What the
    calibrated probabilities let expect did as well on fresh material, so people's codes come in by the curve alone.

    Args:
        probabilities: of held-out comments, one column a theme; or of all comments where none is coded.

    Returns: one threshold a theme, rounded to four places.

    >>> import numpy as np
    >>> choose(np.array([[0.9, 0.2], [0.8, 0.1], [0.1, 0.0], [0.1, 0.0]])).tolist()
    [0.4575, 0.1863]
    """
    import numpy as np

    everywhere = logit(np.array(max(best_expected(probabilities), FLOOR)))
    own = np.array([best_expected(column) for column in probabilities.T])
    found: Array = expit(OWN * logit(np.clip(own, FLOOR, 1 - FLOOR)) + (1 - OWN) * everywhere)
    return found.round(4)


def band(probabilities: Array, thresholds: Array) -> float:
    """How far below its threshold a theme is still worth a person's look, as a difference in log odds.

    Chosen so that these comments have no more than ``PER_COMMENT`` unsure rows each, on average.

    >>> import numpy as np
    >>> round(band(np.array([[0.4, 0.1], [0.3, 0.1], [0.2, 0.1], [0.1, 0.1]]), np.array([0.5, 0.5])), 2)
    0.41
    """
    import numpy as np

    short = logit(thresholds) - logit(probabilities)
    waiting = np.sort(short[(probabilities < thresholds) & (probabilities >= LEAST)])
    most = int(PER_COMMENT * len(probabilities))
    return float(waiting[:most][-1]) if len(waiting[:most]) else 0.0


def likeliest(probabilities: Array, thresholds: Array, rule: str) -> Array:
    """Which pairs are a yes by a rule: ``reached`` (the threshold), ``some`` (else the likeliest theme), ``one``.

    >>> import numpy as np
    >>> likeliest(np.array([[0.4, 0.1], [0.7, 0.6]]), np.array([0.5, 0.5]), "some").tolist()
    [[True, False], [True, True]]
    """
    import numpy as np

    yes: Array = probabilities >= thresholds
    if rule == "reached":
        return yes
    best = np.zeros_like(yes)
    best[np.arange(len(best)), probabilities.argmax(1)] = True
    return best if rule == "one" else yes | (best & ~yes.any(1, keepdims=True))


def best_rule(probabilities: Array, thresholds: Array, truth: Array) -> str:
    """The rule that does best on held-out comments, by the mean of micro and macro F1.

    That of thresholds alone is left only where people gave all but one comment in fifty a theme, and coded ``TOLD``
    comments at least.
    """
    if len(truth) < TOLD or (truth.max(1) >= EVEN).mean() < NEARLY_ALL:
        return "reached"
    scores = {rule: _f1(truth, likeliest(probabilities, thresholds, rule)) for rule in ("reached", "some", "one")}
    return max(scores, key=lambda rule: scores[rule])


def _f1(truth: Array, yes: Array) -> float:
    import numpy as np

    hits, all_ = (truth * yes).sum(0), truth.sum(0) + yes.sum(0)
    return float(hits.sum() / max(all_.sum(), 1) + (hits / np.maximum(all_, 1)).mean())


def decide(probabilities: Array, thresholds: Array, reach: float, rule: str = "reached") -> tuple[Array, Array]:
    """Which pairs are a yes, and which are left to a person.

    A comment without a yes leaves its best theme to a person, however far below the threshold, from ``LEAST`` up.

    Args:
        probabilities: one row a comment, one column a theme.
        thresholds: of each theme.
        reach: how far below the threshold "unsure" begins, in log odds.
        rule: see :func:`likeliest`.

    >>> import numpy as np
    >>> [found.tolist() for found in decide(np.array([[0.6, 0.4, 0.1]]), np.array([0.5, 0.5, 0.5]), 1.0)]
    [[[True, False, False]], [[False, True, False]]]
    """
    import numpy as np

    yes = likeliest(probabilities, thresholds, rule)
    short = logit(thresholds) - logit(probabilities)
    near: Array = short <= reach
    nearest = np.arange(probabilities.shape[1]) == short.argmin(1)[:, None]
    near |= nearest & ~yes.any(1, keepdims=True)
    return yes, near & ~yes & (probabilities >= LEAST)
