"""What a site was made from and what was written: one small file in it, so that the next build knows."""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, overload

LEDGER = ".digest-ledger"
_MAGIC = b"digest ledger 2\n"
_SHA = 32

FEW = 500
"""Up to so many changes are made in the columns, and paths looked for there; for more, all is done anew."""

UNSURE = -1
"""The time of an input that was younger than the file system's clock can tell: it is hashed again."""

_T = TypeVar("_T")


class Stamp(NamedTuple):
    """A file as it was seen: size in bytes, modification time in ns (or UNSURE), SHA-256 (32 bytes)."""

    size: int
    mtime: int
    sha256: bytes


class Stamps(Mapping[str, Stamp]):
    """Stamps by path, sorted, kept in columns: a hundred thousand of them are there in no time."""

    __slots__ = ("_asked", "_index", "mtimes", "paths", "shas", "sizes")

    def __init__(self, paths: list[str], sizes: array[int], mtimes: array[int], shas: bytes) -> None:
        self.paths, self.sizes, self.mtimes, self.shas = paths, sizes, mtimes, shas
        self._index: dict[str, int] | None = None
        self._asked = 0

    @classmethod
    def of(cls, stamps: Mapping[str, Stamp]) -> Stamps:
        """Return stamps in columns."""
        return stamps if isinstance(stamps, cls) else cls._from((path, *stamps[path]) for path in stamps)

    @classmethod
    def _from(cls, rows: Iterable[tuple[str, int, int, bytes]]) -> Stamps:
        """Return the stamps of (path, size, time, SHA-256)."""
        columns = list(zip(*sorted(rows), strict=True)) or [(), (), (), ()]
        paths, sizes, mtimes, shas = columns
        return cls(list(paths), array("Q", sizes), array("q", mtimes), b"".join(shas))

    @property
    def index(self) -> dict[str, int]:
        """The place of each path in the columns."""
        if self._index is None:
            self._index = dict(zip(self.paths, range(len(self.paths)), strict=True))
        return self._index

    def place(self, path: str) -> int | None:
        """Return the place of a path in the columns; the first few are looked for without an index."""
        if self._index is None and self._asked < FEW:
            self._asked += 1
            at = bisect_left(self.paths, path)
            return at if at < len(self.paths) and self.paths[at] == path else None
        return self.index.get(path)

    def __getitem__(self, path: str) -> Stamp:
        if (place := self.place(path)) is None:
            raise KeyError(path)
        return self.at(place)

    def at(self, place: int) -> Stamp:
        """Return the stamp at a place of the columns."""
        start = place * _SHA
        return Stamp(self.sizes[place], self.mtimes[place], self.shas[start : start + _SHA])

    @overload
    def get(self, path: str, /) -> Stamp | None: ...
    @overload
    def get(self, path: str, /, default: Stamp | _T) -> Stamp | _T: ...
    def get(self, path: str, /, default: Any = None) -> Any:
        place = self.place(path)
        return default if place is None else self.at(place)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self.place(path) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)

    def below(self, start: str) -> range:
        """Return the places of the paths that begin with some letters."""
        first = bisect_left(self.paths, start)
        return range(first, bisect_left(self.paths, start[:-1] + chr(ord(start[-1]) + 1), first))

    def with_changes(self, fresh: Mapping[str, Stamp], gone: Collection[str] = ()) -> Stamps:
        """Return these stamps with some new or changed and some gone."""
        places = {} if gone else {path: place for path in fresh if (place := self.place(path)) is not None}
        if not gone and len(places) == len(fresh):
            sizes, mtimes, shas = self.sizes[:], self.mtimes[:], bytearray(self.shas)
            for path, stamp in fresh.items():
                place = places[path]
                sizes[place], mtimes[place] = stamp.size, stamp.mtime
                shas[place * _SHA : (place + 1) * _SHA] = stamp.sha256
            changed = Stamps(self.paths, sizes, mtimes, bytes(shas))
            changed._index = self._index  # the same paths in the same places
            return changed
        if len(gone) + len(fresh) <= FEW:
            return self._mended(fresh, gone)
        stays = [path not in gone and path not in fresh for path in self.paths]
        shas_apart = [self.shas[at : at + _SHA] for at in range(0, len(self.shas), _SHA)]
        rows = list(compress(zip(self.paths, self.sizes, self.mtimes, shas_apart, strict=True), stays))
        return Stamps._from([*rows, *((path, *stamp) for path, stamp in fresh.items())])

    def _mended(self, fresh: Mapping[str, Stamp], gone: Collection[str]) -> Stamps:
        """Return the same as `with_changes`, place by place: most columns stay as they are."""
        paths, shas = self.paths[:], bytearray(self.shas)
        sizes, mtimes = self.sizes[:], self.mtimes[:]
        for path in (*gone, *fresh):
            at = bisect_left(paths, path)
            if at < len(paths) and paths[at] == path:
                del paths[at], sizes[at], mtimes[at], shas[at * _SHA : (at + 1) * _SHA]
        for path, stamp in fresh.items():
            at = bisect_left(paths, path)
            paths.insert(at, path)
            sizes.insert(at, stamp.size)
            mtimes.insert(at, stamp.mtime)
            shas[at * _SHA : at * _SHA] = stamp.sha256
        return Stamps(paths, sizes, mtimes, bytes(shas))


