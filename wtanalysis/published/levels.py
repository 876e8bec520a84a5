"""A table of levels under a sentence that told their nets: each row is a part of its net."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from wtanalysis.figures.model import Figure

TOLERANCE = 1.01
"""Percentage points by which rounded levels may miss their net."""
_NETS = ("agree", "disagree", "likely", "unlikely")
_MIDDLE = ("neither", "neutral", "dont_know")


def as_parts(rows: Sequence[Figure], told: Sequence[Figure]) -> list[Figure]:
    """Rows of one table, those that are levels of a net told before with that net as their ``parent``.

    >>> rows = [Figure("q1", "Strongly agree", "option:strongly-agree", percent=42.0),
    ...         Figure("q1", "Agree", "agree", percent=29.0)]
    >>> [(f.bucket_code, f.parent) for f in as_parts(rows, [Figure("q1", "agreed", "agree", percent=71.0)])]
    [('option:strongly-agree', 'agree'), ('option:agree', 'agree')]
    """
    nets = {(f.question_id, f.group, f.bucket_code): f.percent for f in told if not f.parent and f.percent is not None}
    parts = {key: found for key, percent in nets.items() if (found := _parts(rows, key, percent))}
    parents = {at: key for key, found in parts.items() for at in found}
    whole = {key[:2] for key in parts}
    result = []
    for at, row in enumerate(rows):
        key = (row.question_id, row.group, row.bucket_code)
        if at in parents:
            result.append(_part(row, parents[at][2]))
        elif row.bucket_code in _MIDDLE and key[:2] in whole and nets.get(key) == row.percent:
            result.append(_part(row, row.bucket_code))
        else:
            result.append(row)
    return result


def _parts(rows: Sequence[Figure], key: tuple[str, str, str], percent: float) -> list[int]:
    """Which rows are the levels of a net: the answer itself and its stronger or weaker forms, if they add up to it."""
    question, group, net = key
    own = [
        at
        for at, row in enumerate(rows)
        if net in _NETS
        and (row.question_id, row.group) == (question, group)
        and (row.bucket_code == net or (row.bucket_code.startswith("option:") and row.bucket_code.endswith(f"-{net}")))
    ]
    shares = [rows[at].percent for at in own]
    total = sum(share or 0 for share in shares)
    fits = len(own) > 1 and None not in shares and percent not in shares and abs(total - percent) <= TOLERANCE
    return own if fits else []


def _part(row: Figure, parent: str) -> Figure:
    code = row.bucket_code if row.bucket_code.startswith("option:") else f"option:{row.bucket_code}"
    return replace(row, parent=parent, bucket_code=code)
