"""The files that cite: one in each format for every article, every year of events, and everything at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.exports import bibtex, csl, ris
from digest.exports.citation_record import Cited, Citer
from digest.exports.data_records import surest
from digest.exports.kind import Export, Whole
from digest.pages import citing, routes


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


def _files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    site, citer = whole.site, Citer(whole.desks[whole.site.default.code])
    everything: dict[str, list[str]] = {name: [] for name in FORMATS}
    for id in site.derived.chronology.articles:
        cited = citer.article(site.library.articles[id])
        for name, form in FORMATS.items():
            entry = form.entry(cited)
            everything[name].append(entry)
            yield f"{citing.of_article(id)}.{name}", form.file([entry])
    years: dict[str, dict[str, list[str]]] = {}  # by the address of the year's files
    for id in site.derived.chronology.events:
        one = site.library.events[id]
        cited = citer.event(one, surest(one))
        year = years.setdefault(citing.of_event(one.date), {name: [] for name in FORMATS})
        for name, form in FORMATS.items():
            year[name].append(form.entry(cited))
    for address, found in sorted(years.items()):
        for name, entries in found.items():
            everything[name] += entries
            yield f"{address}.{name}", FORMATS[name].file(entries)
    for name, entries in everything.items():
        yield routes.data(f"citations.{name}"), FORMATS[name].file(entries)


EXPORT = Export("citations", _files)
