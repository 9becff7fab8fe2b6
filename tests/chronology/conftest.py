"""The two chronologies of these tests: the real one, on one page, and a crowd that is paged by period."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.chronology.crowd import write
from tests.site.conftest import made, order
from tests.site.pages import Site

CSP = "default-src 'self'; script-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"


@pytest.fixture(scope="session")
def crowd_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real content with 245 events more, most of them in one year."""
    home = tmp_path_factory.mktemp("crowd")
    made(order(home / "site", write(home, 40, 205)))
    return Site(home / "site")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real content."""
    out = tmp_path_factory.mktemp("chronology") / "site"
    made(order(out))
    return Site(out)


@pytest.fixture(scope="session")
def crowd(crowd_site: Site, serve: Callable[..., str]) -> str:
    """Address of the crowd."""
    return serve(crowd_site.folder)


@pytest.fixture(scope="session")
def real(real_site: Site, serve: Callable[..., str]) -> str:
    """Address of the real content."""
    return serve(real_site.folder)


@dataclass
class Tab:
    """An open page, what it asked for, and what the browser complained of."""

    page: Page
    asked: list[str]
    said: list[str]


@pytest.fixture
def tab(browser: Browser) -> Iterator[Callable[..., Tab]]:
    """Call it with an address (and options of a context): a tab. None of them may complain or ask others."""
    tabs: list[Tab] = []

    def open_(address: str, width: int = 1280, **options: Any) -> Tab:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        one = Tab(context.new_page(), [], [])
        tabs.append(one)
        one.page.on("request", lambda request: one.asked.append(request.url))
        one.page.on("console", lambda message: one.said.append(message.text))
        one.page.on("pageerror", lambda error: one.said.append(str(error)))
        one.page.goto(address)
        return one

    yield open_
    for one in tabs:
        one.page.context.close()
        assert one.said == []
        assert all(url.startswith(("http://127.0.0.1:", "data:", "blob:")) for url in one.asked)


@contextmanager
def strict(page: Page) -> Iterator[None]:
    """Have every page opened meanwhile come with a strict content security policy."""

    def answer(route: Any) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, headers={**reply.headers, "content-security-policy": CSP})

    page.route("**/chronology/**", answer)
    yield
    page.unroute("**/chronology/**")


def unfold(page: Page) -> None:
    """Open the filters, and wait until they can be used."""
    if page.locator(".filters__fold").get_attribute("open") is None:
        page.click(".filters__open")
    else:
        page.hover(".filters")
    page.locator("#filter-kind option").nth(1).wait_for(state="attached")


def status(page: Page) -> str:
    """Return what is said of the number of events."""
    return page.locator(".filters__status").inner_text()


def titles(page: Page) -> list[str]:
    """Return the titles of the events shown, on one page or in the list of what was found."""
    return page.locator(".year .event:visible .event__title > :first-child").all_inner_texts()
