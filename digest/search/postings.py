"""Which entries hold which word, and where: a map from folded words to compact lists."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress, repeat
from operator import sub

from digest.search.entries import Entry
from digest.text import folding

TEXT, SUMMARY, TITLE, NAME = range(4)
"""How much a word says about an entry: it is in its text, its summary, its title, or is its whole name."""

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""Digits of numbers in a list: five bits each, the lowest first; the sixth says that more follow."""

_VALUES = {digit: value for value, digit in enumerate(DIGITS)}

Read = list[str] | set[str]
"""A text's words, as `Words` reads them: in their order, where neighbours may be one word."""

Fields = tuple[Sequence[Read], ...]
"""What an entry is found by: texts for each weight, from TEXT to NAME."""


@dataclass(frozen=True, slots=True)
class Follows:
    """A part to what may stand after it, one part or two, and the known word they are together."""

    one: dict[str, dict[str, str]]
    two: dict[str, dict[tuple[str, str], str]]


class Words:
    """The words of texts, each folded once.

    A text is cut at its spaces; what stands between them ("(half-spaced)") is looked up as a whole, and comes
    back as its words, the parts of a word tied with a hyphen.
    """

    def __init__(self) -> None:
        self._words = _Words()
        self._parts = _Parts()
        self._keys = _Keys(self._parts)
        self._tied: set[str] = set()

    def fields(self, entry: Entry) -> Fields:
        """Return what an entry is found by."""
        names = [self._in_order(said[0]) for said in (entry.title, *entry.also)]
        texts = [self._read(said[0]) for said in entry.texts]
        label = entry.label[0] if entry.label else ""
        rest = self._read(" | ".join((label, *[text for text, _ in entry.when], entry.hidden)))
        one_word = [words for words in names if len(" ".join(words).split()) == 1]
        return [rest, *texts[1:]], [*texts[:1], *names[1:]], names[:1], one_word

    def _in_order(self, text: str) -> list[str]:
        return list(filter(None, map(self._words.__getitem__, text.split())))

    def _read(self, text: str) -> Read:
        if not text.isascii():
            return self._in_order(text)
        found = set(map(self._words.__getitem__, text.split()))  # no script of ASCII joins words
        found.discard("")
        return found

    def parts(self, words: Iterable[str]) -> list[str]:
        """Return the parts of words, in their order."""
        return list(chain.from_iterable(map(self._parts.__getitem__, words)))

    def keys(self, words: Iterable[str]) -> Iterator[str]:
        """Yield what words are found by: their parts, and joined without a gap those that have parts."""
        return chain.from_iterable(map(self._keys.__getitem__, set(words)))

    def written(self, fields: Fields) -> set[str]:
        """Return what stands in an entry, in parts and joined."""
        return set(self.keys(chain.from_iterable(chain.from_iterable(fields))))

    def known(self) -> tuple[frozenset[str], frozenset[str]]:
        """Return all parts that were read, and all that words are found by."""
        every = set(self._words.values())
        return frozenset(self.parts(every)), frozenset(self.keys(every))

    def neighbours(self, after: Follows) -> Neighbours:
        """Return what knows the words that neighbouring parts make; those within one word it is found by."""
        found = Neighbours(self._parts, after)
        for words, parts in self._parts.items():
            if len(parts) > 1:
                self._keys[words] = tuple(dict.fromkeys((*self._keys[words], *found.within([words]))))
        self._tied = {words for words, keys in self._keys.items() if keys != (words,)}
        return found

    def found_by(self, texts: Sequence[Read], neighbours: Neighbours) -> set[str]:
        """Return what texts are found by, once all that there is was read."""
        found = set().union(*texts)
        if tied := found & self._tied:
            found -= tied
            found.update(*map(self._keys.__getitem__, tied))
        for words in texts:
            if isinstance(words, list):
                found.update(neighbours.words(words))
        return found


class _Words(dict[str, str]):
    """A piece between spaces to its folded words; equal ones are the same object."""

    def __init__(self) -> None:
        self._same: dict[str, str] = {}

    def __missing__(self, piece: str) -> str:
        words = " ".join("-".join(parts) for parts in folding.words(piece))
        self[piece] = words = self._same.setdefault(words, words)
        return words


class _Parts(dict[str, tuple[str, ...]]):
    """Words, as `_Words` gives them, to their parts; equal parts are the same object."""

    def __init__(self) -> None:
        self.same: dict[str, str] = {}

    def __missing__(self, words: str) -> tuple[str, ...]:
        found = tuple(self.same.setdefault(part, part) for part in words.replace("-", " ").split())
        self[words] = found
        return found


class _Keys(dict[str, tuple[str, ...]]):
    """Words, as `_Words` gives them, to what they are found by."""

    def __init__(self, parts: _Parts) -> None:
        self._parts = parts

    def __missing__(self, words: str) -> tuple[str, ...]:
        parts = self._parts[words]
        joined = (folding.join(word.split("-")) for word in words.split() if "-" in word)
        self[words] = found = (*parts, *(self._parts.same.setdefault(word, word) for word in joined))
        return found


