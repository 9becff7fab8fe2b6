"""On this day: events of earlier years, by an edition's first calendar, from the day given to the build."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.calendars import CALENDARS, Calendar
from digest.model import Edge, Edtf
from digest.pages.desk import Desk
from digest.pages.part import Part
from digest.pages.pieces import EventCard
from digest.text import dates

MOST = 5
NEAR = 3
"""So many days before and after today make up "this week"."""

Days = dict[tuple[int, int], int]
"""(month, day) to how many days away from today that is."""


class Anniversaries(NamedTuple):
    """Events of other years on this day, or else in this week: oldest first, never none.

    `when` names the day and the calendar it is counted in.
    """

    title: str
    when: str
    events: tuple[Part[EventCard], ...]


def anniversaries(desk: Desk) -> Anniversaries | None:
    """Return what happened on this day in other years, else in this week, else None."""
    calendar = CALENDARS[desk.voice.edition.calendars[0]]
    try:
        near = around(desk.site.today, calendar)
    except ValueError:  # a calendar that does not reach today
        return None
    found: dict[bool, list[str]] = {True: [], False: []}
    for id, away in _remembered(desk, calendar, near):
        found[away == 0].append(id)
    exact = bool(found[True])
    events = found[exact][-MOST:]
    if not events:
        return None
    _, month, day = calendar.from_ordinal(desk.site.today)
    spelled = dates.month_day(month, day, calendar.name, desk.voice.edition)
    counted = desk.voice.word(f"calendar.{calendar.name}")
    return Anniversaries(
        title=desk.voice.word("home.today" if exact else "home.week"),
        when=desk.voice.word("home.today.when", day=spelled, calendar=counted),
        events=desk.events(events),
    )


def around(today: int, calendar: Calendar) -> Days:
    """Return the days around a day (an ordinal); a leap day this year lacks falls on the day before it.

    ValueError when the calendar does not reach that far.
    """
    found: Days = {}
    for away in sorted(range(-NEAR, NEAR + 1), key=abs):
        year, month, day = calendar.from_ordinal(today + away)
        found[month, day] = away
        if day == calendar.month_length(year, month):
            found.setdefault((month, day + 1), away)
    return found


def known_day(date: Edtf) -> int | None:
    """Return the day something took place or began, as an ordinal; None unless it is known to the day."""
    start = date.start
    if isinstance(start, Edge) or start.day is None or start.approximate or start.uncertain:
        return None
    return date.first


def _remembered(desk: Desk, calendar: Calendar, near: Days) -> Iterator[tuple[str, int]]:
    """Yield (event id, days away) of events of earlier years around this day, oldest first."""
    latest = desk.site.today - 2 * NEAR
    for id, facts in desk.derived.facets.items():
        day = known_day(facts.date)
        if day is None or day > latest:
            continue
        try:
            _, month, of_month = calendar.from_ordinal(day)
        except ValueError:
            continue
        away = near.get((month, of_month))
        if away is not None:
            yield id, away
