"""Every document in its place: which kind of record each file holds, and the records read from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from digest.load import Raw
from digest.model import Article, ArticleText, Country, Edition, Event, Person, Source, Text
from digest.problems import Mark, Problem, message
from digest.schema import records
from digest.schema.reading import Filed, Reading

Key = tuple[str, str]
"""An id and an edition code; the code is "" for what is in no edition."""

_R = TypeVar("_R")
_ID, _EDITION = r"(?P<id>[^/]+)", r"(?P<edition>[^/]+)"
PLACES: Mapping[str, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in {
        "editions": rf"editions/{_ID}\.yml",
        "sources": rf"sources/{_ID}\.yml",
        "people": rf"people/{_ID}\.yml",
        "events": rf"events/{_ID}\.yml",
        "articles": rf"articles/{_ID}/article\.yml",
        "texts": rf"articles/{_ID}/{_EDITION}\.md",
        "countries": rf"countries/{_ID}\.yml",
        "intros": rf"countries/{_ID}/{_EDITION}\.md",
        "pages": rf"pages/{_ID}/{_EDITION}\.md",
    }.items()
}
"""Kind of record to the paths below the content folder where it stands."""

_IN_FOLDER: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    folder: {kind: place for kind, place in PLACES.items() if place.pattern.startswith(f"{folder}/")}
    for folder in {place.pattern.partition("/")[0] for place in PLACES.values()}
}


SHELVES: Mapping[str, str] = {
    kind: {"texts": "articles", "intros": "countries"}.get(kind, kind) for kind in PLACES
}
"""Kind of file to the kind of record it is a part of: an article's facts and texts make one record."""


@lru_cache(maxsize=8_192)
def place(path: str) -> tuple[str, str, str] | None:
    """Return the kind, id and edition ("" where it is in none) of a path below the content folder."""
    for kind, pattern in _IN_FOLDER.get(path.partition("/")[0], {}).items():
        if match := pattern.fullmatch(path):
            return kind, match[1], match[2] if pattern.groups > 1 else ""
    return None


def address(kind: str, id: str, edition: str) -> str:
    """Return the path of a file of a kind of record, as `place` reads it."""
    if kind == "articles":
        return f"articles/{id}/{edition}.md" if edition else f"articles/{id}/article.yml"
    return f"{kind}/{id}/{edition}.md" if edition else f"{kind}/{id}.yml"


@dataclass(frozen=True, slots=True)
class Filing:
    """All records that could be read, each with its document; `places` holds those that could not, too."""

    places: Mapping[str, Mapping[Key, str]]
    editions: Mapping[str, Filed[Edition]]
    sources: Mapping[str, Filed[Source]]
    people: Mapping[str, Filed[Person]]
    events: Mapping[str, Filed[Event]]
    articles: Mapping[str, Filed[Article]]
    countries: Mapping[str, Filed[Country]]
    texts: Mapping[Key, Filed[ArticleText]]
    intros: Mapping[Key, Filed[Text]]
    pages: Mapping[Key, Filed[Text]]

    def ids(self, kind: str) -> frozenset[str]:
        """Return the ids there are files for, unreadable ones included: they are reported once."""
        return frozenset(id for id, _ in self.places[kind])


def file_all(raw: Raw) -> tuple[Filing, tuple[Problem, ...]]:
    """Read every document as the record its place says it is."""
    places, problems = _sort(raw)

    def read(kind: str, reader: Callable[[Reading, str], _R | None]) -> dict[Key, Filed[_R]]:
        found: dict[Key, Filed[_R]] = {}
        for key, path in places[kind].items():
            if path in raw.documents:
                reading = Reading(raw.documents[path])
                record = reader(reading, key[0])
                problems.extend(reading.problems)
                if record is not None:
                    found[key] = Filed(record, reading.document)
        return found

    def by_id(kind: str, reader: Callable[[Reading, str], _R | None]) -> dict[str, Filed[_R]]:
        return {id: filed for (id, _), filed in read(kind, reader).items()}

    filing = Filing(
        places=places,
        editions=by_id("editions", records.edition),
        sources=by_id("sources", records.source),
        people=by_id("people", records.person),
        events=by_id("events", records.event),
        articles=by_id("articles", records.article),
        countries=by_id("countries", records.country),
        texts=read("texts", records.article_text),
        intros=read("intros", records.intro),
        pages=read("pages", records.page_text),
    )
    return filing, tuple(problems)


def _sort(raw: Raw) -> tuple[dict[str, dict[Key, str]], list[Problem]]:
    """Sort paths into kinds; a path that fits none is a problem."""
    places: dict[str, dict[Key, str]] = {kind: {} for kind in PLACES}
    problems: list[Problem] = []
    for path in sorted([*raw.documents, *raw.broken]):
        found = place(path)
        if found:
            places[found[0]][found[1:]] = path
        elif path in raw.documents:
            problems.append(_astray(raw.label, path))
    return places, problems


def _astray(label: str, path: str) -> Problem:
    folders = sorted({kind.pattern.partition("/")[0] for kind in PLACES.values()})
    top, slash, _ = path.partition("/")
    what = message("file-astray")
    return Problem(Mark(f"{label}/{path}"), what.near(top, folders) if slash and top not in folders else what)
