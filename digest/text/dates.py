"""Dates in words: an EDTF date in an edition's language, digits and one of its calendars.

A coarse date stays coarse: in another calendar it becomes the span that holds it, never a day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date as gregorian_day
from functools import cache, lru_cache

from digest.calendars import CALENDARS
from digest.calendars.edtf import SEASONS, covering, span
from digest.model import Edge, Edition, Edtf, Point
from digest.text.digits import to_digits

_PLACE = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True)
class DatePart:
    """A piece of a date in words; `datetime` is a value for `<time datetime>`, None for what is no date.

    The value is Gregorian: a day, or the month or year that holds all the piece may mean.
    """

    text: str
    datetime: str | None


Parts = tuple[DatePart, ...]


def spell(date: Edtf, calendar: str, edition: Edition) -> Parts:
    """Return a date in words in one of the edition's calendars, as pieces in reading order.

    Nothing, when the calendar does not reach that far (Islamic dates before 1924 or after 2077).
    """
    start, end = date.start, date.end
    if date.first is not None and date.first == date.last and start is end and not _doubts(start):
        return _day(date.first, calendar, edition)  # nearly every date is one day that nobody doubts
    try:
        if isinstance(start, Edge) or isinstance(end, Edge):
            return _half(start, end, date.calendar, calendar, edition)
        first, last = covering(start, date.calendar, calendar)
        if start == end:
            return _doubted(_single(start, date.calendar, first, last, calendar, edition), start, edition)
        last = covering(end, date.calendar, calendar)[1]
    except ValueError:
        return ()
    stamps = (_stamp(start, date.calendar, first, calendar), _stamp(end, date.calendar, last, calendar))
    return _range(first, last, stamps, calendar, edition)


def _day(ordinal: int, calendar: str, edition: Edition) -> Parts:
    """Spell a day, or nothing when the calendar does not reach that far."""
    try:
        shown = Point(*CALENDARS[calendar].from_ordinal(ordinal))
    except ValueError:
        return ()
    words = _pattern("day", shown, calendar, edition)
    return (DatePart(words, gregorian_day.fromordinal(ordinal).isoformat()),)


def month_day(month: int, day: int, calendar: str, edition: Edition) -> str:
    """Return a day of any year in words: "20 February"."""
    return _pattern("day-month", Point(1, month, day), calendar, edition)


def plain(parts: Parts) -> str:
    """Return the pieces of a date as one text."""
    return "".join(part.text for part in parts)


def years(date: Edtf, calendar: str) -> tuple[int, int]:
    """Return the first and last year a date touches in a calendar; an open or unknown end adds none.

    ValueError when the calendar does not reach that far.
    """
    first = date.first if date.first is not None else date.last
    last = date.last if date.last is not None else date.first
    if first is None or last is None:
        raise ValueError("a date needs at least one known end")
    return _year(first, calendar), _year(last, calendar)


@lru_cache(maxsize=40_000)  # a century of days
def _year(day: int, calendar: str) -> int:
    return CALENDARS[calendar].from_ordinal(day)[0]


def heading_year(date: Edtf, calendar: str) -> int:
    """Return the year a date is listed under: that of its first known day; ValueError as in `years`."""
    return years(date, calendar)[0]


def _single(point: Point, source: str, first: Point, last: Point, target: str, edition: Edition) -> Parts:
    """Spell one date, which lies between two points of the calendar it is shown in."""
    if first == last:
        return (DatePart(_words(first, target, edition), _stamp(point, source, first, target)),)
    first, last = _without_doubt(first), _without_doubt(last)
    if target == "gregorian":
        return _range(first, last, (machine(first, target), machine(last, target)), target, edition)
    words = plain(_range(first, last, (None, None), target, edition))
    return (DatePart(words, machine(point, source)),)  # the span is one date, and has its machine form


def _half(start: Point | Edge, end: Point | Edge, source: str, target: str, edition: Edition) -> Parts:
    """Spell an interval with one known end; a span there is told by its outer end, as "about" that."""
    if isinstance(start, Point):
        known, name = start, "start"
        key = "since" if end is Edge.OPEN else "from-unknown-end"
        outer = 0
    elif isinstance(end, Point):
        known, name = end, "end"
        key = "until" if start is Edge.OPEN else "to-unknown-start"
        outer = 1
    else:
        return ()
    covers = covering(known, source, target)
    shown = covers[outer]
    part = DatePart(_words(shown, target, edition), _stamp(known, source, shown, target))
    doubt = known if covers[0] == covers[1] else replace(known, approximate=True)
    return _fill(edition.dates[key], {name: _doubted((part,), doubt, edition)})


def _range(
    first: Point, last: Point, stamps: tuple[str | None, str | None], calendar: str, edition: Edition
) -> Parts:
    """Spell two points of one calendar as a range; what both share is said once, at the end."""
    start = DatePart(_before(first, last, calendar, edition), stamps[0])
    end = DatePart(_words(last, calendar, edition), stamps[1])
    sides = {"start": _doubted((start,), first, edition), "end": _doubted((end,), last, edition)}
    return _fill(edition.dates["range"], sides)


def _before(first: Point, last: Point, calendar: str, edition: Edition) -> str:
    """Spell the start of a range without what its end will say: "19", "19 February", "June"."""
    whole = _words(first, calendar, edition)
    doubts = first.approximate or first.uncertain or last.approximate or last.uncertain
    if doubts or first.year != last.year or first.month is None or last.month is None:
        return whole
    if not _year_last(edition.dates["day"]):
        return whole
    if first.day is None:
        return _month(first.month, calendar, edition)
    if first.month == last.month and last.day is not None:
        return to_digits(str(first.day), edition.numbering)
    return _pattern("day-month", first, calendar, edition)


@cache
def _year_last(pattern: str) -> bool:
    """Tell whether a day is written in the order day, month, year, so that ranges can be shortened."""
    return pattern.find("{day}") < pattern.find("{month}") < pattern.find("{year}")


def _words(point: Point, calendar: str, edition: Edition) -> str:
    if point.month is None:
        return _pattern("year", point, calendar, edition)
    if point.month in SEASONS:
        return _pattern("season", point, calendar, edition)
    return _pattern("month" if point.day is None else "day", point, calendar, edition)


def _pattern(key: str, point: Point, calendar: str, edition: Edition) -> str:
    month = "" if point.month is None else _month(point.month, calendar, edition)
    return _template(edition.dates[key]) % {
        "day": _number(point.day, edition.numbering),
        "month": month,
        "season": month,
        "year": _number(point.year, edition.numbering),
    }


@cache
def _template(pattern: str) -> str:
    """Return a pattern with places for Python to fill, which is done in one step."""
    return _PLACE.sub(r"%(\1)s", pattern.replace("%", "%%"))


@lru_cache(maxsize=4096)
def _number(number: int | None, numbering: str) -> str:
    return to_digits(str(number), numbering)


def _month(month: int, calendar: str, edition: Edition) -> str:
    """Return the name of a month (1-12) or of a season (21-24)."""
    return edition.seasons[month - 21] if month in SEASONS else edition.months[calendar][month - 1]


def _doubted(parts: Parts, point: Point, edition: Edition) -> Parts:
    """Wrap a date in the edition's words for circa and uncertain, where the point is either."""
    if not (point.approximate or point.uncertain):
        return parts
    if point.approximate and point.uncertain:
        key = "circa-uncertain"
    else:
        key = "circa" if point.approximate else "uncertain"
    return _fill(edition.dates[key], {"date": parts})


