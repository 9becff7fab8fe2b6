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
from hashlib import sha256
from itertools import groupby

from digest.calendars import CALENDARS
from digest.derive.periods import Periods
from digest.exports import calendar
from digest.exports.data_records import Records
from digest.exports.data_schema import VERSION
from digest.exports.days import days
from digest.exports.kind import Export, Whole
from digest.model import Edition, Event
from digest.pages import routes, tables
from digest.pages.desk import Desk
from digest.pages.pieces import Phrase
from digest.pages.plan import Page
from digest.pages.strip import timeline
from digest.text.collation import sort_key

CHUNK = 500
"""Events in a file of labels, records or calendar entries."""

File = tuple[str, bytes]
Values = Callable[[Event], Iterable[str]]
"""What a filter looks at in an event: keys of its choices."""


def _files(whole: Whole) -> Iterator[File]:
    order = whole.site.derived.chronology.events
    if not order:
        return
    version = sha256("\n".join(order).encode()).hexdigest()[:12]
    records = Records(whole)
    yield from _chunks("records/r", version, map(records.event, records.events()))
    changed = days(whole.site.library).events
    for desk in whole.desks.values():
        code = desk.code
        yield routes.chronology_index(code), _json({"version": version, **head(desk, records.codes)})
        yield from _chunks(f"{code}/l", version, (_label(desk, id) for id in order))
        entries = (calendar.event(desk, id, changed[id]).decode() for id in order)
        yield from _chunks(f"{code}/v", version, entries)
    yield from _addresses(whole.site.derived.periods)


def head(desk: Desk, codes: Sequence[str]) -> dict[str, object]:
    """Return what an edition's filters need to know of all events, as plain values for JSON.

    `choices` is filter to [key, name] pairs in alphabetical order; `events` filter to the numbers of its
    choices, event by event, oldest first; `first` and `days` say when: days since the event before began, and
    how many days later it may have ended, null for an end that is open. `bars`, `headings`, `pages` are runs.
    """
    order, library = desk.derived.chronology.events, desk.library
    events = [library.events[id] for id in order]
    choices, columns = {}, {}
    for name, (values, named) in _facets(desk).items():
        choices[name], columns[name] = _column(desk.voice.edition, events, values, named)
    first, lengths = _spans(events)
    place = desk.derived.periods.place
    page = Page("chronology", desk.code, "", routes.section(desk.code, "chronology"), ())
    opening, closing = calendar.calendar(desk, page, b"\0").decode().split("\0")
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
    voice, articles = desk.voice, desk.library.articles

    def told(look: Callable[[str], str]) -> Values:
        return lambda event: (look(report.article) for report in event.reports)

    return {
        "country": (lambda one: one.countries, lambda key: voice.phrase(desk.country_name(key))),
        "person": (lambda one: one.people, lambda key: desk.person(key).text),
        "kind": (lambda one: (one.kind,), lambda key: voice.phrase(voice.word(f"kind.{key}"))),
        "source": (told(lambda id: articles[id].source), desk.outlet),
        "language": (told(lambda id: articles[id].language), lambda key: voice.phrase(voice.language(key))),
    }


def _column(
    edition: Edition, events: Sequence[Event], values: Values, named: Callable[[str], Phrase]
) -> tuple[list[list[str]], list[list[int]]]:
    """Return a filter's choices, and their numbers in every event."""
    found = [tuple(dict.fromkeys(values(one))) for one in events]
    phrases = {key: named(key) for key in {key for keys in found for key in keys}}
    keys = sorted(phrases, key=lambda key: (sort_key(phrases[key].text, edition.alphabet), key))
    numbers = {key: number for number, key in enumerate(keys)}
    choices = [[key, *_said(phrases[key])] for key in keys]
    return choices, [[numbers[key] for key in one] for one in found]


def _said(phrase: Phrase) -> list[str]:
    """Return a text, with its language and direction where it is not in the edition's language."""
    return [phrase.text] if phrase.own else [phrase.text, phrase.lang, phrase.dir]


def _spans(events: Iterable[Event]) -> tuple[list[int | None], list[int | None]]:
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


def _months(edition: Edition, events: Iterable[Event]) -> dict[str, object]:
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


def _chunks(name: str, version: str, items: Iterable[object]) -> Iterator[File]:
    run: list[object] = []
    number = 0
    for item in items:
        run.append(item)
        if len(run) == CHUNK:
            yield routes.chronology_index(f"{name}{number}"), _json({"version": version, "items": run})
            run, number = [], number + 1
    if run:
        yield routes.chronology_index(f"{name}{number}"), _json({"version": version, "items": run})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


EXPORT = Export("chronology", _files)
