"""Files laid into a stage, by any process: written, or linked from the old site where they are the same."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Mapping
from hashlib import sha256
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from digest.problems import DigestError, message
from digest.write.ledger import LEDGER, Stamp
from digest.write.refusing import refusal

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""A new file, never one that is there: it may be a link to a file of the site that is being read."""

_STEPS = frozenset({"", ".", ".."})

_there: dict[str, set[str]] = {}
"""The folders this process knows to be in the stage it lays into. What it does not know costs a call."""


class Laid(NamedTuple):
    """An output as it lies in the stage: its path, its stamp, whether it is the old one, the job it is of."""

    path: str
    stamp: Stamp
    kept: bool
    job: str


def lay(
    folder: str,
    out: str,
    known: Mapping[str, Stamp],
    artifacts: Iterable[tuple[str, bytes]],
    job: str = "",
    twin: str = "",
) -> list[Laid]:
    """Put (path, bytes) into the stage at `folder`; what is as `known` says of `out` is linked from there.

    All of it is linked into `twin` as well, where there is one and as far as links can be made.
    Raises DigestError for a path that is no address inside the site, and where nothing can be written.
    """
    rows = []
    for path, data in artifacts:
        _check(path)
        sha = sha256(data).digest()
        old = known.get(path)
        try:
            if old is not None and old.sha256 == sha and linked(folder, out, path, old):
                rows.append(Laid(path, old, True, job))
            else:
                rows.append(Laid(path, _written(folder, path, data, sha), False, job))
            if twin:
                _twinned(folder, twin, path)
        except OSError as error:
            raise refusal(error, out) from error
    return rows


def linked(folder: str, out: str, path: str, stamp: Stamp) -> bool:
    """Link a file of the old site, if it is not in the stage yet; tell whether it lies there as written."""
    place = f"{folder}/{path}"
    source = f"{out}/{path}"
    try:
        os.link(source, place)
    except FileExistsError:
        pass
    except (FileNotFoundError, NotADirectoryError):
        try:
            _make(folder, place.rpartition("/")[0])
            os.link(source, place)
        except OSError:
            return False
    except OSError:
        return False  # no links on this file system
    return same(place, stamp)


def _twinned(folder: str, twin: str, path: str) -> None:
    """Link a file of the stage into the twin: what it lacks costs the next build time, no more."""
    source, place = f"{folder}/{path}", f"{twin}/{path}"
    with contextlib.suppress(OSError):
        try:
            os.link(source, place)
        except FileNotFoundError:
            _make(twin, place.rpartition("/")[0])
            os.link(source, place)


def same(place: str, stamp: Stamp) -> bool:
    """Tell whether a file is as it was written, by its kind, size and time."""
    try:
        status = os.lstat(place)
    except OSError:
        return False
    return status.st_mtime_ns == stamp.mtime and status.st_size == stamp.size and S_ISREG(status.st_mode)


def _written(folder: str, path: str, data: bytes, sha: bytes) -> Stamp:
    place = f"{folder}/{path}"
    parent = place.rpartition("/")[0]
    there = _there.get(folder)
    if there is None or parent not in there:
        _make(folder, parent)
    try:
        file = os.open(place, _NEW, 0o666)
    except OSError:
        try:
            os.unlink(place)  # the file of the site before, most likely
        except OSError:
            make_room(folder, place)
        file = os.open(place, _NEW, 0o666)
    try:
        done = os.write(file, data)
        while done < len(data):
            done += os.write(file, memoryview(data)[done:])
        status = os.fstat(file)
    finally:
        os.close(file)
    return Stamp(status.st_size, status.st_mtime_ns, sha)


def _make(folder: str, place: str) -> None:
    """Make a folder of the stage, but never the stage itself: a dead build's worker may still be laying."""
    there = _there.get(folder)
    if there is None:
        if len(_there) > 1:  # a stage and its twin
            _there.clear()
        there = _there[folder] = {folder}
    if place == folder:
        os.stat(folder)
        return
    try:
        os.mkdir(place)
    except FileExistsError:
        if not is_folder(place):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(place)
            os.makedirs(place, exist_ok=True)
    except (FileNotFoundError, NotADirectoryError):
        _make(folder, place.rpartition("/")[0])
        os.makedirs(place, exist_ok=True)
    there.add(place)


def make_room(folder: str, place: str) -> None:
    """Make a place free for a new file: what is there is of the site before the last."""
    if is_folder(place):
        shutil.rmtree(place)
        for known in _there.values():
            known.difference_update([one for one in known if one == place or one.startswith(f"{place}/")])
        return
    _make(folder, place.rpartition("/")[0])
    with contextlib.suppress(FileNotFoundError):
        os.unlink(place)


def is_folder(place: str) -> bool:
    """Tell whether a folder is at a place, and no link to one."""
    try:
        return S_ISDIR(os.lstat(place).st_mode)
    except OSError:
        return False


def _check(path: str) -> None:
    """Refuse a path that does not stay below the output folder."""
    parts = path.split("/")
    if not _STEPS.isdisjoint(parts) or "\\" in path or "\0" in path or path == LEDGER:
        raise DigestError(message("address-outside", path=repr(path)))
