"""What is cited, once for every format: an article as its outlet published it, an entry of the chronology."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from digest.calendars import edtf
from digest.model import Article, Basis, Dating, Edge, Edtf, Event, OutletKind, Point, Source
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.once import once
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


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """A date in the Gregorian calendar, as exact as it is known; the two ends of a single date are equal.

    Records of the same date share one span, and what a format writes for it is kept.
    """

    start: Side
    end: Side

    @property
    def single(self) -> bool:
        """Tell whether it is one date and no interval."""
        return self.start == self.end


class Cited(NamedTuple):
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


def article(desk: Desk, one: Article) -> Cited:
    """Return what cites an article; the words are those of the desk's edition."""
    named, voice, site = outlet(desk, one.source), desk.voice, desk.site
    edition = (
        desk.code
        if desk.code in one.texts
        else next(code for code in site.fallbacks(desk.code) if code in one.texts)
    )
    titles = {code: one_line(one.texts[code].title) for code in desk.library.editions if code in one.texts}
    headline, code = titles[edition], one_line(one.code or "")
    page = site.url + routes.article(edition, one.id) if site.url else ""
    notes = [voice.word("cite.code", code=code)] if code else []
    published = one.published
    if published.basis is not Basis.STATED:
        known = _known(desk, published.date, published.basis)
        notes.append(f"{voice.word('article.published')}: {known}")
    notes.append(f"{_words(desk, 'cite.summary')}: {headline}. {page}".rstrip())
    return Cited(
        key=f"article-{one.id}",
        event=False,
        print=named.print,
        title=title(one, headline),
        translated=headline if one_line(one.title or "") and one.language != edition else "",
        titles=titles,
        language=one.language,
        outlet=named.name,
        outlet_latin=named.latin,
        span=span(published.date),
        read=span(one.read) if one.read else None,
        place="",
        url=url(one, page),
        number=code,
        notes=tuple(notes),
    )


def title(one: Article, headline: str) -> str:
    """Return the title of an article; our headline of it in brackets where it has none."""
    return one_line(one.title or "") or f"[{one_line(headline)}]"


def url(one: Article, page: str) -> str:
    """Return the address of an article; that of our page on it where it has none."""
    return one_line(one.url) if one.url else page


def event(desk: Desk, one: Event, dating: Dating) -> Cited:
    """Return what cites an event's entry in the chronology; `dating` is that of its surest report."""
    site, voice = desk.site, desk.voice
    place = site.text(one.place, desk.code)
    titles = {code: one_line(one.title[code]) for code in desk.library.editions if code in one.title}
    language = desk.code if desk.code in titles else next(iter(titles))
    told = "; ".join([_telling(desk, id) for id in dict.fromkeys(report.article for report in one.reports)])
    return Cited(
        key=f"event-{one.id}",
        event=True,
        print=False,
        title=titles[language],
        translated="",
        titles=titles,
        language=language,
        outlet=_words(desk, "cite.entry"),
        outlet_latin=_words(desk, "site.name"),
        span=span(one.date),
        read=None,
        place=one_line(place[0]) if place else "",
        url=site.url + desk.event_url(one.id) if site.url else "",
        number="",
        notes=(
            voice.word("cite.happened", date=_known(desk, one.date, dating.basis)),
            f"{voice.word('cite.told')} {told}",
        ),
    )


@once
def _words(desk: Desk, key: str) -> str:
    """Return one of the edition's words that name the site or a part of it, on one line."""
    site = one_line(desk.voice.word("site.name"))
    if key == "site.name":
        return site
    values = {"section": desk.voice.word("nav.chronology")} if key == "cite.entry" else {}
    return one_line(desk.voice.word(key, site=site, **values))


@once
def _telling(desk: Desk, id: str) -> str:
    """Return an article that tells of an event: its outlet, when it was published, our page on it."""
    one, site = desk.library.articles[id], desk.site
    named = outlet(desk, one.source)
    name = named.name if named.latin == named.name else f"{named.name} [{named.latin}]"
    page = site.url + desk.article_url(one) if site.url else ""
    return ", ".join(filter(None, (name, desk.voice.spell(one.published.date), page)))


class Outlet(NamedTuple):
    """An outlet as citations name it: in its own script, and in the first edition of Latin script."""

    name: str
    latin: str
    print: bool


@once
def outlet(desk: Desk, id: str) -> Outlet:
    """Return the names of an outlet."""
    source = desk.library.sources[id]
    latin = next((source.names[code] for code in desk.library.editions if _in_latin(source, code)), None)
    name = one_line(source.original.name)
    return Outlet(name, one_line(desk.outlet(id).text if latin is None else latin), source.kind in PRINT)


def _in_latin(source: Source, code: str) -> bool:
    return code in source.names and script_of_language(code) == "Latn"


def _known(desk: Desk, date: Edtf, basis: Basis) -> str:
    """Return a date in words, marked where the text does not state it; how it is known is on our page."""
    words = desk.voice.spell(date)
    return words if basis is Basis.STATED else f"{words} ({desk.voice.word(f'basis.{basis}')})"


@lru_cache(maxsize=20_000)
def span(date: Edtf) -> Span:
    """Return a date in the Gregorian calendar: a month of another one is the two months it lies in."""
    sides = [
        [Side(None, edge is Edge.OPEN)] * 2
        if isinstance(edge, Edge)
        else [Side(point) for point in edtf.covering(edge, date.calendar, "gregorian")]
        for edge in (date.start, date.end)
    ]
    return Span(sides[0][0], sides[1][1])


@lru_cache(maxsize=20_000)
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
    if text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text  # most are so already
    if _CONTROLS.search(text):
        text = _CONTROLS.sub(" ", text)
    return " ".join(text.split())
