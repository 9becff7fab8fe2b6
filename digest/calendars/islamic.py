"""The Islamic calendar in the Umm al-Qura reckoning, years 1343 to 1500 (1924 to 2077), by hijridate.

The sighting of the moon may differ from it by a day; outside its years no Islamic date is shown.
"""

from __future__ import annotations

from hijridate import Gregorian, Hijri

from digest.problems import message


def _hijri(year: int, month: int, day: int) -> Hijri:
    try:
        return Hijri(year, month, day)
    except OverflowError as error:
        raise ValueError(message("islamic-years", year=f"{year:04}")) from error
    except ValueError as error:
        named = f"{year:04}-{month:02}-{day:02}"
        raise ValueError(message("calendar-no-day", calendar="islamic", date=named)) from error


def to_ordinal(year: int, month: int, day: int) -> int:
    """Return the day's Gregorian ordinal; ValueError when there is no such day, or not in these years."""
    return _hijri(year, month, day).to_gregorian().toordinal()


def from_ordinal(ordinal: int) -> tuple[int, int, int]:
    """Return (year, month, day) of a Gregorian ordinal; ValueError outside 1924-08-01 to 2077-11-16."""
    try:
        return Gregorian.fromordinal(ordinal).to_hijri().datetuple()
    except (ValueError, OverflowError) as error:
        raise ValueError(message("islamic-days")) from error


def month_length(year: int, month: int) -> int:
    """Return how many days the month has; ValueError when there is no such month."""
    return _hijri(year, month, 1).month_length()


COUNTS = (to_ordinal, from_ordinal, month_length)
