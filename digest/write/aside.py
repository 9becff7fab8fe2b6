"""Looks at files, taken by a second process while the first prepares to build."""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Any

from digest.write.halves import forks, halved
from digest.write.ledger import Ledger, generation
from digest.write.others import touched
from digest.write.standing import altered
from digest.write.turn import SPARE, beside

FRESH = 1_000_000_000
"""After so many nanoseconds what was seen is too old: others may have put files into the site since."""

Look = Callable[[], Any]


class Aside:
    """Looks taken by a second process, one after the other, beginning now; use it in a `with`."""

    def __init__(self, looks: Sequence[Look]) -> None:
        reading, writing = os.pipe()
        self._began = time_ns()
        self._child = os.fork()
        if self._child == 0:
            os.close(reading)
            _look(looks, writing)
        os.close(writing)
        self._answers = open(reading, "rb")  # noqa: SIM115 - closed at the end of the `with`

    def __enter__(self) -> Aside:
        return self

    def __exit__(self, *_error: object) -> None:
        self._answers.close()
        os.waitpid(self._child, 0)

    def seen(self) -> Any:
        """Return what the next look has seen; None where nothing was."""
        length = int.from_bytes(self._answers.read(8), "little")
        data = self._answers.read(length)
        return marshal.loads(data) if length and len(data) == length else None

    @property
    def is_fresh(self) -> bool:
        """Tell whether the looks began just now."""
        return 0 <= time_ns() - self._began < FRESH


def _look(looks: Sequence[Look], writing: int) -> None:
    """Take the looks and end the process, without what else one does at its end."""
    halved()
    gc.disable()
    try:
        with suppress(OSError), open(writing, "wb") as answers:  # nobody may want to know any more
            for look in looks:
                data = marshal.dumps(look())
                answers.write(len(data).to_bytes(8, "little") + data)
                answers.flush()
    finally:
        os._exit(0)


def looking(out: Path, before: Ledger | None) -> Aside | None:
    """Begin to look at what a build will ask of the spare, and then of others in the site.

    None where there is no spare, or where a process cannot be forked.
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
    try:
        return Aside(
            (
                lambda: altered(folder, before.outputs, before.outputs),
                lambda: touched(str(out), before),
            )
        )
    finally:
        os.close(folder)
