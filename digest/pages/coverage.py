"""A page for editors: what the digest does not have, or has on thin ground, each line with its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind, once
from digest.pages.pieces import Crumb, Entry

NAME = "coverage"
MOST = 150
"""So many lines of one kind are listed; of the others only the number is said."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One kind of thing that is missing: `id` is its place on the page, `count` in the edition's digits.

    `rest` says how many more there are than the entries listed, or nothing.
    """

    id: str
    title: str
    count: str
    entries: tuple[Entry, ...]
    rest: str | None


class CoverageView(NamedTuple):
    """All kinds of gaps, those without a single one among them."""

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    gaps: tuple[Gap, ...]


def _make(desk: Desk, _subject: str) -> Made:
    title, intro = desk.voice.word("coverage.title"), desk.voice.word("coverage.intro")
    view = CoverageView(desk.crumbs((title, None)), title, intro, tuple(_gaps(desk)))
    return Made(view, title, intro)


def _gaps(desk: Desk) -> Iterator[Gap]:
    found = desk.derived.coverage
    yield _gap(desk, "texts", len(found.texts), (_text(desk, *one) for one in found.texts))
    yield _gap(desk, "outdated", len(found.outdated), (_text(desk, *one) for one in found.outdated))
    yield _gap(desk, "unreviewed", len(found.unreviewed), (_text(desk, *one) for one in found.unreviewed))
    yield _gap(desk, "single", len(found.single), (_event(desk, id) for id in found.single))
    yield _gap(desk, "one-sided", len(found.one_sided), (_event(desk, id) for id in found.one_sided))
    languages = (_country(desk, code, missing) for code, missing in found.languages.items())
    yield _gap(desk, "languages", len(found.languages), languages)
    outside = found.outside_events, found.outside_articles
    yield _gap(desk, "outside-events", len(outside[0]), (_event(desk, id) for id in outside[0]))
    yield _gap(desk, "outside-articles", len(outside[1]), (_article(desk, id) for id in outside[1]))
    yield _gap(desk, "unlinked", len(found.unlinked), (_article(desk, id) for id in found.unlinked))


def _gap(desk: Desk, name: str, count: int, entries: Iterable[Entry]) -> Gap:
    rest = desk.voice.word("coverage.rest", count=desk.voice.number(count - MOST)) if count > MOST else None
    title = desk.voice.word(f"coverage.{name}")
    return Gap(name, title, desk.voice.number(count), tuple(islice(entries, MOST)), rest)


def _text(desk: Desk, id: str, edition: str) -> Entry:
    """Return the line of an article's text in an edition; where there is none, of the text there is."""
    article, language = desk.library.articles[id], desk.voice.phrase(desk.voice.language(edition))
    if text := article.texts.get(edition):
        return Entry(
            desk.voice.phrase(text.title, edition), routes.article(edition, id), language, None, None
        )
    return Entry(desk.article_title(article), desk.article_url(article), language, None, None)


def _article(desk: Desk, id: str) -> Entry:
    article = desk.library.articles[id]
    return Entry(
        desk.article_title(article), desk.article_url(article), desk.outlet(article.source), None, None
    )


def _event(desk: Desk, id: str) -> Entry:
    event = desk.library.events[id]
    outlets = dict.fromkeys(desk.library.articles[report.article].source for report in event.reports)
    title = desk.phrase(event.title)
    assert title is not None  # the schema wants a title in one edition at least
    told = desk.voice.phrase(desk.voice.join(desk.outlet(outlet).text for outlet in outlets))
    return Entry(title, desk.event_url(id), told, None, None)


def _country(desk: Desk, code: str, missing: Iterable[str]) -> Entry:
    name = desk.voice.phrase(desk.country_name(code))
    languages = desk.voice.phrase(desk.voice.join(desk.voice.language(one) for one in missing))
    return Entry(name, routes.country(desk.code, code), languages, None, None)


KIND = PageKind(NAME, "", once, lambda edition, _subject: routes.section(edition, NAME), _make)
