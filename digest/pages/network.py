"""A country's relations as a picture: the country at the start side, a line to each of the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from digest.pages.desk import Desk
from digest.pages.pieces import RelationRow

WIDTH, PITCH = 340, 44
HUB = 100
"""Width of the country's own box; lines begin at its end side."""
REACH = 54
NAME, OWN = 16, 15
"""Sizes of the letters of the others' names and of the country's own."""
LINE = 19
SPOT = 26
THIN, THICK = 2, 10
FEW = 4
"""So many shared events at least are drawn as the thickest line: a single one is no strong relation."""
MOST = 12
"""So many relations are drawn; the table has them all."""


class Spot(NamedTuple):
    """Where one of the others is drawn: its number's middle, the place its name begins, the line to it."""

    x: float
    y: float
    name: float
    line: str


class Words(NamedTuple):
    """A name in lines: (vertical place of the base line, words)."""

    x: float
    lines: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Spoke:
    """One of the others: `count` in the edition's digits, `label` its spoken name with the count in words."""

    url: str
    label: str
    count: str
    stroke: float
    spot: Spot
    name: Words


class Network(NamedTuple):
    """The picture of a country's relations. `more` says how many are not drawn, or nothing."""

    title: str
    text: str
    height: int
    hub_x: float
    hub: Words
    pill: float
    spokes: tuple[Spoke, ...]
    row_x: float
    more: str | None

    @property
    def most(self) -> int:
        """Return how many are drawn at most."""
        return MOST

    @property
    def row_width(self) -> float:
        """Return how far the part of a row reaches that can be pointed at."""
        return WIDTH - HUB - REACH

    @property
    def hub_y(self) -> float:
        """Return the top of the country's own box."""
        return self.height / 2 - (len(self.hub.lines) * LINE + 22) / 2

    @property
    def hub_height(self) -> float:
        """Return the height of the country's own box."""
        return len(self.hub.lines) * LINE + 22


def network(desk: Desk, code: str, rows: Sequence[RelationRow]) -> Network | None:
    """Return the picture of a country's relations, the strongest at the top; None without any."""
    if not rows:
        return None
    voice, mirrored = desk.voice, desk.voice.edition.direction == "rtl"
    shown, name = rows[:MOST], desk.country_name(code)
    counts = [len(desk.derived.relations.by_pair[_pair(code, row.country.code)].events) for row in shown]
    numbers = [voice.number(count) for count in counts]
    pill = max(SPOT, 14 + 9 * max(map(len, numbers)))
    spots, height = star(len(shown), pill, mirrored)
    room = WIDTH - HUB - REACH - pill - 10
    spokes = tuple(
        Spoke(
            url=row.url,
            label=voice.word("network.link", country=row.country.name, events=row.events),
            count=number,
            stroke=round(THIN + (THICK - THIN) * count / max(FEW, *counts), 1),
            spot=spot,
            name=_words(spot.name, spot.y, wrapped(row.country.name, room / NAME, 2)),
        )
        for row, count, number, spot in zip(shown, counts, numbers, spots, strict=True)
    )
    hidden = len(rows) - len(shown)
    more = voice.word("network.more", countries=voice.plural("count.countries", hidden)) if hidden else None
    middle = WIDTH - HUB / 2 if mirrored else HUB / 2
    return Network(
        title=voice.word("network.title", country=name),
        text=voice.word("network.text", country=name),
        height=height,
        hub_x=WIDTH - HUB if mirrored else 0,
        hub=_words(middle, height / 2, wrapped(name, (HUB - 8) / OWN, 4)),
        pill=pill,
        spokes=spokes,
        row_x=0 if mirrored else HUB + REACH,
        more=more,
    )


def star(count: int, pill: float, mirrored: bool) -> tuple[tuple[Spot, ...], int]:
    """Return where each of the others is drawn, one below the other, and the height of it all."""
    height = max(count, 2) * PITCH
    first = (height - count * PITCH) / 2 + PITCH / 2

    def at(x: float) -> float:
        return WIDTH - x if mirrored else x

    def spot(index: int) -> Spot:
        y, end = first + index * PITCH, HUB + REACH
        bend = at(HUB + REACH / 2)
        line = f"M{at(HUB):g} {height / 2:g}C{bend:g} {height / 2:g} {bend:g} {y:g} {at(end):g} {y:g}"
        return Spot(at(end + pill / 2), y, at(end + pill + 8), line)

    return tuple(spot(index) for index in range(count)), height


def _words(x: float, middle: float, lines: Sequence[str]) -> Words:
    first = middle - (len(lines) - 1) * LINE / 2 + 5.5
    return Words(x, tuple((first + index * LINE, line) for index, line in enumerate(lines)))


def wrapped(text: str, room: float, most: int) -> tuple[str, ...]:
    """Return a text in lines of at most `room` ems, cut with "…" where it needs more lines than `most`."""
    lines: list[str] = []
    for word in text.split():
        if lines and ems(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += " …"
    return tuple(line if ems(line) <= room else _cut(line, room) for line in kept)


def _cut(line: str, room: float) -> str:
    while len(line) > 1 and ems(line + "…") > room:
        line = line[:-1]
    return line.rstrip(" …") + "…"


def ems(text: str) -> float:
    """Return about how wide a text is drawn, in its size of letters; rather too wide than too narrow."""
    return sum(_em(char) for char in text)


def _em(char: str) -> float:
    kind = unicodedata.category(char)
    if kind in {"Mn", "Cf"}:
        return 0
    if kind == "Lu":
        return 0.72
    if char in " .,'’ilj،":
        return 0.32
    return 1 if unicodedata.east_asian_width(char) in {"W", "F"} else 0.57


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
