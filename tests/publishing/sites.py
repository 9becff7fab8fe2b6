"""Made-up sites to publish, and how they are published: all anew, or only what has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from digest.write.laying import lay
from digest.write.ledger import LEDGER, read_ledger
from digest.write.publish import publish
from digest.write.stage import Stage, Written

Files = Mapping[str, bytes]


def pages(edit: int, count: int = 300) -> dict[str, bytes]:
    """Return a site of about so many files after so many edits: each changes some, adds one, removes one."""
    files = {
        f"en/a{at:04}/{name}": _page(at, 0)
        for at in range(count // 2)
        for name in ("index.html", "cite.json")
    }
    for number in range(1, edit + 1):
        for at in range(number % 7, count // 2, 29):
            files[f"en/a{at:04}/index.html"] = _page(at, number)
        files[f"en/new{number}/index.html"] = _page(number, number)
        files.pop(f"en/new{number - 2}/index.html", None)
    files["index.html"] = f"edit {edit}".encode()
    return files


def _page(at: int, edit: int) -> bytes:
    return f"page {at}, edit {edit}\n".encode() * (50 + at % 50)


def anew(out: Path, files: Files, *, clean: bool = False) -> Written:
    """Publish a whole site."""
    return publish(files.items(), out, {}, {}, clean=clean)


def with_twin(out: Path, files: Files) -> Written:
    """Publish a whole site and lay its spare beside it."""
    with Stage(out, read_ledger(out), anew=True) as stage:
        rows = lay(stage.folder, stage.out, stage.known, files.items(), "job", stage.twin)
        return stage.commit(rows, {}, {})


def changed(out: Path, files: Files) -> Written:
    """Publish what has changed and keep the rest, as a build does that knows."""
    return _changed(out, files, lambda stage, same: stage.keep(same))


def changed_but_few(out: Path, files: Files) -> Written:
    """Do the same, and say what is not kept."""
    return _changed(out, files, lambda stage, same: stage.keep_but(stage.known.keys() - same))


def _changed(out: Path, files: Files, keep: Callable[[Stage, list[str]], list[str]]) -> Written:
    before = read_ledger(out)
    with Stage(out, before) as stage:
        there = {path: (out / path).read_bytes() for path in stage.known if (out / path).is_file()}
        same = [path for path in stage.known if path in files and there.get(path) == files[path]]
        lost = keep(stage, same)
        wanted = [path for path in files if path not in set(same) or path in lost]
        rows = lay(stage.folder, stage.out, stage.known, [(path, files[path]) for path in wanted], "job")
        return stage.commit(rows, {}, {})


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a site but the ledger, by path; of a link, where it leads."""
    found = {}
    for here, inner, names in os.walk(folder):
        for name in [*names, *inner]:
            path = Path(here) / name
            if name != LEDGER and (path.is_symlink() or name in names):
                data = f"-> {path.readlink()}".encode() if path.is_symlink() else path.read_bytes()
                found[path.relative_to(folder).as_posix()] = data
    return found


def folders(folder: Path) -> set[str]:
    """Return every folder of a site."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def lying_about(out: Path) -> set[str]:
    """Return what is beside a site and in the folder that is kept there."""
    beside = {path.name for path in out.parent.iterdir()} - {out.name}
    home = out.parent / f".{out.name}.digest"
    return beside | {f"{home.name}/{path.name}" for path in home.glob("*")}
