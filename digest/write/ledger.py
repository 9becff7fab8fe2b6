"""What a site was made from and what was written: kept beside it, so that the next build knows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

LEDGER = ".digest-ledger.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was seen: size in bytes, modification time in ns, SHA-256."""

    size: int
    mtime: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a site was made from and what was written: `inputs` by label, `settings`, `outputs` by path."""

    settings: Mapping[str, str]
    inputs: Mapping[str, Stamp]
    outputs: Mapping[str, Stamp]


def read_ledger(out: Path) -> Ledger | None:
    """Return the ledger of a site; None where there is none, or none this version can read."""
    try:
        data = json.loads((out / LEDGER).read_text("utf-8"))
        if data["format"] != _FORMAT:
            return None
        inputs = {path: Stamp(*stamp) for path, stamp in data["inputs"].items()}
        outputs = {path: Stamp(*stamp) for path, stamp in data["outputs"].items()}
        return Ledger(data["settings"], inputs, outputs)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def survey(files: Iterable[tuple[str, Path]], before: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """Return the stamps of files by label, hashing only those whose size or time differs from before."""
    found = {}
    for label, path in files:
        try:
            status = path.stat()
        except OSError:
            continue
        old = before.get(label)
        if old and (old.size, old.mtime) == (status.st_size, status.st_mtime_ns):
            found[label] = old
        else:
            found[label] = Stamp(status.st_size, status.st_mtime_ns, sha256(path.read_bytes()))
    return found


def intact(out: Path, ledger: Ledger) -> Iterator[str]:
    """Yield the paths of a site that are not as they were written."""
    for path, stamp in ledger.outputs.items():
        if not same(out / path, stamp):
            yield path


def update_inputs(out: Path, ledger: Ledger, inputs: Mapping[str, Stamp]) -> None:
    """Record new times of inputs whose content did not change, so that the next look need not hash them."""
    write_ledger(out, Ledger(ledger.settings, inputs, ledger.outputs))


def write_ledger(folder: Path, ledger: Ledger) -> None:
    """Write the ledger of a site into its folder, in one step."""

    def rows(stamps: Mapping[str, Stamp]) -> dict[str, list[int | str]]:
        return {path: [stamp.size, stamp.mtime, stamp.sha256] for path, stamp in stamps.items()}

    data = {
        "format": _FORMAT,
        "settings": dict(ledger.settings),
        "inputs": rows(ledger.inputs),
        "outputs": rows(ledger.outputs),
    }
    fresh = folder / f"{LEDGER}.new"
    fresh.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    fresh.replace(folder / LEDGER)


def same(path: Path, stamp: Stamp) -> bool:
    """Tell whether a file is as it was seen, by size and time."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (stamp.size, stamp.mtime)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
