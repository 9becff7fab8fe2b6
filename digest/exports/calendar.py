"""iCalendar (RFC 5545): all events of an edition and of each country, as days in one's own calendar.

An event whose month, season or year is all that is known spans it, and says so in its summary; one that is
about a date, uncertain or open at an end is left out: it would need an invented day. The icalendar package
reads what is written here, in the tests; to write with it takes 0.6 ms an event, thirty times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice

from digest.exports import identity
from digest.exports.days import days, noon
from digest.exports.kind import Export, Whole
from digest.exports.plain_titles import untangled
from digest.model import Edtf, Point
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.follow import calendar_events, feed_title, told, whole_days
from digest.pages.plan import Page
from digest.text.plain import plain

MOST = 5000
"""Events in one calendar, the latest ones: programs refuse calendars of many megabytes."""

OCTETS = 75
"""The longest a line may be without its end."""

_ESCAPED = {ord("\\"): "\\\\", ord(";"): "\\;", ord(","): "\\,", ord("\n"): "\\n", ord("\r"): None}
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
    return value.translate(_ESCAPED)


def fold(whole: str) -> bytes:
    """Return a line cut to at most 75 octets a piece, between characters, and ended; UTF-8."""
    octets = whole.encode()
    pieces, start, room = [], 0, OCTETS
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # in the middle of a character
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, OCTETS - 1  # the space that begins the next line counts
    return b"\r\n ".join((*pieces, octets[start:])) + b"\r\n"


def calendar(desk: Desk, page: Page, events: bytes) -> bytes:
    """Return the calendar of a page's events, which are written already."""
    title = feed_title(desk, page.kind, page.subject)
    head = [
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", f"-//digest//{desk.code.upper()}"),
        line("CALSCALE", "GREGORIAN"),
        line("NAME", text(title), LANGUAGE=desk.code),
        line("X-WR-CALNAME", text(title)),
        *((line("URL", desk.site.url + page.url),) if desk.site.url else ()),
    ]
    return b"".join((*head, events, line("END", "VCALENDAR")))


def event(desk: Desk, id: str, changed: int) -> bytes:
    """Return an event; b"" for one whose date no calendar can show, or the last day there is."""
    record, card = desk.library.events[id], desk.event(id)
    span = whole_days(record.date)
    if span is None or span[1] >= date.max.toordinal():
        return b""
    language = card.title.lang
    title = untangled(card.title, desk.voice.edition.direction)
    if not _by_day(record.date):
        spoken = (piece.text for piece in desk.voice.when(record.date).primary)
        title = desk.voice.word("follow.dated", title=title, date="".join(spoken))
    said = plain((desk.site.text(record.text, desk.code) or ("", ""))[0])
    outlets = {report.source.outlet.text: None for report in card.reports}
    words = "\n".join((said, desk.voice.join(outlets)))
    topics = [card.kind_label, *map(desk.country_name, record.countries)]
    url = desk.site.url + card.url if desk.site.url else ""
    lines = [
        line("BEGIN", "VEVENT"),
        line("UID", identity.uuid(desk.code, "event", id)),
        line("DTSTAMP", _stamp(changed)),
        line("DTSTART", _day(span[0]), VALUE="DATE"),
        line("DTEND", _day(span[1] + 1), VALUE="DATE"),
        line("SUMMARY", text(title), LANGUAGE=language),
        line("DESCRIPTION", text(words), LANGUAGE=card.text_lang.lang),
        *((line("LOCATION", text(card.place.text), LANGUAGE=card.place.lang),) if card.place else ()),
        line("CATEGORIES", ",".join(map(text, topics)), LANGUAGE=desk.code),
        *((line("URL", url),) if url else ()),
        line("TRANSP", "TRANSPARENT"),
        line("END", "VEVENT"),
    ]
    return b"".join(lines)


def _by_day(when: Edtf) -> bool:
    """Tell whether a date says its first and its last day itself."""
    return all(isinstance(point, Point) and point.day is not None for point in (when.start, when.end))


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat().replace("-", "")


def _stamp(ordinal: int) -> str:
    return noon(ordinal).replace("-", "").replace(":", "")


def _files(whole: Whole) -> Iterator[tuple[str, bytes]]:
    changed = days(whole.site.library).events
    for code, desk in whole.desks.items():

        @cache
        def written(id: str, desk: Desk = desk) -> bytes:
            return event(desk, id, changed[id])

        for page in whole.pages:
            if page.edition == code:
                ids = _ids(desk, page)
                if found := b"".join(map(written, ids)):
                    yield routes.calendar(page.url), calendar(desk, page, found)


def _ids(desk: Desk, page: Page) -> Iterator[str]:
    """Return the ids of the events of a page's calendar, the earliest first."""
    if page.kind == "chronology" and page.subject:
        return iter(())  # a period of the chronology: all of it has one calendar
    what = told(desk.site, page.kind, page.subject)
    return reversed(list(islice(calendar_events(desk.site, page.kind, what), MOST)))


EXPORT = Export("calendar", _files)
