"""An address that was published is a page or says where it went; what is wrong is said with its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from digest.build import build, check, vanished
from digest.exports import lasting, redirects
from digest.exports.kind import Whole
from digest.load import Document, Fields, Scalar
from digest.model import Library
from digest.pages.plan import Page
from digest.write.freshness import look
from tests.exports.following import expect, files, whole
from tests.site.conftest import ADDRESS, PROJECT, made, order

URLS = "en/\nen/articles/\nen/articles/visit/\nfa/\nfa/articles/\nfa/articles/visit/\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content: one article, in both editions."""
    folder = tmp_path / "content"
    shutil.copytree(PROJECT / "tests" / "content" / "small", folder)
    shutil.copytree(PROJECT / "content" / "editions", folder / "editions")
    return folder


def rename(content: Path, old: str, new: str) -> None:
    (content / "articles" / old).rename(content / "articles" / new)
    event = content / "events" / "visit-2023.yml"
    event.write_text(event.read_text("utf-8").replace(f"article: {old}", f"article: {new}"), "utf-8")


def said(content: Path) -> list[str]:
    """Return what `invoke check` says of the addresses."""
    wanted = order(content.parent / "site", content)
    library, problems = check(wanted)
    assert [str(one) for one in problems if not one.warning] == []
    return [str(one) for one in vanished(wanted, library)]


def test_content_without_a_list_just_builds(content: Path) -> None:
    assert said(content) == []


def test_a_vanished_article_is_one_problem_with_its_line_and_what_to_do(content: Path) -> None:
    (content / "urls.txt").write_text(f"# a comment\n{URLS}", "utf-8")
    rename(content, "visit", "the-visit")
    assert said(content) == [
        'content/urls.txt:4:1: "articles/visit" was published and would vanish: say in redirects.yml '
        'where it went, like "articles/visit: articles" (did you mean "articles/the-visit"?)'
    ]


def test_nothing_is_written_while_an_address_would_vanish(content: Path) -> None:
    (content / "urls.txt").write_text(URLS + "en/people/nobody/\n", "utf-8")
    wanted = order(content.parent / "site", content)
    outcome = build(wanted, look(wanted))
    assert outcome.written is None
    assert [one.mark.line for one in outcome.problems if not one.warning] == [7]
    assert not wanted.out.exists()


def test_a_text_taken_away_asks_for_its_own_edition(content: Path) -> None:
    (content / "urls.txt").write_text(f"{URLS}en/articles/visit/fa/\nfa/articles/visit/en/\n", "utf-8")
    (content / "articles" / "visit" / "fa.md").unlink()
    assert said(content) == [
        'content/urls.txt:6:1: "fa/articles/visit" was published and would vanish: say in redirects.yml '
        'where it went, like "fa/articles/visit: en/articles/visit"'
    ]
    (content / "redirects.yml").write_text("fa/articles/visit: en/articles/visit\n", "utf-8")
    assert said(content) == []


