"""Titles for places without markup, kept in order by invisible isolates where they would come apart."""

from __future__ import annotations

from digest.pages.pieces import Phrase
from digest.text.direction import isolate_plain


def untangled(phrase: Phrase, around: str) -> str:
    """Return a text for programs that show it in a line of direction `around` ("ltr", "rtl"), or of any.

    It is isolated when it runs the other way, and when it holds pieces that do: most readers of feeds lay
    every title out from left to right.
    """
    mixed = "<bdi" in phrase.html
    return isolate_plain(phrase.text, phrase.dir) if mixed or phrase.dir != around else phrase.text
