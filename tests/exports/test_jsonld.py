"""Linked data: every page's graph keeps to schema.org, says only what is known, and stays in its script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from digest.calendars import edtf
from digest.exports import instants, jsonld
from digest.exports.kind import Whole
from digest.model import Library, Translated
from digest.pages.plan import KINDS
from tests.exports.following import expect, whole
from tests.exports.schemaorg import problems
from tests.site.conftest import ADDRESS
from tests.site.pages import Site

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def scripts(of: Whole) -> dict[str, str]:
    """Return the script of every page that has one, by address."""
    made = {}
    for page in of.pages:
        desk = of.desks[page.edition]
        made[page.url] = jsonld.EXPORT.head(desk, page, KINDS[page.kind].make(desk, page.subject))
    return {url: script for url, script in made.items() if script}


def graphs(of: Whole) -> dict[str, Any]:
    """Return the whole JSON of every page, by address."""
    return {url: json.loads(SCRIPT.findall(script)[0]) for url, script in scripts(of).items()}


def nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every JSON object inside a value."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(one)


def named(found: Mapping[str, Any]) -> dict[str, str]:
    """Return the type of every node that has a name."""
    every = [one for graph in found.values() for one in nodes(graph["@graph"])]
    return {one["@id"]: one["@type"] for one in every if "@id" in one and "@type" in one}


def node(of: Whole, url: str, name: str) -> Mapping[str, Any]:
    """Return the node of a page whose name ends so."""
    found: Mapping[str, Any]
    (found,) = [one for one in graphs(of)[url]["@graph"] if one["@id"].endswith(name)]
    return found


def test_every_page_of_the_site_has_one_graph_that_keeps_to_the_vocabulary(published: Site) -> None:
    found = {}
    for page in published.pages:
        texts = SCRIPT.findall(page.text)
        assert len(texts) == (0 if page.path == "404.html" else 1), page.path
        if texts:
            found[page.path] = json.loads(texts[0])
    kinds = named(found)
    wrong = [
        f"{path}: {one}"
        for path, graph in found.items()
        for top in graph["@graph"]
        for one in problems(top, kinds)
    ]
    assert wrong == []
    assert len(found) > 100


def test_texts_of_every_direction_and_precision_keep_to_the_vocabulary(hurting: Whole) -> None:
    found = graphs(hurting)
    kinds = named(found)
    assert [one for graph in found.values() for top in graph["@graph"] for one in problems(top, kinds)] == []


def test_a_node_that_breaks_the_vocabulary_is_found() -> None:
    kinds = {"#p": "Person"}
    broken: list[tuple[dict[str, Any], str]] = [
        (
            {
                "@type": "Event",
                "name": "x",
                "url": "https://a.b/",
                "subjectOf": [],
                "startDate": "about 2001",
            },
            "none of",
        ),
        ({"@type": "Place", "name": "x", "headline": "y"}, "headline is for"),
        ({"@type": "Place", "name": "x", "colour": "y"}, "no colour"),
        ({"@type": "WebSite", "name": "x"}, "has no inLanguage"),
        (
            {"@type": "Event", "name": "x", "url": "https://a.b/", "subjectOf": {"@id": "#p"}},
            "a Person where",
        ),
        ({"@id": "#nobody"}, "described nowhere"),
    ]
    for one, word in broken:
        assert any(word in said for said in problems(one, kinds)), one


def test_each_kind_of_page_is_as_in_the_golden_file(small: Whole) -> None:
    kinds: dict[str, Any] = {}
    found = graphs(small)
    for page in small.pages:
        if page.url in found:
            kinds.setdefault(page.kind, found[page.url])
    expect("jsonld.json", (json.dumps(kinds, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())


def test_the_same_thing_has_one_name_in_all_editions(small: Whole) -> None:
    english, persian = (node(small, f"{code}/people/ana/", "#person") for code in ("en", "fa"))
    assert english["@id"] == persian["@id"] == f"{ADDRESS}en/people/ana/#person"
    assert {english["name"], *english["alternateName"]} == {persian["name"], *persian["alternateName"]}


def test_an_article_says_what_it_is_made_of(small: Whole) -> None:
    persian = node(small, "fa/articles/visit/", "#article")
    assert persian["translationOfWork"] == {"@id": f"{ADDRESS}en/articles/visit/#article"}
    assert node(small, "en/articles/visit/", "#article")["workTranslation"] == [{"@id": persian["@id"]}]
    original = node(small, "fa/articles/visit/", "#original")
    assert persian["isBasedOn"] == persian["citation"] == {"@id": original["@id"]}
    assert (original["headline"], original["inLanguage"], original["datePublished"]) == (
        "سفر",
        "fa",
        "2023-12-04",
    )
    assert "datePublished" not in persian, "our digest was not published when the article was"


def test_a_recorded_translation_is_of_the_text_it_was_made_of(small_library: Library) -> None:
    article = small_library.articles["visit"]
    texts = {**article.texts, "en": replace(article.texts["en"], translated=Translated("fa", "0" * 16))}
    changed = replace(small_library, articles={"visit": replace(article, texts=texts)})
    of = whole(changed)
    assert node(of, "en/articles/visit/", "#article")["translationOfWork"]["@id"].endswith(
        "fa/articles/visit/#article"
    )
    assert "translationOfWork" not in node(of, "fa/articles/visit/", "#article")


def test_an_archived_copy_belongs_to_the_original(small_library: Library) -> None:
    article = replace(small_library.articles["visit"], archived="https://archive.example/visit")
    of = whole(replace(small_library, articles={"visit": article}))
    assert node(of, "en/articles/visit/", "#original")["archivedAt"] == "https://archive.example/visit"
    assert "archivedAt" not in node(of, "en/articles/visit/", "#article")


def test_nothing_in_the_content_ends_the_script(small_library: Library) -> None:
    article = small_library.articles["visit"]
    bad = "</script><!--<script>\u2028&amp;\u2029"
    texts = {code: replace(text, title=bad) for code, text in article.texts.items()}
    of = whole(replace(small_library, articles={"visit": replace(article, title=bad, texts=texts)}))
    script = scripts(of)["en/articles/visit/"]
    assert script.count("<") == 2, "the script's own tags alone"
    assert not set("\u2028\u2029") & set(script)
    assert node(of, "en/articles/visit/", "#original")["headline"] == bad


def test_without_an_address_names_lead_to_the_root_from_every_page(small_library: Library) -> None:
    found = graphs(whole(small_library, url=""))["en/people/ana/"]
    assert found["@context"] == ["https://schema.org", {"@base": "../../../"}]
    assert found["@graph"][1]["@id"] == "en/people/ana/#person"


def test_only_the_chronology_holds_the_nodes_of_events(small: Whole) -> None:
    holding = {
        url.split("/")[1]
        for url, graph in graphs(small).items()
        for one in graph["@graph"]
        if one["@type"] == "Event"
    }
    assert holding == {"chronology"}


@pytest.mark.parametrize(
    ("text", "calendar", "start", "end"),
    [
        ("2023-12-04", "gregorian", "2023-12-04", None),
        ("2023-12", "gregorian", "2023-12", None),
        ("2023", "gregorian", "2023", None),
        ("2001~", "gregorian", None, None),
        ("2001-05?", "gregorian", None, None),
        ("2023-21", "gregorian", "2023", None),
        ("2023-24", "gregorian", None, None),
        ("2024-02-19/2024-02-22", "gregorian", "2024-02-19", "2024-02-22"),
        ("1962/..", "gregorian", "1962", None),
        ("1989/", "gregorian", "1989", None),
        ("../1990-03", "gregorian", None, "1990-03"),
        ("1402-09-13", "solar-hijri", "2023-12-04", None),
        ("1402-03", "solar-hijri", "2023", None),
        ("1402", "solar-hijri", None, None),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(
    text: str, calendar: str, start: str | None, end: str | None
) -> None:
    assert instants.ends(edtf.parse(text, calendar)) == (start, end)


def test_an_event_without_a_known_day_has_none(hurting: Whole) -> None:
    events = [one for graph in graphs(hurting).values() for one in graph["@graph"] if one["@type"] == "Event"]
    dates = {one["@id"].partition("#event-")[2]: (one.get("startDate"), one.get("endDate")) for one in events}
    assert dates["coarse-month"] == ("2015-07", None)
    assert dates["coarse-open"] == ("1962", None)
    assert dates["coarse-year"] == (None, None), "about 2001"
    assert dates["coarse-days"] == ("2024-02-19", "2024-02-22")
