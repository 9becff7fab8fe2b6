"""iCalendar (RFC 5545): all events of an edition and of each country, as days in one's own calendar.

An event whose month, season or year is all that is known spans it, and says so in its summary; one that is
about a date, uncertain or open at an end is left out: it would need an invented day. The icalendar package
reads what is written here, in the tests; to write with it takes 0.6 ms an event, thirty times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

from digest.calendars.edtf import whole_days
from digest.exports import identity
from digest.exports.days import noon
from digest.exports.kind import Export, Whole
from digest.exports.plain_titles import untangled
from digest.model import Edtf, Point
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.follow import calendar_events, feed_title, told
from digest.pages.once import keeping, once
from digest.pages.plan import KINDS
from digest.text.plain import plain

MOST = 2_000
"""Events in one calendar, the latest ones: programs refuse calendars of many megabytes."""

KEPT = 10_000
"""So many events of an edition are kept: each is in calendars of several countries, far from one another."""

OCTETS = 75
"""The longest a line may be without its end."""

_ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"), ("\r", ""))
_QUOTED = re.compile(r'[\x00-\x1f"]')


def line(name: str, value: str, **parameters: str) -> bytes:
    """Return a content line, folded; the value is ready. A parameter is quoted where it has to be."""
    words = [name]
    for key, given in parameters.items():
        said = _QUOTED.sub("", given)
        words.append(f'{key}="{said}"' if set(said) & set(":;,") else f"{key}={said}")
    return fold(f"{';'.join(words)}:{value}")


def text(value: str) -> str:
    """Return a text as a value: commas, semicolons, backslashes and line ends escaped."""
    for sign, escaped in _ESCAPED:
        value = value.replace(sign, escaped)
    return value


def fold(whole: str) -> bytes:
    """Return a line cut to at most 75 octets a piece, between characters, and ended; UTF-8."""
    octets = whole.encode()
    if len(octets) <= OCTETS:
        return octets + b"\r\n"
    pieces, start, room = [], 0, OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, OCTETS - 1  # the space that begins the next line counts
    return b"\r\n ".join((*pieces, octets[start:])) + b"\r\n"


def calendar(desk: Desk, kind: str, subject: str, events: bytes) -> bytes:
    """Return the calendar of a page's events, which are written already."""
    title, page = feed_title(desk, kind, subject), KINDS[kind].url(desk.code, subject)
    head = [
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", f"-//digest//{desk.code.upper()}"),
        line("CALSCALE", "GREGORIAN"),
        line("NAME", text(title), LANGUAGE=desk.code),
        line("X-WR-CALNAME", text(title)),
        *((line("URL", desk.site.url + page),) if desk.site.url else ()),
    ]
    return b"".join((*head, events, line("END", "VCALENDAR")))


@keeping(KEPT)
def event(desk: Desk, id: str) -> bytes:
    """Return an event; b"" for one whose date no calendar can show, or the last day there is."""
    record = desk.library.events[id]
    span = whole_days(record.date)
    if span is None or span[1] >= _LAST_DAY:
        return b""
    title, place = desk.phrase(record.title), desk.site.text(record.place, desk.code)
    assert title is not None  # the schema wants a title in one edition at least
    summary = untangled(title, desk.voice.edition.direction)
    if not _by_day(record.date):
        spoken = (piece.text for piece in desk.voice.when(record.date).primary)
        summary = desk.voice.word("follow.dated", title=summary, date="".join(spoken))
    said, language = desk.site.text(record.text, desk.code) or ("", desk.code)
    words = f"{plain(said)}\n{_outlets(desk, *desk.derived.facets[id].sources)}"
    where = fold(f"LOCATION;LANGUAGE={place[1]}:{text(place[0])}") if place else b""
    url = fold(f"URL:{desk.site.url}{desk.event_url(id)}") if desk.site.url else b""
    head = (
        f"BEGIN:VEVENT\r\nUID:{identity.uuid(desk.code, 'event', id)}\r\n"
        f"DTSTAMP:{_stamp(desk.derived.days.events[id])}\r\n"
        f"DTSTART;VALUE=DATE:{_day(span[0])}\r\nDTEND;VALUE=DATE:{_day(span[1] + 1)}\r\n"
    ).encode()
    said_lines = (
        fold(f"SUMMARY;LANGUAGE={title.lang}:{text(summary)}"),
        fold(f"DESCRIPTION;LANGUAGE={language}:{text(words)}"),
        where,
        _topics(desk, record.kind, *record.countries),
        url,
    )
    return b"".join((head, *said_lines, b"TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"))


@once
def _outlets(desk: Desk, *sources: str) -> str:
    """Return the names of outlets as a list in words."""
    return desk.voice.join([*dict.fromkeys(desk.outlet(source).text for source in sources)])


@keeping(KEPT)
def _topics(desk: Desk, kind: str, *countries: str) -> bytes:
    """Return the line of what an event is about."""
    topics = [desk.voice.word(f"kind.{kind}"), *map(desk.country_name, countries)]
    return fold(f"CATEGORIES;LANGUAGE={desk.code}:{','.join(map(text, topics))}")


_LAST_DAY = date.max.toordinal()


def _by_day(when: Edtf) -> bool:
    """Tell whether a date says its first and its last day itself."""
    return all(isinstance(point, Point) and point.day is not None for point in (when.start, when.end))


@lru_cache(maxsize=20_000)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat().replace("-", "")


@lru_cache(maxsize=20_000)
def _stamp(ordinal: int) -> str:
    return noon(ordinal).replace("-", "").replace(":", "")


def _parts(whole: Whole) -> Iterator[str]:
    """Yield the address of every page that has a calendar: the list of events, and each country."""
    for page in whole.pages:
        has = page.kind == "country" or (page.kind == "chronology" and not page.subject)
        if has and next(_ids(whole.desks[page.edition], page.kind, page.subject), None) is not None:
            yield f"{page.edition}/{page.kind}/{page.subject}"


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    code, kind, subject = part.split("/")
    desk = whole.desks[code]
    latest = list(_ids(desk, kind, subject))
    if found := b"".join([event(desk, id) for id in reversed(latest)]):
        yield routes.calendar(KINDS[kind].url(code, subject)), calendar(desk, kind, subject, found)


def _ids(desk: Desk, kind: str, subject: str) -> Iterator[str]:
    """Yield the ids of the events of a page's calendar, the latest first."""
    return islice(calendar_events(desk.site, kind, told(desk.site, kind, subject)), MOST)


EXPORT = Export("calendar", _parts, _files)
