"""A whole site put on the street at once, and taken from it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from digest.problems import DigestError, Message, message
from digest.write.laying import lay
from digest.write.ledger import Ledger, Stamp, read_ledger
from digest.write.refusing import refusing
from digest.write.stage import Stage, Written, untold
from digest.write.turn import beside

__all__ = ["Artifact", "Written", "publish", "remove_site"]


class Artifact(NamedTuple):
    """A file of the site: its path below the output folder, with "/", and its bytes."""

    path: str
    data: bytes


def publish(
    artifacts: Iterable[tuple[str, bytes]],
    out: Path,
    settings: Mapping[str, str],
    inputs: Mapping[str, Stamp],
    *,
    before: Ledger | None = None,
    begun: int = 0,
    folders: Mapping[str, int] | None = None,
    clean: bool = False,
    sources: Iterable[Path] = (),
    tell: Callable[[Message], None] = untold,
) -> Written:
    """Lay a whole new site beside the old one and swap it in; all of it is given.

    The other arguments are those of Stage; without `before` the ledger is read. Files that are the same are
    linked. Raises DigestError when the folder is not one to publish into, or cannot be written.
    """
    before = before or read_ledger(out)
    with Stage(out, before, clean=clean, sources=sources, tell=tell) as stage:
        rows = lay(stage.folder, stage.out, stage.known, artifacts)
        return stage.commit(rows, settings, inputs, begun, folders)


def remove_site(out: Path) -> bool:
    """Remove a site that digest wrote, and what is kept beside it; DigestError when the folder is not one."""
    with refusing(str(out)):
        if out.exists():
            if read_ledger(out) is None:
                raise DigestError(message("out-foreign", out=str(out)))
            shutil.rmtree(out)
        elif not os.path.isdir(beside(out)):
            return False
        shutil.rmtree(beside(out), ignore_errors=True)
    return True
