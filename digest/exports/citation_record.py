"""What is cited, once for every format: an article as its outlet published it, an entry of the chronology."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from digest.calendars import edtf
from digest.model import Article, Basis, Dating, Edge, Edtf, Event, OutletKind, Point, Source, Words
from digest.pages.desk import Desk
from digest.text.direction import script_of_language

# A reader has our digest before them, but what it stands for is the article: so the article is cited, in its
# own language and script, and where our digest of it is follows as a note, as a catalogue says "abstract in".
# Titles we supply stand in brackets, as in a catalogue. An event has no other place than our chronology.

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

PRINT = frozenset({OutletKind.NEWSPAPER, OutletKind.NEWS_AGENCY})
"""Outlets whose articles are cited as those of a newspaper; the others' are pages of a site."""


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a span in the Gregorian calendar: a point, or no date (still open, or not known)."""

    point: Point | None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A date in the Gregorian calendar, as exact as it is known; the two ends of a single date are equal."""

    start: Side
    end: Side

    @property
    def single(self) -> bool:
        """Tell whether it is one date and no interval."""
        return self.start == self.end


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing to cite. `title` is in its own language, or ours in brackets; `translated` ours, or "".

    `outlet` is the outlet's name in its own script and `outlet_latin` in Latin letters; of an event they are
    the list it stands in and the site. `titles` are our headlines by edition. Every text is on one line.
    """

    key: str
    event: bool
    print: bool
    title: str
    translated: str
    titles: Mapping[str, str]
    language: str
    outlet: str
    outlet_latin: str
    span: Span
    read: Span | None
    place: str
    url: str
    number: str
    notes: tuple[str, ...]


class Citer:
    """Makes what is cited out of records; the words are those of one edition, the site's first."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._library = desk.library
        self._tellings: dict[str, str] = {}
        voice = desk.voice
        self._site = one_line(voice.word("site.name"))
        self._entry = one_line(
            voice.word("cite.entry", section=voice.word("nav.chronology"), site=self._site)
        )
        self._summary = one_line(voice.word("cite.summary", site=self._site))

    def article(self, one: Article) -> Cited:
        """Return what cites an article."""
        source, voice = self._library.sources[one.source], self._desk.voice
        edition = next(code for code in self._desk.site.fallbacks(self._desk.code) if code in one.texts)
        headline, code = one_line(one.texts[edition].title), one_line(one.code or "")
        title, page = one_line(one.title or ""), self._page(self._desk.article_url(one))
        notes = [voice.word("cite.code", code=code)] if code else []
        if one.published.basis is not Basis.STATED:
            notes.append(f"{voice.word('article.published')}: {self._known(one.published)}")
        notes.append(f"{self._summary}: {headline}. {page}".rstrip())
        return Cited(
            key=f"article-{one.id}",
            event=False,
            print=source.kind in PRINT,
            title=title or f"[{headline}]",
            translated=headline if title and one.language != edition else "",
            titles=self._titles({code: text.title for code, text in one.texts.items()}),
            language=one.language,
            outlet=one_line(source.original.name),
            outlet_latin=self._latin(source),
            span=_span(one.published.date),
            read=_span(one.read) if one.read else None,
            place="",
            url=one_line(one.url or page),
            number=code,
            notes=tuple(notes),
        )

    def event(self, one: Event, dating: Dating) -> Cited:
        """Return what cites an event's entry in the chronology; `dating` is that of its surest report."""
        site, voice = self._desk.site, self._desk.voice
        title, place = site.text(one.title, self._desk.code), site.text(one.place, self._desk.code)
        assert title is not None  # the schema wants a title in one edition at least
        told = "; ".join(self._telling(id) for id in dict.fromkeys(report.article for report in one.reports))
        return Cited(
            key=f"event-{one.id}",
            event=True,
            print=False,
            title=one_line(title[0]),
            translated="",
            titles=self._titles(one.title),
            language=title[1],
            outlet=self._entry,
            outlet_latin=self._site,
            span=_span(one.date),
            read=None,
            place=one_line(place[0]) if place else "",
            url=self._page(self._desk.event_url(one.id)),
            number="",
            notes=(
                voice.word("cite.happened", date=self._known(replace(dating, date=one.date))),
                f"{voice.word('cite.told')} {told}",
            ),
        )

    def _page(self, url: str) -> str:
        """Return the whole address of a page; nothing where the site's own is not known."""
        return self._desk.site.url + url if self._desk.site.url else ""

    def _titles(self, words: Words) -> Words:
        return {code: one_line(words[code]) for code in self._library.editions if code in words}

    def _telling(self, id: str) -> str:
        """Return an article that tells of an event: its outlet, when it was published, our page on it."""
        if id not in self._tellings:
            one = self._library.articles[id]
            source = self._library.sources[one.source]
            name, latin = one_line(source.original.name), self._latin(source)
            outlet = name if latin == name else f"{name} [{latin}]"
            parts = (
                outlet,
                self._desk.voice.spell(one.published.date),
                self._page(self._desk.article_url(one)),
            )
            self._tellings[id] = ", ".join(filter(None, parts))
        return self._tellings[id]

    def _latin(self, source: Source) -> str:
        """Return an outlet's name in the first edition of Latin script, else as the desk's edition has it."""
        for code in self._library.editions:
            if code in source.names and script_of_language(code) == "Latn":
                return one_line(source.names[code])
        return one_line(self._desk.outlet(source.id).text)

    def _known(self, dating: Dating) -> str:
        """Return a date in words, marked where the text does not state it; how it is known is on our page."""
        words = self._desk.voice.spell(dating.date)
        if dating.basis is Basis.STATED:
            return words
        return f"{words} ({self._desk.voice.word(f'basis.{dating.basis}')})"


def article(desk: Desk, one: Article) -> Cited:
    """Return what cites one article alone; who cites many keeps a `Citer`."""
    return Citer(desk).article(one)


@lru_cache(maxsize=20_000)
def _span(date: Edtf) -> Span:
    """Return a date in the Gregorian calendar: a month of another one is the two months it lies in."""
    sides = [
        [Side(None, edge is Edge.OPEN)] * 2
        if isinstance(edge, Edge)
        else [Side(point) for point in edtf.covering(edge, date.calendar, "gregorian")]
        for edge in (date.start, date.end)
    ]
    return Span(sides[0][0], sides[1][1])


def edtf_text(span: Span) -> str:
    """Return a span as EDTF: 2023-12-04, 2023-05/2023-06, 1962/.. or 2001~."""
    start, end = (_side(side) for side in (span.start, span.end))
    return start if span.single else f"{start}/{end}"


def _side(side: Side) -> str:
    if side.point is None:
        return ".." if side.open else ""
    point = side.point
    doubt = {(True, False): "~", (False, True): "?", (True, True): "%", (False, False): ""}
    return written(point) + doubt[point.approximate, point.uncertain]


def written(point: Point) -> str:
    """Return a point as ISO 8601, without its doubts."""
    parts = [f"{part:02}" for part in (point.month, point.day) if part is not None]
    return "-".join((f"{point.year:04}", *parts))


def one_line(text: str) -> str:
    """Return a text on one line and without control characters: nothing in it can end a field or a record."""
    return " ".join(_CONTROLS.sub(" ", text).split())
