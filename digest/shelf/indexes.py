"""The derived indexes as plain values and back, all but `translations`, which a store keeps apart."""

from __future__ import annotations

import marshal
from dataclasses import fields

from digest.calendars import edtf
from digest.derive import Derived
from digest.derive.chronology import Chronology
from digest.derive.countries import Countries, CountryIndex
from digest.derive.days import Days
from digest.derive.facets import Facets
from digest.derive.holdings import ArticleYear, EventYear, Holdings
from digest.derive.people import People, PersonIndex
from digest.derive.periods import Period, Periods
from digest.derive.relations import RelationIndex, Relations
from digest.derive.sources import SourceIndex, Sources
from digest.derive.tellings import Tellings
from digest.derive.translations import Translations
from digest.shelf.lazy import Lazy


def pack(derived: Derived) -> bytes:
    """Return the indexes as bytes."""
    periods, told, relations = derived.periods, derived.tellings, derived.relations
    plain = (
        (derived.chronology.events, derived.chronology.articles),
        (
            tuple(
                (one.name, one.within, one.parts, one.events, one.count) for one in periods.by_name.values()
            ),
            dict(periods.place),
        ),
        (dict(told.events), dict(told.elsewhere)),
        {
            code: (one.events, one.articles, one.mentioned_in, one.people)
            for code, one in derived.countries.by_code.items()
        },
        {pair: (one.events, one.articles) for pair, one in relations.by_pair.items()},
        dict(relations.of),
        {id: (one.events, one.articles) for id, one in derived.people.by_id.items()},
        {id: (one.articles, one.events) for id, one in derived.sources.by_id.items()},
        tuple(dict(getattr(derived.days, one.name)) for one in fields(Days)),
        {id: _facets(one) for id, one in derived.facets.items()},
        (
            {year: (one.ids, one.texts) for year, one in derived.holdings.articles.items()},
            {year: (one.ids, one.reports, one.agreements) for year, one in derived.holdings.events.items()},
            derived.holdings.translators,
        ),
    )
    return marshal.dumps(plain)


def unpack(packed: bytes, outdated: frozenset[tuple[str, str]]) -> Derived:
    """Return the indexes that were packed, with the texts that may be out of date."""
    order, (periods, place), told, countries, pairs, of, people, sources, *more = marshal.loads(packed)
    days, sifted, (articles, events, translators) = more
    return Derived(
        Chronology(*order),
        Periods({row[0]: Period(*row) for row in periods}, place),
        Tellings(*told),
        Countries({code: CountryIndex(*row) for code, row in countries.items()}),
        Relations({pair: RelationIndex(*row) for pair, row in pairs.items()}, of),
        People({id: PersonIndex(*row) for id, row in people.items()}),
        Sources({id: SourceIndex(*row) for id, row in sources.items()}),
        Translations(outdated),
        Days(*days),
        Lazy(sifted, lambda id: Facets(edtf.parse(*sifted[id][0]), *sifted[id][1])),
        Holdings(
            {year: ArticleYear(*row) for year, row in articles.items()},
            {year: EventYear(*row) for year, row in events.items()},
            translators,
        ),
    )


def _facets(one: Facets) -> tuple[tuple[str, str], tuple[object, ...]]:
    date = (one.date.text, one.date.calendar)
    return date, (str(one.kind), one.countries, one.people, one.sources, one.languages)
