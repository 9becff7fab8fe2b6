"""The page about the data files: where they are, and what every column of every table means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind, once
from digest.pages.pieces import Crumb, Link, Phrase
from digest.pages.tables import TABLES, Column, Table

CITED = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
"""The formats of citations: the end of a file's name to its media type."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to download: its name, address, media type, and a word about it (or about each of its parts)."""

    name: str
    url: str
    type: str
    about: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldView:
    """The columns that mean one thing (one, or one per edition); `choices` are all values they may have."""

    names: tuple[str, ...]
    form: str
    meaning: Phrase
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, how many rows it has, and its columns; `id` is its name, and the heading's fragment."""

    id: str
    title: str
    rows: str
    csv: FileView
    excel: FileView
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """All data files. `counts` says how much they hold; `licence` is a link where its address is known."""

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    counts: tuple[str, ...]
    files: tuple[FileView, ...]
    tables: tuple[TableView, ...]
    notes: tuple[Phrase, ...]
    licence: Link | None


NOTES = ("data.editions", "data.dates", "data.lists", "data.guard", "data.body")


def _make(desk: Desk, _subject: str) -> Made:
    voice = desk.voice
    title, intro = voice.word("nav.data"), voice.word("data.intro")
    view = DataView(
        crumbs=desk.crumbs((title, None)),
        title=title,
        intro=intro,
        counts=(
            voice.plural("count.articles", len(desk.library.articles)),
            voice.plural("count.events", len(desk.library.events)),
        ),
        files=tuple(_files(desk)),
        tables=tuple(_table(desk, table) for table in TABLES.values()),
        notes=tuple(voice.phrase(voice.word(key)) for key in NOTES),
        licence=_licence(desk),
    )
    return Made(view, title, intro)


def _files(desk: Desk) -> Iterator[FileView]:
    voice = desk.voice

    def about(*keys: str) -> tuple[Phrase, ...]:
        return tuple(voice.phrase(voice.word(key)) for key in keys)

    whole = about("file.digest", "file.parts") if desk.site.in_parts else about("file.digest")
    yield FileView("digest.json", routes.data("digest.json"), "application/json", whole)
    schema = routes.data(routes.SCHEMA)
    yield FileView(routes.SCHEMA, schema, "application/schema+json", about("file.schema"))
    package = routes.data("datapackage.json")
    yield FileView("datapackage.json", package, "application/json", about("file.datapackage"))
    for format, media in CITED.items():
        name = f"citations.{format}"
        yield FileView(name, routes.data(name), media, about(f"file.{format}"))


def _table(desk: Desk, table: Table) -> TableView:
    voice, name = desk.voice, f"{table.name}.csv"
    codes = tuple(desk.library.editions)
    return TableView(
        id=table.name,
        title=voice.word(f"table.{table.name}"),
        rows=voice.plural("count.rows", table.count(desk.site)),
        csv=FileView(name, routes.data(f"csv/{name}"), "text/csv"),
        excel=FileView(name, routes.data(f"csv-bom/{name}"), "text/csv"),
        fields=tuple(_field(desk, column, codes) for column in table.columns),
    )


def _field(desk: Desk, column: Column, codes: tuple[str, ...]) -> FieldView:
    voice = desk.voice
    meaning = voice.phrase(voice.word(f"field.{column.words}"))
    return FieldView(column.names(codes), voice.word(f"type.{column.form}"), meaning, column.choices)


def _licence(desk: Desk) -> Link | None:
    licence = desk.site.licence
    if licence is None:
        return None
    return Link(desk.voice.phrase(licence.title or licence.name, "en"), licence.path)


def _url(edition: str, _subject: str) -> str:
    return routes.section(edition, "data")


KIND = PageKind("data", "data", once, _url, _make)
