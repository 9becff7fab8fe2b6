"""The chronology: all events by year, each with a permanent address and its citations."""

from __future__ import annotations

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind, once
from digest.pages.strip import strip
from digest.pages.views import ChronologyView


def _make(desk: Desk, _subject: str) -> Made:
    title, intro = desk.voice.word("nav.chronology"), desk.voice.word("chronology.intro")
    events = desk.derived.chronology.events
    count = desk.voice.plural("count.events", len(events))
    view = ChronologyView(
        desk.crumbs((title, None)), title, intro, count, strip(desk, events), desk.years(events)
    )
    return Made(view, title, intro)


def _url(edition: str, _subject: str) -> str:
    return routes.section(edition, "chronology")


KIND = PageKind("chronology", "chronology", once, _url, _make)
