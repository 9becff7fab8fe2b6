"""The page templates: escaped, strict, and honest about what they write as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.model import Edition
from digest.pages.pieces import Phrase, Shown
from digest.pages.views import ListView, PlainView, Welcome, WelcomeView
from digest.pages.voice import voices
from digest.problems import DigestError
from digest.render import Renderer, linked, placed
from digest.theme import Theme
from tests.theme.conftest import PROJECT, frame


@pytest.mark.parametrize(
    ("base", "url", "expected"),
    [
        ("../../", "en/articles/", "../../en/articles/"),
        ("../../", "#here", "#here"),
        ("../../", "https://example.org/", "https://example.org/"),
        ("/digest/", "fa/", "/digest/fa/"),
        ("", "", "./"),
    ],
)
def test_an_address_of_the_site_is_reached_from_the_page(base: str, url: str, expected: str) -> None:
    assert placed(linked(url), base) == expected


def test_words_are_escaped_and_html_is_written_as_it_is(
    theme: Theme, editions: Mapping[str, Edition]
) -> None:
    view = PlainView((), "<i>title</i>", "<p>body</p>")
    renderer = Renderer(theme.template_dirs, voices(editions), "")
    page = renderer.body("pages/plain.html", view, frame(editions["en"]))
    assert "&lt;i&gt;title" in page
    assert "<p>body</p>" in page


def test_an_empty_list_says_so(theme: Theme, editions: Mapping[str, Edition]) -> None:
    edition = editions["fa"]
    renderer = Renderer(theme.template_dirs, voices(editions), "")
    page = renderer.body("pages/articles.html", ListView((), "مقاله‌ها", "", Shown((), ())), frame(edition))
    assert edition.words["list.empty"] in page


def test_a_block_of_another_language_says_which(theme: Theme, editions: Mapping[str, Edition]) -> None:
    renderer = Renderer(theme.template_dirs, voices(editions), "")
    block = Welcome("fa", "rtl", "فارسی", "چکیده", "خط", "fa/", "عنوان", "متن", ())
    for name in ("root", "not_found"):
        page = renderer.body(f"pages/{name}.html", WelcomeView((block,)), frame(editions["en"]))
        assert 'lang="fa" dir="rtl"' in page


def test_a_template_that_asks_for_what_is_not_there_is_named(
    tmp_path: Path, editions: Mapping[str, Edition]
) -> None:
    (tmp_path / "broken.html").write_text("{{ view.nothing.at_all }}", encoding="utf-8")
    view = Phrase("text", "text", "en", "ltr", True)
    with pytest.raises(DigestError, match=r"templates/broken\.html: "):
        Renderer([tmp_path], voices(editions), "").body("broken.html", view, frame(editions["en"]))


def test_only_fields_that_are_html_are_written_as_they_are() -> None:
    written = {
        f"{path.parent.name}/{path.name}: {expression}"
        for folder in ("pages", "pieces")
        for path in (PROJECT / "templates" / folder).glob("*.html")
        for expression in re.findall(r"\{\{ ([\w.]+) \| safe \}\}", path.read_text(encoding="utf-8"))
    }
    phrases = {one for one in written if one.endswith(".html")}
    assert written - phrases == {
        "pages/home.html: view.about",
        "pages/article.html: view.body",
        "pages/country.html: view.intro",
        "pages/parallel.html: block",
        "pages/plain.html: view.body",
        "pieces/event_card.html: e.text",
    }
    count = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("pages", "pieces")
        for path in (PROJECT / "templates" / folder).glob("*.html")
    ).count("| safe")
    assert count == sum(
        len(re.findall(r"\{\{ [\w.]+ \| safe \}\}", path.read_text(encoding="utf-8")))
        for folder in ("pages", "pieces")
        for path in (PROJECT / "templates" / folder).glob("*.html")
    )


def test_a_phrase_escapes_whatever_its_text_is(editions: Mapping[str, Edition]) -> None:
    for voice in voices(editions).values():
        for text in ("<script>alert(1)</script>", '"><img onerror=x>', "متن <b>JCPOA</b> متن"):
            assert "<script" not in voice.phrase(text).html
            assert "<img" not in voice.phrase(text).html
            assert "<b>" not in voice.phrase(text).html
