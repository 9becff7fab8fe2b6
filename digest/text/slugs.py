"""Names for addresses: slugs of headings in their own letters, and ids in plain ASCII."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
# Vowel marks, tatweel and apostrophes: they come and go between writings of one word.
_SILENT = re.compile("[\u0640\u064b-\u065f\u0670'\u2018\u2019\u02bc]")


TAKEN = frozenset(
    {"coming", "content", "countries", "filters", "found", "latest", "newest", "periods", "search", "shades"}
    | {"today", "what"}
)
"""Ids that the templates give: a script or a link that looks for one must not find a text's."""

_PARTS = re.compile(r"(?:year|shade|found|filters?|locator|network|world)-.*|fn(?:ref)?[0-9].*")
"""Ids with a part of their own: years, shades of a map, groups of finds, fields, pictures, notes."""


def is_taken(id: str) -> bool:
    """Tell whether an id is one that pages give to parts of their own."""
    return id in TAKEN or _PARTS.fullmatch(id) is not None


def is_id(text: str) -> bool:
    """Tell whether a text may name a record: a-z, 0-9 and single hyphens, at most 80, no device name."""
    return len(text) <= 80 and _ID.fullmatch(text) is not None and text not in _DEVICES


def short_id(text: str, words: int = 6) -> str:
    """Return an id made of a text's first words, marks taken off their letters; "" where none are Latin."""
    bare = "".join(
        char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char)
    )
    found = "-".join(re.findall(r"[a-z0-9]+", bare.replace("'", ""))[:words])
    return found if is_id(found) else ""


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """Return a heading as a fragment: NFC, lower case, words in their own letters joined with "-".

    A ZWNJ joins parts of a word, so it becomes a hyphen as well. Nothing is left of a text without
    letters or digits.
    """
    folded = _SILENT.sub("", unicodedata.normalize("NFC", text).lower())
    kept = [char if unicodedata.category(char)[0] in "LNM" else " " for char in folded]
    return "-".join(unicodedata.normalize("NFC", "".join(kept)).split())


def unique(name: str, taken: dict[str, int]) -> str:
    """Return a fragment id not yet taken, and take it: name, name-2, name-3; "section" for no name.

    A name that pages use themselves has "section-" before it. `taken` has each id's last number.
    """
    name = "section" if not name else f"section-{name}" if is_taken(name) else name
    chosen, count = name, taken.get(name, 0)
    while chosen in taken:
        count += 1
        chosen = f"{name}-{count}"
    taken[chosen] = 1
    taken[name] = max(count, 1)
    return chosen
