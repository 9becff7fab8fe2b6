"""A translation knows when what it was made from has changed; coverage knows what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from digest.checks.editions import lexicon
from digest.derive import derive
from digest.derive.coverage import Coverage, coverage
from digest.derive.translations import fingerprint, translations
from digest.load import load, read
from digest.model import Article, Library, Translated
from digest.shelve import shelve
from digest.starters import stamped
from digest.text.locales import official_languages

PROJECT = Path(__file__).resolve().parents[2]
ID = "tasnim-raisi-havana"


@pytest.fixture(scope="module")
def real() -> Library:
    words = read(PROJECT / "templates" / "words.yml", "templates/words.yml")
    return shelve(load(PROJECT / "content"), lexicon(words))[0]


def with_article(library: Library, article: Article) -> Library:
    return replace(library, articles={**library.articles, article.id: article})


def recorded(article: Article, fingerprint: str) -> Article:
    text = replace(article.texts["fa"], translated=Translated("en", fingerprint))
    return replace(article, texts={**article.texts, "fa": text})


def covered(library: Library) -> Coverage:
    derived = derive(library)
    return coverage(library, derived.countries, derived.translations, official_languages)


def test_a_translation_is_up_to_date_while_nothing_it_was_made_from_changes(real: Library) -> None:
    article = recorded(real.articles[ID], fingerprint(real.articles[ID], "en"))
    assert translations(with_article(real, article)).outdated == frozenset()


@pytest.mark.parametrize(
    "change",
    [{"code": "17"}, {"countries": ("CU",)}, {"url": "https://example.org/"}, {"title": "Another"}],
    ids=str,
)
def test_a_change_of_the_facts_makes_it_out_of_date(change: Mapping[str, object], real: Library) -> None:
    article = recorded(real.articles[ID], fingerprint(real.articles[ID], "en"))
    changed = replace(article, **change)  # type: ignore[arg-type]  # the names are the article's own
    assert translations(with_article(real, changed)).outdated == {(ID, "fa")}


def test_a_change_of_the_other_text_makes_it_out_of_date_but_not_a_change_of_its_own(real: Library) -> None:
    article = recorded(real.articles[ID], fingerprint(real.articles[ID], "en"))
    for edition, outdated in (("en", {(ID, "fa")}), ("fa", set())):
        text = replace(article.texts[edition], body="Changed.")
        changed = replace(article, texts={**article.texts, edition: text})
        assert translations(with_article(real, changed)).outdated == outdated


def test_order_of_lists_and_space_around_a_body_are_no_change(real: Library) -> None:
    article = real.articles[ID]
    text = replace(article.texts["en"], body=f"\n{article.texts['en'].body}\n\n")
    same = replace(article, countries=article.countries[::-1], texts={**article.texts, "en": text})
    assert fingerprint(same, "en") == fingerprint(article, "en")


def test_a_stamp_is_written_once_and_leaves_the_rest_alone() -> None:
    text = "---\ntitle: T\nmethod: human\n---\nBody.\n\n---\nMore.\n"
    once = stamped(text, "en", "0123456789abcdef")
    assert once == text.replace(
        "human\n", "human\ntranslated: {edition: en, fingerprint: 0123456789abcdef}\n", 1
    )
    assert stamped(stamped(text, "fa", "f" * 16), "en", "0123456789abcdef") == once


def test_coverage_names_what_is_missing(real: Library) -> None:
    article = real.articles[ID]
    found = covered(with_article(real, replace(article, texts={"en": article.texts["en"]})))
    assert found.texts == ((ID, "fa"),)
    assert "xi-diaz-canel-beijing-2022" in found.single
    assert "castro-in-iran-2001" not in found.single
    assert found.outside_articles == ("spadana-khamenei-diaz-canel", "tasnim-raisi-havana")
    assert "iran-cuba-ties-1979" in found.outside_events
    assert found.languages["CU"] == ("es",)
    assert "IR" not in found.languages
