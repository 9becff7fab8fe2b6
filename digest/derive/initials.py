"""Names that begin alike on one page, or parted by the next letter in which they differ, and so on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import groupby
from posixpath import commonprefix

from digest.text import collation

LONG = 60
"""A longer address is cut there, and told from others that begin alike by a number."""

OTHER = "0"
"""The address where names are filed that begin with a digit, or with no letter of the alphabet."""

Name = tuple[str, str]
"""A kind of record and its id: ("article", "x"), ("country", "CU"), ("relation", "CU-IR")."""


Filed = tuple[bool, str, str, Name]
"""Whether a name is filed after all letters, its sort key, the name, and whose it is."""


@dataclass(frozen=True, slots=True)
class Initial:
    """Names that begin alike: `path` is the address ("k", "ko"), `letters` the beginning as it is written.

    `within` are the paths of the pages it was parted from, `parts` of those it is parted into; `names` are
    those on its own page, in alphabetical order; `count` how many there are in all.
    """

    path: str
    letters: str
    within: tuple[str, ...]
    parts: tuple[str, ...]
    names: tuple[Name, ...]
    count: int


def initials(
    filed: Sequence[Filed],
    signs: str,
    alphabet: tuple[str, ...],
    limit: int,
    within: tuple[str, ...] = (),
) -> Iterator[Initial]:
    """Yield the page of some names that begin with these signs, followed by its parts."""
    path, count = _path(signs, filed[0][0], alphabet), len(filed)
    if count <= limit:
        written = _written(filed[0][2], signs, alphabet)
        yield Initial(path, written, within, (), tuple(one[3] for one in filed), count)
        return
    signs = commonprefix([filed[0][1], filed[-1][1]])
    own = [one for one in filed if len(one[1]) == len(signs)]
    parts: list[str] = []
    below: list[Initial] = []
    for sign, group in groupby(filed[len(own) :], lambda one: one[1][len(signs)]):
        found = tuple(initials(tuple(group), signs + sign, alphabet, limit, (*within, path)))
        parts.append(found[0].path)
        below += found
    written = _written(filed[0][2], signs, alphabet)
    yield Initial(path, written, within, tuple(parts), tuple(one[3] for one in own), count)
    yield from below


def _written(text: str, signs: str, alphabet: tuple[str, ...]) -> str:
    """Return the beginning of a name that some signs stand for: a letter as the alphabet has it, else as is.

    Nothing for what begins with no letter: what it begins with differs.
    """
    if len(signs) < 2:
        return (collation.letter(signs, alphabet) if signs else None) or ""
    signs = signs.rstrip(collation.SPACE)
    lengths = range(len(signs), len(text))
    return next(
        (text[:n] for n in lengths if collation.sort_key(text[:n], alphabet)[0].startswith(signs)), text
    )


def _path(signs: str, other: bool, alphabet: tuple[str, ...]) -> str:
    """Return the address of what begins with some signs, which is all of ASCII.

    Letters of a plain alphabet stand for themselves, and a hyphen for a space; those of another have the
    names that Unicode gives them, with hyphens between them.
    """
    plain = not other and all(letter.isascii() for letter in alphabet)
    slugs = [_slug(sign, alphabet) for sign in signs]
    path = "".join(slugs).replace("space", "-") if plain else "-".join(slugs)
    path = "-".join(filter(None, (OTHER, path))) if other else path
    if len(path) <= LONG:
        return path
    return f"{path[:LONG]}-{sha256(signs.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


@cache
def _slug(sign: str, alphabet: tuple[str, ...]) -> str:
    written = collation.written(sign, alphabet)
    if written == " ":
        return "space"
    if written.isascii() and written.isalnum():
        return written
    name = _LETTER.sub("", unicodedata.name(written, "")) if len(written) == 1 else ""
    slug = name.lower().replace(" ", "-")
    known = _NAME.fullmatch(slug) and collation.letter(sign, alphabet)
    return slug if known else "".join(f"U{ord(char):X}U" for char in written)


_LETTER = re.compile(r".*\bLETTER ")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
