"""Every link of the built site lands, and the editions refer to each other rightly."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree

from tests.site.conftest import ADDRESS
from tests.site.pages import PageFile, Site

XHTML = "{http://www.w3.org/1999/xhtml}link"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def alternates(page: PageFile) -> dict[str, str]:
    """Return hreflang to address, as the page's head says."""
    found = [
        (link.attrib["hreflang"], link.attrib["href"])
        for link in page.all("link")
        if link.attrib.get("rel", "").strip() == "alternate" and "hreflang" in link.attrib
    ]
    assert len(found) == len(dict(found)), f"{page.path} names a language twice"
    return dict(found)


def test_every_internal_link_and_fragment_lands(site: Site) -> None:
    broken = [
        f"{page.path}: {file}#{fragment}"
        for page in site.pages
        for file, fragment in page.targets()
        if not (site.folder / file).is_file()
        or (fragment and file in site.by_path and fragment not in site.by_path[file].ids)
    ]
    assert broken == []


def test_the_link_check_sees_links(site: Site) -> None:
    counts = Counter(file for page in site.pages for file, _ in page.targets())
    assert counts["fa/chronology/index.html"] > 10
    assert counts["assets/site.css"] == len(site.pages)


def test_no_page_uses_an_id_twice(site: Site) -> None:
    for page in site.pages:
        assert [id for id, times in Counter(page.ids).items() if times > 1] == [], page.path


def test_an_edition_has_as_many_pages_as_the_other(site: Site) -> None:
    counts = Counter(page.edition for page in site.pages)
    assert counts["en"] == counts["fa"] > 40


def test_alternates_are_symmetric_absolute_and_exist(site: Site) -> None:
    for page in site.pages:
        if page.path == "404.html":
            assert alternates(page) == {}
            continue
        found = alternates(page)
        assert "x-default" in found, page.path
        for language, address in found.items():
            target = site.by_path[address.removeprefix(ADDRESS) + "index.html"]
            if language != "x-default":
                assert alternates(target) == found, f"{page.path} -> {target.path}"
        if page.edition:
            assert found[page.edition] == ADDRESS + page.url


def test_the_sitemap_agrees_with_the_heads(site: Site) -> None:
    tree = ElementTree.fromstring((site.folder / "sitemap.xml").read_bytes())
    listed = {}
    for entry in tree.iter(f"{SITEMAP}url"):
        location = entry.findtext(f"{SITEMAP}loc")
        assert location is not None
        listed[location] = {link.attrib["hreflang"]: link.attrib["href"] for link in entry.iter(XHTML)}
    found = [page for page in site.pages if page.path != "404.html" and "noindex" not in page.text]
    assert listed == {ADDRESS + page.url: alternates(page) for page in found}


def test_canonical_is_the_page_itself(site: Site) -> None:
    for page in site.pages:
        found = [link.attrib["href"] for link in page.all("link") if link.attrib.get("rel") == "canonical"]
        assert found == ([] if page.path == "404.html" else [ADDRESS + page.url]), page.path


def test_the_switch_leads_to_the_same_page_and_back(site: Site) -> None:
    for page in site.pages:
        if page.edition != "en":
            continue
        switch = next(one for one in page.all("nav") if "d-editions" in one.attrib.get("class", ""))
        links = {link.attrib["hreflang"]: page.lands(link.attrib["href"]) for link in switch.iter("a")}
        there = site.by_path[links["fa"]]
        back = next(one for one in there.all("nav") if "d-editions" in one.attrib.get("class", ""))
        assert {there.lands(link.attrib["href"]) for link in back.iter("a")} >= {page.path}, page.path
        assert alternates(page)["fa"] == ADDRESS + there.url
