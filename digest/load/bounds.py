"""What a file may not hold, however well it is formed: hidden characters, and more than anybody writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from digest.problems import Message, message

MAX_TEXT = 100_000
"""Characters of a Markdown text: a digest is shorter, and a parser's work may grow with the square of it."""

MAX_PARAGRAPH = 10_000
"""Characters between two empty lines."""

MAX_BRACKETS = 1_000
"""Opening square brackets of a text: a parser looks for the end of each."""

MAX_VALUE = 10_000
"""Characters of one value."""

MAX_ITEMS = 2_000
"""Items of one list, keys of one mapping."""

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls, of both sets
    "\u206a-\u206f\ufff9-\ufffb"  # turn the shapes of digits and letters, annotate: all out of use
    "\ue000-\ue00f"  # marks of the builder's own
    "\ufdd0-\ufdef" + "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF)) + "]"
)
"""Characters that no text has a use for, noncharacters among them; the builder may stand on their absence."""

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Invisible characters that turn the order of text; markup does that work here."""

_CONTROLS = bytes((*range(0x09), *range(0x0B, 0x20), 0x7F))
_BEYOND = {
    0xC2: re.compile(rb"\xc2[\x80-\x9f]"),
    0xE2: re.compile(rb"\xe2\x81[\xaa-\xaf]"),
    0xEE: re.compile(rb"\xee\x80[\x80-\x8f]"),
    0xEF: re.compile(rb"\xef[\xb7\xbf]"),
    **{lead: re.compile(bytes((lead,)) + rb"[\x80-\xbf]\xbf[\xbe\xbf]") for lead in range(0xF0, 0xF5)},
}
"""Where one of HIDDEN may be in UTF-8, by its first byte."""
_HARMLESS = bytes(byte for byte in range(0x100) if byte not in _CONTROLS and byte not in _BEYOND)

_BIDI = re.compile("[" + "".join(sorted(BIDI_CONTROLS)) + "]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_APART = re.compile(r"\n[ \t]*\n")

Keys = tuple[str | int, ...]


def hides(data: bytes) -> bool:
    """Tell, at a glance, whether UTF-8 may hold one of HIDDEN: most files do not."""
    left = data.translate(None, _HARMLESS)
    if not left:
        return False
    if any(lead in left and sequence.search(data) for lead, sequence in _BEYOND.items()):
        return True
    return len(left.translate(None, _CONTROLS)) != len(left)


def suspect(front: str, body: str) -> bool:
    """Tell, at a glance, whether a file may break a bound: most cannot, and need no closer look."""
    if len(front) > 2 * MAX_ITEMS or "\\" in front or len(body) > MAX_PARAGRAPH or "&" in body:
        return True
    return len(body) > MAX_BRACKETS and body.count("[") > MAX_BRACKETS


def values(found: Any, keys: Keys = ()) -> Iterator[tuple[Keys, Message]]:
    """Yield (keys, why) for each value that is too long or, by an escape, has a character no text has."""
    if isinstance(found, str):
        if len(found) > MAX_VALUE:
            yield keys, message("value-long", count=MAX_VALUE)
        elif hidden := HIDDEN.search(found) or _BIDI.search(found):
            yield keys, said(hidden[0])
    elif isinstance(found, list | dict):
        if len(found) > MAX_ITEMS:
            yield keys, message("value-many", count=MAX_ITEMS)
            return
        for key, value in found.items() if isinstance(found, dict) else enumerate(found):
            if isinstance(key, str) and len(key) > MAX_VALUE:
                yield keys, message("value-long", count=MAX_VALUE)
            elif isinstance(key, str) and (hidden := HIDDEN.search(key) or _BIDI.search(key)):
                yield keys, said(hidden[0])
            else:
                yield from values(value, (*keys, key))


def text(body: str) -> Iterator[tuple[int, Message]]:
    """Yield (index, why) for what a Markdown text may not hold; one reason is enough where it is too long."""
    if len(body) > MAX_TEXT:
        yield MAX_TEXT, message("text-long", count=MAX_TEXT)
        return
    if body.count("[") > MAX_BRACKETS:
        yield body.find("["), message("brackets-many", count=MAX_BRACKETS)
        return
    at = 0
    for gap in (*(match.span() for match in _APART.finditer(body)), (len(body), len(body))):
        if gap[0] - at > MAX_PARAGRAPH:
            yield at, message("paragraph-long", count=MAX_PARAGRAPH)
            return
        at = gap[1]
    for match in _ENTITY.finditer(body):
        meant = unescape(match[0])
        if hidden := HIDDEN.search(meant) or _BIDI.search(meant):
            yield match.start(), said(hidden[0])


def said(character: str) -> Message:
    """Return why a hidden character is refused."""
    code = f"U+{ord(character):04X}"
    if character in BIDI_CONTROLS:
        return message("bidi-control", code=code)
    return message("control-character", code=code)
