"""The pages of a chronology that is too long for one: centuries, decades, years and months.

The rule: up to `LIMIT` events stand on one page. More are parted by century; a part that holds more than
`LIMIT` is parted again, by decade, by year, by month. A month is never parted. Borders are those of the
Gregorian calendar whatever the edition, so that a period has one address for all editions, and they do not
move when events are added: a page may be parted, but its address stays, with a list of its parts.

An event stands on the page of its first known day. In a year that is parted by month, one whose date is
coarser than a month (2023, summer 2023) stands on the page of the year: its month is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.calendars import CALENDARS
from digest.derive.chronology import Chronology
from digest.model import Edge, Edtf, Library

LIMIT = 200
"""Events on one page, before it is parted."""

SHELF = 500
"""Events in a file that says where they stand, about."""

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with a page: `name` is its address and an EDTF date ("1960/1969" has a hyphen there).

    `parts` are the names of the periods it is parted into; `events` the ids of those that stand on its own
    page, oldest first; `count` how many there are in all; `within` the periods around it, the widest first.
    """

    name: str
    within: tuple[str, ...]
    parts: tuple[str, ...]
    events: tuple[str, ...]
    count: int

    @property
    def date(self) -> str:
        """Return the period as EDTF."""
        return self.name.replace("-", "/") if len(self.name) > len("2023-07") else self.name


@dataclass(frozen=True, slots=True)
class Periods:
    """Every period by name, in the order of time, one before its parts; none where all is on one page.

    `place` is event id to the name of the period it stands in.
    """

    by_name: Mapping[str, Period] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)

    @property
    def top(self) -> tuple[Period, ...]:
        """Return the periods that are in no other."""
        return tuple(one for one in self.by_name.values() if not one.within)

    @property
    def shelves(self) -> int:
        """Return in how many files it is kept on which page an event stands; 0 where all is on one page."""
        return len(self.place) // SHELF + 1 if self.place else 0

    def shelf(self, id: str) -> int:
        """Return the number of the file of an event, as templates/assets/chronology.js works it out."""
        return sum(map(ord, id)) % self.shelves

    @property
    def filled(self) -> tuple[Period, ...]:
        """Return the periods whose pages hold events, in the order of time."""
        return tuple(one for one in self.by_name.values() if one.events)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event's id and the Gregorian year and month of its first known day; None: the month is not known."""

    id: str
    year: int
    month: int | None


def periods(library: Library, order: Chronology, limit: int = LIMIT) -> Periods:
    """Part the events into pages of `limit` at most, as far as whole months allow."""
    if len(order.events) <= limit:
        return Periods()
    entries = [_entry(id, library.events[id].date) for id in order.events]
    found = {one.name: one for one in _parts(entries, 0, (), limit)}
    place = {id: one.name for one in found.values() for id in one.events}
    return Periods(found, place)


def _entry(id: str, date: Edtf) -> _Entry:
    first = date.first if date.first is not None else date.last
    assert first is not None  # a date has at least one known end
    year, month, _ = CALENDARS["gregorian"].from_ordinal(first)
    point = date.end if isinstance(date.start, Edge) else date.start
    known = not isinstance(point, Edge) and point.month is not None and point.month <= MONTHS
    return _Entry(id, year, month if known else None)


def _parts(entries: Sequence[_Entry], level: int, within: tuple[str, ...], limit: int) -> Iterator[Period]:
    """Yield the periods of a level that hold these entries, each followed by its parts."""
    groups: dict[str, list[_Entry]] = {}
    for entry in entries:
        groups.setdefault(_LEVELS[level](entry), []).append(entry)
    for name in sorted(groups):
        yield from _period(name, groups[name], level, within, limit)


def _period(
    name: str, entries: Sequence[_Entry], level: int, within: tuple[str, ...], limit: int
) -> Iterator[Period]:
    count = len(entries)
    if count <= limit or level == len(_LEVELS) - 1:
        yield Period(name, within, (), tuple(one.id for one in entries), count)
        return
    months = level == len(_LEVELS) - 2
    own = [one for one in entries if months and one.month is None]
    rest = [one for one in entries if not (months and one.month is None)]
    below = tuple(_parts(rest, level + 1, (*within, name), limit))
    parts = tuple(one.name for one in below if len(one.within) == level + 1)
    yield Period(name, within, parts, tuple(one.id for one in own), count)
    yield from below


def _century(entry: _Entry) -> str:
    first = entry.year - entry.year % 100
    return f"{max(first, 1):04}-{first + 99:04}"


def _decade(entry: _Entry) -> str:
    first = entry.year - entry.year % 10
    return f"{max(first, 1):04}-{first + 9:04}"


def _year(entry: _Entry) -> str:
    return f"{entry.year:04}"


def _month(entry: _Entry) -> str:
    return f"{entry.year:04}-{entry.month:02}"


_LEVELS = (_century, _decade, _year, _month)
