"""The search box as a reader uses it: a tab, what is typed, what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, expect

QUERY = ".md-search__input"
WIDTHS = (1280, 360)


@dataclass
class Tab:
    """An open page, and the addresses it has asked for."""

    page: Page
    asked: list[str]


@contextmanager
def tab(browser: Browser, address: str, **options: Any) -> Iterator[Tab]:
    """Open a page in a context of its own."""
    context = browser.new_context(**options)
    opening = Tab(context.new_page(), [])
    opening.page.on("request", lambda request: opening.asked.append(request.url))
    opening.page.goto(address)
    opening.page.wait_for_load_state("networkidle")
    yield opening
    context.close()


@contextmanager
def opened(browser: Browser, address: str, width: int = 1280, **options: Any) -> Iterator[Page]:
    """Open a page of a width."""
    with tab(browser, address, viewport={"width": width, "height": 800}, **options) as opening:
        yield opening.page


def enter(page: Page) -> None:
    """Go into the box, with the mouse, on a wide or a narrow page."""
    if page.locator(".d-search-open").is_visible():
        page.click(".d-search-open")
    else:
        page.click(QUERY)


def answered(page: Page) -> None:
    """Wait until the answer to what stands in the box is shown."""
    page.wait_for_selector(".d-search__groups[aria-busy=false]", state="attached")


def ask(page: Page, question: str) -> None:
    """Type a question in place of the one that is there."""
    page.fill(QUERY, "")
    page.keyboard.insert_text(question[:-1])  # as a phone's keyboard puts in a word
    page.locator(QUERY).press_sequentially(question[-1])
    answered(page)


def status(page: Page) -> str:
    """Return what the live region says."""
    return page.locator(".d-search [role=status]").inner_text()


def found(page: Page) -> list[str]:
    """Return the addresses of all that was found, in order."""
    while (more := page.locator(".d-search__more")).count():
        before = page.locator(".d-found").count()
        more.first.click()
        expect(page.locator(".d-found")).not_to_have_count(before)
    return [link.get_attribute("href") or "" for link in page.locator(".d-found__link").all()]
