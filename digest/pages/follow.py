"""How a page can be followed: which feeds and calendars there are, where, and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.calendars.edtf import whole_days
from digest.derive.chronology import ARTICLES, DAYS, EVENTS
from digest.pages import routes
from digest.pages.around import Follow
from digest.pages.desk import Desk
from digest.pages.once import once
from digest.pages.site import Site
from digest.trace import remembered

FEEDS = {"atom": "application/atom+xml", "json": "application/feed+json"}
CALENDAR = "text/calendar"

FOLLOWED = ("home", "chronology", "country", "relation")
"""The kinds of page that have a feed. Of these, chronology and country also have a calendar."""


class Told(NamedTuple):
    """What a feed or a calendar may hold: ids of articles, newest first, and of events, oldest first."""

    articles: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


def told(site: Site, kind: str, subject: str) -> Told:
    """Return what the feed and the calendar of a page may hold; nothing for a kind that has neither."""
    derived = site.derived
    if kind == "home":
        return Told(articles=derived.chronology.articles)
    if kind == "chronology":
        return Told(events=derived.chronology.events)
    if kind == "country":
        country = derived.countries.by_code[subject]
        return Told(country.articles, country.events)
    if kind == "relation":
        first, second = subject.split("-")
        relation = derived.relations.by_pair[first, second]
        return Told(relation.articles, relation.events)
    return Told()


def has_feed(site: Site, kind: str, subject: str) -> bool:
    """Tell whether a page has a feed: that names absolute addresses, and needs something to hold."""
    if not site.url:
        return False
    if kind in _OF_ALL:  # without a look at which there are: that would concern every page
        return site.derived.chronology.held[_OF_ALL[kind]]
    what = told(site, kind, subject)
    return bool(what.articles or what.events)


_OF_ALL = {"home": ARTICLES, "chronology": EVENTS}
"""The kinds of page whose feed may hold all there are of something."""


def has_calendar(site: Site, kind: str, subject: str) -> bool:
    """Tell whether a page has a calendar, and the calendar something to show."""
    if kind == "chronology":
        return site.derived.chronology.held[DAYS]
    return next(calendar_events(site, kind, told(site, kind, subject)), None) is not None


def calendar_events(site: Site, kind: str, what: Told) -> Iterator[str]:
    """Yield the ids of the events that a page's calendar may hold, the latest first."""
    if kind in ("chronology", "country"):
        facets = site.derived.facets
        yield from (id for id in reversed(what.events) if whole_days(facets[id].date))


@once
def feed_title(desk: Desk, kind: str, subject: str) -> str:
    """Return the name of what is followed, with that of the site; plain text."""
    site_name = desk.voice.word("site.name")
    if kind == "chronology":
        title = desk.voice.word("nav.chronology")
    elif kind == "country":
        title = desk.country_name(subject)
    elif kind == "relation":
        first, second = subject.split("-")
        title = desk.relation((first, second)).text.text
    else:
        return site_name
    return desk.voice.word("title.pattern", title=title, site=site_name)


def ways(desk: Desk, kind: str, subject: str, url: str) -> tuple[Follow, ...]:
    """Return how to follow a page: the list of articles as the first page, a period as the chronology."""
    if kind == "articles":
        return _followed(desk, "home", "", routes.home(desk.code))
    if kind == "chronology":
        return _followed(desk, kind, "", routes.section(desk.code, kind))
    return _followed(desk, kind, subject, url) if kind in FOLLOWED else ()


@once
def _followed(desk: Desk, kind: str, subject: str, url: str) -> tuple[Follow, ...]:
    return tuple(_ways(desk, kind, subject, url))


def _ways(desk: Desk, kind: str, subject: str, url: str) -> Iterator[Follow]:
    title = feed_title(desk, kind, subject)
    if has_feed(desk.site, kind, subject):
        for format, type in FEEDS.items():
            label = desk.voice.phrase(desk.voice.word(f"follow.{format}"))
            yield Follow(format, routes.feed(url, format), type, label, title)
    if has_calendar(desk.site, kind, subject):
        label = desk.voice.phrase(desk.voice.word("follow.calendar"))
        yield Follow("calendar", routes.calendar(url), CALENDAR, label, title)


@remembered
def edition_feed(desk: Desk) -> str:
    """Return the address of the feed of an edition's articles, or nothing where there is none."""
    return routes.feed(routes.home(desk.code), "atom") if has_feed(desk.site, "home", "") else ""
