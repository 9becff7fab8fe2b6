"""sitemap.xml: every page with its alternates, as the pages' own heads name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from digest.exports.kind import Export, Whole
from digest.pages.framing import listed

PATH = "sitemap.xml"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Iterable[tuple[str, Iterable[tuple[str, str]]]]) -> bytes:
    """Return the sitemap (UTF-8 XML) of pages given as (address, (hreflang, address) pairs), all absolute."""
    return (_HEAD + "".join(_entry(address, others) for address, others in pages) + "</urlset>\n").encode()


def _entry(address: str, alternates: Iterable[tuple[str, str]]) -> str:
    links = "".join(
        f'  <xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(other)}/>\n'
        for language, other in alternates
    )
    return f" <url>\n  <loc>{escape(address)}</loc>\n{links} </url>\n"


def _files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    yield PATH, sitemap(listed(whole.site, whole.pages))


EXPORT = Export("sitemap", _files)
