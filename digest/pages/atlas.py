"""The countries' outlines on a flat map, and what geometry alone says of them: windows, neighbours, paths.

Coordinates are those of `templates/map/world.json`: whole numbers, x to the east, y to the south.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

Point = tuple[float, float]
Ring = tuple[Point, ...]
"""A closed line, its last point joined to its first."""

NUMBER = re.compile(r"-?\d+")
MAIN = 0.2
"""Parts of a country smaller than this share of its largest (Hawaii, Guiana) do not widen its window."""


class Box(NamedTuple):
    """A rectangle on the map."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Return how far it reaches from west to east."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Return how far it reaches from north to south."""
        return self.bottom - self.top

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles have a point in common."""
        across = self.left <= other.right and other.left <= self.right
        return across and self.top <= other.bottom and other.top <= self.bottom

    def holds(self, other: Box) -> bool:
        """Tell whether another rectangle lies wholly inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def wider(self, by: float) -> Box:
        """Return the rectangle grown to all four sides."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Outline(NamedTuple):
    """A country's parts, the largest first (none: too small to draw), and a point inside the largest."""

    at: Point
    rings: tuple[Ring, ...]
    boxes: tuple[Box, ...]

    def main(self) -> Box:
        """Return the rectangle around the parts that make the country's shape."""
        if not self.rings:
            return Box(*self.at, *self.at)
        least = MAIN * area(self.rings[0])
        return around(point for ring in self.rings if area(ring) >= least for point in ring)


@dataclass(frozen=True, slots=True, eq=False)
class Atlas:
    """A flat map of the world: outlines by country code, and areas that no country code names."""

    width: float
    height: float
    countries: Mapping[str, Outline]
    others: tuple[Outline, ...]


EMPTY = Atlas(1, 1, {}, ())


def atlas(data: Mapping[str, Any]) -> Atlas:
    """Return the map a file holds: `size`, and by code `at` and `path`; LookupError where one is missing."""
    width, height = data["size"]
    countries = {code: _outline(found) for code, found in data["countries"].items()}
    return Atlas(width, height, countries, tuple(_outline(found) for found in data["others"].values()))


def _outline(found: Mapping[str, Any]) -> Outline:
    x, y = found["at"]
    rings = sorted(_rings(found["path"]), key=area, reverse=True)
    return Outline((x, y), tuple(rings), tuple(map(around, rings)))


def _rings(path: str) -> Iterator[Ring]:
    """Yield the rings of a path that is written as `written` writes it: M, l and z only."""
    for part in path.split("z")[:-1]:
        steps = iter(map(int, NUMBER.findall(part)))
        x = y = 0
        points: list[Point] = []
        for dx, dy in zip(steps, steps, strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        yield tuple(points)


def written(rings: Iterable[Ring]) -> str:
    """Return rings of whole numbers as the data of an SVG path, in relative steps.

    >>> written([((1, 2), (4, 2), (4, 0))])
    'M1 2l3 0 0-2z'
    """
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Ring) -> str:
    x, y = ring[0]
    steps = [n for a, b in pairwise(ring) for n in (b[0] - a[0], b[1] - a[1])]
    # A minus parts it from the number before as well as a space does.
    return f"M{x} {y}l{' '.join(map(str, steps))}z".replace(" -", "-")


def area(ring: Ring) -> float:
    """Return the area inside a ring."""
    following = (*ring[1:], ring[0])
    return abs(sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(ring, following, strict=True))) / 2


def around(points: Iterable[Point]) -> Box:
    """Return the smallest rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def drawn(
    outline: Outline, window: Box, scale: float, least: float, origin: Point = (0, 0)
) -> tuple[Ring, ...]:
    """Return what of an outline is seen in a window, in whole units of `scale` to one of the map's.

    They are counted from `origin`. Rounding to whole units takes points away, on both sides of a border
    the same; parts that have then an area below `least` are left out.
    """
    found = []
    for ring, box in zip(outline.rings, outline.boxes, strict=True):
        if not window.meets(box) or box.width * box.height * scale * scale < least:
            continue
        inside = ring if window.holds(box) else clipped(ring, window)
        fitted = _rounded(inside, origin, scale)
        if len(fitted) > 2 and area(fitted) >= least:
            found.append(fitted)
    return tuple(found)


def _rounded(ring: Ring, origin: Point, scale: float) -> Ring:
    points: list[Point] = []
    for x, y in ring:
        point = (round((x - origin[0]) * scale), round((y - origin[1]) * scale))
        if not points or point != points[-1]:
            points.append(point)
    while len(points) > 1 and points[-1] == points[0]:
        points.pop()
    return tuple(points)


def clipped(ring: Ring, window: Box) -> Ring:
    """Return the part of a ring inside a window, closed along the window's sides (Sutherland-Hodgman)."""
    for axis, limit, sign in (
        (0, window.left, 1),
        (0, window.right, -1),
        (1, window.top, 1),
        (1, window.bottom, -1),
    ):
        ring = tuple(_beyond(ring, axis, limit, sign))
        if not ring:
            break
    return ring


def _beyond(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Point]:
    """Yield a ring's points on one side of a line along an axis, and where the ring crosses the line."""
    before = ring[-1]
    was = (before[axis] - limit) * sign
    for point in ring:
        now = (point[axis] - limit) * sign
        if (was < 0) != (now < 0):
            share = was / (was - now)
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (limit, other) if axis == 0 else (other, limit)
        if now >= 0:
            yield point
        before, was = point, now


def window(atlas: Atlas, box: Box, shape: float, least: float, room: float) -> Box:
    """Return the window to see a rectangle in: `shape` times as wide as high, inside the map.

    It is `room` times as large as the rectangle, and no narrower than `least` of the map's width.
    """
    width = max(least * atlas.width, room * max(box.width, box.height * shape))
    width = min(width, atlas.width, atlas.height * shape)
    height = width / shape
    left = min(max((box.left + box.right - width) / 2, 0), atlas.width - width)
    top = min(max((box.top + box.bottom - height) / 2, 0), atlas.height - height)
    return Box(left, top, left + width, top + height)


@cache
def borders(atlas: Atlas) -> Mapping[str, frozenset[str]]:
    """Return the land neighbours of every country: those that have points of its outline too."""
    owners: dict[Point, set[str]] = defaultdict(set)
    for code, outline in atlas.countries.items():
        for ring in outline.rings:
            for point in ring:
                owners[point].add(code)
    found: dict[str, set[str]] = defaultdict(set)
    for codes in owners.values():
        for code in codes:
            found[code] |= codes
    return {code: frozenset(codes - {code}) for code, codes in found.items()}


@cache
def nearest(atlas: Atlas, code: str, count: int) -> tuple[str, ...]:
    """Return the countries whose outline comes nearest to a country's, the nearest first."""
    own = _points(atlas.countries[code])
    distances = {
        other: _apart(own, _points(outline))
        for other, outline in atlas.countries.items()
        if other != code and outline.rings
    }
    return tuple(sorted(distances, key=lambda other: (distances[other], other))[:count])


def _apart(ones: Ring, others: Ring) -> float:
    """Return the square of the least distance between points."""
    return min([(x - a) * (x - a) + (y - b) * (y - b) for a, b in ones for x, y in others])


def _points(outline: Outline) -> Ring:
    """Return some thirty points of an outline's largest part, enough to measure distances from."""
    largest = outline.rings[0] if outline.rings else (outline.at,)
    return largest[:: max(1, len(largest) // 30)]
