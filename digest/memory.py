"""What a build remembers for the next one: its jobs, and what each of them has read."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.shelf.bundle import Bundle, Section
from digest.trace import Read

_FORMAT = 3
_BESIDE = ""
"""The section of a bundle with all else than the readings of an index."""

MANY = 50_000
"""From so many newer readings on, all are packed anew."""

Readers = Iterable[tuple[Read, Sequence[int]]]
"""What was read, and by whom: places in a list of jobs."""

_Keys = Mapping[Hashable, bytes]
"""Who read which key of an index: places, packed."""


class Readings:
    """Who read what: index by index, each opened when it is asked for, and newer ones beside them.

    After an edit a few jobs have been done again and have read what they had read: to know which of that is
    new, everything would have to be opened.
    """

    __slots__ = ("_newer", "_opened", "_packed")

    def __init__(self, packed: Mapping[str, Section], newer: Mapping[str, _Keys]) -> None:
        self._packed, self._newer = packed, newer
        self._opened: dict[str, _Keys] = {}

    @classmethod
    def of(cls, readers: Readers) -> Readings:
        """Return what was read in a site of which nothing was known; each reading is given once."""
        groups: dict[str, dict[Hashable, bytes]] = {}
        for (name, key), places in readers:
            groups.setdefault(name, {})[key] = array("I", places).tobytes()
        return cls({name: marshal.dumps(keys) for name, keys in groups.items()}, {})

    def by(self, read: Read) -> array[int]:
        """Return the places of the jobs that have read something."""
        return array(
            "I", self._old(read[0]).get(read[1], b"") + self._newer.get(read[0], {}).get(read[1], b"")
        )

    def __iter__(self) -> Iterator[tuple[Read, array[int]]]:
        for name in dict.fromkeys((*self._packed, *self._newer)):
            for key in {**self._old(name), **self._newer.get(name, {})}:
                yield (name, key), self.by((name, key))

    def with_newer(self, readers: Readers) -> Readings:
        """Return these readings and those of jobs done again."""
        packed, newer = self._packed, _grouped(readers, self._newer)[1]
        more = Readings(packed, newer)
        return more.whole() if sum(map(len, newer.values())) > MANY else more

    def whole(self) -> Readings:
        """Return the same with none that is newer."""
        return Readings.of((read, sorted(set(places))) for read, places in self)

    @property
    def packed(self) -> Mapping[str, Section]:
        """Return all readings but the newer ones, packed."""
        return self._packed

    @property
    def newer(self) -> Mapping[str, _Keys]:
        """Return the newer readings."""
        return self._newer

    def _old(self, name: str) -> _Keys:
        found = self._opened.get(name)
        if found is None:
            found = self._opened[name] = marshal.loads(self._packed[name]) if name in self._packed else {}
        return found


def _grouped(readers: Readers, before: Mapping[str, _Keys]) -> tuple[dict[str, bytes], dict[str, _Keys]]:
    """Return nothing that is packed, and who read what by index."""
    found = {name: dict(keys) for name, keys in before.items()}
    for (name, key), places in readers:
        keys = found.setdefault(name, {})
        known = keys.get(key)
        new = {*places, *array("I", known)} if known else places
        keys[key] = array("I", sorted(new)).tobytes()
    return {}, {**found}


@dataclass(frozen=True, slots=True)
class Memory:
    """The jobs that made a site, by name; what was read by which; where old addresses lead.

    `linking` are the jobs of pages whose texts have links to the site itself. `bundle` is all of it but the
    newer readings, where that is known to be as it was kept.
    A job may stand with more than it has read, never with less: what it no longer reads is forgotten only
    when the jobs are others.
    """

    jobs: tuple[str, ...]
    reads: Readings
    moved: Mapping[str, str]
    linking: tuple[str, ...] = ()
    bundle: Bundle | None = None

    def stale(self, changes: Iterable[Read]) -> dict[str, Read]:
        """Return the names of the jobs that have read something that is different now, each with what."""
        found: dict[str, Read] = {}
        for read in changes:
            for place in self.reads.by(read):
                found.setdefault(self.jobs[place], read)
        return found


NOTHING = Memory((), Readings({}, {}), {})


def learnt(
    before: Memory, jobs: Sequence[str], readers: Readers, moved: Mapping[str, str], linking: Iterable[str]
) -> Memory:
    """Return what is known of a site's jobs; `readers` are those done anew, as places among `jobs`."""
    jobs, linking = tuple(jobs), tuple(linking)
    if not before.jobs:
        reads = Readings.of(readers)
    elif before.jobs == jobs:
        reads = before.reads.with_newer(readers)
    else:
        reads = Readings.of(_moved(before, jobs)).with_newer(readers)
    same = reads.packed is before.reads.packed and (moved, linking) == (before.moved, before.linking)
    return Memory(jobs, reads, moved, linking, before.bundle if same else None)


def _moved(before: Memory, jobs: Sequence[str]) -> Iterator[tuple[Read, array[int]]]:
    """Yield who read what before, by their places among the jobs of now; those that are gone are left out."""
    places = {name: place for place, name in enumerate(jobs)}
    now = [places.get(name, -1) for name in before.jobs]
    for read, old in before.reads:
        staying = array("I", [place for one in old if (place := now[one]) >= 0])
        if staying:
            yield read, staying


def pack(memory: Memory) -> Bundle:
    """Return a memory without the newer readings."""
    if memory.bundle is not None:
        return memory.bundle
    beside = marshal.dumps((memory.jobs, dict(memory.moved), memory.linking))
    return Bundle({**memory.reads.packed, _BESIDE: beside})


def pack_newer(memory: Memory, known_as: str) -> bytes:
    """Return the newer readings of a memory, and what the bundle of all else is known by."""
    return marshal.dumps((_FORMAT, known_as, dict(memory.reads.newer)))


def unpack(newer: bytes, bundle: Callable[[str], Bundle | None]) -> Memory | None:
    """Return the memory that was packed; None where the bytes are none, or the bundle is another.

    `bundle` gives the bundle that is known by something.
    """
    try:
        version, known_as, readings = marshal.loads(newer)
        found = bundle(known_as) if version == _FORMAT else None
        if found is None:
            return None
        jobs, moved, linking = marshal.loads(found[_BESIDE])
        packed = {name: data for name, data in found.items() if name != _BESIDE}
        return Memory(jobs, Readings(packed, readings), moved, linking, found)
    except (EOFError, ValueError, TypeError, KeyError):
        return None
