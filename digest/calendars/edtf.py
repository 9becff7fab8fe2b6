"""Dates as editors write them: EDTF level 0 with `~ ? %`, intervals, open and unknown ends, and seasons.

A season is named by the year in which it begins and lasts three whole months of its calendar from
`Calendar.spring` (northern spring; 21 spring, 22 summer, 23 autumn, 24 winter).
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from digest.calendars import CALENDARS, Calendar
from digest.model import Edge, Edtf, Point
from digest.problems import Message, message

SEASONS = range(21, 25)

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_NEARLY = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ][0-9].*")
_LATEST = 9_999_999


@lru_cache(maxsize=65_536)
def parse(text: str, calendar: str = "gregorian") -> Edtf:
    """Read a date written in a calendar; ValueError says in one short ASCII line what is wrong with it."""
    if calendar == "gregorian" and len(text) == 10 and text[4] == text[7] == "-":
        try:  # the fast path: nearly every date is a plain Gregorian day
            day = date.fromisoformat(text)
        except ValueError:
            pass  # the full reading below knows what is wrong with it, or that it is 2001~/2003~
        else:
            point = Point(day.year, day.month, day.day)
            ordinal = day.toordinal()
            return Edtf(text, calendar, point, point, ordinal, ordinal)
    if calendar not in CALENDARS:
        raise ValueError(message("unknown-calendar", given=_short(calendar)).near(calendar, CALENDARS))
    return _parse(text, CALENDARS[calendar])


def _parse(text: str, calendar: Calendar) -> Edtf:
    sides = text.split("/")
    if len(sides) == 1:
        point = _point(text, text)
        return Edtf(text, calendar.name, point, point, *_span(point, calendar, text))
    if len(sides) != 2:
        raise ValueError(message("date-unreadable", text=_short(text), advice=_advice(text)))
    start, end = (_edge(side, text) for side in sides)
    first = None if isinstance(start, Edge) else _span(start, calendar, text)[0]
    last = None if isinstance(end, Edge) else _span(end, calendar, text)[1]
    if first is None and last is None:
        raise ValueError(message("date-no-side", text=_short(text)))
    if first is not None and last is not None and last < first:
        raise ValueError(message("date-backwards", text=_short(text)))
    return Edtf(text, calendar.name, start, end, first, last)


def _edge(side: str, text: str) -> Point | Edge:
    return Edge(side) if side in ("", "..") else _point(side, text)


def _point(side: str, text: str) -> Point:
    """Read one side of a date; `text` is the whole of it, for the message."""
    match = _POINT.fullmatch(side)
    if match is None:
        raise ValueError(message("date-unreadable", text=_short(text), advice=_advice(side)))
    year, mark = int(match[1]), match[4]
    month = int(match[2]) if match[2] else None
    day = int(match[3]) if match[3] else None
    if year == 0:
        raise ValueError(message("date-year-0", text=_short(text)))
    if month is not None and not 1 <= month <= 12 and month not in SEASONS:
        raise ValueError(message("date-no-month", text=_short(text), month=match[2]))
    if month in SEASONS and day is not None:
        raise ValueError(message("date-season-day", text=_short(text)))
    return Point(year, month, day, approximate=mark in ("~", "%"), uncertain=mark in ("?", "%"))


def _advice(side: str) -> Message:
    if timed := _TIMED.fullmatch(side):
        return message("date-advice-time", date=timed[1])
    if nearly := _NEARLY.fullmatch(side):
        return message("date-advice-zeros", date=f"{nearly[1]}-{int(nearly[2]):02}-{int(nearly[3]):02}")
    if not side.isascii() and any(map(str.isdigit, side)) and not any(map(str.isalpha, side)):
        return message("date-advice-digits")
    return message("date-advice")


def _short(text: str) -> str:
    """Return the text in ASCII, short enough for one line."""
    short = text if len(text) <= 40 else text[:37] + "..."
    return short.encode("unicode_escape").decode("ascii")


def span(point: Point, calendar: str) -> tuple[int, int]:
    """Return the ordinals of the first and the last day a point may mean; ValueError when it has none."""
    if calendar == "gregorian" and point.day is not None:
        try:  # the fast path, as above
            ordinal = date(point.year, point.month or 0, point.day).toordinal()
        except ValueError:
            pass  # the full reading below knows what is wrong with it
        else:
            return ordinal, ordinal
    return _span(point, CALENDARS[calendar], _written(point))


def _written(point: Point) -> str:
    parts = (f"{point.year:04}", point.month, point.day)
    return "-".join(part if isinstance(part, str) else f"{part:02}" for part in parts if part is not None)


def _span(point: Point, calendar: Calendar, text: str) -> tuple[int, int]:
    year, month, day = point.year, point.month, point.day
    try:
        if month is None:
            return calendar.to_ordinal(year, 1, 1), _month_end(calendar, year, 12)
        if month in SEASONS:
            return _season(year, month, calendar)
        length = calendar.month_length(year, month)
        if day is None:
            return calendar.to_ordinal(year, month, 1), _month_end(calendar, year, month)
        if 1 <= day <= length:
            ordinal = calendar.to_ordinal(year, month, day)
            return ordinal, ordinal
    except ValueError as error:
        raise ValueError(message("date-calendar", text=_short(text), reason=error.args[0])) from error
    named = {"day": f"{day:02}", "month": f"{year:04}-{month:02}"}
    raise ValueError(message("date-no-day", text=_short(text), days=length, **named))


def _month_end(calendar: Calendar, year: int, month: int) -> int:
    return calendar.to_ordinal(year, month, calendar.month_length(year, month))


def _season(year: int, season: int, calendar: Calendar) -> tuple[int, int]:
    if calendar.spring is None:
        raise ValueError(message("calendar-seasons", calendar=calendar.name))
    begins = calendar.spring - 1 + 3 * (season - 21)
    ends = begins + 2
    return (
        calendar.to_ordinal(year, begins + 1, 1),
        _month_end(calendar, year + ends // 12, ends % 12 + 1),
    )


def covering(point: Point, source: str, target: str) -> tuple[Point, Point]:
    """Return the first and last points of another calendar that together hold all a point may mean.

    They are as coarse as the point and carry its doubts: July 2015 lies in Tir and Mordad 1394. A
    season stays one season, since both calendars share the sun; in a calendar without seasons it is
    a span of months. ValueError when the other calendar does not reach that far.
    """
    if source == target:
        return point, point
    calendar = CALENDARS[target]
    first, last = span(point, source)
    if point.month in SEASONS and calendar.spring is not None:
        season = _same_season(point, (first + last) // 2, calendar)
        return season, season
    if first == last:
        day = _coarsened(point, calendar.from_ordinal(first))
        return day, day
    return _coarsened(point, calendar.from_ordinal(first)), _coarsened(point, calendar.from_ordinal(last))


def _coarsened(point: Point, day: tuple[int, int, int]) -> Point:
    return Point(
        day[0],
        None if point.month is None else day[1],
        None if point.day is None else day[2],
        point.approximate,
        point.uncertain,
    )


def _same_season(point: Point, middle: int, calendar: Calendar) -> Point:
    year = calendar.from_ordinal(middle)[0]
    if point.month is not None and not _season(year, point.month, calendar)[0] <= middle:
        year -= 1  # the middle of a winter may lie in the year after the one that names it
    return Point(year, point.month, None, point.approximate, point.uncertain)


def sort_key(date: Edtf) -> tuple[int, int, str]:
    """Return what orders dates, the same in every edition: first known day, last day, text.

    A date without a known start is ordered by its end; one without a known end comes after those
    that start on the same day and end.
    """
    first = date.first if date.first is not None else date.last
    return first or 0, _LATEST if date.last is None else date.last, date.text


def whole_days(date: Edtf) -> tuple[int, int] | None:
    """Return the first and last day of a date that a calendar can show, as ordinals, else None.

    A date that is about, uncertain, or open at an end cannot be shown without inventing a day.
    """
    if isinstance(date.start, Edge) or isinstance(date.end, Edge) or date.first is None or date.last is None:
        return None
    doubts = (date.start.approximate, date.start.uncertain, date.end.approximate, date.end.uncertain)
    return None if any(doubts) else (date.first, date.last)


def overlaps(a: Edtf, b: Edtf) -> bool:
    """Tell whether two dates may share a day; an open or unknown end may be any day."""
    return _not_after(a.first, b.last) and _not_after(b.first, a.last)


def _not_after(first: int | None, last: int | None) -> bool:
    return first is None or last is None or first <= last
