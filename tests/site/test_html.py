"""The built pages are valid HTML, by the Nu HTML Checker where this machine can run it."""

from __future__ import annotations

from pathlib import Path

from tests.browser import NuChecker
from tests.site.pages import Site


def test_every_page_is_valid_html(site: Site, nu: NuChecker | None) -> None:
    if nu is not None:  # where there is none, the run says so at its end
        assert nu.problems(site.folder) == []


def test_the_checker_sees_what_is_wrong(tmp_path: Path, nu: NuChecker | None) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><title>x</title><p><div id=a id=a>", "utf-8")
    if nu is not None:
        assert nu.problems(tmp_path)


def test_every_page_starts_as_a_document_in_its_own_language(site: Site) -> None:
    for page in site.pages:
        html = next(page.all("html"))
        assert page.text.startswith("<!doctype html>"), page.path
        assert html.attrib["lang"] == (page.edition or "en"), page.path
        assert html.attrib["dir"] == ("rtl" if page.edition == "fa" else "ltr"), page.path
        assert len(list(page.all("h1"))) >= 1, page.path
        assert len(list(page.all("main"))) == 1, page.path
