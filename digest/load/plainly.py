"""Most YAML of a digest, line by line, ten times as fast as libyaml: what is less plain is left to that.

Plain is: one `key: value` or `- value` a line, nested by indentation. A value is a text without quotation
marks, a text in quotation marks without escapes, a list `[a, b]` or a mapping `{a: b}` of such, all on its
line, or a text below it as a block (`>-`, `|`) without empty lines.
"""

from __future__ import annotations

import re
from typing import Any

NULLS = frozenset({"", "~", "null"})
"""What stands for "not known" where it has no quotation marks."""

MAX_DEPTH = 8
"""Levels read here; `placing` says how many there may be."""

Row = tuple[str, str, str, str, str]
"""A line: indentation, "- ", key, a text with its quotation marks, what else there is; each may be ""."""

# Tabs, what libyaml takes for the end of a line, and what it does not let through.
_ODD = re.compile(
    "[^\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]"
)
_ROW = re.compile(
    r"^( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_.\-]{0,99}):(?= |$))? *(?:(\"[^\"\\\n]*\")|([^\"\n ][^\n]*)?)$",
    re.MULTILINE,
)
_TEXT = re.compile(r"[^\-?:,\[\]{}#&*!|>'\"%@`\s\x01](?:[^:#\n\x01]|:(?=\S)|(?<=\S)#)*")
_IN_FLOW = re.compile(r"[^\-?:,\[\]{}#&*!|>'\"%@`\s\x01][^?:,\[\]{}#\n\x01]*")
_FLOW_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_.\-]{0,99}): +(.*)")
_QUOTED = re.compile(r"'([^'\n]*)'|\"([^\"\\\n]*)\"")
_BLOCK = re.compile(
    r"(?<=[:\-] )([>|])(-?)\n(?P<inset> +)([^ \n][^\n]*(?:\n(?P=inset)[^ \n][^\n]*)*)(?=(\n)|\Z)"
)
_PIECES = re.compile(r" *((?:[A-Za-z_][A-Za-z0-9_.\-]*: +)?(?:'[^'\n]*'|\"[^\"\\\n]*\"|[^,'\"\n]*)) *(?:,|$)")


_KEPT = "\x01"
"""Stands for a block taken out of the text, before the width of its indentation: `_ODD` lets none through."""


class _Other(Exception):
    """Not as plain as this reading wants it."""


def values(text: str) -> dict[str, Any] | None:
    """Return the mapping a text is, of str, None, list and dict; None where it is not plain enough."""
    if _ODD.search(text):
        return None
    blocks: list[str] = []
    if ">" in text or "|" in text:

        def kept(match: re.Match[str]) -> str:
            blocks.append(_block(match))
            return f"{_KEPT}{len(match['inset'])}"

        text = _BLOCK.sub(kept, text)
    rows = _ROW.findall(text)
    if len(rows) != text.count("\n") + 1:
        return None
    said = [row for row in rows if row[2] or row[1] or row[3] or (row[4] and row[4][0] != "#")]
    if not said or said[0][0]:
        return None
    if blocks and any(
        row[0] and not (row[2] or row[1] or row[3] or row[4][:1] not in {"", "#"}) for row in rows
    ):
        return None  # an indented line of spaces, or what looks like a comment, may belong to a block
    rows = said
    rows.append(("", "", "", "", ""))  # what comes after the end is less indented, and no key
    blocks.reverse()
    try:
        found, end = _mapping(rows, blocks, 0, 0, 0)
    except _Other:
        return None
    return found if end == len(rows) - 1 and not blocks else None


def _block(match: re.Match[str]) -> str:
    """Return the text of a block: its lines joined with spaces (`>`) or as they are (`|`)."""
    sign, cut, inset, lines, more = match.groups()
    text = lines.replace(f"\n{inset}", " " if sign == ">" else "\n")
    return text if cut or not more else f"{text}\n"


