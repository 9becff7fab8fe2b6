"""The index of an edition as it was written, read file by file as far as it is asked for."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from digest.search.cutting import Item
from digest.search.entries import Said
from digest.search.files import Run, order, path, word_item

Read = Callable[[str], bytes]
"""Returns a file of the site by its path."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """An entry as it was written: what it is found by."""

    url: str
    title: Said
    label: Said | None
    when: tuple[tuple[str, str | None], ...]
    texts: tuple[Said, ...]
    also: tuple[Said, ...]
    hidden: str


class Stored:
    """An edition's index in the site. It holds what was read, and is not for longer than one update."""

    def __init__(self, code: str, read: Read) -> None:
        self._code, self._read = code, read
        self.head: dict[str, Any] = json.loads(read(path(code, "")))
        head = self.head
        self.words = [Run(name, first) for name, first in zip(head["wordFiles"], head["words"], strict=True)]
        self.shown = [Run(name, many) for name, many in zip(head["entryFiles"], head["entries"], strict=True)]
        self._firsts = [order(first) for first in head["words"]]
        self._ends = list(accumulate(head["entries"]))
        self._lists: dict[int, dict[str, str]] = {}
        self._records: dict[int, list[Any]] = {}

    @property
    def many(self) -> int:
        """Return how many entries there are."""
        return self._ends[-1] if self._ends else 0

    def file_of(self, word: str) -> int:
        """Return the number of the file where a word stands, or would stand."""
        return max(0, bisect_right(self._firsts, order(word)) - 1)

    def lists(self, number: int) -> dict[str, str]:
        """Return word to list of a file of words."""
        if number not in self._lists:
            flat = json.loads(self._read(path(self._code, self.words[number].name)))
            self._lists[number] = dict(zip(flat[::2], flat[1::2], strict=True))
        return self._lists[number]

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self.list_of(word))

    def list_of(self, word: str) -> str:
        """Return the list of a word; "" where nothing holds it."""
        return self.lists(self.file_of(word)).get(word, "") if self.words else ""

    def word_items(self, number: int) -> list[Item]:
        """Return what is in a file of words."""
        return [word_item(*item) for item in self.lists(number).items()]

    def chunk_of(self, entry: int) -> int:
        """Return the number of the file an entry is in."""
        return bisect_right(self._ends, entry)

    def records(self, number: int) -> list[Any]:
        """Return the entries of a file."""
        if number not in self._records:
            self._records[number] = json.loads(self._read(path(self._code, self.shown[number].name)))
        return self._records[number]

    def addresses(self) -> list[str]:
        """Return where all entries lead."""
        return [one[0] for number in range(len(self.shown)) for one in self.records(number)]

    def start(self, number: int) -> int:
        """Return the number of the first entry of a file."""
        return self._ends[number - 1] if number else 0

    def entry(self, number: int) -> Recalled:
        """Return an entry by its number."""
        chunk = self.chunk_of(number)
        url, title, label, when, texts, also, hidden = self.records(chunk)[number - self.start(chunk)]
        return Recalled(
            url=url,
            title=_said(title),
            label=_said(label) if label else None,
            when=tuple((piece, None) if isinstance(piece, str) else (piece[0], piece[1]) for piece in when),
            texts=tuple(map(_said, texts)),
            also=tuple(map(_said, also)),
            hidden=hidden,
        )

    def entry_items(self, number: int) -> list[Item]:
        """Return what is in a file of entries."""
        return [(one[0], _encode(one).encode()) for one in self.records(number)]


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _said(said: str | list[str]) -> Said:
    return (said, "", "") if isinstance(said, str) else (said[0], said[1], said[2])
