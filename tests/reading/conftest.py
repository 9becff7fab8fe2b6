"""The site these tests read, and a reader that notes every request and complaint of the browser."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from tests.browser import add_styles
from tests.reading.kinds import EDITIONS, SAMPLES, Mode
from tests.site.conftest import PROJECT, made, order

STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"
"""Colours are measured at rest."""

ARTICLE_ADDRESS = "https://outlet.example/articles/812966?page=1"


def _content(folder: Path) -> Path:
    """Copy the real content, and add a page with everything and an article that has an address."""
    copy = folder / "content"
    shutil.copytree(PROJECT / "content", copy)
    for edition, text in SAMPLES.items():
        page = copy / "pages" / "sample" / f"{edition}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    article = copy / "articles" / "hamshahri-diaz-canel-tehran" / "article.yml"
    text = article.read_text(encoding="utf-8")
    assert "\nurl: null\n" in text
    article.write_text(text.replace("\nurl: null\n", f"\nurl: {ARTICLE_ADDRESS}\n"), encoding="utf-8")
    return copy


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Address of the real content with a sample page, built once."""
    folder = tmp_path_factory.mktemp("reading")
    made(order(folder / "site", _content(folder)))
    return serve(folder / "site")


def _only(folder: Path, codes: tuple[str, ...]) -> Path:
    editions = folder / "content" / "editions"
    editions.mkdir(parents=True)
    for code in codes:
        shutil.copy(PROJECT / "content" / "editions" / f"{code}.yml", editions)
    made(order(folder / "site", folder / "content"))
    return folder / "site"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Address of a site that has both editions and no content."""
    return serve(_only(tmp_path_factory.mktemp("empty"), EDITIONS))


@pytest.fixture(scope="session")
def latin(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Address of a site that has the English edition only, and no content."""
    return serve(_only(tmp_path_factory.mktemp("latin"), ("en",)))


@dataclass
class Reader:
    """A page of the browser in one mode; `requests` and `complaints` hold what happened since it opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address with all reports open and nothing moving; return the page."""
        self.page.goto(address)
        add_styles(self.page, STILL)
        self.page.evaluate("document.querySelectorAll('details.reports').forEach(part => part.open = true)")
        return self.page

    def failed(self, request: Request) -> None:
        """Note a request that failed, unless the next page was opened before its answer came."""
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{request.failure}: {request.url}")

    def answered(self, response: Response) -> None:
        """Note a response that is no success."""
        if response.status >= 400:
            self.complaints.append(f"{response.status} {response.url}")


def read(context: BrowserContext) -> Reader:
    """Open a page and note what it asks for and complains of."""
    reader = Reader(context.new_page())
    page = reader.page
    page.on("request", lambda request: reader.requests.append(request.url))
    page.on("requestfailed", reader.failed)
    page.on("response", reader.answered)
    page.on("console", lambda said: reader.complaints.append(f"{said.type}: {said.text}"))
    page.on("pageerror", lambda error: reader.complaints.append(f"error: {error}"))
    return reader


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[[Mode], Reader]]:
    """Call it with a mode: a reader. Whatever it opened must have asked the test's server only, in peace."""
    readers: list[Reader] = []

    def open_(mode: Mode) -> Reader:
        context = browser.new_context(
            viewport={"width": mode.width, "height": mode.height},
            color_scheme="dark" if mode.dark else "light",
            forced_colors="active" if mode.forced else "none",
            java_script_enabled=mode.script,
            device_scale_factor=mode.scale,
        )
        readers.append(read(context))
        return readers[-1]

    yield open_
    for one in readers:
        one.page.context.close()
        strange = [url for url in one.requests if not url.startswith(("http://127.0.0.1:", "data:"))]
        assert not strange, f"asked of others: {strange}"
        assert not one.complaints, one.complaints
