"""The pages of a country, a pair, a person, an outlet or all articles, where there is too much for one.

A subject with more than `LIMIT` events and articles has a page for each period, parted by the rule of the
chronology (periods.py). Everything a page of a period needs to know is in one value, found by one key: a
page depends on what stands on it, and on nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from digest.derive.chronology import Chronology
from digest.derive.countries import Countries
from digest.derive.people import People
from digest.derive.periods import Period, Stamp, filled, gathered, parted, places, stamp, tops
from digest.derive.relations import Relations
from digest.derive.sources import Sources
from digest.model import Library

Key = tuple[str, str]
"""A kind of page and its subject: ("country", "CU"), ("relation", "CU-IR"), ("articles", "")."""

LIMIT = 200
"""Rows on one page, before it is parted."""

KINDS = ("articles", "country", "relation", "person", "source")
"""The kinds of page that may be parted so."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A subject that is parted: its widest periods by name, and stamp to where what is filed so stands."""

    top: tuple[str, ...]
    where: Mapping[Stamp, str]


@dataclass(frozen=True, slots=True)
class Archives:
    """The subjects that are parted, and their periods: kind, subject and name to what stands on that page."""

    of: Mapping[Key, Archive] = field(default_factory=dict)
    by_page: Mapping[tuple[str, str, str], Period] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Held:
    """What there is of a subject: events oldest first, articles newest first."""

    events: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """Return how many there are in all."""
        return len(self.events) + len(self.articles) + len(self.mentioned)


def archives(
    library: Library,
    order: Chronology,
    countries: Countries,
    relations: Relations,
    people: People,
    sources: Sources,
    limit: int = LIMIT,
) -> Archives:
    """Part every subject of which there is more than `limit`."""
    indexes = (countries, relations, people, sources)
    many = {key: held for key, held in _subjects(order, *indexes) if held.count > limit}
    if not many:
        return Archives()
    events = {id: stamp(library.events[id].date) for id in order.events}
    articles = {id: stamp(library.articles[id].published.date) for id in order.articles}
    of: dict[Key, Archive] = {}
    by_page: dict[tuple[str, str, str], Period] = {}
    for (kind, subject), held in many.items():
        counts = Counter(map(events.__getitem__, held.events))
        counts.update(map(articles.__getitem__, held.articles))
        counts.update(map(articles.__getitem__, held.mentioned))
        branches = tuple(parted(counts, limit))
        where = places(branches)
        laid = filled(
            branches,
            gathered(held.events, {id: where[events[id]] for id in held.events}),
            gathered(held.articles[::-1], {id: where[articles[id]] for id in held.articles}),
            gathered(held.mentioned[::-1], {id: where[articles[id]] for id in held.mentioned}),
        )
        of[kind, subject] = Archive(tops(branches), where)
        by_page |= {(kind, subject, name): period for name, period in laid.items()}
    return Archives(of, by_page)


def _subjects(
    order: Chronology, countries: Countries, relations: Relations, people: People, sources: Sources
) -> Iterator[tuple[Key, Held]]:
    yield ("articles", ""), Held(articles=order.articles)
    for code, country in countries.by_code.items():
        yield ("country", code), Held(country.events, country.articles, country.mentioned_in)
    for pair, relation in relations.by_pair.items():
        yield ("relation", "-".join(pair)), Held(relation.events, relation.articles)
    for id, person in people.by_id.items():
        yield ("person", id), Held(person.events, person.articles)
    for id, source in sources.by_id.items():
        yield ("source", id), Held(source.events, source.articles)
