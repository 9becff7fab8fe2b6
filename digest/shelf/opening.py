"""A library over rows: it knows its records, and opens one when it is asked for."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from digest.model import Article, ArticleText, Country, Edition, Event, Library, Page, Person, Source, Status
from digest.schema.packing import article, pack, unpack
from digest.shelf.lazy import Lazy
from digest.shelf.rows import Rows
from digest.trace import Read

ARTICLES, TEXTS = "library.articles", "library.texts"
"""What articles are called where they are read, and their texts, which are read by themselves."""


class Texts(Mapping[str, ArticleText]):
    """The texts of an article by edition, each opened when it is asked for. Pickled, they are a dict."""

    __slots__ = ("_given",)

    def __init__(self, packed: dict[str, Any]) -> None:
        self._given = packed

    def __getitem__(self, code: str) -> ArticleText:
        found = self._given[code]
        if type(found) is bytes:
            found = self._given[code] = unpack("texts", "", marshal.loads(found))
        text: ArticleText = found
        return text

    def __contains__(self, code: object) -> bool:
        return code in self._given

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[object, ...]:
        return dict, (dict(self),)


def pack_texts(texts: Mapping[str, ArticleText]) -> dict[str, bytes]:
    """Return the texts of an article by edition as bytes."""
    return {code: marshal.dumps(pack("texts", text)) for code, text in texts.items()}


def other_parts(id: str, before: Rows, now: Rows) -> Iterator[Read]:
    """Yield what is read differently of an article that may have changed: all of it, or texts alone."""
    if id not in before or id not in now:
        yield ARTICLES, id
        return
    old, new = (_texts(rows, id) for rows in (before, now))
    if old.keys() != new.keys() or marshal.loads(before.facts(id)) != marshal.loads(now.facts(id)):
        yield ARTICLES, id
    yield from ((TEXTS, (id, code)) for code in new if old.get(code) != new[code])


def facts(kind: str, id: str, rows: Rows) -> Any:
    """Return all that the indexes are made of in a record, names apart: equal facts, equal indexes."""
    packed = marshal.loads(rows.facts(id))
    if kind == "articles":
        one: Article = unpack(kind, id, packed[0])
        when = one.published.date, one.published.basis, one.read
        texts = {code: (text.method, text.translator) for code, text in _texts(rows, id).items()}
        about = one.source, one.language, one.countries, one.mentions, one.people
        return when, one.status, about, one.url is None, texts
    if kind == "events":
        event: Event = unpack(kind, id, packed)
        told = [(report.article, report.dating.basis) for report in event.reports]
        return event.date, event.kind, event.countries, event.people, told, len(event.agreements)
    if kind in {"sources", "people"}:
        return unpack(kind, id, packed).country
    return None if kind == "pages" else packed


def all_articles(rows: Rows) -> dict[str, Article]:
    """Return all articles with their texts, drafts among them."""
    return {id: _article(rows, id) for id in rows.ids}


def outdated(rows: Rows, id: str) -> frozenset[tuple[str, str]]:
    """Return the texts of an article whose original changed; none of a draft."""
    packed, editions = marshal.loads(rows.facts(id))
    published = unpack("articles", id, packed).status is Status.PUBLISHED
    return frozenset((id, edition) for edition in editions if published)


def outdated_editions(rows: Rows, id: str) -> tuple[str, ...]:
    """Return the editions in which a text of an article is one whose original changed."""
    editions: tuple[str, ...] = marshal.loads(rows.facts(id))[1]
    return editions


def all_events(rows: Rows) -> dict[str, Event]:
    """Return all events, those of drafts among them."""
    return {id: unpack("events", id, marshal.loads(rows.facts(id))) for id in rows.ids}


def told(event: Event, drafts: frozenset[str]) -> Event | None:
    """Return an event without what drafts report; None where nobody else tells of it."""
    reports = tuple(report for report in event.reports if report.article not in drafts)
    if len(reports) == len(event.reports):
        return event if reports else None
    return replace(event, reports=reports) if reports else None


def library(rows: Mapping[str, Rows], drafts: frozenset[str], untold: frozenset[str]) -> Library:
    """Return the library over rows."""

    def simple(kind: str) -> Lazy[Any]:
        shelf = rows[kind]
        return Lazy(shelf.ids, lambda id: unpack(kind, id, marshal.loads(shelf.facts(id))))

    def event(id: str) -> Event:
        one: Event = unpack("events", id, marshal.loads(rows["events"].facts(id)))
        return (told(one, drafts) or one) if drafts else one

    def country(code: str) -> Country:
        id = code.lower()
        packed = marshal.loads(rows["countries"].facts(id))
        bare: Country = unpack("countries", id, packed) if packed else Country(code, {}, {})
        return replace(bare, intros=_words(rows["countries"], "intros", id))

    def page(id: str) -> Page:
        return Page(id, _words(rows["pages"], "pages", id))

    editions: Lazy[Edition] = simple("editions")
    people: Lazy[Person] = simple("people")
    sources: Lazy[Source] = simple("sources")
    return Library(
        editions={one.code: one for one in sorted(editions.values(), key=lambda one: (one.order, one.code))},
        articles=Lazy(
            [id for id in rows["articles"].ids if id not in drafts], partial(_article, rows["articles"])
        ),
        events=Lazy([id for id in rows["events"].ids if id not in untold], event),
        sources=sources,
        people=people,
        countries=Lazy([id.upper() for id in rows["countries"].ids], country),
        pages=Lazy(rows["pages"].ids, page),
    )


def _article(rows: Rows, id: str) -> Article:
    return article(id, marshal.loads(rows.facts(id))[0], _texts(rows, id))


def _texts(rows: Rows, id: str) -> Texts:
    return Texts(marshal.loads(rows.words(id)))


def _words(rows: Rows, kind: str, id: str) -> dict[str, Any]:
    """Return the texts of a record by edition."""
    return {code: unpack(kind, id, packed) for code, packed in marshal.loads(rows.words(id)).items()}
