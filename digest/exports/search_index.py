"""search/: the index of what can be found, an edition at a time; `digest/search/` knows how it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest.exports.kind import Edits, Export, Mend, Whole
from digest.pages.found import searchable
from digest.search.files import files, table
from digest.search.patching import patch
from digest.search.stored import Read

FOLDING = "folding"


def _parts(whole: Whole) -> Iterator[str]:
    """Yield the table of folding and the editions."""
    yield f"{FOLDING}/"
    yield from (f"edition/{code}" for code in whole.desks)


def _files(whole: Whole, part: str) -> Iterable[tuple[str, bytes]]:
    kind, _, code = part.partition("/")
    return (table(),) if kind == FOLDING else files(searchable(whole.desks[code]), tuple(whole.desks))


def _mend(whole: Whole, part: str, edits: Edits, read: Read) -> Mend | None:
    """Return what becomes of an edition's index when only articles and events were edited."""
    kind, _, code = part.partition("/")
    if kind == FOLDING:
        return Mend(())
    found = patch(searchable(whole.desks[code]), tuple(whole.desks), edits.of, read, moved=edits.moved)
    return Mend(found.files, found.gone) if found else None


EXPORT = Export("search", _parts, _files, mend=_mend, long=True)
