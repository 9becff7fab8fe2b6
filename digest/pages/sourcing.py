"""Who tells of a country, in words: a row for each of its outlets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.pieces import Link, Phrase


class SourceRow(NamedTuple):
    """An outlet, the languages it tells of a country in, and how much it tells, in the edition's digits."""

    source: Link
    languages: tuple[Phrase, ...]
    articles: str
    events: str


def sources(desk: Desk, country: str) -> Iterator[SourceRow]:
    """Yield the outlets that tell of a country, those with the most events and articles first."""
    for one in desk.derived.sourcing.by_country[country]:
        yield SourceRow(
            source=Link(desk.outlet(one.source), routes.source(desk.code, one.source)),
            languages=tuple(desk.voice.own_name(code) for code in one.languages),
            articles=desk.voice.number(one.articles),
            events=desk.voice.number(one.events),
        )