class Neighbours:
    """The known words that neighbouring parts make, looked up by the words they are parts of."""

    def __init__(self, parts: _Parts, after: Follows) -> None:
        self._parts, self._after = parts, after
        self._first = {words: found[0] for words, found in parts.items() if found}
        begin = {words: self._next(found) for words, found in parts.items() if found}
        self._begin = {words: following for words, following in begin.items() if following}
        """Words to what the next ones may begin with."""

    def _next(self, parts: tuple[str, ...]) -> frozenset[str]:
        one, two = self._after.one, self._after.two
        *before, last = parts
        later = [second for second, _ in two.get(last, ())]
        if before:
            later += [third for second, third in two.get(before[-1], ()) if second == last]
        return frozenset((*one.get(last, ()), *later))

    def words(self, found: Sequence[str]) -> list[str]:
        """Return the known words that parts of several words make."""
        begin, first = self._begin, self._first
        begun = compress(range(len(found) - 1), map(begin.__contains__, found))
        near = [at for at in begun if first[found[at + 1]] in begin[found[at]]]
        return [word for at in near for word in self.within(found[at : at + folding.LONGEST_RUN])]

    def within(self, found: Iterable[str]) -> Iterator[str]:
        """Yield the known words that neighbouring parts of a few words make."""
        parts = [part for words in found for part in self._parts[words]]
        for first, second, third in zip(parts, (*parts[1:], ""), (*parts[2:], "", ""), strict=False):
            if word := self._after.one.get(first, {}).get(second):
                yield word
            if word := self._after.two.get(first, {}).get((second, third)):
                yield word


def postings(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return folded word to the numbers of the entries that hold it, `encoded`.

    A word that has parts («هسته‌ای», "Díaz-Canel") is there joined and in its parts. Neighbouring words are
    there joined where somebody somewhere writes them so.
    """
    words = Words()
    read = [words.fields(entry) for entry in entries]
    parts, known = words.known()
    neighbours = words.neighbours(follows(known, parts))
    lists: dict[str, list[int]] = {key: [] for key in known}
    for number, fields in enumerate(read):
        held: set[str] = set()
        for weight in (NAME, TITLE, SUMMARY, TEXT):
            if texts := fields[weight]:
                found = words.found_by(texts, neighbours)
                found -= held
                if weight:
                    held |= found
                # Without a loop: there are millions. `append` returns nothing.
                any(map(list.append, map(lists.__getitem__, found), repeat(number * 4 + weight)))
    return {key: encoded(numbers) for key, numbers in lists.items()}


def follows(known: Iterable[str], parts: Container[str]) -> Follows:
    """Return which parts make a known word when no gap is written between them."""
    found = Follows({}, {})
    for word in known:
        if folding.is_merged(word):
            for way in folding.apart(word, parts):
                if word not in way:  # a part that is the word itself is found by itself
                    first, second, *third = way
                    if third:
                        found.two.setdefault(first, {})[second, third[0]] = word
                    else:
                        found.one.setdefault(first, {})[second] = word
    return found


def weights(words: Words, fields: Fields) -> dict[str, int]:
    """Return what an entry says of each word it holds or may hold: also of those that neighbours would make.

    The words that only neighbours make count where somebody writes them so.
    """
    best: dict[str, int] = {}
    for weight, texts in enumerate(fields):  # what says more is written over what says less
        for found in texts:
            best.update(dict.fromkeys(chain(words.keys(found), folding.runs(words.parts(found))), weight))
    return best


class _Written(dict[int, str]):
    """A number to its digits."""

    def __missing__(self, number: int) -> str:
        rest, digits = number, []
        while rest > 31:
            digits.append(DIGITS[32 | rest & 31])
            rest >>= 5
        self[number] = written = "".join((*digits, DIGITS[rest]))
        return written


_WRITTEN = _Written()
_STARTS: list[int] = []
"""A number to that of the same entry without a weight, as far as it was asked for."""


def encoded(numbers: Sequence[int]) -> str:
    """Return ascending numbers as text: entry * 4 + weight, each entry as the distance from the last one."""
    if numbers and numbers[-1] >= len(_STARTS):
        _STARTS.extend(number & ~3 for number in range(len(_STARTS), 2 * numbers[-1] + 1))
    last = map(_STARTS.__getitem__, numbers)
    return "".join(map(_WRITTEN.__getitem__, map(sub, numbers, chain((0,), last))))


def decoded(text: str) -> list[int]:
    """Return the numbers of an encoded list."""
    numbers: list[int] = []
    value = shift = last = 0
    for digit in map(_VALUES.__getitem__, text):
        value |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            last = (last & ~3) + value
            numbers.append(last)
            value = shift = 0
    return numbers


def shifted(text: str, steps: Sequence[tuple[int, int]]) -> str:
    """Return an encoded list whose entries have other numbers, in the same order.

    `steps` are the numbers from which on they are greater by so much than they were. Only the distances at
    the steps are written anew, and nothing is read after the last of them.
    """
    found: list[str] = []
    copied = began = value = shift = last = moved = step = 0
    for at, digit in enumerate(map(_VALUES.__getitem__, text)):
        value |= (digit & 31) << shift
        shift += 5
        if digit >= 32:
            continue
        last = (last & ~3) + value
        before = moved
        while step < len(steps) and last >> 2 >= steps[step][0]:
            moved = steps[step][1]
            step += 1
        if moved != before:
            found += text[copied:began], _WRITTEN[value + 4 * (moved - before)]
            copied = at + 1
        if step == len(steps):
            break
        began, value, shift = at + 1, 0, 0
    return "".join((*found, text[copied:]))
