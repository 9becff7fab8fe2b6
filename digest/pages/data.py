"""The page about the data files: where they are, and what every column of every table means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from digest.pages import citing, routes
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


NAMES = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}
"""What they are called."""


class FileView(NamedTuple):
    """A file to download: its name, address, media type, and a word or two about it."""

    name: str
    url: str
    type: str
    about: tuple[Phrase, ...] = ()


class YearFiles(NamedTuple):
    """The files of a Gregorian year: of a table or of citations that are too long for one file."""

    year: str
    files: tuple[FileView, ...]


class FieldView(NamedTuple):
    """The columns that mean one thing (one, or one per edition); `choices` are all values they may have."""

    names: tuple[str, ...]
    form: str
    meaning: Phrase
    choices: tuple[str, ...]


class TableView(NamedTuple):
    """A table, how many rows it has, and its columns; `id` is its name, and the heading's fragment.

    It is in the files it has, each for programs and for spreadsheets, or in those of every year.
    """

    id: str
    title: str
    rows: str
    files: tuple[FileView, ...]
    years: tuple[YearFiles, ...]
    fields: tuple[FieldView, ...]


class DataView(NamedTuple):
    """All data files. `counts` says how much they hold; `licence` is a link where its address is known.

    `cited` holds the citations year by year, where they are too many for one file.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    counts: tuple[str, ...]
    files: tuple[FileView, ...]
    cited: tuple[YearFiles, ...]
    tables: tuple[TableView, ...]
    notes: tuple[Phrase, ...]
    licence: Link | None


NOTES = ("data.editions", "data.dates", "data.lists", "data.guard", "data.body")
PARTED = "data.parted"
"""A note on the files of a large digest."""


def _make(desk: Desk, _subject: str) -> Made:
    voice = desk.voice
    title, intro = voice.word("nav.data"), voice.word("data.intro")
    notes = (*NOTES, PARTED) if desk.site.in_parts else NOTES
    view = DataView(
        crumbs=desk.crumbs((title, None)),
        title=title,
        intro=intro,
        counts=(
            voice.plural("count.articles", len(desk.library.articles)),
            voice.plural("count.events", len(desk.library.events)),
        ),
        files=tuple(_files(desk)),
        cited=tuple(_cited_by_year(desk)) if desk.site.in_parts else (),
        tables=tuple(_table(desk, table) for table in TABLES.values()),
        notes=tuple(voice.phrase(voice.word(key)) for key in notes),
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
    if not desk.site.in_parts:
        for format, media in CITED.items():
            name = f"{citing.EVERYTHING}.{format}"
            yield FileView(name, routes.data(name), media, about(f"file.{format}"))


def _cited_by_year(desk: Desk) -> Iterator[YearFiles]:
    for year in desk.derived.holdings.years:
        address = routes.data(citing.of_year(year))
        files = tuple(FileView(NAMES[end], f"{address}.{end}", media) for end, media in CITED.items())
        yield YearFiles(desk.voice.year(int(year)), files)


def _table(desk: Desk, table: Table) -> TableView:
    voice, files = desk.voice, table.files(desk.site)
    codes = tuple(desk.library.editions)
    parted = files != (table.name,)
    years = ((file.partition("/")[2], file) for file in files) if parted else ()
    return TableView(
        id=table.name,
        title=voice.word(f"table.{table.name}"),
        rows=voice.plural("count.rows", table.count(desk.site)),
        files=() if parted else _forms(desk, table.name),
        years=tuple(YearFiles(voice.year(int(year)), _forms(desk, file)) for year, file in years),
        fields=tuple(_field(desk, column, codes) for column in table.columns),
    )


def _forms(desk: Desk, file: str) -> tuple[FileView, ...]:
    """Return a file of a table in the forms it has: as it is, and for spreadsheets."""
    return (
        FileView(desk.voice.word("data.csv"), routes.data(f"csv/{file}.csv"), "text/csv"),
        FileView(desk.voice.word("data.excel"), routes.data(f"csv-bom/{file}.csv"), "text/csv"),
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
