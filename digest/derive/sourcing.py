"""Who tells of a country: its outlets, the languages they tell in, and how much."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from digest.derive.countries import Countries, CountryIndex
from digest.model import Library


@dataclass(frozen=True, slots=True)
class Teller:
    """An outlet that tells of a country: the languages of those texts, and how many articles and events."""

    source: str
    languages: tuple[str, ...]
    articles: int
    events: int


@dataclass(frozen=True, slots=True)
class Sourcing:
    """By country, the outlets with the most events and articles first; and the languages of all articles."""

    by_country: Mapping[str, tuple[Teller, ...]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


def sourcing(library: Library, countries: Countries) -> Sourcing:
    """Count who tells of what."""
    by_country = {
        code: tuple(
            sorted(_tellers(library, index), key=lambda one: (-one.events, -one.articles, one.source))
        )
        for code, index in countries.by_code.items()
    }
    return Sourcing(by_country, tuple(sorted({one.language for one in library.articles.values()})))


def _tellers(library: Library, index: CountryIndex) -> Iterator[Teller]:
    articles: Counter[str] = Counter()
    events: Counter[str] = Counter()
    languages: dict[str, set[str]] = defaultdict(set)
    for id in index.articles:
        article = library.articles[id]
        articles[article.source] += 1
        languages[article.source].add(article.language)
    for id in index.events:
        told = [library.articles[report.article] for report in library.events[id].reports]
        events.update({article.source for article in told})
        for article in told:
            languages[article.source].add(article.language)
    for source, found in languages.items():
        yield Teller(source, tuple(sorted(found)), articles[source], events[source])
