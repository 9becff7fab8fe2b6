"""Pieces of a text that must be isolated so that neither they nor what stands around them is reordered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from digest.text.direction import foreign_runs, script_direction, script_of_language

_D = "0-9٠-٩۰-۹"
_AMOUNT = f"[{_D}]+(?:[.,٫٬/:][{_D}]+)*"
# Numbers that come apart in right-to-left text: with a sign, with a plus and gaps (telephone), with two
# hyphens (ISO dates), or with one hyphen after a leading zero or in ASCII digits. A range of two Persian
# numbers is left alone: there the first one stands on the right.
_NUMBER = re.compile(
    rf"\+[{_D}]+(?:[ ()-]{{1,2}}[{_D}]+)+"
    rf"|(?<![\w.)\]-])[{_D}]+(?:-[{_D}]+){{2,}}(?![\w-])"
    rf"|(?<![\w.)\]-])(?:[0٠۰][{_D}]*|[0-9]+)-[{_D}]+(?![\w-])"
    rf"|(?<![\w)\]])[+\-−±]{_AMOUNT}[%٪]?"
)


@dataclass(frozen=True, slots=True, order=True)
class Isolate:
    """A piece to isolate, from `start` to `end`; `script` is that of its words, None for a number."""

    start: int
    end: int
    script: str | None


def find(text: str, script: str) -> tuple[Isolate, ...]:
    """Return what to isolate in a text that is in a script, outer pieces before the ones inside them."""
    found = [Isolate(run.start, run.end, run.script) for run in foreign_runs(text, script)]
    if not found and (script_direction(script) == "ltr" or not _signed(text)):
        return ()  # numbers come apart in right-to-left text only, and only with a sign in them
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        around = next((piece for piece in found if piece.start < end and start < piece.end), None)
        direction = script_direction(script if around is None or around.script is None else around.script)
        contained = around is None or (around.start <= start and end <= around.end)
        if direction == "rtl" and contained:
            found.append(Isolate(start, end, None))
    return tuple(sorted(found, key=lambda piece: (piece.start, -piece.end)))


def _signed(text: str) -> bool:
    return "-" in text or "+" in text or "−" in text or "±" in text  # quicker than any loop


def languages(language: str, foreign: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """Return the language to name for each script: that of the text for its own, then the given ones."""
    return {**(foreign or {}), script_of_language(language): language}


def attributes(script: str | None, named: Mapping[str, str]) -> dict[str, str]:
    """Return the `lang` and `dir` of a piece in a script; a number has only its direction."""
    if script is None:
        return {"dir": "ltr"}
    return {"lang": named.get(script, f"und-{script}"), "dir": script_direction(script)}


def html(text: str, language: str, foreign: Mapping[str, str] | None = None) -> str:
    """Return a plain text as HTML: escaped, its foreign pieces and signed numbers each in a `<bdi>`.

    `foreign` maps a script to the language to name for it, {"Latn": "en"}; without it "und-Latn" is named.
    """
    script = script_of_language(language)
    pieces = find(text, script)
    if not pieces:
        return escape(text)
    named = languages(language, foreign)
    tags: list[tuple[int, int, str]] = []
    for order, piece in enumerate(pieces):
        values = "".join(
            f' {key}="{escape(value)}"' for key, value in attributes(piece.script, named).items()
        )
        tags.append((piece.start, order + 1, f"<bdi{values}>"))
        tags.append((piece.end, -order - 1, "</bdi>"))
    out: list[str] = []
    at = 0
    for position, _, tag in sorted(tags):
        out.append(escape(text[at:position]))
        out.append(tag)
        at = position
    return "".join((*out, escape(text[at:])))
