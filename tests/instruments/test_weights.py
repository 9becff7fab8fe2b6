"""What a reader must fetch: bytes of a page with all it needs first, requests of a first view."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.text.stylesheets import used, words
from tests.reading.conftest import Reader, reader
from tests.reading.kinds import DESK, EDITIONS, Mode
from tests.rtl.reading import Built

__all__ = ["reader"]

FIRST = re.compile(r'<link rel="stylesheet"[^>]*href="([^"]+)"|<script[^>]*src="([^"]+)"')


def weight(folder: Path, path: str) -> int:
    """Return the compressed bytes of a page, its styles and its scripts."""
    page = folder / path
    text = page.read_text("utf-8")
    files = [page, *(page.parent / "".join(found) for found in FIRST.findall(text))]
    assert len(files) > 3
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_is_light(built: Built, edition: str) -> None:
    """Under 50 KB, compressed, without fonts and images."""
    articles = sorted((built.folder / edition / "articles").glob("*/index.html"))
    assert articles
    paths = [path.relative_to(built.folder).as_posix() for path in articles]
    for path in (*paths, f"{edition}/index.html", f"{edition}/countries/cu/index.html"):
        assert weight(built.folder, path) < 50_000, path


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_page_of_an_article_is_12_kb_at_most(built: Built, edition: str) -> None:
    articles = sorted((built.folder / edition / "articles").glob("*/index.html"))
    assert len(articles) == 5
    for path in articles:
        assert len(gzip.compress(path.read_bytes())) <= 12 * 1024, path


def test_styles_that_only_some_pages_need_are_fetched_by_those(built: Built) -> None:
    """No page asks for a style or a script of its own kind that another kind has."""
    asked = {
        "chronology.js": {"chronology"},
        "chronology.css": {"chronology"},
        "cite.js": {"article", "chronology"},
        "data.css": {"data"},
    }
    for name, kinds in asked.items():
        for page in built.pages:
            if f"/{name}" in page.text:
                assert any(f'class="{kind}' in page.text for kind in kinds), (page.path, name)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("address", ["", "countries/cu/", "articles/rt-lavrov-latin-america/"])
def test_a_first_view_takes_few_requests(
    reader: Callable[[Mode], Reader], base: str, edition: str, address: str
) -> None:
    reading = reader(DESK)
    reading.page.goto(f"{base}{edition}/{address}", wait_until="networkidle")
    assert 3 < len(reading.requests) < 20, reading.requests


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (".a{x:1}.b{x:1}", ".a{x:1}"),
        (".b,.a .c,a:not(.b){x:1}", ".a .c,a:not(.b){x:1}"),
        ("[dir=ltr] .a{x:1}[dir=rtl] .a{x:1}", "[dir=ltr] .a{x:1}"),
        ("@media print{.b{x:1}}@media print{.a{x:1}}", "@media print{.a{x:1}}"),
        ('.a{x:url("}.b{")}', '.a{x:url("}.b{")}'),
        (":root{--used:1;--not:2}a{x:var(--used)}", ":root{--used:1}a{x:var(--used)}"),
        (":root{--ours:1;--one:var(--two);--two:3}", ":root{--ours:1}"),
        ("@keyframes k{0%{x:1}to{x:2}}", "@keyframes k{0%{x:1}to{x:2}}"),
        ('@charset "UTF-8";.a:is(.b,.c){x:1}', '@charset "UTF-8";.a:is(.b,.c){x:1}'),
    ],
)
def test_styles_for_names_that_nobody_uses_are_left_out(css: str, expected: str) -> None:
    assert used(css, words("a c dir ltr"), "b{y:var(--ours)}") == expected


def test_scripts_and_styles_are_published_without_comments_and_indentation(built: Built) -> None:
    published = [path for path in built.files() if path.endswith((".js", ".css"))]
    assert len(published) > 15
    for path in published:
        text = built.files()[path].decode()
        assert "/*" not in text, path
        assert "\n  " not in text.replace("`", ""), path


def test_every_picture_is_told_in_words_or_is_ornament(built: Built) -> None:
    for page in built.pages:
        for picture in page.all("img"):
            assert "alt" in picture.attrib, page.path
        for svg in page.all("svg"):
            if svg.attrib.get("role") in {"img", "group"}:
                assert svg.attrib.get("aria-label") or svg.attrib.get("aria-labelledby"), page.path
            else:
                assert not list(svg.iter("a")), f"{page.path}: a picture with links has no name"
