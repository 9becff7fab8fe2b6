"""What each country did and what is told about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from digest.derive.chronology import Chronology
from digest.model import Library


@dataclass(frozen=True, slots=True)
class CountryIndex:
    """Ids of a country's events (oldest first), articles about or naming it (newest first), people."""

    events: tuple[str, ...]
    articles: tuple[str, ...]
    mentioned_in: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Countries:
    """Every country that is named anywhere, by code, the one with the most events first."""

    by_code: Mapping[str, CountryIndex]


def countries(library: Library, order: Chronology) -> Countries:
    """Index events, articles and people by country; a country is there as soon as anything names it."""
    events: dict[str, list[str]] = defaultdict(list)
    articles: dict[str, list[str]] = defaultdict(list)
    mentions: dict[str, list[str]] = defaultdict(list)
    people: dict[str, list[str]] = defaultdict(list)
    for id in order.events:
        for code in library.events[id].countries:
            events[code].append(id)
    for id in order.articles:
        for code in library.articles[id].countries:
            articles[code].append(id)
        for code in library.articles[id].mentions:
            mentions[code].append(id)
    for person in sorted(library.people.values(), key=lambda one: one.id):
        people[person.country].append(person.id)
    named = set(events) | set(articles) | set(mentions) | set(people) | set(library.countries)
    named |= {source.country for source in library.sources.values()}
    ranked = sorted(named, key=lambda code: (-len(events[code]), -len(articles[code]), code))
    return Countries(
        {
            code: CountryIndex(
                tuple(events[code]), tuple(articles[code]), tuple(mentions[code]), tuple(people[code])
            )
            for code in ranked
        }
    )
