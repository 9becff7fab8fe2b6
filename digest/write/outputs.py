"""The outputs of a new site: those of the old one that stay, and those that were laid."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.problems import DigestError, message
from digest.write.laying import Laid
from digest.write.ledger import NOTHING, Ledger, Stamp, Stamps
from digest.write.others import folders


@dataclass(frozen=True, slots=True)
class Outputs:
    """Stamps by path, the job of each as a place in `jobs`; what differs from the old site, what is gone."""

    stamps: Stamps
    jobs: tuple[str, ...]
    makers: array[int]
    written: tuple[str, ...]
    gone: tuple[str, ...]


def joined(before: Ledger | None, kept: Mapping[str, Stamp | None], rows: Iterable[Laid]) -> Outputs:
    """Return the outputs of a site of which some are kept (a stamp where the time is another) and some laid.

    Raises DigestError where two have one address, or one stands where another needs a folder.
    """
    laid: dict[str, Laid] = {}
    for row in rows:
        if row.path in laid:
            raise DigestError(message("address-twice", path=row.path))
        laid[row.path] = row
    known = before.outputs if before else NOTHING
    moved = {path: stamp for path, stamp in kept.items() if stamp and path not in laid}
    gone = [path for path in known.paths if path not in kept and path not in laid]
    stamps = known.with_changes({**moved, **{path: row.stamp for path, row in laid.items()}}, frozenset(gone))
    if stamps.paths is not known.paths and (both := folders(stamps.paths) & stamps.index.keys()):
        raise DigestError(message("address-twice", path=min(both)))
    jobs, makers = _makers(before, stamps, laid)
    written = (*(path for path, row in laid.items() if not row.kept), *moved)
    return Outputs(stamps, jobs, makers, written, tuple(gone))


def _makers(
    before: Ledger | None, stamps: Stamps, laid: Mapping[str, Laid]
) -> tuple[tuple[str, ...], array[int]]:
    """Return the jobs, and for each output the place of its own among them."""
    numbers = {job: place for place, job in enumerate(before.jobs)} if before else {}
    if before and stamps.paths is before.outputs.paths:
        makers = array("I", before.makers)
        for path, row in laid.items():
            makers[stamps.index[path]] = numbers.setdefault(row.job, len(numbers))
        return tuple(numbers), makers
    names = (
        dict(zip(before.outputs.paths, map(before.jobs.__getitem__, before.makers), strict=True))
        if before
        else {}
    )
    names.update((path, row.job) for path, row in laid.items())
    numbers = {}
    makers = array("I", [numbers.setdefault(names[path], len(numbers)) for path in stamps.paths])
    return tuple(numbers), makers
