"""Files that take long to make: kept from build to build under what they are made of, made by processes."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

from digest.write.publish import Artifact

AHEAD = 256
"""So many files are begun before the first is asked for."""
FEW = 3
"""So few are made here: a process takes as long to start."""

Tool = Callable[[Any], bytes]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How files are made: `tool(*parts)` gives a function from a thing to bytes; both can be pickled.

    A part is a file, or files by name: the tool is given their bytes. They are read where the tool is
    made: handing them to a process would hold up the build until that has started. `version` differs as
    soon as the same thing may come out otherwise.
    """

    tool: Callable[..., Tool]
    parts: tuple[Path | Mapping[str, Path], ...]
    version: str

    def made(self) -> Tool:
        """Read the parts and return the function."""
        return self.tool(*(_bytes(part) for part in self.parts))


def _bytes(part: Path | Mapping[str, Path]) -> bytes | dict[str, bytes]:
    if isinstance(part, Path):
        return part.read_bytes()
    return {name: path.read_bytes() for name, path in part.items()}


class Kept:
    """Makes a site's costly files while the caller does other things; use it in a `with`."""

    def __init__(self, folder: Path, recipe: Recipe, wanted: Iterable[tuple[str, object]]) -> None:
        """Begin with the first of the files wanted: (path inside the site, a thing with a true `repr`)."""
        self._folder, self._recipe = folder, recipe
        self._wanted = iter(wanted)
        self._begun: deque[tuple[str, object, Path, Future[None] | None]] = deque()
        self._pool: ProcessPoolExecutor | None = None
        self._tool: Tool | None = None

    def __enter__(self) -> Kept:
        self._ahead()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def files(self) -> Iterator[Artifact]:
        """Yield every file wanted, in order."""
        while self._begun:
            path, thing, place, coming = self._begun.popleft()
            if coming:
                coming.result()
            yield Artifact(path, self._read(thing, place))
            self._ahead()

    def _ahead(self) -> None:
        """Begin files until enough are under way."""
        found: list[tuple[str, object, Path, bool]] = []
        for path, thing in islice(self._wanted, AHEAD - len(self._begun)):
            key = sha256(f"{self._recipe.version}\n{thing!r}".encode()).hexdigest()
            place = self._folder / key[:2] / key[2:]
            found.append((path, thing, place, place.exists()))
        if self._pool is None and sum(not there for *_, there in found) > FEW:
            self._pool = _pool(self._recipe)
        for path, thing, place, there in found:
            coming = self._pool.submit(_keep, thing, place) if self._pool and not there else None
            self._begun.append((path, thing, place, coming))

    def _read(self, thing: object, place: Path) -> bytes:
        try:
            return place.read_bytes()
        except FileNotFoundError:
            self._tool = self._tool or self._recipe.made()
            data = self._tool(thing)
            _put(place, data)
            return data


_here: list[Tool] = []
"""The tool of a worker process."""


def _pool(recipe: Recipe) -> ProcessPoolExecutor:
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    return ProcessPoolExecutor(os.cpu_count(), context, _begin, (recipe,))


def _begin(recipe: Recipe) -> None:
    _here.append(recipe.made())


def _keep(thing: object, place: Path) -> None:
    _put(place, _here[0](thing))


def _put(place: Path, data: bytes) -> None:
    """Write a file all at once: another build may be writing the same one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.with_name(f"{place.name}.{os.getpid()}")
    aside.write_bytes(data)
    aside.replace(place)
