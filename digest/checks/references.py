"""Every id, country and edition that a record names must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.load import Document
from digest.model import Article, Country, Event, Person, Source, Words
from digest.problems import Message, Problem, message
from digest.schema.reading import Filed
from digest.text import codes
from digest.text.locales import territories


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
    if record.source not in known.sources:
        what = message("unknown-source", given=record.source).near(record.source, known.sources)
        yield Problem(document.mark("source"), what)
    yield from _countries(document, record.countries, "countries")
    yield from _countries(document, record.mentions, "mentions")
    for index, code in enumerate(record.mentions):
        if code in record.countries:
            yield Problem(document.mark("mentions", index), message("in-both", given=code))
    yield from _people(document, record.people, known)
    yield from words(document, record.published.note, known, "published", "note")
    if record.attribution:
        yield from words(document, record.attribution.note, known, "attribution", "note")


def event(filed: Filed[Event], known: Known) -> Iterator[Problem]:
    """Check an event's countries, people, reports, and the editions of its texts."""
    record, document = filed.record, filed.document
    yield from _countries(document, record.countries, "countries")
    yield from _people(document, record.people, known)
    for key in ("place", "title", "text", "differences"):
        yield from words(document, getattr(record, key), known, key)
    for index, agreement in enumerate(record.agreements):
        yield from words(document, agreement.subject, known, "agreements", index, "subject")
        yield from words(document, agreement.state, known, "agreements", index, "state")
    for edition in sorted(record.title.keys() - record.text.keys()):
        yield Problem(document.mark("title", edition), message("title-alone", edition=edition))
    for edition in sorted(record.text.keys() - record.title.keys()):
        yield Problem(document.mark("text", edition), message("text-alone", edition=edition))
    for index, report in enumerate(record.reports):
        if report.article not in known.articles:
            what = message("unknown-article", given=report.article).near(report.article, known.articles)
            yield Problem(document.mark("reports", index, "article"), what)
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
            what = message("unknown-edition", given=edition).near(edition, known.editions)
            yield Problem(document.mark(*keys, edition, key=True), what)


def _people(document: Document, ids: Sequence[str], known: Known) -> Iterator[Problem]:
    """Check the ids of a list of people: each known, none given twice."""
    for index, id in enumerate(ids):
        if id not in known.people:
            what = message("unknown-person", given=id).near(id, known.people)
            yield Problem(document.mark("people", index), what)
        if id in ids[:index]:
            yield Problem(document.mark("people", index), message("person-twice", given=id))


def _countries(document: Document, given: Sequence[str], key: str) -> Iterator[Problem]:
    """Check a list of countries: each known, none given twice."""
    for index, code in enumerate(given):
        if code in given[:index]:
            yield Problem(document.mark(key, index), message("country-twice", given=code))
        yield from _country(document, code, key, index)


def _country(document: Document, code: str, *keys: str | int) -> Iterator[Problem]:
    if code not in territories():
        yield Problem(document.mark(*keys), unknown_country(code))


def unknown_country(code: str) -> Message:
    """Say that there is no such country, and which was probably meant."""
    what = message("unknown-country", given=code)
    meant = codes.country_meant(code)
    return what.meaning(meant) if meant else what.near(code, territories())


def languages(document: Document) -> Iterator[Problem]:
    """Check the languages a file names, of a record that could not be read, too."""
    original = document.values.get("original")
    named = original.get("language") if isinstance(original, Mapping) else None
    yield from _language(document, named, "original", "language")
    yield from _language(document, document.values.get("language"), "language")
    listed = document.values.get("languages")
    for index, code in enumerate(listed if isinstance(listed, Sequence) else ()):
        yield from _language(document, code, "languages", index)


def _language(document: Document, code: object, *keys: str | int) -> Iterator[Problem]:
    """Check a language; what is no text is the schema's business."""
    if isinstance(code, str) and code.strip() and not codes.is_language(code.strip()):
        yield Problem(document.mark(*keys), unknown_language(code))


def unknown_language(code: str) -> Message:
    """Say that there is no such language, and which was probably meant."""
    return message("unknown-language", given=code).meaning(codes.language_meant(code))
