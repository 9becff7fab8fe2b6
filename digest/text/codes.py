"""Codes of countries and languages: which there are, and which one a name stands for."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from digest.text.locales import territories

_TAG = re.compile(r"([a-z]{2,3})(-[A-Za-z0-9]{2,8})*")
_ASKED_IN = ("en", "fa", "ar", "es", "fr")
_COUNTRIES = {
    "uk": "GB",
    "uae": "AE",
    "usa": "US",
    "drc": "CD",
    "ussr": "RU",
    "su": "RU",
    "ivory coast": "CI",
}
_LANGUAGES = {"farsi": "fa", "dari": "fa-AF", "mandarin": "zh", "ir": "fa", "cn": "zh", "sp": "es"}
"""What editors write for a code, besides names in CLDR."""


def country_meant(word: str) -> str:
    """Return the country code that a name, or a code in small letters, stands for, or ""."""
    if word.upper() in territories():
        return word.upper()
    folded = _folded(word)
    return _COUNTRIES.get(folded) or _names("territories").get(folded, "")


def language_meant(word: str) -> str:
    """Return the language code that a name or a tag written otherwise (`fa_IR`, `FA`) stands for, or ""."""
    parts = word.strip().replace("_", "-").split("-")
    tag = "-".join([parts[0].lower(), *parts[1:]])
    if is_language(tag):
        return tag
    folded = _folded(word)
    return _LANGUAGES.get(folded) or _names("languages").get(folded, "")


def is_language(code: str) -> bool:
    """Tell whether a tag is a BCP 47 code of a language that CLDR has a name for."""
    match = _TAG.fullmatch(code)
    return match is not None and match[1] in languages()


@cache
def languages() -> frozenset[str]:
    """Return the codes of the languages CLDR has names for, the part before the first hyphen."""
    return frozenset(str(code).partition("_")[0] for code in Locale("en").languages) - {"und", "mul", "zxx"}


def _folded(name: str) -> str:
    return " ".join(re.sub(r"[^\w ]+", " ", name.casefold()).replace("ي", "ی").replace("ك", "ک").split())


@cache
def _names(what: str) -> dict[str, str]:
    """Return name to code, of countries or languages, in the languages editors write in."""
    codes = territories() if what == "territories" else languages()
    found: dict[str, str] = {}
    for locale in _ASKED_IN:
        for code, name in getattr(Locale(locale), what).items():
            if str(code) in codes:
                found.setdefault(_folded(str(name)), str(code))
    return found
