"""The search box in Chromium: what a reader types, pastes, composes, sees and hears."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser import add_styles
from tests.search.box import QUERY, WIDTHS, answered, ask, enter, opened, status

SHOW = """async ([base, text]) => {
    const { group } = await import(base + "assets/search/showing.js");
    const { Folding } = await import(base + "assets/search/folding.js");
    const folding = new Folding(await (await fetch(base + "search/folding.json")).json());
    const entry = { url: "x", title: "برجام", label: "", when: [], also: [], texts: [text] };
    const says = { name: "فارسی", dir: "rtl", scripts: { Latn: "en" } };
    const edition = { head: { code: "fa", says }, folding, entries: () => [entry] };
    const part = await group("ک", "k", [[{ terms: [], edition }, 0]], 5, base, "more");
    const shown = part.querySelector(".d-found__text");
    shown.classList.add("probe");
    document.querySelector("h1").after(shown);
}"""
"""Puts an excerpt, as the search shows it, under the heading of a Persian page."""


def test_pasting_without_a_key_is_enough(browser: Browser, spellings: str) -> None:
    with opened(browser, spellings + "fa/") as page:
        pressed: list[str] = []
        page.expose_function("pressed", lambda key: pressed.extend([key]))
        page.evaluate("addEventListener('keyup', (event) => pressed(event.key), true)")
        enter(page)
        page.evaluate("document.execCommand('insertText', false, 'رئيس جمهور')")
        answered(page)
        assert status(page).endswith("نتیجه")
        assert pressed == []


@pytest.mark.parametrize(("code", "way"), [("fa", "rtl"), ("en", "ltr")])
def test_an_empty_box_has_the_direction_of_its_page_and_a_full_one_that_of_its_words(
    browser: Browser, spellings: str, code: str, way: str
) -> None:
    with opened(browser, f"{spellings}{code}/") as page:
        enter(page)
        for text, expected in (("", way), ("Cuba", "ltr"), ("کوبا", "rtl")):
            page.fill(QUERY, text)
            assert page.eval_on_selector(QUERY, "box => getComputedStyle(box).direction") == expected


def test_what_is_being_composed_is_searched_and_its_keys_are_left_alone(
    browser: Browser, spellings: str
) -> None:
    with opened(browser, spellings + "fa/") as page:
        enter(page)
        devtools = page.context.new_cdp_session(page)
        before = page.url
        devtools.send("Input.imeSetComposition", {"text": "ایرا", "selectionStart": 4, "selectionEnd": 4})
        answered(page)
        assert page.locator(".d-found").count() > 0
        page.dispatch_event(QUERY, "keydown", {"key": "Escape", "isComposing": True, "bubbles": True})
        assert page.locator(".md-search__output").is_visible()
        devtools.send("Input.insertText", {"text": "ایران"})
        answered(page)
        assert page.input_value(QUERY) == "ایران"
        assert "ایران" in page.locator(".d-found__title").first.inner_text()
        assert page.url == before


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_is_enough(browser: Browser, spellings: str, width: int) -> None:
    with opened(browser, spellings + "fa/", width) as page:
        page.keyboard.press("/")  # no single key is a shortcut: speech input types letters
        expect(page.locator(QUERY)).not_to_be_focused()
        page.keyboard.press("Control+k")
        expect(page.locator(QUERY)).to_be_focused()
        page.keyboard.insert_text("کوبا/")  # a slash in the box is a slash
        page.keyboard.press("Backspace")
        answered(page)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        second = page.locator(".d-found__link").nth(1)
        assert page.evaluate("document.activeElement.href") == second.evaluate("(link) => link.href")
        assert second.evaluate("(link) => getComputedStyle(link).outlineStyle") == "solid"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(page.locator(QUERY)).to_be_focused()
        page.keyboard.press("Escape")
        assert not page.locator(".md-search__output").is_visible()
        expect(page.locator(QUERY if width > 900 else ".d-search-open")).to_be_focused()
        page.keyboard.press("Control+k")
        page.keyboard.press("ArrowDown")
        target = page.evaluate("document.activeElement.href")
        page.keyboard.press("Enter")
        page.wait_for_url(target)


def test_enter_follows_the_first_find(browser: Browser, spellings: str) -> None:
    with opened(browser, spellings + "en/about/") as page:
        enter(page)
        page.locator(QUERY).press_sequentially("cuba")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/countries/cu/")


def test_clearing_and_clicking_elsewhere_and_tabbing_out(browser: Browser, spellings: str) -> None:
    with opened(browser, spellings + "en/") as page:
        enter(page)
        assert not page.locator(".d-search__clear").is_visible()
        ask(page, "havana")
        page.click(".d-search__clear")
        assert page.input_value(QUERY) == "" == status(page)
        assert page.locator(".d-found").count() == 0
        expect(page.locator(QUERY)).to_be_focused()
        page.mouse.click(20, 700)
        assert not page.locator(".md-search__output").is_visible()
        page.focus(QUERY)
        assert page.locator(".md-search__output").is_visible()
        for _ in range(3):
            page.keyboard.press("Tab")
        assert not page.locator(".md-search__output").is_visible()


def test_the_switch_searches_every_edition_and_finds_say_their_language(
    browser: Browser, spellings: str
) -> None:
    with opened(browser, spellings + "fa/") as page:
        enter(page)
        ask(page, "Cuba")
        own = page.locator(".d-found").count()
        assert page.locator(".md-search-result__item:not([lang=fa])").count() == 0
        page.check(".d-search__everywhere input")
        answered(page)
        theirs = page.locator(".md-search-result__item[lang=en][dir=ltr]")
        assert theirs.count() > 0
        assert page.locator(".d-found").count() > own
        assert set(theirs.locator(".d-found__language").all_inner_texts()) == {"English"}
        assert page.locator(".md-search-result__item[lang=fa][dir=rtl]").count() > 0
        page.uncheck(".d-search__everywhere input")
        answered(page)
        assert page.locator(".md-search-result__item:not([lang=fa])").count() == 0


def test_counters_are_in_the_digits_and_plurals_of_the_page(browser: Browser, spellings: str) -> None:
    with opened(browser, spellings + "fa/") as page:
        enter(page)
        ask(page, "کوبا")
        assert re.fullmatch("[۰-۹]+ نتیجه", status(page))
        assert not re.search("[0-9]", page.locator(".d-search__groups .d-found__about").first.inner_text())
        ask(page, "xyzzy")
        assert status(page) == "چیزی پیدا نشد"
    with opened(browser, spellings + "en/") as page:
        enter(page)
        ask(page, "strasse")
        assert status(page) == "2 results"
        ask(page, "hamshahri")
        assert re.fullmatch(r"\d+ results?", status(page))


def test_foreign_words_in_an_excerpt_are_isolated(browser: Browser, spellings: str) -> None:
    with opened(browser, spellings + "fa/") as page:
        page.evaluate(SHOW, [spellings, "روز 2015-07-14 تا −۵ درجه در NPT review conference بود"])
        isolated = page.locator(".probe bdi").evaluate_all(
            "(all) => all.map((o) => [o.textContent, o.dir, o.lang])"
        )
        assert isolated == [
            ["2015-07-14", "ltr", ""],
            ["−۵", "ltr", ""],
            ["NPT review conference", "ltr", "en"],
        ]


def test_a_foreign_question_in_an_excerpt_keeps_its_mark_at_its_end(browser: Browser, spellings: str) -> None:
    measure = """([bare]) => {
        const place = (text) => {
            const line = document.querySelector(".probe");
            const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf(text);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walk.currentNode, at);
                range.setEnd(walk.currentNode, at + text.length);
                return range.getBoundingClientRect().left;
            }
        };
        if (bare) {
            const line = document.querySelector(".probe");
            line.textContent = line.textContent;
        }
        return [place("?"), place("JCPOA")];
    }"""
    with opened(browser, spellings + "fa/", 360) as page:
        page.evaluate(SHOW, [spellings, "پرسید What is the JCPOA? و رفت"])
        mark, word = page.evaluate(measure, [False])
        assert mark > word
        mark, word = page.evaluate(measure, [True])
        assert mark < word  # so it is without <bdi>


@pytest.mark.parametrize(("edition", "name"), [("en", "Search"), ("fa", "جست‌وجو")])
@pytest.mark.parametrize("width", WIDTHS)
def test_without_javascript_a_link_leads_to_the_index(
    browser: Browser, spellings: str, edition: str, name: str, width: int
) -> None:
    with opened(browser, f"{spellings}{edition}/articles/", width, java_script_enabled=False) as page:
        assert not page.locator(".d-search").is_visible()
        assert not page.locator(".d-search-open").is_visible()
        page.get_by_role("link", name=name).click()
        assert page.url == f"{spellings}{edition}/index/"


def test_with_javascript_the_link_is_the_box(browser: Browser, spellings: str) -> None:
    with opened(browser, spellings + "fa/") as page:
        assert not page.locator(".d-search-link").is_visible()
        assert page.locator(QUERY).is_visible()
        assert page.locator(QUERY).get_attribute("dir") == "auto"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edition", "width", "question"), [("en", 1280, "cuba"), ("fa", 360, "کوبا")])
def test_the_open_box_is_accessible(
    browser: Browser, spellings: str, edition: str, width: int, question: str, scheme: str
) -> None:
    options = {"color_scheme": scheme, "reduced_motion": "reduce"}
    with opened(browser, f"{spellings}{edition}/about/", width, **options) as page:
        enter(page)
        page.check(".d-search__everywhere input")
        ask(page, question)
        add_styles(page, "*{transition:none!important}")
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        seen = Axe().run(page, options={"runOnly": rules})
        assert [(found["id"], found["nodes"][0]["html"]) for found in seen.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("edition", ["en", "fa"])
def test_nothing_of_the_box_stands_outside_the_page(
    browser: Browser, spellings: str, edition: str, width: int
) -> None:
    with opened(browser, f"{spellings}{edition}/", width) as page:
        enter(page)
        ask(page, "1402")
        box = page.locator(".md-search__inner").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        if width == 360:
            assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 800)
        start = page.locator(".d-search__icon, .d-search__close").locator("visible=true").first.bounding_box()
        clear = page.locator(".d-search__clear").bounding_box()
        assert start is not None
        assert clear is not None
        assert (start["x"] < clear["x"]) == (edition == "en")
