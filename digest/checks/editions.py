"""An edition's words are complete, its direction and digits are what CLDR says, its placeholders fit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from digest.load import Document, Fields, Scalar
from digest.model import Edition
from digest.problems import Problem, message
from digest.schema.reading import Filed
from digest.text import digits, locales

DATE_PATTERNS: Mapping[str, frozenset[str]] = {
    "day": frozenset({"day", "month", "year"}),
    "day-month": frozenset({"day", "month"}),
    "month": frozenset({"month", "year"}),
    "year": frozenset({"year"}),
    "season": frozenset({"season", "year"}),
    "range": frozenset({"start", "end"}),
    "since": frozenset({"start"}),
    "until": frozenset({"end"}),
    "from-unknown-end": frozenset({"start"}),
    "to-unknown-start": frozenset({"end"}),
    "circa": frozenset({"date"}),
    "uncertain": frozenset({"date"}),
    "circa-uncertain": frozenset({"date"}),
}
"""The date patterns of an edition, with the placeholders each must hold."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words templates and pages ask of an edition: key to the placeholders its text may hold."""

    words: Mapping[str, frozenset[str]]
    plurals: Mapping[str, frozenset[str]]
    theme: Mapping[str, frozenset[str]]


def lexicon(document: Document) -> Lexicon:
    """Return the words of a `words.yml`; a meaning names its placeholders in braces."""

    def section(name: str) -> Mapping[str, frozenset[str]]:
        node = document.root.fields[name][1]
        assert isinstance(node, Fields)
        meanings = {key: value for key, (_, value) in node.fields.items() if isinstance(value, Scalar)}
        return {key: frozenset(_PLACEHOLDER.findall(value.text or "")) for key, value in meanings.items()}

    return Lexicon(section("words"), section("plurals"), section("theme"))


def edition(filed: Filed[Edition], lexicon: Lexicon) -> Iterator[Problem]:
    """Check one edition against the lexicon and CLDR."""
    record, document = filed.record, filed.document
    yield from _cldr(filed)
    yield from _keys(document, "dates", record.dates, DATE_PATTERNS)
    yield from _keys(document, "words", record.words, lexicon.words)
    yield from _keys(document, "theme", record.theme, lexicon.theme)
    yield from _keys(document, "plurals", dict.fromkeys(record.plurals, ""), lexicon.plurals)
    if not locales.is_locale(record.locale):
        return
    wanted = locales.plural_categories(record.locale)
    for key, forms in record.plurals.items():
        yield from _keys(document, f"plurals/{key}", forms, dict.fromkeys(wanted, lexicon.plurals.get(key)))


def _cldr(filed: Filed[Edition]) -> Iterator[Problem]:
    record, document = filed.record, filed.document
    if not locales.is_locale(record.locale):
        yield Problem(document.mark("locale"), message("no-locale", given=record.locale))
    try:
        direction = locales.direction(record.code)
    except LookupError:
        yield Problem(document.mark("language"), message("no-language", given=record.code))
    else:
        if direction != record.direction:
            what = message("wrong-direction", given=record.direction, code=record.code, direction=direction)
            yield Problem(document.mark("direction"), what)
    if record.numbering not in digits.NUMBERINGS:
        what = message("unknown-numbering", given=record.numbering)
        yield Problem(
            document.mark("numbering"), what.near(record.numbering, digits.NUMBERINGS, all_known=True)
        )


def _keys(
    document: Document,
    section: str,
    given: Mapping[str, str],
    wanted: Mapping[str, Collection[str] | None],
) -> Iterator[Problem]:
    """Compare the keys of a section with the wanted ones, and the placeholders of each text."""
    path = section.split("/")
    for key in wanted:
        if key not in given:
            missing = message("word-missing", section=" ".join(path), key=key)
            yield Problem(document.mark(*path, key=True), missing)
    for key, text in given.items():
        if key not in wanted:
            unknown = message("unknown-word", section=" ".join(path), key=key).near(key, wanted)
            yield Problem(document.mark(*path, key, key=True), unknown)
            continue
        allowed = wanted[key] or ()
        for name in _PLACEHOLDER.findall(text):
            if name not in allowed:
                unfilled = message("unknown-placeholder", key=key, name=name).near(name, allowed)
                yield Problem(document.mark(*path, key), unfilled)
