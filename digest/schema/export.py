"""The shapes of content as JSON Schema (draft 2020-12), as an editor's YAML server can use them.

To digest every scalar is a text, but a YAML server sees numbers, dates and booleans where they stand without
quotation marks: a schema takes what the loader takes (`code: 812966`, `date: 2001`, `countries: [NO]`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from digest.calendars import CALENDARS
from digest.schema.shapes import SHAPES, TEXTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_POINT = r"[0-9]{4}(-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"
EDTF = rf"^({_POINT}|({_POINT})?/({_POINT}|\.\.)?|\.\./{_POINT})$"
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words there are: countries and editions, closed; ids of records, to offer, not to insist on."""

    countries: Sequence[str]
    languages: Sequence[str]
    editions: Sequence[str]
    sources: Sequence[str] = ()
    people: Sequence[str] = ()
    articles: Sequence[str] = ()


def schemas(words: Vocabulary) -> dict[str, dict[str, Any]]:
    """Return a schema for every kind of file: records by kind, and the front matter of texts and pages."""
    return {name: _schema(name, shape, words) for name, shape in {**SHAPES, **TEXTS}.items()}


def _schema(name: str, shape: type[BaseModel], words: Vocabulary) -> dict[str, Any]:
    made = shape.model_json_schema()
    parts = made.pop("$defs", {})
    part = _Part(words, parts)
    body = part.read(made, name)
    head = {"$schema": DIALECT, "$id": f"digest-{name}", "title": f"digest: {name}"}
    return {**head, **body}


