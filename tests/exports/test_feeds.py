"""Feeds can be read, say their languages, keep the names of their entries, and end."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import jsonschema
import pytest
from playwright.sync_api import Browser

from digest.calendars import edtf
from digest.derive.days import days
from digest.exports import feed_entries, feeds
from digest.exports.days import noon
from digest.exports.kind import Whole
from digest.model import Library
from digest.pages.follow import edition_feed, ways
from tests.browser import serve
from tests.exports.following import ATOM, HERE, expect, files, whole
from tests.site.conftest import ADDRESS
from tests.site.pages import PageFile, Site

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = json.loads((HERE / "json-feed-1.1.schema.json").read_bytes())
UUIDS = (
    "e6d5c639-d56f-5bbb-855c-8bd35d84bd11",
    "4bdbda83-cf6b-59ef-9d35-7528482f17da",
    "d80aa043-b1e3-5c50-86c2-c0f23237615e",
    "59c1ad4f-043b-590e-9b24-bac33a61ea81",
    "d086ff80-794d-5910-a36b-b045efde9d73",
    "af9ee29c-ef7a-5b02-bab1-c5e082e47665",
)
"""Names that readers remember: of the feed and the entry of the small content, of articles and of events."""

RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture(scope="session")
def hurting_feeds(hurting: Whole) -> Mapping[str, bytes]:
    """Every feed of the direction fixture, by path."""
    return files(feeds.EXPORT, hurting)


def atoms(found: Mapping[str, bytes]) -> dict[str, Element]:
    """Return the Atom feeds among files."""
    return {path: ElementTree.fromstring(data) for path, data in found.items() if path.endswith("/feed.atom")}


def said(element: Element, name: str) -> str:
    """Return the text of the one child of a name."""
    (child,) = element.findall(ATOM + name)
    assert child.text
    return child.text


def links(element: Element, rel: str) -> list[dict[str, str]]:
    """Return the links of a relation."""
    return [link.attrib for link in element.findall(f"{ATOM}link") if link.attrib["rel"] == rel]


def names(feed: Element) -> list[str]:
    """Return the id of a feed, and those of its entries."""
    return [said(one, "id") for one in (feed, *feed.iter(f"{ATOM}entry"))]


def entry(feed: Element, address: str) -> Element:
    """Return the entry that leads to an address below the site's."""
    (found,) = (
        one for one in feed.iter(f"{ATOM}entry") if links(one, "alternate")[0]["href"] == ADDRESS + address
    )
    return found


@pytest.mark.parametrize("name", ["en/feed.atom", "fa/countries/cu/feed.json"])
def test_a_feed_is_as_its_golden_file(small: Whole, name: str) -> None:
    expect(name.replace("/", "-"), files(feeds.EXPORT, small)[name])


def test_there_is_a_feed_of_all_articles_all_events_each_country_and_each_relation(small: Whole) -> None:
    pages = ("", "chronology/", "countries/cu/", "countries/ir/", "relations/cu-ir/")
    wanted = {
        f"{code}/{page}feed.{kind}" for code in ("en", "fa") for page in pages for kind in ("atom", "json")
    }
    assert set(files(feeds.EXPORT, small)) == wanted  # the US is only mentioned: nothing to follow


def test_a_feed_parser_reads_every_feed(hurting_feeds: Mapping[str, bytes]) -> None:
    for path, data in hurting_feeds.items():
        if path.endswith(".atom"):
            parsed = feedparser.parse(data)
            assert not parsed.bozo, path
            assert parsed.version == "atom10"
            assert parsed.feed.title
            assert all(one.title and one.link and one.content[0].value for one in parsed.entries), path
            assert len(parsed.entries) == data.count(b"<entry ")


