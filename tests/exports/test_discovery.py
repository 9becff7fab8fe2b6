"""What search engines, shared links and devices find: the sitemap, robots, Open Graph, manifests, icons."""

from __future__ import annotations

import hashlib
import json
import struct
from dataclasses import replace
from xml.etree import ElementTree

import pytest
import yaml
from playwright.sync_api import Browser

from digest.calendars import edtf
from digest.exports import opengraph, robots, sitemap, webmanifest
from digest.exports.kind import Whole
from digest.model import Library
from digest.pages.kind import Made
from digest.text.locales import with_region
from tests.browser import ROOT, serve
from tests.exports.following import expect, files, whole
from tests.site.conftest import ADDRESS
from tests.site.pages import Site

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ICONS = ROOT / "templates" / "assets" / "icons"


def test_the_files_are_as_their_golden_files(small: Whole) -> None:
    expect("sitemap.xml", files(sitemap.EXPORT, small)["sitemap.xml"])
    expect("robots.txt", files(robots.EXPORT, small)["robots.txt"])
    expect("fa-manifest.webmanifest", files(webmanifest.EXPORT, small)["fa/manifest.webmanifest"])


def changed(of: Whole) -> dict[str, str | None]:
    """Return the day each page changed, as the sitemap has it."""
    tree = ElementTree.fromstring(files(sitemap.EXPORT, of)["sitemap.xml"])
    return {
        (entry.findtext(f"{SPACE}loc") or "").removeprefix(ADDRESS): entry.findtext(f"{SPACE}lastmod")
        for entry in tree.iter(f"{SPACE}url")
    }


@pytest.mark.parametrize(
    ("published", "read", "day"),
    [
        ("2023-12-04", None, "2023-12-04"),
        ("2023-12-04", "2026-11-22", "2026-11-22"),
        ("2023-12", "2026-11-22", "2026-11-22"),
        ("2023-12", None, None),
        ("2023-12-04~", None, None),
    ],
)
def test_a_page_changed_when_the_content_says_so_or_says_nothing(
    small_library: Library, published: str, read: str | None, day: str | None
) -> None:
    (article,) = small_library.articles.values()
    dating = article.published._replace(date=edtf.parse(published))
    dated = replace(article, published=dating, read=edtf.parse(read) if read else None)
    found = changed(whole(replace(small_library, articles={"visit": dated})))
    articles = ("articles/visit/", "articles/visit/fa/")
    about = ("countries/cu/", "countries/us/", "relations/cu-ir/", "people/ana/", "sources/daily/")
    telling = (*articles, *about, "", "articles/", "chronology/", "index/")
    assert {found[f"en/{page}"] for page in telling} == {day}
    assert {found[page] for page in ("", "en/about/", "en/people/", "fa/world/") if page in found} == {None}


def test_a_page_without_articles_says_nothing(hurting: Whole) -> None:
    found = changed(hurting)
    assert found["en/articles/iaea-report/"] is None  # about 15 December 2015
    assert found["en/articles/jcpoa-explained/"] == found["fa/articles/jcpoa-explained/"]
    assert found["fa/articles/vienna-notebook/"] == "2015-07-14"


def test_a_page_is_tied_only_to_real_translations(hurting: Whole) -> None:
    tree = ElementTree.fromstring(files(sitemap.EXPORT, hurting)["sitemap.xml"])
    tied = {
        entry.findtext(f"{SPACE}loc"): [
            link.attrib["hreflang"] for link in entry.iter() if "hreflang" in link.attrib
        ]
        for entry in tree.iter(f"{SPACE}url")
    }
    assert tied[f"{ADDRESS}en/articles/iaea-report/"] == ["en", "x-default"]
    assert f"{ADDRESS}fa/articles/iaea-report/" not in tied
    assert tied[f"{ADDRESS}fa/articles/question/"] == ["en", "fa", "x-default"]


@pytest.mark.parametrize(("most", "octets", "parts"), [(7, 10**6, 5), (10**4, 10**6, 1), (10**4, 5000, 4)])
def test_a_long_sitemap_is_parted_and_has_an_index(
    small: Whole, monkeypatch: pytest.MonkeyPatch, most: int, octets: int, parts: int
) -> None:
    whole_one = files(sitemap.EXPORT, small)["sitemap.xml"]
    monkeypatch.setattr(sitemap, "MOST", most)
    monkeypatch.setattr(sitemap, "OCTETS", octets)
    made = files(sitemap.EXPORT, small)
    names = [f"sitemap-{number}.xml" for number in range(1, parts + 1)] if parts > 1 else []
    assert list(made) == [*names, "sitemap.xml"]
    found = [loc for name in names or ["sitemap.xml"] for loc in locations(made[name])]
    assert found == locations(whole_one)
    assert all(len(made[name]) <= octets for name in names)
    if names:
        assert ElementTree.fromstring(made["sitemap.xml"]).tag == f"{SPACE}sitemapindex"
        assert locations(made["sitemap.xml"]) == [f"{ADDRESS}{name}" for name in names]


def locations(data: bytes) -> list[str | None]:
    """Return the addresses a sitemap or an index names."""
    return [loc.text for loc in ElementTree.fromstring(data).iter(f"{SPACE}loc")]


def test_the_limits_are_within_the_protocols() -> None:
    assert sitemap.MOST <= 50_000
    assert sitemap.OCTETS <= 50_000_000


