"""The files that cite: one in each format for every article, every year of events, and everything at once.

The files of everything are of a year each where there is too much for one (`Site.in_parts`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.exports import bibtex, citation_record, csl, ris
from digest.exports.citation_record import Cited
from digest.exports.data_records import surest
from digest.exports.kind import Edits, Export, Mend, Whole
from digest.exports.splicing import Seams, spliced
from digest.pages import citing, routes
from digest.pages.desk import Desk
from digest.pages.once import once


@dataclass(frozen=True, slots=True)
class Format:
    """A format of citations: how an entry is written, and how entries make a file.

    The first entry stands at byte `start` of a file, and `seams` where it is said there.
    """

    entry: Callable[[Cited], str]
    file: Callable[[Iterable[str]], bytes]
    start: int
    seams: Seams


FORMATS: Mapping[str, Format] = {
    "json": Format(csl.entry, csl.collection, 2, Seams(b",\n", b"\n]\n")),
    "bib": Format(bibtex.entry, bibtex.collection, 0, Seams(b"\n\n", b"\n")),
    "ris": Format(ris.entry, ris.collection, 0, Seams(b"\r\n\r\n", b"\r\n")),
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


_Record = tuple[str, str]
"""A kind of record and its id."""


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    address, records = _held(whole, part)
    desk = whole.desks[whole.site.default.code]
    return _written(address, [_entry(desk, *record) for record in records])


def _held(whole: Whole, part: str) -> tuple[str, list[_Record]]:
    """Return the address of a part's files, without its end, and what is cited in them."""
    derived = whole.site.derived
    articles, events = derived.holdings.articles, derived.holdings.events
    kind, _, of = part.partition("/")
    if kind == "article":
        return citing.of_article(of), [("article", of)]
    if kind == "events":
        return citing.of_event_year(of), _all("event", events[of].ids)
    if kind == "year":
        found = _all("article", articles[of].ids if of in articles else ())
        found += _all("event", events[of].ids if of in events else ())
        return routes.data(citing.of_year(of)), found
    found = _all("article", derived.chronology.articles)
    for year in events.values():
        found += _all("event", year.ids)
    return routes.data(citing.EVERYTHING), found


def _all(kind: str, ids: Iterable[str]) -> list[_Record]:
    return [(kind, id) for id in ids]


def _mend(whole: Whole, part: str, edits: Edits, read: Callable[[str], bytes]) -> Mend | None:
    """Write anew what was edited, where only words were: what is cited of another article are facts."""
    if edits.moved:
        return None
    address, records = _held(whole, part)
    places = [place for place, record in enumerate(records) if "/".join(record) in edits.of]
    if not places or len(records) < 2:  # of one entry nothing would stay
        return None
    desk, files = whole.desks[whole.site.default.code], []
    new = {place: dict(_written(address, [_entry(desk, *records[place])])) for place in places}
    for name, form in FORMATS.items():
        path = f"{address}.{name}"
        alone = {place: made[path] for place, made in new.items()}
        data = spliced(read(path), form.start, form.seams, len(records), alone)
        if data is None:
            return None
        files.append((path, data))
    return Mend(tuple(files))


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


EXPORT = Export("citations", _parts, _files, mend=_mend)
