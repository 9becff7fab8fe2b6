"""The index after some entries changed, out of the last one's files: the same as if made from nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.search.cutting import Item, name, recut
from digest.search.entries import Entry, Findable
from digest.search.files import (
    ENTRIES,
    WORDS,
    File,
    Run,
    head,
    keys_as_one,
    order,
    packed,
    path,
    record,
    word_item,
)
from digest.search.postings import Words, decoded, encoded, weights
from digest.search.stored import Read, Stored
from digest.text import folding

Changes = Mapping[str, Mapping[int, int | None]]
"""Word to what is new in its list: the number of an entry to its weight, None where it is out."""


@dataclass(frozen=True, slots=True)
class Patch:
    """What an update writes, the head last, and the paths of the files that are no more."""

    files: tuple[File, ...]
    gone: tuple[str, ...]


MANY = 1_000
"""So many entries that stand elsewhere take as long as to make the index from nothing."""


def patch(
    edition: Findable, codes: Sequence[str], changed: Collection[str], read: Read, *, moved: bool = False
) -> Patch | None:
    """Return what becomes of an edition's index when the entries of some keys changed, and no others.

    Entries may have `moved`, too: other ones stand at their places, or they lead elsewhere. `read` gives a
    file of the site as it was, by its path. None where the index has to be made from nothing: entries came or
    went, or many moved.
    """
    stored = Stored(edition.code, read)
    if not stored.words or len(edition.keys) != stored.many:
        return None
    if not moved and stored.head["order"] != keys_as_one(edition):
        return None
    wanted = set(changed)
    places = {number for number, key in enumerate(edition.keys) if key in wanted}
    if moved:
        places |= set(_elsewhere(edition, stored))
        if len(places) > MANY:
            return None
    new = {number: edition.entry(edition.keys[number]) for number in sorted(places)}
    made = _Made(edition.code)
    words = made.runs(stored.words, _words(stored, _changes(stored, new)), stored.word_items, WORDS)
    shown = made.runs(stored.shown, _shown(stored, new, edition.code), stored.entry_items, ENTRIES)
    kept = {run.name for run in (*words, *shown)}
    gone = (run.name for run in (*stored.words, *stored.shown) if run.name not in kept)
    files = (*made.files, head(edition, codes, words, shown))
    return Patch(files, tuple(path(edition.code, one) for one in gone))


def _elsewhere(edition: Findable, stored: Stored) -> Iterator[int]:
    """Yield the places of entries that lead elsewhere than what stood there."""
    addresses = map(edition.address, edition.keys)
    for chunk in range(len(stored.shown)):
        start = stored.start(chunk)
        for number, (one, now) in enumerate(zip(stored.records(chunk), addresses, strict=False), start):
            if one[0] != now:
                yield number


class _Made:
    """The files of an update as they are made."""

    def __init__(self, code: str) -> None:
        self._code = code
        self.files: list[File] = []

    def runs(
        self,
        before: Sequence[Run],
        now: Sequence[list[Item] | None],
        held: Callable[[int], list[Item]],
        size: int,
    ) -> list[Run]:
        """Return the files there are now; those that were not there before are made."""
        known = {run.name for run in before}
        found = []
        for run in recut(now, held, size):
            if isinstance(run, int):
                found.append(before[run])
                continue
            data = packed(run)
            mark = run[0][0] if isinstance(before[0].mark, str) else len(run)
            found.append(Run(name(data), mark))
            if found[-1].name not in known:
                self.files.append((path(self._code, found[-1].name), data))
        return found


def _shown(stored: Stored, new: Mapping[int, Entry], code: str) -> list[list[Item] | None]:
    """Return what the files of entries hold now, where that is not what it was."""
    found: list[list[Item] | None] = [None] * len(stored.shown)
    for number, entry in new.items():
        chunk = stored.chunk_of(number)
        items = found[chunk] or stored.entry_items(chunk)
        items[number - stored.start(chunk)] = entry.url, record(entry, code)
        found[chunk] = items
    return found


def _words(stored: Stored, changes: Changes) -> list[list[Item] | None]:
    """Return what the files of words hold now, where that is not what it was."""
    found: list[list[Item] | None] = [None] * len(stored.words)
    by_file: defaultdict[int, list[str]] = defaultdict(list)
    for word in changes:
        by_file[stored.file_of(word)].append(word)
    for number, words in by_file.items():
        lists = dict(stored.lists(number))
        for word in words:
            lists[word] = _patched(lists.get(word, ""), changes[word])
        kept = sorted((item for item in lists.items() if item[1]), key=lambda item: order(item[0]))
        found[number] = [word_item(*item) for item in kept]
    return found


def _patched(numbers: str, changes: Mapping[int, int | None]) -> str:
    held: dict[int, int | None] = {number >> 2: number & 3 for number in decoded(numbers)}
    held.update(changes)
    return encoded([number * 4 + weight for number, weight in sorted(held.items()) if weight is not None])


def _changes(stored: Stored, new: Mapping[int, Entry]) -> Changes:
    """Return what is new in the lists of words.

    A word that neighbours would make counts where somebody writes it: when the first one begins to, entries
    that did not change hold it as well, and when the last one ceases, none does any more.
    """
    words = Words()
    before = {number: words.fields(stored.entry(number)) for number in new}
    after = {number: words.fields(entry) for number, entry in new.items()}
    written_before = {word for fields in before.values() for word in words.written(fields)}
    written = {word for fields in after.values() for word in words.written(fields)}
    come = {word for word in written if word not in stored}
    gone = {word for word in written_before - written if not _written_elsewhere(stored, words, word, new)}
    changes: defaultdict[str, dict[int, int | None]] = defaultdict(dict)
    for number in new:
        old, now = weights(words, before[number]), weights(words, after[number])
        for word in old.keys() | now.keys():
            same = old.get(word) == now.get(word) and word not in come
            if not same and (word in come or (word not in gone and word in stored)):
                changes[word][number] = now.get(word)
    for word in come:
        if folding.is_merged(word):
            for number in _holding_apart(stored, word) - new.keys():
                weight = weights(words, words.fields(stored.entry(number))).get(word)
                if weight is not None:
                    changes[word][number] = weight
    for word in gone:
        changes[word] = dict.fromkeys(_entries(stored, word))
    return changes


def _entries(stored: Stored, word: str) -> list[int]:
    return [number >> 2 for number in decoded(stored.list_of(word))]


def _written_elsewhere(stored: Stored, words: Words, word: str, new: Collection[int]) -> bool:
    """Tell whether an entry that did not change writes a word, and not only as neighbours."""
    others = (number for number in _entries(stored, word) if number not in new)
    return any(word in words.written(words.fields(stored.entry(number))) for number in others)


def _holding_apart(stored: Stored, word: str) -> set[int]:
    """Return the entries that hold all the parts a word may be made of, wherever they stand."""
    ways = (map(set, (_entries(stored, part) for part in parts)) for parts in folding.apart(word, stored))
    return set().union(*(set.intersection(*way) for way in ways))
