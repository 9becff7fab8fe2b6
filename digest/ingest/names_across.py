"""A Latin name as Arabic script may write it: a pattern per word, with its short vowels left open."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Longest first: what a group of Latin letters becomes in Arabic script, in one spelling (see `spelling`).
_SOUNDS = (
    ("sch", "ش"), ("tch", "تش|چ"), ("dzh", "ج"), ("kh", "خ"), ("gh", "غ|ق"), ("sh", "ش"),
    ("ch", "تش|چ|ش|خ|ک"),
    ("zh", "ژ|ج|ز"), ("th", "ث|ت|ذ|د"), ("ph", "ف"), ("ts", "تس|س"), ("dj", "ج"), ("tz", "تز|تس|ز"),
    ("gue", "غ[یو]?|گ[یو]?|ج[یو]?"), ("gui", "غ[یو]?|گ[یو]?"), ("que", "ک[یا]?"), ("qui", "ک[ی]?"),
    ("ll", "ل|ی|لی"), ("rr", "ر"), ("ss", "س"),
    ("tt", "ت"), ("nn", "ن"), ("mm", "م"), ("ck", "ک"), ("ai", "[یا]{0,3}"), ("ei", "[یا]{0,3}"),
    ("ey", "[یا]{0,2}"),
    ("ee", "ی"), ("oo", "و"), ("ou", "و"), ("au", "[او]{1,2}"), ("ia", "یا?"), ("io", "ی?و"),
    ("iy", "ی"), ("yu", "یو"),
    ("ya", "یا"), ("ye", "ی?ی?"), ("yi", "یی?"), ("eu", "[یوا]{1,2}"),
    ("a", "[اعه]?"), ("e", "[یاه]?"), ("i", "[یاع]?"), ("o", "[وا]?"), ("u", "[وا]?"), ("y", "ی?"),
    ("b", "ب"), ("c", "ک|س|ث"), ("d", "د|ض"), ("f", "ف"), ("g", "غ|ج|ق|ک|گ"), ("h", "[هحخ]?"),
    ("j", "ج|خ|ی|ژ"),
    ("k", "ک|ق"), ("l", "ل"), ("m", "م"), ("n", "ن"), ("p", "ب|پ"), ("q", "ق|ک|تش"), ("r", "ر"),
    ("s", "س|ص|ز"),
    ("t", "ت|ط"), ("v", "ف|و|ب"), ("w", "و|ف"), ("x", "کس|ش|خ|س"), ("z", "ز|س|ث|ظ|ض"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def pattern(word: str) -> re.Pattern[str] | None:
    """Return what matches a Latin word in levelled Arabic script, None for what is no Latin word."""
    bare = "".join(
        part for part in unicodedata.normalize("NFKD", word.lower()) if part.isascii() and part.isalpha()
    )
    if len(bare) < 2 or len(bare) > 24:
        return None
    made, at = [], 0
    while at < len(bare):
        sound, sign = next(pair for pair in _SOUNDS if bare.startswith(pair[0], at))
        first_vowel = at == 0 and sound[0] in "aeiou"
        made.append("[اویع]{1,2}" if first_vowel else f"(?:{sign})")
        at += len(sound)
    return re.compile("".join(made))


def consonants(word: str) -> int:
    """Return how many consonants a Latin word has: what can be trusted of it in another script."""
    bare = unicodedata.normalize("NFKD", word.lower())
    return len(
        [
            char
            for char in re.sub(r"sh|kh|gh|ch|zh|th|ph|ll|rr", "s", bare)
            if char.isascii() and char.isalpha() and char not in "aeiouyh"
        ]
    )
