"""Every export of the site; adding a format is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

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
    search_index,
    sitemap,
    webmanifest,
)
from digest.exports.kind import Edits, Export, Mend, Whole, no_files, no_head, no_mend
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.plan import Page

EXPORTS: tuple[Export, ...] = (
    search_index.EXPORT,
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


_BY_NAME: Mapping[str, Export] = {export.name: export for export in EXPORTS}
_HEADS = tuple(export.head for export in EXPORTS if export.head is not no_head)


def jobs(whole: Whole) -> Iterator[tuple[str, str]]:
    """Yield (name of an export, part of it): together they make every file machines read, each by itself."""
    for export in EXPORTS:
        if export.files is not no_files:
            yield from ((export.name, part) for part in export.parts(whole))


def is_long(name: str) -> bool:
    """Tell whether the parts of an export take long to make."""
    return _BY_NAME[name].long


def files(whole: Whole, name: str, part: str) -> Iterable[tuple[str, bytes]]:
    """Return the (path, bytes) pairs of one part of an export; KeyError where no export has that name."""
    return _BY_NAME[name].files(whole, part)


def may_mend(name: str) -> bool:
    """Tell whether the parts of an export can be mended."""
    return _BY_NAME[name].mend is not no_mend


def mend(whole: Whole, name: str, part: str, edits: Edits, read: Callable[[str], bytes]) -> Mend | None:
    """Return how one part of an export is mended after some edits, if it can be."""
    return _BY_NAME[name].mend(whole, part, edits, read)


def head(desk: Desk, page: Page, made: Made) -> str:
    """Return what the exports add to a page's head."""
    return "".join([add(desk, page, made) for add in _HEADS])
