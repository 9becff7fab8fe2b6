"""Scripts, foreign pieces of a text, and their isolation in HTML."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import isolate, scripts
from digest.text.direction import (
    BIDI_CONTROLS,
    block_direction,
    dominant_script,
    find_bidi_controls,
    isolate_plain,
    runs,
)

FOREIGN = {"Latn": "en", "Arab": "fa"}


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("JCPOA برنامهٔ جامع اقدام مشترک", "Arab"),
        ("The word برجام", "Latn"),
        ("Правда", "Cyrl"),
        ("中文和 A", "Hani"),
        ("ひらがな", "Hani"),
        ("한국어", "Hang"),
        ("12 - 5%", "Zyyy"),
        ("", "Zyyy"),
        ("ab اب", "Latn"),
    ],
)
def test_the_dominant_script_has_the_most_letters(text: str, script: str) -> None:
    assert dominant_script(text) == script


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("JCPOA مهم است", "fa", "rtl"),
        ("JCPOA", "fa", "rtl"),
        ("JCPOA برنامهٔ جامع است", None, "rtl"),
        ("برجام is a Persian word", None, "ltr"),
        ("12", None, "ltr"),
    ],
)
def test_a_block_runs_as_its_language_or_most_of_its_letters(
    text: str, language: str | None, expected: str
) -> None:
    assert block_direction(text, language) == expected


def marked(text: str, script: str) -> str:
    return "".join(f"[{piece}]" if foreign else piece for piece, foreign in runs(text, script))


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("Arab", "متن سند [JCPOA]."),
        ("Arab", "[What is the JCPOA?]"),
        ("Arab", "[(JCPOA).]"),
        ("Arab", "(۲) [JCPOA]."),
        ("Arab", "سند [JCPOA?] نه"),
        ("Arab", "آیا [JCPOA]؟"),
        ("Arab", "نشست [COP28] در [Windows 11] بود"),
        ("Arab", "[2030 Agenda] تصویب شد"),
        ("Arab", "گفت: «[Viva Cuba!]» و رفت"),
        ("Arab", "شرکت ([Airbus (A320)]) و [IR-6]، نه"),
        ("Arab", "[Havana, Cuba] و [Lima]، [Peru]"),
        ("Arab", "[Miguel Díaz-Canel Bermúdez]، رئیس‌جمهور"),
        ("Arab", "روزنامهٔ [Правда] [Granma]"),
        ("Arab", "دورهٔ ۱۲ و ۵ نشست"),
        ("Arab", "[$5bn] و [C++]"),
        ("Latn", "[ایران], [عراق]"),
        ("Latn", "[(ایران).]"),
        ("Latn", "the [برنامهٔ جامع] - 5 sources"),
        ("Latn", "see [برجام؟] yes"),
        ("Latn", "in [بهمن ۱۳۵۷] and then"),
        ("Latn", "What is the JCPOA?"),
        ("Latn", "He said “[سلام.]” twice"),
        ("Cyrl", "слово [Granma] 5"),
    ],
)
def test_a_foreign_piece_takes_along_what_belongs_to_it(script: str, expected: str) -> None:
    assert marked(expected.replace("[", "").replace("]", ""), script) == expected


mixed = st.text(alphabet=st.sampled_from("ab Zé اب پ‌ی۱1٢ -,.?؟،()«»&<>+−%\n\u2028Ж中"), max_size=40)


@given(mixed, st.sampled_from(["Arab", "Latn", "Cyrl", "Hebr", "Hani"]))
def test_the_pieces_of_a_text_joined_are_the_text(text: str, script: str) -> None:
    pieces = runs(text, script)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)


@given(mixed, st.sampled_from(["fa", "en", "he", "ar"]))
def test_isolated_html_is_balanced_and_keeps_every_character(text: str, language: str) -> None:
    html = isolate.html(text, language, FOREIGN)
    assert unescape(re.sub(r"</?bdi[^>]*>", "", html)) == text
    depth = 0
    for tag in re.findall(r"</?bdi", html):
        depth += -1 if tag[1] == "/" else 1
        assert depth in (0, 1, 2)
    assert depth == 0
    assert BIDI_CONTROLS.isdisjoint(html)


@pytest.mark.parametrize(
    ("language", "text", "html"),
    [
        ("fa", "سند JCPOA & بس", 'سند <bdi lang="en" dir="ltr">JCPOA</bdi> &amp; بس'),
        ("fa", "دما −۵ درجه", 'دما <bdi dir="ltr">−۵</bdi> درجه'),
        ("fa", "دما ±۵ درجه", 'دما <bdi dir="ltr">±۵</bdi> درجه'),
        ("fa", "دما +۵ درجه", 'دما <bdi dir="ltr">+۵</bdi> درجه'),
        ("fa", "دما -۵ درجه", 'دما <bdi dir="ltr">-۵</bdi> درجه'),
        ("fa", "روز 2015-07-14 بود", 'روز <bdi dir="ltr">2015-07-14</bdi> بود'),
        ("fa", "تلفن +98 21 8877", 'تلفن <bdi dir="ltr">+98 21 8877</bdi>'),
        ("fa", "تلفن ۰۲۱-۸۸۷۷", 'تلفن <bdi dir="ltr">۰۲۱-۸۸۷۷</bdi>'),
        ("fa", "از ۱۲ تا ۱۵ و ۱۲٪", "از ۱۲ تا ۱۵ و ۱۲٪"),
        ("fa", "افت -۱۲٪", 'افت <bdi dir="ltr">-۱۲٪</bdi>'),
        ("en", "at −5 degrees", "at −5 degrees"),
        (
            "en",
            "he said «دمای −۵ درجه» <b>",
            'he said «<bdi lang="fa" dir="rtl">دمای <bdi dir="ltr">−۵</bdi> درجه</bdi>» &lt;b&gt;',
        ),
        ("en", "at ک°+1 a", 'at <bdi lang="fa" dir="rtl">ک°+</bdi>1 a'),
        ("fa", "روزنامهٔ Правда", 'روزنامهٔ <bdi lang="und-Cyrl" dir="ltr">Правда</bdi>'),
    ],
)
def test_foreign_pieces_and_signed_numbers_are_isolated(language: str, text: str, html: str) -> None:
    assert isolate.html(text, language, FOREIGN) == html


def test_bidi_controls_are_found_and_zwnj_is_none_of_them() -> None:
    assert list(find_bidi_controls("a\u200fb\u200c\u2068")) == [(1, "\u200f"), (4, "\u2068")]
    assert len(BIDI_CONTROLS) == 12


def test_plain_isolates_are_for_places_without_markup() -> None:
    assert isolate_plain("JCPOA", "ltr") == "\u2066JCPOA\u2069"
    assert isolate_plain("برجام", "rtl") == "\u2067برجام\u2069"
    assert isolate_plain("برجام") == "\u2068برجام\u2069"


@pytest.mark.parametrize("script", ["Latn", "Arab", "Cyrl"])
def test_no_letter_of_another_script_is_taken_for_usual(script: str) -> None:
    for code in range(0x10000):
        letter = chr(code)
        own = scripts.script_of_letter(letter)
        assert scripts.has_foreign(letter, script) is (own not in (script, scripts.NEUTRAL)), hex(code)
