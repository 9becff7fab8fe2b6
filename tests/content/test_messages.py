"""The catalogs are whole in every language, and say all that the code can say and nothing else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from digest.problems import LANGUAGES, DigestError, Message, listed, message, nearest
from digest.problems.catalogs import catalog, placeholders
from digest.text import spelling

PROJECT = Path(__file__).resolve().parents[2]
ENGLISH = catalog("en")
SELF = {"did-you-mean", "one-of", "warning"}
"""Keys that the making of messages itself asks for."""


def calls(*names: str) -> list[tuple[str, ast.Call]]:
    """Return (place, call) of each call of these functions in the code."""
    found = []
    for path in [PROJECT / "tasks.py", *sorted((PROJECT / "digest").rglob("*.py"))]:
        place = path.relative_to(PROJECT).as_posix()
        found += [
            (f"{place}:{node.lineno}", node)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
        ]
    return found


def literal(call: ast.Call) -> str | None:
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_catalog_has_the_keys_and_the_names_of_the_english_one_in_its_order(language: str) -> None:
    assert list(catalog(language)) == list(ENGLISH)
    assert [key for key in ENGLISH if placeholders(language, key) != placeholders("en", key)] == []
    assert [key for key, text in catalog(language).items() if not text.strip()] == []


def test_every_key_the_code_uses_is_in_the_catalogs_with_the_names_it_fills() -> None:
    wrong = []
    for place, call in calls("message"):
        key = literal(call)
        if place.startswith("digest/problems/"):
            continue
        if key not in ENGLISH:
            wrong.append(f"{place}: no message {key!r}")
        elif all(word.arg for word in call.keywords):
            given = {word.arg for word in call.keywords}
            if given != placeholders("en", key):
                wrong.append(f"{place}: {key} is filled with {sorted(map(str, given))}")
    assert wrong == []


def test_every_message_in_the_catalogs_is_used() -> None:
    used = {literal(call) for _, call in calls("message", "fill", "Message")}
    assert set(ENGLISH) - used - SELF == set()


def test_every_refusal_is_made_from_a_message() -> None:
    plain = [
        f"{place}: {ast.unparse(call.args[0])}"
        for place, call in calls("DigestError")
        if isinstance(call.args[0], (ast.Constant, ast.JoinedStr))
    ]
    assert plain == []


def said(key: str, language: str) -> str:
    return Message(key, dict.fromkeys(placeholders(language, key), "x")).say(language)


@pytest.mark.parametrize("key", ENGLISH)
def test_what_is_latin_in_a_persian_message_is_isolated(key: str) -> None:
    text = said(key, "fa")
    assert text.count("\u2068") == text.count("\u2069")
    outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", text)
    assert re.search(r"[A-Za-z0-9]", outside) is None, text


@pytest.mark.parametrize(
    "key", [key for key in ENGLISH if not key.startswith(("arabic", "persian", "ascii"))]
)
def test_a_persian_message_is_spelled_as_persian_is(key: str) -> None:
    prose = re.sub("\u2068[^\u2068\u2069]*\u2069|«[^«»]{0,3}»", "\ufffc", said(key, "fa"))
    assert [str(what) for _, what in spelling.check(prose, "fa")] == []


def test_a_number_is_in_persian_digits_and_a_name_stays_as_it_is() -> None:
    assert message("file-large", bytes=1_000_000).say("fa") == "از ۱٬۰۰۰٬۰۰۰ بایت بزرگ‌تر است"
    assert "\u20682023\u2069" in message("latin-digits", digits="2023").say("fa")


def test_a_message_is_its_english_text_and_keeps_what_it_was_made_of() -> None:
    what = message("unknown-source", given="tasmin").near("tasmin", ["tasnim", "rt"])
    assert what == 'unknown source "tasmin" (did you mean "tasnim"?)'
    assert what.suggestion == "tasnim"
    assert what.say("fa") == "منبع «\u2068tasmin\u2069» شناخته نیست (آیا منظورتان «\u2068tasnim\u2069» بود؟)"
    none = message("unknown-kind", given="x").near("x", ["visit", "meeting"], all_known=True)
    assert none == 'unknown kind "x": one of visit, meeting'
    assert listed(["a", "b"]) == "a, b"
    assert str(DigestError(what)) == what


def test_the_nearest_of_thousands_is_found_and_nothing_near_is_nothing() -> None:
    known = frozenset(f"article-{number:05}-{'abcdefghij'[number % 10] * 3}" for number in range(5_000))
    assert nearest("artcle-01234-eee", known) == "article-01234-eee"
    assert nearest("zzzzzz", known) == ""
    assert nearest("QQ", ["IQ", "QA"]) == "QA"
