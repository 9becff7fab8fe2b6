"""Which article tells of which events, and which other articles tell of the same ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from digest.derive.chronology import Chronology
from digest.model import Library


@dataclass(frozen=True, slots=True)
class Tellings:
    """By article id: `events` in order of time; `elsewhere`: (other article, events both tell of)."""

    events: Mapping[str, tuple[str, ...]]
    elsewhere: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]


def tellings(library: Library, order: Chronology) -> Tellings:
    """Index the reports by the article that tells."""
    events: dict[str, list[str]] = defaultdict(list)
    shared: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id in order.events:
        tellers = [report.article for report in library.events[id].reports]
        for article in tellers:
            events[article].append(id)
            for other in tellers:
                if other != article:
                    shared[article][other].append(id)
    return Tellings(
        {article: tuple(ids) for article, ids in events.items()},
        {article: _strongest(others) for article, others in shared.items()},
    )


def _strongest(others: Mapping[str, list[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Order the other articles by how many events they share, then by id."""
    found = sorted(others.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple((article, tuple(events)) for article, events in found)
