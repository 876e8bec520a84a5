"""Which passages might belong together: an inverted index of words and of word pairs, sparse and in slices.

Only different texts are looked up, only words that both editions have and that are not in too many texts, so that the
work grows with the length of the editions and not with its square.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtanalysis.guidance.likeness import Both, numbers

if TYPE_CHECKING:
    from wtanalysis.guidance.likeness import Floats, Ints

KEEP = 6  # of each passage, the best partners by shared weight
_MOST = 40_000  # a word that would join more pairs of texts than this tells nothing
_SLICE = 2_000
_LEAST = 0.16  # of the weight of the smaller passage


def index(texts: list[str], width: int) -> Any:
    """A sparse matrix, texts by features: 1 for each word, and for each two words side by side, that a text has."""
    import numpy as np
    from scipy import sparse

    size = np.array([len(text) for text in texts], dtype=np.int64)
    found = numbers("".join(texts))
    row = np.repeat(np.arange(len(texts)), size)
    inside = row[1:] == row[:-1] if len(row) else np.zeros(0, dtype=bool)
    pairs = (found[:-1] * width + found[1:])[inside] + width
    rows, columns = np.concatenate([row, row[:-1][inside]]), np.concatenate([found, pairs])
    return sparse, rows, columns


def nearest(both: Both, old: Ints, new: Ints) -> tuple[Ints, Ints]:
    """Pairs of passages that share rare words or word pairs, the best few of each passage on either side.

    Args:
        both: the two editions.
        old: the old passages to look at, each with a text of its own.
        new: the new ones.

    Returns:
        Indices of old passages, and of new ones beside them.
    """
    import numpy as np

    empty = np.zeros(0, dtype=np.int64)
    if not len(old) or not len(new):
        return empty, empty
    left, right, weight = _matrices(both, [both.old.coded[i] for i in old], [both.new.coded[j] for j in new])
    mass = np.asarray(left @ weight).ravel(), np.asarray(right @ weight).ravel()
    flow = both.old.flow[old], both.new.flow[new]
    turned = right.multiply(weight).T.tocsc().tocsr()
    rows, columns, values = [], [], []
    for start in range(0, len(old), _SLICE):
        found = (left[start : start + _SLICE] @ turned).tocoo()
        row, column = found.row.astype(np.int64) + start, found.col.astype(np.int64)
        value = found.data / np.maximum(np.minimum(mass[0][row], mass[1][column]), 1e-9)
        good = (value >= _LEAST) & (flow[0][row] == flow[1][column])
        rows.append(row[good])
        columns.append(column[good])
        share = 2 * found.data[good] / np.maximum(mass[0][row[good]] + mass[1][column[good]], 1e-9)
        values.append((share, value[good]))
    row, column = np.concatenate(rows), np.concatenate(columns)
    kept = np.zeros(len(row), dtype=bool)
    for value in (np.concatenate([pair[k] for pair in values]) for k in (0, 1)):
        kept |= _best(row, column, value) | _best(column, row, value)
    return old[row[kept]], new[column[kept]]


def _matrices(both: Both, old: list[str], new: list[str]) -> tuple[Any, Any, Floats]:
    import numpy as np

    width = len(both.vocabulary)
    sparse, *left = index(old, width)
    _, *right = index(new, width)
    features, code = np.unique(np.concatenate([left[1], right[1]]), return_inverse=True)
    shape = len(features)
    made = []
    for (rows, _), columns, n in zip((left, right), np.split(code, [len(left[1])]), (len(old), len(new)), strict=True):
        matrix = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(n, shape))
        matrix.data[:] = 1.0
        made.append(matrix)
    seen = [np.bincount(matrix.indices, minlength=shape) for matrix in made]
    useful = np.flatnonzero((seen[0] > 0) & (seen[1] > 0) & (seen[0] * seen[1] <= _MOST))
    weight = np.log((1 + len(old) + len(new)) / (seen[0] + seen[1])[useful])
    return made[0][:, useful].tocsr(), made[1][:, useful].tocsr(), weight


def _best(group: Ints, other: Ints, value: Floats) -> Any:
    """Which entries are among the best few of their group; of equals, those first in the other edition."""
    import numpy as np

    order = np.lexsort((other, -np.round(value, 9), group))
    sorted_group = group[order]
    first = np.searchsorted(sorted_group, sorted_group, side="left")
    kept = np.zeros(len(group), dtype=bool)
    kept[order] = np.arange(len(group)) - first < KEEP
    return kept


def weigh(both: Both, old: Ints, new: Ints) -> tuple[Floats, Floats]:
    """Of each pair, the weight of the words that both passages have, and how much of the weight of both that is.

    The second is ``2 S / (A + B)``: S the weight of the shared words, A and B that of all words of the two passages,
    each different word once.
    """
    import numpy as np
    from scipy import sparse

    def matrix(coded: list[str]) -> Any:
        size = np.array([len(text) for text in coded])
        entries = numbers("".join(coded))
        data = (np.ones(len(entries)), (np.repeat(np.arange(len(coded)), size), entries))
        made = sparse.csr_matrix(data, shape=(len(coded), len(both.weight)))
        made.data[:] = 1.0
        return made

    if not len(old):
        return np.zeros(0), np.zeros(0)
    rows, where_old = np.unique(old, return_inverse=True)
    columns, where_new = np.unique(new, return_inverse=True)
    left, right = matrix([both.old.coded[i] for i in rows]), matrix([both.new.coded[j] for j in columns])
    mass = np.asarray(left @ both.weight).ravel()[where_old] + np.asarray(right @ both.weight).ravel()[where_new]
    shared = np.asarray(left[where_old].multiply(right[where_new]) @ both.weight).ravel()
    return shared, 2 * shared / np.maximum(mass, 1e-9)
