"""Values that many files of an edition share: made once for each desk, and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from digest.pages.desk import Desk
from digest.trace import KEPT, Read

Made = TypeVar("Made")


def once(make: Callable[[Desk, str], Made]) -> Callable[[Desk, str], Made]:
    """Keep what is made of a desk and an id: nobody changes it, and whoever asks again has read the same."""
    kept: WeakKeyDictionary[Desk, dict[str, tuple[Made, frozenset[Read]]]] = WeakKeyDictionary()

    @wraps(make)
    def made(desk: Desk, id: str) -> Made:
        known = kept.get(desk)
        if known is None:
            known = kept[desk] = {}
        found = known.get(id)
        if found is None:
            if len(known) >= KEPT:
                known.clear()
            found = known[id] = desk.trace.during(lambda: make(desk, id))
        else:
            desk.trace.reads |= found[1]
        return found[0]

    return made
