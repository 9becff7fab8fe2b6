"""Two maps: where a country lies, and the world shaded by the number of events."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from math import cos, pi, sin
from typing import NamedTuple

from digest.pages.atlas import Atlas, Box, Point, borders, drawn, nearest, window, written
from digest.pages.desk import Desk
from digest.pages.pieces import Chip, Phrase

LOCATOR_WIDTH, SHAPE = 360, 1.6
LEAST, ROOM = 0.24, 1.8
"""The window around a country is this share of the world's width at least, this many times its size."""
SMALL = 22
"""A country drawn smaller than this, in units of its picture, gets a mark."""
NEAREST = 4

WORLD_WIDTH = 1000
DOT = 6
"""Radius of the mark of a country too small to shade."""
STEPS = 5
GOLDEN = pi * (3 - 5**0.5)


class Locator(NamedTuple):
    """Where a country lies. `land` and `own` are path data; `mark` the middle of a small one's ring."""

    width: int
    height: int
    land: str
    own: str
    mark: Point | None
    title: str
    text: str
    note: Phrase


class Mark(NamedTuple):
    """The dot of a small country, and the place it stands for where it had to give way to another."""

    at: Point
    place: Point
    moved: bool


class Place(NamedTuple):
    """A country with events on the world map: `step` is its shade, from 1."""

    chip: Chip
    events: str
    articles: str
    step: int
    path: str
    mark: Mark | None
    label: str


class WorldMap(NamedTuple):
    """The world shaded by number of events: places by weight, the legend's steps in words."""

    width: int
    height: int
    land: str
    places: tuple[Place, ...]
    legend: tuple[str, ...]
    title: str
    text: str
    note: Phrase
    missing: str | None


def locator(desk: Desk, code: str) -> Locator | None:
    """Return the map of where a country lies; None for one the atlas does not have."""
    found = desk.site.atlas
    if code not in found.countries:
        return None
    voice, beside = desk.voice, borders(found).get(code, frozenset())
    near = sorted(beside) or nearest(found, code, NEAREST)
    names = voice.join(desk.country_name(other) for other in near)
    land, own, mark, height = located(found, code)
    return Locator(
        width=LOCATOR_WIDTH,
        height=height,
        land=land,
        own=own,
        mark=mark,
        title=voice.word("map.title", country=desk.country_name(code)),
        text=voice.word("map.borders" if beside else "map.near", countries=names),
        note=voice.phrase(voice.word("map.note")),
    )


@cache
def located(found: Atlas, code: str) -> tuple[str, str, Point | None, int]:
    """Return the path of the land around a country, its own, the middle of a mark if small, the height."""
    outline = found.countries[code]
    main = outline.main()
    seen = window(found, main, SHAPE, LEAST, ROOM)
    scale = LOCATOR_WIDTH / seen.width
    # Wider than the picture: lines along the sides of what is cut off stay out of sight.
    cut, origin = seen.wider(8 / scale), (seen.left, seen.top)
    others = [one for other, one in found.countries.items() if other != code]
    land = "".join(written(drawn(one, cut, scale, 3, origin)) for one in (*others, *found.others))
    mark = None
    if max(main.width, main.height) * scale < SMALL:
        x, y = (main.left + main.right) / 2, (main.top + main.bottom) / 2
        mark = (round((x - seen.left) * scale), round((y - seen.top) * scale))
    return land, written(drawn(outline, cut, scale, 0.5, origin)), mark, round(LOCATOR_WIDTH / SHAPE)


