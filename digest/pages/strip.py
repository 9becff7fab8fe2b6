"""The density strip: how many events each year has, as a small picture with a table beside it."""

from __future__ import annotations

from collections.abc import Iterable

from digest.pages.desk import Desk
from digest.pages.pieces import Bar, Strip

HEIGHT = 48
STEP = 10
LOWEST = 6
"""A year with one event among busy ones is still seen: the least height of a bar."""


def strip(desk: Desk, ids: Iterable[str], page: str = "") -> Strip | None:
    """Return the strip of events; `page` is the address of the page whose years the bars lead to.

    None when the events lie within a single year: a picture of one bar says nothing.
    """
    counts: dict[int, int] = {}
    for id in ids:
        year, _ = desk.voice.heading_year(desk.library.events[id].date)
        counts[year] = counts.get(year, 0) + 1
    if len(counts) < 2:
        return None
    first, last, most = min(counts), max(counts), max(counts.values())
    width = (last - first + 1) * STEP
    mirrored = desk.voice.edition.direction == "rtl"
    bars = []
    for year in sorted(counts):
        start = (year - first) * STEP
        height = max(LOWEST, round(HEIGHT * counts[year] / most))
        bars.append(
            Bar(
                year=desk.voice.year(year),
                count=desk.voice.plural("count.events", counts[year]),
                url=f"{page}#year-{year}",
                x=width - start - STEP if mirrored else start,
                y=HEIGHT - height,
                height=height,
            )
        )
    return Strip(width, HEIGHT, STEP, tuple(bars), desk.voice.year(first), desk.voice.year(last))
