"""Folding: the spellings of a word meet, different words stay apart, and the browser folds as Python does."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from digest.text import folding
from digest.text.digits import NUMBERINGS, to_digits
from tests.search.words import DIFFERENT, LATIN, SETS

PERSIAN = st.text("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤءةكيىأإ\u0654\u064e\u0640\u200c ", max_size=20)


def joined(text: str) -> str:
    """Return a text's words without any gap."""
    return folding.join(part for word in folding.words(text) for part in word)


@pytest.mark.parametrize("spellings", [*SETS, *LATIN], ids=lambda words: words[0])
def test_all_spellings_of_a_word_fold_to_the_same(spellings: tuple[str, ...]) -> None:
    assert len({joined(word) for word in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert joined(one) != joined(other)


@pytest.mark.parametrize("numbering", sorted(NUMBERINGS))
def test_digits_of_every_set_are_digits(numbering: str) -> None:
    assert folding.fold(to_digits("1402", numbering)) == "1402"


FOLDED = [chr(code) for block in folding._FOLDED for code in range(block[0], block[1] + 1)]


def test_capitals_and_small_letters_of_folded_scripts_are_one() -> None:
    apart = [char for char in FOLDED if len({folding.fold(char), folding.fold(char.lower())}) > 1]
    assert apart == []
    for capital in "AÅĀΑЀԮԱՖḀỸἈⱠﬀＡ":
        assert folding.fold(capital) != capital, capital
    assert folding.fold("և") == "եւ"


def test_marks_on_letters_of_folded_scripts_count_for_nothing_but_hamza() -> None:
    scripts = re.compile("ARABIC |HEBREW |COMBINING (?!CYRILLIC|KATAKANA|DEVANAGARI)")
    marks = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) in ("Mn", "Me")]
    found = [char for char in marks if scripts.match(unicodedata.name(char))]
    assert [char for char in found if folding.fold(f"ن{char}") != "ن"] == []
    assert folding.fold("سؤال") != folding.fold("سال")
    indic = [
        char for char in marks if unicodedata.name(char).startswith(("DEVANAGARI ", "THAI ", "BALINESE "))
    ]
    assert len(indic) > 30
    assert [char for char in indic if folding.fold(f"n{char}") == "n"] == []  # there it is part of the word


def test_signs_stay_as_they_are_and_letters_never_part_words() -> None:
    assert folding.fold("a…b´c\u00a0d") == "a…b´c\u00a0d"
    parting = [chr(code) for first, last in folding._breaks() for code in range(first, last + 1)]
    assert [char for char in parting if ord(char) < 0x10000 and unicodedata.category(char)[0] in "LMN"] == []
    assert folding.words("5 ºµª") == [("5",), (folding.fold("ºµª"),)]


def test_a_word_has_its_parts() -> None:
    assert folding.words("هسته‌ای Díaz-Canel, و «این»") == [
        ("هسته", "ای"),
        ("diaz", "canel"),
        ("و",),
        ("این",),
    ]


def test_a_dash_between_spaces_ties_nothing() -> None:
    assert folding.words("a - b -c") == [("a",), ("b",), ("c",)]


def test_han_letters_are_words_of_their_own() -> None:
    assert folding.words("习近平2023") == [("习",), ("近",), ("平",), ("2023",)]
    edges = "々〇ぁヿㄅㇰㇿ㐀鿿豈𠀀"  # the first and last of each run of such letters
    for letter in edges:
        assert folding.words(letter * 2) == [(folding.fold(letter),)] * 2


def test_neighbours_are_a_word_where_somebody_writes_it() -> None:
    runs = folding.runs(["برنامه", "هسته", "ای", "ریس", "جمهور"])
    assert runs >= {"هستهای", "ریسجمهور", "برنامههستهای"}
    assert folding.runs(["می", "یابد"]) == {"میابد"}
    assert folding.runs(["news", "paper"]) == set()


PARTS = st.lists(st.text("یوا", min_size=1, max_size=3).map(folding.squeeze), min_size=2, max_size=3)


@given(PARTS)
def test_a_word_comes_apart_in_every_way_it_may_be_written(parts: list[str]) -> None:
    assert tuple(parts) in folding.apart(folding.join(parts), set(parts))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folding.fold(text)
    assert folding.fold(once) == once


@given(PERSIAN)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    forms = {joined(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(forms) == 1


@given(PERSIAN)
def test_gaps_do_not_change_a_word_written_joined(text: str) -> None:
    assert joined(text) == joined(text.replace("\u200c", "").replace(" ", ""))


def test_the_browser_folds_every_character_as_python_does(browser: Browser, spellings: str) -> None:
    texts = [word for words in (*SETS, *LATIN, *DIFFERENT) for word in words]
    texts += [
        "کتاب‌هایشان را می‌خواهیم؛ O’Neill’s «U.S.-led» ۱۲٬۳۴۵ 习近平",
        "\u0626\u0648 ي\u0654و هٔ ﻟﻠﻪ ﷲ ①½",
    ]
    characters = [chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000]
    texts += [f"a{char}b" for char in characters] + [f"ی{char}و" for char in characters[:0x2100]]
    page = browser.new_page()
    page.goto(spellings + "en/")
    theirs = page.evaluate(
        """async ([base, texts]) => {
            const { Folding } = await import(base + "assets/search/folding.js");
            const folding = new Folding(await (await fetch(base + "search/folding.json")).json());
            return JSON.stringify(JSON.parse(texts).map((text) => folding.words(text)));
        }""",
        [spellings, json.dumps(texts)],
    )
    page.close()
    ours = [[list(word) for word in folding.words(text)] for text in texts]
    assert [
        (text, one, other)
        for text, one, other in zip(texts, ours, json.loads(theirs), strict=True)
        if one != other
    ] == []
