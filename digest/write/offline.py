"""Packs a built site into one archive that opens from disk, the same bytes for the same site."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from digest.exports import offline
from digest.problems import DigestError, message
from digest.write.ledger import read_ledger

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment an archive can name: a build has no time of its own."""

_PACKED = frozenset({".gz", ".jpg", ".png", ".webp", ".woff2"})
"""Files that are small already."""

_UNIX, _READABLE = 3, 0o100644 << 16


def pack(site: Path, target: Path) -> int:
    """Write the archive of a site that digest built; return how many files are in it.

    Only what digest wrote is taken. DigestError when the folder is not a site.
    """
    ledger = read_ledger(site)
    if ledger is None:
        raise DigestError(message("offline-none", out=str(site)))
    paths = sorted(path for path in ledger.outputs if offline.wanted(path))
    ours = (path for path in paths if path.endswith(".js") and not path.startswith("assets/javascripts/"))
    dead = frozenset(path for path in ours if offline.asks((site / path).read_bytes()))
    fresh = target.with_name(f".{target.name}.new")
    with ZipFile(fresh, "w") as archive:
        for path in paths:
            if path not in dead:
                _add(archive, path, _made(site, path, dead))
    fresh.replace(target)
    return len(paths) - len(dead)


def _made(site: Path, path: str, dead: frozenset[str]) -> bytes:
    data = (site / path).read_bytes()
    if path.endswith(".html"):
        return offline.page(path, data.decode(), dead).encode()
    if path.endswith(".css"):
        return offline.styles(path, data.decode(), lambda name: (site / name).read_bytes()).encode()
    return data


def _add(archive: ZipFile, path: str, data: bytes) -> None:
    entry = ZipInfo(f"{offline.FOLDER}/{path}", _EARLIEST)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    entry.compress_type = ZIP_STORED if Path(path).suffix in _PACKED else ZIP_DEFLATED
    archive.writestr(entry, data, compresslevel=9)
