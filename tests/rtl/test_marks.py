"""Acceptance points 2, 3 and 9 on every page: no invisible controls, one digit policy, dates, headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element

import pytest

from tests.rtl.reading import CONTROLS, Built, Text, texts, wording
from tests.site.pages import PageFile

OTHER_DIGITS = {
    "en": "٠-٩۰-۹",
    "fa": "0-9٠-٩",
    "ar": "0-9۰-۹",
    "ckb": "0-9۰-۹",
}
"""The digits an edition's own words never have."""

PLAIN = {
    ("title", ""): "the name of a tab holds no markup",
    ("meta", "content"): "the page's name and description for machines",
    ("img", "alt"): "a spoken word for a picture",
    ("a", "aria-label"): "a spoken name of a link",
}
"""Where text stands that no markup can be in: only here may an isolate be written as a character."""

LATIN_WORD = re.compile(r"[^\s؀-ۿ]*[A-Za-z][^\s؀-ۿ]*")
ISOLATED = re.compile("[\u2066\u2067\u2068][^\u2066-\u2069]*\u2069")


CATALOGUES = re.compile(r"citation_|DC|z:")
"""Names of what only catalogues read."""


def plain_places(page: PageFile) -> Iterator[tuple[str, str, str]]:
    """Yield (element, attribute, text) of everything a reader gets that is no text node of the body."""
    for element in page.tree.iter():
        if element.tag == "title":
            yield "title", "", element.text or ""
        if CATALOGUES.match(element.attrib.get("name", "")):
            continue
        for name, value in element.attrib.items():
            yield element.tag, name, value


def test_no_text_holds_an_invisible_control(built: Built) -> None:
    for path, found in built.texts.items():
        for text in found:
            assert text.tags[-1] == "title" or CONTROLS.isdisjoint(text.words), (path, text)


def test_isolates_as_characters_stand_where_markup_cannot_and_come_in_pairs(built: Built) -> None:
    for page in built.pages:
        for tag, name, value in plain_places(page):
            if CONTROLS.isdisjoint(value):
                continue
            assert (tag, name) in PLAIN, (page.path, tag, name, value)
            assert CONTROLS.isdisjoint(ISOLATED.sub("", value)), (page.path, value)


def test_nothing_else_on_a_page_holds_a_control(built: Built) -> None:
    listed = re.compile(r'<title>[^<]*</title>|\bcontent="[^"]*"|\b(?:alt|aria-label)="[^"]*"')
    for page in built.pages:
        assert CONTROLS.isdisjoint(listed.sub("", page.text)), page.path


def test_a_name_in_another_direction_is_isolated_in_the_tab_and_for_machines(hurting: Built) -> None:
    for path in ("fa/people/hans-blix/index.html", "en/people/abbas-araghchi/index.html"):
        page = hurting.by_path[path]
        title = next(wording(e) for e in page.all("title"))
        assert ISOLATED.search(title), title
        heading = [e for e in page.all("meta") if e.attrib.get("property") == "og:title"]
        assert ISOLATED.fullmatch(heading[0].attrib["content"])


def own(text: Text, edition: str) -> bool:
    """Tell whether a text is an edition's own words: no code, address, quotation or isolated piece."""
    return text.lang == edition and not text.within("bdi", "code", "pre", "q", "script")


def test_an_edition_writes_no_digits_but_its_own(built: Built) -> None:
    found = [
        f"{page.path}: {text.words.strip()[:70]!r}"
        for page in built.pages
        if page.edition
        for text in built.texts[page.path]
        if own(text, page.edition)
        and re.search(f"[{OTHER_DIGITS[page.edition]}]", LATIN_WORD.sub("", text.words))
    ]
    assert found == []


def test_what_is_said_without_markup_keeps_to_the_same_digits(real: Built) -> None:
    """Titles, descriptions and labels of the real site: no Latin digits in Persian."""
    said = {"alt", "title", "aria-label"}
    for page in real.edition("fa"):
        for tag, name, value in plain_places(page):
            machine = tag == "meta" and re.match(r"https?:|width=|[\d/-]+$", value)
            if tag == "title" or name in said or (tag == "meta" and name == "content" and not machine):
                assert not re.search("[0-9٠-٩]", LATIN_WORD.sub("", value)), (page.path, value)


