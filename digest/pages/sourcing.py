"""Who tells of a country: its outlets, the languages they tell in, and how much."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from digest.derive.countries import CountryIndex
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.pieces import Link, Phrase


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An outlet, the languages it tells of a country in, and how much it tells, in the edition's digits."""

    source: Link
    languages: tuple[Phrase, ...]
    articles: str
    events: str


def sources(desk: Desk, index: CountryIndex) -> Iterator[SourceRow]:
    """Yield the outlets that tell of a country, those with the most events and articles first."""
    articles: Counter[str] = Counter()
    events: Counter[str] = Counter()
    languages: dict[str, set[str]] = defaultdict(set)
    for id in index.articles:
        article = desk.library.articles[id]
        articles[article.source] += 1
        languages[article.source].add(article.language)
    for id in index.events:
        told = [desk.library.articles[report.article] for report in desk.library.events[id].reports]
        events.update({article.source for article in told})
        for article in told:
            languages[article.source].add(article.language)
    for source in sorted(languages, key=lambda one: (-events[one], -articles[one], one)):
        yield SourceRow(
            source=Link(desk.outlet(source), routes.source(desk.code, source)),
            languages=tuple(desk.voice.own_name(code) for code in sorted(languages[source])),
            articles=desk.voice.number(articles[source]),
            events=desk.voice.number(events[source]),
        )
