"""A mapping that knows its keys and makes a value when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from digest.trace import forget_older

_R = TypeVar("_R")

KEPT = 2_048
"""So many values are kept: they are made again sooner than all of them would fit into memory."""


class Lazy(Mapping[str, _R]):
    """Keys in order, and what makes a value of one; a value is kept for a while. Pickled, it is a dict."""

    __slots__ = ("_keys", "_made", "_make")

    def __init__(self, keys: Iterable[str], make: Callable[[str], _R]) -> None:
        self._keys = dict.fromkeys(keys)
        self._make = make
        self._made: dict[str, _R] = {}

    def __getitem__(self, key: str) -> _R:
        try:
            return self._made[key]
        except KeyError:
            if key not in self._keys:
                raise
        forget_older(self._made, KEPT)
        made = self._made[key] = self._make(key)
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[object, ...]:
        return dict, (dict(self),)
