"""The pages of a chronology that is too long for one: centuries, decades, years and months.

The rule: up to `LIMIT` events stand on one page. More are parted by century; a part that holds more than
`LIMIT` is parted again, by decade, by year, by month. A month is never parted. Borders are those of the
Gregorian calendar whatever the edition, so that a period has one address for all editions, and they do not
move when events are added: a page may be parted, but its address stays, with a list of its parts.

An event stands on the page of its first known day. In a year that is parted by month, one whose date is
coarser than a month (2023, summer 2023) stands on the page of the year: its month is not known. What there
is of a country or another subject is parted by the same rule (archives.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.calendars import CALENDARS
from digest.derive.chronology import Chronology
from digest.model import Edge, Edtf, Library

LIMIT = 80
"""Events on one page, with all that is told of them, before it is parted."""

SHELF = 500
"""Events in a file that says where they stand, about."""

MONTHS = 12


Stamp = tuple[int, int | None]
"""The Gregorian year and month of the first known day of a date; None: the month is not known."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time with a page: `name` is its address and an EDTF date ("1960/1969" has a hyphen there).

    `parts` are the names of the periods it is parted into; `events` the ids of those that stand on its own
    page, oldest first; `count` how many there are in all; `within` the periods around it, the widest first;
    `before` and `after` the nearest periods whose pages hold something, "" where there is none. `articles`
    and `mentioned`, oldest first, are empty in the chronology.
    """

    name: str
    within: tuple[str, ...]
    parts: tuple[str, ...]
    events: tuple[str, ...]
    count: int
    before: str = ""
    after: str = ""
    articles: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()

    @property
    def date(self) -> str:
        """Return the period as EDTF."""
        return dated(self.name)

    @property
    def filled(self) -> bool:
        """Tell whether anything stands on its own page."""
        return bool(self.events or self.articles or self.mentioned)


def dated(name: str) -> str:
    """Return a period's name as EDTF.

    >>> dated("1960-1969"), dated("2003"), dated("2003-07")
    ('1960/1969', '2003', '2003-07')
    """
    return name.replace("-", "/") if len(name) > len("2023-07") else name


@dataclass(frozen=True, slots=True)
class Periods:
    """Every period by name, in the order of time, one before its parts; none where all is on one page.

    `top` names the periods that are in no other; `place` is event id to the name of the period it stands in,
    kept in so many files as `shelved` has, one number in a sequence: who reads it reads nothing else.
    """

    by_name: Mapping[str, Period] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)
    top: tuple[str, ...] = ()
    shelved: tuple[int, ...] = ()

    @property
    def shelves(self) -> int:
        """Return in how many files it is kept on which page an event stands; 0 where all is on one page."""
        return self.shelved[0] if self.shelved else 0

    def shelf(self, id: str) -> int:
        """Return the number of the file of an event, as templates/assets/chronology.js works it out."""
        return sum(map(ord, id)) % self.shelves


def periods(library: Library, order: Chronology, limit: int = LIMIT) -> Periods:
    """Part the events into pages of `limit` at most, as far as whole months allow."""
    if len(order.events) <= limit:
        return Periods()
    stamps = {id: stamp(library.events[id].date) for id in order.events}
    branches = tuple(parted(Counter(stamps.values()), limit))
    where = places(branches)
    place = {id: where[stamps[id]] for id in order.events}
    found = filled(branches, gathered(order.events, place))
    return Periods(found, place, tops(branches), (len(place) // SHELF + 1,))


def stamp(date: Edtf) -> Stamp:
    """Return when a date is filed."""
    first = date.first if date.first is not None else date.last
    assert first is not None  # a date has at least one known end
    year, month, _ = CALENDARS["gregorian"].from_ordinal(first)
    point = date.end if isinstance(date.start, Edge) else date.start
    known = not isinstance(point, Edge) and point.month is not None and point.month <= MONTHS
    return year, month if known else None


@dataclass(frozen=True, slots=True)
class Branch:
    """A period before anything is laid in it: `own` are the stamps of what stands on its own page."""

    name: str
    within: tuple[str, ...]
    parts: tuple[str, ...]
    count: int
    own: tuple[Stamp, ...]


def parted(counts: Mapping[Stamp, int], limit: int) -> Iterator[Branch]:
    """Yield the periods of things counted by stamp, in the order of time, one before its parts."""
    return _parts(counts, 0, (), limit)


def places(branches: Iterable[Branch]) -> dict[Stamp, str]:
    """Return stamp to the name of the period where what has it stands."""
    return {one: branch.name for branch in branches for one in branch.own}


def tops(branches: Iterable[Branch]) -> tuple[str, ...]:
    """Return the names of the periods that are in no other."""
    return tuple(branch.name for branch in branches if not branch.within)


def gathered(ids: Iterable[str], place: Mapping[str, str]) -> dict[str, list[str]]:
    """Return name of a period to the ids that stand there, in the order given."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for id in ids:
        found[place[id]].append(id)
    return found


def filled(
    branches: Sequence[Branch],
    events: Mapping[str, Sequence[str]],
    articles: Mapping[str, Sequence[str]] | None = None,
    mentioned: Mapping[str, Sequence[str]] | None = None,
) -> dict[str, Period]:
    """Return every period by name with what stands on its page, and the way from one to the next."""
    after = dict(zip(names := [one.name for one in branches], _turns(branches[::-1])[::-1], strict=True))
    before = dict(zip(names, _turns(branches), strict=True))
    return {
        one.name: Period(
            one.name,
            one.within,
            one.parts,
            tuple(events.get(one.name, ())),
            one.count,
            before[one.name],
            after[one.name],
            tuple((articles or {}).get(one.name, ())),
            tuple((mentioned or {}).get(one.name, ())),
        )
        for one in branches
    }


def _turns(branches: Iterable[Branch]) -> list[str]:
    """Return for each period the last one before it that holds something itself."""
    found, last = [], ""
    for one in branches:
        found.append(last)
        last = one.name if one.own else last
    return found


def _parts(counts: Mapping[Stamp, int], level: int, within: tuple[str, ...], limit: int) -> Iterator[Branch]:
    """Yield the periods of a level that hold these, each followed by its parts."""
    groups: dict[str, dict[Stamp, int]] = {}
    for one, count in counts.items():
        groups.setdefault(_LEVELS[level](one), {})[one] = count
    for name in sorted(groups):
        yield from _period(name, groups[name], level, within, limit)


def _period(
    name: str, counts: Mapping[Stamp, int], level: int, within: tuple[str, ...], limit: int
) -> Iterator[Branch]:
    count = sum(counts.values())
    if count <= limit or level == len(_LEVELS) - 1:
        yield Branch(name, within, (), count, tuple(counts))
        return
    months = level == len(_LEVELS) - 2
    own = tuple(one for one in counts if months and one[1] is None)
    rest = {one: count for one, count in counts.items() if one not in own}
    below = tuple(_parts(rest, level + 1, (*within, name), limit))
    parts = tuple(one.name for one in below if len(one.within) == level + 1)
    yield Branch(name, within, parts, count, own)
    yield from below


def _century(one: Stamp) -> str:
    first = one[0] - one[0] % 100
    return f"{max(first, 1):04}-{first + 99:04}"


def _decade(one: Stamp) -> str:
    first = one[0] - one[0] % 10
    return f"{max(first, 1):04}-{first + 9:04}"


def _year(one: Stamp) -> str:
    return f"{one[0]:04}"


def _month(one: Stamp) -> str:
    return f"{one[0]:04}-{one[1]:02}"


_LEVELS = (_century, _decade, _year, _month)
