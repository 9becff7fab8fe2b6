"""What the digest holds, year by year: the files of a large one are of a year each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.calendars import CALENDARS
from digest.derive.chronology import Chronology
from digest.model import Edtf, Library


@dataclass(frozen=True, slots=True)
class ArticleYear:
    """The articles of a year, newest first, and how many texts they have."""

    ids: tuple[str, ...]
    texts: int


@dataclass(frozen=True, slots=True)
class EventYear:
    """The events of a year, oldest first, how many reports there are of them, and what was signed at them."""

    ids: tuple[str, ...]
    reports: int
    agreements: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """Articles and events by year ("2003"), the years in order; `translators` are named by the texts.

    `written` are the articles that have a text in an edition, by its code, newest first.
    """

    articles: Mapping[str, ArticleYear] = field(default_factory=dict)
    events: Mapping[str, EventYear] = field(default_factory=dict)
    translators: tuple[str, ...] = ()
    written: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def years(self) -> list[str]:
        """Return every year of which there is an article or an event, in order."""
        return sorted({*self.articles, *self.events})


def holdings(library: Library, order: Chronology) -> Holdings:
    """Return what there is of every year."""
    articles: defaultdict[str, list[str]] = defaultdict(list)
    events: defaultdict[str, list[str]] = defaultdict(list)
    for id in order.articles:
        articles[year(library.articles[id].published.date)].append(id)
    for id in order.events:
        events[year(library.events[id].date)].append(id)
    return Holdings(
        {name: _of_articles(library, found) for name, found in sorted(articles.items())},
        {name: _of_events(library, found) for name, found in sorted(events.items())},
        _translators(library),
        {code: _written(library, order, code) for code in library.editions},
    )


def _of_articles(library: Library, ids: list[str]) -> ArticleYear:
    return ArticleYear(tuple(ids), sum(len(library.articles[id].texts) for id in ids))


def _of_events(library: Library, ids: list[str]) -> EventYear:
    events = [library.events[id] for id in ids]
    reports, agreements = sum(len(one.reports) for one in events), sum(len(one.agreements) for one in events)
    return EventYear(tuple(ids), reports, agreements)


def _written(library: Library, order: Chronology, code: str) -> tuple[str, ...]:
    return tuple(id for id in order.articles if code in library.articles[id].texts)


def _translators(library: Library) -> tuple[str, ...]:
    named = {text.translator for one in library.articles.values() for text in one.texts.values()}
    return tuple(sorted(filter(None, named)))


def year(date: Edtf) -> str:
    """Return the Gregorian year of the first day a date may mean: what is filed by year is filed under it."""
    known = date.last if date.first is None else date.first
    assert known is not None  # a date has at least one known end
    return f"{CALENDARS['gregorian'].from_ordinal(known)[0]:04}"
