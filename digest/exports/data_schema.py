"""The JSON Schema (draft 2020-12) of digest.json and its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from digest.calendars import CALENDARS
from digest.exports.data_records import Record
from digest.model import Basis, Kind, Method, OutletKind

VERSION = "1.0"
"""Of the format: the first number changes when a reader written for the old one would fail."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_LANGUAGE = r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
_COUNTRY = r"^[A-Z]{2}$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

Meaning = Callable[[str], str]
"""Returns the meaning of a field by the key of its words."""


def schema(address: str, meaning: Meaning) -> Record:
    """Return the schema; `address` is where it is published, `meaning` says in words what a field is."""
    kinds = {
        "articles": _article,
        "events": _event,
        "sources": _source,
        "people": _person,
        "countries": _country,
    }
    parts = {name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}} for name in kinds}
    return {
        "$schema": DRAFT,
        "$id": f"{address}?v={VERSION}",
        "title": "digest",
        "description": meaning("version"),
        **_object(
            {
                "$schema": _text(),
                "version": {"const": VERSION},
                "license": _object({"name": _text(), "title": _text(), "path": _text()}, ["name"]),
                "editions": {"type": "array", "items": _edition(meaning)},
                "parts": {
                    "type": "array",
                    "description": meaning("parts"),
                    "items": _object({"path": _text(), "records": {"type": "integer", "minimum": 1}}),
                },
                **parts,
            },
            ["version"],
        ),
        "anyOf": [
            {"required": ["editions", *kinds]},
            {"required": ["editions", "parts", "sources", "people", "countries"]},
            {"required": ["articles"], "not": {"required": ["editions"]}},
            {"required": ["events"], "not": {"required": ["editions"]}},
        ],
        "$defs": {
            **{name: make(meaning) for name, make in kinds.items()},
            "words": {
                "type": "object",
                "propertyNames": {"pattern": _LANGUAGE},
                "additionalProperties": {"type": "string"},
            },
            "date": {"description": meaning("date"), **_object(_date(meaning))},
            "told": {
                "description": meaning("date"),
                **_object({**_date(meaning), "basis": _choice(Basis, meaning("basis"))}),
            },
            "noted": {
                "description": meaning("date"),
                **_object(
                    {
                        **_date(meaning),
                        "basis": _choice(Basis, meaning("basis")),
                        "note": _words(meaning("note")),
                    }
                ),
            },
        },
    }


def _edition(meaning: Meaning) -> Record:
    return _object(
        {
            "edition": _text(meaning("edition"), _LANGUAGE),
            "name": _text(meaning("name")),
            "direction": {"enum": ["ltr", "rtl"]},
            "calendars": _list(),
            "site": _text(),
        }
    )


def _article(meaning: Meaning) -> Record:
    return _object(
        {
            "id": _text(meaning("id"), _ID),
            "source": _text(meaning("source"), _ID),
            "language": _text(meaning("language"), _LANGUAGE),
            "title": _maybe(meaning("article-title")),
            "code": _maybe(meaning("code")),
            "url": _maybe(meaning("url")),
            "archived": _maybe(meaning("archived")),
            "date": {"$ref": "#/$defs/noted"},
            "attribution": {
                "description": meaning("attribution"),
                "anyOf": [
                    {"type": "null"},
                    _object({"basis": _choice(Basis), "note": _words(meaning("attribution-note"))}),
                ],
            },
            "read": _maybe(meaning("read")),
            "countries": _list(meaning("countries"), _COUNTRY),
            "mentions": _list(meaning("mentions"), _COUNTRY),
            "people": _list(meaning("people"), _ID),
            "texts": {
                "type": "object",
                "propertyNames": {"pattern": _LANGUAGE},
                "additionalProperties": _article_text(meaning),
            },
        }
    )


