"""What the spelling check reports in Persian and Arabic, and what it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import spelling
from digest.text.spelling import check

YEH = 'Arabic yeh "ي" in Persian: write "ی"'
COMMA = 'ASCII comma "," in Persian: write "،"'
QUESTION = 'ASCII question mark "?" in Persian: write "؟"'
NOTHING = "ZWNJ (U+200C) that joins nothing"
ARABIC_DIGIT = "Arabic-Indic digit in Persian: write ۰-۹ (U+06F0 to U+06F9)"


def latin(digits: str) -> str:
    return f'Latin digits "{digits}" in Persian: write ۰-۹'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ايران", [(1, YEH)]),
        ("كوبا", [(0, 'Arabic kaf "ك" in Persian: write "ک"')]),
        ("حتى", [(2, 'Arabic alef maksura "ى" in Persian: write "ی"')]),
        ("ایران, کوبا", [(5, COMMA)]),
        ("**ایران**, کوبا", [(9, COMMA)]),
        ("ایران; کوبا", [(5, 'ASCII semicolon ";" in Persian: write "؛"')]),
        ("چرا?", [(3, QUESTION)]),
        ("«چرا»?", [(5, QUESTION)]),
        ("می‌‌رود", [(2, "doubled ZWNJ (U+200C)")]),
        ("می‌ رود", [(2, NOTHING)]),
        ("‌می", [(0, NOTHING)]),
        ("می‌", [(2, NOTHING)]),
        ("سال 2023 بود", [(4, latin("2023"))]),
        ("سال ٢٠ بود", [(4, ARABIC_DIGIT), (5, ARABIC_DIGIT)]),
        ("متن\u200f بود", [(3, "invisible direction mark U+200F: take it out, markup does this")]),
    ],
)
def test_what_is_wrong_in_persian_is_reported_where_it_stands(
    text: str, expected: list[tuple[int, str]]
) -> None:
    assert list(check(text, "fa")) == expected
    assert list(check(text, "fa-IR")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "هسته‌ای، کتاب‌ها و می‌رود؟ ۱۲٪ و ۱٬۲۳۴؛ پایان.",
        "در Havana, Cuba بود و COP28 و Windows 11 آمد",
        "۱۲‌ساله و JCPOA‌ای و **می‌**رود",
        "[ايران, كوبا 2023?]{lang=ar} گفت",
        "`ايران 12` و ``a ` ي`` بس",
        "```\nايران 12\n```\n\nمتن",
        "نشانی https://example.com/ي?a=12 بود",
        "[متن](https://example.com/12) و [متن](../12/) است",
        "1. یک\n2. دو\n\n   10. سه",
        "متن[^1] بود\n\n[^1]: یادداشت",
        "{n} رویداد و &#160; بس",
        "a@b.org نشانی ماست",
    ],
)
def test_good_persian_code_addresses_and_quotations_are_left_alone(text: str) -> None:
    assert check(text, "fa") == ()


def test_arabic_is_checked_for_persian_letters_only() -> None:
    assert check("ایران", "ar") == ((1, 'Persian yeh "ی" in Arabic: write "ي" or "ى"'),)
    assert check("کوبا", "ar") == ((0, 'Persian kaf "ک" in Arabic: write "ك"'),)
    assert check("كوبا وإيران في 2023", "ar") == ()


def test_other_languages_are_checked_for_bidi_controls_only() -> None:
    assert check("ايران, 12 كوبا?", "en") == ()
    assert [at for at, _ in check("a\u202eb", "en")] == [1]


def test_a_bidi_control_is_reported_even_in_code() -> None:
    assert [at for at, _ in check("`\u2066x`", "fa")] == [1]


@given(st.text(alphabet=st.sampled_from("ابیيكک‌ ,;?12۱٢`[]{}()lang=*«».\n\u200fab"), max_size=60))
def test_every_report_points_at_a_character_and_comes_in_order(text: str) -> None:
    for language in ("fa", "ar", "en"):
        found = check(text, language)
        assert list(found) == sorted(found)
        assert all(0 <= at < len(text) and message for at, message in found)


_PIECES = (
    *(
        "سلام",
        "۱۲",
        "12",
        ",",
        " ",
        "\n",
        "\u200c",
        "`",
        "``",
        "[",
        "]",
        "(",
        ")",
        "](",
        "]{lang=ar}",
        "{",
        "}",
    ),
    *(
        "<",
        ">",
        "http://x.y/z",
        "https://a?b;c",
        "www.a.b",
        "&amp;",
        "&#12;",
        "[^1]",
        "[^a]:",
        "1.",
        "«",
        "»",
    ),
    *("*", "_", "abc", "é", "h", "w", "-", "\ufffc", "½"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
def test_what_is_left_alone_is_the_same_where_it_is_found_by_its_first_sign(text: str) -> None:
    if "```" not in text and not spelling._NUMBERED.search(f"\n{text}"):
        found, wanted = spelling._COMMON.finditer(text), spelling._LEFT_OUT.finditer(text)
        assert [match.span() for match in found] == [match.span() for match in wanted]
