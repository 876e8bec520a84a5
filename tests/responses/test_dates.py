"""Dates of an export: one order, or refused with the row."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wtanalysis.responses.dates import MONTHS, read_dates

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


class RefusedError(Exception):
    """A fault, with the index of its cell."""


def refuse(index: int, what: str, expected: str, do: str) -> NoReturn:
    """Raise what a loader would."""
    raise RefusedError(index, what, expected, do)


def read(*values: str, order: str = "") -> list[str]:
    """A column of dates."""
    return read_dates(values, order, refuse)


@pytest.mark.parametrize(
    "value",
    ["2023-07-05", "2023/7/5", "2023-07-05T10:00:00Z", "2023-07-05 10:00", "05/07/2023", "5.7.2023", "05-07-23",
     "5/7/2023 09:15:30", "5 July 2023", "5th Jul 2023", "Wed, 05 Jul 2023", "July 5, 2023", "Wednesday 5 July 2023"],
)  # fmt: skip
def test_ways_to_write_a_day(value: str) -> None:
    """One day, however it is written, is one ISO day."""
    assert read(value, order="day first") == ["2023-07-05"]


def test_one_date_settles_the_order_of_its_column() -> None:
    """A date that fits one order only decides for the others."""
    assert read("05/07/2023", "21/07/2023") == ["2023-07-05", "2023-07-21"]
    assert read("05/07/2023", "07/21/2023") == ["2023-05-07", "2023-07-21"]


def test_two_orders_are_refused() -> None:
    """A column with dates of both orders is refused at the first of the second kind."""
    with pytest.raises(RefusedError, match="two orders") as caught:
        read("21/07/2023", "05/07/2023", "07/21/2023")
    assert caught.value.args[0] == 2


def test_an_open_order_is_refused() -> None:
    """Where every date could be either way round, the first is refused, with what to write in consultation.toml."""
    with pytest.raises(RefusedError, match="either way round") as caught:
        read("", "05/05/2023", "05/07/2023")
    assert caught.value.args[0] == 2
    assert "dates =" in caught.value.args[3]


def test_a_said_order_holds() -> None:
    """A date that does not fit the order that the folder says is refused."""
    with pytest.raises(RefusedError, match="no such day"):
        read("07/21/2023", order="day first")


@pytest.mark.parametrize("value", ["45098", "June", "30 Floop 2023", "2023-02-30", "31.04.2023"])
def test_no_day(value: str) -> None:
    """What is no day of the calendar is refused."""
    with pytest.raises(RefusedError):
        read(value, order="day first")


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y 11:30", "%Y/%m/%dT00:00"]))
def test_any_day_is_read(day: date, pattern: str) -> None:
    """Any day in these forms comes out as itself, where the order is said."""
    assert read(day.strftime(pattern), order="day first") == [day.isoformat()]
    words = f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"
    assert read(words) == [day.isoformat()]


@given(st.lists(DAYS, min_size=1))
def test_never_another_day(days: list[date]) -> None:
    """A column written month first comes out right or is refused, never as other days."""
    values = [day.strftime("%m/%d/%Y") for day in days]
    try:
        found = read(*values)
    except RefusedError:
        return
    assert found == [day.isoformat() for day in days]
