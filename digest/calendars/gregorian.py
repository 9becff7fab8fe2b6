"""The proleptic Gregorian calendar, years 1 to 9999."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from digest.problems import message


def to_ordinal(year: int, month: int, day: int) -> int:
    """Return the day's number, 1 for 0001-01-01; ValueError when there is no such day."""
    return date(year, month, day).toordinal()


def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a day's number; ValueError outside the calendar."""
    try:
        day = date.fromordinal(ordinal)
    except OverflowError as error:  # a number too large for C is outside the calendar just as well
        raise ValueError(message("calendar-outside", calendar="gregorian")) from error
    return day.year, day.month, day.day


def month_length(year: int, month: int) -> int:
    """Return how many days the month has; ValueError when there is no such month."""
    date(year, month, 1)
    return monthrange(year, month)[1]


COUNTS = (to_ordinal, from_ordinal, month_length)
