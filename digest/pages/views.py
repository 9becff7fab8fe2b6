"""What each page kind shows: one view a kind, made for its template out of pieces."""

from __future__ import annotations

from typing import NamedTuple

from digest.pages.anniversaries import Anniversaries
from digest.pages.maps import Locator, WorldMap
from digest.pages.network import Network
from digest.pages.part import Part
from digest.pages.pieces import (
    AgreementView,
    ArticleCard,
    Chip,
    CountryRow,
    Crumb,
    DatedView,
    Entry,
    EventCard,
    EventRow,
    Link,
    Phrase,
    RelationRow,
    Shown,
    SourceLine,
    Strip,
    YearView,
)
from digest.pages.sourcing import SourceRow


class HomeView(NamedTuple):
    """`about` is HTML; `figures` are ready plurals; `span` the dates the events cover, or None."""

    title: str
    tagline: str
    about: str
    figures: tuple[str, ...]
    span: DatedView | None
    strip: Strip | None
    lead: Part[ArticleCard] | None
    articles: tuple[Part[ArticleCard], ...]
    countries: tuple[Chip, ...]
    newest: tuple[Part[EventCard], ...]
    coming: tuple[Part[EventCard], ...]
    today: Anniversaries | None
    languages: tuple[Phrase, ...]


class Elsewhere(NamedTuple):
    """Another article that tells of the same events."""

    article: Part[ArticleCard]
    events: tuple[Link, ...]


class ArticleView(NamedTuple):
    """`body` is HTML. `method` is how this text was made, in words; `read` when the source was read.

    `cited` is the address of the files that cite it, without the end that names the format.
    """

    crumbs: tuple[Crumb, ...]
    title: Phrase
    summary: Phrase
    body: str
    dated: DatedView
    source: SourceLine
    countries: tuple[Chip, ...]
    mentions: tuple[Chip, ...]
    people: tuple[Link, ...]
    events: tuple[Part[EventCard], ...]
    elsewhere: tuple[Elsewhere, ...]
    translator: str | None
    method: str
    method_explanation: str
    read: DatedView | None
    unknown: Phrase | None
    other_editions: tuple[Link, ...]
    parallel: tuple[Link, ...]
    outdated: bool
    cited: str


class ListView(NamedTuple):
    """The page that lists articles, the newest first."""

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    shown: Shown


class CountryView(NamedTuple):
    """`intro` is HTML or None; `name_note` an editor's word on the name.

    `more` is said of the relations that the picture does not show; `years` is empty where there is much.
    """

    crumbs: tuple[Crumb, ...]
    code: str
    name: str
    flag: str | None
    intro: str | None
    intro_lang: Phrase | None
    name_note: Phrase | None
    figures: tuple[str, ...]
    locator: Locator | None
    relations: tuple[RelationRow, ...]
    network: Network | None
    more: str | None
    strip: Strip | None
    latest: EventRow | None
    years: tuple[YearView, ...]
    shown: Shown
    people: tuple[Link, ...]
    sources: tuple[SourceRow, ...]


class CountriesView(NamedTuple):
    """All countries, by number of events; `world` is the address of their map, or None.

    `rest` says where there are more relations than those listed, or nothing.
    """

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    countries: tuple[Chip, ...]
    relations: tuple[Link, ...]
    rest: str | None
    world: str | None


class WorldView(NamedTuple):
    """The map of all countries with events, and their numbers, the most first."""

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    map: WorldMap | None
    rows: tuple[CountryRow, ...]


class RelationView(NamedTuple):
    """Two countries facing each other; `years` is empty where there is much between them."""

    crumbs: tuple[Crumb, ...]
    title: str
    first: Chip
    second: Chip
    figures: tuple[str, ...]
    latest: EventRow | None
    years: tuple[YearView, ...]
    shown: Shown
    people_first: tuple[Link, ...]
    people_second: tuple[Link, ...]
    agreements: tuple[AgreementView, ...]


class RoleView(NamedTuple):
    """An office: its title, country and dates."""

    title: Phrase
    country: Chip | None
    dated: DatedView | None


class PersonView(NamedTuple):
    """`original` is the name in its own script, `latin` in Latin letters where that differs, else None."""

    crumbs: tuple[Crumb, ...]
    name: Phrase
    original: Phrase
    latin: Phrase | None
    country: Chip
    roles: tuple[RoleView, ...]
    shown: Shown


class EntriesView(NamedTuple):
    """A page that lists people or sources; `rest` says where there are more than those listed, or nothing."""

    crumbs: tuple[Crumb, ...]
    title: str
    intro: str
    entries: tuple[Entry, ...]
    rest: str | None


class SourceView(NamedTuple):
    """An outlet: `kind` in words, the languages it is read in, what it told."""

    crumbs: tuple[Crumb, ...]
    name: Phrase
    original: Phrase
    kind: str
    country: Chip
    url: str | None
    languages: tuple[Phrase, ...]
    about: Phrase | None
    shown: Shown


class PlainView(NamedTuple):
    """A plain page; `body` is HTML."""

    crumbs: tuple[Crumb, ...]
    title: str
    body: str


class Welcome(NamedTuple):
    """One edition's block on the root page or the 404: its own words in its own language."""

    lang: str
    dir: str
    name: str
    site: str
    tagline: str
    home: str
    title: str
    text: str
    links: tuple[Link, ...]


class WelcomeView(NamedTuple):
    """The root page, or the 404: one block for each edition."""

    blocks: tuple[Welcome, ...]


class Column(NamedTuple):
    """One edition's text in parallel reading; `outdated` when what it was translated from has changed."""

    edition: Phrase
    url: str
    title: Phrase
    summary: Phrase
    translator: Phrase | None
    method: str
    outdated: bool


class ParallelView(NamedTuple):
    """Two texts of an article; `rows` holds a paragraph of each as HTML, "" where one has fewer."""

    crumbs: tuple[Crumb, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    source: SourceLine
