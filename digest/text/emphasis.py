"""CommonMark's emphasis, mended for Arabic script: `**«برجام»**می‌گوید` is strong.

CommonMark lets `**` close after a quotation mark only before a space or a mark; Persian writes a
letter there. Where a letter of Arabic script stands on the outside, the mark inside is no hindrance.
"""

from __future__ import annotations

import re

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

_ARABIC = re.compile(r"[\u0620-\u064a\u0671-\u06d3\u06d5\u200c]")


def tokenize(state: StateInline, silent: bool) -> bool:
    """Read a run of `*` or `_` as markdown-it's own rule does, with Arabic letters let through."""
    marker = state.src[state.pos]
    if silent or marker not in ("_", "*"):
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    opens, closes = scanned.can_open, scanned.can_close
    if marker == "*" and not (opens and closes):
        before = state.src[state.pos - 1] if state.pos else " "
        end = state.pos + scanned.length
        after = state.src[end] if end < state.posMax else " "
        opens = opens or (_ARABIC.match(before) is not None and _is_mark(after))
        closes = closes or (_ARABIC.match(after) is not None and _is_mark(before))
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos += scanned.length
    return True


def _is_mark(char: str) -> bool:
    if isWhiteSpace(ord(char)):
        return False
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)
