"""What a site is made from, file by file, and whether its own files are as they were written."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from stat import S_ISLNK, S_ISREG

from digest.write.halves import in_halves
from digest.write.ledger import NOTHING, UNSURE, Ledger, Stamp, Stamps

YOUNG = 2_000_000_000
"""Nanoseconds in which a file can change and keep its time: the coarsest file systems count in twos."""

_LEFT_OUT = frozenset({"__pycache__", "drafts"})
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)

_Unit = tuple[str, str, bool]
"""A label, the path, whether it is a folder."""

_Fresh = tuple[str, int, int, bytes]
"""A label, size, time and SHA-256 of a file that is new or has another size or time."""


@dataclass(frozen=True, slots=True)
class Found:
    """The inputs as they are, the labels of those that are new, changed or gone, and how many were touched.

    A touched one has the content it had, at another time.
    """

    inputs: Stamps
    changes: frozenset[str]
    touched: int


def survey(roots: Mapping[str, str], before: Ledger | None, now: int) -> Found:
    """Look at every file below the roots (label to folder or file); hash those of another size or time.

    `now` is when it begins (ns). The time of a file as young as that is not relied upon, and a file that was
    written while the last site was built counts as changed: nobody knows what was read of it.
    """
    known = before.inputs if before else NOTHING
    places, sizes, mtimes = known.index, known.sizes, known.mtimes

    def look(units: Sequence[_Unit]) -> tuple[bytes, list[_Fresh]]:
        seen, fresh = bytearray(len(known)), []
        for label, path, status in _files(list(units)):
            place = places.get(label)
            if place is not None:
                seen[place] = 1
                if status.st_mtime_ns == mtimes[place] and status.st_size == sizes[place]:
                    continue
            sha = _leads(path) if S_ISLNK(status.st_mode) else _hash(path, status.st_size)
            fresh.append((label, status.st_size, status.st_mtime_ns, sha))
        return bytes(seen), fresh

    fresh: dict[str, Stamp] = {}
    changes: set[str] = set()
    unseen = bytearray(b"\1") * len(known)
    for seen, files in in_halves(look, list(_units(roots))):
        unseen = bytearray(map(int.__gt__, unseen, seen))
        for label, size, time, sha in files:
            fresh[label] = Stamp(size, time if time < now - YOUNG else UNSURE, sha)
            if _changed(before, label, time, sha):
                changes.add(label)
    gone = (
        {path for path, missing in zip(known.paths, unseen, strict=True) if missing} if any(unseen) else set()
    )
    moved = {label: stamp for label, stamp in fresh.items() if known.get(label) != stamp}
    inputs = known.with_changes(moved, gone) if moved or gone else known
    return Found(inputs, frozenset(changes | gone), len(moved.keys() - changes))


def narrowed(roots: Mapping[str, str], before: Ledger, now: int, paths: Iterable[str]) -> Found | None:
    """Do what `survey` does where all else is as it was; None where not only content may have changed.

    A path that is none of an input, and where nothing is, was there for a moment while a file was written.
    """
    fresh: dict[str, Stamp] = {}
    changes = set()
    for path in paths:
        label = next((name + path[len(root) :] for name, root in roots.items() if _within(path, root)), None)
        old = before.inputs.get(label) if label else None
        if label is None or (old is None) == os.path.lexists(path) or before.inputs.below(f"{label}/"):
            return None
        if old is None:
            continue
        status = os.lstat(path)
        if not S_ISREG(status.st_mode):
            return None
        sha, time = _hash(path, status.st_size), status.st_mtime_ns
        fresh[label] = Stamp(status.st_size, time if time < now - YOUNG else UNSURE, sha)
        if _changed(before, label, time, sha):
            changes.add(label)
    moved = {label: stamp for label, stamp in fresh.items() if before.inputs[label] != stamp}
    return Found(before.inputs.with_changes(moved), frozenset(changes), len(moved.keys() - changes))


def _within(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")


def _changed(before: Ledger | None, label: str, time: int, sha: bytes) -> bool:
    """Tell whether a file of another size or time is another file."""
    old = before.inputs.get(label) if before else None
    if before is None or old is None or old.sha256 != sha:
        return True
    return 0 < before.begun < time <= before.laid


def altered(folder: str | int, outputs: Stamps, paths: Collection[str]) -> list[str]:
    """Return those of a site's outputs at these paths that are not as they were written.

    `folder` is where the site is, or an open descriptor of it, with which it may be moved meanwhile.
    """
    names, sizes, times = outputs.paths, outputs.sizes, outputs.mtimes
    try:
        start, at = _standing(folder)
    except OSError:
        return list(paths)

    def look(places: Sequence[int]) -> list[str]:
        found, stat = [], os.stat
        for place in places:
            try:
                status = stat(start + names[place], dir_fd=at, follow_symlinks=False)
            except (OSError, ValueError):
                found.append(names[place])
                continue
            if (
                status.st_mtime_ns != times[place]
                or status.st_size != sizes[place]
                or not S_ISREG(status.st_mode)
            ):
                found.append(names[place])
        return found

    index = outputs.index if paths is not outputs else {}
    places = [index[path] for path in paths] if paths is not outputs else range(len(names))
    try:
        return [path for half in in_halves(look, places) for path in half]
    finally:
        if at is not None and at != folder:
            os.close(at)


def _standing(folder: str | int) -> tuple[str, int | None]:
    """Return what goes before a path below a folder, and the descriptor it starts from (the quicker way)."""
    if isinstance(folder, int):
        return "", folder
    return ("", os.open(folder, _FOLDER)) if os.stat in os.supports_dir_fd else (f"{folder}/", None)


def _units(roots: Mapping[str, str]) -> Iterator[_Unit]:
    """Yield what stands two levels below the roots: enough to share out."""
    for label, root in roots.items():
        if not os.path.isdir(root):
            yield label, root, False
            continue
        for unit in _entries(label, root):
            if unit[2]:
                yield from _entries(unit[0], unit[1])
            else:
                yield unit


def _entries(label: str, folder: str) -> Iterator[_Unit]:
    try:
        entries = os.scandir(folder)
    except OSError:
        return
    with entries:
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder or entry.name not in _LEFT_OUT:
                yield f"{label}/{entry.name}", entry.path, is_folder


def _files(units: list[_Unit]) -> Iterator[tuple[str, str, os.stat_result]]:
    """Yield every file: its label, its path, its status; a link to a folder is one, and not followed."""
    while units:
        label, path, is_folder = units.pop()
        if is_folder:
            units.extend(_entries(label, path))
            continue
        try:
            status = os.stat(path)
            if not S_ISREG(status.st_mode):
                status = os.lstat(path)
                if not S_ISLNK(status.st_mode):
                    continue
        except OSError:  # it has just been removed, or leads nowhere
            continue
        yield label, path, status


def _leads(path: str) -> bytes:
    """Return the SHA-256 of where a link leads: to a folder, or a pipe or device, to be read for ever."""
    try:
        return sha256(os.fsencode(os.readlink(path))).digest()
    except OSError:
        return sha256(b"unreadable").digest()


def _hash(path: str, size: int) -> bytes:
    """Return the SHA-256 of a file's bytes."""
    try:
        file = os.open(path, _READ)
    except OSError:
        return sha256(b"unreadable").digest()  # whoever reads the content says so
    try:
        data = os.read(file, size + 1)
        made = sha256(data)
        while len(data) > size:
            data = os.read(file, 1 << 20)
            made.update(data)
            size = 0
    finally:
        os.close(file)
    return made.digest()
