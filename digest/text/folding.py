"""Folding of words for search: spellings of one word come out the same, here and in the reader's browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from digest.text.digits import NUMBERINGS, to_ascii, to_digits

Ranges = tuple[tuple[int, int], ...]
"""First and last code points of runs of characters."""

_HAMZA = "\u0654"
_FOLDED: tuple[tuple[int, int], ...] = (
    (0x00, 0x24F), (0x2B9, 0x3FF), (0x400, 0x52F), (0x531, 0x587), (0x591, 0x5C7), (0x600, 0x6FF),
    (0x750, 0x77F), (0x870, 0x8FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1EFF), (0x1F00, 0x1FFF), (0x2000, 0x206F),
    (0x20D0, 0x20F0), (0x2C60, 0x2C7F), (0xFB00, 0xFB06), (0xFB1D, 0xFDFF), (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F), (0xFE70, 0xFEFF), (0xFF10, 0xFF5A),
)  # fmt: skip
"""Where spellings are folded. Elsewhere (Indic vowel signs, Hangul, Han) a mark is part of the word."""

# What decomposition does not know: letters of one sound written in several ways, and letters with strokes.
_LETTERS = {
    "ك": "ک", "ڪ": "ک", "ي": "ی", "ى": "ی", "ې": "ی", "ێ": "ی", "ۍ": "ی", "ے": "ی", "ة": "ه",
    "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ڕ": "ر", "ڵ": "ل",
    "ٱ": "ا", "ء": "", "ـ": "", "٬": "", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n",
}  # fmt: skip

_RULES = (("ی" + _HAMZA + "و", "و"), (_HAMZA, ""))
"""Done one after the other once the letters are folded: مسئول and مسؤول are one word, but سؤال is not سال."""

_SQUEEZED = "یو"
"""Letters that count once where they are doubled: رییس is رئیس, مسوول is مسئول."""

_JOINERS = "\u200c-\u2010\u2011'\u2018\u2019\u02bb\u02bc"
"""What stands between the parts of one word: half-space, hyphens, apostrophes."""

_MERGED: Ranges = ((0x620, 0x8FF),)
"""Letters of a script that writes one word joined, with a half-space or with a space: Arabic script."""

_LONE: Ranges = (
    (0x3005, 0x3007), (0x3041, 0x30FF), (0x3100, 0x312F), (0x31F0, 0x31FF), (0x3400, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Letters of scripts that write no gaps at all, Han and kana: each counts as a word."""

LONGEST_RUN = 3
"""Of how many parts a word may be that is also written with spaces."""


_PARTING = frozenset(
    ("Cc", "Zs", "Zl", "Zp", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So")
)
"""The general categories of what parts words: all spaces, signs and symbols, and controls."""


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Return what all spellings of a text share; spaces and signs stay, so it may be more than one word."""
    folded = text.translate(_letters)
    for old, new in _RULES:
        folded = folded.replace(old, new)
    return squeeze(folded)


def join(parts: Iterable[str]) -> str:
    """Return folded parts of a word as the word written without any gap."""
    joined = "".join(parts)
    return squeeze(joined) if any(letter * 2 in joined for letter in _SQUEEZED) else joined


def squeeze(folded: str) -> str:
    """Return a folded text with the letters that count once standing once."""
    return _doubled().sub(r"\1", folded)


def words(text: str) -> list[tuple[str, ...]]:
    """Return the folded words of a text, each as its parts: «هسته‌ای» has two, ("هسته", "ای")."""
    return [parts for word in _word().findall(text) if (parts := _parts(word))]


def runs(parts: Sequence[str]) -> set[str]:
    """Return the words that neighbouring parts make when no gap is written, in scripts that do that."""
    found = {
        join(parts[at : at + size])
        for size in range(2, LONGEST_RUN + 1)
        for at in range(len(parts) - size + 1)
    }
    return {word for word in found if is_merged(word)}


def apart(word: str, known: Container[str]) -> Iterator[tuple[str, ...]]:
    """Yield all ways a word is made of parts that are known, as `runs` makes it: it may be written so."""
    for first, rest in _halves(word):
        if first in known:
            if rest in known:
                yield first, rest
            for second, third in _halves(rest):
                if second in known and third in known:
                    yield first, second, third


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut a word in two that join to it: a letter at the seam may be in both halves."""
    for at in range(1, len(word)):
        yield word[:at], word[at:]
    for at, letter in enumerate(word):
        if letter in _SQUEEZED:
            yield word[: at + 1], word[at:]


@lru_cache(maxsize=1 << 17)
def is_merged(part: str) -> bool:
    """Tell whether a folded part of a word may be written with or without a gap before the next."""
    return bool(part) and all(any(first <= ord(char) <= last for first, last in _MERGED) for char in part)


def table() -> Mapping[str, object]:
    """Return all that folding knows, as plain data for JSON: a script that obeys it folds as this module."""
    return {
        "letters": {chr(code): new for code, new in _table().items()},
        "rules": _RULES,
        "squeezed": _SQUEEZED,
        "joiners": _JOINERS,
        "breaks": _breaks(),
        "lone": _LONE,
        "merged": _MERGED,
        "run": LONGEST_RUN,
    }


class _Letters(dict[int, str]):
    """What each character becomes, found out when it is first met: a text has few of them."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = found = _digits().get(char) or (_character(char) if _is_folded(char) else char)
        return found


_letters = _Letters()


def _table() -> Mapping[int, str]:
    """Return what each character becomes, where that is not itself."""
    codes = [code for first, last in _FOLDED for code in range(first, last + 1)]
    codes += map(ord, _digits())
    return {code: new for code in codes if (new := _letters[code]) != chr(code)}


@cache
def _digits() -> Mapping[str, str]:
    """Return the digits of every numbering, each with that of ASCII."""
    found = (digit for numbering in sorted(NUMBERINGS) for digit in to_digits("0123456789", numbering))
    return {digit: to_ascii(digit) for digit in found}


def _is_folded(char: str) -> bool:
    return char not in _JOINERS and any(first <= ord(char) <= last for first, last in _FOLDED)


def _character(char: str) -> str:
    if char in ("ئ", _HAMZA):
        return "ی" + _HAMZA if char == "ئ" else _HAMZA  # the rules decide
    if unicodedata.category(char)[0] in "ZPS" and char not in _LETTERS:
        return char
    bare = [part for part in unicodedata.normalize("NFKD", char) if not _is_silent(part)]
    low = to_ascii("".join(bare).casefold())
    return "".join(_LETTERS.get(part, part) for part in low if not part.isspace())


def _is_silent(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf") and char not in _JOINERS


@cache
def _breaks() -> Ranges:
    """Return the characters that part words: spaces, signs, controls; of the first plane, and emoji."""
    breaks = bytearray(
        category in _PARTING for category in map(unicodedata.category, map(chr, range(0x10000)))
    )
    for char in (*_JOINERS, *_LETTERS):
        breaks[ord(char)] = False
    found = ((run.start(), run.end() - 1) for run in re.finditer(b"\1+", breaks))
    return (*found, (0x1F000, 0x1FAFF))


def _class(ranges: Ranges) -> str:
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in ranges)


@cache
def _word() -> re.Pattern[str]:
    joiners, lone = re.escape(_JOINERS), _class(_LONE)
    part = f"[^{_class(_breaks())}{joiners}{lone}]+"
    return re.compile(f"[{lone}]|{part}(?:[{joiners}]+{part})*")


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(_JOINERS)}]+")


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(f"([{_SQUEEZED}])\\1+")


@lru_cache(maxsize=1 << 17)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(folded for part in _gap().split(word) if (folded := fold(part)))
