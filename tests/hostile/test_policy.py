"""Every page has the content policy first in its head, keeps it in use, and needs no exception from it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from digest.exports import offline
from digest.pages import policy
from digest.theme import live_server
from digest.write.offline import pack
from tests.browser import ROOT
from tests.browser import serve as serving
from tests.hostile.watching import Watch, watching
from tests.reading.kinds import EDITIONS, KINDS, SAMPLES, addresses
from tests.search import box
from tests.site.conftest import made, order
from tests.site.pages import Site

SCRIPT = "document.body.append(Object.assign(document.createElement('script'), {text: 'window.__pwned = 1'}))"
RULES = dict(rule.split(" ", 1) for rule in policy.PUBLISHED.split("; "))


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with a page that has everything, and an address that moved, built once."""
    home = tmp_path_factory.mktemp("policy")
    shutil.copytree(ROOT / "content", home / "content")
    for edition, text in SAMPLES.items():
        page = home / "content" / "pages" / "sample" / f"{edition}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    (home / "content" / "redirects.yml").write_text(
        "articles/old: articles/rt-lavrov-latin-america\n", "utf-8"
    )
    made(order(home / "site", home / "content"))
    return home / "site"


@pytest.fixture
def watch(browser: Browser, folder: Path) -> Iterator[Watch]:
    """A page of a served site that notes everything it should not do."""
    with serving(folder) as base, watching(browser, base) as one:
        yield one
        assert one.wrong == []


def test_the_policy_allows_nothing_that_is_not_needed() -> None:
    assert RULES["default-src"] == "'none'"
    assert RULES["script-src"] == RULES["style-src"] == RULES["connect-src"] == "'self'"
    assert RULES["base-uri"] == RULES["form-action"] == "'none'"
    assert "unsafe" not in policy.PUBLISHED
    assert not {"object-src", "frame-src", "child-src", "worker-src", "media-src"} & RULES.keys(), (
        "as default-src"
    )
    assert re.search(r"https?:|\*", policy.PUBLISHED) is None


def test_every_page_has_the_policy_before_anything_it_is_for(folder: Path) -> None:
    site = Site(folder)
    assert {"index.html", "404.html", "en/articles/old/index.html", "fa/articles/old/index.html"} <= set(
        site.by_path
    )
    for page in site.pages:
        first, second = list(page.tree.find("head") or ())[:2]
        assert dict(first.attrib) == {"http-equiv": "Content-Security-Policy", "content": policy.PUBLISHED}, (
            page.path
        )
        assert dict(second.attrib) == {"name": "referrer", "content": "no-referrer"}, page.path
        assert page.text.index("charset") < 1024, page.path


def test_no_page_needs_an_exception(folder: Path) -> None:
    for page in Site(folder).pages:
        for one in page.tree.iter():
            assert "style" not in one.attrib, page.path
            assert not [name for name in one.attrib if name.startswith("on")], page.path
        for script in page.all("script"):
            assert "src" in script.attrib or script.get("type") == "application/ld+json", page.path
        assert not list(page.all("style")), page.path


def test_links_that_leave_say_so(folder: Path) -> None:
    left = 0
    for page in Site(folder).pages:
        for link in page.all("a"):
            if re.match(r"https?:|//", link.get("href", "")):
                left += 1
                assert {"noopener", "external"} <= set(link.get("rel", "").split()), (page.path, link.attrib)
    assert left > 5


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_kind_of_page_opens_in_peace(watch: Watch, edition: str) -> None:
    for address in addresses(edition):
        page = watch.go(address)
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the styles are there"
        assert page.evaluate("document.documentElement.className") == "js", "the scripts ran"


