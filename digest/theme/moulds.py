"""HTML rendered once with sentinels in place of what differs from page to page, and cut there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import escape

from digest.problems import DigestError, message

OPEN, SHUT = "\ue000", "\ue001"
"""Ends of a sentinel, from the private-use area: no template contains them."""

MARK = "<b>"
"""Inside each sentinel of a shell: how it comes out shows which filter the template applied to the value."""

TEXTS = ("title", "heading", "description", "canonical")
HTML = ("content", "head", "switch")

Segment = bytes | str
"""A piece of a shell: bytes as they are, or the name of the value that goes there."""

_SENTINEL = re.compile(f"{OPEN}([a-z]+)([^{OPEN}{SHUT}]*){SHUT}")
_SLOT = re.compile(f"#?{OPEN}([0-9]+){SHUT}")
_INDENT = re.compile(r"\s*\n\s*")


def sentinel(name: str) -> str:
    """Return what stands for a value of a page while its shell is rendered."""
    return f"{OPEN}{name}{MARK}{SHUT}"


def cut(shell: str) -> tuple[Segment, ...] | None:
    """Cut a rendered shell at its sentinels; None where one came out unexpected.

    DigestError where the template left a text as it is that may hold markup.
    """
    parts = _SENTINEL.split(tight(shell))
    segments: list[Segment] = []
    for text, name, mark in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True):
        if OPEN in text or SHUT in text:
            return None
        segments.append(text.encode())
        if name in TEXTS and mark == MARK:
            raise DigestError(message("unescaped", name=name))
        if name and mark != (MARK if name in HTML else str(escape(MARK))):
            return None
        if name:
            segments.append(name)
    return tuple(segments)


def slot(index: int) -> str:
    """Return what stands for a value of a small part of the shell. An address may have "#" before it."""
    return f"{OPEN}{index}{SHUT}"


def mould(part: str) -> list[str]:
    """Cut a rendered part of the shell at its slots: every second piece is the number of a value."""
    return _SLOT.split(tight(part))


def filled(mould: Sequence[str], values: Sequence[str]) -> str:
    """Put values, escaped, in the slots of a mould."""
    pieces = list(mould)
    pieces[1::2] = [str(escape(values[int(number)])) for number in mould[1::2]]
    return "".join(pieces)


def tight(html: str) -> str:
    r"""Return HTML of the shell without its indentation and empty lines: it has no text whose lines count.

    >>> tight("<ul>\n\n    <li>one <b>two</b></li>\n</ul>")
    '<ul>\n<li>one <b>two</b></li>\n</ul>'
    """
    return _INDENT.sub("\n", html)
