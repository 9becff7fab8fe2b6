"""The day a record was last known to change, as far as the content itself says; never the clock's.

The content knows two days of an article: when it was published, and when the editor read it. The later is the
day its digest is from. An event changes with the newest article that tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from digest.model import Article, Edtf, Library, Point

Place = tuple[int, int, str, str]
"""What orders records, newest first: day known and own day, both negative, then kind and id."""


@dataclass(frozen=True, slots=True)
class Days:
    """Proleptic Gregorian ordinals by id: of articles, and of events by the articles that tell of them.

    The exact ones hold only what is known to the day; the others hold a day for every record, where nothing
    better is known the first day of the month or year of publication. `news` says where a record stands in
    the order of news, by kind and id: "article/x", "event/y".
    """

    articles: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[str, int] = field(default_factory=dict)
    exact_articles: Mapping[str, int] = field(default_factory=dict)
    exact_events: Mapping[str, int] = field(default_factory=dict)
    news: Mapping[str, Place] = field(default_factory=dict)


def days(library: Library) -> Days:
    """Return the day of every article and event."""
    exact = {id: max(known) for id, one in library.articles.items() if (known := tuple(_known(one)))}
    articles = {id: exact.get(id) or coarse(one.published.date) for id, one in library.articles.items()}
    events: dict[str, int] = {}
    exact_events: dict[str, int] = {}
    news: dict[str, Place] = {}
    for id, article in library.articles.items():
        news[f"article/{id}"] = (-articles[id], -coarse(article.published.date), "article", id)
    for id, event in library.events.items():
        told = [report.article for report in event.reports]
        events[id] = max(articles[one] for one in told)
        if known := tuple(exact[one] for one in told if one in exact):
            exact_events[id] = max(known)
        news[f"event/{id}"] = (-events[id], -coarse(event.date), "event", id)
    return Days(articles, events, exact, exact_events, news)


def exact(when: Edtf) -> int | None:
    """Return a date that is one day, and known to be that day."""
    point = when.start
    if not isinstance(point, Point) or when.end != point or point.approximate or point.uncertain:
        return None
    return when.first if when.first == when.last else None


def coarse(when: Edtf) -> int:
    """Return the first day a date may mean; its last where the first is not known."""
    return when.first or when.last or 1


def _known(article: Article) -> Iterator[int]:
    for when in (article.published.date, article.read):
        if when is not None and (day := exact(when)):
            yield day
