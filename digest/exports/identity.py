"""Names of records that programs remember: the same after every build, on any address.

A name is a UUID (version 5) of the edition, the kind of record and its id; the site's address is no part of
it, so that a site may move. An article's id is its address. One that was renamed, and leads on from its old
address by a line of redirects.yml, keeps the name made of the first id the lines give it. An event has no
page of its own to lead on from: its id stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid5

NAMESPACE = UUID("5f1e2ac0-90f0-5f5b-8f0c-6d2b1c3f7a10")
"""Drawn once for digest. Changing it makes every entry of every feed new to its readers."""


def uuid(edition: str, kind: str, id: str) -> str:
    """Return the UUID of a record (kind "article", "event") or a feed ("feed") in an edition."""
    return str(uuid5(NAMESPACE, f"{edition}/{kind}/{id}"))


def urn(edition: str, kind: str, id: str) -> str:
    """Return the same as a URN, for formats that want an address."""
    return f"urn:uuid:{uuid(edition, kind, id)}"


def first_ids(moved: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return the id by which a renamed article is known, by edition and id, from old addresses and new.

    The first of several old addresses counts: lines are added to redirects.yml at its end.
    """
    found: dict[tuple[str, str], str] = {}
    for old, new in moved.items():
        edition, section, *rest = old.split("/")
        to_edition, to_section, *to_rest = new.split("/")
        same = (edition, section) == (to_edition, to_section) and section == "articles"
        if same and len(rest) == len(to_rest) == 2:  # an id, and what follows the last slash
            found.setdefault((edition, to_rest[0]), rest[0])
    return found
