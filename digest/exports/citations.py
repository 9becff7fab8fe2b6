"""The files that cite: one in each format for every article, every year of events, and everything at once.

The files of everything are of a year each where there is too much for one (`Site.in_parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.exports import bibtex, citation_record, csl, ris
from digest.exports.citation_record import Cited
from digest.exports.data_records import surest
from digest.exports.kind import Export, Whole
from digest.pages import citing, routes
from digest.pages.desk import Desk
from digest.pages.once import once


@dataclass(frozen=True, slots=True)
class Format:
    """A format of citations: how an entry is written, and how entries make a file."""

    entry: Callable[[Cited], str]
    file: Callable[[Iterable[str]], bytes]


FORMATS: Mapping[str, Format] = {
    "json": Format(csl.entry, csl.collection),
    "bib": Format(bibtex.entry, bibtex.collection),
    "ris": Format(ris.entry, ris.collection),
}
"""Every format by the end of its files' names; adding one is a line here and one in pages/data.py."""


def _parts(whole: Whole) -> Iterator[str]:
    """Yield every article, every year of events, and the files of everything: one, or a year each.

    What is of one year stands together, the newest first: its entries are written once for all its files.
    """
    holdings = whole.site.derived.holdings
    articles, events = holdings.articles, holdings.events
    for year in reversed(holdings.years):
        yield from (f"article/{id}" for id in (articles[year].ids if year in articles else ()))
        if year in events:
            yield f"events/{year}"
        if whole.site.in_parts:
            yield f"year/{year}"
    if not whole.site.in_parts:
        yield "all/"


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    desk, derived = whole.desks[whole.site.default.code], whole.site.derived
    articles, events = derived.holdings.articles, derived.holdings.events
    kind, _, of = part.partition("/")
    if kind == "article":
        return _written(citing.of_article(of), [_entry(desk, "article", of)])
    if kind == "events":
        return _written(citing.of_event_year(of), _entries(desk, "event", events[of].ids))
    if kind == "year":
        found = _entries(desk, "article", articles[of].ids if of in articles else ())
        found += _entries(desk, "event", events[of].ids if of in events else ())
        return _written(routes.data(citing.of_year(of)), found)
    found = _entries(desk, "article", derived.chronology.articles)
    for year in events.values():
        found += _entries(desk, "event", year.ids)
    return _written(routes.data(citing.EVERYTHING), found)


def _entries(desk: Desk, kind: str, ids: Iterable[str]) -> list[tuple[str, ...]]:
    return [_entry(desk, kind, id) for id in ids]


@once
def _entry(desk: Desk, kind: str, id: str) -> tuple[str, ...]:
    """Return an entry in every format: it stands in a file of its own or its year's, and in that of all."""
    if kind == "article":
        cited = citation_record.article(desk, desk.library.articles[id])
    else:
        event = desk.library.events[id]
        cited = citation_record.event(desk, event, surest(event))
    return tuple([form.entry(cited) for form in FORMATS.values()])


def _written(address: str, entries: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
    for nth, (name, form) in enumerate(FORMATS.items()):
        yield f"{address}.{name}", form.file([entry[nth] for entry in entries])


EXPORT = Export("citations", _parts, _files)
