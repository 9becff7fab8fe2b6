"""CSV (RFC 4180): a table as bytes, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

BOM = b"\xef\xbb\xbf"
"""Tells Excel that a file is UTF-8; other readers take it for a part of the first name."""

_FORMULA = frozenset("=+-@\t\r")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a head and rows as CSV: UTF-8 without BOM, lines end in CRLF, no cell is a formula.

    Written here because the standard library's writer takes three times as long over long texts.
    """
    cells = _Cells()
    lines = [",".join(map(cells.__getitem__, row)) for row in (head, *rows)]
    return ("\r\n".join(lines) + "\r\n").encode()


class _Cells(dict[str, str]):
    """A text to its cell: most are in many rows."""

    def __missing__(self, text: str) -> str:
        self[text] = found = cell(text)
        return found


def cell(text: str) -> str:
    """Return a cell as it stands in the file.

    An apostrophe stands before what a spreadsheet would take for a formula (= + - @, a tab or a CR first);
    what holds a quotation mark, a comma or a line break is quoted.

    >>> cell("=1+1"), cell("a, b"), cell("1402-03")
    ("'=1+1", '"a, b"', '1402-03')
    """
    if text[:1] in _FORMULA:
        text = f"'{text}"
    if '"' not in text and "," not in text and "\n" not in text and "\r" not in text:
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
