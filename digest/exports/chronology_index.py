"""chronology/: what the browser filters all events by, in small files asked for when a filter is first used.

`<edition>.json`, the head, has a number for every choice and every event: enough to filter and count. What
is shown of the events found, and what is downloaded, is in files of `CHUNK` events: `<edition>/l<n>.json`
labels, `<edition>/v<n>.json` calendar entries, `records/r<n>.json` records. All carry one version, made from
the order of the events, so that old and new files are not mixed. `at/<n>.json` says on which page an event
stands whose address is of a time when all stood on one. Words are searched in the search's own index
(digest/pages/found.py), where the events stand newest first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from math import ceil

from digest.calendars import CALENDARS
from digest.derive.facets import Facets
from digest.derive.periods import Periods
from digest.exports import calendar
from digest.exports.data_records import Records
from digest.exports.data_schema import VERSION
from digest.exports.kind import Export, Whole
from digest.model import Edition
from digest.pages import routes, tables
from digest.pages.desk import Desk
from digest.pages.pieces import Phrase
from digest.pages.strip import timeline
from digest.text.collation import sort_key

CHUNK = 500
"""Events in a file of labels, records or calendar entries."""

File = tuple[str, bytes]
Values = Callable[[Facets], Iterable[str]]
"""What a filter looks at in an event: keys of its choices."""


def _parts(whole: Whole) -> Iterator[str]:
    """Yield where events stand, and every edition's head; then the files of labels, entries and records."""
    many = len(whole.site.derived.chronology.events)
    if not many:
        return
    if whole.site.derived.periods.place:
        yield "at/"
    yield from (f"head/{code}" for code in whole.desks)
    for number in range(ceil(many / CHUNK)):
        yield f"records/r{number}"
        yield from (f"{code}/{kind}{number}" for code in whole.desks for kind in "lv")


def _files(whole: Whole, part: str) -> Iterable[File]:
    kind, _, name = part.partition("/")
    if kind == "at":
        return _addresses(whole.site.derived.periods)
    version = _version(whole.site.derived.chronology.events)
    if kind == "head":
        desk = whole.desks[name]
        return [
            (routes.chronology_index(name), _json({"version": version, **head(desk, tuple(whole.desks))}))
        ]
    start = int(name[1:]) * CHUNK
    items = _items(whole, part, whole.site.derived.chronology.events[start : start + CHUNK])
    return [(routes.chronology_index(part), _json({"version": version, "items": list(items)}))]


def _items(whole: Whole, part: str, ids: Iterable[str]) -> Iterator[object]:
    """Yield what a file of a chunk says of each of its events."""
    if part.startswith("records/"):
        records = Records(whole)
        return (records.event(records.library.events[id]) for id in ids)
    code, _, name = part.partition("/")
    desk = whole.desks[code]
    return (_label(desk, id) if name.startswith("l") else calendar.event(desk, id).decode() for id in ids)


@lru_cache(maxsize=2)
def _version(order: tuple[str, ...]) -> str:
    return sha256("\n".join(order).encode()).hexdigest()[:12]


def head(desk: Desk, codes: Sequence[str]) -> dict[str, object]:
    """Return what an edition's filters need to know of all events, as plain values for JSON.

    `choices` is filter to [key, name] pairs in alphabetical order; `events` filter to the numbers of its
    choices, event by event, oldest first; `first` and `days` say when: days since the event before began, and
    how many days later it may have ended, null for an end that is open. `bars`, `headings`, `pages` are runs.
    """
    order, facets = desk.derived.chronology.events, desk.derived.facets
    events = [facets[id] for id in order]
    choices, columns = {}, {}
    for name, (values, named) in _facets(desk).items():
        choices[name], columns[name] = _column(desk.voice.edition, events, values, named)
    first, lengths = _spans(events)
    place = desk.derived.periods.place
    opening, closing = calendar.calendar(desk, "chronology", "", b"\0").decode().split("\0")
    return {
        "code": desk.code,
        "says": _says(desk),
        "chunk": CHUNK,
        "choices": choices,
        "events": columns,
        "first": first,
        "days": lengths,
        "bars": [len(found) for _, found in sorted(timeline(desk, order).slots.items())],
        "headings": _runs(desk.voice.year(desk.voice.heading_year(one.date)[0]) for one in events),
        "pages": _runs(place.get(id, "") for id in order),
        "months": _months(desk.voice.edition, events),
        "columns": tables.EVENTS.head(codes),
        "schema": VERSION,
        "calendar": [opening, closing],
    }


