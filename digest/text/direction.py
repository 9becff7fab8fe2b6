"""Which script a text is in, which way it runs, and where the foreign pieces in it begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.core import get_global

from digest.load.bounds import BIDI_CONTROLS as BIDI_CONTROLS
from digest.text.scripts import dominant, has_foreign, letter_runs, letters_by_script, own_letters

_BIDI_CONTROL = re.compile(f"[{''.join(sorted(BIDI_CONTROLS))}]")

RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"})
"""Scripts in use that are written from right to left."""

# CLDR names these mixtures; the letters of each are counted under the script named here.
_FOLDED = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang", "Aran": "Arab"}


def dominant_script(text: str) -> str:
    """Return the ISO 15924 code of the script most letters are in ("Latn", "Arab"), "Zyyy" for none.

    Han and kana count as "Hani", Hangul as "Hang".
    """
    return dominant(letters_by_script(text))


@cache
def script_of_language(language: str) -> str:
    """Return the script of a BCP 47 language by CLDR's likely subtags: fa "Arab", zh "Hani", az-Arab "Arab".

    LookupError for a language that neither names its script nor is known to CLDR.
    """
    tags = language.replace("_", "-").split("-")
    for tag in tags[1:]:
        if len(tag) == 4 and tag.isalpha():
            return _FOLDED.get(tag.title(), tag.title())
    likely = get_global("likely_subtags")
    regions = [tag.upper() for tag in tags[1:] if len(tag) == 2]
    for key in (*(f"{tags[0].lower()}_{region}" for region in regions), tags[0].lower()):
        if key in likely:
            script: str = likely[key].split("_")[1]
            return _FOLDED.get(script, script)
    raise LookupError(f'no script is known for the language "{language}"')


def script_direction(script: str) -> str:
    """Return "rtl" or "ltr"; a text without letters runs from left to right."""
    return "rtl" if script in RTL_SCRIPTS else "ltr"


def block_direction(text: str, language: str | None) -> str:
    """Return a block's direction: that of its declared language, else of its dominant script.

    Never that of its first strong letter, as `dir=auto` takes it. LookupError as in `script_of_language`.
    """
    return script_direction(dominant_script(text) if language is None else script_of_language(language))


def find_bidi_controls(text: str) -> Iterator[tuple[int, str]]:
    """Yield (index, character) for each bidi control in a text."""
    if not text.isascii() and any(map(text.__contains__, BIDI_CONTROLS)):  # quicker than to match
        for match in _BIDI_CONTROL.finditer(text):
            yield match.start(), match[0]


def isolate_plain(text: str, direction: str | None = None) -> str:
    """Wrap a text in invisible isolates: only for places where markup is impossible (title, aria-label).

    The direction is "rtl", "ltr", or None for that of its first strong letter (FSI).
    """
    opening = {"rtl": "\u2067", "ltr": "\u2066", None: "\u2068"}[direction]
    return f"{opening}{text}\u2069"


# Marks that only one script's texts use: between foreign words they belong to the text around them
# (ایران, عراق are two names in an English list), right after them to the foreign words (JCPOA?).
_MARKS = {"Arab": "،؛؟", "Hani": "、，；？"}
_DIGITS = {"Arab": "٠-٩۰-۹"}
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Run:
    """A foreign piece of a text: where it starts and ends, and its script."""

    start: int
    end: int
    script: str


def runs(text: str, script: str) -> tuple[tuple[str, bool], ...]:
    """Split a text that is in a script into pieces that are foreign to it (True) or its own (False).

    A foreign piece holds the spaces, marks and digits inside it and those that belong to its edges.
    The pieces joined give the text.
    """
    pieces: list[tuple[str, bool]] = []
    at = 0
    for run in foreign_runs(text, script):
        if run.start > at:
            pieces.append((text[at : run.start], False))
        pieces.append((text[run.start : run.end], True))
        at = run.end
    if at < len(text):
        pieces.append((text[at:], False))
    return tuple(pieces)


def foreign_runs(text: str, script: str) -> tuple[Run, ...]:
    """Return where a text that is in a script is foreign to it, in order; U+2028 ends a piece."""
    if not has_foreign(text, script):
        return ()
    own = own_letters(script)
    found: list[Run] = []
    for start, end, foreign in letter_runs(text, script):
        last = found[-1] if found else None
        alike = last is not None and last.script == foreign and not own.search(text, last.end, start)
        if alike and last and not _parts(text[last.end : start], script, foreign):
            found[-1] = Run(last.start, end, foreign)
        else:
            found.append(Run(start, end, foreign))
    if len(found) == 1 and _whole(text, script, found[0].script):
        stripped = text.strip()
        start = text.index(stripped)
        return (Run(start, start + len(stripped), found[0].script),)
    floor = 0
    for index, run in enumerate(found):
        after = found[index + 1].start if index + 1 < len(found) else len(text)
        letter = own.search(text, run.end, after)
        found[index] = _widened(text, run, script, floor, letter.start() if letter else after)
        floor = found[index].end
    return tuple(found)


def _parts(between: str, script: str, foreign: str) -> bool:
    """Tell whether what stands between two foreign words keeps them apart."""
    own = set(_MARKS.get(script, ",;?")) - set(_MARKS.get(foreign, ",;?"))
    return _BREAK in between or not own.isdisjoint(between)


def _whole(text: str, script: str, foreign: str) -> bool:
    """Tell whether nothing in a text is its own: then its edges are foreign as well."""
    if own_letters(script).search(text) or _parts(text, script, foreign):
        return False
    own = _DIGITS.get(script, "0-9")
    return own == _DIGITS.get(foreign, "0-9") or re.search(f"[{own}]", text) is None


@cache
def _edges(script: str, foreign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what belongs to a foreign piece before its first and after its last letter."""
    digits = _DIGITS.get(foreign, "0-9")
    gap = "" if digits == _DIGITS.get(script, "0-9") else " ?"  # its digits alone tell that they are foreign
    number = f"[{digits}]+(?:[.,:/-][{digits}]+)*"
    marks = "".join(sorted(set(_MARKS.get(foreign, "?")) - set(_MARKS.get(script, "?")) - set("،；，")))
    before = re.compile(rf"(?<![\w.-])(?:[@#$€£&]|[$€£+]?{number}%?{gap or '-?'}-?)$")
    after = re.compile(rf"(?:[+°]|-?{number}%?|{gap}{number}%?)*{f'[{re.escape(marks)}]*' if marks else ''}")
    return before, after


_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘"}


def _widened(text: str, run: Run, script: str, floor: int, ceiling: int) -> Run:
    before, after = _edges(script, run.script)
    start, end = run.start, run.end
    if lead := before.search(text[floor:start]):
        start = floor + lead.start()
    if tail := after.match(text[end:ceiling]):
        end += tail.end()
    while end < ceiling and (opening := _PAIRS.get(text[end])):
        inside = text[start:end]
        if inside.count(opening) <= inside.count(text[end]):
            break
        end += 1  # a bracket opened inside the piece is closed in it
    ending = re.match(r"[.!?…]+(?=[»”\"])", text[end:ceiling])
    if ending and start > 0 and text[start - 1] in '«“"':
        end += ending.end()  # quoted to its end: the full stop is the quotation's own
    return Run(start, end, run.script)
