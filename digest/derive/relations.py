"""Which two countries share events, and which articles are about both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from digest.derive.chronology import Chronology
from digest.model import Library

Pair = tuple[str, str]
"""Two country codes, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class RelationIndex:
    """Ids of the events two countries share (oldest first) and of the articles about both (newest first)."""

    events: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """Every pair with a shared event, strongest first; and the pairs of each country, strongest first."""

    by_pair: Mapping[Pair, RelationIndex]
    of: Mapping[str, tuple[Pair, ...]]


def relations(library: Library, order: Chronology) -> Relations:
    """Index the pairs of countries that share at least one event."""
    events: dict[Pair, list[str]] = defaultdict(list)
    for id in order.events:
        for pair in combinations(sorted(set(library.events[id].countries)), 2):
            events[pair].append(id)
    articles: dict[Pair, list[str]] = defaultdict(list)
    for id in order.articles:
        for pair in combinations(sorted(set(library.articles[id].countries)), 2):
            articles[pair].append(id)
    ranked = sorted(events, key=lambda pair: (-len(events[pair]), -len(articles[pair]), pair))
    of: dict[str, list[Pair]] = defaultdict(list)
    for pair in ranked:
        for code in pair:
            of[code].append(pair)
    return Relations(
        {pair: RelationIndex(tuple(events[pair]), tuple(articles[pair])) for pair in ranked},
        {code: tuple(pairs) for code, pairs in of.items()},
    )
