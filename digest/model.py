"""The nouns of a digest: frozen facts and words, with no behaviour that needs a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

Words = Mapping[str, str]
"""A text per edition: edition code to text, at least one entry."""


class Basis(StrEnum):
    """How a date is known: in the text, worked out from the text, or from elsewhere."""

    STATED = "stated"
    DERIVED = "derived"
    OUTSIDE = "outside"


class Kind(StrEnum):
    """What an event is."""

    VISIT = "visit"
    MEETING = "meeting"
    CONFERENCE = "conference"
    AGREEMENT = "agreement"
    SANCTIONS = "sanctions"
    STATEMENT = "statement"
    ELECTION = "election"
    RELATIONS = "relations"
    CONGRESS = "congress"


class OutletKind(StrEnum):
    """What a source is."""

    NEWSPAPER = "newspaper"
    NEWS_AGENCY = "news-agency"
    NEWS_SITE = "news-site"
    BROADCASTER = "broadcaster"


class Method(StrEnum):
    """How a text of an edition was made."""

    HUMAN = "human"
    MACHINE = "machine"
    REVIEWED = "machine+reviewed"


class Status(StrEnum):
    """Whether an article is built."""

    PUBLISHED = "published"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Point:
    """One moment of EDTF, in one calendar, as coarse as it is known.

    `month` is 1-12, or 21-24 for a season (spring to winter); None when only the year is known.
    `approximate` is EDTF's `~`, `uncertain` its `?`; `%` sets both.
    """

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False
    uncertain: bool = False


class Edge(StrEnum):
    """An interval's side that is no date: still open (`..`), or not known (nothing)."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as an editor wrote it; for a single date `start` and `end` are the same point.

    `first` and `last` are proleptic Gregorian ordinals (as `date.toordinal`) of the earliest and the
    latest day it may mean; None on the side of an open or unknown end.
    """

    text: str
    calendar: str
    start: Point | Edge
    end: Point | Edge
    first: int | None
    last: int | None

    def __hash__(self) -> int:
        """Return the same for equal dates: the rest follows from these two, whose hashes are kept."""
        return hash((self.text, self.calendar))


@dataclass(frozen=True, slots=True)
class Original:
    """A name in its own language and script."""

    language: str
    name: str


class Dating(NamedTuple):
    """A date with how it is known; `note` says how it was worked out or where it comes from."""

    date: Edtf
    basis: Basis
    note: Words


@dataclass(frozen=True, slots=True)
class Attribution:
    """How it is known that an article is its source's, where the text does not say so itself."""

    basis: Basis
    note: Words


@dataclass(frozen=True, slots=True)
class Translated:
    """From which edition a text was translated, and a fingerprint of that text and the facts then."""

    edition: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class ArticleText:
    """A digest of an article in one edition: our words. `body` is Markdown, `line` its first line."""

    title: str
    summary: str
    translator: str | None
    method: Method
    unknown: str | None
    translated: Translated | None
    body: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """The facts about one press article, in no language, and its digests by edition."""

    id: str
    source: str
    attribution: Attribution | None
    language: str
    title: str | None
    code: str | None
    url: str | None
    published: Dating
    read: Edtf | None
    status: Status
    countries: tuple[str, ...]
    mentions: tuple[str, ...]
    people: tuple[str, ...]
    archived: str | None = None
    texts: Mapping[str, ArticleText] = field(default_factory=dict)


class Report(NamedTuple):
    """One article telling of an event: the date as it gives it, and a few of its words."""

    article: str
    dating: Dating
    says: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something signed or published at an event: its subject, and what is known of its state."""

    subject: Words
    state: Words


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened or was announced, at a time, told by at least one article.

    `differences` is an editor's word on what its reports disagree about.
    """

    id: str
    date: Edtf
    kind: Kind
    countries: tuple[str, ...]
    people: tuple[str, ...]
    place: Words
    title: Words
    text: Words
    agreements: tuple[Agreement, ...]
    differences: Words
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet that publishes articles."""

    id: str
    names: Words
    original: Original
    kind: OutletKind
    country: str
    url: str | None
    languages: tuple[str, ...]
    about: Words


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function of a person, with its dates where they are known."""

    title: Words
    country: str | None
    dates: Dating | None


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who acts in an event or an article."""

    id: str
    names: Words
    original: Original
    country: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A plain text of an edition: a page or an intro. `body` is Markdown, `line` its first line."""

    title: str
    summary: str
    body: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Country:
    """A country the content names: an editor's override of CLDR's names, and intros by edition."""

    code: str
    names: Words
    note: Words
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    intros: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A plain page, by edition."""

    id: str
    texts: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Edition:
    """One language of the site: everything that makes it, as data.

    `numbering` is CLDR's name of a digit set (latn, arabext, arab); `calendars` names the primary one
    first; `months` holds twelve names per calendar; `dates` the patterns described in
    `templates/words.yml`; `words` one text per key, `plurals` one per key and CLDR plural category;
    `theme` the words of the theme's shell.
    """

    code: str
    locale: str
    name: str
    direction: str
    order: int
    numbering: str
    calendars: tuple[str, ...]
    alphabet: tuple[str, ...]
    months: Mapping[str, tuple[str, ...]]
    seasons: tuple[str, ...]
    dates: Mapping[str, str]
    words: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]
    theme: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Library:
    """All content, every reference resolved: records by id, editions in their order (first = default)."""

    editions: Mapping[str, Edition]
    articles: Mapping[str, Article]
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    countries: Mapping[str, Country]
    pages: Mapping[str, Page]