def test_a_feed_has_what_rfc_4287_demands(hurting_feeds: Mapping[str, bytes]) -> None:
    for path, feed in atoms(hurting_feeds).items():
        assert feed.tag == f"{ATOM}feed"
        assert said(feed, "id").startswith("urn:uuid:")
        assert said(feed, "title")
        assert feed.findtext(f"{ATOM}author/{ATOM}name")
        assert [link["href"] for link in links(feed, "self")] == [ADDRESS + path]
        assert [link["href"] for link in links(feed, "alternate")] == [
            ADDRESS + path.removesuffix("feed.atom")
        ]
        entries = feed.findall(f"{ATOM}entry")
        assert entries, path
        assert len(set(names(feed))) == len(entries) + 1, path
        for one in (feed, *entries):
            assert RFC3339.fullmatch(said(one, "updated"))
            assert all(urlsplit(link.attrib["href"]).scheme == "https" for link in one.findall(f"{ATOM}link"))
        updates = [said(one, "updated") for one in entries]
        assert updates == sorted(updates, reverse=True), path
        assert said(feed, "updated") == updates[0]
        for one in entries:
            assert len(links(one, "alternate")) == 1
            assert said(one, "summary")
            assert {content.attrib["type"] for content in one.findall(f"{ATOM}content")} == {"html"}
            assert all(category.attrib["term"] for category in one.findall(f"{ATOM}category"))


def test_a_json_feed_has_the_form_of_version_1_1(hurting_feeds: Mapping[str, bytes]) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for path, data in hurting_feeds.items():
        if path.endswith(".json"):
            assert list(validator.iter_errors(json.loads(data))) == [], path


@pytest.mark.parametrize(
    "change", [{"version": "1.1"}, {"items": [{"id": 1}]}, {"feed_url": "feed.json"}, {"lang": "en"}]
)
def test_the_form_of_json_feeds_refuses_what_is_none(
    hurting_feeds: Mapping[str, bytes], change: dict[str, Any]
) -> None:
    feed = {**json.loads(hurting_feeds["en/feed.json"]), **change}
    assert list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(feed))


def test_both_formats_hold_the_same_entries(hurting_feeds: Mapping[str, bytes]) -> None:
    for path, feed in atoms(hurting_feeds).items():
        items = json.loads(hurting_feeds[path.replace(".atom", ".json")])["items"]
        assert [one["id"] for one in items] == [said(one, "id") for one in feed.iter(f"{ATOM}entry")]


def test_an_entry_says_its_language_where_it_is_not_the_feeds(hurting_feeds: Mapping[str, bytes]) -> None:
    found = atoms(hurting_feeds)
    fa, en = found["fa/feed.atom"], found["en/feed.atom"]
    assert (fa.attrib[LANG], en.attrib[LANG]) == ("fa", "en")
    english = entry(fa, "en/articles/iaea-report/")
    assert english.attrib[LANG] == "en"
    assert said(english, "id") == said(entry(en, "en/articles/iaea-report/"), "id")
    assert entry(fa, "fa/articles/question/").attrib[LANG] == "fa"


def test_content_stands_in_blocks_with_language_and_direction(hurting_feeds: Mapping[str, bytes]) -> None:
    ways = {"en": "ltr", "fa": "rtl"}
    for path, feed in atoms(hurting_feeds).items():
        for one in feed.iter(f"{ATOM}entry"):
            body = html5lib.parse(said(one, "content"), namespaceHTMLElements=False).find("body")
            assert body is not None
            assert not (body.text or "").strip()
            blocks = [(block.tag, block.attrib["lang"], block.attrib["dir"]) for block in body]
            lang, own = one.attrib[LANG], feed.attrib[LANG]
            assert blocks == [("div", lang, ways[lang]), ("div", own, ways[own])], path
            for element in body.iter():
                for name in ("href", "src"):
                    assert element.attrib.get(name, "https://").startswith("https://"), path


