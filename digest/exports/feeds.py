"""Feeds of articles, of the chronology, and of each country and relation, in every edition and format.

A feed names absolute addresses: a site that does not know its own has no feeds. Newest first means what the
digest learnt last, by `days`: an old article read today is news to those who follow the digest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from heapq import nsmallest
from html import escape

from digest.exports import atom, feed_entries, identity, json_feed
from digest.exports.days import Days, coarse, days
from digest.exports.feed import Feed, Format
from digest.exports.kind import Export, Whole
from digest.pages import routes, welcome
from digest.pages.desk import Desk
from digest.pages.follow import FEEDS, FOLLOWED, Told, feed_title, has_feed, told, ways
from digest.pages.framing import base
from digest.pages.kind import Made
from digest.pages.plan import KINDS, Page

FORMATS: tuple[Format, ...] = (atom.FORMAT, json_feed.FORMAT)

MOST = 50
"""Entries in the feed of an edition or of its chronology."""

MOST_NARROW = 20
"""Entries in the feed of a country or a relation: there may be thousands of these feeds."""

Place = tuple[int, int, str, str]
"""What orders entries, newest first: day known and own day, both negative, then kind and id."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the feed of a page holds, in order, the same in every edition."""

    kind: str
    subject: str
    editions: tuple[str, ...]
    entries: tuple[Place, ...]


def choices(whole: Whole, known: Days) -> Iterator[Choice]:
    """Yield every feed there is."""
    library = whole.site.library
    articles = {
        id: (-known.articles[id], -coarse(one.published.date), "article", id)
        for id, one in library.articles.items()
    }
    events = {id: (-known.events[id], -coarse(one.date), "event", id) for id, one in library.events.items()}
    for kind, subject, editions in _followed(whole.pages):
        what = told(whole.site, kind, subject)
        if has_feed(whole.site, what):
            most = MOST_NARROW if subject else MOST
            found = nsmallest(most, _places(what, articles, events))
            yield Choice(kind, subject, editions, tuple(found))


def _followed(pages: Iterable[Page]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield (kind, subject, editions) of every page that has a feed, once for all its editions."""
    for page in pages:
        is_period = page.kind == "chronology" and page.subject
        if page.kind in FOLLOWED and page.edition == page.editions[0] and not is_period:
            yield page.kind, page.subject, page.editions


def _places(what: Told, articles: dict[str, Place], events: dict[str, Place]) -> Iterator[Place]:
    yield from (articles[id] for id in what.articles)
    yield from (events[id] for id in what.events)


def _files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    known = days(whole.site.library)
    chosen, first = tuple(choices(whole, known)), identity.first_ids(whole.moved)
    for code, desk in whole.desks.items():

        @cache
        def written(kind: str, id: str, desk: Desk = desk) -> tuple[str, ...]:
            if kind == "article":
                entry = feed_entries.article(desk, known, first, id)
            else:
                entry = feed_entries.event(desk, known, id)
            return tuple(format.entry(entry) for format in FORMATS)

        for choice in chosen:
            if code in choice.editions:
                entries = [written(kind, id) for _, _, kind, id in choice.entries]
                about = _about(desk, choice)
                for format, texts in zip(FORMATS, zip(*entries, strict=True), strict=True):
                    path = routes.feed(KINDS[choice.kind].url(code, choice.subject), format.name)
                    yield path, format.feed(_in_format(about, format), texts)


def _about(desk: Desk, choice: Choice) -> Feed:
    """Return what a feed says of itself in every format; addresses of feeds are those of their pages yet."""
    site, kind, subject = desk.site, choice.kind, choice.subject
    tagged = {"home": "site.tagline", "chronology": "chronology.intro"}.get(kind)
    pages = {code: site.url + KINDS[kind].url(code, subject) for code in choice.editions}
    return Feed(
        id=identity.urn(desk.code, "feed", f"{kind}/{subject}"),
        lang=desk.code,
        title=feed_title(desk, kind, subject),
        subtitle=desk.voice.word(tagged) if tagged else "",
        url=pages[desk.code],
        page=pages[desk.code],
        author=desk.voice.word("site.name"),
        home=site.url + routes.home(desk.code),
        icon=site.url + routes.icon("icon-192.png"),
        rights=(site.licence.title or site.licence.name) if site.licence else "",
        updated=-choice.entries[0][0],
        others=tuple((code, page) for code, page in pages.items() if code != desk.code),
    )


def _in_format(about: Feed, format: Format) -> Feed:
    others = tuple((code, routes.feed(page, format.name)) for code, page in about.others)
    return replace(about, url=routes.feed(about.page, format.name), others=others)


def _head(desk: Desk, page: Page, _made: Made) -> str:
    """Return links to the feeds of a page, and to that of its edition; the root offers every edition's."""
    up = base(desk.site, page.url)
    found = {one.url: (one.type, one.title) for one in ways(desk, page.kind, page.subject, page.url)}
    for code in desk.library.editions if page.url == welcome.ROOT else (page.edition,):
        if page.url != welcome.NOT_FOUND and has_feed(desk.site, told(desk.site, "home", "")):
            title = desk.library.editions[code].words["site.name"]
            found.setdefault(routes.feed(routes.home(code), "atom"), (FEEDS["atom"], title))
    return "".join(
        f'<link rel="alternate" type="{type}" title="{escape(title)}" href="{escape(up + url)}">\n'
        for url, (type, title) in found.items()
    )


EXPORT = Export("feeds", _files, _head)
