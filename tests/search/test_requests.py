"""What the search asks of the server, and when: nothing before it is used, little at once, nothing stale."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.search.box import answered, ask, enter, opened, status, tab
from tests.search.conftest import Serve
from tests.site.pages import Site


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_nothing_is_asked_for_before_something_is_typed(
    browser: Browser, spellings: str, edition: str
) -> None:
    with tab(browser, f"{spellings}{edition}/chronology/") as opening:
        page, asked = opening.page, opening.asked
        enter(page)
        page.wait_for_timeout(200)
        assert [url for url in asked if "/search/" in url or "worker" in url] == []
        assert any(url.endswith("assets/search.js") for url in asked)
        ask(page, "1402")
        assert any(url.endswith(f"search/{edition}.json") for url in asked)
        other = {"en": "fa", "fa": "en"}[edition]
        assert [url for url in asked if f"search/{other}" in url] == []
        assert [url for url in asked if not url.startswith(spellings)] == []


@pytest.mark.parametrize("question", ["کوبا", "ایر", "او", "اب با"])
def test_a_first_question_to_many_articles_asks_for_little(
    browser: Browser, crowd: tuple[str, Path], question: str
) -> None:
    address, folder = crowd
    with tab(browser, address + "fa/") as opening:
        page, asked = opening.page, opening.asked
        enter(page)
        asked.clear()
        page.keyboard.insert_text(question)
        answered(page)
        page.wait_for_timeout(200)
        paths = [url.removeprefix(address).partition("?")[0] for url in asked]
        assert len(paths) == len(set(paths))
        size = sum(len(gzip.compress((folder / path).read_bytes(), 6)) for path in paths)
        assert 10_000 < size < 150_000, paths
        if question == "کوبا":
            assert status(page) == "۲٬۰۰۰ نتیجه"


def test_a_strict_content_policy_is_no_hindrance(browser: Browser, spellings: str) -> None:
    allowed = ("script-src", "style-src", "connect-src", "img-src", "font-src")
    policy = "; ".join(("default-src 'none'", *(f"{name} 'self'" for name in allowed)))

    def strict(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, headers={**reply.headers, "content-security-policy": policy})

    context = browser.new_context()
    context.route("**/*", strict)
    page = context.new_page()
    page.goto(spellings + "en/")
    enter(page)
    ask(page, "cuba")
    assert page.locator(".d-found").count() > 0
    context.unroute_all(behavior="ignoreErrors")  # a picture may still be on its way
    context.close()


def test_an_index_that_was_published_anew_is_read_anew(browser: Browser, spellings: str) -> None:
    asked: list[str] = []

    def stale(route: Route) -> None:
        reply = route.fetch()
        asked.append(route.request.url)
        head = reply.json()
        if len(asked) == 1:  # the head of an index whose files are gone
            head["version"] = "old"
            head["wordFiles"] = [f"gone{name}" for name in head["wordFiles"]]
        route.fulfill(response=reply, json=head)

    context = browser.new_context()
    context.route("**/search/en.json", stale)
    page = context.new_page()
    page.goto(spellings + "en/")
    enter(page)
    ask(page, "cuba")
    assert status(page).endswith("results")
    assert len(asked) == 2
    context.close()


def test_a_search_that_cannot_be_loaded_says_so_and_offers_the_index(
    browser: Browser, spellings: str
) -> None:
    context = browser.new_context()
    context.route("**/search/en/*", lambda route: route.abort())
    page = context.new_page()
    page.goto(spellings + "en/")
    enter(page)
    ask(page, "cuba")
    assert "could not be loaded" in page.locator(".d-search__failed").inner_text()
    page.click(".d-search__failed a")
    assert page.url == spellings + "en/index/"
    context.close()


def test_it_works_at_the_root_of_a_domain_too(browser: Browser, spelled_site: Site, serve: Serve) -> None:
    with opened(
        browser, serve(spelled_site.folder, "/") + "fa/people/"
    ) as page:  # the others run below /digest/
        enter(page)
        ask(page, "Castro")
        assert page.locator(".d-found").count() > 0
        page.locator(".d-found__link").first.click()
        page.wait_for_url("**/fa/people/*/")
