"""Feeds of articles, of the chronology, and of each country and relation, in every edition and format.

A feed names absolute addresses: a site that does not know its own has no feeds. Newest first means what the
digest learnt last, by `days`: an old article read today is news to those who follow the digest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from html import escape

from digest.derive.days import Place
from digest.exports import atom, feed_entries, identity, json_feed
from digest.exports.feed import Feed, Format
from digest.exports.kind import Export, Whole
from digest.pages import routes, welcome
from digest.pages.desk import Desk
from digest.pages.follow import FEEDS, FOLLOWED, feed_title, has_feed, told, ways
from digest.pages.framing import NO_EDITION, base
from digest.pages.kind import Made
from digest.pages.once import keeping, once
from digest.pages.plan import KINDS, Page

FORMATS: tuple[Format, ...] = (atom.FORMAT, json_feed.FORMAT)

MOST = 50
"""Entries in the feed of an edition or of its chronology."""

MOST_NARROW = 20
"""Entries in the feed of a country or a relation: there may be thousands of these feeds."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the feed of a page holds, in order, the same in every edition."""

    kind: str
    subject: str
    editions: tuple[str, ...]
    entries: tuple[Place, ...]


def _parts(whole: Whole) -> Iterator[str]:
    """Yield the edition, kind and subject of every page that has a feed, a subject's editions together.

    What a feed holds is the same in every edition, and found once for all.
    """
    pages: dict[tuple[str, str], list[str]] = {}
    for page in whole.pages:
        if page.kind in FOLLOWED and not (page.kind == "chronology" and page.subject):
            pages.setdefault((page.kind, page.subject), []).append(page.edition)
    for (kind, subject), editions in pages.items():
        if has_feed(whole.site, kind, subject):
            yield from (f"{edition}/{kind}/{subject}" for edition in editions)


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    code, kind, subject = part.split("/")
    desk, choice = whole.desks[code], chosen(whole.desks[whole.site.default.code], kind, subject)
    first = identity.first_ids(whole.moved)
    entries = [
        _written(desk, f"{kind}/{first.get((code, id), id)}/{id}") for _, _, kind, id in choice.entries
    ]
    about, page = _about(desk, choice), KINDS[kind].url(code, subject)
    for nth, format in enumerate(FORMATS):
        texts = [entry[nth] for entry in entries]
        yield routes.feed(page, format.name), format.feed(_in_format(about, format), texts)


@keeping(4)  # what it has read is much: it is asked for again at once or never
def chosen(desk: Desk, kind: str, subject: str) -> Choice:
    """Return what the feed of a page holds; every edition asks at the same desk."""
    site = desk.site
    what, news = told(site, kind, subject), site.derived.days.news
    places = (
        news[f"{kind}/{id}"]
        for kind, ids in (("article", what.articles), ("event", what.events))
        for id in ids
    )
    found = nsmallest(MOST_NARROW if subject else MOST, places)
    return Choice(kind, subject, tuple(site.library.editions), tuple(found))


@once
def _written(desk: Desk, known: str) -> tuple[str, ...]:
    """Return an entry in every format; `known` is its kind, the id it is known by, and its id."""
    kind, first, id = known.split("/")
    entry = feed_entries.article(desk, first, id) if kind == "article" else feed_entries.event(desk, id)
    return tuple([format.entry(entry) for format in FORMATS])


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
    return about._replace(url=routes.feed(about.page, format.name), others=others)


_OFFERING = frozenset({*FOLLOWED, "articles"})
"""The kinds of page that offer more than the feed of their edition."""


def _head(desk: Desk, page: Page, _made: Made) -> str:
    """Return links to the feeds of a page, and to that of its edition; the root offers every edition's."""
    up = base(desk.site, page.url)
    if page.kind not in _OFFERING and page.url not in NO_EDITION:
        link = _main_link(desk, page.edition)
        return (
            f'{link} href="{escape(up + routes.feed(routes.home(page.edition), "atom"))}">\n' if link else ""
        )
    found: dict[str, str] = {}
    if page.kind in _OFFERING:
        found = {way.url: _link(way.type, way.title) for way in ways(desk, page.kind, page.subject, page.url)}
    for code in desk.library.editions if page.url == welcome.ROOT else (page.edition,):
        if page.url != welcome.NOT_FOUND and (link := _main_link(desk, code)):
            found.setdefault(routes.feed(routes.home(code), "atom"), link)
    return "".join([f'{link} href="{escape(up + url)}">\n' for url, link in found.items()])


def _link(type: str, title: str) -> str:
    return f'<link rel="alternate" type="{type}" title="{escape(title)}"'


@once
def _main_link(desk: Desk, code: str) -> str:
    """Return the beginning of a link to the feed of an edition; "" where there is none."""
    if not has_feed(desk.site, "home", ""):
        return ""
    return _link(FEEDS["atom"], desk.library.editions[code].words["site.name"])


EXPORT = Export("feeds", _parts, _files, _head)
