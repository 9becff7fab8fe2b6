"""Records as the plain values `marshal` takes, and back: what is packed need not be read from YAML again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from sys import intern
from typing import Any

from digest.calendars import edtf
from digest.model import (
    Agreement,
    Article,
    ArticleText,
    Attribution,
    Basis,
    Country,
    Dating,
    Edition,
    Edtf,
    Event,
    Kind,
    Method,
    Original,
    OutletKind,
    Person,
    Report,
    Role,
    Source,
    Status,
    Text,
    Translated,
)

_BASES = {str(one): one for one in Basis}
_KINDS = {str(one): one for one in Kind}
_OUTLETS = {str(one): one for one in OutletKind}
_METHODS = {str(one): one for one in Method}
_STATES = {str(one): one for one in Status}
_EDITION = tuple(one.name for one in fields(Edition))


def pack(kind: str, record: Any) -> Any:
    """Return a record of a kind of `filing.PLACES` as str, None, bool, int, tuple and dict."""
    return _PACK[kind](record)


def unpack(kind: str, id: str, packed: Any) -> Any:
    """Return the record that was packed, equal to what it was."""
    return _UNPACK[kind](id, packed)


def _pack_article(one: Article) -> Any:
    attribution = one.attribution and (one.attribution.basis.value, one.attribution.note)
    return (
        (one.source, attribution, one.language, one.title, one.code, one.url, _pack_dating(one.published)),
        (one.read and _pack_date(one.read), one.status.value, one.countries, one.mentions, one.people),
        one.archived,
    )


def article(id: str, packed: Any, texts: Mapping[str, ArticleText]) -> Article:
    """Return the article that was packed, with its texts."""
    (source, attribution, language, title, code, url, published), more, archived = packed
    read, status, countries, mentions, people = more
    return Article(
        id,
        intern(source),
        Attribution(_BASES[attribution[0]], attribution[1]) if attribution else None,
        intern(language),
        title,
        code,
        url,
        _dating(published),
        _date(read) if read else None,
        _STATES[status],
        _ids(countries),
        _ids(mentions),
        _ids(people),
        archived,
        texts,
    )


def _article(id: str, packed: Any) -> Article:
    return article(id, packed, {})


def _pack_article_text(one: ArticleText) -> Any:
    made = one.translated and (one.translated.edition, one.translated.fingerprint)
    return (
        *(one.title, one.summary, one.translator, one.method.value, one.unknown, made),
        *(one.body, one.path, one.line),
    )


def _article_text(_id: str, packed: Any) -> ArticleText:
    title, summary, translator, method, unknown, made, body, path, line = packed
    translated = Translated(*made) if made else None
    return ArticleText(title, summary, translator, _METHODS[method], unknown, translated, body, path, line)


def _pack_event(one: Event) -> Any:
    return (
        (_pack_date(one.date), one.kind.value, one.countries, one.people, one.place, one.title, one.text),
        tuple((agreement.subject, agreement.state) for agreement in one.agreements),
        one.differences,
        tuple((report.article, _pack_dating(report.dating), report.says) for report in one.reports),
    )


def _event(id: str, packed: Any) -> Event:
    (date, kind, countries, people, place, title, text), agreements, differences, reports = packed
    return Event(
        id,
        _date(date),
        _KINDS[kind],
        _ids(countries),
        _ids(people),
        place,
        title,
        text,
        tuple([Agreement(subject, state) for subject, state in agreements]),
        differences,
        tuple([Report(intern(article), _dating(dating), says) for article, dating, says in reports]),
    )


def _pack_source(one: Source) -> Any:
    original = one.original.language, one.original.name
    return one.names, original, one.kind.value, one.country, one.url, one.languages, one.about


def _source(id: str, packed: Any) -> Source:
    names, original, kind, country, url, languages, about = packed
    return Source(
        id, names, Original(*original), _OUTLETS[kind], intern(country), url, _ids(languages), about
    )


def _pack_person(one: Person) -> Any:
    roles = tuple((role.title, role.country, role.dates and _pack_dating(role.dates)) for role in one.roles)
    return one.names, (one.original.language, one.original.name), one.country, roles


def _person(id: str, packed: Any) -> Person:
    names, original, country, given = packed
    roles = [Role(title, place, _dating(dates) if dates else None) for title, place, dates in given]
    return Person(id, names, Original(*original), intern(country), tuple(roles))


def _pack_country(one: Country) -> Any:
    return one.names, one.note, one.aliases


def _country(id: str, packed: Any) -> Country:
    return Country(id.upper(), *packed)


def _pack_text(one: Text) -> Any:
    return one.title, one.summary, one.body, one.path, one.line


def _text(_id: str, packed: Any) -> Text:
    return Text(*packed)


def _pack_edition(one: Edition) -> Any:
    return tuple(getattr(one, name) for name in _EDITION)


def _edition(_code: str, packed: Any) -> Edition:
    return Edition(*packed)


def _pack_dating(one: Dating) -> Any:
    return _pack_date(one.date), one.basis.value, one.note


def _dating(packed: Any) -> Dating:
    date, basis, note = packed
    return Dating(_date(date), _BASES[basis], note)


def _pack_date(one: Edtf) -> Any:
    return one.text if one.calendar == "gregorian" else (one.text, one.calendar)


def _date(packed: Any) -> Edtf:
    return edtf.parse(packed) if isinstance(packed, str) else edtf.parse(*packed)


def _ids(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return ids or codes as the one text each that all records share."""
    return tuple(map(intern, given))


_PACK: Mapping[str, Callable[[Any], Any]] = {
    "articles": _pack_article,
    "texts": _pack_article_text,
    "events": _pack_event,
    "sources": _pack_source,
    "people": _pack_person,
    "countries": _pack_country,
    "intros": _pack_text,
    "pages": _pack_text,
    "editions": _pack_edition,
}
_UNPACK: Mapping[str, Callable[[str, Any], Any]] = {
    "articles": _article,
    "texts": _article_text,
    "events": _event,
    "sources": _source,
    "people": _person,
    "countries": _country,
    "intros": _text,
    "pages": _text,
    "editions": _edition,
}
