"""What a page asks for, and what is left of it without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from digest.pages import archive, plan
from tests.reading import looks
from tests.reading.conftest import Reader
from tests.reading.kinds import BARE, BARE_DESK, DESK, EDITIONS, KINDS, SHARED, Mode, addresses

WORDS = """() => {
  const content = document.querySelector("#content");
  const controls = content.querySelectorAll(".js-only, .filters, .event__copy");
  controls.forEach((control) => (control.style.display = "none"));
  return content.innerText.replace(/\\s+/g, " ").trim();
}"""
"""What a page says, its controls that only a script can serve left out."""


def test_every_kind_of_page_is_looked_at() -> None:
    parted = {kind.name for kind in archive.KINDS}  # none in so small a digest: see tests/archives
    assert {*SHARED, *parted, *(kind for kind, _ in KINDS)} == set(plan.KINDS)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_says_the_same_without_scripts(
    reader: Callable[[Mode], Reader], base: str, edition: str
) -> None:
    plain, lively = reader(BARE_DESK), reader(DESK)
    for address in addresses(edition):
        page = plain.go(base + address)
        words = page.evaluate(WORDS)
        assert words == lively.go(base + address).evaluate(WORDS), address
        assert len(words) > 40, address
        page.set_viewport_size({"width": BARE.width, "height": BARE.height})
        _leads_on(page, address)
        page.set_viewport_size({"width": BARE_DESK.width, "height": BARE_DESK.height})
    assert plain.requests
    assert not [url for url in plain.requests if "/javascripts/" in url]


def _leads_on(page: Page, address: str) -> None:
    """Navigation and other editions are to be had on a phone, in the menu too."""
    assert looks.wide(page) == [], address
    assert page.locator("h1").count() == 1, address
    assert page.locator(".d-switch a:visible, .welcome a[hreflang]:visible").count() > 0, address
    assert not page.locator(".d-palette").is_visible(), address
    menu = page.locator(".d-menu")
    if menu.count():
        menu.locator("summary").click()
        links = page.locator(".d-menu__panel nav a")
        assert links.count() >= 7, address
        assert page.locator(".d-menu__panel nav a:visible").count() == links.count(), address
        panel, text = page.locator(".d-menu__panel").bounding_box(), page.locator("#content").bounding_box()
        assert panel is not None
        assert text is not None
        assert panel["y"] + panel["height"] <= text["y"] + 1, "the open menu covers the text"
        menu.locator("summary").click()


def test_a_missing_address_shows_the_404_page_whole(reader: Callable[[Mode], Reader], base: str) -> None:
    reading = reader(DESK)
    page = reading.go(f"{base}fa/nothing/here/at/all/")
    assert page.locator(".welcome__block").count() == len(EDITIONS)
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.d-footer')).backgroundColor")
        == "rgb(244, 242, 236)"
    )
    # The page itself is the one failure; the browser also says so on its console.
    missing = [line for line in reading.complaints if "404" in line]
    assert len(missing) == 2
    for line in missing:
        reading.complaints.remove(line)
