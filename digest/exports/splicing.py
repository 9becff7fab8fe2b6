"""Files with an entry for every record: the entries that were edited are written anew, the others stay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Seams(NamedTuple):
    """What stands in a file between two entries, and after the last; in no entry stands what parts two."""

    between: bytes
    end: bytes


def spliced(old: bytes, start: int, seams: Seams, many: int, alone: Mapping[int, bytes]) -> bytes | None:
    """Return a file of so many entries, some of them anew; None where it is not such a file.

    The first entry begins at byte `start`. `alone` has, by the place of an entry, a file of nothing else.
    """
    between, end = seams
    entries = old[start : len(old) - len(end)].split(between)
    if len(entries) != many or not old.endswith(end):
        return None
    for place, data in alone.items():
        entries[place] = data[start : len(data) - len(end)]
    return old[:start] + between.join(entries) + end
