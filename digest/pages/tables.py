"""What the data files hold: every table and column, its type, and the key of its meaning in the editions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from digest.calendars import CALENDARS
from digest.derive.holdings import Holdings
from digest.model import Basis, Kind, Method, OutletKind
from digest.pages.site import Site


class Form(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    DAY = "day"
    LIST = "list"
    NUMBER = "number"
    ADDRESS = "address"
    CHOICE = "choice"


class Column(NamedTuple):
    """One column, or one for each edition; `words` is the key of its meaning, `field.<words>`.

    `choices` are all values a cell may have; `refers` names the table whose key it holds.
    """

    name: str
    words: str
    form: Form = Form.TEXT
    per_edition: bool = False
    required: bool = False
    choices: tuple[str, ...] = ()
    refers: str = ""

    def names(self, editions: Iterable[str]) -> tuple[str, ...]:
        """Return the names in the head of a table: title_en, title_fa for a column of each edition."""
        return tuple(f"{self.name}_{code}" for code in editions) if self.per_edition else (self.name,)


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `key` names the columns that tell its rows apart, `count` tells how many rows it has.

    `of_year` tells how many are of a year ("2003"), of a table that is a file a year in a large digest.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    count: Callable[[Site], int]
    of_year: Callable[[Holdings, str], int] | None = None

    def files(self, site: Site) -> tuple[str, ...]:
        """Return the files it is in: their names without an end; "articles", or "articles/2003" and so on."""
        if not (self.of_year and site.in_parts):
            return (self.name,)
        held = site.derived.holdings
        return tuple(f"{self.name}/{year}" for year in held.years if self.of_year(held, year))

    def head(self, editions: Iterable[str]) -> tuple[str, ...]:
        """Return the names of all columns."""
        codes = tuple(editions)
        return tuple(name for column in self.columns for name in column.names(codes))


def _must(name: str, words: str = "", refers: str = "") -> Column:
    return Column(name, words or name, required=True, refers=refers)


def _each(name: str, words: str = "") -> Column:
    return Column(name, words or name, per_edition=True)


def _list(name: str, words: str = "") -> Column:
    return Column(name, words or name, Form.LIST)


def _choice(name: str, words: str, choices: Iterable[str], *, required: bool = True) -> Column:
    return Column(name, words, Form.CHOICE, required=required, choices=tuple(choices))


def _dated(basis: str = "basis", *, required: bool = True) -> tuple[Column, ...]:
    return (
        Column("date", "date", required=required),
        _choice("calendar", "calendar", CALENDARS, required=required),
        Column("earliest", "earliest", Form.DAY),
        Column("latest", "latest", Form.DAY),
        _choice("basis", basis, Basis, required=required),
    )


_NUMBER = Column("number", "number", Form.NUMBER, required=True)

PAGE = Column("page", "page", Form.ADDRESS, per_edition=True)

ARTICLES = Table(
    "articles",
    (
        _must("id"),
        _must("source", refers="sources"),
        _must("language"),
        Column("title", "article-title"),
        Column("code", "code"),
        Column("url", "url", Form.ADDRESS),
        Column("archived", "archived", Form.ADDRESS),
        *_dated(),
        _each("note"),
        _choice("attribution", "attribution", Basis, required=False),
        _each("attribution_note", "attribution-note"),
        Column("read", "read"),
        _list("countries"),
        _list("mentions"),
        _list("people"),
        PAGE,
    ),
    ("id",),
    lambda site: len(site.library.articles),
    lambda held, year: len(held.articles[year].ids) if year in held.articles else 0,
)

TEXTS = Table(
    "article_texts",
    (
        _must("article", refers="articles"),
        _must("edition"),
        _must("title", "text-title"),
        _must("summary"),
        Column("translator", "translator"),
        _choice("method", "method", Method),
        Column("unknown", "unknown"),
        Column("page", "page", Form.ADDRESS),
    ),
    ("article", "edition"),
    lambda site: sum(year.texts for year in site.derived.holdings.articles.values()),
    lambda held, year: held.articles[year].texts if year in held.articles else 0,
)

EVENTS = Table(
    "events",
    (
        _must("id"),
        *_dated("event-basis"),
        _choice("kind", "kind", Kind),
        _list("countries"),
        _list("people"),
        _each("place"),
        _each("title", "event-title"),
        _each("text"),
        _each("differences"),
        _list("sources"),
        _list("articles"),
        PAGE,
    ),
    ("id",),
    lambda site: len(site.library.events),
    lambda held, year: len(held.events[year].ids) if year in held.events else 0,
)

REPORTS = Table(
    "event_reports",
    (
        _must("event", refers="events"),
        _NUMBER,
        _must("article", refers="articles"),
        *_dated(),
        _each("note"),
        _must("says"),
    ),
    ("event", "number"),
    lambda site: sum(year.reports for year in site.derived.holdings.events.values()),
    lambda held, year: held.events[year].reports if year in held.events else 0,
)

AGREEMENTS = Table(
    "event_agreements",
    (_must("event", refers="events"), _NUMBER, _each("subject"), _each("state")),
    ("event", "number"),
    lambda site: sum(year.agreements for year in site.derived.holdings.events.values()),
    lambda held, year: held.events[year].agreements if year in held.events else 0,
)

SOURCES = Table(
    "sources",
    (
        _must("id"),
        _each("name"),
        _must("original"),
        _must("original_language", "original-language"),
        _choice("kind", "outlet-kind", OutletKind),
        _must("country", refers="countries"),
        Column("url", "source-url", Form.ADDRESS),
        _list("languages"),
        _each("about"),
        PAGE,
    ),
    ("id",),
    lambda site: len(site.library.sources),
)

PEOPLE = Table(
    "people",
    (
        _must("id"),
        _each("name"),
        _must("original"),
        _must("original_language", "original-language"),
        _must("country", refers="countries"),
        PAGE,
    ),
    ("id",),
    lambda site: len(site.library.people),
)

ROLES = Table(
    "person_roles",
    (
        _must("person", refers="people"),
        _NUMBER,
        _each("title", "role-title"),
        Column("country", "role-country", refers="countries"),
        *_dated(required=False),
        _each("note"),
    ),
    ("person", "number"),
    lambda site: sum(len(person.roles) for person in site.library.people.values()),
)

COUNTRIES = Table(
    "countries",
    (_must("id", "country-id"), _each("name"), _each("note", "country-note"), PAGE),
    ("id",),
    lambda site: len(site.derived.countries.by_code),
)

TABLES: Mapping[str, Table] = {
    table.name: table
    for table in (ARTICLES, TEXTS, EVENTS, REPORTS, AGREEMENTS, SOURCES, PEOPLE, ROLES, COUNTRIES)
}
"""Every table by name, in the order they are shown."""