def _facets(desk: Desk) -> Mapping[str, tuple[Values, Callable[[str], Phrase]]]:
    """Return what there is to filter by: its name, its keys in an event, and what a key is called."""
    voice = desk.voice
    return {
        "country": (lambda one: one.countries, lambda key: voice.phrase(desk.country_name(key))),
        "person": (lambda one: one.people, lambda key: desk.person(key).text),
        "kind": (lambda one: (one.kind,), lambda key: voice.phrase(voice.word(f"kind.{key}"))),
        "source": (lambda one: one.sources, desk.outlet),
        "language": (lambda one: one.languages, lambda key: voice.phrase(voice.language(key))),
    }


def _column(
    edition: Edition, events: Sequence[Facets], values: Values, named: Callable[[str], Phrase]
) -> tuple[list[list[str]], list[list[int]]]:
    """Return a filter's choices, and their numbers in every event."""
    found = [tuple(values(one)) for one in events]
    phrases = {key: named(key) for key in {key for keys in found for key in keys}}
    keys = sorted(phrases, key=lambda key: (sort_key(phrases[key].text, edition.alphabet), key))
    numbers = {key: number for number, key in enumerate(keys)}
    choices = [[key, *_said(phrases[key])] for key in keys]
    return choices, [[numbers[key] for key in one] for one in found]


def _said(phrase: Phrase) -> list[str]:
    """Return a text, with its language and direction where it is not in the edition's language."""
    return [phrase.text] if phrase.own else [phrase.text, phrase.lang, phrase.dir]


def _spans(events: Iterable[Facets]) -> tuple[list[int | None], list[int | None]]:
    first: list[int | None] = []
    lengths: list[int | None] = []
    at = 0
    for one in events:
        start, end = one.date.first, one.date.last
        first.append(None if start is None else start - at)
        at = at if start is None else start
        lengths.append(None if end is None else end - at)
    return first, lengths


def _runs(values: Iterable[str]) -> list[list[object]]:
    return [[value, len(list(run))] for value, run in groupby(values)]


def _months(edition: Edition, events: Iterable[Facets]) -> dict[str, object]:
    """Return the months of the edition's first calendar that reaches all events: a day, a year, and lengths.

    `day` is the ordinal of the first day of `year`; `lengths` has twelve numbers for every year from then on.
    """
    known = [day for one in events for day in (one.date.first, one.date.last) if day is not None]
    for name in (*edition.calendars, "gregorian"):
        count = CALENDARS[name]
        try:
            years = range(count.from_ordinal(min(known))[0], count.from_ordinal(max(known))[0] + 1)
            lengths = [[count.month_length(year, month) for month in range(1, 13)] for year in years]
            return {"day": count.to_ordinal(years[0], 1, 1), "year": years[0], "lengths": lengths}
        except ValueError:
            continue
    raise AssertionError("the Gregorian calendar reaches every date")


def _label(desk: Desk, id: str) -> list[object]:
    """Return what is shown of an event that was found: its id, title, and date in pieces."""
    event = desk.library.events[id]
    title = desk.phrase(event.title)
    assert title is not None  # the schema wants a title in one edition at least
    pieces = desk.voice.when(event.date).primary
    return [id, _said(title), [[one.text, one.datetime] if one.datetime else one.text for one in pieces]]


def _says(desk: Desk) -> dict[str, object]:
    voice, edition = desk.voice, desk.voice.edition
    return {
        "dir": edition.direction,
        "locale": edition.locale.replace("_", "-"),
        "digits": "".join(voice.year(n) for n in range(10)),
        "group": voice.number(10_000)[2:-3],
        "scripts": dict(voice.scripts),
        "events": edition.plurals["count.events"],
        **{
            name: voice.edition.words[key]
            for name, key in {
                "shown": "filter.shown",
                "named": "filter.named",
                "remove": "filter.remove",
                "unknown": "filter.unknown",
                "left": "download.left",
                "broken": "download.failed",
            }.items()
        },
    }


def _addresses(periods: Periods) -> Iterator[File]:
    """Yield which event is on which page."""
    shelves: dict[int, dict[str, str]] = {number: {} for number in range(periods.shelves)}
    for id, name in periods.place.items():
        shelves[periods.shelf(id)][id] = name
    for number, held in shelves.items():
        yield routes.chronology_index(f"at/{number}"), _json(held)


def _json(value: object) -> bytes:
    return _encode(value).encode()


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


EXPORT = Export("chronology", _parts, _files)
