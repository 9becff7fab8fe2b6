"""Puts artifacts on the street: a whole new site is staged beside the old one and swapped in."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.problems import DigestError, message
from digest.write.ledger import LEDGER, Ledger, Stamp, read_ledger, same, sha256, write_ledger

_EXCHANGE = 2
_AT_FDCWD = -100


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path below the output folder, with "/", and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the site has, how many were written, linked from the old site, and removed."""

    files: int
    written: int
    kept: int
    removed: int


def publish(
    artifacts: Iterable[Artifact],
    out: Path,
    settings: Mapping[str, str],
    inputs: Mapping[str, Stamp],
    *,
    clean: bool = False,
) -> Written:
    """Write a whole new site beside the old one and swap it in.

    Files that are the same are linked, not copied. Files in the output folder that digest did not write
    are kept, unless `clean`. Raises DigestError when the folder is not one to publish into.
    """
    before = read_ledger(out)
    _refuse(out, before, clean)
    old = before.outputs if before else {}
    stage = out.with_name(f".{out.name}.{os.getpid()}.new")
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir(parents=True)
    try:
        outputs, kept = _stage(artifacts, out, stage, old)
        if not clean:
            _carry_over(out, stage, old, outputs)
        write_ledger(stage, Ledger(settings, inputs, outputs))
        _swap(stage, out)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return Written(len(outputs), len(outputs) - kept, kept, len(set(old) - set(outputs)))


def remove_site(out: Path) -> bool:
    """Remove a site that digest wrote; DigestError when the folder is not one."""
    if not out.exists():
        return False
    if read_ledger(out) is None:
        raise DigestError(message("out-foreign", out=str(out)))
    shutil.rmtree(out)
    return True


def _refuse(out: Path, before: Ledger | None, clean: bool) -> None:
    """Refuse an output folder that holds something else."""
    where = out.resolve()
    marks = [".git", "mkdocs.yml", "editions", "pyproject.toml"]
    if where in {Path.home().resolve(), Path(where.anchor)} or any((where / name).exists() for name in marks):
        raise DigestError(message("out-refused", out=str(out)))
    if out.exists() and not out.is_dir():
        raise DigestError(message("out-file", out=str(out)))
    if before is None and not clean and out.is_dir() and any(out.iterdir()):
        raise DigestError(message("out-occupied", out=str(out)))


def _stage(
    artifacts: Iterable[Artifact], out: Path, stage: Path, old: Mapping[str, Stamp]
) -> tuple[dict[str, Stamp], int]:
    """Fill the stage; return the stamps of all outputs and how many were linked from the old site."""
    outputs: dict[str, Stamp] = {}
    folders: set[Path] = {stage}
    kept = 0
    for artifact in artifacts:
        target = stage / _safe(artifact.path)
        if artifact.path in outputs:
            raise DigestError(message("address-twice", path=artifact.path))
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        digest = sha256(artifact.data)
        stamp = old.get(artifact.path)
        if stamp and stamp.sha256 == digest and same(out / artifact.path, stamp):
            _link(out / artifact.path, target)
            kept += 1
        else:
            target.write_bytes(artifact.data)
            status = target.stat()
            stamp = Stamp(status.st_size, status.st_mtime_ns, digest)
        outputs[artifact.path] = stamp
    return dict(sorted(outputs.items())), kept


def _carry_over(out: Path, stage: Path, old: Mapping[str, Stamp], new: Mapping[str, Stamp]) -> None:
    """Link what others put into the output folder."""
    for folder, _, files in os.walk(out):
        for name in files:
            source = Path(folder) / name
            path = source.relative_to(out).as_posix()
            if path != LEDGER and path not in old and path not in new:
                target = stage / path
                target.parent.mkdir(parents=True, exist_ok=True)
                _link(source, target)


def _swap(stage: Path, out: Path) -> None:
    """Put the stage in the place of the old site: in one step where the system can, else in two renames."""
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        stage.rename(out)
    elif not _exchange(stage, out):
        aside = out.with_name(f".{out.name}.{os.getpid()}.old")
        out.rename(aside)
        stage.rename(out)
        shutil.rmtree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically (Linux renameat2); False where that cannot be done."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    result: int = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    return result == 0


def _link(source: Path, target: Path) -> None:
    """Link a file, or copy it where links cannot be made."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copy2(source, target)


def _safe(path: str) -> str:
    """Return a path that stays below the output folder."""
    parts = path.split("/")
    if not path or path.startswith("/") or "\\" in path or any(part in {"", ".", ".."} for part in parts):
        raise DigestError(message("address-outside", path=repr(path)))
    return path
