"""The chronology: all events by year, each with a permanent address; paged by period where they are many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from digest.pages import periods, routes, rows
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.part import Part
from digest.pages.pieces import Crumb, EventCard, Link, PeriodLink, Phrase, Strip, YearView
from digest.pages.site import Site
from digest.pages.strip import of_chronology, strip
from digest.text.digits import to_digits

LATEST = 8
"""Events shown on the first page of a chronology that is paged."""
FEW = 2
"""With fewer events than this there is nothing to filter."""


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
    latest: tuple[Part[EventCard], ...] = ()
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
    events, parted = desk.derived.chronology.events, desk.derived.periods
    paged = bool(parted.top)
    view = ChronologyView(
        crumbs=desk.crumbs((title, None)),
        title=title,
        intro=intro,
        count=desk.voice.plural("count.events", len(events)),
        strip=strip(desk, events, of_chronology(desk) if paged else None, exact=paged),
        years=() if paged else rows.years(desk, events, few=len(events)),
        filters=_filters(desk, paged) if len(events) >= FEW else None,
        periods=_links(desk, parted.top),
        latest=desk.events(_latest(desk)) if paged else (),
        shelves=parted.shelves,
    )
    return Made(view, title, intro)


def _period(desk: Desk, name: str) -> Made:
    period = desk.derived.periods.by_name[name]
    named = periods.spelled(desk, name)
    title = desk.voice.word("chronology.period", period=named)
    count = desk.voice.plural("count.events", period.count)
    intro = desk.voice.word("chronology.period.text", events=count, period=named)
    around = ((periods.short(desk, one), routes.period(desk.code, one)) for one in period.within)
    before, after = periods.turns(desk, period, partial(routes.period, desk.code))
    view = ChronologyView(
        crumbs=desk.crumbs(desk.section("chronology"), *around, (periods.short(desk, name), None)),
        title=title,
        intro=intro,
        count=count,
        strip=None,
        years=rows.years(desk, period.events, few=len(period.events)),
        periods=_links(desk, period.parts),
        before=before,
        after=after,
        whole=desk.section("chronology")[1],
        shelves=desk.derived.periods.shelves,
    )
    return Made(view, title, intro)


def _links(desk: Desk, names: Iterable[str]) -> tuple[PeriodLink, ...]:
    by_name = desk.derived.periods.by_name
    return periods.links(desk, names, by_name.__getitem__, partial(routes.period, desk.code), "count.events")


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
