"""Markdown as plain running text, for places that show a few words of it."""

from __future__ import annotations

import re
from operator import itemgetter

_SIGNS = (
    ("[^", re.compile(r"^\[\^[^\]]+\]:[ \t]*", re.MULTILINE), ""),  # before the text of a note
    ("[^", re.compile(r"\[\^[^\]]+\]"), ""),  # its number
    ("---", re.compile(r"^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*$", re.MULTILINE), ""),  # the rule of a table
    ("", re.compile(r"\n[ \t]*(?:(?:>|#{1,6}|[-*+]|\d+[.)])[ \t]+)+"), "\n"),
    ("[", re.compile(r"(?:!\[|\[)([^\]]*)\](?:\([^)]*\)|\{[^}]*\}|\[[^\]]*\])"), itemgetter(1)),
    ("<http", re.compile(r"<(https?://[^>\s]+)>"), itemgetter(1)),
)
_EMPHASIS = re.compile(r"(\*\*?\*?|``*|~~)(?=\S)(.{1,2000}?)(?<=\S)\1", re.DOTALL)
_LAST = (
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
    if "*" in body or "`" in body or "~~" in body:
        body = _EMPHASIS.sub(itemgetter(2), body)
    for needed, sign, kept in _LAST:
        if needed in body:
            body = sign.sub(kept, body)
    return " ".join(body.split())
