"""A Latin name in other spellings: as Arabic script may write it, and by its consonants in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
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


_LATIN = (
    ("kh", "h"), ("gh", "g"), ("gu", "g"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("sch", "s"), ("sh", "s"),
    ("ch", "s"), ("c", "k"), ("q", "k"), ("w", "v"), ("j", "h"), ("z", "z"), ("x", "x"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """Return the consonants of a Latin word in one spelling: Zakharova and Zajárova are "zhrv".

    What is no Latin word has an empty one.
    """
    bare = unicodedata.normalize("NFKD", word.lower())
    bare = "".join(char for char in bare if char.isascii() and char.isalpha())
    made, at = "", 0
    while at < len(bare):
        many, one = next((pair for pair in _LATIN if bare.startswith(pair[0], at)), (bare[at], bare[at]))
        if one not in "aeiouy" and made[-1:] != one:
            made += one
        at += len(many)
    return made


def is_given(text: str, names: Iterable[str]) -> bool:
    """Tell whether a word is one of some first names in any spelling; an initial is not enough."""
    if not text:
        return False
    mark = skeleton(text) if text[:1].isupper() else ""
    shapes = [pattern(name) for name in names if name.isascii()] if not text.isascii() else []
    return (
        text in names
        or (len(mark) > 1 and any(skeleton(name) == mark for name in names))
        or any(shape.fullmatch(text) for shape in shapes if shape)
    )


def latin_run(texts: Sequence[str], first: int, name: tuple[str, ...]) -> int | None:
    """Return where a name ends that begins at a word in another Latin spelling, None where it does not.

    One word, a middle name or a patronymic, may stand between; "V. Putin" is read by the initial.
    """
    if len(name) < 2 or not texts[first][:1].isupper():
        return None
    initial = len(texts[first]) == 1 and texts[first] == name[0][:1]
    if not (initial or (skeleton(texts[first]) == skeleton(name[0]) and len(skeleton(name[0])) > 0)):
        return None
    for at in (first + 1, first + 2):
        if at >= len(texts) or not texts[at][:1].isupper():
            return None
        same = texts[at] == name[1] if initial else _sounds_alike(texts[at], name[1])
        if same:
            return at
    return None


def _sounds_alike(text: str, name: str) -> bool:
    mark = skeleton(name)
    return len(mark) > 1 and skeleton(text) == mark and skeleton(text[:2])[:1] == skeleton(name[:2])[:1]
