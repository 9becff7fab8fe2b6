"""Which addresses a text may link to, and which of them leave the site."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from digest.load.bounds import HIDDEN
from digest.problems import Message, message

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


def refusal(url: str, *, image: bool = False) -> Message | None:
    """Return why a link or an image may not have this address, or None when it may."""
    found = scheme(url)
    if found is not None and (found not in ALLOWED or (image and found == "mailto")):
        return message("image-scheme", scheme=found) if image else message("link-scheme", scheme=found)
    bare = _HIDDEN.sub("", url).replace("\\", "/")
    if bare.startswith("//"):
        return message("image-bare", url=url) if image else message("link-bare", url=url)
    if image and found is not None:
        return message("image-elsewhere", url=url)
    return None


def hides_something(url: str) -> bool:
    """Tell whether an address has characters a reader cannot see, or that turn the order of the others."""
    return _HIDDEN.search(url) is not None or HIDDEN.search(url) is not None


def is_external(url: str) -> bool:
    """Tell whether an allowed address leads to another site."""
    return scheme(url) in ("http", "https")