def world_map(desk: Desk) -> WorldMap | None:
    """Return the world shaded by the number of events of each country; None where there is no atlas."""
    found, voice = desk.site.atlas, desk.voice
    if not found.countries:
        return None
    by_code = desk.derived.countries.by_code
    counts = {code: len(index.events) for code, index in by_code.items() if index.events}
    bounds = steps(max(counts.values(), default=0))
    shown = tuple(code for code in counts if code in found.countries)
    marks = _marks(found, shown)
    places = []
    for code in shown:
        chip, events = desk.chip(code), voice.plural("count.events", counts[code])
        places.append(
            Place(
                chip=chip,
                events=events,
                articles=voice.plural("count.articles", len(by_code[code].articles)),
                step=sum(bound <= counts[code] for bound in bounds),
                path=shape(found, code),
                mark=marks.get(code),
                label=voice.word("network.link", country=chip.name, events=events),
            )
        )
    missing = [desk.country_name(code) for code in counts if code not in found.countries]
    countries = voice.plural("count.countries", len(shown))
    return WorldMap(
        width=WORLD_WIDTH,
        height=round(found.height * WORLD_WIDTH / found.width),
        land=rest(found, shown),
        places=tuple(places),
        legend=_legend(desk, bounds),
        title=voice.word("world.title"),
        text=voice.word("world.text", countries=countries),
        note=voice.phrase(voice.word("map.note")),
        missing=voice.word("world.missing", countries=voice.join(missing)) if missing else None,
    )


def steps(most: int) -> tuple[int, ...]:
    """Return where the shades begin, for counts up to `most`: round numbers, five at most.

    >>> steps(1), steps(11), steps(4000)
    ((1,), (1, 2, 5, 10), (1, 5, 50, 200, 2000))
    """
    bounds, at = [], 1
    while at <= most:
        bounds.append(at)
        at = at * 5 // 2 if str(at).startswith("2") else at * 2
    if len(bounds) <= STEPS:
        return tuple(bounds)
    return tuple(bounds[index * (len(bounds) - 1) // (STEPS - 1)] for index in range(STEPS))


def _legend(desk: Desk, bounds: Sequence[int]) -> tuple[str, ...]:
    """Return the shades in words: "1", "2 to 4", "5 or more"."""
    voice, words = desk.voice, []
    for low, following in pairwise((*bounds, 0)):
        if not following:
            words.append(voice.word("world.more", number=voice.number(low)))
        elif following - low == 1:
            words.append(voice.number(low))
        else:
            high = voice.number(following - 1)
            words.append(voice.word("world.range", low=voice.number(low), high=high))
    return tuple(words)


@cache
def shape(found: Atlas, code: str) -> str:
    """Return the path of a country on the world map."""
    return written(drawn(found.countries[code], _all(found), WORLD_WIDTH / found.width, 0.5))


@cache
def rest(found: Atlas, but: tuple[str, ...]) -> str:
    """Return the path of all land on the world map but that of the countries named."""
    scale, left = WORLD_WIDTH / found.width, set(but)
    outlines = [outline for code, outline in found.countries.items() if code not in left]
    return "".join(written(drawn(outline, _all(found), scale, 2)) for outline in (*outlines, *found.others))


def _all(found: Atlas) -> Box:
    return Box(0, 0, found.width, found.height)


def _marks(found: Atlas, codes: Sequence[str]) -> dict[str, Mark]:
    """Return the dots of the countries too small to shade on the world map."""
    scale, small = WORLD_WIDTH / found.width, {}
    for code in codes:
        main = found.countries[code].main()
        if max(main.width, main.height) * scale < SMALL / 1.5:
            x, y = (main.left + main.right) / 2, (main.top + main.bottom) / 2
            small[code] = (round(x * scale, 1), round(y * scale, 1))
    apart = spread(tuple(small.values()), 2 * DOT + 2)
    return {code: Mark(to, at, to != at) for (code, at), to in zip(small.items(), apart, strict=True)}


def spread(points: Sequence[Point], distance: float) -> tuple[Point, ...]:
    """Return the points moved as little as need be for each two of them to be `distance` apart."""
    placed: list[Point] = []
    for x, y in points:
        turn = 0
        while True:
            far = distance * 0.25 * turn**0.5 * 2 if turn else 0
            at = (round(x + far * cos(turn * GOLDEN), 1), round(y + far * sin(turn * GOLDEN), 1))
            if all((at[0] - p[0]) ** 2 + (at[1] - p[1]) ** 2 >= distance**2 for p in placed):
                break
            turn += 1
        placed.append(at)
    return tuple(placed)
