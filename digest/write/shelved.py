"""The store of parsed content on disk: rows and indexes, only read, and a small file of what is newer."""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterable
from pathlib import Path

from digest.shelf.rows import Store, opened
from digest.write.bundle import keep_bundle, read_bundle

ROWS, BESIDE = "rows", "newer"
"""The files in the store's folder, besides those of indexes."""


def read_store(folder: Path, version: str) -> Store | None:
    """Return the store kept in a folder; None where there is none, or none of this version.

    Its rows are read from the file as they are asked for: a new file may take its place meanwhile.
    """
    try:
        with (folder / ROWS).open("rb") as file:
            rows = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        beside = (folder / BESIDE).read_bytes()
        return opened(rows, beside, version, lambda name, known_as: read_bundle(folder / name, known_as))
    except (OSError, ValueError):
        return None


def keep_store(folder: Path, store: Store) -> None:
    """Keep a store in a folder, in the place of the one before; a read between the two steps finds none."""
    folder.mkdir(parents=True, exist_ok=True)
    name = store.name
    if store.is_new:
        name = _put(folder / ROWS, store.file())
    keep_bundle(folder / "derived", store.derived)
    keep_bundle(folder / "letters", store.letters)
    _put(folder / BESIDE, [store.beside(name)])


def _put(place: Path, pieces: Iterable[bytes]) -> str:
    """Write a file all at once; return its last piece in hexadecimal."""
    aside, last = place.with_name(f"{place.name}.{os.getpid()}"), b""
    with aside.open("wb") as file:
        for last in pieces:
            file.write(last)
    aside.replace(place)
    return last.hex()
