"""What CLDR knows, digits and numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from digest.text import locales
from digest.text.digits import NUMBERINGS, number, to_ascii, to_digits
from digest.text.direction import BIDI_CONTROLS, script_of_language

# Every language of CLDR with its scripts, without its countries; traditional Mongolian runs downwards.
LANGUAGES = [
    code
    for code in sorted(localedata.locale_identifiers())
    if re.fullmatch("[a-z]+(_(?!Mong)[A-Z][a-z]{3})?", code)
]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        *(
            (code, "rtl")
            for code in ("fa", "ar", "ckb", "ur", "he", "ps", "sd", "ug", "yi", "dv", "syr", "fa-IR")
        ),
        *((code, "ltr") for code in ("en", "es", "ru", "zh", "tr", "ku", "az", "hi", "pa", "en-US")),
        *((code, "rtl") for code in ("ku-Arab", "az-Arab", "pa-PK", "uz_Arab", "glk", "azb")),
        *((code, "ltr") for code in ("fa-Latn", "ks-Deva")),
    ],
)
def test_a_language_runs_as_its_script_does(language: str, expected: str) -> None:
    assert locales.direction(language) == expected


def test_directions_agree_with_every_language_of_cldr() -> None:
    for code in LANGUAGES:
        assert locales.direction(code) == Locale.parse(code).text_direction, code


@pytest.mark.parametrize("language", ["zz", "xx-IR", "farsi", ""])
def test_an_unknown_language_is_a_lookup_error(language: str) -> None:
    with pytest.raises(LookupError, match="no script is known"):
        locales.direction(language)


@pytest.mark.parametrize(
    ("language", "script"), [("fa", "Arab"), ("en", "Latn"), ("zh", "Hani"), ("ja", "Hani"), ("sr", "Cyrl")]
)
def test_the_script_of_a_language_is_the_likely_one(language: str, script: str) -> None:
    assert script_of_language(language) == script


def test_names_of_languages_and_countries_come_from_cldr() -> None:
    assert locales.language_name("fa", "en") == "Persian"
    assert locales.language_name("es", "fa_IR") == "اسپانیایی"
    assert locales.language_name("zh-Hans-CN", "en") == "Chinese"
    assert locales.territory_name("CU", "fa_IR") == "کوبا"
    assert locales.territory_name("US", "en") == "United States"


def test_the_names_of_languages_in_themselves_stand_alone() -> None:
    names = [locales.own_name(code) for code in ("fa", "ar", "en", "es", "ru", "zh", "ckb")]
    assert names == ["فارسی", "العربية", "English", "Español", "Русский", "中文", "کوردیی ناوەندی"]


def test_what_cldr_does_not_name_is_a_lookup_error() -> None:
    missing: list[Callable[[], str]] = [
        lambda: locales.language_name("zz", "en"),
        lambda: locales.territory_name("QQ", "en"),
        lambda: locales.territory_name("IR", "zz"),
        lambda: locales.own_name("zz"),
    ]
    for ask in missing:
        with pytest.raises(LookupError, match="CLDR"):
            ask()
    assert locales.is_locale("fa_IR")
    assert not locales.is_locale("zz")


def test_the_countries_are_those_of_iso_3166() -> None:
    codes = locales.territories()
    assert len(codes) == 249
    assert {"IR", "CU", "US", "PS", "TW", "VE", "SS"} <= codes
    assert not {"EU", "UN", "ZZ", "XK", "XA", "AN", "001", "SU"} & codes


def test_plural_categories_are_those_of_the_locale() -> None:
    assert [locales.plural_category("fa_IR", n) for n in (0, 1, 2)] == ["one", "one", "other"]
    assert [locales.plural_category("ar", n) for n in (0, 1, 2, 3, 11, 100)] == [
        "zero", "one", "two", "few", "many", "other",
    ]  # fmt: skip
    assert locales.plural_categories("en") == {"one", "other"}
    assert locales.plural_categories("ar") == {"zero", "one", "two", "few", "many", "other"}
    assert locales.plural_categories("zh") == {"other"}


@pytest.mark.parametrize(
    ("locale", "items", "expected"),
    [
        ("en", [], ""),
        ("en", ["a"], "a"),
        ("en", ["a", "b"], "a and b"),
        ("en", ["a", "b", "c", "d"], "a, b, c, and d"),
        ("fa_IR", ["الف", "ب"], "الف و ب"),
        ("fa_IR", ["الف", "ب", "پ"], "الف، ب، و پ"),
        ("ar", ["أ", "ب", "ت"], "أ وب وت"),
    ],
)
def test_lists_are_joined_as_the_language_does(locale: str, items: list[str], expected: str) -> None:
    assert locales.join(items, locale) == expected
    assert len(locales.list_parts(locale, len(items))) == max(0, len(items) - 1)


def test_no_list_of_any_locale_holds_a_bidi_control() -> None:
    for code in LANGUAGES:
        assert BIDI_CONTROLS.isdisjoint(locales.join(["a", "b", "c", "d"], code)), code


@pytest.mark.parametrize(
    ("n", "numbering", "locale", "expected"),
    [
        (12345, "latn", "en", "12,345"),
        (12345, "arabext", "fa_IR", "۱۲٬۳۴۵"),
        (12345, "arab", "ar", "١٢٬٣٤٥"),
        (12345, "latn", "es", "12.345"),
        (-5, "arabext", "fa_IR", "−۵"),
        (-12.5, "latn", "en", "−12.5"),
        (0, "arabext", "fa_IR", "۰"),
        (1.25, "arabext", "fa_IR", "۱٫۲۵"),
        (1234567, "latn", "hi", "12,34,567"),
    ],
)
def test_numbers_are_grouped_and_written_in_the_digits_of_the_edition(
    n: float, numbering: str, locale: str, expected: str
) -> None:
    assert number(n, numbering, locale) == expected


@given(
    st.integers(-(10**12), 10**12),
    st.sampled_from(sorted(NUMBERINGS)),
    st.sampled_from(["fa_IR", "ar", "en"]),
)
def test_a_number_holds_no_bidi_control_and_comes_back(n: int, numbering: str, locale: str) -> None:
    written = number(n, numbering, locale)
    assert BIDI_CONTROLS.isdisjoint(written)
    size = int("".join(char for char in to_ascii(written) if char.isdigit()))
    assert (-size if written.startswith("−") else size) == n


@given(st.text(), st.sampled_from(sorted(NUMBERINGS)))
def test_digits_change_and_nothing_else_does(text: str, numbering: str) -> None:
    changed = to_digits(text, numbering)
    assert len(changed) == len(text)
    assert to_ascii(changed) == to_ascii(text)
    assert numbering == "latn" or not any(digit in changed for digit in "0123456789")


def test_every_digit_set_is_ten_digits_in_order() -> None:
    for numbering in NUMBERINGS:
        assert [unicodedata.decimal(char) for char in to_digits("0123456789", numbering)] == list(range(10))


def test_an_unknown_digit_set_is_a_lookup_error() -> None:
    with pytest.raises(LookupError, match="roman"):
        to_digits("12", "roman")