def test_a_persian_range_is_written_with_a_word(built: Built) -> None:
    dash = re.compile(r"[۰-۹٠-٩]\s*[-–—−]\s*[۰-۹٠-٩]")
    for page in built.pages:
        if page.edition in {"fa", "ar", "ckb"}:
            for text in built.texts[page.path]:
                if own(text, page.edition):
                    assert not dash.search(text.words), (page.path, text.words)


def test_a_negative_number_in_persian_stands_in_an_isolate(built: Built) -> None:
    for page in built.pages:
        for text in built.texts[page.path]:
            if text.dir == "rtl" and not text.within("pre", "code"):
                assert not re.search(r"(?<![\w٪])[−-][0-9۰-۹٠-٩]", text.words), (page.path, text.words)


@pytest.mark.parametrize("words", ["۵ تا −۳", "رشد -۱۲"])
def test_the_sign_check_sees_a_bare_sign(words: str) -> None:
    assert re.search(r"(?<![\w٪])[−-][0-9۰-۹٠-٩]", words)


def test_there_are_dates_to_look_at(built: Built) -> None:
    times = Counter(page.edition for page in built.pages for _ in page.all("time"))
    assert min(times.values()) > 100


def test_every_date_is_marked_with_its_day_month_or_year(built: Built) -> None:
    for page in built.pages:
        for element in page.all("time"):
            stamp = element.attrib["datetime"]
            assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", stamp), stamp
            date.fromisoformat(stamp + "-01-01"[: 10 - len(stamp)] if len(stamp) < 10 else stamp)
            assert wording(element), (page.path, stamp)


def test_no_number_of_a_date_is_left_outside_its_mark(built: Built) -> None:
    """In a date only words stand outside of `<time>`, but for seasons, which HTML cannot mark."""
    seasons = re.compile("spring|summer|autumn|winter|بهار|تابستان|پاییز|زمستان")
    for page in built.pages:
        for dated in page.tree.iter("span"):
            if dated.attrib.get("class") in {"dated__first", "dated__other"}:
                for text in texts(dated):
                    bare = not text.within("time") and not seasons.search(text.words)
                    assert not (bare and re.search(r"\d", text.words)), (page.path, text.words)


def test_nothing_is_aligned_to_a_physical_side(built: Built) -> None:
    for page in built.pages:
        for element in page.tree.iter():
            assert "align" not in element.attrib, page.path
            assert not re.search(r"\b(left|right)\b", element.attrib.get("style", "")), page.path


def headings(page: PageFile) -> list[Element]:
    """Return the headings of a page's running text."""
    return [
        e
        for prose in page.tree.iter("div")
        if "prose" in prose.attrib.get("class", "").split()
        for level in ("h2", "h3")
        for e in prose.iter(level)
    ]


def test_headings_have_ids_in_their_own_letters_once_a_page(built: Built) -> None:
    for page in built.pages:
        ids = [e.attrib["id"] for e in headings(page)]
        assert len(ids) == len(set(ids)), page.path
        assert not [id for id in ids if re.search(r"_\d", id)], page.path


def test_persian_heading_ids_are_the_same_from_build_to_build(hurting: Built) -> None:
    about = [e.attrib["id"] for e in headings(hurting.by_path["fa/about/index.html"])]
    assert about == ["چرا", "چرا-2", "jcpoa-چیست"]
    article = [e.attrib["id"] for e in headings(hurting.by_path["fa/articles/jcpoa-explained/index.html"])]
    assert sorted(article) == sorted(["پرسش-ها", "پرسش-ها-2", "عددها", "کد"])


def test_emphasis_beside_persian_quotation_marks_is_strong_on_a_page(hurting: Built) -> None:
    page = hurting.by_path["fa/articles/jcpoa-explained/index.html"]
    strong = next(e for e in page.all("strong"))
    assert wording(strong) == "«برجام»"
    assert (strong.tail or "").startswith("می\u200cگوید")
    assert "**" not in page.text


def test_zero_width_joiners_of_the_source_are_on_the_page(hurting: Built, real: Built) -> None:
    assert "رسانه\u200cها بر برجام" in hurting.by_path["fa/articles/jcpoa-explained/index.html"].text
    assert sum(page.text.count("\u200c") for page in real.edition("fa")) > 1000