NOTHING = Stamps([], array("Q"), array("q"), b"")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a site was made from and what was written.

    `inputs` are by label, `outputs` by path; `makers` has the job of each output, in the order of the
    outputs, as a place in `jobs`. `others` are the files of others in the site. `begun` is when the inputs
    were looked at, `laid` when the last file was put in its place (ns, of the files' clock; 0: not known).
    `spare` is the generation of the site before, kept beside this one (""; none), `differs` the paths that
    are not the same in both. `folders` are those the inputs are in, with the time of each (ns, or UNSURE).
    `generation` is what tells this ledger from all others.
    """

    settings: Mapping[str, str]
    inputs: Stamps
    outputs: Stamps
    jobs: tuple[str, ...] = ()
    makers: Sequence[int] = ()
    others: tuple[str, ...] = ()
    begun: int = 0
    laid: int = 0
    spare: str = ""
    differs: tuple[str, ...] = ()
    folders: Mapping[str, int] = field(default_factory=dict)
    generation: str = ""

    @property
    def built(self) -> str:
        """Return what tells the build from all others; it stays when new times of inputs are recorded."""
        return f"{self.begun}-{self.laid}"

    def made_by(self, jobs: Collection[str]) -> dict[str, list[str]]:
        """Return the outputs that each of these jobs made, by path; a job that made none is left out."""
        wanted = {place: job for place, job in enumerate(self.jobs) if job in jobs}
        pairs = compress(
            zip(self.makers, self.outputs.paths, strict=True), map(wanted.__contains__, self.makers)
        )
        found: dict[str, list[str]] = {}
        for place, path in pairs:
            found.setdefault(wanted[place], []).append(path)
        return found


def read_ledger(out: Path) -> Ledger | None:
    """Return the ledger of a site; None where there is none, or none that is whole and of this version."""
    try:
        data = (out / LEDGER).read_bytes()
        start = len(_MAGIC) + _SHA
        body = memoryview(data)[start:]
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : start] != sha256(body).digest():
            return None
        return _unpacked(body, data[len(_MAGIC) : start].hex())
    except (OSError, ValueError, LookupError, TypeError, zlib.error):
        return None


def generation(folder: str) -> str:
    """Return what a site's ledger is known by, without reading it whole; nothing where there is none."""
    try:
        with open(f"{folder}/{LEDGER}", "rb") as file:
            head = file.read(len(_MAGIC) + _SHA)
    except OSError:
        return ""
    return head[len(_MAGIC) :].hex() if head.startswith(_MAGIC) else ""


def write_ledger(place: str, ledger: Ledger) -> str:
    """Write a ledger into a new file; return what it is known by."""
    body = _packed(ledger)
    known_as = sha256(body).digest()
    with open(place, "wb") as file:
        file.write(_MAGIC + known_as)
        file.write(body)
    return known_as.hex()


def _packed(ledger: Ledger) -> bytes:
    """Return a ledger as a line of JSON, which has the lengths of the columns, and the columns."""
    columns = [
        column
        for stamps in (ledger.inputs, ledger.outputs)
        for column in (_words(stamps.paths), _plain(stamps.sizes), _plain(stamps.mtimes), stamps.shas)
    ]
    columns += [_words(ledger.jobs), _plain(array("I", ledger.makers))]
    columns += [_words(ledger.others), _words(ledger.differs)]
    columns += [_words(list(ledger.folders)), _plain(array("q", ledger.folders.values()))]
    head = {
        "settings": dict(ledger.settings),
        "times": [ledger.begun, ledger.laid],
        "spare": ledger.spare,
        "columns": [len(column) for column in columns],
    }
    return b"".join([json.dumps(head).encode(), b"\n", *columns])


def _unpacked(body: memoryview, known_as: str) -> Ledger:
    """Return the ledger that was packed."""
    data = bytes(body)
    at = data.index(b"\n") + 1
    head = json.loads(data[:at])
    columns = []
    for length in head["columns"]:
        columns.append(data[at : at + length])
        at += length
    inputs, outputs = (
        Stamps(_apart(columns[n]), _array("Q", columns[n + 1]), _array("q", columns[n + 2]), columns[n + 3])
        for n in (0, 4)
    )
    jobs, makers, others, differs = columns[8:12]
    folders, times = columns[12:] or (b"", b"")  # one of an older digest has none
    return Ledger(
        head["settings"],
        inputs,
        outputs,
        tuple(_apart(jobs)),
        _array("I", makers),
        tuple(_apart(others)),
        int(head["times"][0]),
        int(head["times"][1]),
        str(head["spare"]),
        tuple(_apart(differs)),
        dict(zip(_apart(folders), _array("q", times), strict=True)),
        known_as,
    )


def _words(words: Sequence[str]) -> bytes:
    """Return names in one piece; a name of a file may be no UTF-8."""
    return zlib.compress("\0".join(words).encode("utf-8", "surrogateescape"), 1) if words else b""


def _apart(data: bytes) -> list[str]:
    return zlib.decompress(data).decode("utf-8", "surrogateescape").split("\0") if data else []


def _plain(numbers: array[int]) -> bytes:
    """Return numbers as little-endian bytes, on every machine."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _array(kind: str, data: bytes) -> array[int]:
    numbers: array[int] = array(kind)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
