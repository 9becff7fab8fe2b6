"""Lists of events and articles: a few as cards, many as rows of a line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from digest.pages.desk import Desk
from digest.pages.part import Part
from digest.pages.pieces import ArticleList, EventList, EventRow, YearView

FEW = 20
"""So many are shown as cards; where there are more, each is a row."""


def articles(desk: Desk, ids: Sequence[str]) -> ArticleList:
    """Return a list of articles, in the order given."""
    if len(ids) <= FEW:
        return desk.articles(ids)
    return tuple(desk.article_row(id) for id in ids)


def events(desk: Desk, ids: Sequence[str]) -> EventList:
    """Return a list of events, in the order given."""
    if len(ids) <= FEW:
        return desk.events(ids)
    return tuple(desk.event_row(id) for id in ids)


def years(desk: Desk, ids: Sequence[str], few: int = FEW) -> tuple[YearView, ...]:
    """Return events under the years of the edition's first calendar, in the order given.

    They are rows where there are more than `few` of them.
    """
    facets = desk.derived.facets
    by_year: dict[tuple[int, str], list[str]] = {}
    for id in ids:
        by_year.setdefault(desk.voice.heading_year(facets[id].date), []).append(id)
    rows = len(ids) > few
    return tuple(
        YearView(
            id=f"year-{year}",
            year=desk.voice.year(year),
            other=desk.voice.year_elsewhere(year, calendar),
            events=_rows(desk, found) if rows else desk.events(found),
        )
        for (year, calendar), found in by_year.items()
    )


def _rows(desk: Desk, ids: Iterable[str]) -> tuple[Part[EventRow], ...]:
    return tuple(desk.event_row(id) for id in ids)