def test_a_page_that_moved_leads_on_in_peace(watch: Watch) -> None:
    watch.go("fa/articles/old/")
    watch.page.wait_for_url("**/fa/articles/rt-lavrov-latin-america/")


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_control_works_in_peace(watch: Watch, edition: str) -> None:
    page = watch.go(f"{edition}/")
    box.enter(page)
    box.ask(page, "Cuba" if edition == "en" else "کوبا")
    assert page.locator(".d-found").count() > 3
    page.locator(".d-search__everywhere input").check()
    box.answered(page)
    page.keyboard.press("Escape")
    page.locator(".d-palette label:visible").first.click()
    page = watch.go(f"{edition}/chronology/")
    if not page.locator(".filters__form").is_visible():
        page.click(".filters__open")
    page.locator("#filter-q").fill("visit" if edition == "en" else "سفر")
    page.keyboard.press("Enter")
    page.locator("#filter-country option[value=CU]").wait_for(state="attached")
    page.select_option("#filter-country", "CU")
    expect(page.locator(".filters__chip")).to_have_count(2)
    for form in ("csv", "json", "ics"):
        with page.expect_download():
            page.click(f"[data-format={form}]")
    page.click(".filters__clear")
    page.locator(".event__copy:visible").first.click()
    page = watch.go(f"{edition}/articles/rt-lavrov-latin-america/")
    page.locator("details.cite summary").first.click()
    page.locator(".cite__copy button").first.click()
    for kind in ("bib", "ris", "json"):
        with page.expect_download():
            page.locator(f".cite__files a[href$='.{kind}']").first.click()


def test_bars_are_as_long_as_their_share(watch: Watch) -> None:
    for edition, side in (("en", "left"), ("fa", "right")):
        page = watch.go(f"{edition}/countries/cu/")
        bars = page.evaluate(
            """side => [...document.querySelectorAll('.relations .bar')].map(bar => {
              const line = bar.querySelector('.bar__line'), all = bar.getBoundingClientRect();
              const own = line.getBoundingClientRect();
              return [Math.round(100 * own.width / all.width), parseInt(line.getAttribute('width')),
                      Math.abs(own[side] - all[side]), own.height];
            })""",
            side,
        )
        assert len(bars) > 2
        for width, share, off, height in bars:
            assert abs(width - share) <= 1
            assert off < 1
            assert 3 < height < 20


def test_a_violation_is_seen(browser: Browser, folder: Path) -> None:
    with serving(folder) as base, watching(browser, base) as one:
        page = one.go("en/")
        for harm in (
            SCRIPT,
            "document.body.setAttribute('style', 'color: red')",
            "document.body.innerHTML = '<b>x</b>'",
            "document.body.append(Object.assign(document.createElement('img'), {src: 'https://evil.example/x.png'}))",
            "document.body.append(Object.assign(document.createElement('base'), {href: 'https://evil.example/'}))",
        ):
            one.wrong.clear()
            page.evaluate(f"() => {{ try {{ {harm} }} catch {{ }} }}")
            page.wait_for_timeout(50)
            assert one.wrong, harm
        assert page.evaluate("window.__pwned") is None


def test_pages_reload_themselves_while_the_site_is_written(folder: Path, browser: Browser) -> None:
    server = live_server(lambda: None, folder, "127.0.0.1", 0)
    page = server._inject_js_into_html((folder / "en" / "index.html").read_bytes(), 1).decode()
    (given,) = re.findall(r"script-src 'self' 'sha256-([^']+)'", page)
    assert policy.with_script(b"script-src 'self'; x 'self'", given).endswith(b"; x 'self'")
    context = browser.new_context()
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda one: said.append(one.text))
    tab.route(
        "**/*",
        lambda route: route.fulfill(
            body=page if route.request.url.endswith("/en/") else "", content_type="text/html"
        ),
    )
    tab.goto("http://127.0.0.1:1/en/")
    tab.wait_for_timeout(100)
    assert "Enabled live reload" in said
    context.close()


def test_the_archive_keeps_a_policy_of_its_own(folder: Path, tmp_path: Path, browser: Browser) -> None:
    pack(folder, tmp_path / "x.zip")
    with ZipFile(tmp_path / "x.zip") as packed:
        packed.extractall(tmp_path)
    site = tmp_path / offline.FOLDER
    for path in site.rglob("*.html"):
        assert policy.meta(policy.ON_DISK) in path.read_text("utf-8"), path
        assert policy.PUBLISHED not in path.read_text("utf-8"), path
    with watching(browser, f"{site.as_uri()}/") as one:
        for _, address in KINDS:
            if "{other}" not in address:
                page = one.go(f"fa/{address}index.html")
                assert page.evaluate("getComputedStyle(document.body).margin") == "0px", (
                    "the styles are there"
                )
                assert page.evaluate("document.documentElement.className") == "js", "the scripts ran"
        assert one.wrong == []
        page.evaluate(f"() => {{ try {{ {SCRIPT} }} catch {{ }} }}")
        assert page.evaluate("window.__pwned") is None
