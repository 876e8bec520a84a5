"""Plausible counts before anything is exact: each group leans a little, as groups do, round the printed shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from zlib import crc32

from wtanalysis.figures.synthesis.model import Wanted, offered

if TYPE_CHECKING:
    import numpy as np

ROUNDS = 60
USUAL = {"agree": 0.56, "disagree": 0.18, "likely": 0.5, "unlikely": 0.2, "yes": 0.5, "no": 0.25}


def generator(seed: int, *names: str) -> np.random.Generator:
    """Random numbers of one's own for a name, so that a question added elsewhere changes nothing here.

    >>> int(generator(1, "later").integers(1000)) == int(generator(1, "later").integers(1000))
    True
    """
    import numpy as np

    return np.random.default_rng([seed, *(crc32(name.encode()) for name in names)])


def leanings(groups: Mapping[str, int], seed: int) -> dict[str, float]:
    """How favourable each group tends to be: seeded, about 0.

    >>> sorted(leanings({"Carer": 3, "Health": 4}, 1)) == ["Carer", "Health"]
    True
    """
    return {group: float(generator(seed, "leaning", group).normal(0, 0.35)) for group in groups}


def positions(want: Wanted) -> list[float]:
    """How favourable each leaf is: 1 for the first option to -1 for the last; 0 for "don't know" and "none".

    >>> from wtanalysis.responses.model import Question
    >>> from wtanalysis.figures.synthesis.model import wanted
    >>> positions(wanted(Question("later", scale="yes_no_dk"), (), {}, {}))
    [1.0, -1.0, 0.0]
    """
    kinds = {option.code: option.kind for option in reversed(offered(want.question))}
    scaled = [leaf for leaf in want.leaves if kinds[leaf] == "answer"]
    step = 2 / max(1, len(scaled) - 1)
    return [1 - step * scaled.index(leaf) if leaf in scaled else 0.0 for leaf in want.leaves]


def profile(want: Wanted, caps: Mapping[str, int], base: int, seed: int) -> np.ndarray:
    """Wished-for counts, a row a group and a column a leaf, by proportional fitting.

    Rows sum to what the group would answer, columns to the printed shares of the base, and figures of groups are
    put in between (iterative proportional fitting, Deming and Stephan 1940).

    Args:
        want: the printed figures.
        caps: group -> how many could answer.
        base: how many answered.
        seed: makes the leanings.
    """
    import numpy as np

    name = want.question.question_id
    random = generator(seed, "profile", name)
    lean = leanings(caps, seed)
    sizes = np.array([caps[group] for group in caps], float)
    keen = sizes * np.exp(random.normal(0, 0.08, len(sizes)))
    bases = np.minimum(sizes, keen * base / max(1.0, keen.sum()))
    for place, group in enumerate(caps):
        bases[place] = (want.bases or {}).get(group, bases[place])
    shares = _shares(want, random)
    at = np.array(positions(want))
    own = np.array([lean[group] for group in caps]) + random.normal(0, 0.25, len(caps))
    counts: np.ndarray = shares * np.exp(np.outer(own, at))
    for _ in range(ROUNDS):
        if not want.several:
            counts *= (bases / np.maximum(counts.sum(axis=1), 1e-9))[:, None]
        counts *= shares * base / np.maximum(counts.sum(axis=0), 1e-9)
        _lean(want, tuple(caps), bases, counts)
    return counts


def _shares(want: Wanted, random: np.random.Generator) -> np.ndarray:
    """The share of each leaf: as printed where it is, the rest spread; a net is split between its leaves."""
    import numpy as np

    shares = np.zeros(len(want.leaves))
    for figure in sorted((*want.nested, *want.overall), key=lambda f: len(want.buckets[f.bucket_code])):
        places = [want.leaves.index(leaf) for leaf in want.buckets[figure.bucket_code]]
        unset = [at for at in places if not shares[at]]
        left = max(0.0, (figure.percent or 0) / 100 - shares[places].sum())
        if unset and left:
            shares[unset] = left * random.dirichlet([12.0] * len(unset))
    unset = [at for at in range(len(shares)) if not shares[at]]
    left = 0.4 * len(unset) if want.several else max(0.0, 1 - shares.sum())
    if unset and left and not want.whole:
        usual = np.array([_usual(want, at) for at in unset])
        shares[unset] = left * usual / usual.sum()
    return shares


def _usual(want: Wanted, at: int) -> float:
    """How often an answer is usual where nothing is printed about it."""
    for code, share in USUAL.items():
        leaves = want.buckets.get(code, ())
        if want.leaves[at] in leaves:
            return share / len(leaves)
    return 0.2


def _lean(want: Wanted, groups: tuple[str, ...], bases: np.ndarray, counts: np.ndarray) -> None:
    """Move the counts of groups towards the figures that are printed for them; in place."""
    for figure, named in want.grouped:
        if figure.percent is None:
            continue
        rows = [groups.index(group) for group in named if group in groups]
        inside = [want.leaves.index(leaf) for leaf in want.buckets[figure.bucket_code]]
        outside = [at for at in range(len(want.leaves)) if at not in inside]
        total = bases[rows].sum()
        for columns, share in ((inside, figure.percent / 100), (outside, 1 - figure.percent / 100)):
            block = counts[rows][:, columns]
            counts[[[row] for row in rows], columns] = block * share * total / max(block.sum(), 1e-9)
