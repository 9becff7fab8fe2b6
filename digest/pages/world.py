"""The world overview: every country with events on one map, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.maps import world_map
from digest.pages.pieces import CountryRow
from digest.pages.site import Site
from digest.pages.views import WorldView


def _subjects(site: Site, _edition: str) -> tuple[str, ...]:
    return ("",) if site.atlas.countries else ()


def _make(desk: Desk, _subject: str) -> Made:
    title, intro = desk.voice.word("world.title"), desk.voice.word("world.intro")
    crumbs = desk.crumbs(desk.section("countries"), (title, None))
    view = WorldView(crumbs, title, intro, world_map(desk), tuple(_rows(desk)))
    return Made(view, title, intro)


def _rows(desk: Desk) -> Iterator[CountryRow]:
    """Yield every country with events, the one with the most first."""
    counts = {code: len(index.events) for code, index in desk.derived.countries.by_code.items()}
    most = max(counts.values(), default=0)
    for code, count in counts.items():
        if count:
            articles = desk.derived.countries.by_code[code].articles
            yield CountryRow(
                country=desk.chip(code),
                events=desk.voice.number(count),
                articles=desk.voice.number(len(articles)),
                share=max(1, round(100 * count / most)),
            )


def _url(edition: str, _subject: str) -> str:
    return routes.section(edition, "world")


KIND = PageKind("world", "countries", _subjects, _url, _make)
