"""A text set in lines: the size that fits, lines of about one length, and an end where it is too long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measure = Callable[[str], float]
"""A word to how wide it is, in ems."""

SPACE = 0.26
"""How wide a space is, in ems: rather too wide than too narrow."""

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """A text in lines of one size (pixels); `pitch` is from one base line to the next."""

    lines: tuple[str, ...]
    size: int
    pitch: float


def fitted(
    text: str,
    measure: Measure,
    sizes: Sequence[int],
    leading: float,
    width: float,
    height: float,
    most: int = 1,
) -> Block:
    """Set a text in the largest size that fits into a box in at most so many lines; else it is cut."""
    for size in sizes:
        room, few = width / size, max(1, min(most, int(height / (size * leading))))
        lines = balanced(text, measure, room)
        if len(lines) <= few and all(width_of(line, measure) <= room for line in lines):
            return Block(lines, size, size * leading)
    return Block(cut(text, measure, room, few), size, size * leading)


def width_of(line: str, measure: Measure) -> float:
    """Return how wide a line is, in ems."""
    words = line.split()
    return sum(map(measure, words)) + SPACE * (len(words) - 1)


def balanced(text: str, measure: Measure, room: float) -> tuple[str, ...]:
    """Break a text into as few lines as fit into the room, all of about one length."""
    few = _broken(text, measure, room)
    low, high = max(map(measure, text.split()), default=0.0), room
    for _ in range(12):
        middle = (low + high) / 2
        if len(_broken(text, measure, middle)) <= len(few):
            high = middle
        else:
            low = middle
    lines = _broken(text, measure, high)
    return lines if len(lines) == len(few) else few


def cut(text: str, measure: Measure, room: float, most: int) -> tuple[str, ...]:
    """Break a text into at most so many lines; what does not fit is left out, and "…" says so."""
    lines = list(_broken(text, measure, room))
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}{ELLIPSIS}"]
    return tuple(_shortened(line, measure, room) for line in lines)


def _shortened(line: str, measure: Measure, room: float) -> str:
    """Leave out words, then letters, from the end of a line until it fits."""
    while width_of(line, measure) > room and len(line) > 1:
        kept = line.removesuffix(ELLIPSIS)
        kept = kept.rpartition(" ")[0] if " " in kept else kept[:-1]
        line = kept.rstrip("\u200c،,؛;:.- ") + ELLIPSIS
    return line


def _broken(text: str, measure: Measure, room: float) -> tuple[str, ...]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, measure) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
