"""Names printed in two columns whose gap is lost: where each line is to be parted.

A list in two columns runs down the first and then down the second. If it is in alphabetical order, so is each column,
and the second goes on where the first stops. A split of every line that keeps this order, and parts it after words that
end a name, is taken; if there is none, the lines hold one name each.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from wtanalysis.published.attribution import is_generic
from wtanalysis.published.names import is_name
from wtanalysis.published.words import fold

LEAST_LINES = 4
"""Fewer lines show no order."""

_SUFFIX = re.compile(r"\b(?:ltd|limited|plc|llp|cic|uk|inc|co)$")


def two_columns(lines: Sequence[str]) -> list[tuple[str, str]]:
    """The names left and right of the lost gap of each line; empty if the lines do not read as two columns.

    >>> lines = ["Ash Trust Moor Guild", "Brine Council North Tide", "Cove Society Quay Forum", "Dale Club Tern Line"]
    >>> two_columns(lines)[1]
    ('Brine Council', 'North Tide')
    >>> two_columns(["Ash Trust", "Brine Council", "Cove Society", "Quay Forum"])
    []
    """
    if len(lines) < LEAST_LINES or any(_key(a) > _key(b) for a, b in itertools.pairwise(lines)):
        return []
    best: dict[str, tuple[int, list[tuple[str, str]]]] = {"": (0, [])}
    for line in lines:
        found: dict[str, tuple[int, list[tuple[str, str]]]] = {}
        for left, right in _splits(line, lines[-1]):
            before = [(score, rows) for last, (score, rows) in best.items() if last <= _key(right)]
            if before:
                score, rows = max(before, key=lambda pair: pair[0])
                total = score + _worth(left, right)
                if total > found.get(_key(right), (-1, []))[0]:
                    found[_key(right)] = (total, [*rows, (left, right)])
        best = found
    score, rows = max(best.values(), key=lambda pair: pair[0], default=(0, []))
    return rows if score >= 2 * len(lines) else []


def _splits(line: str, last: str) -> list[tuple[str, str]]:
    """All ways to part a line into two names of which the second comes after the last name of the first column."""
    words = line.split()
    pairs = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words)) if words[i][:1].isupper()]
    return [
        (left, right)
        for left, right in pairs
        if _key(right) > _key(last)[:1]
        and is_name(left)
        and is_name(right)
        and not re.search(r"(?:\b(?:of|and|the|for|in)|&|,)$", left)
    ]


def _worth(left: str, right: str) -> int:
    """How well two halves read as names: the first ends like a name, neither is a single plain word."""
    last = left.rsplit(maxsplit=1)[-1]
    ended = bool(_SUFFIX.search(fold(last))) or is_generic(last) or last.endswith("s")
    return (
        2 * ended
        + (len(left.split()) > 1)
        + (len(right.split()) > 1)
        - 2 * bool(_SUFFIX.match(fold(right.split(maxsplit=1)[0])))
    )


def _key(name: str) -> str:
    """The first word of a name, by which lists are ordered; the later words are often out of order."""
    return re.sub(r"^the |[^a-z0-9 ]", "", fold(name)).split(" ")[0]