SHAPE = "a redirect is one line, from the old address to the new: articles/old-id: articles/new-id"
REFUSED = {
    "people/ana: people/nobody": ['1:1: "people/ana" is a page: no redirect can stand in its place'],
    "people/x: people/anna": [
        '1:1: leads to "people/anna", and there is no such page (did you mean "people/ana"?)'
    ],
    "people/x: people/y\npeople/y: people/x": [
        '1:1: "people/x" leads back to itself',
        '2:1: "people/y" leads back to itself',
    ],
    "people/x: /people/ana/": [f"1:1: {SHAPE}"],
    "people/x: [people/ana]": [f"1:1: {SHAPE}"],
    "people/x: people/ana\npeople/x: people/ana": ['2:1: key "people/x" is given twice (first on line 1)'],
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_redirect_that_cannot_be_is_refused_with_its_line(content: Path, text: str) -> None:
    (content / "redirects.yml").write_text(text, "utf-8")
    assert said(content) == [f"content/redirects.yml:{one}" for one in REFUSED[text]]


def test_an_edition_taken_away_is_one_problem(content: Path) -> None:
    (content / "urls.txt").write_text(f"{URLS}fr/\nfr/articles/\nfr/articles/visit/\n", "utf-8")
    assert said(content) == [
        'content/urls.txt:7:1: "fr" was published and would vanish: say in redirects.yml where it went, '
        'like "fr: en"'
    ]


def test_a_line_that_is_no_address_is_refused(content: Path) -> None:
    (content / "urls.txt").write_text("en/\n<<<<<<< HEAD\nhttps://example.org/en/\n", "utf-8")
    assert [one.split(": ")[0] for one in said(content)] == ["content/urls.txt:2:1", "content/urls.txt:3:1"]


def page(url: str) -> Page:
    return Page("plain", url.partition("/")[0], "", url, ("en", "fa"))


def settled(live: str, known: str, rules: dict[str, str]) -> lasting.Moves:
    """Settle addresses given as words; the redirects stand one a line."""
    fields = {old: (Scalar(old, at, 1), Scalar(new, at, 1)) for at, (old, new) in enumerate(rules.items(), 1)}
    document = Document("r.yml", "", Fields(dict(fields), 1, 1), "", 1)
    beside = lasting.Beside("\n".join(known.split()), "u.txt", document)
    return lasting.settle([page(url) for url in live.split()], ("en", "fa"), beside)


STEPS = [
    (
        "en/a/new/ fa/a/new/",
        "en/a/old/",
        {"a/old": "a/new"},
        "en/a/old/>en/a/new/ fa/a/old/>fa/a/new/",
    ),
    (
        "en/a/new/ fa/a/new/",
        "en/a/old/",
        {"en/a/old": "a/mid", "en/a/mid": "a/new"},
        "en/a/old/>en/a/new/ en/a/mid/>en/a/new/",
    ),
    (
        "en/a/new/ en/a/new/fa/",
        "en/a/old/fa/",
        {"en/a/old": "a/new"},
        "en/a/old/>en/a/new/ en/a/old/fa/>en/a/new/fa/",
    ),
    ("en/a/new/", "", {"a/old": "a/new"}, "en/a/old/>en/a/new/ fa/a/old/>en/a/new/"),
    ("en/ en/a/", "fr/ fr/a/ fr/b/", {"fr": "en"}, "fr/>en/ fr/a/>en/a/ fr/b/>en/"),
    ("en/chronology/", "en/chronology/2023-07/", {}, "en/chronology/2023-07/>en/chronology/"),
    ("en/articles/x/", "en/articles/x/fa/", {}, "en/articles/x/fa/>en/articles/x/"),
    ("en/articles/", "en/articles/in/2003/", {}, "en/articles/in/2003/>en/articles/"),
    ("en/countries/ir/", "en/countries/ir/2003/", {}, "en/countries/ir/2003/>en/countries/ir/"),
    (
        "en/people/y/",
        "en/people/x/2003/",
        {"people/x": "people/y"},
        "en/people/x/>en/people/y/ en/people/x/2003/>en/people/y/ fa/people/x/>en/people/y/",
    ),
    ("fa/index/", "fa/index/alef-reh/", {}, "fa/index/alef-reh/>fa/index/"),
]
"""Pages there are, addresses published, redirects, and where each leads: a chain is followed to its end, what
lies below moves along, an edition without the page borrows another's, and some pages come and go."""


@pytest.mark.parametrize(("live", "known", "rules", "targets"), STEPS)
def test_an_address_leads_to_a_page_in_one_step(
    live: str, known: str, rules: dict[str, str], targets: str
) -> None:
    found = settled(live, known, rules)
    assert found.problems == ()
    assert found.targets == dict(one.split(">") for one in targets.split())


def test_the_list_is_sorted_without_doubles_and_merges() -> None:
    text = lasting.manifest(["fa/", "en/", "en/a/"])
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["en/", "en/a/", "fa/"]
    merged = text + "en/b/\nen/a/\n"
    assert set(lasting.published(merged)) == {"en/", "en/a/", "en/b/", "fa/"}


def test_forty_thousand_addresses_are_settled_by_looking_each_up_once() -> None:
    live = [page(f"{code}/articles/number-{n}/") for n in range(20_000) for code in ("en", "fa")]
    text = lasting.manifest(lasting.addresses(live))
    looked: list[str] = []

    class Counting(set[str]):
        def __contains__(self, one: object) -> bool:
            looked.append(str(one))
            return super().__contains__(one)

    rules = lasting._Rules(("en", "fa"), Counting(lasting.addresses(live)))
    assert all(rules.target(address) == address for address in lasting.published(text))
    assert len(looked) == 40_000


def test_the_page_left_behind_leads_on_in_the_language_of_its_address(small: Whole) -> None:
    for code, way in (("en", "ltr"), ("fa", "rtl")):
        html = redirects.page(small.desks[code], f"{code}/articles/old/", f"{code}/articles/visit/")
        assert f'<html lang="{code}" dir="{way}">' in html
        assert f'content="0; url=../../../{code}/articles/visit/"' in html
        assert f'<link rel="canonical" href="{ADDRESS}{code}/articles/visit/">' in html
        assert '<meta name="robots" content="noindex">' in html
        assert "<script" not in html
        assert re.search(rf'<a href="../../../{code}/articles/visit/">[^<]+</a>', html)
    other = redirects.page(small.desks["fa"], "fa/articles/old/", "en/articles/visit/")
    assert 'hreflang="en"' in other


def test_the_page_left_behind_is_as_in_the_golden_file(small_library: Library) -> None:
    of = whole(small_library, moved={"fa/articles/old/": "fa/articles/visit/"})
    expect("redirect.html", files(redirects.EXPORT, of)["fa/articles/old/index.html"])


def test_a_build_leaves_pages_behind_and_lists_only_what_is_there(content: Path) -> None:
    (content / "urls.txt").write_text(URLS, "utf-8")
    rename(content, "visit", "the-visit")
    (content / "redirects.yml").write_text("articles/visit: articles/the-visit\n", "utf-8")
    wanted = order(content.parent / "site", content)
    made(wanted)
    assert "articles/the-visit/" in (wanted.out / "fa" / "articles" / "visit" / "index.html").read_text(
        "utf-8"
    )
    assert "articles/visit/" not in (wanted.out / "sitemap.xml").read_text("utf-8")
    (content / "redirects.yml").write_text("articles/visit: articles\n", "utf-8")
    assert look(wanted).reasons == ("content/redirects.yml changed",)


def test_an_archived_copy_stands_beside_the_original(content: Path) -> None:
    facts = content / "articles" / "visit" / "article.yml"
    addresses = "url: https://daily.example/17\narchived: https://archive.example/17\n"
    facts.write_text(facts.read_text("utf-8") + addresses, "utf-8")
    wanted = order(content.parent / "site", content)
    made(wanted)
    for code, words in (("en", "Archived copy"), ("fa", "نسخه بایگانی‌شده")):
        html = (wanted.out / code / "articles" / "visit" / "index.html").read_text("utf-8")
        assert (
            f'<a class="more" href="https://archive.example/17" rel="noopener external">{words}</a>' in html
        )
        assert '"archivedAt":"https://archive.example/17"' in html
        assert html.index('https://daily.example/17" rel') < html.index('https://archive.example/17" rel')
