"""The Solar Hijri calendar of Iran, years 1 to 9377, counted by persiantools."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from persiantools.jdatetime import JalaliDate

from digest.problems import message


def _day(day: date) -> JalaliDate:
    return JalaliDate(day)  # type: ignore[no-untyped-call]  # persiantools leaves its constructor untyped


def to_ordinal(year: int, month: int, day: int) -> int:
    """Return the day's Gregorian ordinal; ValueError when there is no such day."""
    try:
        day_named = JalaliDate(year, month, day)  # type: ignore[no-untyped-call]  # as above
        return day_named.to_gregorian().toordinal()
    except ValueError as error:
        named = f"{year:04}-{month:02}-{day:02}"
        raise ValueError(message("calendar-no-day", calendar="solar-hijri", date=named)) from error


@lru_cache(maxsize=40_000)  # a century of days
def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a Gregorian ordinal; ValueError before 622 and after 9999."""
    try:
        day = _day(date.fromordinal(ordinal))
    except (ValueError, OverflowError) as error:
        raise ValueError(message("calendar-outside", calendar="solar-hijri")) from error
    return day.year, day.month, day.day


def month_length(year: int, month: int) -> int:
    """Return how many days the month has; ValueError when there is no such month."""
    to_ordinal(year, month, 1)
    return JalaliDate.days_in_month(month, year)


COUNTS = (to_ordinal, from_ordinal, month_length)
