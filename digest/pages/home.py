"""The first page of an edition: what this is, what is new, when and where."""

from __future__ import annotations

from itertools import islice

from digest.calendars import edtf
from digest.pages import routes
from digest.pages.anniversaries import anniversaries
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind, once
from digest.pages.pieces import Chip, DatedView
from digest.pages.strip import of_chronology, strip
from digest.pages.views import HomeView

LATEST = 8
EVENTS = 5


def _make(desk: Desk, _subject: str) -> Made:
    voice, derived = desk.voice, desk.derived
    newest, coming = _around_today(desk)
    cards = desk.articles(derived.chronology.articles[:LATEST])
    view = HomeView(
        title=voice.word("site.name"),
        tagline=voice.word("site.tagline"),
        about=desk.markdown(voice.word("site.about"), desk.code),
        figures=_figures(desk),
        span=_span(desk),
        strip=strip(desk, derived.chronology.events, of_chronology(desk), exact=True),
        lead=cards[0] if cards else None,
        articles=cards[1:],
        countries=tuple(_weighed(desk)),
        newest=desk.events(newest),
        coming=desk.events(coming),
        today=anniversaries(desk),
        languages=tuple(voice.own_name(code) for code in derived.sourcing.languages),
    )
    return Made(view, "", voice.word("site.tagline"))


def _around_today(desk: Desk) -> tuple[list[str], list[str]]:
    """Return the events that were last on the day of the build, the newest first, and the next to come."""
    newest: list[str] = []
    coming: list[str] = []
    for id in reversed(desk.derived.chronology.events):
        if _coming(desk, id):
            coming.append(id)
        elif len(newest) < EVENTS:
            newest.append(id)
        else:
            break
    return newest, coming[: -EVENTS - 1 : -1]


def _coming(desk: Desk, id: str) -> bool:
    first = desk.derived.facets[id].date.first
    return first is not None and first > desk.site.today


def _figures(desk: Desk) -> tuple[str, ...]:
    library, plural = desk.library, desk.voice.plural
    return (
        plural("count.articles", len(library.articles)),
        plural("count.events", len(library.events)),
        plural("count.countries", len(desk.derived.countries.by_code)),
        plural("count.languages", len(desk.derived.sourcing.languages)),
    )


def _span(desk: Desk) -> DatedView | None:
    """Return the years from the first event to the last, as the strip counts them, or None."""
    found = [desk.voice.heading_year(one.date) for one in desk.derived.facets.values()]
    calendars = {calendar for _, calendar in found}
    if len(calendars) != 1:
        return None
    first, last = min(found)[0], max(found)[0]
    text = f"{first:04d}/{last:04d}" if first < last else f"{first:04d}"
    return desk.voice.when(edtf.parse(text, calendars.pop()))


def _weighed(desk: Desk) -> list[Chip]:
    """Return the countries with events, most first."""
    found = (
        (code, len(index.events)) for code, index in desk.derived.countries.by_code.items() if index.events
    )
    return [desk.chip(code, desk.voice.plural("count.events", n)) for code, n in islice(found, 12)]


KIND = PageKind("home", "home", once, lambda edition, _subject: routes.home(edition), _make)