def _doubts(point: Point | Edge) -> bool:
    return isinstance(point, Point) and (point.approximate or point.uncertain)


def _without_doubt(point: Point) -> Point:
    return replace(point, approximate=False, uncertain=False)


def _fill(pattern: str, values: Mapping[str, Parts]) -> Parts:
    """Put pieces in the places of a pattern; the words around them are glue."""
    parts: list[DatePart] = []
    for index, piece in enumerate(_PLACE.split(pattern)):
        if index % 2:
            parts.extend(values[piece])
        elif piece:
            parts.append(DatePart(piece, None))
    return tuple(parts)


def _stamp(point: Point, source: str, shown: Point, target: str) -> str | None:
    """Return the machine form of what is shown when that is Gregorian, else of the date it stands for."""
    return machine(shown, target) if target == "gregorian" else machine(point, source)


def machine(point: Point, calendar: str) -> str | None:
    """Return the finest Gregorian day, month or year that holds all a point may mean, else None.

    2023-12-04, 2023-06 or 2001; None for a season, and for a year or month of another calendar that
    reaches into two Gregorian years.
    """
    if point.month in SEASONS:
        return None
    if point.day is not None and calendar == "gregorian":
        return f"{point.year:04}-{point.month:02}-{point.day:02}"
    first, last = (gregorian_day.fromordinal(ordinal) for ordinal in span(point, calendar))
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return None
    return f"{first.year:04}" if first.month != last.month else f"{first.year:04}-{first.month:02}"
