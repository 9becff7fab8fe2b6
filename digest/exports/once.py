"""Values that many files of an edition share: made once for each desk, and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from digest.pages.desk import Desk

Made = TypeVar("Made")


def once(make: Callable[[Desk, str], Made]) -> Callable[[Desk, str], Made]:
    """Keep what is made of a desk and an id: nobody changes it, and whoever asks again gets the same."""
    kept: WeakKeyDictionary[Desk, dict[str, Made]] = WeakKeyDictionary()

    @wraps(make)
    def made(desk: Desk, id: str) -> Made:
        found = kept.get(desk)
        if found is None:
            found = kept[desk] = {}
        if id not in found:
            found[id] = make(desk, id)
        return found[id]

    return made
