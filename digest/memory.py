"""What a build remembers for the next one: its jobs, and what each of them has read."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.trace import Read
from digest.write.bundle import Bundle, Section, keep_bundle, read_bundle
from digest.write.notes import keep_notes, read_notes

_FORMAT = 3
_READS, _BESIDE = "reads", ""
"""The file of a bundle in which the readings of each index are, and the section of all else."""

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


def keep(folder: Path, memory: Memory, built: str) -> None:
    """Keep the memory of a build in a folder: what is newer in a file of its own."""
    bundle = memory.bundle
    if bundle is None:
        beside = marshal.dumps((memory.jobs, dict(memory.moved), memory.linking))
        bundle = Bundle({**memory.reads.packed, _BESIDE: beside})
    known_as = keep_bundle(folder / _READS, bundle)
    keep_notes(folder, marshal.dumps((_FORMAT, known_as, dict(memory.reads.newer))), built)


def recollect(folder: Path, built: str) -> Memory | None:
    """Return the memory of a build that was kept; None where there is none, or another."""
    try:
        version, known_as, newer = marshal.loads(read_notes(folder, built))
        if version != _FORMAT:
            return None
        bundle = read_bundle(folder / _READS, known_as)
        if bundle is None:
            return None
        jobs, moved, linking = marshal.loads(bundle[_BESIDE])
        packed = {name: data for name, data in bundle.items() if name != _BESIDE}
        return Memory(jobs, Readings(packed, newer), moved, linking, bundle)
    except (EOFError, ValueError, TypeError, KeyError):
        return None
