"""The rows of every table: cells of text, in the order of the columns that pages/tables.py names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from digest.exports.data_records import Records, iso, surest
from digest.model import Dating, Edtf, Words
from digest.pages import routes, tables

Row = tuple[str, ...]
"""The cells of a table, in the order of its columns."""

Maker = Callable[[str], Iterator[Row]]
"""Yields the rows of a table: all, or those of a year; a table that is never in parts has no years."""

APART = ";"
"""Stands between the items of a list in a cell; no id, code or language holds it."""


class Rows:
    """Makes the rows of one site's tables."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.library = records.library
        self.codes = records.codes

    def by_table(self) -> Mapping[str, Maker]:
        """Return what yields the rows of each table."""
        return {
            tables.ARTICLES.name: self.articles,
            tables.TEXTS.name: self.texts,
            tables.EVENTS.name: self.events,
            tables.REPORTS.name: self.reports,
            tables.AGREEMENTS.name: self.agreements,
            tables.SOURCES.name: self.sources,
            tables.PEOPLE.name: self.people,
            tables.ROLES.name: self.roles,
            tables.COUNTRIES.name: self.countries,
        }

    def articles(self, year: str = "") -> Iterator[Row]:
        """Yield the facts about every article; its pages are in the editions that have a text of it."""
        for one in self.records.articles(year):
            attribution = one.attribution
            yield (
                one.id,
                one.source,
                one.language,
                one.title or "",
                one.code or "",
                one.url or "",
                one.archived or "",
                *_told(one.published),
                *self._each(one.published.note),
                attribution.basis if attribution else "",
                *self._each(attribution.note if attribution else {}),
                one.read.text if one.read else "",
                _list(one.countries),
                _list(one.mentions),
                _list(one.people),
                *[
                    self.records.at(routes.article(code, one.id)) if code in one.texts else ""
                    for code in self.codes
                ],
            )

    def texts(self, year: str = "") -> Iterator[Row]:
        """Yield every text of every article, without its body: Markdown of many lines is in the JSON."""
        for one in self.records.articles(year):
            for code in self.codes:
                if text := one.texts.get(code):
                    yield (
                        one.id,
                        code,
                        text.title,
                        text.summary,
                        text.translator or "",
                        text.method,
                        text.unknown or "",
                        self.records.at(routes.article(code, one.id)),
                    )

    def events(self, year: str = "") -> Iterator[Row]:
        """Yield every event."""
        for one in self.records.events(year):
            yield (
                one.id,
                *_when(one.date),
                surest(one).basis,
                one.kind,
                _list(one.countries),
                _list(one.people),
                *self._each(one.place),
                *self._each(one.title),
                *self._each(one.text),
                *self._each(one.differences),
                _list(self.records.site.derived.facets[one.id].sources),
                _list(report.article for report in one.reports),
                *[self.records.at(desk.event_url(one.id)) for desk in self.records.desks.values()],
            )

    def reports(self, year: str = "") -> Iterator[Row]:
        """Yield what each article tells of each event."""
        for one in self.records.events(year):
            for number, report in enumerate(one.reports, 1):
                told = report.dating
                yield (
                    one.id,
                    str(number),
                    report.article,
                    *_told(told),
                    *self._each(told.note),
                    report.says,
                )

    def agreements(self, year: str = "") -> Iterator[Row]:
        """Yield what was signed at each event."""
        for one in self.records.events(year):
            for number, signed in enumerate(one.agreements, 1):
                yield one.id, str(number), *self._each(signed.subject), *self._each(signed.state)

    def sources(self, _year: str = "") -> Iterator[Row]:
        """Yield every outlet."""
        for one in self.records.sources():
            yield (
                one.id,
                *self._each(one.names),
                one.original.name,
                one.original.language,
                one.kind,
                one.country,
                one.url or "",
                _list(one.languages),
                *self._each(one.about),
                *self._pages(routes.source, one.id),
            )

    def people(self, _year: str = "") -> Iterator[Row]:
        """Yield every person."""
        for one in self.records.people():
            yield (
                one.id,
                *self._each(one.names),
                one.original.name,
                one.original.language,
                one.country,
                *self._pages(routes.person, one.id),
            )

    def roles(self, _year: str = "") -> Iterator[Row]:
        """Yield every office of every person."""
        for one in self.records.people():
            for number, role in enumerate(one.roles, 1):
                yield (
                    one.id,
                    str(number),
                    *self._each(role.title),
                    role.country or "",
                    *(_told(role.dates) if role.dates else ("",) * 5),
                    *self._each(role.dates.note if role.dates else {}),
                )

    def countries(self, _year: str = "") -> Iterator[Row]:
        """Yield every country that is named."""
        for code in self.records.countries():
            known = self.library.countries.get(code)
            yield (
                code,
                *[desk.country_name(code) for desk in self.records.desks.values()],
                *self._each(known.note if known else {}),
                *self._pages(routes.country, code),
            )

    def _each(self, words: Words) -> list[str]:
        return [words.get(code, "") for code in self.codes]

    def _pages(self, route: Callable[[str, str], str], id: str) -> list[str]:
        return [self.records.at(route(code, id)) for code in self.codes]


def _list(items: Iterable[str]) -> str:
    return APART.join(items)


def _when(date: Edtf) -> Row:
    return date.text, date.calendar, iso(date.first), iso(date.last)


def _told(dating: Dating) -> Row:
    return *_when(dating.date), dating.basis
