"""Calendars as numbers: a day is a Gregorian ordinal (`date.toordinal`), whatever calendar names it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from digest.calendars import gregorian, islamic, solar_hijri


@dataclass(frozen=True, slots=True)
class Calendar:
    """How a calendar counts: twelve months a year, days between numbers and (year, month, day).

    All three functions raise ValueError for what the calendar does not hold. `spring` is the first
    month of spring (1 to 3: every season begins in the year that names it), None in a calendar that does
    not follow the seasons.
    """

    name: str
    to_ordinal: Callable[[int, int, int], int]
    from_ordinal: Callable[[int], tuple[int, int, int]]
    month_length: Callable[[int, int], int]
    spring: int | None = None


_ALL = (
    Calendar("gregorian", *gregorian.COUNTS, spring=3),
    Calendar("solar-hijri", *solar_hijri.COUNTS, spring=1),
    Calendar("islamic", *islamic.COUNTS),
)

CALENDARS: Mapping[str, Calendar] = MappingProxyType({calendar.name: calendar for calendar in _ALL})
"""Every calendar by the name that editions and dates use."""
