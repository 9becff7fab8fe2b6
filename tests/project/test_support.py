"""The tests' own support does what it promises: server, Chromium, Nu HTML Checker, closing word."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import browser as support

PAGE = "<!doctype html><html lang='en'><title>t</title><p>سلام</p></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "fa").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "fa" / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "404.html").write_text("<!doctype html>not here", encoding="utf-8")
    (tmp_path / "font.woff2").write_bytes(b"wOF2")
    return tmp_path


def fetch(url: str) -> tuple[int, str, bytes]:
    """Return status, content type and body, whatever the status."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.headers["Content-Type"], answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers["Content-Type"], answer.read()


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("", 200, "text/html; charset=utf-8"),
        ("fa/", 200, "text/html; charset=utf-8"),
        ("fa", 200, "text/html; charset=utf-8"),
        ("fa/?q=1", 200, "text/html; charset=utf-8"),
        ("font.woff2", 200, "font/woff2"),
        ("missing/", 404, "text/html; charset=utf-8"),
        ("empty/", 404, "text/html; charset=utf-8"),
    ],
)
def test_a_site_is_served_under_its_prefix_with_types_and_its_own_404(
    site: Path, address: str, status: int, kind: str
) -> None:
    with support.serve(site, "/a/b/") as base:
        assert base.endswith("/a/b/")
        seen = fetch(base + address)
    assert seen[:2] == (status, kind)
    assert status == 200 or seen[2] == b"<!doctype html>not here"


def test_nothing_is_served_outside_the_prefix(site: Path) -> None:
    with support.serve(site, "/a/") as base:
        assert fetch(base.removesuffix("a/"))[0] == 404
        assert fetch(base.removesuffix("a/") + "index.html")[0] == 404


def test_chromium_opens_a_served_page_and_reaches_nothing_else(
    browser: Browser, serve: Callable[..., str], site: Path
) -> None:
    page = browser.new_page()
    answer = page.goto(serve(site) + "fa/")
    assert answer is not None
    assert answer.status == 200
    assert page.inner_text("p") == "سلام"
    outside = page.evaluate("fetch('https://example.org/').then(() => 'reached', () => 'not reached')")
    assert outside == "not reached"
    page.close()


def test_a_named_chromium_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DIGEST_CHROMIUM", str(tmp_path / "chrome"))
    assert support.find_chromium() == tmp_path / "chrome"


def test_where_no_chromium_can_be_had_the_word_says_what_was_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Sequence[str]] = []

    def fails(command: Sequence[str]) -> bool:
        tried.append(command)
        return False

    monkeypatch.setattr(support, "find_chromium", lambda: None)
    with pytest.raises(support.NoChromium, match=r"playwright install .*DIGEST_CHROMIUM"):
        support.install_chromium(run=fails)
    assert any("playwright" in command for command in tried)


def test_an_installed_chromium_is_returned(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    answers = iter([None, tmp_path / "chrome"])
    monkeypatch.setattr(support, "find_chromium", lambda: next(answers))
    assert support.install_chromium(run=bool) == tmp_path / "chrome"


def test_the_nu_checker_finds_what_is_wrong(nu: support.NuChecker | None, tmp_path: Path) -> None:
    if nu is None:
        return  # said by the fixture at the end of the run
    (tmp_path / "good.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bad.html").write_text(PAGE.replace("</p>", "<div></p>"), encoding="utf-8")
    assert nu.problems(tmp_path / "good.html") == []
    assert any("Unclosed element" in problem for problem in nu.problems(tmp_path))


def test_without_java_the_reason_is_given_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "")
    assert support.nu_checker() == "there is no Java on this machine"


def test_a_checker_that_breaks_is_not_taken_for_a_clean_answer(tmp_path: Path) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'out of memory' >&2\n", encoding="utf-8")
    java.chmod(0o755)
    assert support.NuChecker(java, tmp_path / "vnu.jar").problems(tmp_path) == [
        "the checker itself failed: out of memory"
    ]


def test_what_was_not_checked_closes_the_run(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        f"import sys; sys.path.insert(0, {str(support.ROOT)!r})\nfrom tests.conftest import pytest_configure"
    )
    pytester.makepyfile(
        "from tests.browser import not_checked\ndef test_it(): not_checked('markup: no Java')\n"
    )
    result = pytester.runpytest_subprocess("-n", "1")  # a word has to come over from another process
    result.assert_outcomes(passed=1, warnings=1)
    result.stdout.fnmatch_lines(["*= not checked on this machine =*", "markup: no Java", "*1 passed*"])
