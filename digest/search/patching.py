"""The index after some entries changed, out of the last one's files: the same as if made from nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
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
from digest.search.postings import Words, decoded, encoded, shifted, weights
from digest.search.renumbering import Renumbering, aligned, unmoved
from digest.search.stored import Read, Stored
from digest.text import folding

Changes = Mapping[str, Mapping[int | None, int | None]]
"""Word to what is new in its list: the number of an entry to its weight, None where it is out.

A word is there too where all that is new is that entries have gone.
"""

Turned = tuple[int | None, int | None]
"""The number an entry had, and has: None where it was not there, or is no more."""


@dataclass(frozen=True, slots=True)
class Patch:
    """What an update writes, the head last, and the paths of the files that are no more."""

    files: tuple[File, ...]
    gone: tuple[str, ...]


MANY = 1_000
"""So many entries that come, go or change take as long as to make the index from nothing."""


def patch(
    edition: Findable, codes: Sequence[str], changed: Collection[str], read: Read, *, moved: bool = False
) -> Patch | None:
    """Return what becomes of an edition's index when the entries of some keys changed, and no others.

    Entries may have `moved`, too: some have come or gone, stand at other places, or lead elsewhere. `read`
    gives a file of the site as it was, by its path. None where the index has to be made from nothing.
    """
    stored = Stored(edition.code, read)
    if not stored.words:
        return None
    if moved:
        numbers = aligned(stored.addresses(), list(map(edition.address, edition.keys)))
    elif stored.head["order"] == keys_as_one(edition):
        numbers = unmoved(stored.many)
    else:
        return None
    if numbers is None:
        return None
    wanted = set(changed)
    edited = (number for number, key in enumerate(edition.keys) if key in wanted)
    turned: list[Turned] = [(old, number) for number in edited if (old := numbers.was[number]) is not None]
    turned += [*((old, None) for old in numbers.gone), *((None, number) for number in numbers.come)]
    if len(turned) - min(len(numbers.gone), len(numbers.come)) > MANY:
        return None
    new = {number: edition.entry(edition.keys[number]) for _, number in turned if number is not None}
    made = _Made(edition.code)
    found = _words(stored, _changes(stored, turned, new, numbers), numbers)
    words = made.runs(stored.words, found, stored.word_items, WORDS)
    shown = made.runs(stored.shown, _shown(stored, new, edition.code, numbers), stored.entry_items, ENTRIES)
    kept = {run.name for run in (*words, *shown)}
    gone = (run.name for run in (*stored.words, *stored.shown) if run.name not in kept)
    files = (*made.files, head(edition, codes, words, shown))
    return Patch(files, tuple(path(edition.code, one) for one in gone))


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


def _shown(
    stored: Stored, new: Mapping[int, Entry], code: str, numbers: Renumbering
) -> list[list[Item] | None]:
    """Return what the files of entries hold now, where that is not what it was."""
    held: dict[int, dict[int, Item]] = {}

    def of(chunk: int) -> dict[int, Item]:
        if chunk not in held:
            now = numbers.now[stored.start(chunk) :]
            items = zip(now, stored.entry_items(chunk), strict=False)
            held[chunk] = {number: item for number, item in items if number is not None}
        return held[chunk]

    for old in numbers.gone:
        of(stored.chunk_of(old))
    for number, entry in new.items():
        of(stored.chunk_of(numbers.before(number)))[number] = entry.url, record(entry, code)
    found: list[list[Item] | None] = [None] * len(stored.shown)
    for chunk, items in held.items():
        found[chunk] = [items[number] for number in sorted(items)]
    return found


def _words(stored: Stored, changes: Changes, numbers: Renumbering) -> list[list[Item] | None]:
    """Return what the files of words hold now, where that is not what it was."""
    found: list[list[Item] | None] = [None] * len(stored.words)
    by_file: defaultdict[int, list[str]] = defaultdict(list)
    for word in changes:
        by_file[stored.file_of(word)].append(word)
    for number in range(len(stored.words)) if numbers.steps else by_file:
        lists = dict(stored.lists(number))
        new = {word: _patched(lists.pop(word, ""), changes[word], numbers) for word in by_file[number]}
        if numbers.steps:
            lists = {word: shifted(held, numbers.steps) for word, held in lists.items()}
        lists.update((word, held) for word, held in new.items() if held)
        found[number] = [word_item(*item) for item in sorted(lists.items(), key=lambda item: order(item[0]))]
    return found


def _patched(held: str, changes: Mapping[int | None, int | None], numbers: Renumbering) -> str:
    now: dict[int | None, int | None] = {numbers.now[number >> 2]: number & 3 for number in decoded(held)}
    now.update(changes)
    weighed = [
        (number, weight) for number, weight in now.items() if number is not None and weight is not None
    ]
    return encoded([number * 4 + weight for number, weight in sorted(weighed)])


def _changes(
    stored: Stored, turned: Sequence[Turned], new: Mapping[int, Entry], numbers: Renumbering
) -> Changes:
    """Return what is new in the lists of words.

    A word that neighbours would make counts where somebody writes it: when the first one begins to, entries
    that did not change hold it as well, and when the last one ceases, none does any more.
    """
    words = Words()
    before = {old: words.fields(stored.entry(old)) for old, _ in turned if old is not None}
    after = {number: words.fields(entry) for number, entry in new.items()}
    written_before = {word for fields in before.values() for word in words.written(fields)}
    written = {word for fields in after.values() for word in words.written(fields)}
    come = {word for word in written if word not in stored}
    gone = {word for word in written_before - written if not _written_elsewhere(stored, words, word, before)}
    changes: defaultdict[str, dict[int | None, int | None]] = defaultdict(dict)
    for old, number in turned:
        held = weights(words, before[old]) if old is not None else {}
        now = weights(words, after[number]) if number is not None else {}
        for word in held.keys() | now.keys():
            same = held.get(word) == now.get(word) and word not in come
            if not same and (word in come or (word not in gone and word in stored)):
                in_list = changes[word]
                if number is not None:
                    in_list[number] = now.get(word)
    for word in come:
        if folding.is_merged(word):
            for old in _holding_apart(stored, word) - before.keys():
                weight = weights(words, words.fields(stored.entry(old))).get(word)
                place = numbers.now[old]
                if weight is not None and place is not None:
                    changes[word][place] = weight
    for word in gone:
        places = (numbers.now[old] for old in _entries(stored, word))
        changes[word] = {place: None for place in places if place is not None}
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
