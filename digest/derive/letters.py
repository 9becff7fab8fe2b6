"""The A-Z index: every article, event, country, pair, person and outlet of an edition under its letters.

Up to `WHOLE` names stand on one page, under headings. More have a page for each letter; a letter with more
than `LIMIT` is parted by the next letter in which its names differ, and so on. The address of a page is what
its names begin with: names that are added may part a page, and never take an address away.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from digest.derive.countries import Countries
from digest.derive.initials import Filed, Initial, Name, initials
from digest.derive.relations import Relations
from digest.model import Edition, Library, Words
from digest.text import collation, locales

WHOLE = 1_000
"""Names on one page, before each letter has its own."""

LIMIT = 500
"""Names on the page of a letter, before it is parted by the letter after it."""

_ALIKE = 2
"""The version of `marshal` in which equal values are equal bytes, whatever else refers to them."""


@dataclass(frozen=True, slots=True)
class Letters:
    """By edition and path, in alphabetical order, one before its parts; `first` are the letters themselves.

    `paged` are the editions where each letter has its own page, `written` what names on a page begin with: it
    stays when names come and go. `filed` are the names under each letter of an
    edition, by the sign that stands for it ("" for what begins with none), in alphabetical order, each with
    what orders it: packed, because only who files a name anew asks for some of it.
    """

    by_page: Mapping[tuple[str, str], Initial] = field(default_factory=dict)
    first: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paged: frozenset[str] = frozenset()
    written: Mapping[tuple[str, str], str] = field(default_factory=dict)
    filed: Mapping[tuple[str, str], bytes] = field(default_factory=dict)


Renamed = Mapping[str, Mapping[Name, tuple[str, str]]]
"""By edition, what records were called and are called now."""


def letters(
    library: Library, countries: Countries, relations: Relations, whole: int = WHOLE, limit: int = LIMIT
) -> Letters:
    """File every name of every edition."""
    by_page: dict[tuple[str, str], Initial] = {}
    first: dict[str, tuple[str, ...]] = {}
    packed: dict[tuple[str, str], bytes] = {}
    paged = set()
    for code, edition in library.editions.items():
        alphabet = edition.alphabet
        filed = sorted(_filed(names(library, countries, relations, edition), alphabet))
        if len(filed) > whole:
            paged.add(code)
        most, tops = limit if code in paged else sys.maxsize, []
        for sign, group in groupby(filed, _sign):
            found = list(group)
            packed[code, sign] = marshal.dumps(found, _ALIKE)
            pages = list(initials(found, sign, alphabet, most))
            by_page |= {(code, one.path): one for one in pages}
            tops.append(pages[0].path)
        first[code] = tuple(tops)
    return Letters(by_page, first, frozenset(paged), _written(by_page), packed)


def renamed(before: Letters, library: Library, renamed: Renamed, limit: int = LIMIT) -> Letters:
    """Return the letters after records, none of them new or gone, got other names."""
    by_page: dict[tuple[str, str], Initial] = {}
    first: dict[str, tuple[str, ...]] = {}
    packed: dict[tuple[str, str], bytes] = {}
    for code, edition in library.editions.items():
        most = limit if code in before.paged else sys.maxsize
        moved = _refiled(before, code, renamed.get(code, {}), edition.alphabet)
        pages, tops = _by_sign(before, code), []
        for sign, filed in moved.items():
            pages[sign] = list(initials(filed, sign, edition.alphabet, most)) if filed else []
        for sign in sorted((sign for sign, group in pages.items() if group), key=_order):
            held = moved.get(sign)
            packed[code, sign] = marshal.dumps(held, _ALIKE) if held else before.filed[code, sign]
            by_page |= {(code, one.path): one for one in pages[sign]}
            tops.append(pages[sign][0].path)
        first[code] = tuple(tops)
    return Letters(by_page, first, before.paged, _written(by_page), packed)


def _written(by_page: Mapping[tuple[str, str], Initial]) -> dict[tuple[str, str], str]:
    return {key: one.letters for key, one in by_page.items()}


def _refiled(
    before: Letters, code: str, renamed: Mapping[Name, tuple[str, str]], alphabet: tuple[str, ...]
) -> dict[str, list[Filed]]:
    """Return what is filed now under the signs of names that were and are; nothing where nothing is left."""
    old, new = (list(_filed(((said[at], name) for name, said in renamed.items()), alphabet)) for at in (0, 1))
    found: dict[str, list[Filed]] = {}
    for one in (*old, *new):
        sign = _sign(one)
        if sign not in found:
            held = before.filed.get((code, sign))
            found[sign] = [
                other for other in (marshal.loads(held) if held else []) if other[3] not in renamed
            ]
    for one in new:
        found[_sign(one)].append(one)
    return {sign: sorted(group) for sign, group in found.items()}


def _by_sign(before: Letters, code: str) -> dict[str, list[Initial]]:
    """Return the pages of an edition by the sign of their letter."""
    groups: list[list[Initial]] = []
    for (edition, _), one in before.by_page.items():
        if edition == code:
            if not one.within:
                groups.append([])
            groups[-1].append(one)
    signs = sorted((sign for edition, sign in before.filed if edition == code), key=_order)
    return dict(zip(signs, groups, strict=True))


def _sign(one: Filed) -> str:
    return "" if one[0] else one[1][0]


def _order(sign: str) -> tuple[bool, str]:
    """Return what orders signs: what begins with no letter comes last."""
    return not sign, sign


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
        yield not (signs and collation.letter(signs[0], alphabet)), signs, str(text), name  # no kind of str
