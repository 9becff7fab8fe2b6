"""Markdown as plain running text, for places that show a few words of it."""

from __future__ import annotations

import re

_SIGNS = (
    (re.compile(r"^\[\^[^\]]+\]:[ \t]*", re.MULTILINE), ""),  # the text of a note
    (re.compile(r"\[\^[^\]]+\]"), ""),  # its number
    (re.compile(r"^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*$", re.MULTILINE), ""),  # the rule of a table
    (re.compile(r"^[ \t]*(?:(?:>|#{1,6}|[-*+]|\d+[.)])[ \t]+)+", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\}|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*{1,3}|`+|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"^[ \t]*\||\|[ \t]*$", re.MULTILINE), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def plain(body: str) -> str:
    """Return a Markdown text without its signs, in one line."""
    for sign, kept in _SIGNS:
        body = sign.sub(kept, body)
    return " ".join(body.split())