def test_a_site_without_an_address_has_no_sitemap(small_library: Library) -> None:
    of = whole(small_library, url="")
    assert files(sitemap.EXPORT, of) == {}
    assert files(robots.EXPORT, of) == {"robots.txt": b"User-agent: *\nAllow: /\n"}


@pytest.mark.parametrize(
    ("locale", "region"),
    [
        ("en", "en_US"),
        ("fa_IR", "fa_IR"),
        ("ckb", "ckb_IQ"),
        ("zh-Hant", "zh_TW"),
        ("sr_Latn", "sr_RS"),
        ("en-GB", "en_GB"),
    ],
)
def test_a_locale_has_a_region(locale: str, region: str) -> None:
    assert with_region(locale) == region


def graph(of: Whole, url: str) -> list[tuple[str, str]]:
    """Return the Open Graph properties that a page's head has from its export."""
    (page,) = (one for one in of.pages if one.url == url)
    head = opengraph.EXPORT.head(of.desks[page.edition], page, Made(None, "", ""))
    metas = [ElementTree.fromstring(line.replace(">", "/>")) for line in head.splitlines()]
    return [(meta.attrib["property"], meta.attrib["content"]) for meta in metas]


def test_open_graph_says_what_a_page_is(hurting: Whole) -> None:
    assert graph(hurting, "fa/articles/vienna-notebook/") == [
        ("og:type", "article"),
        ("og:locale", "fa_IR"),
        ("article:published_time", "2015-07-14"),
    ]
    assert graph(hurting, "en/articles/question/") == [  # published in a month
        ("og:type", "article"),
        ("og:locale", "en_US"),
        ("og:locale:alternate", "fa_IR"),
    ]
    assert graph(hurting, "") == [
        ("og:type", "website"),
        ("og:locale", "en_US"),
        ("og:locale:alternate", "fa_IR"),
    ]


def test_every_page_has_its_open_graph_once(published: Site) -> None:
    for page in published.pages:
        found = [meta.attrib["property"] for meta in page.all("meta") if "property" in meta.attrib]
        once = ["og:type", "og:title", "og:description", "og:site_name", "og:locale"]
        assert [name for name in once if found.count(name) != 1] == [], page.path
        assert ("og:url" in found) == (page.path != "404.html")


def test_a_page_names_its_icons_colours_and_manifest(published: Site) -> None:
    style = (ROOT / "templates" / "assets" / "style.css").read_text("utf-8")
    for page in published.pages:
        links = {(link.attrib["rel"], link.attrib.get("sizes", "")): link for link in page.all("link")}
        for rel in (("icon", "48x48"), ("icon", "any"), ("apple-touch-icon", ""), ("manifest", "")):
            assert (published.folder / page.lands(links[rel].attrib["href"])).is_file(), page.path
        edition = page.edition or "en"
        assert page.lands(links["manifest", ""].attrib["href"]) == f"{edition}/manifest.webmanifest"
        colours = {
            meta.attrib["media"]: meta.attrib["content"]
            for meta in page.all("meta")
            if meta.attrib.get("name") == "theme-color"
        }
        assert colours == {
            "(prefers-color-scheme: light)": webmanifest.PAPER,
            "(prefers-color-scheme: dark)": "#12171a",
        }
    assert "--paper: #fff;" in style
    assert "--paper: #12171a;" in style


def test_a_manifest_is_in_its_language_and_its_files_are_there(published: Site) -> None:
    for code, way in (("en", "ltr"), ("fa", "rtl")):
        found = json.loads((published.folder / code / "manifest.webmanifest").read_bytes())
        assert (found["lang"], found["dir"], found["start_url"], found["scope"]) == (code, way, "./", "../")
        assert {icon["purpose"] for icon in found["icons"]} == {"any", "maskable"}
        for icon in found["icons"]:
            width, height = png_size((published.folder / code / icon["src"]).read_bytes())
            assert icon["sizes"] == f"{width}x{height}"


def png_size(data: bytes) -> tuple[int, int]:
    """Return the width and height a PNG says it has."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def test_the_icons_have_their_sizes() -> None:
    assert png_size((ICONS / "apple-touch-icon.png").read_bytes()) == (180, 180)
    data = (ICONS / "favicon.ico").read_bytes()
    assert struct.unpack("<HHH", data[:6]) == (0, 1, 3)
    for number, size in enumerate((16, 32, 48)):
        width, height, _, _, _, _, length, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width, height) == (size, size) == png_size(data[start : start + length])


def test_the_icons_are_drawn_from_the_favicon() -> None:
    origins = yaml.safe_load((ROOT / "templates" / "PROVENANCE.yml").read_text("utf-8"))
    (ours,) = (one for one in origins if one["origin"].startswith("assets/favicon.svg"))
    drawing = (ROOT / "templates" / "assets" / "favicon.svg").read_bytes()
    assert ours["version"] == hashlib.sha256(drawing).hexdigest(), "favicon.svg changed: draw its icons anew"


def test_the_browsers_bar_takes_the_colour_of_the_palette(published: Site, browser: Browser) -> None:
    with serve(published.folder) as address:
        page = browser.new_page(color_scheme="dark")
        page.goto(f"{address}fa/", wait_until="networkidle")
        found = page.eval_on_selector_all("meta[name=theme-color]", "all => all.map(one => one.content)")
        page.close()
    assert found == ["#12171a"]
