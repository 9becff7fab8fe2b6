"""Room on small screens and with large text, sizes of targets, stillness."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser import add_styles
from tests.reading import looks
from tests.reading.conftest import Reader
from tests.reading.kinds import EDITIONS, NARROW, PHONE, ZOOMED, Mode, addresses

TWICE = "html { font-size: 250% !important }"
"""Material's root is 125 % of the browser's text size: this is a reader who doubled it."""


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_has_room_on_narrow_screens_and_with_large_text(
    reader: Callable[[Mode], Reader], base: str, edition: str
) -> None:
    reading = reader(PHONE)
    wrong: dict[str, list[str]] = {}
    for address in addresses(edition):
        page = reading.go(base + address)
        wrong[f"{address} at 360 pixels"] = looks.wide(page) + looks.small(page)
        if page.locator(".d-menu").count():
            page.locator(".d-menu summary").click()
            wrong[f"{address} with its menu"] = looks.wide(page) + looks.small(page)
            page.keyboard.press("Escape")
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 450})
            wrong[f"{address} at {width} pixels"] = looks.wide(page)
        add_styles(page, TWICE)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 780})
            wrong[f"{address} at {width} pixels, text doubled"] = looks.wide(page)
        page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    assert {place: what for place, what in wrong.items() if what} == {}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_window_zoomed_to_twice_the_size_shows_whole_pages(
    reader: Callable[[Mode], Reader], base: str, edition: str
) -> None:
    reading = reader(ZOOMED)
    for address in ("", "chronology/", "countries/cu/", "sample/"):
        page = reading.go(f"{base}{edition}/{address}")
        assert page.evaluate("[devicePixelRatio, innerWidth]") == [2, 640]
        assert looks.wide(page) == [], address


@pytest.mark.parametrize("edition", EDITIONS)
def test_nothing_moves_for_readers_who_asked_for_stillness(
    reader: Callable[[Mode], Reader], base: str, edition: str
) -> None:
    page = reader(PHONE).page
    page.goto(f"{base}{edition}/chronology/")
    assert looks.moving(page), "the measure sees nothing move, not even where motion is welcome"
    page.emulate_media(reduced_motion="reduce")
    for address in ("chronology/", "articles/rt-lavrov-latin-america/", "countries/cu/"):
        page.goto(f"{base}{edition}/{address}")
        assert looks.moving(page) == [], address


@pytest.mark.parametrize(
    ("remedy", "measure"),
    [
        (".d-header__inner { flex-wrap: nowrap !important }", looks.wide),
        (".prose pre { white-space: pre !important }", looks.wide),
        (".jump a { min-block-size: 0 !important }", looks.small),
    ],
)
def test_the_measures_see_a_remedy_taken_away(
    reader: Callable[[Mode], Reader], base: str, remedy: str, measure: Callable[..., list[str]]
) -> None:
    reading = reader(NARROW)
    page = reading.go(f"{base}fa/" + ("sample/" if ".prose" in remedy else "chronology/"))
    if "header" in remedy:
        add_styles(page, TWICE)
    assert measure(page) == []
    add_styles(page, remedy)
    assert measure(page)
