"""Bundles in files: no section is read before it is asked for, and no bundle written that is there."""

from __future__ import annotations

import marshal
import mmap
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from digest.shelf.bundle import Bundle

_MAGIC = b"digest bundle 1\n"
_NAME = 32


def keep_bundle(place: Path, bundle: Bundle) -> str:
    """Put a bundle in the place of the one before, if that is another; return what it is known by."""
    if bundle.known_as and _known_as(place) == bundle.known_as:
        return bundle.known_as
    head = marshal.dumps([(name, len(data)) for name, data in bundle.items()])
    name = sha256(head)
    for data in bundle.values():
        name.update(data)
    aside = place.with_name(f"{place.name}.{os.getpid()}")
    with aside.open("wb") as file:
        file.write(_MAGIC + name.digest() + len(head).to_bytes(8, "little") + head)
        file.writelines(bundle.values())
    aside.replace(place)
    bundle.known_as = name.hexdigest()
    return bundle.known_as


def read_bundle(place: Path, known_as: str) -> Bundle | None:
    """Return the bundle in a file; None where there is none, or it is another, or not whole.

    Its sections are in the file until they are asked for: a new file may take its place meanwhile.
    """
    try:
        with place.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        start = len(_MAGIC) + _NAME
        if data[: len(_MAGIC)] != _MAGIC or data[len(_MAGIC) : start].hex() != known_as:
            return None
        at = start + 8 + int.from_bytes(data[start : start + 8], "little")
        sections = {}
        for name, length in marshal.loads(data[start + 8 : at]):
            sections[name] = data[at : at + length]
            at += length
    except (OSError, ValueError, TypeError, EOFError):
        return None
    return Bundle(sections, known_as) if at == len(data) else None


def _known_as(place: Path) -> str:
    with suppress(OSError), place.open("rb") as file:
        return file.read(len(_MAGIC) + _NAME)[len(_MAGIC) :].hex()
    return ""
