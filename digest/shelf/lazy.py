"""Mappings that make a value when it is asked for: one knows its keys, one not even these."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

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


class Sealed(Mapping[Any, _R]):
    """A mapping that is opened when something is asked of it. Pickled, it is a dict."""

    __slots__ = ("_of", "_open")

    def __init__(self, open: Callable[[], Mapping[Any, _R]]) -> None:
        self._open = open
        self._of: Mapping[Any, _R] | None = None

    @property
    def _opened(self) -> Mapping[Any, _R]:
        if self._of is None:
            self._of = self._open()
        return self._of

    def __getitem__(self, key: Any) -> _R:
        return self._opened[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._opened)

    def __len__(self) -> int:
        return len(self._opened)

    def __contains__(self, key: object) -> bool:
        return key in self._opened

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[object, ...]:
        return dict, (dict(self),)
