"""datapackage.json: the tables described in the words of the Data Package standard (version 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from digest.exports.data_records import Record
from digest.exports.data_schema import VERSION, Meaning
from digest.pages.site import Licence, Site
from digest.pages.tables import Column, Form, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_RESOURCE = "https://datapackage.org/profiles/2.0/dataresource.json"
_TYPES = {Form.DAY: "date", Form.NUMBER: "integer"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A file: its path below the data folder, and where they are known its length in bytes and SHA-256."""

    path: str
    bytes: int | None = None
    sha256: str = ""


def fact(path: str, data: bytes) -> Fact:
    """Return what is said of a file."""
    return Fact(path, len(data), sha256(data).hexdigest())


def datapackage(
    site: Site, tables: Sequence[tuple[Table, Sequence[Fact]]], others: Sequence[Fact], meaning: Meaning
) -> Record:
    """Return the descriptor of tables and of other (JSON) files.

    Its version says what is in them, where all is known. A table of several files has a list of paths.
    """
    edition = site.default
    codes = tuple(site.library.editions)
    licence = site.licence
    found = [*(fact for _, facts in tables for fact in facts), *others]
    known = all(one.sha256 for one in found)
    content = sha256("".join(one.sha256 for one in found).encode()).hexdigest()[:12]
    return {
        "$schema": PROFILE,
        "name": "digest",
        "title": edition.words["site.name"],
        "description": edition.words["site.about"],
        **({"homepage": site.url} if site.url else {}),
        "version": f"{VERSION}.0+{content}" if known else f"{VERSION}.0",
        **({"licenses": [named(licence)]} if licence else {}),
        "contributors": list(_contributors(site)),
        "resources": [
            *(_table(table, facts, codes, meaning) for table, facts in tables if facts),
            *(_file(fact) for fact in others),
        ],
    }


def named(licence: Licence) -> Record:
    """Return a licence: its name, and its title and address where they are known."""
    found = {"name": licence.name, "title": licence.title, "path": licence.path}
    return {key: value for key, value in found.items() if value}


def _contributors(site: Site) -> Iterator[Record]:
    """Yield the site itself, then everyone its texts name."""
    yield {"title": site.default.words["site.name"], "roles": ["publisher"]}
    for name in site.derived.holdings.translators:
        yield {"title": name, "roles": ["editor"]}


def _table(table: Table, facts: Sequence[Fact], codes: Sequence[str], meaning: Meaning) -> Record:
    return {
        "$schema": _RESOURCE,
        "name": table.name.replace("_", "-"),
        "type": "table",
        **_about(facts, "csv", "text/csv"),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [field for column in table.columns for field in _fields(column, codes, meaning)],
            "missingValues": [""],
            "primaryKey": list(table.key),
            **_references(table.columns),
        },
    }


def _file(fact: Fact) -> Record:
    name = fact.path.removesuffix(".json").replace("/", "-")
    return {"$schema": _RESOURCE, "name": f"{name}-json", **_about([fact], "json", "application/json")}


def _about(facts: Sequence[Fact], form: str, media: str) -> Record:
    first, *more = facts
    return {
        "path": [one.path for one in facts] if more else first.path,
        "format": form,
        "mediatype": media,
        "encoding": "utf-8",
        **({"bytes": first.bytes, "hash": f"sha256:{first.sha256}"} if first.sha256 and not more else {}),
    }


def _fields(column: Column, codes: Iterable[str], meaning: Meaning) -> Iterator[Record]:
    constraints: Record = {"required": True} if column.required and not column.per_edition else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    for name in column.names(codes):
        yield {
            "name": name,
            "type": _TYPES.get(column.form, "string"),
            "description": meaning(column.words),
            **({"constraints": constraints} if constraints else {}),
        }


def _references(columns: Iterable[Column]) -> Record:
    keys = [
        {
            "fields": [column.name],
            "reference": {"resource": column.refers.replace("_", "-"), "fields": ["id"]},
        }
        for column in columns
        if column.refers
    ]
    return {"foreignKeys": keys} if keys else {}
