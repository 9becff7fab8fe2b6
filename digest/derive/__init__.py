"""The Library looked at from its sides: one frozen index a file, all of ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.derive.chronology import Chronology, chronology
from digest.derive.countries import Countries, countries
from digest.derive.days import Days, days
from digest.derive.facets import Facets, facets
from digest.derive.holdings import Holdings, holdings
from digest.derive.people import People, people
from digest.derive.periods import Periods, periods
from digest.derive.relations import Relations, relations
from digest.derive.sources import Sources, sources
from digest.derive.tellings import Tellings, tellings
from digest.derive.translations import Translations, translations
from digest.model import Library


@dataclass(frozen=True, slots=True)
class Derived:
    """Every index over one library."""

    chronology: Chronology
    periods: Periods
    tellings: Tellings
    countries: Countries
    relations: Relations
    people: People
    sources: Sources
    translations: Translations
    days: Days
    facets: Mapping[str, Facets]
    holdings: Holdings


def derive(library: Library) -> Derived:
    """Build every index."""
    order = chronology(library)
    told = tellings(library, order)
    return Derived(
        chronology=order,
        periods=periods(library, order),
        tellings=told,
        countries=countries(library, order),
        relations=relations(library, order),
        people=people(library, order),
        sources=sources(library, order),
        translations=translations(library),
        days=days(library),
        facets=facets(library, order),
        holdings=holdings(library, order),
    )
