"""Looks at files, taken by a second process while the first prepares to build."""

from __future__ import annotations

import gc
import marshal
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import IO, Any

from digest.write.halves import forks, halved
from digest.write.ledger import Ledger, generation, read_ledger
from digest.write.others import changed_since, folders_of, touched
from digest.write.standing import altered
from digest.write.turn import SPARE, beside

FRESH = 1_000_000_000
"""After so many nanoseconds what was seen is too old: others may have put files into the site since."""

Look = Callable[[], Any]


class Aside:
    """Looks taken by a second process, one after the other, beginning now; use it in a `with`."""

    def __init__(self, looks: Sequence[Look]) -> None:
        reading, writing = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(reading)
            _look(looks, writing)
        os.close(writing)
        self._answers = open(reading, "rb")  # noqa: SIM115 - closed at the end of the `with`
        self._is_asked = False

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *_error: object) -> None:
        self._answers.close()
        os.waitpid(self._child, 0)

    def first(self) -> Any:
        """Return what came of a look that goes before the others; None where it is not known."""
        return _answer(self._answers)

    def lost(self) -> list[str] | None:
        """Return the outputs that are not in the spare as they were written; None where that is not known."""
        self._is_asked = True
        found: list[str] | None = _answer(self._answers)
        return found

    def touched(self) -> list[str] | None:
        """Return in which folders others may have put something; None where that was not seen just now."""
        seen: Any = _answer(self._answers) if self._is_asked else None
        return seen[1] if seen and 0 <= time_ns() - seen[0] < FRESH else None


def _look(looks: Sequence[Look], writing: int) -> None:
    """Take the looks and end the process, without what else one does at its end."""
    halved()
    gc.disable()
    try:
        with suppress(OSError), open(writing, "wb") as answers:  # nobody may want to know any more
            for look in looks:
                _tell(answers, look())
    finally:
        os._exit(0)


def _answer(file: IO[bytes]) -> Any:
    """Return the next thing that was seen; None where nothing was."""
    length = int.from_bytes(file.read(8), "little")
    data = file.read(length)
    return marshal.loads(data) if length and len(data) == length else None


def _tell(file: IO[bytes], seen: Any) -> None:
    data = marshal.dumps(seen)
    file.write(len(data).to_bytes(8, "little") + data)
    file.flush()


class Lookout:
    """A process that lives as long as this one and looks where others may have put something into the site.

    A process with threads, such as one that serves, cannot fork another; begin this one before there are any.
    In a `with` it looks once, for the build of the site that is there.
    """

    def __init__(self, out: Path) -> None:
        asking, self._asking = os.pipe()
        reading, writing = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._asking)
            os.close(reading)
            _look_out(out, asking, writing)
        os.close(asking)
        os.close(writing)
        self._out = str(out)
        self._answers = open(reading, "rb")  # noqa: SIM115 - as long as the process
        self._waiting, self._began = 0, 0
        self._last: Any = None

    def __enter__(self) -> Lookout:
        self._began = time_ns()
        self._ask(b"?")
        self._waiting += 1
        return self

    def __exit__(self, *_error: object) -> None:
        """Leave what was seen, if nobody has asked for it, to the next who asks."""

    def close(self) -> None:
        """Let it end."""
        os.close(self._asking)
        self._answers.close()
        os.waitpid(self._child, 0)

    def prepare(self) -> None:
        """Let it read what there is in a new site, and look at the spare, while there is time."""
        self._ask(b"!")

    def lost(self) -> list[str] | None:
        """Return what an Aside does, as it was when there was time to look; None where that was not so."""
        seen: Any = self._seen()
        return seen[2] if seen else None

    def touched(self) -> list[str] | None:
        """Return what an Aside does."""
        seen: Any = self._seen()
        return seen[1] if seen and 0 <= time_ns() - self._began < FRESH else None

    def _seen(self) -> Any:
        """Return what was seen last, if it is of the site that is there: its generation, and more."""
        while self._waiting:
            self._waiting -= 1
            self._last = _answer(self._answers)
        return self._last if self._last and self._last[0] == generation(self._out) else None

    def _ask(self, what: bytes) -> None:
        with suppress(BrokenPipeError):  # it has ended: so nothing will be seen
            os.write(self._asking, what)


def _look_out(out: Path, asking: int, writing: int) -> None:
    """Look as often as asked, until nobody can ask any more."""
    halved()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is stopped by it
    ledger: Ledger | None = None
    names: list[str] = []
    lost: list[str] | None = None
    spare = f"{beside(out)}/{SPARE}"
    try:
        with suppress(OSError), open(writing, "wb") as answers:
            while asked := os.read(asking, 1):
                if ledger is None or ledger.generation != generation(str(out)):
                    ledger, lost = read_ledger(out), None
                    names = folders_of(ledger) if ledger else []
                if ledger and asked == b"!" and ledger.spare and generation(spare) == ledger.spare:
                    lost = altered(spare, ledger.outputs, ledger.outputs)
                if asked == b"?":
                    seen = ledger and (ledger.generation, changed_since(str(out), names, ledger.laid), lost)
                    _tell(answers, seen)
    finally:
        os._exit(0)


def looking(out: Path, before: Ledger | None, first: Look | None = None) -> Aside | None:
    """Begin to look at what a build will ask of the spare, and then of others in the site.

    There may be a `first` look, before these. None where there is no spare, or where a process cannot be
    forked.
    """
    if before is None or not before.spare or not forks(len(before.outputs)):
        return None
    spare = f"{beside(out)}/{SPARE}"
    if generation(spare) != before.spare:
        return None
    try:
        folder = os.open(spare, os.O_RDONLY)  # the first process may move it before the second has seen it
    except OSError:
        return None
    looks: list[Look] = [
        lambda: altered(folder, before.outputs, before.outputs),
        lambda: (time_ns(), touched(str(out), before)),
    ]
    try:
        return Aside([first, *looks] if first else looks)
    finally:
        os.close(folder)
