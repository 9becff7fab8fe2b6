"""What has been read of the content while something was made: whom a change concerns is known from that.

The indexes and records of a site are handed out behind thin wrappers that note each reading as (index, key):
("library.events", "raisi-in-havana-2023"). Reading the keys of an index notes ORDER, reading its values ALL.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from functools import wraps
from itertools import islice
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, overload

Read = tuple[str, Hashable]
"""An index and a key in it."""

ORDER, ALL = "*", "**"
"""Keys that stand for the keys of an index in their order, and for all that is in it."""

KEPT = 1_024
"""So many values of one kind are remembered before they are made again: memory has to stay bounded."""

_T = TypeVar("_T")
_V = TypeVar("_V", covariant=True)
_D = TypeVar("_D")
_P = ParamSpec("_P")


class Trace:
    """Notes what is read, by a number for each index and key: texts would have to be hashed each time.

    `reads` is what was noted last, since somebody began to ask. The numbers hold for one trace only.
    """

    __slots__ = ("_names", "_noted", "reads")

    def __init__(self) -> None:
        self.reads: set[int] = set()
        self._names: list[Read] = []
        self._noted: dict[Read, int] = {}

    def number(self, index: str, key: Hashable) -> int:
        """Return a new number for an index and a key."""
        self._names.append((index, key))
        return len(self._names) - 1

    def note(self, read: Read) -> None:
        """Note what is read of no index behind a wrapper."""
        number = self._noted.get(read)
        if number is None:
            number = self._noted[read] = self.number(*read)
        self.reads.add(number)

    def name(self, number: int) -> Read:
        """Return the index and key of a number."""
        return self._names[number]

    def during(self, work: Callable[[], _T]) -> tuple[_T, frozenset[int]]:
        """Return what some work gives, and what it read; whoever asked for it has read the same."""
        around, self.reads = self.reads, set()
        try:
            return work(), frozenset(self.reads)
        finally:
            around |= self.reads
            self.reads = around

    def alone(self, work: Callable[[], _T]) -> tuple[_T, set[int]]:
        """Return what some work gives that nobody around has asked for, and what it read."""
        around, self.reads = self.reads, set()
        try:
            return work(), self.reads
        finally:
            self.reads = around


class _Numbers(dict[Any, int]):
    """The numbers of the keys of an index; a new one for a key that was not read yet."""

    __slots__ = ("_index", "_trace")

    def __init__(self, index: str, trace: Trace) -> None:
        super().__init__()
        self._index, self._trace = index, trace

    def __missing__(self, key: Any) -> int:
        number = self[key] = self._trace.number(self._index, key)
        return number


class Tracing(Protocol):
    """Who has a trace."""

    @property
    def trace(self) -> Trace: ...


_Self = TypeVar("_Self", bound=Tracing)


def forget_older(kept: dict[Any, Any], most: int) -> None:
    """Forget the older half of what is kept when it is `most`: what was asked for last is asked for again."""
    if len(kept) >= most:
        for key in list(islice(kept, most // 2)):
            del kept[key]


def remembered(make: Callable[Concatenate[_Self, _P], _T]) -> Callable[Concatenate[_Self, _P], _T]:
    """Keep what a method returns for the arguments it is given; asking again is reading the same again."""
    name = f"_{make.__name__}_made"

    @wraps(make)
    def asked(self: _Self, *key: _P.args, **no: _P.kwargs) -> _T:
        made: dict[tuple[object, ...], tuple[_T, frozenset[int]]] = self.__dict__.setdefault(name, {})
        found = made.get(key)
        if found is None:
            found = self.trace.during(lambda: make(self, *key, **no))
            forget_older(made, KEPT)
            made[key] = found
        else:
            self.trace.reads |= found[1]
        return found[0]

    return asked  # type: ignore[return-value]  # mypy tells a method's own `self` from one by position


class TracedMapping(Mapping[Any, _V]):
    """A mapping that notes what is asked of it."""

    __slots__ = ("_numbers", "_of", "_trace")

    def __init__(self, of: Mapping[Any, _V], name: str, trace: Trace) -> None:
        self._of, self._numbers, self._trace = of, _Numbers(name, trace), trace

    def __getitem__(self, key: Any) -> _V:
        self._trace.reads.add(self._numbers[key])
        return self._of[key]

    def get(self, key: Any, default: Any = None) -> Any:
        self._trace.reads.add(self._numbers[key])
        return self._of.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._trace.reads.add(self._numbers[key])
        return key in self._of

    def __iter__(self) -> Iterator[Any]:
        self._trace.reads.add(self._numbers[ORDER])
        return iter(self._of)

    def __len__(self) -> int:
        self._trace.reads.add(self._numbers[ORDER])
        return len(self._of)

    def values(self) -> Any:
        self._trace.reads.add(self._numbers[ALL])
        return self._of.values()

    def items(self) -> Any:
        self._trace.reads.add(self._numbers[ALL])
        return self._of.items()


class TracedRecords(TracedMapping[_V]):
    """A mapping of records of which a part is read by itself: a change of it concerns only who has read it.

    The part is a mapping in the field `apart`; its readings are noted under `name`, as (record, key).
    """

    __slots__ = ("_apart", "_parts", "_seen")

    def __init__(self, of: Mapping[Any, _V], names: tuple[str, str], trace: Trace, apart: str) -> None:
        super().__init__(of, names[0], trace)
        self._apart, self._parts = apart, _Numbers(names[1], trace)
        self._seen: dict[Any, tuple[Any, Any]] = {}

    def __getitem__(self, key: Any) -> _V:
        self._trace.reads.add(self._numbers[key])
        found: _V = self._traced(key, self._of[key])
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        self._trace.reads.add(self._numbers[key])
        found = self._of.get(key)
        return default if found is None else self._traced(key, found)

    def _traced(self, key: Any, found: Any) -> Any:
        known = self._seen.get(key)
        if known is not None and known[0] is found:
            return known[1]
        parts = TracedParts(getattr(found, self._apart), key, self._parts, self._trace)
        made = replace(found, **{self._apart: parts})
        forget_older(self._seen, KEPT)
        self._seen[key] = found, made
        return made


class TracedParts(Mapping[Any, Any]):
    """The parts of a record, which note that they are read; which there are is noted with the record."""

    __slots__ = ("_numbers", "_of", "_record", "_trace")

    def __init__(self, of: Mapping[Any, Any], record: Any, numbers: _Numbers, trace: Trace) -> None:
        self._of, self._record, self._numbers, self._trace = of, record, numbers, trace

    def __getitem__(self, key: Any) -> Any:
        found = self._of[key]
        self._trace.reads.add(self._numbers[self._record, key])
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._of

    def __iter__(self) -> Iterator[Any]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)


class TracedSequence(Sequence[_V]):
    """A sequence that notes that it was looked at."""

    __slots__ = ("_numbers", "_of", "_trace")

    def __init__(self, of: Sequence[_V], name: str, trace: Trace) -> None:
        self._of, self._numbers, self._trace = of, _Numbers(name, trace), trace

    def _seen(self) -> Sequence[_V]:
        self._trace.reads.add(self._numbers[ORDER])
        return self._of

    @overload
    def __getitem__(self, at: int) -> _V: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_V]: ...
    def __getitem__(self, at: int | slice) -> _V | Sequence[_V]:
        return self._seen()[at]

    def __len__(self) -> int:
        return len(self._seen())

    def __iter__(self) -> Iterator[_V]:
        return iter(self._seen())

    def __reversed__(self) -> Iterator[_V]:
        return reversed(self._seen())


class TracedSet(AbstractSet[Any]):
    """A set that notes what it was asked for."""

    __slots__ = ("_numbers", "_of", "_trace")

    def __init__(self, of: AbstractSet[Any], name: str, trace: Trace) -> None:
        self._of, self._numbers, self._trace = of, _Numbers(name, trace), trace

    def __contains__(self, one: object) -> bool:
        self._trace.reads.add(self._numbers[one])
        return one in self._of

    def __iter__(self) -> Iterator[Any]:
        self._trace.reads.add(self._numbers[ORDER])
        return iter(self._of)

    def __len__(self) -> int:
        self._trace.reads.add(self._numbers[ORDER])
        return len(self._of)


_WRAPPERS: tuple[tuple[type, Callable[[Any, str, Trace], Any]], ...] = (
    (Mapping, TracedMapping),
    (tuple, TracedSequence),
    (AbstractSet, TracedSet),
)


def traced(index: _D, name: str, trace: Trace, but: AbstractSet[str] = frozenset()) -> _D:
    """Return an index (a dataclass of mappings, sequences, sets and such dataclasses) behind wrappers.

    Fields named in `but` are left as they are: all that is made depends on them anyhow.
    """
    changes: dict[str, Any] = {}
    for one in _fields(index, but):
        value, called = getattr(index, one), f"{name}.{one}"
        if is_dataclass(value):
            changes[one] = traced(value, called, trace)
        elif wrap := next((wrap for kind, wrap in _WRAPPERS if isinstance(value, kind)), None):
            changes[one] = wrap(value, called, trace)
    return replace(index, **changes)  # type: ignore[type-var]  # it is a dataclass


def differing(old: _D, new: _D, name: str, but: AbstractSet[str] = frozenset()) -> Iterator[Read]:
    """Yield what would be read differently in the new of two indexes of one kind; neither is traced."""
    for one in _fields(new, but):
        before, after, called = getattr(old, one), getattr(new, one), f"{name}.{one}"
        if is_dataclass(after):
            yield from differing(before, after, called)
        elif isinstance(after, Mapping):
            yield from changes_in(before, after, called)
        elif before != after:
            yield called, ORDER
            if isinstance(after, AbstractSet):
                yield from ((called, key) for key in before ^ after)


def changes_in(
    before: Mapping[Any, object], after: Mapping[Any, object], name: str, changed: Iterable[Any] | None = None
) -> Iterator[Read]:
    """Yield what would be read differently in a mapping; `changed` are its keys, where they are known."""
    if changed is None:
        changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    some = False
    for key in changed:
        some = True
        yield name, key
    moved = list(before) != list(after)
    if moved:
        yield name, ORDER
    if some or moved:
        yield name, ALL


def _fields(index: object, but: AbstractSet[str]) -> Iterator[str]:
    return (one.name for one in fields(index) if one.name not in but)  # type: ignore[arg-type]  # a dataclass
