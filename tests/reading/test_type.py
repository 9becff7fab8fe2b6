"""Type of each script, and the font that draws it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser import add_styles, wait_until
from tests.reading import looks
from tests.reading.conftest import Reader
from tests.reading.kinds import DESK, EDITIONS, KINDS, PHONE, Mode, addresses

SORTED = """script => {
  // Leaves nothing on the page but one block for each style of type, with all its letters of the script.
  const wanted = new RegExp(script, "g"), styles = new Map();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const one = texts.currentNode.parentElement;
    if (one.closest("script, style")) continue;
    const style = getComputedStyle(one);
    const key = [style.fontFamily, style.fontWeight, style.fontStyle].join("|");
    styles.set(key, (styles.get(key) || "") + (texts.currentNode.data.match(wanted) || []).join(""));
  }
  document.body.replaceChildren(...[...styles].filter(([, letters]) => letters).map(([key, letters]) => {
    const [fontFamily, fontWeight, fontStyle] = key.split("|"), block = document.createElement("div");
    Object.assign(block.style, {fontFamily, fontWeight, fontStyle, overflowWrap: "anywhere"});
    block.textContent = letters;
    return block;
  }));
}"""

ARABIC = "[\\u0600-\\u06ff\\u0750-\\u077f\\u200c]+"
LATIN = "[A-Za-z0-9]+"


def drawn_with(page: Page, script: str) -> dict[str, bool]:
    """Return the fonts that draw a script on the page, and whether each came with the page."""
    page.evaluate("document.fonts.ready")
    page.evaluate(SORTED, script)
    page.evaluate("document.fonts.ready")
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument", {"depth": 1})["root"]["nodeId"]
    blocks = tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body > div"})["nodeIds"]
    fonts = [
        font
        for block in blocks
        for font in tools.send("CSS.getPlatformFontsForNode", {"nodeId": block})["fonts"]
    ]
    tools.detach()
    return {font["familyName"]: font["isCustomFont"] for font in fonts}


@pytest.mark.parametrize("edition", EDITIONS)
def test_text_of_arabic_script_is_set_as_its_script_wants_and_drawn_with_vazirmatn(
    reader: Callable[[Mode], Reader], base: str, edition: str
) -> None:
    reading = reader(PHONE)
    for address in addresses(edition):
        page = reading.go(base + address)
        assert looks.arabic_type(page) == [], address
        assert drawn_with(page, ARABIC) == {"Vazirmatn": True}, address


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("h1 { letter-spacing: -.01em !important }", "letter-spacing"),
        ("em { font-style: italic !important; font-synthesis-style: auto !important }", "slanted"),
        ("h1 { color: rgb(0 0 0 / 54%) !important }", "translucent"),
        ("h1 { line-height: 1.3 !important }", "line height 1.30, not 1.6"),
        (".prose p { line-height: 1.6 !important }", "line height 1.60, not 1.8"),
        (".prose p { text-align: justify !important }", "justified"),
        ("h1 { overflow: hidden; max-block-size: 1em }", "clipped"),
    ],
)
def test_the_measure_of_type_sees_what_material_would_do(
    reader: Callable[[Mode], Reader], base: str, harm: str, said: str
) -> None:
    page = reader(DESK).go(f"{base}fa/sample/")
    add_styles(page, harm)
    assert any(said in line for line in looks.arabic_type(page))


def test_the_scale_of_type_follows_the_language_and_not_the_direction(
    reader: Callable[[Mode], Reader], base: str
) -> None:
    page = reader(DESK).go(f"{base}fa/sample/")
    leading = "getComputedStyle(document.querySelector('.prose p')).getPropertyValue('--leading')"
    assert page.evaluate(leading) == "1.9"
    page.evaluate("document.documentElement.lang = 'he'")
    assert page.evaluate(leading) == "1.65"
    page.evaluate("document.documentElement.lang = 'ckb'")
    assert page.evaluate(leading) == "1.9"


def test_emphasis_is_weight_in_persian_and_a_slant_in_english(
    reader: Callable[[Mode], Reader], base: str
) -> None:
    emphasis = """(() => {
      const style = getComputedStyle(document.querySelector(".prose em"));
      return [style.fontStyle, +style.fontWeight >= 600];
    })()"""
    reading = reader(DESK)
    assert reading.go(f"{base}fa/sample/").evaluate(emphasis) == ["normal", True]
    assert reading.go(f"{base}en/sample/").evaluate(emphasis) == ["italic", False]


def test_numbers_of_lists_and_notes_are_in_the_digits_of_the_edition(
    reader: Callable[[Mode], Reader], base: str
) -> None:
    kinds = "[...document.querySelectorAll('.prose ol')].map(one => getComputedStyle(one).listStyleType)"
    reading = reader(DESK)
    assert reading.go(f"{base}fa/sample/").evaluate(kinds) == ["persian"] * 3
    assert reading.page.locator(".footnote-ref").inner_text() == "[۱]"
    assert reading.page.locator(".crumbs ol").evaluate("one => getComputedStyle(one).listStyleType") == "none"
    reading.page.locator("#content").evaluate("one => one.dataset.digits = 'arab'")
    assert reading.page.evaluate(kinds) == ["arabic-indic"] * 3
    assert reading.go(f"{base}en/sample/").evaluate(kinds) == ["decimal"] * 3


def test_latin_letters_are_drawn_with_fonts_of_the_device(
    reader: Callable[[Mode], Reader], base: str
) -> None:
    reading = reader(DESK)
    for address in ("fa/people/", "en/sample/", "fa/sample/"):
        page = reading.go(base + address)
        fonts = drawn_with(page, LATIN)
        assert fonts, address
        assert not any(fonts.values()), fonts


def test_the_font_is_asked_for_only_where_there_is_something_to_draw(
    reader: Callable[[Mode], Reader], base: str, latin: str
) -> None:
    preload = "document.querySelectorAll('link[rel=preload][as=font]').length"
    reading = reader(DESK)
    for address in ("", "en/", "en/chronology/"):
        page = reading.go(latin + address)
        page.evaluate("document.fonts.ready")
        assert page.evaluate(preload) == 0
    assert not [url for url in reading.requests if "/fonts/" in url]
    assert reading.go(f"{base}fa/").evaluate(preload) == 1
    assert reading.go(f"{base}en/").evaluate(preload) == 0
    assert any(url.endswith(".woff2") for url in reading.requests)


SHIFTS = """
  window.shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
    .observe({type: "layout-shift", buffered: true});