def _article_text(meaning: Meaning) -> Record:
    return _object(
        {
            "title": _text(meaning("text-title")),
            "summary": _text(meaning("summary")),
            "body": _text(meaning("body")),
            "translator": _maybe(meaning("translator")),
            "method": _choice(Method, meaning("method")),
            "unknown": _maybe(meaning("unknown")),
            "page": _text(meaning("page")),
        }
    )


def _event(meaning: Meaning) -> Record:
    report = {
        "article": _text(meaning("article"), _ID),
        "date": {"$ref": "#/$defs/noted"},
        "says": _text(meaning("says")),
    }
    signed: Record = {"subject": _words(meaning("subject")), "state": _words(meaning("state"))}
    return _object(
        {
            "id": _text(meaning("id"), _ID),
            "date": {"$ref": "#/$defs/told", "description": meaning("event-basis")},
            "kind": _choice(Kind, meaning("kind")),
            "countries": _list(meaning("countries"), _COUNTRY),
            "people": _list(meaning("people"), _ID),
            "place": _words(meaning("place")),
            "title": _words(meaning("event-title")),
            "text": _words(meaning("text")),
            "differences": _words(meaning("differences")),
            "agreements": {"type": "array", "items": _object(signed)},
            "reports": {"type": "array", "minItems": 1, "items": _object(report)},
            "page": _words(meaning("page")),
        }
    )


def _source(meaning: Meaning) -> Record:
    return _object(
        {
            "id": _text(meaning("id"), _ID),
            "name": _words(meaning("name")),
            "original": _text(meaning("original")),
            "original_language": _text(meaning("original-language"), _LANGUAGE),
            "kind": _choice(OutletKind, meaning("outlet-kind")),
            "country": _text(meaning("country"), _COUNTRY),
            "url": _maybe(meaning("source-url")),
            "languages": _list(meaning("languages"), _LANGUAGE),
            "about": _words(meaning("about")),
            "page": _words(meaning("page")),
        }
    )


def _person(meaning: Meaning) -> Record:
    role = {
        "title": _words(meaning("role-title")),
        "country": _maybe(meaning("role-country")),
        "date": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/noted"}]},
    }
    return _object(
        {
            "id": _text(meaning("id"), _ID),
            "name": _words(meaning("name")),
            "original": _text(meaning("original")),
            "original_language": _text(meaning("original-language"), _LANGUAGE),
            "country": _text(meaning("country"), _COUNTRY),
            "roles": {"type": "array", "items": _object(role)},
            "page": _words(meaning("page")),
        }
    )


def _country(meaning: Meaning) -> Record:
    return _object(
        {
            "id": _text(meaning("country-id"), _COUNTRY),
            "name": _words(meaning("name")),
            "note": _words(meaning("country-note")),
            "page": _words(meaning("page")),
        }
    )


def _date(meaning: Meaning) -> Record:
    day = {"type": ["string", "null"], "pattern": _DAY}
    return {
        "edtf": _text(),
        "calendar": _choice(CALENDARS, meaning("calendar")),
        "earliest": {**day, "description": meaning("earliest")},
        "latest": {**day, "description": meaning("latest")},
    }


def _object(properties: Record, required: Iterable[str] | None = None) -> Record:
    """Return an object of these properties, all of them there unless some are named."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def _said(meaning: str) -> Record:
    return {"description": meaning} if meaning else {}


def _text(meaning: str = "", pattern: str = "") -> Record:
    return {"type": "string", **_said(meaning), **({"pattern": pattern} if pattern else {})}


def _maybe(meaning: str) -> Record:
    return {"type": ["string", "null"], **_said(meaning)}


def _list(meaning: str = "", pattern: str = "") -> Record:
    return {"type": "array", **_said(meaning), "items": _text(pattern=pattern)}


def _choice(values: Iterable[str], meaning: str = "") -> Record:
    return {"enum": [str(value) for value in values], **_said(meaning)}


def _words(meaning: str) -> Record:
    return {"$ref": "#/$defs/words", **_said(meaning)}
