"""The day a record was last known to change, as far as the content itself says; never the clock's.

The content knows two days of an article: when it was published, and when the editor read it. The later is the
day its digest is from. An event changes with the newest article that tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from digest.model import Article, Edtf, Library, Point


@dataclass(frozen=True, slots=True)
class Days:
    """Proleptic Gregorian ordinals by id: of articles, and of events by the articles that tell of them.

    `exact` holds only what is known to the day; the others hold a day for every record, where nothing better
    is known the first day of the month or year of publication.
    """

    articles: Mapping[str, int]
    events: Mapping[str, int]
    exact: Mapping[str, int]
    """By article id."""


def days(library: Library) -> Days:
    """Return the day of every article and event."""
    exact = {id: max(known) for id, one in library.articles.items() if (known := tuple(_known(one)))}
    articles = {id: exact.get(id) or coarse(one.published.date) for id, one in library.articles.items()}
    events = {
        id: max(articles[report.article] for report in event.reports) for id, event in library.events.items()
    }
    return Days(articles, events, exact)


def exact(when: Edtf) -> int | None:
    """Return a date that is one day, and known to be that day."""
    point = when.start
    if not isinstance(point, Point) or when.end != point or point.approximate or point.uncertain:
        return None
    return when.first if when.first == when.last else None


def coarse(when: Edtf) -> int:
    """Return the first day a date may mean; its last where the first is not known."""
    return when.first or when.last or 1


def noon(day: int) -> str:
    """Return a day as the timestamp that formats want which have no days: noon, UTC.

    Noon is on the same day for readers from 12 hours west of Greenwich to nearly 12 hours east of it.
    """
    return f"{date.fromordinal(day).isoformat()}T12:00:00Z"


def _known(article: Article) -> Iterator[int]:
    for when in (article.published.date, article.read):
        if when is not None and (day := exact(when)):
            yield day