def test_relative_addresses_in_a_text_are_made_whole() -> None:
    html = (
        '<p><a href="../other/?a=1&amp;b=2#x">x</a> <a href="#fn1">1</a> <a href="https://e.org/">y</a></p>'
    )
    assert feed_entries.absolute(html, "https://e.org/d/en/articles/one/") == (
        '<p><a href="https://e.org/d/en/articles/other/?a=1&amp;b=2#x">x</a> '
        '<a href="https://e.org/d/en/articles/one/#fn1">1</a> <a href="https://e.org/">y</a></p>'
    )


def test_a_title_is_isolated_only_where_it_would_come_apart(hurting_feeds: Mapping[str, bytes]) -> None:
    found = atoms(hurting_feeds)
    mixed = entry(found["fa/chronology/feed.atom"], "fa/chronology/#two-languages")
    assert said(mixed, "title") == "\u2067JCPOA و «برجام» در وین\u2069"
    other = entry(found["fa/feed.atom"], "en/articles/iaea-report/")
    assert said(other, "title") == "\u2066IAEA closes its file\u2069"
    plain = entry(found["en/feed.atom"], "en/articles/iaea-report/")
    assert said(plain, "title") == "IAEA closes its file"


def test_an_entry_leads_to_the_original_and_to_the_other_editions(small_library: Library) -> None:
    (article,) = small_library.articles.values()
    changed = replace(small_library, articles={"visit": replace(article, url="https://daily.example/17")})
    (one,) = atoms(files(feeds.EXPORT, whole(changed)))["en/feed.atom"].iter(f"{ATOM}entry")
    assert [link["href"] for link in links(one, "via")] == ["https://daily.example/17"]
    assert [(link["hreflang"], link["href"]) for link in links(one, "related")] == [
        ("fa", f"{ADDRESS}fa/articles/visit/")
    ]


def test_names_of_entries_survive_a_move_of_the_site(small_library: Library) -> None:
    here, there = (
        atoms(files(feeds.EXPORT, whole(small_library, url)))
        for url in (ADDRESS, "https://elsewhere.example/")
    )
    assert {path: names(feed) for path, feed in here.items()} == {
        path: names(feed) for path, feed in there.items()
    }


def test_names_of_entries_are_these(small: Whole) -> None:
    found = atoms(files(feeds.EXPORT, small))
    feeds_and_entries = [
        name
        for path in ("en/feed.atom", "fa/feed.atom", "en/chronology/feed.atom")
        for name in names(found[path])
    ]
    assert feeds_and_entries == [f"urn:uuid:{uuid}" for uuid in UUIDS]


def test_a_renamed_article_keeps_its_name(small_library: Library) -> None:
    (article,) = small_library.articles.values()
    (event,) = small_library.events.values()
    (report,) = event.reports
    renamed = replace(
        small_library,
        articles={"journey": replace(article, id="journey")},
        events={event.id: replace(event, reports=(report._replace(article="journey"),))},
    )
    moved = {
        f"{code}/articles/{old}/": f"{code}/articles/journey/"
        for old in ("visit", "trip")
        for code in ("en", "fa")
    }
    moved["fa/articles/visit/en/"] = "fa/articles/journey/en/"
    before = atoms(files(feeds.EXPORT, whole(small_library)))
    after = atoms(files(feeds.EXPORT, whole(renamed, moved=moved)))
    for path, feed in before.items():
        assert names(feed) == names(after[path]), path


def test_a_site_without_an_address_has_no_feeds(small_library: Library) -> None:
    of = whole(small_library, url="")
    assert files(feeds.EXPORT, of) == {}
    for page in of.pages:
        desk = of.desks[page.edition]
        offered = {way.format for way in ways(desk, page.kind, page.subject, page.url)}
        assert offered <= {"calendar"}  # a calendar does without addresses
        assert edition_feed(desk) == ""


