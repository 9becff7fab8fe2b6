"""The content as plain values for JSON: one record of everything there is, its keys in a fixed order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date as day
from functools import lru_cache

from digest.exports.kind import Whole
from digest.model import Article, Basis, Dating, Edition, Edtf, Event, Person, Source, Words
from digest.pages import routes

Record = dict[str, object]
"""What JSON writes: texts, numbers, None, lists and records."""

_SURENESS = {Basis.STATED: 0, Basis.DERIVED: 1, Basis.OUTSIDE: 2}


class Records:
    """Makes the records of one site, and says in which order they come."""

    def __init__(self, whole: Whole) -> None:
        self.site = whole.site
        self.library = whole.site.library
        self.desks = whole.desks
        self.codes = tuple(self.library.editions)

    def articles(self, year: str = "") -> Iterator[Article]:
        """Yield the articles, newest first: all, or those of a year."""
        derived = self.site.derived
        ids = derived.holdings.articles[year].ids if year else derived.chronology.articles
        return (self.library.articles[id] for id in ids)

    def events(self, year: str = "") -> Iterator[Event]:
        """Yield the events, oldest first: all, or those of a year."""
        derived = self.site.derived
        ids = derived.holdings.events[year].ids if year else derived.chronology.events
        return (self.library.events[id] for id in ids)

    def sources(self) -> list[Source]:
        """Return the sources, by id."""
        return sorted(self.library.sources.values(), key=lambda one: one.id)

    def people(self) -> list[Person]:
        """Return the people, by id."""
        return sorted(self.library.people.values(), key=lambda one: one.id)

    def countries(self) -> list[str]:
        """Return the codes of all countries that are named."""
        return sorted(self.site.derived.countries.by_code)

    def edition(self, edition: Edition) -> Record:
        """Return what an edition is."""
        return {
            "edition": edition.code,
            "name": edition.name,
            "direction": edition.direction,
            "calendars": list(edition.calendars),
            "site": edition.words["site.name"],
        }

    def article(self, one: Article) -> Record:
        """Return an article with its texts in every edition."""
        attribution = one.attribution
        return {
            "id": one.id,
            "source": one.source,
            "language": one.language,
            "title": one.title,
            "code": one.code,
            "url": one.url,
            "archived": one.archived,
            "date": self.told(one.published),
            "attribution": attribution and {"basis": attribution.basis, "note": self.words(attribution.note)},
            "read": one.read and one.read.text,
            "countries": list(one.countries),
            "mentions": list(one.mentions),
            "people": list(one.people),
            "texts": {
                code: {
                    "title": text.title,
                    "summary": text.summary,
                    "body": text.body.strip(),
                    "translator": text.translator,
                    "method": text.method,
                    "unknown": text.unknown,
                    "page": self.at(routes.article(code, one.id)),
                }
                for code in self.codes
                if (text := one.texts.get(code))
            },
        }

    def event(self, one: Event) -> Record:
        """Return an event with everything that is told of it."""
        return {
            "id": one.id,
            "date": {**when(one.date), "basis": surest(one).basis},
            "kind": one.kind,
            "countries": list(one.countries),
            "people": list(one.people),
            "place": self.words(one.place),
            "title": self.words(one.title),
            "text": self.words(one.text),
            "differences": self.words(one.differences),
            "agreements": [
                {"subject": self.words(signed.subject), "state": self.words(signed.state)}
                for signed in one.agreements
            ],
            "reports": [
                {"article": report.article, "date": self.told(report.dating), "says": report.says}
                for report in one.reports
            ],
            "page": self.pages(lambda code: self.desks[code].event_url(one.id)),
        }

    def source(self, one: Source) -> Record:
        """Return an outlet."""
        return {
            "id": one.id,
            "name": self.words(one.names),
            "original": one.original.name,
            "original_language": one.original.language,
            "kind": one.kind,
            "country": one.country,
            "url": one.url,
            "languages": list(one.languages),
            "about": self.words(one.about),
            "page": self.pages(lambda code: routes.source(code, one.id)),
        }

    def person(self, one: Person) -> Record:
        """Return a person with the offices they held."""
        return {
            "id": one.id,
            "name": self.words(one.names),
            "original": one.original.name,
            "original_language": one.original.language,
            "country": one.country,
            "roles": [
                {
                    "title": self.words(role.title),
                    "country": role.country,
                    "date": role.dates and self.told(role.dates),
                }
                for role in one.roles
            ],
            "page": self.pages(lambda code: routes.person(code, one.id)),
        }

    def country(self, code: str) -> Record:
        """Return a country with its names."""
        known = self.library.countries.get(code)
        return {
            "id": code,
            "name": {edition: desk.country_name(code) for edition, desk in self.desks.items()},
            "note": self.words(known.note) if known else {},
            "page": self.pages(lambda edition: routes.country(edition, code)),
        }

    def told(self, dating: Dating) -> Record:
        """Return a date with how it is known."""
        return {**when(dating.date), "basis": dating.basis, "note": self.words(dating.note)}

    def at(self, url: str) -> str:
        """Return an address of the site: absolute where the site's own is known."""
        return self.site.url + url

    def pages(self, route: Callable[[str], str]) -> Record:
        """Return the address of a page in every edition."""
        return {code: self.at(route(code)) for code in self.codes}

    def words(self, words: Words) -> Words:
        """Return a text per edition in the order of the editions."""
        return {code: words[code] for code in self.codes if code in words}


def when(date: Edtf) -> Record:
    """Return a date: as written, its calendar, and the first and last Gregorian day it may mean."""
    return {
        "edtf": date.text,
        "calendar": date.calendar,
        "earliest": iso(date.first) or None,
        "latest": iso(date.last) or None,
    }


def surest(event: Event) -> Dating:
    """Return the dating of the report that knows best when an event was."""
    return min((report.dating for report in event.reports), key=lambda one: _SURENESS[one.basis])


@lru_cache(maxsize=20_000)
def iso(ordinal: int | None) -> str:
    """Return a day as 2023-12-04; nothing for no day."""
    return "" if ordinal is None else day.fromordinal(ordinal).isoformat()
