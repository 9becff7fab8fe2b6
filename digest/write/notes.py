"""Notes of a build for the next one: a file in the cache, replaced at once, good for one state of things."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

_NOTES = "notes"


def folder_of(cache: Path, out: Path) -> Path:
    """Return the folder below a cache for what is remembered of an output folder."""
    return cache / sha256(os.fsencode(out.resolve())).hexdigest()[:16]


def read_notes(folder: Path, state: str) -> bytes:
    """Return the notes in a folder; nothing where there are none, or none for this state of things."""
    try:
        given, _, notes = (folder / _NOTES).read_bytes().partition(b"\n")
    except OSError:
        return b""
    return notes if given == state.encode() else b""


def keep_notes(folder: Path, notes: bytes, state: str) -> None:
    """Put notes in the place of those before."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f"{_NOTES}.{os.getpid()}"
    aside.write_bytes(state.encode() + b"\n" + notes)
    aside.replace(folder / _NOTES)
