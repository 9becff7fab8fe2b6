"""What the content already knows, made ready for finding it in texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.ingest.countries import LANGUAGES, NameIndex, name_index
from digest.ingest.outlets import Outlet, outlet
from digest.ingest.people import Known, know
from digest.model import Country, Person, Source


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Known people, outlets, and every country's names by language."""

    people: tuple[Known, ...]
    outlets: tuple[Outlet, ...]
    countries: Mapping[str, NameIndex]


def learn(
    people: Iterable[Person] = (), sources: Iterable[Source] = (), countries: Iterable[Country] = ()
) -> Knowledge:
    """Return what the records of a library tell: its `people`, `sources` and `countries` values."""
    overrides = tuple(countries)
    return Knowledge(
        tuple(know(person) for person in people),
        tuple(outlet(source) for source in sources),
        {language: name_index(language, overrides) for language in LANGUAGES},
    )
