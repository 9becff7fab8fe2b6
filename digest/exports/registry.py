"""Every export of the site; adding a format is one line here."""

from __future__ import annotations

from collections.abc import Iterator

from digest.exports import (
    calendar,
    chronology_index,
    citations,
    data,
    feeds,
    jsonld,
    meta,
    opengraph,
    pictures,
    redirects,
    robots,
    sitemap,
    webmanifest,
)
from digest.exports.kind import Export, Whole
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.plan import Page

EXPORTS: tuple[Export, ...] = (
    chronology_index.EXPORT,
    meta.EXPORT,
    jsonld.EXPORT,
    pictures.EXPORT,
    sitemap.EXPORT,
    redirects.EXPORT,
    robots.EXPORT,
    opengraph.EXPORT,
    feeds.EXPORT,
    calendar.EXPORT,
    webmanifest.EXPORT,
    data.EXPORT,
    citations.EXPORT,
)


def files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    """Yield (path, bytes) of every file machines read."""
    for export in EXPORTS:
        yield from export.files(whole)


def head(desk: Desk, page: Page, made: Made) -> str:
    """Return what the exports add to a page's head."""
    return "".join(export.head(desk, page, made) for export in EXPORTS)
