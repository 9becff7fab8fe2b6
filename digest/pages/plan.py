"""Lists every page of the site before any is made; adding a page kind is one line here."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple

from digest.pages import (
    archive,
    article,
    chronology,
    country,
    coverage,
    data,
    home,
    index,
    listings,
    parallel,
    person,
    plain,
    relation,
    source,
    welcome,
    world,
)
from digest.pages.kind import PageKind
from digest.pages.site import Site

KINDS: Mapping[str, PageKind] = {
    kind.name: kind
    for kind in (
        welcome.ROOT_KIND,
        welcome.NOT_FOUND_KIND,
        home.KIND,
        article.KIND,
        parallel.KIND,
        listings.ARTICLES,
        chronology.KIND,
        country.KIND,
        listings.COUNTRIES,
        world.KIND,
        relation.KIND,
        person.KIND,
        listings.PEOPLE,
        source.KIND,
        listings.SOURCES,
        index.KIND,
        data.KIND,
        plain.KIND,
        coverage.KIND,
        *archive.KINDS,
    )
}
"""Every page kind by name."""


class Page(NamedTuple):
    """A page to be made: its kind, edition, subject, address, and the editions that have it."""

    kind: str
    edition: str
    subject: str
    url: str
    editions: tuple[str, ...]


def plan(site: Site) -> tuple[Page, ...]:
    """Return every page, by edition and kind."""
    pages = []
    for name, kind in KINDS.items():
        where: dict[str, tuple[str, ...]] = {}
        for edition in site.library.editions:
            for subject in kind.subjects(site, edition):
                where[subject] = (*where.get(subject, ()), edition)
        pages += [
            Page(name, edition, subject, kind.url(edition, subject), editions)
            for subject, editions in where.items()
            for edition in editions
        ]
    return tuple(sorted(pages, key=attrgetter("url")))
