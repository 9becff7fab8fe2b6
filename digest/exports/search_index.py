"""search/: the index of what can be found, an edition at a time; `digest/search/` knows how it is made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from digest.exports.kind import Export, Whole
from digest.pages.found import searchable
from digest.search.files import files, table
from digest.search.patching import Patch, patch
from digest.search.stored import Read

FOLDING = "folding"


def _parts(whole: Whole) -> Iterator[str]:
    """Yield the table of folding and the editions."""
    yield f"{FOLDING}/"
    yield from (f"edition/{code}" for code in whole.desks)


def _files(whole: Whole, part: str) -> Iterable[tuple[str, bytes]]:
    kind, _, code = part.partition("/")
    return (table(),) if kind == FOLDING else files(searchable(whole.desks[code]), tuple(whole.desks))


def update(whole: Whole, part: str, changed: Collection[str], read: Read) -> Patch | None:
    """Return what becomes of a part when only articles and events changed: `changed`, "article/x", "event/y".

    `read` gives a file of the site as it was. None where the part has to be made from nothing. The caller
    makes it so when anything else changed that entries show: an outlet, a country, a person, an edition.
    """
    kind, _, code = part.partition("/")
    if kind == FOLDING:
        return Patch((), ())
    return patch(searchable(whole.desks[code]), tuple(whole.desks), changed, read)


EXPORT = Export("search", _parts, _files)
