"""The bytes of one file of content, if it is one."""

from __future__ import annotations

import os
from stat import S_ISLNK, S_ISREG

from digest.load.nodes import refused
from digest.problems import message

MAX_BYTES = 1_000_000


def content_of(path: str, label: str) -> bytes:
    """Return what is in a file; Unreadable where that is none of content, or too large."""
    try:
        status = os.lstat(path)
        mode = status.st_mode
        if S_ISLNK(mode):
            raise refused(label, 1, 1, message("file-symlink"))
        if not S_ISREG(mode):  # a pipe would be waited for
            raise refused(label, 1, 1, message("file-special"))
    except OSError as error:
        raise refused(label, 1, 1, message("file-unreadable", reason=error.strerror or "")) from None
    if not path.endswith((".yml", ".md")):
        raise refused(label, 1, 1, message("file-foreign"))
    try:
        data = _whole(path, status.st_size)
    except OSError as error:
        raise refused(label, 1, 1, message("file-unreadable", reason=error.strerror or "")) from None
    if len(data) > MAX_BYTES:
        raise refused(label, 1, 1, message("file-large", bytes=MAX_BYTES))
    return data


def _whole(path: str, size: int) -> bytes:
    """Return what is in a file, of a large one a little more than MAX_BYTES: it may grow while it is read."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(descriptor, min(size, MAX_BYTES) + 8)
        while len(data) != size and len(data) <= MAX_BYTES:
            more = os.read(descriptor, MAX_BYTES + 8 - len(data))
            if not more:
                break
            data += more
    finally:
        os.close(descriptor)
    return data
