"""What events can be sifted by: the facts of each in a few small values, apart from all its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.derive.chronology import Chronology
from digest.model import Edtf, Library

# What needs a little of every event reads it here: so it does not depend on their texts, and need not be made
# anew when one of these is edited.


@dataclass(frozen=True, slots=True)
class Facets:
    """The facts of an event; `sources` and `languages` are those of the articles that tell of it."""

    date: Edtf
    kind: str
    countries: tuple[str, ...]
    people: tuple[str, ...]
    sources: tuple[str, ...]
    languages: tuple[str, ...]


def facets(library: Library, order: Chronology) -> Mapping[str, Facets]:
    """Return the facts of every event by its id, oldest first."""
    articles = library.articles
    found = {}
    for id in order.events:
        one = library.events[id]
        told = [articles[report.article] for report in one.reports]
        found[id] = Facets(
            date=one.date,
            kind=str(one.kind),
            countries=tuple(dict.fromkeys(one.countries)),
            people=tuple(dict.fromkeys(one.people)),
            sources=tuple(dict.fromkeys(article.source for article in told)),
            languages=tuple(dict.fromkeys(article.language for article in told)),
        )
    return found
