"""Markdown as plain running text, for places that show a few words of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from operator import itemgetter

_Sign = tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]]

_SIGNS: tuple[_Sign, ...] = (
    ("[^", re.compile(r"^\[\^[^\]]+\]:[ \t]*", re.MULTILINE), ""),  # before the text of a note
    ("[^", re.compile(r"\[\^[^\]]+\]"), ""),  # its number
    ("---", re.compile(r"^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*$", re.MULTILINE), ""),  # the rule of a table
    ("", re.compile(r"\n[ \t]*(?:(?:>|#{1,6}|[-*+]|\d+[.)])[ \t]+)+"), "\n"),
)
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\}|\[[^\]]*\])")
_LINK_OR_PICTURE = re.compile(rf"(?:!\[|\[){_LINK.pattern[2:]}")
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_EMPHASIS = re.compile(r"(\*\*?\*?|``*|~~)(?=\S)(.{1,2000}?)(?<=\S)\1", re.DOTALL)
_LAST: tuple[_Sign, ...] = (
    ("|", re.compile(r"^[ \t]*\||\|[ \t]*$", re.MULTILINE), ""),
    ("\\", re.compile(r"\\([!-/:-@\[-`{-~])"), itemgetter(1)),
)
"""What a sign cannot be without, what it is, and what stays of it; most texts have few of them.

An expression that can begin with a few characters only is found fast: so none begins with an optional one.
"""


def plain(body: str) -> str:
    """Return a Markdown text without its signs, in one line."""
    body = f"\n{body}"
    for needed, sign, kept in _SIGNS:
        if needed in body:
            body = sign.sub(kept, body)
    if "[" in body:  # what begins with one sign is found much faster than what may begin with two
        body = (_LINK_OR_PICTURE if "![" in body else _LINK).sub(itemgetter(1), body)
    if "<http" in body:
        body = _ADDRESS.sub(itemgetter(1), body)
    if "*" in body or "`" in body or "~~" in body:
        body = _EMPHASIS.sub(itemgetter(2), body)
    for needed, sign, kept in _LAST:
        if needed in body:
            body = sign.sub(kept, body)
    return " ".join(body.split())
