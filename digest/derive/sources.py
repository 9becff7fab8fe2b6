"""What each outlet published, and which events it tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from digest.derive.chronology import Chronology
from digest.model import Library


@dataclass(frozen=True, slots=True)
class SourceIndex:
    """Ids of an outlet's articles (newest first) and of the events they tell of (oldest first)."""

    articles: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Every outlet by id."""

    by_id: Mapping[str, SourceIndex]


def sources(library: Library, order: Chronology) -> Sources:
    """Index articles and events by outlet."""
    articles: dict[str, list[str]] = defaultdict(list)
    events: dict[str, list[str]] = defaultdict(list)
    for id in order.articles:
        articles[library.articles[id].source].append(id)
    for id in order.events:
        for outlet in sorted(
            {library.articles[report.article].source for report in library.events[id].reports}
        ):
            events[outlet].append(id)
    return Sources(
        {id: SourceIndex(tuple(articles[id]), tuple(events[id])) for id in sorted(library.sources)}
    )
