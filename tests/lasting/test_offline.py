"""The archive opens from disk: links, fonts, direction and switch, in a browser without a server."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from digest.exports import offline
from digest.problems import DigestError
from digest.write.offline import pack
from tests.site.conftest import PROJECT, made, order


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site, in both editions."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(PROJECT / "tests" / "content" / "small", folder / "content")
    shutil.copytree(PROJECT / "content" / "editions", folder / "content" / "editions")
    made(order(folder / "site", folder / "content"))
    return folder / "site"


@pytest.fixture(scope="session")
def archive(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("offline") / "digest-offline.zip"
    assert pack(built, target) > 100
    return target


@pytest.fixture(scope="session")
def unpacked(archive: Path) -> Path:
    with ZipFile(archive) as packed:
        packed.extractall(archive.parent)
    return archive.parent / offline.FOLDER


@pytest.fixture
def opened(browser: Browser, unpacked: Path) -> Iterator[Page]:
    """A page that shows the first page of the archive, and fails the test for anything it complains of."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda one: None if one.url.startswith(("file:", "data:")) else wrong.append(one.url))
    page.on("requestfailed", lambda one: wrong.append(one.url) if one.failure != "net::ERR_ABORTED" else None)
    page.goto((unpacked / "index.html").as_uri())
    yield page
    context.close()
    assert wrong == []


@pytest.mark.parametrize(("code", "way", "other"), [("en", "ltr", "fa"), ("fa", "rtl", "en")])
def test_a_reader_walks_through_the_archive_in_both_directions(
    opened: Page, code: str, way: str, other: str
) -> None:
    opened.click(f'.welcome a[hreflang="{code}"]')
    opened.click(f'main a[href*="/{code}/articles/"], .md-content a[href*="articles/"][href$="index.html"]')
    opened.wait_for_url(f"**/{code}/articles/**/index.html")
    assert opened.evaluate("document.documentElement.dir") == way
    opened.click('.md-content a[href*="countries/"]')
    opened.wait_for_url(f"**/{code}/countries/*/index.html")
    opened.go_back()
    opened.click(f'.d-editions a[hreflang="{other}"]')
    opened.wait_for_url(f"**/{other}/articles/**/index.html")
    assert opened.evaluate("document.documentElement.lang") == other


def test_the_font_is_there(opened: Page, unpacked: Path) -> None:
    opened.goto((unpacked / "fa" / "index.html").as_uri())
    assert (
        opened.evaluate(
            "document.fonts.load('16px Vazirmatn', 'سلام').then((found) => found.length && found[0].status)"
        )
        == "loaded"
    )


def test_what_cannot_work_is_not_offered(opened: Page, unpacked: Path) -> None:
    opened.goto((unpacked / "en" / "chronology" / "index.html").as_uri())
    assert not opened.locator(".d-search").first.is_visible(), "the search asks a server"
    index = opened.locator(".d-search-link")
    assert index.is_visible()
    index.click()
    opened.wait_for_url("**/en/index/index.html")


def test_every_link_of_the_archive_is_to_a_file_in_it(unpacked: Path) -> None:
    links = broken = 0
    for path in unpacked.rglob("*.html"):
        for link in re.findall(r'<[a-z][^<>]*?\s(?:href|src)="([^"#?:]+)[#?"]', path.read_text("utf-8")):
            links += 1
            broken += not os.path.isfile(path.parent / link)  # noqa: PTH113 - thousands of links
    assert links > 1000
    assert broken == 0


def test_the_same_site_packs_to_the_same_bytes(built: Path, archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    pack(built, again)
    assert again.read_bytes() == archive.read_bytes()
    with ZipFile(io.BytesIO(again.read_bytes())) as packed:
        names = packed.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="is not a site"):
        pack(tmp_path, tmp_path / "x.zip")


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("../../en/", "../../en/index.html"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("x/#y", "x/index.html#y"),
        ("x/?a=/#y", "x/index.html?a=/#y"),
        ("a.css", "a.css"),
        ("#top", "#top"),
        ("", ""),
        ("https://example.org/", "https://example.org/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_a_link_names_its_file(link: str, becomes: str) -> None:
    assert offline.address(link) == becomes


def test_words_that_look_like_links_stay_as_they_are() -> None:
    text = '<p>href="en/" and src="x/"</p><script type="application/json">{"a":"<a href=b/>"}</script>'
    assert offline.page("index.html", text, frozenset()) == text


def test_only_scripts_that_ask_are_left_out() -> None:
    html = '<script src="../assets/search.js"></script><script src="../assets/digest.js"></script>'
    dead = frozenset({"assets/search.js"})
    assert offline.page("en/index.html", html, dead) == '<script src="../assets/digest.js"></script>'
    assert offline.asks(b"const a = await fetch (url)")
    assert offline.asks(b'import("./x.js")')
    assert not offline.asks(b"important(fetched)")


def test_a_page_left_behind_leads_on_from_disk_too() -> None:
    html = '<meta http-equiv="refresh" content="0; url=../new/">'
    assert offline.page("en/old/index.html", html, frozenset()) == html.replace("new/", "new/index.html")
