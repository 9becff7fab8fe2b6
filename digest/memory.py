"""What a build remembers for the next one: its jobs, and what each of them has read."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.trace import Read

_FORMAT = 1

Readers = Iterable[tuple[Read, Sequence[int]]]
"""What was read, and by whom: places in a list of jobs."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The jobs that made a site, by name; what was read by which (places, packed); where old addresses lead.

    `linking` are the jobs of pages whose texts have links to the site itself.
    A job may stand with more than it has read, never with less: what it no longer reads is forgotten only
    when the jobs are others.
    """

    jobs: tuple[str, ...]
    reads: Mapping[Read, bytes]
    moved: Mapping[str, str]
    linking: tuple[str, ...] = ()

    def stale(self, changes: Iterable[Read]) -> dict[str, Read]:
        """Return the names of the jobs that have read something that is different now, each with what."""
        found: dict[str, Read] = {}
        for read in changes:
            for place in _places(self.reads.get(read, b"")):
                found.setdefault(self.jobs[place], read)
        return found


NOTHING = Memory((), {}, {})


def learnt(
    before: Memory, jobs: Sequence[str], readers: Readers, moved: Mapping[str, str], linking: Iterable[str]
) -> Memory:
    """Return what is known of a site's jobs; `readers` are those done anew, as places among `jobs`."""
    reads = dict(before.reads) if before.jobs == tuple(jobs) else dict(_moved(before, jobs))
    for read, places in readers:
        known = reads.get(read, b"")
        new = set(places).difference(_places(known)) if known else places
        if new:
            reads[read] = known + array("I", sorted(new)).tobytes()
    return Memory(tuple(jobs), reads, moved, tuple(linking))


def _moved(before: Memory, jobs: Sequence[str]) -> Iterator[tuple[Read, bytes]]:
    """Yield who read what before, by their places among the jobs of now; those that are gone are left out."""
    places = {name: place for place, name in enumerate(jobs)}
    now = [places.get(name, -1) for name in before.jobs]
    for read, packed in before.reads.items():
        staying = array("I", [place for old in _places(packed) if (place := now[old]) >= 0])
        if staying:
            yield read, staying.tobytes()


def _places(packed: bytes) -> array[int]:
    return array("I", packed)


def pack(memory: Memory) -> bytes:
    """Return a memory as bytes."""
    known = (memory.jobs, dict(memory.reads), dict(memory.moved), memory.linking)
    return marshal.dumps((_FORMAT, known))


def unpack(data: bytes) -> Memory | None:
    """Return the memory that was packed; None where the bytes are none."""
    try:
        version, known = marshal.loads(data)
        return Memory(*known) if version == _FORMAT else None
    except (EOFError, ValueError, TypeError):
        return None
