"""Dates for machines, in the Gregorian calendar and never finer than they are known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from digest.calendars import edtf
from digest.model import Edge, Edtf, Point


@lru_cache(maxsize=20_000)
def ends(when: Edtf) -> tuple[str | None, str | None]:
    """Return ISO 8601 start and end of a date: `2023-12-04`, `2023-12` or `2023`, None where not known.

    A single date has a start only. What is about or uncertain is not known; a month of another calendar
    that lies in two Gregorian months is the year they share.
    """
    start = instant(when.start, when.calendar)
    return start, None if when.end == when.start else instant(when.end, when.calendar)


@lru_cache(maxsize=20_000)
def instant(point: Point | Edge, calendar: str) -> str | None:
    """Return the narrowest ISO 8601 day, month or year that holds all that a point may mean, or None."""
    if isinstance(point, Edge) or point.approximate or point.uncertain:
        return None
    first, last = (date.fromordinal(day) for day in edtf.span(point, calendar))
    if first == last:
        return first.isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    return first.isoformat()[:4] if first.year == last.year else None


@lru_cache(maxsize=20_000)
def one(when: Edtf) -> str | None:
    """Return the day, month or year of a date that is no interval, or None."""
    return None if when.end != when.start else instant(when.start, when.calendar)
