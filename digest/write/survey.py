"""What a site is made from, file by file, and whether its own files are as they were written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from stat import S_ISLNK, S_ISREG

from digest.write.halves import in_halves
from digest.write.ledger import NOTHING, UNSURE, Ledger, Stamp, Stamps
from digest.write.standing import Elsewhere, is_below, standing

YOUNG = 2_000_000_000
"""Nanoseconds in which a file can change and keep its time: the coarsest file systems count in twos."""

_LEFT_OUT = frozenset({"__pycache__", "drafts"})
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)

_Unit = tuple[str, str, bool]
"""A label, the path, whether it is a folder."""

_Fresh = tuple[str, int, int, bytes]
"""A label, size, time and SHA-256 of a file that is new or has another size or time."""


_Looked = tuple[bytes, list[_Fresh], list[tuple[str, int]]]
"""Which of the known files were seen, those that are new or touched, and the folders with their times."""


@dataclass(frozen=True, slots=True)
class Found:
    """The inputs as they are, the labels of those that are new, changed or gone, and how many were touched.

    A touched one has the content it had, at another time. `folders` are those the inputs are in, each with
    its time, or UNSURE.
    """

    inputs: Stamps
    changes: frozenset[str]
    touched: int
    folders: Mapping[str, int]


def survey(
    roots: Mapping[str, str], before: Ledger | None, now: int, elsewhere: Elsewhere | None = None
) -> Found:
    """Look at every file below the roots (label to folder or file); hash those of another size or time.

    `now` is when it begins (ns). The time of a file as young as that is not relied upon, and a file that was
    written while the last site was built counts as changed: nobody knows what was read of it. A folder in
    which nothing came or went since is not listed again. Where the file that was edited last is edited again,
    which is likely, and quickly seen, another process may look at all of them, `elsewhere`.
    """
    known = before.inputs if before else NOTHING
    if before and elsewhere and not _edited_again(roots, before):
        elsewhere = None
    stood = standing(roots, before, elsewhere) if before else None
    moved = frozenset(stood.moved) if stood else frozenset(roots)
    units, listed = _spread([(label, path_of(label, roots), True) for label in sorted(moved)])
    looks = in_halves(lambda units: _look(units, known), units)
    unseen = bytearray(b"\1") * len(known)
    if stood:
        unseen = bytearray(is_below(label, moved) for label in known.paths) if moved else bytearray()
        looks.append(
            (bytes(len(known)), [_seen(label, path_of(label, roots)) for label in stood.touched], [])
        )
    fresh: dict[str, Stamp] = {}
    changes: set[str] = set()
    for seen, files, folders in looks:
        listed += folders
        unseen = bytearray(map(int.__gt__, unseen, seen)) if any(unseen) else unseen
        for label, size, time, sha in files:
            fresh[label] = Stamp(size, time if time < now - YOUNG else UNSURE, sha)
            if _changed(before, label, time, sha):
                changes.add(label)
    gone = {path for path, missing in zip(known.paths, unseen, strict=False) if missing}
    other = {label: stamp for label, stamp in fresh.items() if known.get(label) != stamp}
    inputs = known.with_changes(other, gone) if other or gone else known
    return Found(
        inputs, frozenset(changes | gone), len(other.keys() - changes), _folders(before, moved, listed, now)
    )


def _edited_again(roots: Mapping[str, str], before: Ledger) -> bool:
    """Tell whether the input that was edited last is another now, as far as that is known."""
    known = before.inputs
    if not known:
        return False
    last = UNSURE if UNSURE in known.mtimes else max(known.mtimes)
    place = known.mtimes.index(last)
    label = known.paths[place]
    _, size, time, sha = _seen(label, path_of(label, roots))
    return (size, time) != (known.sizes[place], last) and sha != known.at(place).sha256


def _folders(
    before: Ledger | None, moved: frozenset[str], listed: Sequence[tuple[str, int]], now: int
) -> Mapping[str, int]:
    """Return the folders as they are: those that stand as they stood, and those listed now."""
    if before and not moved:
        return before.folders
    known = before.folders if before else {}
    found = {label: time for label, time in known.items() if not is_below(label, moved)}
    return found | {label: time if time < now - YOUNG else UNSURE for label, time in listed}


def path_of(label: str, roots: Mapping[str, str]) -> str:
    """Return where a label leads."""
    root, slash, below = label.partition("/")
    return f"{roots[root]}{slash}{below}"


def _look(units: Sequence[_Unit], known: Stamps) -> _Looked:
    """Look at all files of some units."""
    places, sizes, mtimes = known.index, known.sizes, known.mtimes
    seen, fresh = bytearray(len(known)), []
    folders: list[tuple[str, int]] = []
    for label, path, status in _files(list(units), folders):
        place = places.get(label)
        if place is not None:
            seen[place] = 1
            if status.st_mtime_ns == mtimes[place] and status.st_size == sizes[place]:
                continue
        fresh.append(_hashed(label, path, status))
    return bytes(seen), fresh, folders


def _seen(label: str, path: str) -> _Fresh:
    try:
        return _hashed(label, path, os.stat(path))
    except OSError:  # it has just been removed: whoever reads the content says so
        return label, 0, 0, b""


def _hashed(label: str, path: str, status: os.stat_result) -> _Fresh:
    sha = _leads(path) if S_ISLNK(status.st_mode) else _hash(path, status.st_size)
    return label, status.st_size, status.st_mtime_ns, sha


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
    inputs = before.inputs.with_changes(moved)
    return Found(inputs, frozenset(changes), len(moved.keys() - changes), before.folders)


def _within(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}/")


def _changed(before: Ledger | None, label: str, time: int, sha: bytes) -> bool:
    """Tell whether a file of another size or time is another file."""
    old = before.inputs.get(label) if before else None
    if before is None or old is None or old.sha256 != sha:
        return True
    return 0 < before.begun < time <= before.laid


def _spread(units: Iterable[_Unit]) -> tuple[list[_Unit], list[tuple[str, int]]]:
    """Return what stands two levels below some units, enough to share out, and the folders listed."""
    found = list(units)
    folders: list[tuple[str, int]] = []
    for _ in range(2):
        below: list[_Unit] = []
        for label, path, is_folder in found:
            if is_folder and os.path.isdir(path):
                below += _entries(label, path, folders)
            else:
                below.append((label, path, False))
        found = below
    return found, folders


def _entries(label: str, folder: str, folders: list[tuple[str, int]]) -> Iterator[_Unit]:
    """Yield what is in a folder, and note its time as it was before."""
    try:
        time = os.stat(folder).st_mtime_ns
        entries = os.scandir(folder)
    except OSError:
        return
    folders.append((label, time))
    with entries:
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            if not is_folder or entry.name not in _LEFT_OUT:
                yield f"{label}/{entry.name}", entry.path, is_folder


def _files(units: list[_Unit], folders: list[tuple[str, int]]) -> Iterator[tuple[str, str, os.stat_result]]:
    """Yield every file: its label, its path, its status; a link to a folder is one, and not followed."""
    while units:
        label, path, is_folder = units.pop()
        if is_folder:
            units.extend(_entries(label, path, folders))
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