@pytest.mark.parametrize(
    ("published", "read", "day"),
    [
        ("2023-12-04", None, "2023-12-04"),
        ("2023-12-04", "2026-11-22", "2026-11-22"),
        ("2023-12-04", "2026-11", "2023-12-04"),
        ("2023-12", None, "2023-12-01"),
        ("2023~", "2024-02-01", "2024-02-01"),
        ("2023~", None, "2023-01-01"),
        ("2023-12-04?", None, "2023-12-04"),
        ("/2003", None, "2003-12-31"),
    ],
)
def test_an_entry_is_from_the_newest_day_the_content_knows(
    small_library: Library, published: str, read: str | None, day: str
) -> None:
    (article,) = small_library.articles.values()
    dating = article.published._replace(date=edtf.parse(published))
    dated = replace(article, published=dating, read=edtf.parse(read) if read else None)
    known = days(replace(small_library, articles={"visit": dated}))
    assert noon(known.articles["visit"]) == f"{day}T12:00:00Z"
    assert known.events["visit-2023"] == known.articles["visit"]


def test_feeds_end_and_hold_the_newest(small_library: Library) -> None:
    (article,) = small_library.articles.values()
    many = {}
    for number in range(feeds.MOST + 5):
        id = f"visit-{number}" if number else "visit"
        many[id] = replace(
            article, id=id, read=edtf.parse(f"2024-{number // 25 + 1:02}-{number % 25 + 1:02}")
        )
    found = files(feeds.EXPORT, whole(replace(small_library, articles=many)))
    urls = [one["url"] for one in json.loads(found["en/feed.json"])["items"]]
    assert urls == [f"{ADDRESS}en/articles/visit-{number}/" for number in range(feeds.MOST + 4, 4, -1)]
    narrow = json.loads(found["en/countries/cu/feed.json"])["items"]
    assert [one["url"] for one in narrow] == urls[: feeds.MOST_NARROW]


def test_feeds_are_the_same_bytes_each_time(
    hurting_library: Library, hurting_feeds: Mapping[str, bytes]
) -> None:
    assert list(files(feeds.EXPORT, whole(hurting_library)).items()) == list(hurting_feeds.items())


def feed_links(page: PageFile) -> dict[str, str]:
    """Return the feeds a page's head offers: file below the site to media type."""
    return {
        page.lands(link.attrib["href"]): link.attrib["type"]
        for link in page.all("link")
        if link.attrib.get("rel", "").split() == ["alternate"] and "type" in link.attrib
    }


def test_every_page_offers_its_feeds_to_programs_and_readers(published: Site) -> None:
    kinds = {"/", "/articles/", "/chronology/", "/countries/cu/", "/relations/cu-ir/"}
    for page in published.pages:
        if not page.edition:
            continue
        main = f"{page.edition}/feed.atom"
        offered = feed_links(page)
        assert offered[main] == "application/atom+xml"
        shown = {page.lands(link.attrib["href"]) for link in page.all("a") if "type" in link.attrib}
        assert main in shown, page.path
        own = page.url.removeprefix(page.edition)
        if own in kinds:
            folder = page.url.replace("/articles/", "/")
            assert {f"{folder}feed.atom", f"{folder}feed.json"} <= shown & set(offered)
        assert all((published.folder / file).is_file() for file in offered)
    root, lost = published.by_path["index.html"], published.by_path["404.html"]
    assert set(feed_links(root)) == {"en/feed.atom", "fa/feed.atom"}
    assert feed_links(lost) == {}


def test_a_browser_sees_the_feeds_and_asks_for_nothing_beside_them(published: Site, browser: Browser) -> None:
    with serve(published.folder) as address:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}fa/countries/cu/", wait_until="networkidle")
        found = page.eval_on_selector_all(
            'link[rel~="alternate"][type]', "all => all.map(one => one.relList.contains('alternate'))"
        )
        page.close()
    assert len(found) == 4
    assert all(found)
    assert [url for url in asked if url.endswith((".xml", ".atom", ".ics", "feed.json"))] == []
