"""The A-Z index: every article, event, country, pair, person and outlet of an edition under its letters.

Up to `WHOLE` names stand on one page, under headings. More have a page for each letter; a letter with more
than `LIMIT` is parted by the next letter in which its names differ, and so on. The address of a page is what
its names begin with: names that are added may part a page, and never take an address away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import groupby
from posixpath import commonprefix

from digest.derive.countries import Countries
from digest.derive.relations import Relations
from digest.model import Edition, Library, Words
from digest.text import collation, locales

WHOLE = 1_000
"""Names on one page, before each letter has its own."""

LIMIT = 500
"""Names on the page of a letter, before it is parted by the letter after it."""

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


@dataclass(frozen=True, slots=True)
class Letters:
    """By edition and path, in alphabetical order, one before its parts; `first` are the letters themselves.

    `paged` are the editions where each letter has its own page. `filed` are all names of an edition in
    alphabetical order, each with what orders it.
    """

    by_page: Mapping[tuple[str, str], Initial] = field(default_factory=dict)
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paged: frozenset[str] = frozenset()
    filed: Mapping[str, tuple[Filed, ...]] = field(default_factory=dict)


def letters(
    library: Library, countries: Countries, relations: Relations, whole: int = WHOLE, limit: int = LIMIT
) -> Letters:
    """File every name of every edition."""
    filed = {
        code: tuple(sorted(_filed(names(library, countries, relations, edition), edition.alphabet)))
        for code, edition in library.editions.items()
    }
    return _lettered(library, filed, whole, limit)


def renamed(
    before: Letters, library: Library, records: Set[Name], whole: int = WHOLE, limit: int = LIMIT
) -> Letters:
    """Return the letters where these records, and no others, may have other names; none is new or gone."""
    filed = {}
    for code, edition in library.editions.items():
        staying = [one for one in before.filed[code] if one[3] not in records]
        again = ((name_of(library, name, edition), name) for name in records)
        filed[code] = tuple(sorted([*staying, *_filed(again, edition.alphabet)]))
    return before if filed == dict(before.filed) else _lettered(library, filed, whole, limit)


def _lettered(library: Library, filed: Mapping[str, tuple[Filed, ...]], whole: int, limit: int) -> Letters:
    by_page: dict[tuple[str, str], Initial] = {}
    first: dict[str, tuple[str, ...]] = {}
    paged = frozenset(code for code, names in filed.items() if len(names) > whole)
    for code, names in filed.items():
        alphabet = library.editions[code].alphabet
        found = tuple(_first(names, alphabet, limit if code in paged else len(names)))
        by_page |= {(code, one.path): one for one in found}
        first[code] = tuple(one.path for one in found if not one.within)
    return Letters(by_page, first, paged, filed)


def names(
    library: Library, countries: Countries, relations: Relations, edition: Edition
) -> Iterator[tuple[str, Name]]:
    """Yield everything that has a name in an edition, with the name its pages give it."""
    for kind, records in (("article", library.articles), ("event", library.events)):
        yield from ((name_of(library, (kind, id), edition), (kind, id)) for id in records)
    called = {code: _country(library, code, edition) for code in countries.by_code}
    yield from ((name, ("country", code)) for code, name in called.items())
    for first, second in relations.by_pair:
        title = edition.words["relation.title"].format(first=called[first], second=called[second])
        yield title, ("relation", f"{first}-{second}")
    for kind, others in (("person", library.people), ("source", library.sources)):
        yield from ((name_of(library, (kind, id), edition), (kind, id)) for id in others)


def name_of(library: Library, name: Name, edition: Edition) -> str:
    """Return what an article, event, person or outlet is called in an edition."""
    kind, id = name
    codes = (edition.code, *(code for code in library.editions if code != edition.code))
    if kind == "article":
        texts = library.articles[id].texts
        return next((texts[code].title for code in codes if code in texts), id)
    if kind == "event":
        return _said(library.events[id].title, codes) or id
    record = library.people[id] if kind == "person" else library.sources[id]
    return _said(record.names, codes) or record.original.name


def _said(words: Words, codes: Sequence[str]) -> str:
    return next((words[code] for code in codes if code in words), "")


def _country(library: Library, code: str, edition: Edition) -> str:
    override = library.countries.get(code)
    named = override.names.get(edition.code) if override else None
    return named or locales.territory_name(code, edition.locale)


def _filed(found: Iterable[tuple[str, Name]], alphabet: tuple[str, ...]) -> Iterator[Filed]:
    for text, name in found:
        signs = collation.sort_key(text, alphabet)[0]
        yield not (signs and collation.letter(signs[0], alphabet)), signs, text, name


def _first(filed: Sequence[Filed], alphabet: tuple[str, ...], limit: int) -> Iterator[Initial]:
    """Yield each letter followed by its parts, and last what begins with none."""
    for sign, group in groupby(filed, lambda one: "" if one[0] else one[1][0]):
        yield from _initial(tuple(group), sign, (), alphabet, limit)


def _initial(
    filed: Sequence[Filed], signs: str, within: tuple[str, ...], alphabet: tuple[str, ...], limit: int
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
        found = tuple(_initial(tuple(group), signs + sign, (*within, path), alphabet, limit))
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
