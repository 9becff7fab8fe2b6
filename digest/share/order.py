"""The order in which the parts of a line are seen, by the Unicode bidirectional algorithm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bidi import algorithm

from digest.text import isolate
from digest.text.direction import script_direction, script_of_language

_STAND_IN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What an isolated piece is to the text around it: something neutral."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text that runs one way, from `start` to `end`."""

    start: int
    end: int
    rtl: bool


def levels(text: str, language: str) -> tuple[int, ...]:
    """Return the embedding level of every character (odd: right to left) in a text of a language.

    Pieces of other scripts and signed numbers are isolated, as they are on the pages.
    """
    script = script_of_language(language)
    found = [0] * len(text)
    pieces = [piece for piece in isolate.find(text, script) if piece.start < piece.end]
    _fill(text, 0, len(text), _least(0, script_direction(script) == "rtl"), pieces, found)
    return tuple(found)


def runs(levels: Iterable[int], start: int = 0) -> tuple[Run, ...]:
    """Return the parts of a line in the order they are seen, from left to right.

    `levels` are those of the line's characters, the first of which is number `start` of the text.
    """
    found: list[tuple[int, Run]] = []
    for at, level in enumerate(levels, start):
        if found and found[-1][0] == level:
            found[-1] = (level, Run(found[-1][1].start, at + 1, found[-1][1].rtl))
        else:
            found.append((level, Run(at, at + 1, level % 2 == 1)))
    for level in range(max((one for one, _ in found), default=0), 0, -1):
        _reverse(found, level)
    return tuple(run for _, run in found)


def _reverse(parts: list[tuple[int, Run]], level: int) -> None:
    """Turn around every stretch of parts at a level or above it (rule L2)."""
    at = 0
    while at < len(parts):
        end = at
        while end < len(parts) and parts[end][0] >= level:
            end += 1
        parts[at:end] = reversed(parts[at:end])
        at = max(end, at + 1)


def _least(above: int, rtl: bool) -> int:
    """Return the least level from `above` on that runs the way asked for."""
    return above if above % 2 == rtl else above + 1


def _fill(
    text: str, start: int, end: int, base: int, pieces: list[isolate.Isolate], found: list[int]
) -> None:
    """Set the levels of a stretch whose own level is `base`, and of the isolated pieces inside it."""
    outer: list[isolate.Isolate] = []
    for piece in pieces:
        if not outer or piece.start >= outer[-1].end:
            outer.append(piece)
    shown: list[int] = []
    at = start
    letters = ""
    for piece in [*outer, isolate.Isolate(end, end, None)]:
        shown += range(at, piece.start)
        letters += text[at : piece.start]
        if piece.start < end:
            shown.append(piece.start)
            letters += _STAND_IN
        at = piece.end
    for place, level in zip(shown, _resolved(letters, base), strict=True):
        found[place] = level
    for piece in outer:
        around = found[piece.start]
        rtl = piece.script is not None and script_direction(piece.script) == "rtl"
        inside = [one for one in pieces if one != piece and piece.start <= one.start < one.end <= piece.end]
        _fill(text, piece.start, piece.end, _least(around + 1, rtl), inside, found)


def _resolved(text: str, base: int) -> list[int]:
    """Return the levels of a text without embeddings; what is invisible takes that of what precedes it."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base % 2]
    algorithm.get_embedding_levels(text, storage)
    chars = list(storage["chars"])
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    kept = {id(char) for char in storage["chars"]}
    found: list[int] = []
    for char in chars:
        found.append(char["level"] if id(char) in kept or not found else found[-1])
    return found