"""


PAINTED = "performance.getEntriesByName('first-contentful-paint').length > 0"
SETTLED = (
    "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 150))))"
)


def shift(page: Page, address: str) -> float:
    """Return the layout shift of a page whose font comes after its first paint."""
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108 - Playwright wants a function
    page.goto(address, wait_until="commit")
    wait_until(page, PAINTED)
    wait_until(page, "document.querySelector('.d-footer') !== null")
    page.evaluate(SETTLED)
    assert held, "the font was not asked for"
    assert page.evaluate("document.fonts.check('1rem Vazirmatn', 'چ')") is False
    for route in held:
        route.continue_()
    wait_until(page, "document.fonts.check('1rem Vazirmatn', 'چ')")
    page.wait_for_load_state("load")
    page.evaluate(SETTLED)
    page.unroute("**/*.woff2")
    return float(page.evaluate("window.shift"))


def test_lines_would_move_without_a_fallback_as_wide_as_the_font(
    reader: Callable[[Mode], Reader], base: str
) -> None:
    page = reader(PHONE).page
    styles = page.request.get(f"{base}assets/site.css").text()
    widened = re.sub(r"size-adjust:[\d.]+%", "size-adjust:150%", styles)
    assert widened != styles
    page.route(
        "**/site.css", lambda route: route.fulfill(body=widened, content_type="text/css; charset=utf-8")
    )
    page.add_init_script(SHIFTS)
    assert shift(page, f"{base}fa/articles/rt-lavrov-latin-america/") > 0.1


@pytest.mark.parametrize("mode", [DESK, PHONE], ids=str)
def test_lines_stay_where_they_are_when_the_font_comes_late(
    reader: Callable[[Mode], Reader], base: str, mode: Mode
) -> None:
    for kind, address in KINDS:
        if kind not in ("home", "article", "chronology", "country", "person"):
            continue
        page = reader(mode).page  # a fresh cache for each
        page.add_init_script(SHIFTS)
        assert shift(page, f"{base}fa/{address}") < 0.1, address
