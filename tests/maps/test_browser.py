"""Maps and pictures in a browser: mirrored, reached by key, never overlapping, never too wide, accessible."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import add_styles
from tests.reading import looks
from tests.reading.conftest import Reader
from tests.reading.kinds import BARE, DESK, DESK_DARK, EDITIONS, FORCED, NARROW, PHONE, Mode
from tests.reading.test_axe import violations

Open = Callable[[Mode], Reader]

BOXES = """selector => [...document.querySelectorAll(selector)].map(one => {
  const box = one.getBoundingClientRect();
  return {words: one.textContent, left: box.left, right: box.right, top: box.top, bottom: box.bottom};
})"""

FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const outline = style.outlineStyle == "none" ? 0 : parseFloat(style.outlineWidth);
  return {href: one.getAttribute("href"), outline};
}"""


def boxes(page: Page, selector: str) -> list[dict[str, Any]]:
    """Return where every element of a selector is seen."""
    found: list[dict[str, Any]] = page.evaluate(BOXES, selector)
    return found


def overlapping(page: Page) -> list[tuple[str, str]]:
    """Return the pairs of names in the picture of relations that overlap."""
    names = boxes(page, ".network__name, .network__own, .network__count")
    return [
        (a["words"], b["words"])
        for a, b in combinations(names, 2)
        if min(a["right"], b["right"]) - max(a["left"], b["left"]) > 0.5
        and min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
        > 3  # an em box is taller than its letters
    ]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", [DESK, NARROW], ids=str)
def test_names_of_relations_do_not_overlap_and_stay_in_the_picture(
    reader: Open, base: str, mode: Mode, edition: str
) -> None:
    reading = reader(mode)
    for code in ("cu", "gs", "cf", "ba"):
        page = reading.go(f"{base}{edition}/countries/{code}/")
        assert overlapping(page) == [], code
        (picture,) = boxes(page, ".network svg")
        for name in boxes(page, ".network text"):
            assert picture["left"] - 1 <= name["left"], name
            assert name["right"] <= picture["right"] + 1, name


def test_overlapping_names_are_seen(reader: Open, base: str) -> None:
    page = reader(DESK).go(f"{base}en/countries/cu/")
    add_styles(page, ".network .network__name { font-size: 60px !important }")
    assert overlapping(page)


@pytest.mark.parametrize("mode", [DESK, PHONE], ids=str)
def test_the_picture_of_relations_begins_at_the_start_side(reader: Open, base: str, mode: Mode) -> None:
    reading = reader(mode)
    seen = {}
    for edition in EDITIONS:
        page = reading.go(f"{base}{edition}/countries/ir/")
        (hub,) = boxes(page, ".network__hub")
        seen[edition] = [(hub, spot, name) for spot, name in zip(
            boxes(page, ".network__spot"), boxes(page, ".network__name"), strict=True)]  # fmt: skip
    for hub, spot, name in seen["en"]:
        assert hub["right"] < spot["left"] < spot["right"] < name["left"]
    for hub, spot, name in seen["fa"]:
        assert hub["left"] > spot["right"] > spot["left"] > name["right"]


def test_maps_are_not_mirrored(reader: Open, base: str) -> None:
    """East is east in every language: Cuba is seen left of Iran."""
    reading = reader(PHONE)
    for edition in EDITIONS:
        page = reading.go(f"{base}{edition}/world/")
        cuba, iran = (boxes(page, f".map a[href$='/{code}/']")[0] for code in ("cu", "ir"))
        assert cuba["right"] < iran["left"]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("address", ["world/", "countries/cu/"])
def test_keys_reach_every_country_of_a_picture_in_order(
    reader: Open, base: str, edition: str, address: str
) -> None:
    page = reader(DESK).go(f"{base}{edition}/{address}")
    picture = ".world svg" if address == "world/" else ".network svg"
    wanted = page.evaluate(
        "selector => [...document.querySelectorAll(selector + ' a')].map(a => a.getAttribute('href'))",
        picture,
    )
    assert len(wanted) >= 12
    page.locator(f"{picture} a").first.focus()
    page.keyboard.press("Shift+Tab")
    way = []
    for _ in wanted:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        assert stop["outline"] >= 2, stop
        way.append(stop["href"])
    assert way == wanted
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{wanted[-1].lstrip('./')}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_pages_with_pictures_do_not_scroll_sideways(reader: Open, base: str, edition: str) -> None:
    for mode in (NARROW, BARE):
        reading = reader(mode)
        for address in ("world/", "countries/cu/", "countries/ps/"):
            page = reading.go(f"{base}{edition}/{address}")
            if mode is NARROW:
                assert looks.wide(page) == [], address
            for box in boxes(page, ".map, .network svg"):
                assert box["bottom"] - box["top"] > 8


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", [DESK, DESK_DARK, FORCED], ids=str)
def test_axe_finds_nothing_on_maps_and_pictures(reader: Open, base: str, mode: Mode, edition: str) -> None:
    reading = reader(mode)
    for address in ("world/", "countries/ps/"):
        assert violations(reading.go(f"{base}{edition}/{address}")) == [], address


@pytest.mark.parametrize("dark", [False, True])
def test_shades_differ_from_land_without_events(reader: Open, base: str, dark: bool) -> None:
    """The outline tells them apart, at three to one against land and sea."""
    page = reader(DESK_DARK if dark else DESK).go(f"{base}en/world/")
    found = page.evaluate("""() => {
      const light = colour => {
        const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(part => part / 255)
          .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b + .05;
      };
      const of = (selector, name) => light(getComputedStyle(document.querySelector(selector))[name]);
      const line = of(".map__place path", "stroke");
      return [of(".map__land", "fill"), of(".map", "backgroundColor")]
        .map(ground => Math.max(line, ground) / Math.min(line, ground));
    }""")
    assert min(found) >= 3
