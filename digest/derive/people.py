"""What each person did, and which articles name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from digest.derive.chronology import Chronology
from digest.model import Library


@dataclass(frozen=True, slots=True)
class PersonIndex:
    """Ids of a person's events (oldest first) and articles (newest first)."""

    events: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class People:
    """Every person by id."""

    by_id: Mapping[str, PersonIndex]


def people(library: Library, order: Chronology) -> People:
    """Index events and articles by person."""
    events: dict[str, list[str]] = defaultdict(list)
    articles: dict[str, list[str]] = defaultdict(list)
    for id in order.events:
        for person in library.events[id].people:
            events[person].append(id)
    for id in order.articles:
        for person in library.articles[id].people:
            articles[person].append(id)
    return People({id: PersonIndex(tuple(events[id]), tuple(articles[id])) for id in sorted(library.people)})
