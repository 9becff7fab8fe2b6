"""The order of all events and articles in time, the same in every edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.calendars import edtf
from digest.model import Article, Event, Library


@dataclass(frozen=True, slots=True)
class Chronology:
    """Ids of all events, oldest first, and of all articles, newest first.

    `held` tells what there is any of: who asks for no more has not looked at which there are.
    """

    events: tuple[str, ...]
    articles: tuple[str, ...]
    held: Mapping[str, bool] = field(default_factory=dict)


ARTICLES, EVENTS, DAYS = "articles", "events", "days"
"""What there may be any of: articles, events, and events whose days a calendar can show."""


def chronology(library: Library) -> Chronology:
    """Order events by date, then id; articles by publication, newest first, then id."""
    events = sorted(library.events.values(), key=_event_key)
    articles = sorted(library.articles.values(), key=lambda one: one.id)
    articles.sort(key=_article_key, reverse=True)
    days = any(edtf.whole_days(one.date) for one in events)
    return Chronology(
        tuple(one.id for one in events),
        tuple(one.id for one in articles),
        {ARTICLES: bool(articles), EVENTS: bool(events), DAYS: days},
    )


def _event_key(event: Event) -> tuple[object, ...]:
    return (*edtf.sort_key(event.date), event.id)


def _article_key(article: Article) -> tuple[object, ...]:
    return edtf.sort_key(article.published.date)[:2]