def _mapping(
    rows: list[Row], blocks: list[str], at: int, indent: int, depth: int
) -> tuple[dict[str, Any], int]:
    """Read the keys that stand at an indentation; return them and the row after."""
    if depth > MAX_DEPTH:
        raise _Other
    found: dict[str, Any] = {}
    while True:
        inset, dash, key, quoted, rest = rows[at]
        if len(inset) != indent or not key or dash:
            break
        if key in found or key in NULLS:
            raise _Other
        at += 1
        if quoted:
            found[key] = quoted[1:-1]
        elif rest:
            found[key] = _value(rest) if rest[0] != _KEPT else _taken(rest, blocks, indent)
        else:
            inset, dash = rows[at][:2]
            if dash and len(inset) >= indent:
                found[key], at = _list(rows, blocks, at, len(inset), depth + 1)
            elif len(inset) > indent:
                found[key], at = _mapping(rows, blocks, at, len(inset), depth + 1)
            else:
                found[key] = None
    if len(rows[at][0]) > indent or not found:
        raise _Other
    return found, at


def _list(rows: list[Row], blocks: list[str], at: int, indent: int, depth: int) -> tuple[list[Any], int]:
    """Read the items that stand at an indentation; return them and the row after."""
    if depth > MAX_DEPTH:
        raise _Other
    found: list[Any] = []
    while True:
        inset, dash, key, quoted, rest = rows[at]
        if len(inset) != indent or not dash:
            break
        if key:
            rows[at] = (f"{inset}{' ' * len(dash)}", "", key, quoted, rest)
            item, at = _mapping(rows, blocks, at, indent + len(dash), depth + 1)
            found.append(item)
            continue
        if not quoted and not rest:
            raise _Other
        if quoted:
            found.append(quoted[1:-1])
        else:
            found.append(_value(rest) if rest[0] != _KEPT else _taken(rest, blocks, indent))
        at += 1
    if len(rows[at][0]) > indent:
        raise _Other
    return found, at


def _taken(rest: str, blocks: list[str], indent: int) -> str:
    """Return the next of the blocks, which has to be indented more than what it belongs to."""
    if int(rest[1:]) <= indent:
        raise _Other
    return blocks.pop()


def _value(rest: str) -> Any:
    """Return what stands after a key or a dash."""
    rest = rest.rstrip(" ")
    if _TEXT.fullmatch(rest):
        return None if rest in NULLS else rest
    if rest[0] == "[" and rest[-1] == "]":
        return [_in_flow(piece) for piece in _pieces(rest[1:-1])]
    if rest[0] == "{" and rest[-1] == "}":
        return _flow_mapping(rest[1:-1])
    quoted = _QUOTED.fullmatch(rest)
    if quoted is None:
        raise _Other
    return quoted[1] or quoted[2] or ""


def _flow_mapping(inner: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for piece in _pieces(inner):
        pair = _FLOW_KEY.fullmatch(piece)
        if pair is None or pair[1] in found or pair[1] in NULLS:
            raise _Other
        found[pair[1]] = _in_flow(pair[2])
    return found


def _pieces(inner: str) -> list[str]:
    """Return what stands between the commas of a list or mapping."""
    inner = inner.strip(" ")
    if not inner:
        return []
    if '"' not in inner and "'" not in inner:
        return [piece.strip(" ") for piece in inner.split(",")]
    found, at = [], 0
    while at < len(inner):
        piece = _PIECES.match(inner, at)
        if piece is None:
            raise _Other
        found.append(piece[1].rstrip(" "))
        at = piece.end()
    if inner[-1] == ",":
        raise _Other
    return found


def _in_flow(piece: str) -> str | None:
    """Return a text of a list or mapping on one line."""
    if _IN_FLOW.fullmatch(piece):
        return None if piece in NULLS else piece
    quoted = _QUOTED.fullmatch(piece)
    if quoted is None:
        raise _Other
    return quoted[1] or quoted[2] or ""
