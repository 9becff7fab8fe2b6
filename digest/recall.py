"""The content of this build, mostly from what the last one remembered, and whom the changes concern."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from functools import partial
from hashlib import sha256
from pathlib import Path

from digest import memory
from digest.derive.translations import Translations
from digest.exports.kind import Edits
from digest.memory import Memory
from digest.pages.site import TODAY
from digest.review import WORDS, words
from digest.shelf import Shelved, Store, gather, update
from digest.shelf.indexes import unpack, unpack_letters
from digest.shelf.opening import library, other_parts
from digest.trace import ALL, ORDER, Read, differing
from digest.write.bundle import keep_bundle, read_bundle
from digest.write.freshness import DAY, Order, State
from digest.write.notes import keep_notes, read_notes
from digest.write.shelved import keep_store, read_store

_CONTENT = "content/"
_READS = "reads"
"""The file with what the jobs of a build have read."""
_BESIDE = frozenset({f"{_CONTENT}urls.txt", f"{_CONTENT}redirects.yml"})
"""Inputs that say where old addresses lead: no records, but part of what every build decides anew."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """Content as it was read now, and what is known of the site that is there.

    `changes` is what would be read differently than for that site; None where everything may be. `same_pages`
    tells that all pages, and where old addresses lead, are as they were.
    """

    shelved: Shelved
    known: Memory
    changes: frozenset[Read] | None
    same_pages: bool

    @property
    def edits(self) -> Edits | None:
        """Return the articles and events that were edited; None where other records were as well."""
        kinds = {"articles": "article", "events": "event"}
        touched = self.shelved.touched
        if self.changes is None or any(kind not in kinds for kind, _ in touched):
            return None
        return Edits(frozenset(f"{kinds[kind]}/{id}" for kind, id in touched), not self.shelved.kept)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was remembered of a build, by what tells it from all others."""

    built: str
    store: Store
    known: Memory


def recall(order: Order, state: State, folder: Path, kept: Kept | None = None) -> Recalled:
    """Read the content: what changed since the last build, else all of it.

    `kept` is what this process has remembered itself, which is read from the `folder` else.
    """
    version, lexicon = _version(state), words(order.project)
    known: Memory | None
    store: Store | None
    known, store = _mine(kept, version, order, state) or (_known(order, state, folder), None)
    store = store or (read_store(folder, version) if known is not None else None)
    if known is None or store is None or not _only_content(state):
        return Recalled(gather(order.content, lexicon, version), memory.NOTHING, None, same_pages=False)
    changed = [label.removeprefix(_CONTENT) for label in state.changes]
    shelved = update(store, order.content, changed, lexicon)
    if any(kind == "editions" for kind, _ in shelved.touched):
        return Recalled(shelved, memory.NOTHING, None, same_pages=False)
    changes = frozenset(_changes(store, shelved)) | (_another_day(state))
    same_pages = shelved.same_pages and _BESIDE.isdisjoint(state.changes)
    return Recalled(shelved, known, changes, same_pages=same_pages)


def keep(folder: Path, kept: Kept) -> None:
    """Remember the content and the jobs of a build: without that, the next makes all."""
    with suppress(OSError):  # a cache that cannot be written is no hindrance
        keep_store(folder, kept.store)
        known_as = keep_bundle(folder / _READS, memory.pack(kept.known))
        keep_notes(folder, memory.pack_newer(kept.known, known_as), kept.built)


def _known(order: Order, state: State, folder: Path) -> Memory | None:
    """Return what is known of the jobs of the site that is there, if that may help."""
    if state.before is None or order.clean:
        return None
    newer = read_notes(folder, state.before.built)
    return memory.unpack(newer, partial(read_bundle, folder / _READS))


def _mine(kept: Kept | None, version: str, order: Order, state: State) -> tuple[Memory | None, Store] | None:
    """Return what this process has remembered, if it is of the site that is there."""
    if kept is None or state.before is None or order.clean:
        return None
    same = (kept.built, kept.store.version) == (state.before.built, version)
    return (kept.known, kept.store) if same else None


def _version(state: State) -> str:
    """Return what differs as soon as the same content may be read otherwise."""
    inputs = state.inputs
    places = [*inputs.below("digest/"), *inputs.below(WORDS)]
    code = [(inputs.paths[place], inputs.at(place).sha256.hex()) for place in places]
    settings = sorted((name, value) for name, value in state.settings.items() if name != DAY)
    return sha256(repr((code, settings)).encode()).hexdigest()


def _only_content(state: State) -> bool:
    """Tell whether nothing but the content, or the day, is another than for the site that is there."""
    before = state.before.settings if state.before else {}
    same = all(before.get(name) == value for name, value in state.settings.items() if name != DAY)
    return same and all(label.startswith(_CONTENT) for label in state.changes)


def _changes(store: Store, shelved: Shelved) -> Iterator[Read]:
    """Yield what is read differently of the content than when it was stored."""
    for kind, id in shelved.touched:
        yield f"library.{kind}", ALL
        if kind == "articles" and shelved.store:
            yield from other_parts(id, store.rows[kind], shelved.store.rows[kind])
        else:
            yield f"library.{kind}", id.upper() if kind == "countries" else id
    if shelved.kept:
        before = Translations(store.outdated)
        yield from differing(before, shelved.derived.translations, "derived.translations")
        if shelved.letters_before:
            yield from differing(shelved.letters_before, shelved.derived.letters, "derived.letters")
        if store.outdated != shelved.derived.translations.outdated:
            yield "derived.coverage.outdated", ORDER
        return
    letters = unpack_letters(store.letters)
    yield from differing(unpack(store.derived, store.outdated, letters), shelved.derived, "derived")
    old = library(store.rows, store.drafts, store.untold)
    for one in fields(old):
        ids = list(getattr(old, one.name)), list(getattr(shelved.library, one.name))
        if ids[0] != ids[1]:
            yield f"library.{one.name}", ORDER
            yield f"library.{one.name}", ALL
            yield from ((f"library.{one.name}", id) for id in {*ids[0]} ^ {*ids[1]})


def _another_day(state: State) -> frozenset[Read]:
    before = state.before.settings.get(DAY) if state.before else None
    return frozenset() if before == state.settings[DAY] else frozenset((TODAY,))
