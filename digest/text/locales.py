"""What CLDR knows, through Babel: names, direction, plural forms and lists of languages and countries."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

from digest.text.direction import BIDI_CONTROLS, script_direction, script_of_language

# Two-letter codes that CLDR lists and ISO 3166-1 does not assign: groupings, parts of countries,
# pseudo-locales and user-assigned codes.
_NOT_COUNTRIES = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)

# CLDR's bare `fa` and `fa_IR` are the same language; this is the one every name is asked for.
_PREFERRED = {"fa": "fa_IR"}


@cache
def _locale(code: str) -> Locale:
    code = _PREFERRED.get(code, code)
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError) as error:
        raise LookupError(f'CLDR does not know the locale "{code}"') from error


@cache
def with_region(locale: str) -> str:
    """Return a locale as language_REGION, with CLDR's likely region where it names none: en "en_US"."""
    parts = locale.replace("-", "_").split("_")
    regions = [part for part in parts[1:] if len(part) in (2, 3)]
    if regions:
        return f"{parts[0]}_{regions[0]}"
    known = get_global("likely_subtags")
    likely = str(known.get("_".join(parts)) or known.get(parts[0]) or "")
    return f"{parts[0]}_{likely.split('_')[-1]}" if likely else parts[0]


def is_locale(code: str) -> bool:
    """Tell whether CLDR has data for a locale or a language."""
    try:
        _locale(code)
    except LookupError:
        return False
    return True


def direction(language: str) -> str:
    """Return "rtl" or "ltr" by the language's script in CLDR; LookupError for an unknown language.

    A script in the tag decides (`ku-Arab` is rtl); a language without locale data is known by its
    likely script (`glk` is rtl).
    """
    return script_direction(script_of_language(language))


@cache
def default_numbering(language: str) -> str:
    """Return the digit set CLDR gives a language: fa "arabext", ckb "arab"; "latn" when it knows none."""
    return str(_locale(language).default_numbering_system) if is_locale(language) else "latn"


@cache
def language_name(language: str, in_locale: str) -> str:
    """Return a language's name in another language; LookupError when CLDR has none."""
    names = _locale(in_locale).languages
    parts = language.replace("-", "_").split("_")
    for code in ("_".join(parts), parts[0]):
        if code in names:
            return str(names[code])
    raise LookupError(f'CLDR has no name for the language "{language}" in {in_locale}')


@cache
def own_name(language: str) -> str:
    """Return a language's name in itself, as it stands alone in a list: فارسی, English, Español.

    LookupError when CLDR has none.
    """
    name = language_name(language, language)
    return name[:1].title() + name[1:]


@cache
def territory_name(code: str, locale: str) -> str:
    """Return a country's name in a language; LookupError when CLDR has none."""
    name = _locale(locale).territories.get(code)
    if name is None:
        raise LookupError(f'CLDR has no name for "{code}" in {locale}')
    return str(name)


@cache
def territories() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-2 country codes that CLDR knows."""
    codes = map(str, _locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - _NOT_COUNTRIES


@cache
def official_languages(territory: str) -> tuple[str, ...]:
    """Return the languages that are official in a country, by law or in fact, most spoken first."""
    return tuple(str(code).replace("_", "-") for code in get_official_languages(territory, de_facto=True))


def plural_category(locale: str, n: int) -> str:
    """Return CLDR's plural category of a count: zero, one, two, few, many or other."""
    return str(_locale(locale).plural_form(n))


def plural_categories(locale: str) -> frozenset[str]:
    """Return the plural categories a locale tells apart; "other" is always among them."""
    return frozenset(_locale(locale).plural_form.tags) | {"other"}


@cache
def list_parts(locale: str, n: int) -> tuple[str, ...]:
    """Return the n-1 separators of a list of n items: (", ", ", and ") in English for three.

    CLDR's text with the bidi controls taken out; the few languages that also end a list with a
    word of its own (ti, ab) lose that word.
    """
    patterns = _locale(locale).list_patterns["standard"]
    if n < 2:
        return ()
    if n == 2:
        return (_separator(patterns["2"]),)
    middle = _separator(patterns["middle"])
    return (_separator(patterns["start"]), *(middle for _ in range(n - 3)), _separator(patterns["end"]))


def _separator(pattern: str) -> str:
    between = pattern.partition("{0}")[2].partition("{1}")[0]
    return "".join(char for char in between if char not in BIDI_CONTROLS)


def join(items: list[str] | tuple[str, ...], locale: str) -> str:
    """Return items as a list in words: "a, b, and c", «الف، ب، و پ»."""
    separators = (*list_parts(locale, len(items)), "")
    return "".join(item + separator for item, separator in zip(items, separators, strict=False))
