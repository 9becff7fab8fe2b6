"""What ingest finds in a raw article, each thing with the line it came from and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

_V = TypeVar("_V")


class Part(StrEnum):
    """What a line of the source is."""

    BODY = "body"
    TITLE = "title"
    META = "meta"  # stamps, codes, credits: facts about the article that are not its words
    NOISE = "noise"  # comments, tags, menus, other articles


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text: its number in the source (from 1), and what the page's markup says of it.

    `level` is the text in one spelling (`spelling.level`), of the same length. `hint` is "body" or
    "noise" where the markup says so, "title" for a page's first heading; `linked` is the share of the
    text that stands in links, from 0 to 1.
    """

    number: int
    text: str
    level: str
    hint: str = ""
    linked: float = 0.0

    @property
    def bare(self) -> str:
        """The levelled text without what is silent, where places do not matter."""
        return self.level.replace("\u200b", "")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date as a line writes it; what is None is not said.

    `last_day` ends a range inside the month; `shift` is -1, 0 or 1 for last, this and next of `unit`;
    `ago` counts units back; `weekday` is 0 to 6 from Monday; `doubt` says why it has no one meaning.
    """

    start: int
    end: int
    calendar: str = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    shift: int | None = None
    unit: str = ""
    ago: int | None = None
    weekday: int | None = None
    since: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """A fact a page gives in its head: "title", "site", "published", "url", "language"."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """A raw article as lines and head facts; `markup` is true for HTML, `raw_lines` how many it had."""

    lines: tuple[Line, ...]
    metas: tuple[Meta, ...] = ()
    markup: bool = False
    raw_lines: int = 0


@dataclass(frozen=True, slots=True)
class Found(Generic[_V]):
    """A value with the source line it came from and how; a value of None is "the text does not tell"."""

    value: _V | None
    line: int = 0
    how: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date a line names: where, in which words, and what it means.

    `date` is EDTF in `calendar`, None when it cannot be worked out; `first` and `last` are Gregorian
    ordinals (None on an open side); `basis` is "stated" or "derived", `how` the working.
    """

    line: int
    start: int
    end: int
    words: str
    date: str | None
    calendar: str
    basis: str
    how: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A country or a person in the text: code or id, how often, first where, in which words.

    `country` is a person's.
    """

    id: str
    count: int
    line: int
    words: str
    lines: tuple[int, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dated event that the text may tell of; `says` are its words, at most 25."""

    moment: Moment
    says: str
    countries: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A word that may have lost its half-space, and how it may be written."""

    line: int
    word: str
    better: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found in one raw article.

    `parts` says of each of `lines` what it is; `presumed` is a day the article may be of, used to
    work out relative dates and never written as the publication date; `warnings` are for the editor.
    """

    id: str
    name: str
    language: Found[str]
    source: Found[str]
    outlet: str
    title: Found[str]
    code: Found[str]
    url: Found[str]
    published: Found[Moment]
    presumed: Found[Moment]
    countries: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    people: tuple[Mention, ...]
    strangers: tuple[Mention, ...]
    events: tuple[Candidate, ...]
    undated: tuple[Moment, ...]
    suggestions: tuple[Suggestion, ...]
    body: tuple[str, ...]
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    warnings: tuple[str, ...] = ()
