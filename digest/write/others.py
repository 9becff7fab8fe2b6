"""The files that others have put into a site: found without walking through all of it, and carried over."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from digest.problems import DigestError, message
from digest.write.halves import in_halves
from digest.write.ledger import LEDGER, Ledger, Stamps
from digest.write.standing import opened


def folders(paths: Iterable[str]) -> set[str]:
    """Return every folder that these paths are in, below the site; the site itself is not among them."""
    found = {path.rpartition("/")[0] for path in paths}
    above = found
    while above := {path.rpartition("/")[0] for path in above} - found:
        found |= above
    found.discard("")
    return found


def others(out: str, ledger: Ledger, changed: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return the files of others in a site, by path, links among them.

    Only folders in which something has been put since the last file of ours was laid are looked through:
    those of `touched`, which may have been asked for just now.
    """
    found = {path for path in ledger.others if os.path.lexists(f"{out}/{path}")}
    for folder in ["", *(touched(out, ledger) if changed is None else changed)]:
        found.update(_foreign(out, folder, ledger))
    return tuple(sorted(found))


def touched(out: str, ledger: Ledger) -> list[str]:
    """Return the folders below a site in which something was put since the last file of ours was laid."""
    found = in_halves(lambda names: changed_since(out, names, ledger.laid), folders_of(ledger))
    return [name for half in found for name in half]


def folders_of(ledger: Ledger) -> list[str]:
    """Return every folder below a site that is known."""
    return list(folders(ledger.outputs.paths) | folders(ledger.others))


def changed_since(out: str, names: Sequence[str], since: int) -> list[str]:
    """Return those of some folders below a site in which something was put since a time (ns)."""
    found: list[str] = []
    try:
        start, at = opened(out)
    except OSError:
        return found
    stat = os.stat
    for name in names:
        try:
            if stat(start + name, dir_fd=at).st_mtime_ns >= since:
                found.append(name)
        except OSError:  # somebody has removed it
            continue
    if at is not None:
        os.close(at)
    return found


def _foreign(out: str, folder: str, ledger: Ledger) -> Iterator[str]:
    """Yield the files of others in one folder of the site, and all below folders of others."""
    below = f"{folder}/" if folder else ""
    try:
        entries = list(os.scandir(f"{out}/{folder}"))
    except OSError:  # somebody has put a file in its place
        return
    for entry in entries:
        path = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            inside = f"{path}/"
            if not ledger.outputs.below(inside) and not any(one.startswith(inside) for one in ledger.others):
                yield from _foreign(out, path, ledger)
        elif path not in ledger.outputs and path != LEDGER:
            yield path


def carry(out: str, stage: str, paths: Iterable[str], outputs: Stamps) -> Iterator[str]:
    """Put files of others into the stage, and yield their paths; one that equals a file of ours becomes it.

    Raises DigestError where one is in the way of a file of ours.
    """
    for path in paths:
        source, place = f"{out}/{path}", f"{stage}/{path}"
        if path in outputs:
            if not _equal(source, outputs[path].sha256):
                raise DigestError(message("out-way", path=path, out=out))
            continue
        try:
            os.makedirs(place.rpartition("/")[0], exist_ok=True)
            if os.path.islink(place) or os.path.isfile(place):
                os.unlink(place)  # left by a build before the last
            _link(source, place)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            raise DigestError(message("out-way", path=path, out=out)) from None
        yield path


def _equal(place: str, sha: bytes) -> bool:
    """Tell whether a file of others is what we would put there."""
    if os.path.islink(place):
        return False
    with open(place, "rb") as file:
        return sha256(file.read()).digest() == sha


def _link(source: str, place: str) -> None:
    """Link a file, or copy it where links cannot be made; a link of others stays one."""
    if os.path.islink(source):
        os.symlink(os.readlink(source), place)
        return
    try:
        os.link(source, place)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(source, place)
