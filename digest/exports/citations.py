"""The files that cite: one in each format for every article, every year of events, and everything at once.

The files of everything are of a year each where there is too much for one (`Site.in_parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from digest.exports import bibtex, citation_record, csl, ris
from digest.exports.citation_record import Cited
from digest.exports.data_records import surest
from digest.exports.kind import Export, Whole
from digest.pages import citing, routes
from digest.pages.desk import Desk


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
    """Yield every article, every year of events, and the files of everything: one, or a year each."""
    holdings = whole.site.derived.holdings
    yield from (f"article/{id}" for id in whole.site.derived.chronology.articles)
    yield from (f"events/{year}" for year in holdings.events)
    if whole.site.in_parts:
        yield from (f"year/{year}" for year in whole.site.derived.holdings.years)
    else:
        yield "all/"


def _files(whole: Whole, part: str) -> Iterable[tuple[str, bytes]]:
    desk, holdings = whole.desks[whole.site.default.code], whole.site.derived.holdings
    kind, _, of = part.partition("/")
    if kind == "article":
        cited = citation_record.article(desk, desk.library.articles[of])
        return _written(citing.of_article(of), [cited])
    if kind == "events":
        return _written(citing.of_event_year(of), _events(desk, holdings.events[of].ids))
    if kind == "year":
        articles = _articles(desk, holdings.articles[of].ids if of in holdings.articles else ())
        events = _events(desk, holdings.events[of].ids if of in holdings.events else ())
        return _written(routes.data(citing.of_year(of)), [*articles, *events])
    articles = _articles(desk, whole.site.derived.chronology.articles)
    by_year = (_events(desk, year.ids) for year in holdings.events.values())
    return _written(routes.data(citing.EVERYTHING), [*articles, *chain.from_iterable(by_year)])


def _articles(desk: Desk, ids: Iterable[str]) -> Iterator[Cited]:
    return (citation_record.article(desk, desk.library.articles[id]) for id in ids)


def _events(desk: Desk, ids: Iterable[str]) -> list[Cited]:
    events = (desk.library.events[id] for id in ids)
    return [citation_record.event(desk, one, surest(one)) for one in events]


def _written(address: str, cited: Sequence[Cited]) -> Iterator[tuple[str, bytes]]:
    for name, form in FORMATS.items():
        yield f"{address}.{name}", form.file([form.entry(one) for one in cited])


EXPORT = Export("citations", _parts, _files)
