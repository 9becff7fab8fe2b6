"""Pages poured into a shell: equal to pages rendered in full, whatever their words are."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace

import html5lib
import pytest

from digest.model import Edition
from digest.problems import DigestError
from digest.theme import Theme
from digest.theme.material import once
from tests.theme.conftest import frame

HOSTILE = (
    "&lt;/title&gt;<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "\ue000title<b>\ue001",
    "\ue000content&lt;b&gt;\ue001 \ue001\ue000",
    "\uf8ff private use",
    "{{ 7 * 7 }} {% raw %}",
    "\"quoted\" 'and' & `ticked`",
    "\\1 \\g<0> %s {title}",
    "هسته‌ای «برجام»",
    "",
)

SHAPES: tuple[dict[str, object], ...] = (
    {},
    {"section": "home", "base": ""},
    {"base": "/digest/", "section": "", "canonical": "", "alternates": (), "nav": (), "switch": ()},
    {"base": "../../../", "alternates": ()},
)


@pytest.mark.parametrize("code", ["en", "fa"])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_poured_page_equals_the_page_in_full(
    theme: Theme, editions: Mapping[str, Edition], code: str, shape: dict[str, object]
) -> None:
    for words in HOSTILE:
        page = frame(editions[code], **shape, title=words, heading=words, description=words)
        content = f"<p>{html.escape(words)}</p>\n<pre>\n  as it is\n</pre>"
        head = '<link rel="me" href="https://example.org/?a=1&amp;b=2">'
        assert theme.pour(page, content, head) == theme.full(page, content, head)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_a_page_never_become_markup(
    theme: Theme, editions: Mapping[str, Edition], words: str
) -> None:
    page = frame(editions["en"], title=words, heading=words, description=words)
    theme.pour(frame(editions["en"]), "")
    poured = theme.pour(page, "").decode()
    assert "<script>alert" not in poured
    tree = html5lib.parse(poured, namespaceHTMLElements=False)
    assert (tree.findtext("head/title") or "") == words
    described = tree.find("head/meta[@name='description']")
    assert described is not None
    assert described.get("content") == words


def test_a_shell_is_rendered_once_for_its_pages(
    theme: Theme, editions: Mapping[str, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.pour(frame(editions["fa"]), "<p>one</p>")
    monkeypatch.setattr(theme, "full", lambda *_: pytest.fail("rendered in full"))
    assert b"<p>two</p>" in theme.pour(frame(editions["fa"], title="two"), "<p>two</p>")


def test_a_page_that_would_differ_stops_the_build_by_its_name(
    theme: Theme, editions: Mapping[str, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "full", lambda *_: b"something else")
    with pytest.raises(DigestError, match='the page "Tehran - The Digest" poured'):
        theme.pour(frame(editions["en"]), "")


def test_a_shell_with_an_unknown_filter_is_rendered_in_full(
    theme: Theme, editions: Mapping[str, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    render = theme._material.page
    monkeypatch.setattr(theme._material, "page", lambda *given: render(*given).replace("&lt;b&gt;", ""))
    page = frame(editions["en"])
    assert theme.pour(page, "<p>x</p>") == theme.full(page, "<p>x</p>")
    assert list(theme._shells.values()) == [None]


def test_a_template_that_forgets_to_escape_stops_the_build(
    theme: Theme, editions: Mapping[str, Edition], monkeypatch: pytest.MonkeyPatch
) -> None:
    render = theme._material.page
    monkeypatch.setattr(theme._material, "page", lambda *given: html.unescape(render(*given)))
    with pytest.raises(DigestError, match="without escaping it"):
        theme.pour(frame(editions["en"]), "")


@pytest.mark.parametrize(("code", "way"), [("en", "ltr"), ("fa", "rtl")])
def test_direction_stands_on_html_and_not_on_body(
    theme: Theme, editions: Mapping[str, Edition], code: str, way: str
) -> None:
    page = theme.pour(frame(editions[code]), "").decode()
    assert re.findall(r"<html[^>]*>", page) == [f'<html lang="{code}" dir="{way}" class="no-js">']
    (body,) = re.findall(r"<body[^>]*>", page)
    assert "dir=" not in body


@pytest.mark.parametrize("text", ["", "<body> <body>"])
def test_a_mend_that_does_not_fit_exactly_once_is_refused(text: str) -> None:
    with pytest.raises(DigestError, match="Material has changed"):
        once(text, "<body>", "<body class>")


def test_the_first_tab_stop_is_the_skip_link(theme: Theme, editions: Mapping[str, Edition]) -> None:
    page = theme.pour(frame(editions["fa"]), "").decode()
    assert page.index("<a ") == page.index('<a class="d-skip" href="#content">')
    assert page.count('id="content"') == 1


def test_a_missing_text_is_said_beside_the_link(theme: Theme, editions: Mapping[str, Edition]) -> None:
    page = theme.pour(frame(editions["en"]), "").decode()
    assert '<a href="../../fa/articles/" lang="fa" hreflang="fa" dir="rtl">فارسی</a>' in page
    assert "<small>not in Persian &lt;&amp;&gt;</small>" in page


def test_a_word_the_shell_lacks_is_named(theme: Theme, editions: Mapping[str, Edition]) -> None:
    words = {key: text for key, text in editions["en"].theme.items() if key != "action.skip"}
    theme._material._editions = {"en": replace(editions["en"], theme=words)}
    with pytest.raises(DigestError, match=r"lacks the word 'action\.skip'"):
        theme.pour(frame(editions["en"]), "")
