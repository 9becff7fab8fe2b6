"""The pages of ten thousand articles and events: light, reachable, in order, alike in all editions."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import join, normpath

import pytest

from digest.derive import derive
from digest.derive.periods import Period
from digest.pages.atlas import atlas
from digest.pages.desk import Desk
from digest.pages.framing import frame
from digest.pages.plan import KINDS, Page, plan
from digest.pages.site import Site
from digest.pages.voice import voices
from digest.render import placed
from digest.workshop import Workshop
from digest.write.freshness import look
from tests.archives.crowd import MENTIONED, crowd
from tests.site.conftest import ADDRESS, TODAY, order

RAW, PACKED = 300_000, 50_000
"""Bytes that a page may have, as it is and compressed."""

PARTED = ("articles", "country", "relation", "person", "source")
LISTS = ("home", "countries", "world", "people", "sources", "coverage", "index")


@dataclass(frozen=True, slots=True)
class Big:
    """A big site before it is written: its pages by address, and what makes one of them."""

    site: Site
    pages: dict[str, Page]
    html: Callable[[str], str]


@pytest.fixture(scope="module")
def big() -> Big:
    """Plan ten thousand articles and as many events."""
    wanted = order(Path())
    held = crowd(10_000)
    tools = Workshop().tools(wanted, look(wanted), held, ADDRESS)
    theme, renderer, outlines = tools.theme, tools.renderer, atlas(tools.theme.outlines())
    site = Site(held, derive(held), ADDRESS, TODAY, theme.flags, outlines)
    desks = {code: Desk(site, voice) for code, voice in voices(held.editions).items()}
    pages = {page.url: page for page in plan(site)}

    @cache
    def html(url: str) -> str:
        page, desk = pages[url], desks[pages[url].edition]
        made = KINDS[page.kind].make(desk, page.subject)
        around = frame(desk, page, made)
        body = placed(renderer.body(KINDS[page.kind].template, made.view, around), around.base)
        return theme.pour(around, body).decode()

    return Big(site, pages, html)


def content(html: str) -> str:
    """Return what is between the head and the foot of a page."""
    return html[html.index("<main") : html.index("</main>")]


def links(big: Big, url: str) -> set[str]:
    """Return the addresses that a page leads to, with their fragments."""
    found = set()
    for link in re.findall(r'href="([^"]+)"', content(big.html(url))):
        path, _, fragment = link.partition("#")
        whole = normpath(join(url, path)) + "/" if path else url
        found.add(f"{whole}#{fragment}" if fragment else whole)
    return found


def periods(big: Big, kind: str, subject: str, edition: str) -> list[Page]:
    """Return the pages of a parted subject, in the order of their addresses."""
    of = [one for one in big.pages.values() if one.kind == f"{kind}-period" and one.edition == edition]
    return [one for one in of if one.subject.rpartition("/")[0] == subject]


def heaviest(big: Big, kind: str) -> list[str]:
    """Return the addresses of the pages of a kind that hold the most, one for each edition."""
    by_page = big.site.derived.archives.by_page
    held = {key: len(one.events) + len(one.articles) + len(one.mentioned) for key, one in by_page.items()}
    most = max((key for key in held if key[0] == kind), key=held.__getitem__)
    subject = f"{most[1]}/{most[2]}"
    return [url for url, one in big.pages.items() if (one.kind, one.subject) == (f"{kind}-period", subject)]


def test_every_subject_of_the_crowd_is_parted(big: Big) -> None:
    assert {kind for kind, _ in big.site.derived.archives.of} == set(PARTED)
    assert ("country", MENTIONED) in big.site.derived.archives.of


@pytest.mark.parametrize("kind", PARTED)
def test_no_page_of_a_subject_is_giant(big: Big, kind: str) -> None:
    subjects = [subject for one, subject in big.site.derived.archives.of if one == kind]
    first = [url for url, one in big.pages.items() if one.kind == kind and one.subject in subjects]
    urls = [*first[:4], *heaviest(big, kind)]
    assert len(urls) > 3
    for url in urls:
        html = big.html(url)
        assert len(html.encode()) < RAW, url
        assert len(gzip.compress(html.encode())) < PACKED, url


@pytest.mark.parametrize("kind", LISTS)
def test_no_list_is_giant(big: Big, kind: str) -> None:
    letters = big.site.derived.letters.by_page
    fullest = {
        max((k for k in letters if k[0] == code), key=lambda k: len(letters[k].names))
        for code in ("en", "fa")
    }
    urls = [
        url
        for url, one in big.pages.items()
        if one.kind == kind and (not one.subject or (one.edition, one.subject) in fullest)
    ]
    assert len(urls) == (4 if kind == "index" else 2)
    for url in urls:
        html = big.html(url)
        assert len(html.encode()) < RAW, url
        assert len(gzip.compress(html.encode())) < PACKED, url


def test_both_editions_have_the_same_periods(big: Big) -> None:
    urls = {url for url, one in big.pages.items() if one.kind.endswith("-period") or one.kind == "chronology"}
    assert len(urls) > 2_000
    assert {url.removeprefix("en/") for url in urls if url.startswith("en/")} == {
        url.removeprefix("fa/") for url in urls if url.startswith("fa/")
    }


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_everything_of_a_country_is_within_three_clicks_of_it(big: Big, edition: str) -> None:
    code = "BR"
    start = f"{edition}/countries/{code.lower()}/"
    one = links(big, start)
    below = {url for url in one if url.startswith(start) and url in big.pages}
    two = {link for url in below for link in links(big, url)}
    deeper = {url for url in two - one if url.startswith(start) and url in big.pages}
    reached = one | two | {link for url in deeper for link in links(big, url)}
    index = big.site.derived.countries.by_code[code]
    place = big.site.derived.periods.place
    assert len(index.events) > 500
    for id in index.events:
        assert f"{edition}/chronology/{place[id]}/#{id}" in reached, id
    for id in index.articles:
        texts = big.site.library.articles[id].texts
        assert f"{edition if edition in texts else 'en'}/articles/{id}/" in reached, id


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_page_of_a_period_is_in_the_order_of_time(big: Big, edition: str) -> None:
    events, articles = big.site.library.events, big.site.library.articles
    for page in periods(big, "country", "BR", edition)[:12]:
        shown = content(big.html(page.url))
        ids = re.findall(r'class="rows__title" href="[^"]*#(event-\d+)"', shown)
        days = [events[id].date.first or 0 for id in ids]
        assert days == sorted(days), page.url
        ids = re.findall(r'class="rows__title" href="[^"]*/articles/([^"/]+)/"', shown)
        days = [articles[id].published.date.first or 0 for id in ids]
        assert days == sorted(days), page.url


def test_the_switch_of_a_missing_text_arrives_where_the_article_is_listed(big: Big) -> None:
    missing = [id for id, one in big.site.library.articles.items() if "fa" not in one.texts]
    assert len(missing) > 900
    for id in (missing[0], missing[40], missing[-1]):
        found = re.search(rf'href="([^"]+)#{id}"', big.html(f"en/articles/{id}/"))
        assert found is not None, id
        listing = normpath(join(f"en/articles/{id}/", found[1])) + "/"
        assert listing.startswith("fa/articles/in/")
        row = re.search(rf'<li id="{id}">.*?</li>', big.html(listing))
        assert row is not None, id
        assert "فقط به انگلیسی" in row[0]
        assert 'hreflang="en"' in row[0]


def test_an_article_called_like_a_year_has_its_own_address(big: Big) -> None:
    assert {"en/articles/2003/", "en/articles/in/2003/", "en/articles/in/2003-05/"} <= big.pages.keys()
    assert len({page.url for page in plan(big.site)}) == len(plan(big.site))


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_walk_from_the_last_period_back_passes_every_page_that_holds_something(
    big: Big, edition: str
) -> None:
    by_page = big.site.derived.archives.by_page
    holding = [one.url for one in periods(big, "country", "VE", edition) if _filled(by_page, one)]
    walked = [max(holding, key=lambda url: url.split("/")[-2])]
    while found := re.search(r'<a rel="prev" href="([^"]+)"', big.html(walked[-1])):
        walked.append(normpath(join(walked[-1], found[1])) + "/")
    assert sorted(walked) == sorted(holding)


def _filled(by_page: Mapping[tuple[str, str, str], Period], page: Page) -> bool:
    subject, _, name = page.subject.rpartition("/")
    return by_page[page.kind.removesuffix("-period"), subject, name].filled


def test_bars_of_a_parted_subject_lead_to_the_year_on_a_page_of_it(big: Big) -> None:
    for edition in ("en", "fa"):
        url = f"{edition}/countries/ir/"
        strip = re.search(r'<figure class="strip">.*?</svg>', big.html(url), re.DOTALL)
        assert strip is not None
        bars = re.findall(r'<a href="([^"#]+)#(year-\d+)"', strip[0])
        assert len(bars) > 25
        for path, year in (bars[0], bars[9], bars[-1]):
            page = normpath(join(url, path)) + "/"
            assert f'id="{year}"' in big.html(page), page
