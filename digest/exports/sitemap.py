"""sitemap.xml: every page with its alternates, as the pages' own heads name them, and when it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from digest.exports.days import days
from digest.exports.kind import Export, Whole
from digest.model import Event
from digest.pages.desk import Desk
from digest.pages.framing import UNLISTED, listed
from digest.pages.kind import Made
from digest.pages.plan import Page
from digest.pages.site import Site

PATH = "sitemap.xml"
PART = "sitemap-{}.xml"

MOST = 50_000
"""Addresses in one file: the protocol's limit."""

OCTETS = 50_000_000
"""The size of one file: the protocol allows 50 MB, and calls 52,428,800 octets that."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = f'{_XML}<urlset {_SPACE} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'.encode()
_END = b"</urlset>\n"


def sitemaps(
    entries: Iterable[bytes], address: str, most: int = MOST, octets: int = OCTETS
) -> Iterator[bytes]:
    """Yield the sitemap of written entries; the parts of it and then their index, when one file is too small.

    `address` is that of the site. The index is the file that has the sitemap's name.
    """
    parts = tuple(_parts(entries, most, octets))
    yield from parts
    if len(parts) > 1:
        names = (address + PART.format(number) for number in range(1, len(parts) + 1))
        index = "".join(f" <sitemap>\n  <loc>{escape(name)}</loc>\n </sitemap>\n" for name in names)
        yield f"{_XML}<sitemapindex {_SPACE}>\n{index}</sitemapindex>\n".encode()


def _parts(entries: Iterable[bytes], most: int, octets: int) -> Iterator[bytes]:
    part: list[bytes] = []
    size = 0
    for entry in entries:
        if part and (len(part) == most or size + len(entry) + len(_HEAD) + len(_END) > octets):
            yield b"".join((_HEAD, *part, _END))
            part, size = [], 0
        part.append(entry)
        size += len(entry)
    yield b"".join((_HEAD, *part, _END))


def entry(address: str, alternates: Iterable[tuple[str, str]], day: int | None = None) -> bytes:
    """Return a page's entry: its address, the day it changed (an ordinal), (hreflang, address) pairs."""
    changed = f"  <lastmod>{date.fromordinal(day).isoformat()}</lastmod>\n" if day else ""
    links = "".join(
        f'  <xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(other)}/>\n'
        for language, other in alternates
    )
    return f" <url>\n  <loc>{escape(address)}</loc>\n{changed}{links} </url>\n".encode()


def last_changes(site: Site) -> Callable[[Page], int | None]:
    """Return what tells the day a page changed, that of the newest article in it; None where nothing does."""
    exact = days(site.library).exact
    events = {id: _newest(_told_by(event), exact) for id, event in site.library.events.items()}
    known_events = {id: day for id, day in events.items() if day}
    newest = max(exact.values(), default=None)
    derived = site.derived

    def changed(page: Page) -> int | None:
        if page.kind in ("article", "parallel"):
            return exact.get(page.subject.partition("/")[0])
        if page.kind == "country":
            country = derived.countries.by_code[page.subject]
            return _later(
                _newest((*country.articles, *country.mentioned_in), exact),
                _newest(country.events, known_events),
            )
        if page.kind == "relation":
            first, second = page.subject.split("-")
            relation = derived.relations.by_pair[first, second]
            return _later(_newest(relation.articles, exact), _newest(relation.events, known_events))
        if page.kind in ("person", "source"):
            index = (derived.people if page.kind == "person" else derived.sources).by_id[page.subject]
            return _later(_newest(index.articles, exact), _newest(index.events, known_events))
        return newest if page.kind in ("home", "articles", "chronology", "index") else None

    return changed


def _told_by(event: Event) -> Iterator[str]:
    return (report.article for report in event.reports)


def _newest(ids: Iterable[str], known: Mapping[str, int]) -> int | None:
    return max((known[id] for id in ids if id in known), default=None)


def _later(*found: int | None) -> int | None:
    return max((day for day in found if day), default=None)


def _files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    if not whole.site.url:
        return  # a sitemap names absolute addresses
    changed = last_changes(whole.site)
    entries = (
        entry(address, others, changed(page)) for page, address, others in listed(whole.site, whole.pages)
    )
    *parts, whole_or_index = sitemaps(entries, whole.site.url)
    for number, part in enumerate(parts, 1):
        yield PART.format(number), part
    yield PATH, whole_or_index


def _head(_desk: Desk, page: Page, _made: Made) -> str:
    """Ask search engines not to list what the sitemap leaves out for them."""
    return '<meta name="robots" content="noindex">\n' if page.kind in UNLISTED else ""


EXPORT = Export("sitemap", _files, _head)
