"""Names of records that programs remember: the same after every build, on any address.

A name is a UUID (version 5) of the edition, the kind of record and its id; the site's address is no part of
it, so that a site may move. An article's id is its address. One that was renamed, and leads on from its old
address by a line of redirects.yml, keeps the name made of the first id the lines give it. An event has no
page of its own to lead on from: its id stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha1
from uuid import UUID

NAMESPACE = UUID("5f1e2ac0-90f0-5f5b-8f0c-6d2b1c3f7a10")
"""Drawn once for digest. Changing it makes every entry of every feed new to its readers."""


_NAMESPACE = NAMESPACE.bytes


def uuid(edition: str, kind: str, id: str) -> str:
    """Return the UUID of a record (kind "article", "event") or a feed ("feed") in an edition."""
    name = f"{edition}/{kind}/{id}".encode()
    found = sha1(_NAMESPACE + name, usedforsecurity=False).hexdigest()
    variant = "89ab"[int(found[16], 16) & 3]  # what uuid.uuid5 makes, in a third of its time
    return f"{found[:8]}-{found[8:12]}-5{found[13:16]}-{variant}{found[17:20]}-{found[20:32]}"


def urn(edition: str, kind: str, id: str) -> str:
    """Return the same as a URN, for formats that want an address."""
    return f"urn:uuid:{uuid(edition, kind, id)}"


def first_ids(moved: Mapping[str, str]) -> Mapping[tuple[str, str], str]:
    """Return the id by which a renamed article is known, by edition and id, from old addresses and new.

    The first of several old addresses counts: lines are added to redirects.yml at its end.
    """
    return _first_ids(tuple(moved.items()))


@lru_cache(maxsize=2)
def _first_ids(moved: tuple[tuple[str, str], ...]) -> Mapping[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for old, new in moved:
        edition, section, *rest = old.split("/")
        to_edition, to_section, *to_rest = new.split("/")
        same = (edition, section) == (to_edition, to_section) and section == "articles"
        if same and len(rest) == len(to_rest) == 2:  # an id, and what follows the last slash
            found.setdefault((edition, to_rest[0]), rest[0])
    return found
