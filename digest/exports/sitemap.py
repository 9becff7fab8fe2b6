"""sitemap.xml: every page with its alternates, as the pages' own heads name them, and when it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from math import ceil

from digest.exports.kind import Export, Whole
from digest.exports.xml_text import escaped, quoted
from digest.pages.desk import Desk
from digest.pages.framing import UNLISTED, alternates, is_listed
from digest.pages.kind import Made
from digest.pages.plan import Page
from digest.pages.site import Site

PATH = "sitemap.xml"
PART = "sitemap-{}.xml"

MOST = 10_000
"""Addresses in one file: a fifth of what the protocol allows, so that a file is soon made."""

OCTETS = 50_000_000
"""The size of one file: the protocol allows 50 MB, and calls 52,428,800 octets that."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = f'{_XML}<urlset {_SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
_END = b"</urlset>\n"


def sitemap(entries: Iterable[bytes]) -> bytes:
    """Return the sitemap of written entries."""
    return b"".join((_HEAD, *entries, _END))


def index(address: str, many: int) -> bytes:
    """Return the index of the parts of a sitemap, which stands in its place; `address` is the site's."""
    names = (address + PART.format(number) for number in range(1, many + 1))
    parts = "".join(f" <sitemap>\n  <loc>{escaped(name)}</loc>\n </sitemap>\n" for name in names)
    return f"{_XML}<sitemapindex {_SPACE}>\n{parts}</sitemapindex>\n".encode()


def most(whole: Whole) -> int:
    """Return how many addresses stand in one file: fewer than usual where they are very long."""
    longest = len(whole.site.url) + max([len(page.url) for page in whole.pages], default=0)
    entry = (len(whole.site.library.editions) + 2) * (longest + len(_LINK)) + len(_ENTRY)
    return max(1, min(MOST, OCTETS // entry))


_LINK = '  <xhtml:link rel="alternate" hreflang={} href={}/>\n'
_ENTRY = " <url>\n  <loc>{}</loc>\n{}{} </url>\n"


def entry(address: str, alternates: Iterable[tuple[str, str]], day: int | None = None) -> bytes:
    """Return a page's entry: its address, the day it changed (an ordinal), (hreflang, address) pairs."""
    changed = f"  <lastmod>{date.fromordinal(day).isoformat()}</lastmod>\n" if day else ""
    links = "".join([_LINK.format(_language(language), quoted(other)) for language, other in alternates])
    return _ENTRY.format(escaped(address), changed, links).encode()


_language = lru_cache(maxsize=256)(quoted)


class Changes:
    """The days pages changed."""

    def __init__(self, site: Site) -> None:
        self._derived = site.derived
        self._articles = site.derived.days.exact_articles
        self._events = site.derived.days.exact_events

    def last(self, page: Page) -> int | None:
        """Return the day a page changed, that of the newest article in it; None where nothing tells."""
        derived, subject = self._derived, page.subject
        if page.kind in ("article", "parallel"):
            return self._articles.get(subject.partition("/")[0])
        if page.kind == "country":
            country = derived.countries.by_code[subject]
            return self._of((*country.articles, *country.mentioned_in), country.events)
        if page.kind == "relation":
            first, second = subject.split("-")
            relation = derived.relations.by_pair[first, second]
            return self._of(relation.articles, relation.events)
        if page.kind in ("person", "source"):
            by_id = (derived.people if page.kind == "person" else derived.sources).by_id[subject]
            return self._of(by_id.articles, by_id.events)
        return self._newest if page.kind in ("home", "articles", "chronology", "index") else None

    def _of(self, articles: Iterable[str], events: Iterable[str]) -> int | None:
        return _later(_newest(articles, self._articles), _newest(events, self._events))

    @cached_property
    def _newest(self) -> int | None:
        return max(self._articles.values(), default=None)


def _newest(ids: Iterable[str], known: Mapping[str, int]) -> int | None:
    return max(filter(None, map(known.get, ids)), default=None)


def _later(*found: int | None) -> int | None:
    return max((day for day in found if day), default=None)


def _listed(whole: Whole) -> Iterator[Page]:
    return (page for page in whole.pages if is_listed(whole.site, page))


def _parts(whole: Whole) -> Iterator[str]:
    """Yield the numbers of the parts, from 1, and nothing for the index of them: or that alone, for all."""
    if not whole.site.url:
        return  # a sitemap names absolute addresses
    many = ceil(sum(1 for _ in _listed(whole)) / most(whole))
    if many > 1:
        yield from map(str, range(1, many + 1))
    yield ""


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    site, held = whole.site, most(whole)
    if not part and (many := ceil(sum(1 for _ in _listed(whole)) / held)) > 1:
        yield PATH, index(site.url, many)
        return
    start, changes = (int(part) - 1) * held if part else 0, Changes(site)
    entries = (
        entry(site.url + page.url, alternates(site, page), changes.last(page))
        for page in islice(_listed(whole), start, start + held)
    )
    yield PART.format(part) if part else PATH, sitemap(entries)


def _head(_desk: Desk, page: Page, _made: Made) -> str:
    """Ask search engines not to list what the sitemap leaves out for them."""
    return '<meta name="robots" content="noindex">\n' if page.kind in UNLISTED else ""


EXPORT = Export("sitemap", _parts, _files, _head)
