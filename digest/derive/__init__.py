"""The Library looked at from its sides: one frozen index a file, all of ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from digest.derive.archives import Archives, archives
from digest.derive.between import Between, between
from digest.derive.chronology import Chronology, chronology
from digest.derive.countries import Countries, countries
from digest.derive.coverage import Coverage, coverage
from digest.derive.days import Days, days
from digest.derive.facets import Facets, facets
from digest.derive.holdings import Holdings, holdings
from digest.derive.letters import Letters, letters
from digest.derive.people import People, people
from digest.derive.periods import Periods, periods
from digest.derive.relations import Pair, Relations, relations
from digest.derive.sources import Sources, sources
from digest.derive.sourcing import Sourcing, sourcing
from digest.derive.tellings import Tellings, tellings
from digest.derive.translations import Translations, translations
from digest.model import Library
from digest.text.locales import official_languages


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
    archives: Archives
    letters: Letters
    sourcing: Sourcing
    between: Mapping[Pair, Between]
    coverage: Coverage


Making = Callable[[], Letters]
"""What makes the letters when it is called."""


def derive(
    library: Library, known: Translations | None = None, beside: Callable[[Making], Making] = lambda one: one
) -> Derived:
    """Build every index; `known` is which translations are out of date, where that is known.

    The letters take as long as all else: `beside` may begin to make them meanwhile.
    """
    order = chronology(library)
    told = tellings(library, order)
    lands, pairs = countries(library, order), relations(library, order)
    lettered = beside(lambda: letters(library, lands, pairs))
    persons, outlets = people(library, order), sources(library, order)
    made = known or translations(library)
    return Derived(
        chronology=order,
        periods=periods(library, order),
        tellings=told,
        countries=lands,
        relations=pairs,
        people=persons,
        sources=outlets,
        translations=made,
        archives=archives(library, order, lands, pairs, persons, outlets),
        sourcing=sourcing(library, lands),
        between=between(library, pairs),
        coverage=coverage(library, lands, made, official_languages),
        days=days(library),
        facets=facets(library, order),
        holdings=holdings(library, order),
        letters=lettered(),
    )
