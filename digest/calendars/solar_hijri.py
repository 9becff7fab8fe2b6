"""The Solar Hijri calendar of Iran, years 1 to 9377, counted by persiantools.

It says when a year begins; within a year days are counted here: only the last month is not always as long.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from persiantools.jdatetime import JalaliDate

from digest.problems import message

_LAST = 9_376
"""The last year that is counted here: persiantools, which knows one more, has the word on where it ends."""


@lru_cache(maxsize=2_048)
def _begins(year: int) -> int:
    """Return the ordinal of a year's first day."""
    first = JalaliDate(year, 1, 1)  # type: ignore[no-untyped-call]  # persiantools leaves its constructor untyped
    ordinal: int = first.to_gregorian().toordinal()
    return ordinal


def to_ordinal(year: int, month: int, day: int) -> int:
    """Return the day's Gregorian ordinal; ValueError when there is no such day."""
    if 1 <= year <= _LAST and 1 <= month <= 12 and 1 <= day <= 29:
        return _begins(year) + _before(month) + day - 1
    try:
        day_named = JalaliDate(year, month, day)  # type: ignore[no-untyped-call]  # as above
        return day_named.to_gregorian().toordinal()
    except ValueError as error:
        named = f"{year:04}-{month:02}-{day:02}"
        raise ValueError(message("calendar-no-day", calendar="solar-hijri", date=named)) from error


def _before(month: int) -> int:
    """Return how many days of a year are before a month: six have 31, those after them 30."""
    return 30 * (month - 1) + min(month - 1, 6)


@lru_cache(maxsize=40_000)  # a century of days
def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a Gregorian ordinal; ValueError before 622 and after 9999."""
    try:
        gregorian = date.fromordinal(ordinal).year
        year = gregorian - 621
        if year > _LAST or year < 2:
            day = JalaliDate(date.fromordinal(ordinal))  # type: ignore[no-untyped-call]  # as above
            return day.year, day.month, day.day
    except (ValueError, OverflowError) as error:
        raise ValueError(message("calendar-outside", calendar="solar-hijri")) from error
    begins = _begins(year)
    if ordinal < begins:
        year -= 1
        begins = _begins(year)
    nth = ordinal - begins
    month, day_of_month = divmod(nth, 31) if nth < 186 else divmod(nth - 6, 30)
    return year, month + 1, day_of_month + 1


def month_length(year: int, month: int) -> int:
    """Return how many days the month has; ValueError when there is no such month."""
    to_ordinal(year, month, 1)
    return JalaliDate.days_in_month(month, year)


COUNTS = (to_ordinal, from_ordinal, month_length)
"""How it counts, as `Calendar` takes it."""
