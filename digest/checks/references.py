"""Every id, country and edition that a record names must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from digest.load import Document
from digest.model import Article, Country, Event, Person, Source, Words
from digest.problems import Problem, did_you_mean
from digest.schema.reading import Filed
from digest.text.locales import territories, territory_name


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that may be referred to, those of unreadable files included: they are reported once."""

    editions: Collection[str]
    articles: Collection[str]
    sources: Collection[str]
    people: Collection[str]


def article(filed: Filed[Article], known: Known) -> Iterator[Problem]:
    """Check an article's source, countries, people, and the editions of its notes."""
    record, document = filed.record, filed.document
    yield from _one(document, "source", record.source, known.sources, ("source",))
    yield from _countries(document, record.countries, "countries")
    yield from _countries(document, record.mentions, "mentions")
    for index, code in enumerate(record.mentions):
        if code in record.countries:
            message = f'country "{code}" is both in "countries" and in "mentions"'
            yield Problem(document.mark("mentions", index), message)
    yield from _each(document, "person", record.people, known.people, "people")
    yield from words(document, record.published.note, known, "published", "note")
    if record.attribution:
        yield from words(document, record.attribution.note, known, "attribution", "note")


def event(filed: Filed[Event], known: Known) -> Iterator[Problem]:
    """Check an event's countries, people, reports, and the editions of its texts."""
    record, document = filed.record, filed.document
    yield from _countries(document, record.countries, "countries")
    yield from _each(document, "person", record.people, known.people, "people")
    for key in ("place", "title", "text", "differences"):
        yield from words(document, getattr(record, key), known, key)
    for index, agreement in enumerate(record.agreements):
        yield from words(document, agreement.subject, known, "agreements", index, "subject")
        yield from words(document, agreement.state, known, "agreements", index, "state")
    for edition in sorted(set(record.title) ^ set(record.text)):
        has, lacks = ("title", "text") if edition in record.title else ("text", "title")
        yield Problem(document.mark(has, edition), f'{has} is in "{edition}" but {lacks} is not')
    for index, report in enumerate(record.reports):
        yield from _one(document, "article", report.article, known.articles, ("reports", index, "article"))
        yield from words(document, report.dating.note, known, "reports", index, "note")


def source(filed: Filed[Source], known: Known) -> Iterator[Problem]:
    """Check a source's country and the editions of its names."""
    record, document = filed.record, filed.document
    yield from _country(document, record.country, "country")
    yield from words(document, record.names, known, "names")
    yield from words(document, record.about, known, "about")


def person(filed: Filed[Person], known: Known) -> Iterator[Problem]:
    """Check a person's countries and the editions of names and roles."""
    record, document = filed.record, filed.document
    yield from _country(document, record.country, "country")
    yield from words(document, record.names, known, "names")
    for index, role in enumerate(record.roles):
        yield from words(document, role.title, known, "roles", index, "title")
        if role.country:
            yield from _country(document, role.country, "roles", index, "country")


def country(filed: Filed[Country], known: Known) -> Iterator[Problem]:
    """Check a country override's code and the editions of its names."""
    record, document = filed.record, filed.document
    yield from _country(document, record.code)
    yield from words(document, record.names, known, "names")
    yield from words(document, record.note, known, "note")


def words(document: Document, value: Words, known: Known, *keys: str | int) -> Iterator[Problem]:
    """Check that a text per edition is in editions there are."""
    for edition in value:
        if edition not in known.editions:
            message = f'unknown edition "{edition}"{did_you_mean(edition, known.editions)}'
            yield Problem(document.mark(*keys, edition, key=True), message)


def _one(
    document: Document, noun: str, id: str, known: Collection[str], keys: tuple[str | int, ...]
) -> Iterator[Problem]:
    if id not in known:
        yield Problem(document.mark(*keys), f'unknown {noun} "{id}"{did_you_mean(id, known)}')


def _each(
    document: Document, noun: str, ids: Iterable[str], known: Collection[str] | None, key: str
) -> Iterator[Problem]:
    """Check the ids of a list: each known (None: checked elsewhere), none given twice."""
    seen: dict[str, int] = {}
    for index, id in enumerate(ids):
        if known is not None:
            yield from _one(document, noun, id, known, (key, index))
        if id in seen:
            yield Problem(document.mark(key, index), f'{noun} "{id}" is given twice')
        seen[id] = index


def _country(document: Document, code: str, *keys: str | int) -> Iterator[Problem]:
    if code in territories():
        return
    named = next((known for known in sorted(territories()) if territory_name(known, "en") == code), None)
    hint = f' (did you mean "{named}"?)' if named else did_you_mean(code, territories())
    yield Problem(document.mark(*keys), f'unknown country "{code}"{hint}')


def _countries(document: Document, codes: Iterable[str], key: str) -> Iterator[Problem]:
    yield from _each(document, "country", codes, None, key)
    for index, code in enumerate(codes):
        yield from _country(document, code, key, index)
