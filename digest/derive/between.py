"""What stands between two countries besides the events they share: who took part, and what was signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.derive.relations import Pair, Relations
from digest.model import Library


@dataclass(frozen=True, slots=True)
class Between:
    """Ids of each side's people in shared events, in order of appearance; and of events with agreements."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    signed: tuple[str, ...]


def between(library: Library, relations: Relations) -> Mapping[Pair, Between]:
    """Look through the shared events of every pair, oldest first."""
    return {pair: _between(library, pair, index.events) for pair, index in relations.by_pair.items()}


def _between(library: Library, pair: Pair, ids: Iterable[str]) -> Between:
    events = [library.events[id] for id in ids]
    present = dict.fromkeys(id for event in events for id in event.people)
    first, second = (tuple(id for id in present if library.people[id].country == code) for code in pair)
    return Between(first, second, tuple(event.id for event in events if event.agreements))
