"""The part of schema.org's vocabulary that our linked data uses, as a table to check it against.

Written down from https://schema.org (release 29; its vocabulary is under CC BY-SA 3.0): a type with the one
above it, a property with the types it may stand on and what its value may be. A value is of a type, or a
"text", "url", "date" (ISO 8601: a day, month or year), "language" (BCP 47) or "number".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from digest.text.codes import is_language

ABOVE: Mapping[str, str] = {
    "AboutPage": "WebPage",
    "AdministrativeArea": "Place",
    "Article": "CreativeWork",
    "BreadcrumbList": "ItemList",
    "CollectionPage": "WebPage",
    "Country": "AdministrativeArea",
    "CreativeWork": "Thing",
    "Event": "Thing",
    "Intangible": "Thing",
    "ItemList": "Intangible",
    "ListItem": "Intangible",
    "NewsArticle": "Article",
    "NewsMediaOrganization": "Organization",
    "Occupation": "Intangible",
    "Organization": "Thing",
    "Person": "Thing",
    "Place": "Thing",
    "ProfilePage": "WebPage",
    "PropertyValue": "Intangible",
    "Role": "Intangible",
    "WebPage": "CreativeWork",
    "WebSite": "CreativeWork",
}

PROPERTIES: Mapping[str, tuple[str, str]] = {
    "about": ("CreativeWork Event", "Thing"),
    "alternateName": ("Thing", "text"),
    "archivedAt": ("CreativeWork", "url WebPage"),
    "attendee": ("Event", "Person Organization"),
    "breadcrumb": ("WebPage", "BreadcrumbList text"),
    "citation": ("CreativeWork", "CreativeWork text"),
    "datePublished": ("CreativeWork", "date"),
    "description": ("Thing", "text"),
    "digitalSourceType": ("CreativeWork", "url"),
    "endDate": ("Event Role", "date"),
    "event": ("Place Organization", "Event"),
    "hasOccupation": ("Person Role", "Occupation Role"),  # a role repeats the property it qualifies
    "hasPart": ("CreativeWork", "CreativeWork"),
    "headline": ("CreativeWork", "text"),
    "identifier": ("Thing", "text url PropertyValue"),
    "inLanguage": ("CreativeWork Event", "language"),
    "isBasedOn": ("CreativeWork", "CreativeWork url"),
    "isPartOf": ("CreativeWork", "CreativeWork url"),
    "item": ("ListItem", "Thing url"),
    "itemListElement": ("ItemList", "ListItem Thing text"),
    "jobTitle": ("Person", "text"),
    "knowsLanguage": ("Organization Person", "language"),
    "license": ("CreativeWork", "url CreativeWork"),
    "location": ("Event Organization", "Place text"),
    "mainEntity": ("CreativeWork", "Thing"),
    "mentions": ("CreativeWork", "Thing"),
    "name": ("Thing", "text"),
    "occupationLocation": ("Occupation", "AdministrativeArea"),
    "position": ("CreativeWork ListItem", "number text"),
    "propertyID": ("PropertyValue", "text url"),
    "publisher": ("CreativeWork", "Organization Person"),
    "startDate": ("Event Role", "date"),
    "subjectOf": ("Thing", "CreativeWork Event"),
    "translationOfWork": ("CreativeWork", "CreativeWork"),
    "translator": ("CreativeWork Event", "Organization Person"),
    "url": ("Thing", "url"),
    "value": ("PropertyValue", "text number"),
    "workTranslation": ("CreativeWork", "CreativeWork"),
}

NEEDS: Mapping[str, frozenset[str]] = {
    "BreadcrumbList": frozenset({"itemListElement"}),
    "Country": frozenset({"name"}),
    "Event": frozenset({"name", "subjectOf", "url"}),
    "ListItem": frozenset({"name", "position"}),
    "NewsArticle": frozenset({"inLanguage", "publisher"}),
    "NewsMediaOrganization": frozenset({"name"}),
    "Person": frozenset({"name"}),
    "WebPage": frozenset({"name", "inLanguage", "isPartOf"}),
    "WebSite": frozenset({"name", "inLanguage"}),
}
"""Type to what we promise beyond the vocabulary: a node of it that says less is of no use."""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_URL = re.compile(r"https?://[^\s<>\"]+")


def lineage(kind: str) -> Iterator[str]:
    """Yield a type and all above it."""
    while kind != "Thing":
        yield kind
        kind = ABOVE[kind]
    yield kind


def problems(node: Mapping[str, Any], kinds: Mapping[str, str], where: str = "") -> Iterator[str]:
    """Yield what is wrong with a node; `kinds` is the type of every named node of the site."""
    if set(node) == {"@id"}:
        if node["@id"] not in kinds:
            yield f"{where}: {node['@id']} is described nowhere"
        return
    kind = node["@type"]
    here = f"{where}/{kind}"
    types = set(lineage(kind))
    for needed in set().union(*(NEEDS.get(one, frozenset()) for one in types)) - set(node):
        yield f"{here}: has no {needed}"
    for key in set(node) - {"@type", "@id"}:
        values = node[key] if isinstance(node[key], list) else [node[key]]
        if key not in PROPERTIES:
            yield f"{here}: schema.org's extract has no {key}"
            continue
        domain, ranges = (set(words.split()) for words in PROPERTIES[key])
        if not domain & types:
            yield f"{here}: {key} is for {domain}"
        if not values:
            yield f"{here}: {key} is empty"
        for value in values:
            yield from _value(value, ranges, kinds, f"{here}.{key}")


def _value(value: Any, ranges: set[str], kinds: Mapping[str, str], where: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from problems(value, kinds, where)
        kind = value.get("@type") or kinds.get(value["@id"], "Thing")
        if not ranges & set(lineage(kind)):
            yield f"{where}: a {kind} where {ranges} is wanted"
    elif not any(_is(value, one) for one in ranges):
        yield f"{where}: {value!r} is none of {ranges}"


def _is(value: Any, kind: str) -> bool:
    if kind == "number":
        return isinstance(value, int)
    tests = {"date": _DATE.fullmatch, "url": _URL.fullmatch, "language": is_language, "text": str.strip}
    return isinstance(value, str) and kind in tests and bool(tests[kind](value))  # type: ignore[operator]  # each takes a str
