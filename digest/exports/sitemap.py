"""sitemap.xml: every page with its alternates, as the pages' own heads name them, and when it changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from math import ceil
from xml.sax.saxutils import escape, quoteattr

from digest.exports.kind import Export, Whole
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
    parts = "".join(f" <sitemap>\n  <loc>{escape(name)}</loc>\n </sitemap>\n" for name in names)
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
    links = "".join([_LINK.format(_quoted(language), _quoted(other)) for language, other in alternates])
    return _ENTRY.format(escape(address), changed, links).encode()


_SPECIAL = re.compile(r"[&<>\"'\n\r\t]")


def _quoted(value: str) -> str:
    """Return a value between quotation marks; few of them hold anything to escape."""
    return quoteattr(value) if _SPECIAL.search(value) else f'"{value}"'


def last_change(site: Site, page: Page) -> int | None:
    """Return the day a page changed, that of the newest article in it; None where nothing tells."""
    derived = site.derived
    articles, events = derived.days.exact_articles, derived.days.exact_events
    if page.kind in ("article", "parallel"):
        return articles.get(page.subject.partition("/")[0])
    if page.kind == "country":
        country = derived.countries.by_code[page.subject]
        about = _newest((*country.articles, *country.mentioned_in), articles)
        return _later(about, _newest(country.events, events))
    if page.kind == "relation":
        first, second = page.subject.split("-")
        relation = derived.relations.by_pair[first, second]
        return _later(_newest(relation.articles, articles), _newest(relation.events, events))
    if page.kind in ("person", "source"):
        by_id = (derived.people if page.kind == "person" else derived.sources).by_id[page.subject]
        return _later(_newest(by_id.articles, articles), _newest(by_id.events, events))
    if page.kind in ("home", "articles", "chronology", "index"):
        return max(articles.values(), default=None)
    return None


def _newest(ids: Iterable[str], known: Mapping[str, int]) -> int | None:
    return max(filter(None, map(known.get, ids)), default=None)


def _later(*found: int | None) -> int | None:
    return max((day for day in found if day), default=None)


def _listed(whole: Whole) -> list[Page]:
    return [page for page in whole.pages if is_listed(whole.site, page)]


def _parts(whole: Whole) -> Iterator[str]:
    """Yield the numbers of the parts, from 1, and nothing for the index of them: or that alone, for all."""
    if not whole.site.url:
        return  # a sitemap names absolute addresses
    many = ceil(len(_listed(whole)) / most(whole))
    if many > 1:
        yield from map(str, range(1, many + 1))
    yield ""


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    site, pages, held = whole.site, _listed(whole), most(whole)
    if not part and len(pages) > held:
        yield PATH, index(site.url, ceil(len(pages) / held))
        return
    start = (int(part) - 1) * held if part else 0
    entries = (
        entry(site.url + page.url, alternates(site, page), last_change(site, page))
        for page in pages[start : start + held]
    )
    yield PART.format(part) if part else PATH, sitemap(entries)


def _head(_desk: Desk, page: Page, _made: Made) -> str:
    """Ask search engines not to list what the sitemap leaves out for them."""
    return '<meta name="robots" content="noindex">\n' if page.kind in UNLISTED else ""


EXPORT = Export("sitemap", _parts, _files, _head)
