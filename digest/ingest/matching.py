"""Finding names as whole words: a dictionary of word sequences, looked up longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.ingest.spelling import fold

_WORD = re.compile(r"(?:[A-Z]\.){2,5}|[^\W_]+(?:\u200b[^\W_]+)*\u200b?")
_LONGEST = 6

Names = Mapping[str, Mapping[tuple[str, ...], str]]
"""First word to the word sequences that begin with it, each with what it names ("" for nothing)."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line, in one spelling, with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a line: what it names and its place, by character and by word."""

    id: str
    start: int
    end: int
    word: int
    words: int


def words(level: str) -> list[Word]:
    """Return the words of a levelled line; "U.S." is "US", a half-space and a hyphen part words."""
    return [
        Word(match[0].replace("\u200b", "").replace(".", ""), match.start(), match.end())
        for match in _WORD.finditer(level)
    ]


def split(name: str) -> tuple[str, ...]:
    """Return a name as the words it is looked up by."""
    return tuple(word.text for word in words(fold(name)))


def index(pairs: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, dict[tuple[str, ...], str]]:
    """Return word sequences by their first word; of two with the same words the first stays."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for sequence, id in pairs:
        if sequence:
            found.setdefault(sequence[0], {}).setdefault(sequence, id)
    return found


def find(line: list[Word], names: Names, stems: Callable[[str], Iterable[str]]) -> Iterator[Hit]:
    """Yield the names in a line's words, longest first, none inside another.

    `stems` gives what a name's first word may be when prefixes are taken off it.
    """
    at = 0
    while at < len(line):
        hit = _longest(line, at, names, stems)
        if hit is None:
            at += 1
            continue
        if hit.id:
            yield hit
        at += hit.words


def _longest(line: list[Word], at: int, names: Names, stems: Callable[[str], Iterable[str]]) -> Hit | None:
    best: Hit | None = None
    rest = tuple(word.text for word in line[at + 1 : at + _LONGEST])
    for stem in stems(line[at].text):
        for sequence, id in names.get(stem, {}).items():
            size = len(sequence)
            if sequence[1:] == rest[: size - 1] and (best is None or size > best.words):
                best = Hit(id, line[at].start, line[at + size - 1].end, at, size)
    return best
