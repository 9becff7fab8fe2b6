"""A text whose link to the site itself leads nowhere is refused, by the check and by the build alike."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.build import build, check, vanished
from digest.text.refusals import inward, links, may_lead_inward
from digest.write.freshness import look
from tests.site.conftest import PROJECT, order

FRONT = "---\ntitle: A visit\nsummary: Ana visited, the Daily says.\nmethod: human\n---\n"
ARTICLE = "articles/visit/en.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small content: one article, one event and one plain page, in both editions."""
    folder = tmp_path / "content"
    shutil.copytree(PROJECT / "tests" / "content" / "small", folder)
    shutil.copytree(PROJECT / "content" / "editions", folder / "editions")
    return folder


def write(content: Path, text: str, path: str = ARTICLE) -> None:
    head = {"articles": FRONT, "pages": FRONT.replace("method: human\n", "")}.get(path.partition("/")[0], "")
    (content / path).parent.mkdir(parents=True, exist_ok=True)
    (content / path).write_text(head + text + "\n", "utf-8")


def said(content: Path, language: str = "en") -> list[str]:
    """Return what the build says of the links; `invoke check` must say the same."""
    wanted = order(content.parent / "site", content)
    library, problems = check(wanted)
    assert [str(one) for one in problems if not one.warning] == []
    outcome = build(wanted, look(wanted))
    found = [one for one in outcome.problems if not one.warning]
    assert (outcome.written is None) == bool(found)
    assert found == [one for one in vanished(wanted, library) if not one.warning]
    return [f"{one.mark}: {one.message.say(language)}" for one in found]


LANDING = [
    "[a](../) [b](../../) [c](..) [d](./) [e](.) [f](#) [g](?q=x)",
    "[a](../../about/) [b](../../../fa/articles/visit/) [c](../visit/#content) [d](../visit/index.html)",
    "## Some Words\n\n[a](#some-words)[^1] [b](#fn1) [c](#fnref1)\n\n[^1]: A note with [a](#some-words).",
    "[a](../../chronology/#visit-2023) [b](../../countries/cu/) [c](../../people/ana/)",
    "[a](../../feed.atom) [b](../../../data/csv/events.csv) [c](../../../assets/favicon.svg) "
    "[d](../../../cite/articles/visit.bib)",
    "[a][x]\n\n[x]: ../../about/",
    "[a](https://example.org/no/such/) [b](mailto:a@example.org) <https://example.org/>",
    "`[a](../nowhere/)` and\n\n    [a](../nowhere/)",
    "[Persian](../../../fa/about/#%63ontent)",
]


def test_what_leads_somewhere_is_built(content: Path) -> None:
    write(content, "\n\n".join(LANDING))
    assert said(content) == []


NOWHERE = "leads to no page and no file of the site"


ASTRAY = [
    ("So [a](../vist/).", f'1:4: the link "../vist/" {NOWHERE} (did you mean "./"?)'),
    ("One.\n\n[a](../../abuot/)", f'3:1: the link "../../abuot/" {NOWHERE} (did you mean "../../about/"?)'),
    ("[a](../../about)", f'1:1: the link "../../about" {NOWHERE} (did you mean "../../about/"?)'),
    ("[a](../../../../)", f'1:1: the link "../../../../" {NOWHERE}'),
    ("[a](../../../../../../etc/passwd)", f'1:1: the link "../../../../../../etc/passwd" {NOWHERE}'),
    ("[a](../../fed.atom)", f'1:1: the link "../../fed.atom" {NOWHERE} (did you mean "../../feed.atom"?)'),
    ("![a](a-photograph.jpg)", f'1:1: the link "a-photograph.jpg" {NOWHERE}'),
    ("[![a](p.png)](../)", f'1:2: the link "p.png" {NOWHERE}'),
    ("[a][x]\n\n[x]: ../../zzzzzz/", f'1:1: the link "../../zzzzzz/" {NOWHERE}'),
    ("> 1. [a](zzzzzz/)", f'1:6: the link "zzzzzz/" {NOWHERE}'),
    ("[a](%2e%2e/zzzzzz/)", f'1:1: the link "%2e%2e/zzzzzz/" {NOWHERE}'),
    (
        "[a](/en/about/)",
        '1:1: the link "/en/about/" begins at the root of the server, and the site may lie below it: '
        'write it from this page (did you mean "../../about/"?)',
    ),
    (
        "## Words\n\n[a](#word)",
        '3:1: the link "#word" leads to a page that has no "#word" (did you mean "words"?)',
    ),
    ("[a](#fn1)", '1:1: the link "#fn1" leads to a page that has no "#fn1"'),
    (
        "[a](../../chronology/#visit-2032)",
        '1:1: the link "../../chronology/#visit-2032" leads to a page that has no "#visit-2032" '
        '(did you mean "visit-2023"?)',
    ),
]


def test_what_leads_nowhere_is_refused_with_its_place(content: Path) -> None:
    write(content, "\n\n".join(text for text, _ in ASTRAY))
    expected, line = [], FRONT.count("\n")
    for text, problem in ASTRAY:
        below, _, rest = problem.partition(":")
        expected.append(f"content/{ARTICLE}:{line + int(below)}:{rest}")
        line += text.count("\n") + 2
    assert said(content) == expected


def test_it_is_said_in_persian_too(content: Path) -> None:
    write(content, "[a](../../abuot/)")
    (line,) = said(content, "fa")
    assert "به هیچ صفحه و پرونده‌ای از سایت نمی‌رسد" in line
    assert "../../about/" in line


@pytest.mark.parametrize("path", ["pages/about/fa.md", "countries/cu/en.md", "articles/visit/fa.md"])
def test_every_text_with_a_page_is_looked_at(path: str, content: Path) -> None:
    write(content, "[a](zzzzzz/)", path)
    assert [line.split(":")[0] for line in said(content)] == [f"content/{path}"]


def test_an_intro_shown_in_another_edition_lands_there_too(content: Path) -> None:
    write(content, "[a](../../articles/visit/)", "countries/cu/en.md")
    assert said(content) == []
    (content / "articles" / "visit" / "fa.md").unlink()
    (line,) = said(content)
    assert '"../../articles/visit/" leads to no page' in line


def test_an_address_that_moved_may_be_linked_to(content: Path) -> None:
    (content / "redirects.yml").write_text("articles/old: articles/visit\n", "utf-8")
    write(content, "[a](../old/)")
    assert said(content) == []


@pytest.mark.parametrize("address", ["../visit/", "#visit-2023", "/en/about/", "visit"])
def test_the_text_of_an_event_stands_on_many_pages_and_may_not_link_from_one(
    address: str, content: Path
) -> None:
    event = content / "events" / "visit-2023.yml"
    event.write_text(event.read_text("utf-8").replace("Ana visited.", f'"Ana [came]({address})."'), "utf-8")
    _, problems = check(order(content.parent / "site", content))
    assert [str(one).partition(",")[0] for one in problems] == [
        f'content/events/visit-2023.yml:9:19: the link "{address}" is written from a page'
    ]


@given(st.text(alphabet="[]()<>:#/.ab! \n\\^`\"'&;%", max_size=60))
def test_a_look_misses_no_link_to_the_site(body: str) -> None:
    found = [one for one in links(body, 1) if ":" not in one[2]]
    assert may_lead_inward(body) or not found
    assert set(inward(body, 1)) <= set(links(body, 1))
