"""Text as XML holds it, between tags and between quotation marks."""

from __future__ import annotations

import re
from functools import partial
from html import escape

escaped = partial(escape, quote=False)
"""Return a text as the content of an element."""

_AWKWARD = re.compile('[&<>"\n\r\t]')


def quoted(value: str) -> str:
    """Return the value of an attribute; few have a sign that has to be escaped."""
    if not _AWKWARD.search(value):
        return f'"{value}"'
    from xml.sax.saxutils import quoteattr  # it loads all that opens an address

    return quoteattr(value)
