"""A build's turn at an output folder: nobody else's while it lasts, and it ends with its process."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path

SPARE = "spare"
"""What the site before is called in that folder."""

_LOCK = "lock"
_held: set[str] = set()
"""The folders this process has its turn at: to open their locks again would let go of them."""


def beside(out: Path) -> str:
    """Return the hidden folder beside an output folder where a build keeps what it works with."""
    return str(out.parent.resolve() / f".{out.name}.digest")


class Turn:
    """A turn at the output folder that `folder` stands beside; made by `take`, ended by `give_back`."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._file = -1

    @property
    def held(self) -> bool:
        """Whether it is the turn's time."""
        return self._file != -1

    def take(self) -> bool:
        """Take the turn if nobody has it; OSError where nothing can be written beside the output."""
        lock = f"{self._folder}/{_LOCK}"
        while self._folder not in _held:
            with contextlib.suppress(FileExistsError):
                os.mkdir(self._folder)
            try:
                file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
            except FileNotFoundError:
                continue  # whoever had the turn has just tidied up
            if not _locked(file):
                os.close(file)
                return False
            if _is(file, lock):
                self._file = file
                _held.add(self._folder)
                return True
            os.close(file)  # the lock of a turn that has ended: there is a new one, or none
        return False

    def give_back(self) -> None:
        """End the turn, and remove the folder if nothing is left in it."""
        if self._file == -1:
            return
        with contextlib.suppress(OSError):
            os.unlink(f"{self._folder}/{_LOCK}")
            os.rmdir(self._folder)
        os.close(self._file)
        self._file = -1
        _held.discard(self._folder)


def _is(file: int, place: str) -> bool:
    """Tell whether an open file is the one at a place."""
    try:
        return os.path.samestat(os.fstat(file), os.stat(place))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _locked(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    _NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}

    def _locked(file: int) -> bool:
        """Lock a file for this process alone: a lock of `flock` would live on in the workers of a dead build.

        Where a file system knows no locks, builds are not kept apart.
        """
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NO_LOCKS
        return True
