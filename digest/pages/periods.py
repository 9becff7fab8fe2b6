"""The pages a long list is parted into by time: their names in words, and the links between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from digest.calendars import edtf
from digest.derive.periods import Period, dated
from digest.pages.desk import Desk
from digest.pages.pieces import Link, PeriodLink
from digest.text import dates

YEAR = len("2003")
"""The length of the name of a year: the list of all periods goes down to these."""

At = Callable[[str], str]
"""Name of a period to its address."""


def spelled(desk: Desk, name: str) -> str:
    """Return a period in words: in the edition's own calendar, and in the one its borders are drawn in."""
    own, bounds = short(desk, name), _bounds(desk, name)
    return own if own == bounds else desk.voice.word("chronology.period.names", period=own, other=bounds)


def short(desk: Desk, name: str) -> str:
    """Return a period in the edition's own calendar, where that reaches it."""
    return desk.voice.spell(edtf.parse(dated(name))) or _bounds(desk, name)


def _bounds(desk: Desk, name: str) -> str:
    return dates.plain(dates.spell(edtf.parse(dated(name)), "gregorian", desk.voice.edition))


def links(
    desk: Desk, names: Iterable[str], get: Callable[[str], Period], at: At, counted: str
) -> tuple[PeriodLink, ...]:
    """Return links to periods, and in them to their parts as far as years; a year's months are on its page.

    `counted` is what they hold: the key of a plural.
    """
    return tuple(
        PeriodLink(
            name=desk.voice.phrase(spelled(desk, name)),
            url=at(name),
            count=desk.voice.plural(counted, get(name).count),
            parts=links(desk, get(name).parts, get, at, counted) if len(name) != YEAR else (),
        )
        for name in names
    )


def turns(desk: Desk, period: Period, at: At) -> tuple[Link | None, Link | None]:
    """Return the pages of what was before and after a period."""
    before = _turn(desk, "chronology.earlier", period.before, at)
    return before, _turn(desk, "chronology.later", period.after, at)


def _turn(desk: Desk, key: str, name: str, at: At) -> Link | None:
    if not name:
        return None
    return Link(desk.voice.phrase(desk.voice.word(key, period=short(desk, name))), at(name))
