"""Alphabetical order by an edition's own alphabet: Persian files پ after ب and گ after ک."""

from __future__ import annotations

import unicodedata
from functools import cache

from digest.text.digits import to_ascii

# Writings of one letter. Each is filed under the first of these that the alphabet has.
_ARABIC = {
    "آ": "اأ", "أ": "ا", "إ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "یي", "ء": "ا", "ي": "ی", "ى": "یي", "ی": "ي",
    "ې": "یي", "ێ": "یي", "ك": "ک", "ک": "ك", "ڪ": "کك", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
    "ۆ": "و", "ۇ": "و", "ڕ": "ر", "ڵ": "ل", "ڤ": "وف",
    "پ": "ب", "چ": "ج", "ژ": "ز", "گ": "كک",
}  # fmt: skip
_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "œ": "o", "ı": "i", "ß": "s", "ħ": "h"}
_IGNORED = frozenset("\u200c\u200d\u0640'’ʼʻ")
_AFTER_LETTERS = 1_000_000

NO_LETTER = "#"
"""Where names are filed that begin with no letter of the alphabet."""


def initial(name: str, alphabet: tuple[str, ...]) -> str:
    """Return the letter of the alphabet a name is filed under, as the alphabet writes it; "#" for none.

    Marks before the first letter are passed over; accents and other writings of a letter are folded
    (é under e, أ under ا), unless the alphabet has them as letters of their own (ñ in Spanish).
    """
    ranks = _ranks(alphabet)
    for char in _letters(name):
        if char.isalnum():
            rank = _rank(char, ranks)
            return alphabet[rank] if rank is not None else NO_LETTER
    return NO_LETTER


def sort_key(name: str, alphabet: tuple[str, ...]) -> tuple[tuple[int, ...], str]:
    """Return what orders names: word by word, digits before letters, letters as the alphabet has them.

    Case, accents, vowel marks and ZWNJ count for nothing, except between names that are otherwise equal.
    """
    return tuple(_weights(name, _ranks(alphabet))), name


def _weights(name: str, ranks: dict[str, int]) -> list[int]:
    weights: list[int] = []
    for char in _letters(name):
        if char.isspace() or char in "-–/":
            if weights and weights[-1]:
                weights.append(0)
        elif (digit := to_ascii(char)).isdecimal():
            weights.append(1 + int(digit))
        elif char.isalpha():
            rank = _rank(char, ranks)
            weights.append(11 + rank if rank is not None else _AFTER_LETTERS + ord(char))
    while weights and not weights[-1]:
        weights.pop()
    return weights


def _letters(name: str) -> str:
    """Return a name in lower case and composed, without what is never heard or seen."""
    folded = unicodedata.normalize("NFC", name.casefold())
    return "".join(char for char in folded if char not in _IGNORED and unicodedata.category(char) != "Mn")


@cache
def _ranks(alphabet: tuple[str, ...]) -> dict[str, int]:
    return {unicodedata.normalize("NFC", letter.casefold()): rank for rank, letter in enumerate(alphabet)}


def _rank(char: str, ranks: dict[str, int]) -> int | None:
    """Return a letter's place: its own, else that of the letter it is a writing of."""
    if char in ranks:
        return ranks[char]
    for other in _ARABIC.get(char) or _LATIN.get(char, ""):
        if other in ranks:
            return ranks[other]
    bare = unicodedata.normalize("NFKD", char)[0].casefold()
    if bare == char:
        return None
    return ranks[bare] if bare in ranks else _rank(bare, ranks)
