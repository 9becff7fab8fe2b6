"""The words of the site: the list, the templates, the code and the editions agree."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.theme.conftest import PROJECT, read_edition

LISTED: dict[str, dict[str, str]] = yaml.safe_load(
    (PROJECT / "templates" / "words.yml").read_text(encoding="utf-8")
)
TEMPLATES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((PROJECT / "templates").rglob("*.html"))
)
CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "digest").rglob("*.py")))

WORD = re.compile(r"""(?<![\w.])(?:t|word)\(["']([^"']+)["'](?: ~ \w+)?""")
THEME_WORD = re.compile(r"""(?:lang\.t|theme_word)\(["']([^"']+)["']""")
MADE = re.compile(r'f"((?:[a-z]+\.\{[^"{}]+\}|\{[^"{}]+\}\.[a-z]+)(?:\.[a-z]+)?)"')
"""Keys the code makes: f"basis.{basis}", f"{name}.intro"."""

MATERIAL_WORDS = {"top"}
"""What the partials of Material that we include ask for."""


def known(used: str, listed: set[str]) -> bool:
    """Tell whether a key is listed; one that ends in a dot is the beginning of several."""
    return used in listed or (used.endswith(".") and any(key.startswith(used) for key in listed))


def test_every_word_the_templates_use_is_listed() -> None:
    listed = set(LISTED["words"])
    assert [key for key in WORD.findall(TEMPLATES) if not known(key, listed)] == []
    theme = set(LISTED["theme"])
    assert [key for key in THEME_WORD.findall(TEMPLATES) if key not in theme] == []


@pytest.mark.parametrize("part", ["words", "plurals"])
def test_every_listed_word_is_used(part: str) -> None:
    whole = set(re.findall(r"""["']([\w.+-]+)["']""", TEMPLATES + CODE))
    made = [re.sub(r"\\\{[^}]*\\\}", r"[\\w+-]+", re.escape(text)) for text in MADE.findall(CODE)]
    made += [re.escape(start) + r"[\w+.-]+" for start in re.findall(r'"([a-z]+\.)" ~ ', TEMPLATES)]
    unused = [key for key in LISTED[part] if key not in whole and not any(re.fullmatch(m, key) for m in made)]
    assert unused == []


def test_every_listed_word_of_the_shell_is_used() -> None:
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    used = set(THEME_WORD.findall(TEMPLATES)) | set(re.findall(r"name: (palette\.\w+)", settings))
    assert set(LISTED["theme"]) - used - MATERIAL_WORDS == set()


@pytest.mark.parametrize("code", ["en", "fa"])
@pytest.mark.parametrize("part", ["words", "plurals", "theme"])
def test_an_edition_has_every_word_and_no_other(code: str, part: str) -> None:
    assert list(getattr(read_edition(code), part)) == list(LISTED[part])


@pytest.mark.parametrize("code", ["en", "fa"])
def test_an_edition_fills_the_same_places(code: str) -> None:
    places = re.compile(r"\{\w+\}")
    words = read_edition(code).words
    differing = [
        key
        for key, meaning in LISTED["words"].items()
        if set(places.findall(meaning)) != set(places.findall(words[key]))
    ]
    assert differing == []


def test_the_persian_edition_has_no_latin_digit_or_arabic_letter() -> None:
    fa = read_edition("fa")
    texts = [
        *fa.words.values(),
        *fa.theme.values(),
        *(t for forms in fa.plurals.values() for t in forms.values()),
    ]
    assert [text for text in texts if re.search(r"[0-9٠-٩يكۀة,;?]", re.sub(r"\{\w+\}", "", text))] == []
