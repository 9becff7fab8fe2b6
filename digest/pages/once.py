"""Values that many pages and files of an edition share: made once for each desk, and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from digest.pages.desk import Desk

_Make = TypeVar("_Make", bound=Callable[..., Any])


def once(make: _Make) -> _Make:
    """Keep what is made of a desk and further texts: nobody changes it, whoever asks again gets the same."""
    kept: WeakKeyDictionary[Desk, dict[tuple[str, ...], Any]] = WeakKeyDictionary()

    @wraps(make)
    def made(desk: Desk, *of: str) -> Any:
        found = kept.get(desk)
        if found is None:
            found = kept[desk] = {}
        if of not in found:
            found[of] = make(desk, *of)
        return found[of]

    return made  # type: ignore[return-value]  # it takes the same and gives the same
