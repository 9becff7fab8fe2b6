"""Broken lines joined into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.ingest.nouns import Line

_STOPS = (".", "!", "?", "؟", "…", ":", "؛", ";")
_CLOSERS = '»”") '
DATELINE = re.compile(r"[A-Z]{3}[A-Z ,]*(?:,|\s[-–—(])|.{0,40}\([^\W\d][^)]{1,30}\)\s?[-–—:]")
"""How an agency's text begins: a city in capitals, or the agency in brackets before a dash."""
_NARROW = 50
_WIDE = 150


def width(texts: Sequence[str]) -> int:
    """Return the width a dump's lines were broken at, 0 when they were not."""
    if len(texts) < 4 or max(map(len, texts)) > _WIDE:
        return 0
    long = [text for text in texts if len(text) >= _NARROW]
    broken = [text for text in long if not text.rstrip(_CLOSERS).endswith(_STOPS)]
    return max(map(len, texts)) if len(broken) >= 0.3 * len(texts) and len(broken) >= 3 else 0


def carries(lines: Sequence[Line], at: int, wide: int) -> bool:
    """Tell whether a line broken at a width is carried on by the next: nearly full, and no sentence's end.

    The first line is a title when the next one's first word had found room in it.
    """
    text, after = lines[at].text, lines[at + 1]
    if text.rstrip(_CLOSERS).endswith(_STOPS) or after.number - lines[at].number > 2:
        return False
    if DATELINE.match(after.text):
        return False
    room = wide if at else 0.9 * wide
    if at == 0 and len(text) + 1 + len(after.text.split()[0]) < room:
        return False
    return len(text) >= 0.62 * wide


def carried(lines: Sequence[Line], at: int) -> int:
    """Return how many lines after one, in a dump broken at a width, carry its sentence on to its end."""
    wide = width([line.text for line in lines])
    count = 0
    while wide and at + count + 1 < len(lines) and count < 2 and carries(lines, at + count, wide):
        count += 1
    return count if count and lines[at + count].text.endswith(_STOPS) else 0


def join(lines: Sequence[Line], markup: bool) -> tuple[str, ...]:
    """Return the paragraphs of an article; where a dump was broken at a width, its lines are joined."""
    wide = 0 if markup else width([line.text for line in lines])
    joined: list[str] = []
    for at, line in enumerate(lines):
        if joined and wide and carries(lines, at - 1, wide):
            hyphen = joined[-1].endswith("-") and line.text[:1].islower()
            joined[-1] = joined[-1][:-1] + line.text if hyphen else f"{joined[-1]} {line.text}"
        else:
            joined.append(line.text)
    return tuple(joined)
