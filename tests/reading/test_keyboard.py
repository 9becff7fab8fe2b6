"""Reading with the keyboard only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.reading.conftest import Reader
from tests.reading.kinds import DESK, EDITIONS, PHONE, Mode, addresses

STOP = """() => {
  const one = document.activeElement;
  if (one == document.body) return null;
  // What shows the focus of a hidden radio button is its label, that of the search field its frame.
  const frame = one.closest(".md-search__form");
  const seen = one.matches(".d-palette input") ? one.nextElementSibling : frame || one;
  const box = [...seen.getClientRects()].find(box => box.width && box.height) || seen.getBoundingClientRect();
  const left = Math.max(box.left, 0), top = Math.max(box.top, 0);
  const right = Math.min(box.right, innerWidth), bottom = Math.min(box.bottom, innerHeight);
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const style = getComputedStyle(seen), shown = {visibilityProperty: true, opacityProperty: true};
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3)
      .map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b + .05;
  };
  let ground = seen.parentElement;
  while (/^rgba.*, 0\\)$/.test(getComputedStyle(ground).backgroundColor)) ground = ground.parentElement;
  const pair = [light(style.outlineColor), light(getComputedStyle(ground).backgroundColor)];
  one.dataset.order = one.dataset.order || ++window.stops || (window.stops = 1);
  return {
    order: +one.dataset.order, html: one.outerHTML.slice(0, 120),
    kind: one.tagName + "." + (one.className || one.parentElement.className),
    visible: right - left > 1 && bottom - top > 1 && seen.checkVisibility(shown),
    // The middle of a curve's box may lie beside the curve.
    covered: !(at && (seen.contains(at) || at.contains(seen) || seen.ownerSVGElement?.contains(at))),
    outline: style.outlineStyle == "none" ? 0 : parseFloat(style.outlineWidth),
    contrast: Math.max(...pair) / Math.min(...pair),
    box: {
      x: Math.max(left - 8, 0), y: Math.max(top - 8, 0),
      width: right - left + 16, height: bottom - top + 16,
    },
  };
}"""

UNREACHED = """() => [...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.type != "radio" && !one.dataset.order)
  .map(one => one.outerHTML.slice(0, 120))"""


def stops(page: Page, watch: Callable[[dict[str, Any]], None] | None = None) -> list[dict[str, Any]]:
    """Press Tab until the page ends; return every stop on the way."""
    found: list[dict[str, Any]] = []
    while True:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["order"] <= len(found):
            return found
        found.append(stop)
        if watch:
            watch(stop)


def wrong(stop: dict[str, Any]) -> list[str]:
    """Return what is wrong with a stop: not seen, covered by something, or not marked."""
    found = [] if stop["visible"] else ["not to be seen"]
    found += ["covered"] if stop["covered"] else []
    found += [] if stop["outline"] >= 2 else [f"outline of {stop['outline']} px"]
    found += [] if stop["contrast"] >= 3 else [f"outline with contrast {stop['contrast']:.1f}"]
    return [f"{one}: {stop['html']}" for one in found]


@pytest.mark.parametrize(("mode", "edition"), [(DESK, "en"), (PHONE, "fa")], ids=str)
def test_tab_reaches_everything_and_shows_where_it_is(
    reader: Callable[[Mode], Reader], base: str, mode: Mode, edition: str
) -> None:
    reading = reader(mode)
    page = reading.page
    for address in addresses(edition):
        page.goto(base + address)
        if "articles/rt" in address:
            reading.go(base + address)  # with the reports of its events open
        way = stops(page)
        assert [line for stop in way for line in wrong(stop)] == [], address
        assert "d-skip" in way[0]["html"], address
        assert page.evaluate(UNREACHED) == [], address


def test_each_kind_of_stop_looks_different_when_focused(reader: Callable[[Mode], Reader], base: str) -> None:
    seen: set[str] = set()
    page = reader(DESK).page

    def watch(stop: dict[str, Any]) -> None:
        if stop["kind"] in seen:
            return
        seen.add(stop["kind"])
        focused = page.screenshot(clip=stop["box"])
        page.evaluate("window.was = document.activeElement; window.was.blur()")
        assert page.screenshot(clip=stop["box"]) != focused, stop["html"]
        page.evaluate("window.was.focus({preventScroll: true})")

    for address in ("articles/hamshahri-diaz-canel-tehran/", "relations/cu-ir/", "index/"):
        page.goto(f"{base}fa/{address}")
        stops(page, watch)
    assert len(seen) > 10


@pytest.mark.parametrize("address", ["", "404.html", "en/articles/", "fa/chronology/"])
def test_the_skip_link_comes_first_and_leads_to_the_text(
    reader: Callable[[Mode], Reader], base: str, address: str
) -> None:
    page = reader(PHONE).go(base + address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.d-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#content') != null")


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_menu_opens_is_walked_and_closes(
    reader: Callable[[Mode], Reader], base: str, edition: str
) -> None:
    page = reader(PHONE).go(f"{base}{edition}/chronology/")
    menu = page.locator(".d-menu")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.d-menu__panel') != null")
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    links = page.locator(".d-menu__panel a").count()
    for _ in range(links):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.d-menu__panel') != null")
        assert wrong(page.evaluate(STOP)) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.d-brand')")
    assert menu.get_attribute("open") is None, "the open menu covers where the focus is"


@pytest.mark.parametrize("mode", [DESK, PHONE], ids=str)
def test_the_editions_are_switched_there_and_back(
    reader: Callable[[Mode], Reader], base: str, mode: Mode
) -> None:
    page = reader(mode).go(f"{base}en/people/miguel-diaz-canel/")
    for edition in ("fa", "en"):
        page.locator(f".d-header__end .d-switch a[hreflang={edition}]").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}{edition}/people/miguel-diaz-canel/")


def test_the_colours_change_by_key(reader: Callable[[Mode], Reader], base: str) -> None:
    page = reader(DESK).go(f"{base}fa/")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    page.locator(".d-palette input").first.focus()
    seen = set()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        seen.add(page.evaluate(scheme))
        assert wrong(page.evaluate(STOP)) == []
    assert seen == {"default", "slate"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_reports_open_by_key(reader: Callable[[Mode], Reader], base: str, edition: str) -> None:
    page = reader(PHONE).page
    page.goto(f"{base}{edition}/chronology/")
    reports = page.locator("details.reports").first
    reports.locator("summary").focus()
    page.keyboard.press("Enter")
    assert reports.locator("li").first.is_visible()
    page.keyboard.press("Space")
    assert not reports.locator("li").first.is_visible()


TIPS = """() => [...document.querySelectorAll(".basis")].filter(one => one.checkVisibility()).map(one => {
  one.scrollIntoView({block: "center"});
  one.focus();
  const tip = one.querySelector(".basis__tip"), box = tip.getBoundingClientRect();
  const middle = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (box.width < 20 || box.height < 10 || tip.textContent.length < 10) return "not shown";
  if (box.left < 0 || box.right > innerWidth) return "cut off";
  return tip.contains(middle) ? "" : "covered";
})"""


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", [DESK, PHONE], ids=str)
def test_how_a_date_is_known_is_explained_on_focus(
    reader: Callable[[Mode], Reader], base: str, mode: Mode, edition: str
) -> None:
    reading = reader(mode)
    for address in ("", "articles/rt-lavrov-latin-america/", "people/miguel-diaz-canel/", "chronology/"):
        page = reading.go(f"{base}{edition}/{address}")
        found = page.evaluate(TIPS)
        assert found, address
        assert set(found) == {""}, address
    page.keyboard.press("Escape")
    shown = "document.activeElement.querySelector('.basis__tip').getBoundingClientRect().width > 20"
    assert not page.evaluate(shown), "Escape puts the explanation away"
