"""Dates as exports write them: ISO, with the month in words, or in one of two orders that must not be mixed up."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NoReturn

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D.*)?\Z", re.S)
NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\D.*)?\Z", re.S)
WORDS = re.compile(r"(?:[a-z]+,?\s+)??(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})", re.I)
WORDS_FIRST = re.compile(r"(?:[a-z]+,?\s+)??([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.I)
Fault = Callable[[int, str, str, str], NoReturn]


def read_dates(values: Sequence[str], order: str, fault: Fault) -> list[str]:
    """The cells of a date column as ISO days; empty stays empty.

    Args:
        values: the cells.
        order: ``day first``, ``month first``, or empty: then the column itself must settle it, by a date that fits one
            order only.
        fault: called with index, what, expected and what to do for a cell that is no date, or does not fit.

    >>> def refuse(index, what, expected, do):
    ...     raise ValueError(f"row {index}: {what}")
    >>> read_dates(["2023-06-21 10:05", "", "5 Jul 2023", "21/06/2023", "05/06/2023"], "", refuse)
    ['2023-06-21', '', '2023-07-05', '2023-06-21', '2023-06-05']
    >>> read_dates(["05/06/2023"], "", refuse)
    Traceback (most recent call last):
    ValueError: row 0: day and month could be either way round
    """
    settled = order or _order(values, fault)
    return [_day(index, value.strip(), settled, fault) for index, value in enumerate(values)]


def _order(values: Sequence[str], fault: Fault) -> str:
    """The order that the column itself settles; empty where no cell needs one."""
    found: dict[str, int] = {}
    open_at = None
    for index, value in enumerate(values):
        match = NUMERIC.match(value.strip())
        if not match:
            continue
        first, second = int(match[1]), int(match[2])
        if first > 12 >= second:
            found.setdefault("day first", index)
        elif second > 12 >= first:
            found.setdefault("month first", index)
        elif first != second and open_at is None:
            open_at = index
    if len(found) > 1:
        fault(max(found.values()), "dates in two orders in one column", "one order", "correct the column")
    if not found and open_at is not None:
        fault(
            open_at, "day and month could be either way round", "dates that only fit one order",
            'say dates = "day first" or dates = "month first" for the file in consultation.toml',
        )  # fmt: skip
    return next(iter(found), "day first")


def _day(index: int, value: str, order: str, fault: Fault) -> str:
    if not value:
        return ""
    parts = _parts(value, order)
    try:
        return (
            date(*parts).isoformat() if parts else fault(index, "not a date", "a date such as 2023-06-21", "correct it")
        )
    except ValueError:
        return fault(index, "no such day", f"a day of the calendar ({order})", "correct it, or the order of dates")


def _parts(value: str, order: str) -> tuple[int, int, int] | None:
    """Year, month, day of a cell, as far as it has the shape of a date."""
    if match := ISO.match(value):
        return int(match[1]), int(match[2]), int(match[3])
    if match := NUMERIC.match(value):
        first, second = (1, 2) if order == "day first" else (2, 1)
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        return year, int(match[second]), int(match[first])
    if (match := WORDS.match(value)) and match[2].lower() in MONTHS:
        return int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1])
    if (match := WORDS_FIRST.match(value)) and match[1].lower() in MONTHS:
        return int(match[3]), MONTHS.index(match[1].lower()) + 1, int(match[2])
    return None
