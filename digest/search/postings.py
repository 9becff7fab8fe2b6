"""Which entries hold which word, and where: a map from folded words to compact lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from digest.search.entries import Entry
from digest.text import folding

TEXT, SUMMARY, TITLE, NAME = range(4)
"""How much a word says about an entry: it is in its text, its summary, its title, or is its whole name."""

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Digits of numbers in a list: five bits each, the lowest first; the sixth says that more follow."""

_SHORT = tuple(DIGITS[n] if n < 32 else DIGITS[32 | n & 31] + DIGITS[n >> 5] for n in range(1024))
"""The numbers of one and two digits, written."""

Words = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Field:
    weight: int
    parts: list[str]
    keys: set[str]


def postings(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return folded word to the numbers of the entries that hold it, `encoded`.

    A word that has parts («هسته‌ای», "Díaz-Canel") is there joined and in its parts. Neighbouring words are
    there joined where somebody somewhere writes them so.
    """
    fields = [tuple(_fields(entry)) for entry in entries]
    known: set[str] = set()
    for found in fields:
        known.update(*(field.keys for field in found))
    lists: dict[str, list[int]] = {}
    for number, found in enumerate(fields):
        best: dict[str, int] = {}
        for field in reversed(found):  # what says more is written over what says less
            best.update(dict.fromkeys(field.keys, field.weight))
            best.update(dict.fromkeys(folding.runs(field.parts, known), field.weight))
        for key, weight in best.items():
            lists.setdefault(key, []).append(number * 4 + weight)
    return {key: encoded(numbers) for key, numbers in lists.items()}


def encoded(numbers: Sequence[int]) -> str:
    """Return ascending numbers as text: entry * 4 + weight, each entry as the distance from the last one."""
    written: list[str] = []
    last = 0
    for number in numbers:
        rest = number - last
        last = number & ~3
        while rest > 1023:
            written.append(DIGITS[32 | rest & 31])
            rest >>= 5
        written.append(_SHORT[rest])
    return "".join(written)


def _field(weight: int, words: Words) -> _Field:
    parts = [part for word in words for part in word]
    return _Field(weight, parts, {*parts, *(folding.join(word) for word in words if len(word) > 1)})


def _fields(entry: Entry) -> Iterable[_Field]:
    """Return what an entry is found by, the most telling first."""
    names = [folding.words(said[0]) for said in (entry.title, *entry.also)]
    yield from (_field(NAME, words) for words in names if len(words) == 1)
    yield _field(TITLE, names[0])
    texts = [folding.words(said[0]) for said in entry.texts]
    yield from (_field(SUMMARY, words) for words in (*names[1:], *texts[:1]))
    yield from (_field(TEXT, words) for words in texts[1:])
    rest = " | ".join(
        (entry.label[0] if entry.label else "", *(text for text, _ in entry.when), entry.hidden)
    )
    yield _field(TEXT, folding.words(rest))
