"""What becomes of the numbers of entries when some come, go or stand elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple


class Renumbering(NamedTuple):
    """The number an entry has `now` by the one it had, and the one it `was` by that it has: None for none.

    `gone` and `come` are those numbers, old and new ones, in order; the others keep their order. `steps` are
    the old numbers from which on entries have moved otherwise than those before, and by how much.
    """

    now: Sequence[int | None]
    was: Sequence[int | None]
    gone: Sequence[int]
    come: Sequence[int]
    steps: Sequence[tuple[int, int]]

    def before(self, number: int) -> int:
        """Return the old number of an entry, or of the last one before it that had one; 0 for the first."""
        while number >= 0 and self.was[number] is None:
            number -= 1
        return (self.was[number] or 0) if number >= 0 else 0


def unmoved(many: int) -> Renumbering:
    """Return that so many entries stay where they are."""
    return Renumbering(range(many), range(many), (), (), ())


def aligned(before: Sequence[str], after: Sequence[str]) -> Renumbering | None:
    """Return what becomes of entries known by their addresses; None where two have the same one.

    As many as can be keep their order; the others have gone, and have come again.
    """
    place = {address: number for number, address in enumerate(before)}
    if len(place) < len(before) or len(set(after)) < len(after):
        return None
    both = [(place[address], number) for number, address in enumerate(after) if address in place]
    now: list[int | None] = [None] * len(before)
    was: list[int | None] = [None] * len(after)
    steps: list[tuple[int, int]] = []
    moved = 0
    for at in _rising([old for old, _ in both]):
        old, number = both[at]
        now[old], was[number] = number, old
        if number - old != moved:
            moved = number - old
            steps.append((old, moved))
    gone = [old for old, number in enumerate(now) if number is None]
    return Renumbering(now, was, gone, [number for number, old in enumerate(was) if old is None], steps)


def _rising(numbers: Sequence[int]) -> list[int]:
    """Return the places of as many numbers as rise from each to the next, in their order."""
    ends: list[int] = []  # the least number a rising row of each length can end with, and its place
    places: list[int] = []
    last: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        last.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [at]
    found = []
    at = places[-1] if places else -1
    while at >= 0:
        found.append(at)
        at = last[at]
    return found[::-1]
