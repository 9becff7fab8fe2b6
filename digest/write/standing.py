"""Files where they are known to be: whether they are as they were, and where anything came or went."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from stat import S_ISDIR, S_ISREG

from digest.write.halves import in_halves
from digest.write.ledger import Ledger, Stamps

_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """The folders in which anything may have come or gone, the highest only; the labels of touched files.

    Files in such a folder, or below it, are not among the touched ones.
    """

    moved: tuple[str, ...]
    touched: tuple[str, ...]


Looked = tuple[list[str], list[str]]
"""The labels of folders that moved, and of files that were touched."""

Elsewhere = Callable[[Callable[[], Looked]], Looked]
"""Has a look taken by another process, while this one does something else."""


def standing(roots: Mapping[str, str], before: Ledger, elsewhere: Elsewhere | None = None) -> Standing | None:
    """Look only at the inputs that are known and at their folders; None where folders cannot be relied upon.

    What comes into a folder, and what goes, leaves its time in it: that is so on no Windows.
    """
    if not before.folders or os.stat not in os.supports_dir_fd:
        return None
    known, folders = before.inputs, list(before.folders.items())
    names, sizes, mtimes = known.paths, known.sizes, known.mtimes
    at: dict[str, int] = {}

    def status(label: str) -> os.stat_result:
        root, _, below = label.partition("/")
        return os.stat(below or ".", dir_fd=at[root]) if root in at else os.stat(roots[root])

    def look(places: Sequence[int]) -> Looked:
        moved, touched = [], []
        for place in places:
            if place < 0:
                label, time = folders[place]
                if _time(status, label) != time:
                    moved.append(label)
                continue
            label = names[place]
            try:
                found = status(label)
            except (OSError, ValueError):
                moved.append(label.rpartition("/")[0] or label)
                continue
            if not S_ISREG(found.st_mode):
                moved.append(label.rpartition("/")[0] or label)
            elif found.st_mtime_ns != mtimes[place] or found.st_size != sizes[place]:
                touched.append(label)
        return moved, touched

    try:
        at.update((label, os.open(root, _FOLDER)) for label, root in roots.items() if os.path.isdir(root))
        every = range(-len(folders), len(names))
        halves = [elsewhere(lambda: look(every))] if elsewhere else in_halves(look, every)
    except OSError:  # a folder that nobody may read: whoever reads the content says so
        return None
    finally:
        for file in at.values():
            os.close(file)
    moved = _highest(chain.from_iterable(half[0] for half in halves))
    touched = (label for half in halves for label in half[1])
    return Standing(moved, tuple(label for label in touched if not is_below(label, frozenset(moved))))


def is_below(label: str, folders: Collection[str]) -> bool:
    """Tell whether a label is one of these, or that of something below one."""
    while label:
        if label in folders:
            return True
        label = label.rpartition("/")[0]
    return False


def _highest(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the labels that are below no other."""
    found: dict[str, None] = {}
    for label in sorted(set(labels), key=len):
        if not is_below(label, found):
            found[label] = None
    return tuple(found)


def _time(status: Callable[[str], os.stat_result], label: str) -> int | None:
    """Return when something came into a folder, or went; None where it is no folder."""
    try:
        found = status(label)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns if S_ISDIR(found.st_mode) else None


def altered(folder: str | int, outputs: Stamps, paths: Collection[str]) -> list[str]:
    """Return those of a site's outputs at these paths that are not as they were written.

    `folder` is where the site is, or an open descriptor of it, with which it may be moved meanwhile.
    """
    names, sizes, times = outputs.paths, outputs.sizes, outputs.mtimes
    try:
        start, at = opened(folder)
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


def opened(folder: str | int) -> tuple[str, int | None]:
    """Return what goes before a path below a folder, and the descriptor it starts from (the quicker way)."""
    if isinstance(folder, int):
        return "", folder
    return ("", os.open(folder, _FOLDER)) if os.stat in os.supports_dir_fd else (f"{folder}/", None)
