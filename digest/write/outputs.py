"""The outputs of a new site: those of the old one that stay, and those that were laid."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.problems import DigestError, message
from digest.write.laying import Laid
from digest.write.ledger import FEW, NOTHING, Ledger, Stamp, Stamps
from digest.write.others import folders


@dataclass(frozen=True, slots=True)
class Outputs:
    """Stamps by path, the job of each as a place in `jobs`; what differs from the old site, what is gone."""

    stamps: Stamps
    jobs: tuple[str, ...]
    makers: array[int]
    written: tuple[str, ...]
    gone: tuple[str, ...]


def joined(
    before: Ledger | None,
    kept: Mapping[str, Stamp | None],
    left: Collection[str] | None,
    rows: Iterable[Laid],
) -> Outputs:
    """Return the outputs of a site of which some are kept (a stamp where the time is another) and some laid.

    Where `left` is given, all of the old site are kept but these. Raises DigestError where two have one
    address, or one stands where another needs a folder.
    """
    laid: dict[str, Laid] = {}
    for row in rows:
        if row.path in laid:
            raise DigestError(message("address-twice", path=row.path))
        laid[row.path] = row
    known = before.outputs if before else NOTHING
    moved = {path: stamp for path, stamp in kept.items() if stamp and path not in laid}
    perhaps = known.paths if left is None else sorted(left)
    gone = [path for path in perhaps if path not in kept and path not in laid and path in known]
    stamps = known.with_changes({**moved, **{path: row.stamp for path, row in laid.items()}}, frozenset(gone))
    if stamps.paths is not known.paths and (both := _clashing(stamps, known, laid)):
        raise DigestError(message("address-twice", path=min(both)))
    jobs, makers = _makers(before, stamps, laid, gone)
    written = (*(path for path, row in laid.items() if not row.kept), *moved)
    return Outputs(stamps, jobs, makers, written, tuple(gone))


def _clashing(stamps: Stamps, known: Stamps, laid: Mapping[str, Laid]) -> list[str]:
    """Return the paths that are a file's and a folder's: one of such a pair has just been laid."""
    new = [path for path in laid if path not in known]
    found = [path for path in folders(new) if path in stamps]
    return found + [path for path in new if stamps.below(f"{path}/")] if known else found


def _makers(
    before: Ledger | None, stamps: Stamps, laid: Mapping[str, Laid], gone: Sequence[str]
) -> tuple[tuple[str, ...], array[int]]:
    """Return the jobs, and for each output the place of its own among them."""
    if before is None or len(laid) + len(gone) > FEW:
        numbers = {job: place for place, job in enumerate(before.jobs)} if before else {}
        names = dict(zip(before.outputs.paths, before.makers, strict=True)) if before else {}
        names.update((path, numbers.setdefault(row.job, len(numbers))) for path, row in laid.items())
        return _used(tuple(numbers), array("I", map(names.__getitem__, stamps.paths)))
    makers, known = array("I", before.makers), before.outputs
    jobs, numbers = _numbered(before, laid)
    places = {path: place for path in (*gone, *laid) if (place := known.place(path)) is not None}
    touched = {makers[place] for place in places.values()}
    for place in sorted((places[path] for path in gone), reverse=True):
        del makers[place]
    for path in sorted(laid):
        place = bisect_left(stamps.paths, path)
        if path in places:
            makers[place] = numbers[laid[path].job]
        else:
            makers.insert(place, numbers[laid[path].job])
    return (jobs, makers) if touched <= set(makers) else _used(jobs, makers)


def _numbered(before: Ledger, laid: Mapping[str, Laid]) -> tuple[tuple[str, ...], dict[str, int]]:
    """Return all jobs, new ones last, and the places among them of those that have laid something.

    Most have made the same files before, which tells their places: to number all jobs takes longer.
    """
    known, jobs = before.outputs, before.jobs
    places = {before.makers[place] for path in laid if (place := known.place(path)) is not None}
    numbers = {jobs[place]: place for place in places}
    wanted = dict.fromkeys(row.job for row in laid.values())
    if any(job not in numbers for job in wanted):
        numbers = {job: place for place, job in enumerate(jobs)}
        new = [job for job in wanted if job not in numbers]
        jobs = (*jobs, *new)
        numbers |= zip(new, range(len(before.jobs), len(jobs)), strict=True)
    return jobs, numbers


def _used(jobs: tuple[str, ...], makers: array[int]) -> tuple[tuple[str, ...], array[int]]:
    """Leave out the jobs that have made nothing."""
    now = {old: place for place, old in enumerate(dict.fromkeys(makers))}
    return tuple(jobs[old] for old in now), array("I", map(now.__getitem__, makers))
