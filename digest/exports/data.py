"""data/: the whole digest as JSON with its schema, as tables, and described for other tools."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from digest.exports import csv_tables
from digest.exports.csv_rows import Rows
from digest.exports.data_records import Record, Records
from digest.exports.data_schema import VERSION, schema
from digest.exports.datapackage import Fact, datapackage, fact, named
from digest.exports.kind import Export, Whole
from digest.model import Edtf
from digest.pages import citing, routes
from digest.pages.tables import TABLES, Table

_T = TypeVar("_T")
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    records = Records(whole)
    voice = whole.desks[whole.site.default.code].voice

    def meaning(key: str) -> str:
        return voice.word(f"field.{key}")

    others: list[Fact] = []
    for path, data in _json(records):
        others.append(fact(path, data))
        yield routes.data(path), data
    tables: list[tuple[Table, Fact]] = []
    rows = Rows(records).by_table()
    for name, table in TABLES.items():
        data = csv_tables.table(table.head(records.codes), rows[name]())
        tables.append((table, fact(f"csv/{name}.csv", data)))
        yield routes.data(f"csv/{name}.csv"), data
        yield routes.data(f"csv-bom/{name}.csv"), csv_tables.BOM + data
    address = whole.site.url + routes.data(routes.SCHEMA)
    yield routes.data(routes.SCHEMA), _indented(schema(address, meaning))
    package = datapackage(whole.site, tables, others, meaning)
    yield routes.data("datapackage.json"), _indented(package)


def _json(records: Records) -> Iterator[tuple[str, bytes]]:
    """Yield digest.json, and its parts where it would be too long."""
    site = records.site
    head: Record = {"$schema": routes.SCHEMA, "version": VERSION}
    if site.licence:
        head["license"] = named(site.licence)
    head["editions"] = [records.edition(one) for one in records.library.editions.values()]
    parts: list[Record] = []
    lists: dict[str, Iterable[Record]] = {}
    if site.in_parts:
        for path, data, count in _parts(records):
            parts.append({"path": path, "records": count})
            yield path, data
        head["parts"] = parts
    else:
        lists["articles"] = map(records.article, records.articles())
        lists["events"] = map(records.event, records.events())
    lists["sources"] = map(records.source, records.sources())
    lists["people"] = map(records.person, records.people())
    lists["countries"] = map(records.country, records.countries())
    yield "digest.json", document(head, lists)


def _parts(records: Records) -> Iterator[tuple[str, bytes, int]]:
    """Yield (path, JSON, number of records) of the articles and events of every year."""
    head: Record = {"$schema": f"../{routes.SCHEMA}", "version": VERSION}
    for year, articles in by_year(records.articles(), lambda one: one.published.date):
        data = document(head, {"articles": map(records.article, articles)})
        yield f"articles/{year}.json", data, len(articles)
    for year, events in by_year(records.events(), lambda one: one.date):
        yield f"events/{year}.json", document(head, {"events": map(records.event, events)}), len(events)


def by_year(items: Iterable[_T], dated: Callable[[_T], Edtf]) -> list[tuple[str, list[_T]]]:
    """Return items by the Gregorian year of the first day their date may mean, in the order given."""
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for item in items:
        found[citing.year(dated(item))].append(item)
    return sorted(found.items())


def document(head: Record, lists: dict[str, Iterable[Record]]) -> bytes:
    """Return a JSON document that has a line for every record, so that versions of it compare well."""
    lines = [_encode(head)[:-1]]
    for name, records in lists.items():
        found = ",\n".join(map(_encode, records))
        lines.append(f'"{name}":[{chr(10) + found + chr(10) if found else ""}]')
    return (",\n".join(lines) + "}\n").encode()


def _indented(value: Record) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


EXPORT = Export("data", _files)
