"""The scripts of the world as letters: which ranges each has, and how many letters of each a text holds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

NEUTRAL = "Zyyy"
"""The script of a text without letters."""

# Letters by script (Unicode Scripts.txt, the ranges in use today), as the inside of a character class.
_LETTERS = {
    "Latn": "A-Za-z\xaa\xba\xc0-\xd6\xd8-\xf6\xf8-\u02b8\u1d00-\u1dbf\u1e00-\u1eff\u2c60-\u2c7f"
    "\ua722-\ua7ff\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a",
    "Arab": "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06e5-\u06e6\u06ee-\u06ef"
    "\u06fa-\u06ff\u0750-\u077f\u0870-\u088f\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfc\ufe70-\ufefc",
    "Cyrl": "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\u2de0-\u2dff\ua640-\ua69f",
    "Grek": "\u0370-\u0373\u0376-\u037d\u037f-\u03ff\u1f00-\u1fff",
    "Hebr": "\u05d0-\u05f2\ufb1d-\ufb4f",
    "Hani": "\u3005-\u3007\u3041-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff",
    "Hang": "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff",
    "Armn": "\u0531-\u0588\ufb13-\ufb17",
    "Geor": "\u10a0-\u10fa\u10fc-\u10ff\u1c90-\u1cbf",
    "Deva": "\u0900-\u0963\u0970-\u097f",
    "Beng": "\u0980-\u09e3\u09f0-\u09f1",
    "Guru": "\u0a00-\u0a5e\u0a70-\u0a7f",
    "Gujr": "\u0a80-\u0ae3",
    "Taml": "\u0b80-\u0be5",
    "Telu": "\u0c00-\u0c65",
    "Thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "Khmr": "\u1780-\u17d3",
    "Mymr": "\u1000-\u103f\u1050-\u109f",
    "Ethi": "\u1200-\u137f",
    "Syrc": "\u0710-\u074f",
    "Thaa": "\u0780-\u07bf",
    "Nkoo": "\u07ca-\u07ff",
    "Adlm": "\U0001e900-\U0001e94b",
    "Rohg": "\U00010d00-\U00010d27",
}

# What most texts of a script are made of, no letter of another one among it: much quicker to look through.
_UNUSUAL = {
    "Latn": re.compile("[^\x00-\u036f\u2000-\u20cf\ufffc]"),
    "Arab": re.compile("[^\u0600-\u06ff\u2000-\u206f\x00-@\\[-`{-\x7f\xab\xbb\ufffc]"),
}


@cache
def _letters_but(left_out: str) -> re.Pattern[str]:
    """Return what matches a run of letters of any script but one; one class, which is fast to scan for."""
    return re.compile(f"[{''.join(letters for name, letters in _LETTERS.items() if name != left_out)}]+")


@cache
def own_letters(script: str) -> re.Pattern[str]:
    """Return what matches a run of letters of a script; nothing for a script without a row above."""
    return re.compile(f"[{_LETTERS[script]}]+" if script in _LETTERS else r"(?!)")


@lru_cache(maxsize=4096)
def script_of_letter(letter: str) -> str:
    """Return the script of one letter, "Zyyy" for what is no letter of a known script."""
    return next((name for name in _LETTERS if own_letters(name).match(letter)), NEUTRAL)


def letter_runs(text: str, left_out: str = "") -> list[tuple[int, int, str]]:
    """Return (start, end, script) of each unbroken run of letters of one script, but for one left out."""
    found: list[tuple[int, int, str]] = []
    for match in _letters_but(left_out).finditer(text):
        start, end = match.span()
        while start < end:
            script = script_of_letter(text[start])
            run = own_letters(script).match(text, start, end)
            stop = run.end() if run else end
            found.append((start, stop, script))
            start = stop
    return found


def letters_by_script(text: str) -> dict[str, int]:
    """Return how many letters the text has of each script, in the order they first appear."""
    counts: dict[str, int] = {}
    for start, end, script in letter_runs(text):
        counts[script] = counts.get(script, 0) + end - start
    return counts


def dominant(counts: dict[str, int]) -> str:
    """Return the script with the most letters, the first of equals, "Zyyy" when there is none."""
    return max(counts, key=lambda script: counts[script], default=NEUTRAL)


def has_foreign(text: str, script: str) -> bool:
    """Tell whether a text has a letter of any other script."""
    if script == "Latn" and text.isascii():
        return False
    unusual = _UNUSUAL.get(script)
    if unusual is not None and unusual.search(text) is None:
        return False
    return _letters_but(script).search(text) is not None


def prevails(text: str, script: str) -> str:
    """Return the script a text in a script is really in: another one that has two letters in three.

    "Two in three" is counted between these two scripts; a text with no letters stays what it was.
    """
    foreign: dict[str, int] = {}
    for start, end, name in letter_runs(text, script):
        foreign[name] = foreign.get(name, 0) + end - start
    most = dominant(foreign)
    limit = foreign.get(most, 0)
    for match in own_letters(script).finditer(text):  # only as far as is needed to know
        limit -= 2 * (match.end() - match.start())
        if limit < 0:
            return script
    return most if foreign else script
