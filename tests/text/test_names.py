"""Slugs, ids and alphabetical order."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text.collation import initial, letter, sort_key, written
from digest.text.slugs import is_id, is_taken, slug, unique

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FA = tuple("آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی")
AR = tuple("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
EN = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
ES = tuple("ABCDEFGHIJKLMNÑOPQRSTUVWXYZ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United States & Cuba", "the-united-states-cuba"),
        ("Cuba's embargo", "cubas-embargo"),
        ("Díaz-Canel", "díaz-canel"),
        ("رابطهٔ ایران و کوبا", "رابطه-ایران-و-کوبا"),
        ("هسته‌ای", "هسته-ای"),
        ("مُحَمَّد", "محمد"),
        ("کـوبا", "کوبا"),
        ("«برجام»؟", "برجام"),
        ("a_1 / b", "a-1-b"),
        ("!!", ""),
        ("e\u0301", "é"),
    ],
)
def test_a_slug_keeps_the_letters_of_its_language(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=60))
def test_a_slug_is_stable_and_safe_in_a_fragment(text: str) -> None:
    made = slug(text)
    assert slug(made) == made
    assert unicodedata.is_normalized("NFC", made)
    assert not set(made) & set(" \t\n\"'<>#%?&/_\u200c\u200e\u200f")
    assert "--" not in made
    assert made == made.strip("-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hamshahri-diaz-canel-tehran", True),
        ("a", True),
        ("2023", True),
        ("a" * 80, True),
        ("a" * 81, False),
        ("", False),
        ("A", False),
        ("a--b", False),
        ("-a", False),
        ("a-", False),
        ("a_b", False),
        ("../a", False),
        ("کوبا", False),
        ("a\n", False),
        ("con", False),
        ("lpt9", False),
        ("com1", False),
        ("com0", True),
        ("console", True),
    ],
)
def test_an_id_is_plain_ascii(text: str, expected: bool) -> None:
    assert is_id(text) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cuba", ["cuba", "cuba-2", "cuba-3"]),
        ("", ["section", "section-2", "section-3"]),
        ("what", ["section-what", "section-what-2", "section-what-3"]),
        *(
            (name, [f"section-{name}"])
            for name in ("today", "content", "search", "year-1402", "fn1", "fnref2")
        ),
        *((name, [name]) for name in ("whatever", "fn", "year")),
    ],
)
def test_a_fragment_is_never_one_that_is_taken(name: str, expected: list[str]) -> None:
    taken: dict[str, int] = {}
    assert [unique(name, taken) for _ in expected] == expected


def test_every_id_that_stands_in_a_template_is_taken() -> None:
    texts = [file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.html")]
    ids = {id for text in texts for id in re.findall(r'\bid="([a-z0-9-]+)"', text)}
    assert len(ids) > 15
    assert {id for id in ids if not is_taken(id)} == set()


def test_a_fragment_with_a_number_of_its_own_is_not_given_again() -> None:
    taken: dict[str, int] = {}
    assert [unique(name, taken) for name in ("a-2", "a", "a", "a", "a-2")] == [
        "a-2",
        "a",
        "a-3",
        "a-4",
        "a-2-2",
    ]


@pytest.mark.parametrize(
    ("name", "alphabet", "letter"),
    [
        ("آمریکا", FA, "آ"),
        ("أحمد", FA, "ا"),
        ("ايران", FA, "ا"),
        ("كوبا", FA, "ک"),
        ("گرانما", FA, "گ"),
        ("«برجام»", FA, "ب"),
        ("ۀ", FA, "ه"),
        ("کوبا", AR, "ك"),
        ("إيران", AR, "ا"),
        ("آسيا", AR, "ا"),
        ("پوتین", AR, "ب"),
        ("یونس", AR, "ي"),
        ("École", EN, "E"),
        ("Ñandú", EN, "N"),
        ("Ñandú", ES, "Ñ"),
        ("Łódź", EN, "L"),
        ("ßs", EN, "S"),
        ("‘Ali", EN, "A"),
        ("12 men", EN, "#"),
        ("۱۲", FA, "#"),
        ("Cuba", FA, "#"),
        ("کوبا", EN, "#"),
        ("", EN, "#"),
        ("!?", EN, "#"),
    ],
)
def test_a_name_is_filed_under_a_letter_of_the_alphabet(
    name: str, alphabet: tuple[str, ...], letter: str
) -> None:
    assert initial(name, alphabet) == letter


@pytest.mark.parametrize(
    ("alphabet", "names"),
    [
        (
            FA,
            [
                "۱۲ مرد",
                "آب",
                "ابر",
                "باد",
                "پاد",
                "تاب",
                "جاده",
                "چاد",
                "زاد",
                "ژاله",
                "کار",
                "گاز",
                "لاله",
                "Cuba",
            ],
        ),
        (FA, ["کتاب", "کتاب نو", "کتاب‌ها", "کتابی"]),
        (AR, ["إيران", "پاريس", "بغداد", "تونس", "كوبا", "مصر"]),
        (EN, ["7 days", "Ana", "Ángel", "Bob", "eclipse", "École", "San José", "Sanaa", "Zoe", "Ж"]),
        (ES, ["Nube", "Ñandú", "Oso"]),
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(alphabet: tuple[str, ...], names: list[str]) -> None:
    assert sorted(set(names), key=lambda name: sort_key(name, alphabet)) == names


@pytest.mark.parametrize(
    ("alphabet", "same"),
    [
        (FA, ["کتاب‌ها", "كتاب‌ها", "کتابها"]),
        (FA, ["ایران", "ايران"]),
        (EN, ["Díaz-Canel", "diaz canel", "DIAZ–CANEL"]),
    ],
)
def test_writings_of_one_name_differ_only_in_the_last_resort(
    alphabet: tuple[str, ...], same: list[str]
) -> None:
    assert len({sort_key(name, alphabet)[0] for name in same}) == 1
    assert len({sort_key(name, alphabet) for name in same}) == len(same)


def test_the_signs_of_a_sort_key_can_be_read() -> None:
    signs = sort_key("کار ۲ Cu", FA)[0]
    assert [written(sign, FA) for sign in signs] == ["ک", "ا", "ر", " ", "2", " ", "c", "u"]
    assert [letter(sign, FA) for sign in signs] == ["ک", "ا", "ر", None, None, None, None, None]


@given(st.text(max_size=20), st.sampled_from([FA, AR, EN, ES]))
def test_any_name_has_a_place(name: str, alphabet: tuple[str, ...]) -> None:
    assert initial(name, alphabet) in (*alphabet, "#")
    assert sort_key(name, alphabet)[1] == name
