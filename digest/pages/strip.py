"""The density strip: how many events each year (or month) has, as a small picture with a table beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from digest.calendars import CALENDARS, edtf
from digest.model import Edge, Edtf
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.pieces import Bar, Decade, Strip
from digest.text import dates

HEIGHT = 48
STEP = 10
LOWEST = 6
"""A year with one event among busy ones is still seen: the least height of a bar."""
MONTHS = 12
YEARS_BY_MONTH = 2
"""Up to so many years are shown month by month."""
MANY = 16
"""More bars than this are too narrow for a finger: their years are also offered by decade."""


class Timeline(NamedTuple):
    """Where events stand on the axis of time: a year (or year * 12 + month - 1) to their ids, oldest first.

    `calendar` is the one that counts the months; "" where a place is a year.
    """

    slots: Mapping[int, Sequence[str]]
    calendar: str = ""


At = Callable[[str], str]
"""Id of an event to the address of the page where it stands under its year."""


def strip(desk: Desk, ids: Iterable[str], at: At | None = None, exact: bool = False) -> Strip | None:
    """Return the strip of events, in the order of time; `at` is None where their years are on this very page.

    Else a bar leads to the page where the first event of its year stands; a bar of a month to that event,
    where it has its place there (`exact`). None when the events lie within a single year whose months are
    not known, or a single month: a picture of one bar says nothing.
    """
    line = timeline(desk, ids)
    slots, months = line.slots, bool(line.calendar)
    if len(slots) < 2:
        return None
    first, last, most = min(slots), max(slots), max(map(len, slots.values()))
    width = (last - first + 1) * STEP
    mirrored = desk.voice.edition.direction == "rtl"
    bars = []
    for slot in sorted(slots):
        start = (slot - first) * STEP
        height = max(LOWEST, round(HEIGHT * len(slots[slot]) / most))
        bars.append(
            Bar(
                year=_name(desk, slot, line.calendar),
                count=desk.voice.plural("count.events", len(slots[slot])),
                number=desk.voice.number(len(slots[slot])),
                url=_url(slots[slot][0], slot, months, at, exact),
                x=width - start - STEP if mirrored else start,
                y=HEIGHT - height,
                height=height,
            )
        )
    decades = () if months or len(bars) <= MANY else _decades(desk, slots, bars)
    return Strip(width, HEIGHT, STEP, tuple(bars), bars[0].year, bars[-1].year, months, decades)


def timeline(desk: Desk, ids: Iterable[str]) -> Timeline:
    """Return the events by month, where all lie within two years and their months are known; else by year."""
    facets = desk.derived.facets
    found = [(id, facets[id].date) for id in ids]
    years: dict[int, list[str]] = {}
    calendars = set()
    for id, date in found:
        year, calendar = desk.voice.heading_year(date)
        calendars.add(calendar)
        years.setdefault(year, []).append(id)
    few = bool(years) and max(years) - min(years) < YEARS_BY_MONTH
    if not few or len(calendars) != 1 or not all(_to_the_month(date) for _, date in found):
        return Timeline(years)
    months: dict[int, list[str]] = {}
    calendar = calendars.pop()
    count = CALENDARS[calendar].from_ordinal
    for id, date in found:
        year, month, _ = count(_day(date))
        months.setdefault(year * MONTHS + month - 1, []).append(id)
    return Timeline(months, calendar)


def _day(date: Edtf) -> int:
    first = date.first if date.first is not None else date.last
    assert first is not None  # a date has at least one known end
    return first


def _to_the_month(date: Edtf) -> bool:
    point = date.end if isinstance(date.start, Edge) else date.start
    return not isinstance(point, Edge) and point.month is not None and point.month <= MONTHS


def _name(desk: Desk, slot: int, calendar: str) -> str:
    if not calendar:
        return desk.voice.year(slot)
    year, month = divmod(slot, MONTHS)
    date = edtf.parse(f"{year:04}-{month + 1:02}", calendar)
    return dates.plain(dates.spell(date, calendar, desk.voice.edition))


def _url(first: str, slot: int, months: bool, at: At | None, exact: bool) -> str:
    page = at(first) if at else ""
    return f"{page}#{first}" if months and exact else f"{page}#year-{slot // MONTHS if months else slot}"


def of_chronology(desk: Desk) -> At:
    """Return what tells the page of the chronology where an event stands."""
    place = desk.derived.periods.place
    return lambda id: routes.period(desk.code, place.get(id, ""))


def _decades(desk: Desk, slots: Mapping[int, Sequence[str]], bars: Sequence[Bar]) -> tuple[Decade, ...]:
    held: dict[int, list[tuple[int, Bar]]] = {}
    for slot, bar in zip(sorted(slots), bars, strict=True):
        held.setdefault(slot - slot % 10, []).append((len(slots[slot]), bar))
    return tuple(
        Decade(
            id=str(year),
            name=desk.voice.word("strip.decade", year=desk.voice.year(year)),
            count=desk.voice.plural("count.events", sum(count for count, _ in found)),
            bars=tuple(bar for _, bar in found),
        )
        for year, found in held.items()
    )
