"""One spelling for matching: letters of one sound alike, digits 0-9, vowel marks gone; and the way back."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from digest.text.digits import NUMBERINGS, to_digits

HALF_SPACE = "\u200c"

_SAME = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("يىئېۍے", "ی"),
        **dict.fromkeys("كڪ", "ک"),
        **dict.fromkeys("ةۀہھە", "ه"),
        "ؤ": "و",
        "\xa0": " ",
        "\t": " ",
        "\u202f": " ",
        "\u2009": " ",
        HALF_SPACE: " ",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
    }
)
_DIGITS = {
    ord(digit): str(value)
    for numbering in ("arab", "arabext")
    if numbering in NUMBERINGS
    for value, digit in enumerate(to_digits("0123456789", numbering))
}
_SILENT = re.compile("[\u0640\u064b-\u065f\u0670\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff\xad]")


def listed(words: str) -> tuple[str, ...]:
    """Return words written in a row, with spaces between them, as a tuple."""
    return tuple(words.split())


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    return unicodedata.normalize("NFKD", char)[0] if char.isalpha() else char


def clean(text: str) -> str:
    """Return a line without what is not seen: vowel marks stay, controls and tatweel go, NFC."""
    kept = "".join(char for char in text if char in "\t\u200c" or unicodedata.category(char)[0] != "C")
    kept = unicodedata.normalize("NFC", kept.replace("\t", " "))
    return re.sub(r"[ \xa0]+", " ", kept).strip(" \u200c")


def level(text: str) -> str:
    """Return a text in one spelling, as long as it was: what is silent becomes U+200B, for `fold`."""
    same = text.translate(_SAME).translate(_DIGITS)
    if not same.isascii():
        same = _SILENT.sub("\u200b", same)
        same = "".join(_plain(char) if "\xc0" <= char <= "\u024f" else char for char in same)
    return same


def fold(text: str) -> str:
    """Return a text in one spelling without the silent characters: shorter than it was."""
    return level(text).replace("\u200b", "")
