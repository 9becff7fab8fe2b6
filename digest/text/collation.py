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


def sort_key(name: str, alphabet: tuple[str, ...]) -> tuple[str, str]:
    """Return what orders names: word by word, digits before letters, letters as the alphabet has them.

    Case, accents, vowel marks and ZWNJ count for nothing, except between names that are otherwise equal.
    The first is the name in signs that stand in this order: SPACE, digits, letters by rank, other letters.
    """
    signs = unicodedata.normalize("NFC", name.casefold()).translate(_signs(alphabet))
    return SPACE.join(filter(None, signs.split(SPACE))), name


SPACE = "\0"
"""The sign between two words of a sort key."""
_DIGITS, _LETTERS, _OTHERS = 1, 11, 0x100
"""Where the signs of a sort key begin: of digits, of the alphabet's letters, and of other ones."""


def letter(sign: str, alphabet: tuple[str, ...]) -> str | None:
    """Return the letter of the alphabet that a sign of a sort key stands for, None for any other sign."""
    rank = ord(sign) - _LETTERS
    return alphabet[rank] if 0 <= rank < len(alphabet) else None


def written(sign: str, alphabet: tuple[str, ...]) -> str:
    """Return what a sign of a sort key stands for: a letter in lower case, a digit, a space."""
    if sign == SPACE:
        return " "
    if (number := ord(sign)) < _LETTERS:
        return str(number - _DIGITS)
    found = letter(sign, alphabet)
    return chr(number - _OTHERS) if found is None else found.casefold()


class _Signs(dict[int, str]):
    """Character to its sign in a sort key, "" for what counts for nothing; found out when first met."""

    def __init__(self, alphabet: tuple[str, ...]) -> None:
        super().__init__()
        self._ranks = _ranks(alphabet)

    def __missing__(self, number: int) -> str:
        self[number] = sign = self._sign(chr(number))
        return sign

    def _sign(self, char: str) -> str:
        if char in _IGNORED or unicodedata.category(char) == "Mn":
            return ""
        if char.isspace() or char in "-–/":
            return SPACE
        if (digit := to_ascii(char)).isdecimal():
            return chr(_DIGITS + int(digit))
        if not char.isalpha():
            return ""
        rank = _rank(char, self._ranks)
        return chr(_LETTERS + rank if rank is not None else _OTHERS + ord(char))


@cache
def _signs(alphabet: tuple[str, ...]) -> _Signs:
    return _Signs(alphabet)


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
