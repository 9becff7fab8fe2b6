"""data/: the whole digest as JSON with its schema, as tables, and described for other tools.

A large digest (`Site.in_parts`) has its articles and events, and the tables of them, in files of a year each:
one edit changes a few small files. Of these, datapackage.json does not tell size and hash: it would have to
be made anew with each of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping

from digest.exports import csv_tables
from digest.exports.csv_rows import Rows
from digest.exports.data_records import Record, Records
from digest.exports.data_schema import VERSION, schema
from digest.exports.datapackage import Fact, datapackage, fact, named
from digest.exports.kind import Edits, Export, Mend, Whole
from digest.exports.splicing import Seams, spliced
from digest.pages import routes
from digest.pages.tables import TABLES

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_indent = json.JSONEncoder(ensure_ascii=False, indent=1).encode

File = tuple[str, bytes]
"""A path below the data folder, and bytes."""


def _parts(whole: Whole) -> Iterator[str]:
    """Yield "all" for a digest that is in one file; else the JSON and every table, and both year by year."""
    if not whole.site.in_parts:
        yield "all/"
        return
    yield from ("json/", "about/")
    files = [file for one in TABLES.values() for file in one.files(whole.site)]
    yield from (f"table/{file}" for file in files if "/" not in file)
    holdings = whole.site.derived.holdings
    for year in holdings.years:  # what is made of the same records stands together
        for name, held in (("articles", holdings.articles), ("events", holdings.events)):
            if year in held:
                yield f"{name}/{year}"
        yield from (f"table/{file}" for file in files if file.endswith(f"/{year}"))


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    for path, data in _PARTS[part.partition("/")[0]](whole, part.partition("/")[2]):
        yield routes.data(path), data


def _all(whole: Whole, _of: str) -> Iterator[File]:
    """Yield all files of a small digest, with what is said of each."""
    facts: dict[str, Fact] = {}
    tables = (f"csv/{file}.csv" for one in TABLES.values() for file in one.files(whole.site))
    for path, data in (*_index(whole, ""), *(file for name in TABLES for file in _table(whole, name))):
        facts[path] = fact(path, data)
        yield path, data
    yield from _described(whole, {path: facts[path] for path in (*tables, "digest.json")})


def _about(whole: Whole, _of: str) -> Iterator[File]:
    return _described(whole, {})


def _described(whole: Whole, facts: Mapping[str, Fact]) -> Iterator[File]:
    """Yield the schema, and the description of all files: of their contents too, where facts are known."""
    site, voice = whole.site, whole.desks[whole.site.default.code].voice

    def meaning(key: str) -> str:
        return voice.word(f"field.{key}")

    def known(path: str) -> Fact:
        return facts.get(path) or Fact(path)

    tables = [(one, [known(f"csv/{file}.csv") for file in one.files(site)]) for one in TABLES.values()]
    others = [known(path) for path in (*(path for path, _ in _listed(whole)), "digest.json")]
    address = site.url + routes.data(routes.SCHEMA)
    yield routes.SCHEMA, _indented(schema(address, meaning))
    yield "datapackage.json", _indented(datapackage(site, tables, others, meaning))


def _listed(whole: Whole) -> Iterator[tuple[str, int]]:
    """Yield the JSON files of a year each, and how many records are in them; none of a small digest."""
    holdings = whole.site.derived.holdings
    if whole.site.in_parts:
        yield from ((f"articles/{year}.json", len(held.ids)) for year, held in holdings.articles.items())
        yield from ((f"events/{year}.json", len(held.ids)) for year, held in holdings.events.items())


def _index(whole: Whole, _of: str) -> Iterator[File]:
    """Yield digest.json: everything, or what is in no file of a year, with a list of these."""
    site, records = whole.site, Records(whole)
    head: Record = {"$schema": routes.SCHEMA, "version": VERSION}
    if site.licence:
        head["license"] = named(site.licence)
    head["editions"] = [records.edition(one) for one in records.library.editions.values()]
    lists: dict[str, Iterable[Record]] = {}
    if site.in_parts:
        head["parts"] = [{"path": path, "records": many} for path, many in _listed(whole)]
    else:
        lists["articles"] = map(records.article, records.articles())
        lists["events"] = map(records.event, records.events())
    lists["sources"] = map(records.source, records.sources())
    lists["people"] = map(records.person, records.people())
    lists["countries"] = map(records.country, records.countries())
    yield "digest.json", document(head, lists)


_OF_A_YEAR: Record = {"$schema": f"../{routes.SCHEMA}", "version": VERSION}


def _articles(whole: Whole, year: str) -> Iterator[File]:
    records = Records(whole)
    yield (
        f"articles/{year}.json",
        document(_OF_A_YEAR, {"articles": map(records.article, records.articles(year))}),
    )


def _events(whole: Whole, year: str) -> Iterator[File]:
    records = Records(whole)
    yield f"events/{year}.json", document(_OF_A_YEAR, {"events": map(records.event, records.events(year))})


def _table(whole: Whole, file: str) -> Iterator[File]:
    """Yield a table, or a year of it, for programs and for spreadsheets."""
    name, _, year = file.partition("/")
    records = Records(whole)
    data = csv_tables.table(TABLES[name].head(records.codes), Rows(records).by_table()[name](year))
    yield f"csv/{file}.csv", data
    yield f"csv-bom/{file}.csv", csv_tables.BOM + data


_PARTS = {
    "all": _all,
    "json": _index,
    "about": _about,
    "articles": _articles,
    "events": _events,
    "table": _table,
}


def document(head: Record, lists: dict[str, Iterable[Record]]) -> bytes:
    """Return a JSON document that has a line for every record, so that versions of it compare well."""
    lines = [_encode(head)[:-1]]
    for name, records in lists.items():
        found = ",\n".join(map(_encode, records))
        lines.append(f'"{name}":[{chr(10) + found + chr(10) if found else ""}]')
    return (",\n".join(lines) + "}\n").encode()


_SEAMS = Seams(b",\n", b"\n]}\n")
"""Of a document with one list: no text has a line's end in JSON."""


def _mend(whole: Whole, part: str, edits: Edits, read: Callable[[str], bytes]) -> Mend | None:
    """Write the records of a year anew that were edited, where only words were."""
    name, _, year = part.partition("/")
    if edits.moved or name not in ("articles", "events"):
        return None
    records, library, holdings = Records(whole), whole.site.library, whole.site.derived.holdings
    made: Callable[[str], Record]
    if name == "articles":
        ids, made = holdings.articles[year].ids, lambda id: records.article(library.articles[id])
    else:
        ids, made = holdings.events[year].ids, lambda id: records.event(library.events[id])
    kind, path = name.removesuffix("s"), routes.data(f"{name}/{year}.json")
    places = [place for place, id in enumerate(ids) if f"{kind}/{id}" in edits.of]
    alone = {place: document(_OF_A_YEAR, {name: [made(ids[place])]}) for place in places}
    start = len(document(_OF_A_YEAR, {name: [{}]})) - len(_SEAMS.end) - len("{}")
    data = spliced(read(path), start, _SEAMS, len(ids), alone) if alone else None
    return None if data is None else Mend(((path, data),))


def _indented(value: Record) -> bytes:
    return (_indent(value) + "\n").encode()


EXPORT = Export("data", _parts, _files, mend=_mend, long=True)
