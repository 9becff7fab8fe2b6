"""What a build leaves in the cache for the next one: one file that is replaced, and a long one beside it."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_NOTES, _ROWS = "notes", "rows"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The notes of the build that was last, and the rows they belong to; both may be empty."""

    notes: bytes
    rows: memoryview


def place(cache: Path, out: Path) -> Path:
    """Return the folder below a cache for what is remembered of an output folder."""
    return cache / sha256(os.fsencode(out.resolve())).hexdigest()[:16]


def recall(folder: Path) -> Remembered:
    """Return what was left there; nothing where nothing was, or where it cannot be read."""
    try:
        notes = (folder / _NOTES).read_bytes()
        with (folder / _ROWS).open("rb") as file:
            return Remembered(notes, memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError):  # ValueError: an empty file cannot be mapped
        return Remembered(b"", memoryview(b""))


def remember(folder: Path, notes: bytes, rows: Iterable[bytes] | None) -> None:
    """Leave notes, and new rows unless these are None; a cache that cannot be written is no hindrance."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if rows is not None:
            _replace(folder / _ROWS, rows)
        _replace(folder / _NOTES, [notes])
    except OSError:
        return


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with fresh.open("wb") as file:
        file.writelines(pieces)
    fresh.replace(path)
