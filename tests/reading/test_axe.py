"""Accessibility as axe measures it: the WCAG 2.2 AA rules and its best practices, on every kind of page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import add_styles
from tests.reading.conftest import Reader
from tests.reading.kinds import DESK, DESK_DARK, EDITIONS, FORCED, PHONE, PHONE_DARK, Mode, addresses

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
"""Rules on colours: in dark and forced ones the markup is the same as in light ones, where all rules ran."""

OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}

AXE = Axe()


def violations(page: Page, rules: list[str] = TAGS) -> list[str]:
    """Return what axe says against the page by these tags or rules, one line for each place."""
    found = AXE.run(page, options={**OPTIONS, "runOnly": rules}).response["violations"]
    return [f"{one['id']}: {node['html'][:150]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", [DESK, DESK_DARK, FORCED], ids=str)
def test_axe_finds_nothing_on_any_kind_of_page(
    reader: Callable[[Mode], Reader], base: str, mode: Mode, edition: str
) -> None:
    reading = reader(mode)
    rules = TAGS if mode == DESK else COLOURS
    for address in addresses(edition):
        assert violations(reading.go(base + address), rules) == [], address


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", [PHONE, PHONE_DARK], ids=str)
def test_axe_finds_nothing_when_the_menu_is_open(
    reader: Callable[[Mode], Reader], base: str, mode: Mode, edition: str
) -> None:
    reading = reader(mode)
    for address in (f"{edition}/", f"{edition}/countries/cu/"):
        page = reading.go(base + address)
        page.locator(".d-menu summary").click()
        assert page.locator(".d-menu__panel").is_visible()
        assert violations(page) == [], address


@pytest.mark.parametrize("mode", [DESK, PHONE_DARK], ids=str)
def test_axe_finds_nothing_where_there_is_no_content(
    reader: Callable[[Mode], Reader], empty: str, mode: Mode
) -> None:
    reading = reader(mode)
    for address in ("", *(f"{edition}/{list_}" for edition in EDITIONS for list_ in ("", "chronology/"))):
        assert violations(reading.go(empty + address)) == [], address


def test_axe_sees_what_is_wrong(reader: Callable[[Mode], Reader], base: str) -> None:
    page = reader(PHONE).go(f"{base}fa/chronology/")
    add_styles(page, "body { --soft: #aaa !important }")
    page.evaluate("document.querySelector('.jump').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('.d-menu .vh').remove()")
    page.evaluate("document.querySelector('html').removeAttribute('lang')")
    found = " ".join(violations(page))
    for rule in ("color-contrast", "summary-name", "html-has-lang"):
        assert rule in found
