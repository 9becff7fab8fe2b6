"""The pieces that views are made of: words, dates and addresses made ready.

Every `url` is relative to the root of the site ("en/articles/x/", "#id" for this page, or absolute
"https://..."); templates put `base` before the first kind with the `link` function.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from digest.pages.part import Part


class Phrase(NamedTuple):
    """A text with its language and direction; `own` when that is the page's own language.

    `html` is the text escaped, with its runs of other scripts and its signed numbers isolated.
    """

    text: str
    html: str
    lang: str
    dir: str
    own: bool


class Link(NamedTuple):
    """A named place of the site, or of the web."""

    text: Phrase
    url: str


class DatePiece(NamedTuple):
    """A run of a date in words; `datetime` is the value of `<time datetime>`, None for glue."""

    text: str
    datetime: str | None


class DatedView(NamedTuple):
    """A date in the edition's first calendar, the other calendar beside it, and how it is known.

    `basis` is stated, derived or outside, or None where no basis is shown; `label` its word and
    `explanation` the edition's sentence on that word; `note` the editor's own note.
    """

    primary: tuple[DatePiece, ...]
    secondary: tuple[DatePiece, ...]
    secondary_calendar: str
    basis: str | None
    label: str
    explanation: str
    note: Phrase | None


@dataclass(frozen=True, slots=True)
class Chip:
    """A country: `flag` is the asset's address or None, `count` a ready plural ("5 events") or None."""

    code: str
    name: str
    url: str
    flag: str | None
    count: str | None


class Byline(NamedTuple):
    """Who publishes, and in what language; the same for all articles of an outlet in a language."""

    outlet: Phrase
    outlet_url: str
    kind: str
    country: str
    language: Phrase


class SourceLine(NamedTuple):
    """Where an article comes from. `language` is the original's language in its own name."""

    outlet: Phrase
    outlet_original: Phrase
    outlet_url: str
    kind: str
    country: str
    language: Phrase
    title: Phrase | None
    code: str | None
    link: str | None
    archived: str | None
    attribution: str | None
    attribution_note: Phrase | None


class ReportView(NamedTuple):
    """One article's telling of an event. `announced`: published before the event took place."""

    article: Link
    source: Byline
    dated: DatedView
    says: Phrase
    announced: bool


class AgreementView(NamedTuple):
    """Something signed: its subject, what is known of its state, and the event it belongs to."""

    subject: Phrase
    state: Phrase | None
    event: Link


class EventCard(NamedTuple):
    """An event. `url` is its permanent address; `text` is HTML; `told_by` a ready sentence.

    `one_sided` says that one country's outlets alone tell of it; `differences` what reports disagree on;
    `cited` is the address of the files that cite it, without the end that names the format.
    """

    id: str
    url: str
    dated: DatedView
    kind: str
    kind_label: str
    title: Phrase
    text: str
    text_lang: Phrase
    place: Phrase | None
    countries: tuple[Chip, ...]
    people: tuple[Link, ...]
    told_by: str
    one_sided: str | None
    differences: tuple[Phrase, ...]
    agreements: tuple[AgreementView, ...]
    reports: tuple[ReportView, ...]
    cited: str = ""


class ArticleCard(NamedTuple):
    """An article in a list. `only` names the language when this edition has no text of it."""

    id: str
    url: str
    title: Phrase
    summary: Phrase
    dated: DatedView
    source: Byline
    countries: tuple[Chip, ...]
    only: str | None


class EventRow(NamedTuple):
    """An event where there are many: a line of its date, its title, what it is and who tells of it."""

    id: str
    url: str
    dated: DatedView
    title: Phrase
    kind_label: str
    told_by: str


class ArticleRow(NamedTuple):
    """An article where there are many: a line of its date, its title, its outlet and language."""

    id: str
    url: str
    dated: DatedView
    title: Phrase
    outlet: Phrase
    language: Phrase
    only: str | None


EventList = tuple[Part[EventCard], ...] | tuple[Part[EventRow], ...]
ArticleList = tuple[Part[ArticleCard], ...] | tuple[Part[ArticleRow], ...]
"""Few are cards, many are rows."""


@dataclass(frozen=True, slots=True)
class PeriodLink:
    """A page of a long list in the list of all: its name, how much it holds, the pages it is parted into.

    The name is a stretch of time, or what names begin with.
    """

    name: Phrase
    url: str
    count: str
    parts: tuple[PeriodLink, ...]


class Shown(NamedTuple):
    """What the page of a country, a pair, a person or an outlet lists: all there is, or the latest of `many`.

    All events stand in the order of time, the latest of many the newest first; articles the newest first.
    `periods` are the pages that hold many; empty where all is here.
    """

    events: EventList
    articles: ArticleList
    mentioned_in: ArticleList = ()
    periods: tuple[PeriodLink, ...] = ()
    many: bool = False

    @property
    def has_rows(self) -> bool:
        """Tell whether any of its lists is of rows."""
        return any(found[0].is_row for found in (self.events, self.articles, self.mentioned_in) if found)


class Crumb(NamedTuple):
    """One step of the path to this page; the last has no address."""

    text: Phrase
    url: str | None


class RelationRow(NamedTuple):
    """A country's relation with another: how many events they share, and when the last was."""

    country: Chip
    url: str
    events: str
    share: int
    """Events shared as percent (1-100) of the strongest relation, for the width of a bar."""
    last: DatedView | None


class CountryRow(NamedTuple):
    """A country in numbers, in the edition's digits; `share` as in a relation's row."""

    country: Chip
    events: str
    articles: str
    share: int


class YearView(NamedTuple):
    """Events under one year heading; `id` is the heading's fragment, `year` in the edition's digits."""

    id: str
    year: str
    other: str
    events: EventList


class Entry(NamedTuple):
    """A line of a list of people or sources, or of the A-Z index: a name and a word about it.

    `alias` is the name in its own script, where that differs.
    """

    name: Phrase
    url: str
    about: Phrase | None
    chip: Chip | None
    alias: Phrase | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One year (or month) of a density strip; `x`, `y` and `height` are in the strip's own units."""

    year: str
    count: str
    number: str
    url: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Decade:
    """The bars of ten years of a strip, in short: `id` for machines, its name, how many events, its years."""

    id: str
    name: str
    count: str
    bars: tuple[Bar, ...]


class Strip(NamedTuple):
    """How many events each year has: a picture of `width` by `height` units, a year `step` units wide.

    The bars stand in the order of time; their places already run in the edition's direction. `months` where
    a bar is a month; `decades` where there are more years than can be tapped one beside the other.
    """

    width: int
    height: int
    step: int
    bars: tuple[Bar, ...]
    first: str
    last: str
    months: bool = False
    decades: tuple[Decade, ...] = ()
