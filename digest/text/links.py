"""Which addresses a text may link to, and which of them leave the site."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

ALLOWED = ("http", "https", "mailto")

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
# What browsers skip or readers cannot see: controls, spaces, soft hyphens, zero-width and bidi characters.
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")


def scheme(url: str) -> str | None:
    """Return an address's scheme in lower case, however it is disguised, or None for a relative one.

    Entities, percent-encoding, capitals, tabs and invisible characters are undone first, so a
    relative address that only looks like a scheme when decoded counts as one too.
    """
    for _ in range(3):  # an encoding of an encoding of an encoding is as deep as anyone reads
        decoded = unescape(unquote(url))
        if decoded == url:
            break
        url = decoded
    match = _SCHEME.match(_HIDDEN.sub("", url).lower())
    return match[1] if match else None


def refusal(url: str, *, image: bool = False) -> str | None:
    """Return why a link or an image may not have this address, or None when it may."""
    kind = "image" if image else "link"
    found = scheme(url)
    if found is not None and (found not in ALLOWED or (image and found == "mailto")):
        return f'{kind} with the scheme "{found}" is not allowed'
    bare = _HIDDEN.sub("", url).replace("\\", "/")
    if bare.startswith("//"):
        return f'{kind} without its scheme is not allowed: "{url}"'
    if image and found is not None:
        return f'an image from another host is not allowed: "{url}"'
    return None


def is_external(url: str) -> bool:
    """Tell whether an allowed address leads to another site."""
    return scheme(url) in ("http", "https")
