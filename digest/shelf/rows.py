"""How parsed content is kept: a row of bytes a record, in one file, and a small one of what is newer."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from sys import intern
from typing import Any, NamedTuple

from digest.shelf.bundle import Bundle

Unit = tuple[str, str]
"""The kind of a record and its id, as its files name it."""

KINDS = ("editions", "sources", "people", "events", "articles", "countries", "pages")

FEW = 200
"""So many rows are kept beside the file; of more, or more than a twentieth of all, a new file is made."""

_MAGIC = b"digest shelf 1\n\0"


class Row(NamedTuple):
    """A record: `files` the editions they are in, `facts` what is in no edition, `words` what is."""

    files: bytes
    facts: bytes
    words: bytes


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a kind of record: those of the file, and newer ones over them (None: gone)."""

    ids: tuple[str, ...] = ()
    at: Mapping[str, int] = field(default_factory=dict)
    columns: tuple[tuple[memoryview, Any], ...] = ()
    newer: Mapping[str, Row | None] = field(default_factory=dict)

    def __contains__(self, id: str) -> bool:
        return self.newer[id] is not None if id in self.newer else id in self.at

    def row(self, id: str) -> Row:
        """Return the row of an id; KeyError where there is none."""
        return Row(self.files(id), self.facts(id), self.words(id))

    def files(self, id: str) -> bytes:
        """Return the first part of a row."""
        return self._part(id, 0)

    def facts(self, id: str) -> bytes:
        """Return the second part of a row."""
        return self._part(id, 1)

    def words(self, id: str) -> bytes:
        """Return the third part of a row."""
        return self._part(id, 2)

    def _part(self, id: str, column: int) -> bytes:
        newer = self.newer.get(id)
        if newer is not None:
            return newer[column]
        if id in self.newer:
            raise KeyError(id)
        number = self.at[id]
        data, ends = self.columns[column]
        return bytes(data[ends[number] : ends[number + 1]])

    def over(self, kind: str, newer: Mapping[str, Row | None]) -> Rows:
        """Return these rows with newer ones over them."""
        if not newer:
            return self
        whole = {**self.newer, **newer}
        same = all(row is not None and id in self for id, row in newer.items())
        found = Rows(self.ids, self.at, self.columns, whole)
        if same:
            return found
        ids = {*self.ids, *newer} - {id for id, row in newer.items() if row is None}
        return Rows(tuple(sorted(ids, key=lambda id: _order(kind, id, found))), self.at, self.columns, whole)


def _order(kind: str, id: str, rows: Rows) -> tuple[bool, str]:
    """Return what orders records as their files are ordered by path; countries with no facts come last."""
    bare = kind == "countries" and "" not in marshal.loads(rows.files(id))
    return bare, f"{id}/" if kind in {"articles", "pages"} or bare else f"{id}.yml"


@dataclass(frozen=True, slots=True)
class Store:
    """Content without errors, as it was read: to be kept as `file`, where `is_new`, and `beside`.

    `version` says what it was read with; `warnings` what is to be said again of each record, `drafts` the
    articles that are not published and `untold` the events that only these tell of, `outdated` the texts
    whose original changed, `letters` and `derived` the indexes; `name` names the file the rows are in.
    """

    version: str
    rows: Mapping[str, Rows]
    warnings: Mapping[Unit, Any]
    drafts: frozenset[str]
    untold: frozenset[str]
    outdated: frozenset[tuple[str, str]]
    derived: Bundle
    letters: Bundle
    name: str = ""

    @property
    def is_new(self) -> bool:
        """Tell whether a new file is to be made: there is none, or much was changed since."""
        newer = sum(len(rows.newer) for rows in self.rows.values())
        return not self.name or newer > max(FEW, sum(len(rows.ids) for rows in self.rows.values()) // 20)

    def editions(self, unit: Unit) -> tuple[str, ...]:
        """Return the editions a record has files in, "" for the file that is in none; () for no record."""
        rows = self.rows[unit[0]]
        found: tuple[str, ...] = marshal.loads(rows.files(unit[1])) if unit[1] in rows else ()
        return found

    def file(self) -> Iterator[bytes]:
        """Yield the file of all rows, piece by piece; the last piece is its name, as bytes."""
        shelves, start = {}, 0
        for kind in KINDS:
            rows, columns = self.rows[kind], []
            for column in range(3):
                ends = array("Q", [start])
                for id in rows.ids:
                    start += len(rows._part(id, column))
                    ends.append(start)
                columns.append(ends.tobytes())
            shelves[kind] = (rows.ids, columns)
        head = marshal.dumps(shelves)
        head = _MAGIC + len(head).to_bytes(8, "little") + head
        made = sha256(head)
        yield head
        for kind in KINDS:
            for column in range(3):
                piece = b"".join([self.rows[kind]._part(id, column) for id in self.rows[kind].ids])
                made.update(piece)
                yield piece
        yield made.digest()  # at the end: a file that was cut off has no name

    def beside(self, name: str) -> bytes:
        """Return the file beside the one of a name, which has all that is newer."""
        newer = {kind: dict(rows.newer) if self.name == name else {} for kind, rows in self.rows.items()}
        plain = {kind: {id: row and tuple(row) for id, row in rows.items()} for kind, rows in newer.items()}
        more = (dict(self.warnings), self.drafts, self.untold, self.outdated)
        whole: Any = (self.version, name, plain, *more, (self.derived.known_as, self.letters.known_as))
        return marshal.dumps(whole)


Bundles = Callable[[str, str], Bundle | None]
"""Gives the bundle of an index, "derived" or "letters", that is known by something."""


def opened(file: memoryview, beside: bytes, version: str, bundle: Bundles) -> Store | None:
    """Return the store that files are; None where they do not go together, or with the version."""
    try:
        given, name, plain, warnings, drafts, untold, outdated, known_as = marshal.loads(beside)
        if given != version or bytes(file[:16]) != _MAGIC or file[-32:].hex() != name:
            return None
        derived, letters = bundle("derived", known_as[0]), bundle("letters", known_as[1])
        rows = _in_file(file)
        newer = {kind: {id: row and Row(*row) for id, row in plain[kind].items()} for kind in KINDS}
        rows = {kind: rows[kind].over(kind, newer[kind]) for kind in KINDS}
    except (ValueError, TypeError, KeyError, EOFError):
        return None
    if derived is None or letters is None:
        return None
    return Store(version, rows, warnings, drafts, untold, outdated, derived, letters, name)


def _in_file(file: memoryview) -> dict[str, Rows]:
    """Return the rows in a file."""
    start = 24 + int.from_bytes(file[16:24], "little")
    shelves = marshal.loads(file[24:start])
    return {kind: _rows(shelves[kind][0], shelves[kind][1], file[start:]) for kind in KINDS}


def _rows(ids: tuple[str, ...], columns: Iterable[bytes], data: memoryview) -> Rows:
    found = []
    for given in columns:
        ends = array("Q")
        ends.frombytes(given)
        found.append((data, ends))
    return Rows(ids, dict(zip(ids, range(len(ids)), strict=True)), tuple(found))


def all_new(kind: str, rows: Mapping[str, Row]) -> Rows:
    """Return rows that are in no file yet."""
    return Rows().over(kind, {intern(id): row for id, row in rows.items()})
