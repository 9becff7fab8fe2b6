"""A part of pages, the same wherever it stands: rendered once, its view made only when it has to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from digest.trace import Trace

_View = TypeVar("_View")


class Part(NamedTuple, Generic[_View]):
    """An event or article as a page shows it; `make` returns the view of an id and notes what it reads."""

    id: str
    make: Callable[[str], _View]
    trace: Trace
    is_row: bool = False

    @property
    def view(self) -> _View:
        """Return what is shown; to ask for what is rendered already is a waste."""
        return self.make(self.id)
