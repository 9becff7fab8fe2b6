"""Pages of a parted country as a reader has them: by touch, by key, on paper, in the dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.chronology.conftest import Tab, tab
from tests.chronology.crowd import write
from tests.reading.test_axe import violations
from tests.site.conftest import made, order

__all__ = ["tab"]

Open = Callable[..., Tab]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Address of the real content with so many events more that a country is parted by month."""
    home = tmp_path_factory.mktemp("archives")
    made(order(home / "site", write(home, 200, 1_200)))
    return serve(home / "site")


PAGES = ("countries/cu/", "countries/cu/2003-05/", "countries/cu/1900-1999/")


@pytest.mark.parametrize("edition", ["en", "fa"])
@pytest.mark.parametrize("path", PAGES)
def test_rows_have_room_for_a_finger_and_fit_a_small_screen(
    tab: Open, crowd: str, edition: str, path: str
) -> None:
    page = tab(f"{crowd}{edition}/{path}", width=360).page
    rows = page.locator(".rows__title")
    assert rows.count() > 5
    for number in range(0, rows.count(), 5):
        box = rows.nth(number).bounding_box()
        assert box is not None
        assert box["height"] >= 43.9
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("edition", ["en", "fa"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(tab: Open, crowd: str, edition: str, path: str) -> None:
    page = tab(f"{crowd}{edition}/{path}", color_scheme="dark" if edition == "fa" else "light").page
    assert violations(page) == []


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_by_key_from_the_country_to_a_period_to_an_event(tab: Open, crowd: str, edition: str) -> None:
    page = tab(f"{crowd}{edition}/countries/cu/").page
    page.locator(".more[href='#periods']").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#periods")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.periods') !== null")
    page.keyboard.press("Enter")
    page.wait_for_url("**/countries/cu/1900-1999/")
    page.locator(".rows__title").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/chronology/**")
    expect(page.locator(".event:target")).to_be_visible()


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_the_dot_of_a_date_stands_before_it_and_its_word_is_read(tab: Open, crowd: str, edition: str) -> None:
    page = tab(f"{crowd}{edition}/countries/cu/2003-05/").page
    stated = page.locator(".rows__when--stated").first
    assert stated.inner_text().strip()
    side = "getComputedStyle(one, '::before').marginInlineEnd"
    assert stated.evaluate(f"one => parseFloat({side}) > 0")
    word = {"en": "stated", "fa": "تصریح‌شده"}[edition]
    assert word in str(stated.evaluate("one => one.textContent"))
    expect(page.locator(".rows__key dt").first).to_have_text(word)


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_rows_print_and_the_ways_between_pages_do_not(tab: Open, crowd: str, edition: str) -> None:
    page = tab(f"{crowd}{edition}/countries/cu/2003-05/").page
    page.emulate_media(media="print")
    assert page.locator(".rows li:visible").count() > 5
    assert page.locator("#content :is(.turns, .periods, .rows__key):visible").count() == 0
    expect(page.locator(".d-legend")).to_be_visible()
