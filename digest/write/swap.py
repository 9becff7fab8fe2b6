"""A new site put in the place of the old one: in one step where the system can, else in two renames."""

from __future__ import annotations

import ctypes
import os
import sys

from digest.write.ledger import generation

_EXCHANGE = 2
_AT_FDCWD = -100

_OLD = "old"
"""Where the old site is between two renames."""


def swap(stage: str, out: str, home: str) -> str:
    """Put the stage in the place of `out`; return where the old site is now, nothing where there was none."""
    if not os.path.lexists(out):
        os.rename(stage, out)
        return ""
    if _exchange(stage, out):
        return stage
    aside = f"{home}/{_OLD}"
    os.rename(out, aside)
    try:
        os.rename(stage, out)
    except OSError:
        os.rename(aside, out)
        raise
    return aside


def recover(out: str, home: str) -> str:
    """Mend what a build left that was killed between two renames; return where an old site is left over."""
    aside = f"{home}/{_OLD}"
    if not os.path.lexists(aside):
        return ""
    if os.path.lexists(out) or not generation(aside):
        return aside
    os.rename(aside, out)
    return ""


def _exchange(one: str, other: str) -> bool:
    """Exchange two folders atomically (Linux renameat2); False where that cannot be done."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    result: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return result == 0
