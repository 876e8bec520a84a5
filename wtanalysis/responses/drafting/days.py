"""Whether a column holds dates that can be read, and in which order of day and month."""

from __future__ import annotations

from typing import NoReturn

from wtanalysis.responses.dates import read_dates
from wtanalysis.responses.drafting.profiles import Profile


def day_order(profile: Profile) -> tuple[str, list[str]] | None:
    """The order of day and month that a date column needs to be told, and its days; None where it cannot be read.

    >>> from collections import Counter
    >>> day_order(Profile(0, "Date", 2, Counter({"21/06/2023": 1, "2 July 2023": 1})))
    ('', ['2023-06-21', '2023-07-02'])
    >>> day_order(Profile(0, "Date", 1, Counter({"05/06/2023": 1})))
    ('day first', ['2023-06-05'])
    """
    cells = list(profile.counts)
    for order in ("", "day first", "month first"):
        try:
            days = [day for day in read_dates(cells, order, _refuse) if day]
        except ValueError:
            continue
        return (order, days) if days else None
    return None


def _refuse(index: int, what: str, expected: str, do: str) -> NoReturn:
    raise ValueError(what, index, expected, do)
