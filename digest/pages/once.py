"""Values that many pages and files of an edition share: made once for each desk, and gone with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from digest.pages.desk import Desk
from digest.trace import KEPT, forget_older

_Make = TypeVar("_Make", bound=Callable[..., Any])


def keeping(most: int) -> Callable[[_Make], _Make]:
    """Return what keeps so many values made of a desk and further texts, for each desk."""

    def kept(make: _Make) -> _Make:
        name = f"_{make.__module__}.{make.__qualname__}_once"

        @wraps(make)
        def made(desk: Desk, *of: str) -> Any:
            known: dict[tuple[str, ...], tuple[Any, frozenset[int]]] = desk.__dict__.setdefault(name, {})
            found = known.get(of)
            if found is None:
                forget_older(known, most)
                found = known[of] = desk.trace.during(lambda: make(desk, *of))
            elif found[1]:
                desk.trace.reads |= found[1]
            return found[0]

        return made  # type: ignore[return-value]  # it takes the same and gives the same

    return kept


def once(make: _Make) -> _Make:
    """Keep what is made of a desk and further texts: nobody changes it, who asks again has read the same."""
    return keeping(KEPT)(make)
