"""Acceptance point 8 with more than two editions: an Arabic and a Kurdish one are added as data alone."""

from __future__ import annotations

from pathlib import Path

from digest.build import check
from digest.text import spelling
from tests.rtl.editions import ADDED, HERE, read
from tests.rtl.reading import Built, wording
from tests.site import test_links as links
from tests.site.conftest import ADDRESS, PROJECT, order

ARABIC = {path.parent.name for path in (HERE / "arabic" / "articles").glob("*/ar.md")}


def test_the_fixture_and_the_added_editions_hold_no_error(hurting_content: Path, four_content: Path) -> None:
    for content in (hurting_content, four_content):
        _, problems = check(order(content.parent / "none", content))
        assert [str(problem) for problem in problems if not problem.warning] == []


def test_the_arabic_edition_has_nothing_to_mend(four_content: Path) -> None:
    """Neither its texts nor its own words; those filled from the Persian edition are none of its own."""
    _, problems = check(order(four_content.parent / "none", four_content))
    assert [str(problem) for problem in problems if problem.mark.path.endswith("/ar.md")] == []
    edition = read(HERE / "editions" / "ar.yml")
    words = [*edition["words"].values(), *edition["theme"].values(), *edition["dates"].values()]
    words += [form for forms in edition["plurals"].values() for form in forms.values()]
    assert [word for word in words if spelling.check(word, "ar")] == []


def test_no_code_and_no_template_names_an_edition() -> None:
    """What is added is data: neither of the two codes is written anywhere in code or templates."""
    for folder, pattern in (("digest/pages", "*.py"), ("digest/derive", "*.py"), ("templates", "*.html")):
        for path in (PROJECT / folder).rglob(pattern):
            text = path.read_text("utf-8")
            assert not [code for code in ADDED if f'"{code}"' in text or f"'{code}'" in text], path


def test_links_land_and_editions_refer_to_each_other_in_every_site(built: Built) -> None:
    links.test_every_internal_link_and_fragment_lands(built)
    links.test_no_page_uses_an_id_twice(built)
    links.test_alternates_are_symmetric_absolute_and_exist(built)
    links.test_the_sitemap_agrees_with_the_heads(built)


def test_an_article_without_an_arabic_text_makes_no_page_but_a_marked_entry(four: Built) -> None:
    paths = [page.path.split("/") for page in four.edition("ar")]
    pages = {parts[2] for parts in paths if parts[1] == "articles" and len(parts) > 3}
    assert pages == ARABIC
    everything = {path.parent.name for path in (PROJECT / "content" / "articles").glob("*/article.yml")}
    listing = four.by_path["ar/articles/index.html"]
    cards = {e.attrib["id"]: e for e in listing.tree.iter("article") if "id" in e.attrib}
    assert cards.keys() == everything
    for id, card in cards.items():
        marks = [wording(e) for e in card.iter("span") if e.attrib.get("class") == "mark"]
        assert marks == ([] if id in ARABIC else ["باللغة الإنجليزية فقط"]), id
        title = next(e for e in card.iter("a"))
        assert title.attrib.get("hreflang") == (None if id in ARABIC else "en")
        if id not in ARABIC:
            assert set(links.alternates(four.by_path[f"en/articles/{id}/index.html"])) == {
                "en",
                "fa",
                "x-default",
            }


def test_the_switch_of_a_text_that_is_not_in_arabic_says_so_in_the_readers_language(four: Built) -> None:
    page = four.by_path["fa/articles/tasnim-raisi-havana/index.html"]
    switch = next(e for e in page.tree.iter("ul") if "d-switch" in e.attrib.get("class", ""))
    items = {item[0].attrib["hreflang"]: item for item in switch.iter("li")}
    assert wording(items["ar"]) == "العربية نسخه عربی ندارد"
    assert items["ar"][0].attrib["href"] == "../../../ar/articles/#tasnim-raisi-havana"
    assert wording(items["en"]) == "English"


def test_each_added_edition_speaks_its_own_words_digits_and_direction(four: Built) -> None:
    for code, site, digits in (("ar", "الخلاصة", "٥"), ("ckb", "پوختە", "٥")):
        page = four.by_path[f"{code}/index.html"]
        assert (page.tree.attrib["lang"], page.tree.attrib["dir"]) == (code, "rtl")
        heading = next(page.tree.iter("h1"))
        assert wording(heading) == site
        figures = next(e for e in page.tree.iter("ul") if e.attrib.get("class") == "figures")
        assert digits in wording(figures)
        assert read(HERE / "editions" / f"{code}.yml")["numbering"] == "arab"


def test_the_root_offers_every_edition_there_is(four: Built) -> None:
    page = four.by_path["index.html"]
    sections = [e for e in page.tree.iter("section") if "welcome__block" in e.attrib.get("class", "")]
    blocks = [section.attrib["lang"] for section in sections]
    assert blocks == ["en", "fa", "ar", "ckb"]
    assert set(links.alternates(page)) == {"en", "fa", "ar", "ckb", "x-default"}
    assert links.alternates(page)["x-default"] == ADDRESS
