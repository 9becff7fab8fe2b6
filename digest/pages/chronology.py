"""The chronology: all events by year, each with a permanent address; paged by period where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from digest.calendars import edtf
from digest.derive.periods import Period
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.pieces import Crumb, EventCard, Link, Phrase, Strip, YearView
from digest.pages.site import Site
from digest.pages.strip import strip
from digest.text import dates
from digest.text.digits import to_digits

LATEST = 8
"""Events shown on the first page of a chronology that is paged."""
FEW = 2
"""With fewer events than this there is nothing to filter."""


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """A page of the chronology in the list of all: its name, how many events, the pages it is parted into."""

    name: Phrase
    url: str
    count: str
    parts: tuple[PeriodLink, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the filters need to begin: the address of their index, and how a date is written there."""

    index: str
    hint: Phrase
    wrong: Phrase
    paged: bool


@dataclass(frozen=True, slots=True)
class ChronologyView:
    """All events by year, or a period of them.

    Where they are paged, the first page has all `periods` and the `latest` events, and the page of a period
    has its parts in `periods`, the pages `before` and `after` it, and leads back to `whole`. `filters` is
    None on the page of a period: filters go over all events. `shelves` is how many files say where they are.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    count: str
    strip: Strip | None
    years: tuple[YearView, ...]
    filters: Filters | None = None
    periods: tuple[PeriodLink, ...] = ()
    latest: tuple[EventCard, ...] = ()
    before: Link | None = None
    after: Link | None = None
    whole: str | None = None
    shelves: int = 0


def _subjects(site: Site, _edition: str) -> Iterator[str]:
    yield ""
    yield from site.derived.periods.by_name


def _make(desk: Desk, subject: str) -> Made:
    return _period(desk, subject) if subject else _whole(desk)


def _whole(desk: Desk) -> Made:
    title, intro = desk.section("chronology")[0], desk.voice.word("chronology.intro")
    events, periods = desk.derived.chronology.events, desk.derived.periods
    paged = bool(periods.by_name)
    view = ChronologyView(
        crumbs=desk.crumbs((title, None)),
        title=title,
        intro=intro,
        count=desk.voice.plural("count.events", len(events)),
        strip=strip(desk, events, routes.section(desk.code, "chronology") if paged else ""),
        years=() if paged else desk.years(events),
        filters=_filters(desk, paged) if len(events) >= FEW else None,
        periods=_links(desk, periods.top),
        latest=desk.events(_latest(desk)) if paged else (),
        shelves=periods.shelves,
    )
    return Made(view, title, intro)


def _period(desk: Desk, name: str) -> Made:
    by_name = desk.derived.periods.by_name
    period = by_name[name]
    named = spelled(desk, period)
    title = desk.voice.word("chronology.period", period=named)
    count = desk.voice.plural("count.events", period.count)
    intro = desk.voice.word("chronology.period.text", events=count, period=named)
    around = ((_short(desk, by_name[one]), routes.period(desk.code, one)) for one in period.within)
    before, after = _beside(desk, period)
    view = ChronologyView(
        crumbs=desk.crumbs(desk.section("chronology"), *around, (_short(desk, period), None)),
        title=title,
        intro=intro,
        count=count,
        strip=None,
        years=desk.years(period.events),
        periods=_links(desk, (by_name[one] for one in period.parts)),
        before=before,
        after=after,
        whole=desk.section("chronology")[1],
        shelves=desk.derived.periods.shelves,
    )
    return Made(view, title, intro)


def spelled(desk: Desk, period: Period) -> str:
    """Return a period in words: in the edition's own calendar, and in the one its borders are drawn in."""
    own, bounds = _short(desk, period), _bounds(desk, period)
    return own if own == bounds else desk.voice.word("chronology.period.names", period=own, other=bounds)


def _short(desk: Desk, period: Period) -> str:
    """Return a period in the edition's own calendar, where that reaches it."""
    return desk.voice.spell(edtf.parse(period.date)) or _bounds(desk, period)


def _bounds(desk: Desk, period: Period) -> str:
    return dates.plain(dates.spell(edtf.parse(period.date), "gregorian", desk.voice.edition))


def _links(desk: Desk, periods: Iterable[Period]) -> tuple[PeriodLink, ...]:
    by_name = desk.derived.periods.by_name
    return tuple(
        PeriodLink(
            name=desk.voice.phrase(spelled(desk, one)),
            url=routes.period(desk.code, one.name),
            count=desk.voice.plural("count.events", one.count),
            parts=_links(desk, (by_name[part] for part in one.parts)),
        )
        for one in periods
    )


def _beside(desk: Desk, period: Period) -> tuple[Link | None, Link | None]:
    """Return the pages of events before and after a period's own events, or before and after all of it."""
    names = list(desk.derived.periods.by_name)
    at = names.index(period.name)
    filled = {one.name: one for one in desk.derived.periods.filled}
    before = next((filled[name] for name in reversed(names[:at]) if name in filled), None)
    after = next((filled[name] for name in names[at + 1 :] if name in filled), None)
    return _turn(desk, "chronology.earlier", before), _turn(desk, "chronology.later", after)


def _turn(desk: Desk, key: str, period: Period | None) -> Link | None:
    if period is None:
        return None
    text = desk.voice.word(key, period=_short(desk, period))
    return Link(desk.voice.phrase(text), routes.period(desk.code, period.name))


def _latest(desk: Desk) -> Iterator[str]:
    """Yield the events that were last on the day of the build, the newest first."""
    events, today = desk.library.events, desk.site.today
    past = (id for id in reversed(desk.derived.chronology.events) if (events[id].date.first or 0) <= today)
    return islice(past, LATEST)


def _filters(desk: Desk, paged: bool) -> Filters:
    """Return the filters, with a date of the last event as an example of how one is written."""
    voice = desk.voice
    last = desk.library.events[desk.derived.chronology.events[-1]].date
    year = voice.heading_year(last)[0]
    numbering = voice.edition.numbering
    # Between Arabic digits hyphens would turn the parts around; a slash keeps them, and is usual there.
    day = f"{year:04}-02-19" if numbering == "latn" else f"{year:04}/02/19"
    written = (to_digits(one, numbering) for one in (f"{year:04}", day))
    example = voice.join(written)
    hint = voice.phrase(voice.word("filter.date", example=example))
    wrong = voice.phrase(voice.word("filter.date.wrong", example=example))
    return Filters(routes.chronology_index(desk.code), hint, wrong, paged)


KIND = PageKind("chronology", "chronology", _subjects, routes.period, _make)
