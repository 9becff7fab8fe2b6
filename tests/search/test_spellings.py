"""Every spelling of a word finds one and the same, in Chromium, in both editions, wide and narrow."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.search.box import WIDTHS, ask, enter, found, opened, status
from tests.search.conftest import spelled
from tests.search.words import LATIN, SETS


def hold(page: Page, words: tuple[str, ...], at: int, edition: str) -> None:
    """Check that every spelling finds the same, and the articles of all spellings are in it."""
    ask(page, words[0])
    said, first = status(page), found(page)
    for nth in range(len(words)):
        assert any(href.endswith(f"{edition}/articles/{spelled(at, nth)}/") for href in first), (words, nth)
    for word in words[1:]:
        ask(page, word)
        assert status(page) == said, word
        assert found(page) == first, word


@pytest.mark.parametrize("width", WIDTHS)
def test_every_spelling_finds_the_same_on_a_persian_page(
    browser: Browser, spellings: str, width: int
) -> None:
    with opened(browser, spellings + "fa/", width) as page:
        enter(page)
        for at, words in enumerate(SETS[: 8 if width == 360 else None]):
            hold(page, words, at, "fa")


@pytest.mark.parametrize("width", WIDTHS)
def test_every_spelling_finds_the_same_on_an_english_page(
    browser: Browser, spellings: str, width: int
) -> None:
    with opened(browser, spellings + "en/articles/", width) as page:
        enter(page)
        for at, words in enumerate(LATIN):
            hold(page, words, len(SETS) + at, "en")
        page.check(".d-search__everywhere input")
        for at, words in enumerate(SETS[:4] if width == 1280 else SETS[:1]):
            hold(page, words, at, "fa")


def test_a_word_that_is_only_written_apart_is_found_however_it_is_typed(
    browser: Browser, spellings: str
) -> None:
    with opened(browser, spellings + "fa/") as page:
        enter(page)
        answers = []
        for question in ("دیگر هیچ", "دیگر‌هیچ", "دیگرهیچ"):
            ask(page, question)
            answers.append((status(page), page.locator(".d-found__link").first.get_attribute("href")))
        assert len(set(answers)) == 1
        assert status(page) != "چیزی پیدا نشد"


def test_what_is_found_is_marked_in_its_own_spelling(browser: Browser, spellings: str) -> None:
    with opened(browser, spellings + "fa/") as page:
        enter(page)
        for word in SETS[3]:
            ask(page, word)
            found(page)
            marks = set(page.locator(".d-found__text mark").all_inner_texts())
            assert {"رئیس‌جمهور", "رئیس جمهور", "رئيس جمهور", "رئیسجمهور", "رییس‌جمهور"} <= marks
