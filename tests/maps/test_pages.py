"""Maps and pictures as they stand on the built pages: in words too, with links that agree with the tables."""

from __future__ import annotations

import gzip
import re
from xml.etree.ElementTree import Element, tostring

import pytest

from tests.maps.conftest import GATHERED
from tests.rtl.reading import Built
from tests.site.pages import PageFile

EDITIONS = ("en", "fa")


def figure(page: PageFile, name: str) -> Element | None:
    """Return the figure of a class on a page."""
    return next((one for one in page.all("figure") if one.attrib.get("class") == name), None)


def wording(element: Element | None) -> str:
    """Return the text of an element."""
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def links(element: Element | None) -> list[str]:
    """Return where an element's links lead, in order."""
    assert element is not None
    return [link.attrib["href"] for link in element.iter("a")]


def test_every_country_on_the_map_says_where_it_is(crowded: Built) -> None:
    pages = [page for page in crowded.pages if re.fullmatch(r"(en|fa)/countries/\w\w/index.html", page.path)]
    assert len(pages) > 30
    for page in pages:
        found = figure(page, "locator")
        assert (found is None) == page.path.endswith("/aq/index.html"), page.path
        if found is None:
            continue
        svg = found[0]
        assert svg.attrib["role"] == "img"
        assert svg.attrib["aria-labelledby"].split() == [svg[0].attrib["id"], svg[1].attrib["id"]]
        assert wording(next(page.all("h1"))) in wording(svg[0])
        assert len(wording(svg[1])) > 20
        assert "Natural Earth" in wording(found.find("figcaption"))
        assert svg.findall("path") or svg.findall("circle")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("en/countries/cu/", "No land neighbours on this map. Nearest: Haiti"),
        ("en/countries/ir/", "Land neighbours on this map: Afghanistan, Armenia, Azerbaijan, Iraq, Pakistan"),
        ("fa/countries/ir/", "همسایگان زمینی بر این نقشه: افغانستان"),
    ],
)
def test_the_map_is_told_in_words(crowded: Built, path: str, words: str) -> None:
    found = figure(crowded.by_path[f"{path}index.html"], "locator")
    assert found is not None
    assert wording(found[0][1]).startswith(words)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_picture_of_relations_says_what_its_table_says(crowded: Built, edition: str) -> None:
    for code in ("cu", "ir", "ru", "ps"):
        page = crowded.by_path[f"{edition}/countries/{code}/index.html"]
        table = next(one for one in page.all("table") if one.attrib.get("class") == "relations")
        rows = list(table.iter("tr"))[1:]
        drawn = [
            (a.attrib["href"], a.attrib["aria-label"])
            for a in (figure(page, "network") or page.tree).iter("a")
        ]
        assert len(drawn) == min(len(rows), 12)
        for row, (href, label) in zip(rows, drawn, strict=False):
            name, events = (wording(cell) for cell in list(row)[:2])
            assert href == next(a.attrib["href"] for a in row[1].iter("a"))
            assert name in label
            assert events in label


def test_relations_that_are_not_drawn_are_counted(crowded: Built) -> None:
    page = crowded.by_path["en/countries/cu/index.html"]
    assert (
        wording((figure(page, "network") or page.tree).find("figcaption")) == "8 countries more in the table."
    )
    assert figure(crowded.by_path["en/countries/ir/index.html"], "network").find("figcaption") is None  # type: ignore[union-attr]  # it is there, or the test fails


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_world_map_leads_where_its_table_leads_in_the_same_order(crowded: Built, edition: str) -> None:
    page = crowded.by_path[f"{edition}/world/index.html"]
    table = next(one for one in page.all("table") if one.attrib.get("class") == "relations")
    in_table = links(table)
    absent = [url for url in in_table if url.endswith("/aq/")]
    on_map = links(figure(page, "world"))
    assert on_map == [url for url in in_table if url not in absent]
    assert len(on_map) == len(set(on_map)) >= len(GATHERED)
    assert len(absent) == 1
    said = wording((figure(page, "world") or page.tree).find("figcaption"))
    assert {"en": "Not on the map: Antarctica.", "fa": "بیرون از نقشه: جنوبگان."}[edition] in said
    rows = [[wording(cell) for cell in row] for row in list(table.iter("tr"))[1:]]
    labels = [a.attrib["aria-label"] for a in (figure(page, "world") or page.tree).iter("a")]
    for label, (name, events, _articles) in zip(
        labels, (row for row in rows if row[0] not in {"Antarctica", "جنوبگان"}), strict=True
    ):
        assert name in label
        assert events in label


def test_each_shade_has_its_pattern_and_its_words(crowded: Built) -> None:
    page = crowded.by_path["fa/world/index.html"]
    found = figure(page, "world")
    assert found is not None
    used = set(re.findall(r"url\(#(shade-\d)\)", tostring(found, "unicode")))
    assert used <= {one.attrib["id"] for one in found.iter("pattern")}
    legend = [wording(item) for item in found.iter("li")]
    assert legend == ["هیچ", "۱", "۲ تا ۴", "۵ تا ۹", "۱۰ و بیشتر"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_list_of_countries_leads_to_the_map(crowded: Built, edition: str) -> None:
    page = crowded.by_path[f"{edition}/countries/index.html"]
    assert f"../../{edition}/world/" in links(next(page.all("main")))


def test_pictures_ask_for_nothing_and_carry_no_style_of_their_own(crowded: Built) -> None:
    """So they hold under a strict Content-Security-Policy, from any sub-path and from a saved file."""
    for page in crowded.pages:
        for name in ("locator", "network", "world"):
            found = figure(page, name)
            for one in found.iter() if found is not None else ():
                assert one.tag not in {"use", "image", "script", "style", "img", "foreignObject"}
                assert not {"style", "onclick", "src"} & one.attrib.keys()


def test_maps_are_light(crowded: Built) -> None:
    for page in crowded.pages:
        for name, most in (("locator", 7_000), ("network", 4_000), ("world", 15_000)):
            found = figure(page, name)
            if found is not None:
                assert len(gzip.compress(tostring(found))) < most, (page.path, name)
