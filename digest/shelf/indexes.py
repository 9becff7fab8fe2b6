"""The derived indexes as plain values and back, all but `translations`, which a store keeps apart."""

from __future__ import annotations

import marshal

from digest.derive import Derived
from digest.derive.chronology import Chronology
from digest.derive.countries import Countries, CountryIndex
from digest.derive.people import People, PersonIndex
from digest.derive.periods import Period, Periods
from digest.derive.relations import RelationIndex, Relations
from digest.derive.sources import SourceIndex, Sources
from digest.derive.tellings import Tellings
from digest.derive.translations import Translations


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
    )
    return marshal.dumps(plain)


def unpack(packed: bytes, outdated: frozenset[tuple[str, str]]) -> Derived:
    """Return the indexes that were packed, with the texts that may be out of date."""
    order, (periods, place), told, countries, pairs, of, people, sources = marshal.loads(packed)
    return Derived(
        Chronology(*order),
        Periods({row[0]: Period(*row) for row in periods}, place),
        Tellings(*told),
        Countries({code: CountryIndex(*row) for code, row in countries.items()}),
        Relations({pair: RelationIndex(*row) for pair, row in pairs.items()}, of),
        People({id: PersonIndex(*row) for id, row in people.items()}),
        Sources({id: SourceIndex(*row) for id, row in sources.items()}),
        Translations(outdated),
    )