class _Part:
    """Rewrites pydantic's schema piece by piece: references resolved, scalars as an editor sees them."""

    def __init__(self, words: Vocabulary, parts: Mapping[str, Any]) -> None:
        self._words = words
        self._parts = parts

    def read(self, node: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Return the schema of a value under the key `name`."""
        if "$ref" in node:
            return self.read({**self._parts[node["$ref"].rpartition("/")[2]]}, name)
        if "allOf" in node:
            return self.read(node["allOf"][0], name)
        if "anyOf" in node:
            inner = [one for one in node["anyOf"] if one.get("type") != "null"]
            nullable = len(inner) < len(node["anyOf"])
            found = self.read(inner[0], name)
            return {"anyOf": [found, {"type": "null"}]} if nullable else found
        kind = node.get("type")
        if kind == "object":
            return self._mapping(node, name)
        if kind == "array":
            return self._list(node, name)
        return self._scalar(node, name)

    def _mapping(self, node: Mapping[str, Any], name: str) -> dict[str, Any]:
        said = {"description": node["description"]} if node.get("description") else {}
        if "properties" not in node and node.get("additionalProperties") not in (None, False):
            return {**said, **self._free(node, name)}
        fields = {key: self._field(key, value) for key, value in node.get("properties", {}).items()}
        found = {"type": "object", **said, "properties": fields, "additionalProperties": False}
        return {**found, "required": node["required"]} if node.get("required") else found

    def _field(self, key: str, node: Mapping[str, Any]) -> dict[str, Any]:
        found = self.read(node, key)
        said = MEANINGS.get(key)
        return {"description": said, **found} if said and "description" not in found else found

    def _free(self, node: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Return a mapping whose keys are editions, languages, or words of an edition."""
        value = self.read(node["additionalProperties"], "")
        least = {"minProperties": node["minProperties"]} if "minProperties" in node else {}
        if name in _PER_EDITION and self._words.editions:
            editions = dict.fromkeys(self._words.editions, value)
            return {"type": "object", "properties": editions, "additionalProperties": False, **least}
        return {"type": "object", "additionalProperties": value, **least}

    def _list(self, node: Mapping[str, Any], name: str) -> dict[str, Any]:
        found = {"type": "array", "items": self.read(node["items"], name)}
        limits = {key: node[key] for key in ("minItems", "maxItems") if key in node}
        unique = {"uniqueItems": True} if name in {"countries", "mentions", "people"} else {}
        return {**found, **limits, **unique}

    def _scalar(self, node: Mapping[str, Any], name: str) -> dict[str, Any]:
        """Return a scalar: a closed vocabulary, or a text that a YAML server may take for something else."""
        words = self._words
        if "enum" in node or "const" in node:
            return {"enum": node.get("enum", [node.get("const")])}
        if name in {"country", "countries", "mentions"}:
            return {"enum": [*words.countries, False]}  # NO is Norway: YAML 1.1 reads it as false
        if name in {"calendar", "calendars"}:
            return {"enum": list(CALENDARS)}
        if name == "edition" and words.editions:
            return {"enum": list(words.editions)}
        if name in {"date", "dates", "read"}:
            return {"type": ["string", "integer"], "pattern": EDTF, "minimum": 1, "examples": list(_DATES)}
        if name in {"language", "languages"}:
            return {"type": ["string", "boolean"], "pattern": LANGUAGE, "examples": list(_LANGUAGES)}
        if known := {"source": words.sources, "article": words.articles, "people": words.people}.get(name):
            return {"type": ["string", "integer"], "pattern": ID, "examples": list(known)[:200]}
        if "pattern" in node:
            return {"type": ["string", "integer", "number"], "pattern": node["pattern"]}
        return {"type": ["string", "integer", "number", "boolean"], "pattern": r"\S"}


_PER_EDITION = frozenset(
    {"note", "title", "text", "place", "names", "about", "subject", "state", "differences"}
)
_DATES = ("2023-12-04", "2023-06", "2001", "2023-21", "2024-02-19/2024-02-22", "1962/..")
_LANGUAGES = ("fa", "ar", "en", "es", "zh", "ru")

MEANINGS: Mapping[str, str] = {
    "source": "The outlet's id: a file in sources/.",
    "attribution": "How it is known whose the article is, where the text does not name its outlet.",
    "language": "BCP 47 code of the original's language.",
    "title": "Of an article: as published, to the letter, or null. Elsewhere: per edition.",
    "code": "The outlet's own code for the article, or null.",
    "url": "An address that begins with https:// or http://, or null.",
    "published": "When it was published, and how that is known.",
    "read": "The day the editor read the source text.",
    "status": "published, or draft: checked, not built.",
    "countries": "ISO 3166-1 alpha-2 codes, in capitals, of the countries it is about.",
    "mentions": "Countries that are merely mentioned.",
    "people": "Ids of people: files in people/.",
    "date": "EDTF, in the calendar beside it: 2023-12-04, 2023-06, 2001, 2023-21 (spring), A/B, A/.. (open).",
    "dates": "EDTF, like date; needs a basis.",
    "calendar": "The calendar the date is written in; gregorian where nothing is said.",
    "basis": "How it is known: stated in the text, derived from it, or outside; the last two need a note.",
    "note": "Per edition: how a date was worked out, or where it comes from.",
    "method": "How the text was made.",
    "summary": "One or two sentences.",
    "translator": "Who wrote or translated the text, or null.",
    "unknown": "What is not known about the article, or null.",
    "kind": "What it is.",
    "place": "Per edition: where it happened, or null.",
    "text": "Per edition: one to four sentences.",
    "agreements": "What was signed or published.",
    "differences": "Per edition: what the reports do not say alike.",
    "reports": "The articles that tell of the event: at least one.",
    "article": "The article's id: a folder in articles/.",
    "says": "At most 25 words of the article, to the letter, in its language.",
    "names": "Per edition.",
    "original": "The name in its own language and script.",
    "country": "ISO 3166-1 alpha-2 code, in capitals.",
    "languages": "BCP 47 codes of the languages it publishes in.",
    "about": "Per edition: one or two neutral sentences.",
    "roles": "Offices and functions.",
    "aliases": "Other names, by language.",
}
"""What each key of a content file means, said where an editor's cursor stands."""
