"""Acceptance points 1 and 8: the language and direction of pages, of every text on them, and of links."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

import pytest
from babel import Locale

from tests.rtl.reading import Built, Text, nearest, parents, texts, wording

SCRIPTS = {"ar": "ARABIC", "ckb": "ARABIC", "en": "LATIN", "es": "LATIN", "fa": "ARABIC", "ru": "CYRILLIC"}
NO_PROSE = re.compile(r"https?://\S+|www\.\S+|\b[A-Z][A-Z0-9+.-]+\b")
"""What may be in any script: addresses and acronyms."""


def script(words: str) -> str | None:
    """Return the Unicode name of the script most letters are in, None without letters."""
    letters = [char for char in NO_PROSE.sub(" ", words) if char.isalpha()]
    counts = Counter(unicodedata.name(char).split()[0] for char in letters)
    return counts.most_common(1)[0][0] if counts else None


def misnamed(text: Text) -> bool:
    """Tell whether a text of three words or more is in another script than its language's."""
    if len(text.words.split()) < 3 or text.within("code", "pre", "title"):
        return False
    found = script(text.words)
    base = text.lang.partition("-")[0]
    if base == "und":
        return found is not None and found[:3] != text.lang.partition("-")[2][:3].upper()
    return found is not None and found != SCRIPTS[base]


def test_every_text_is_in_the_language_it_is_said_to_be_in(built: Built) -> None:
    found = [
        f"{path}: {text.words.strip()[:60]!r} in {text.tags[-1]} said to be {text.lang}"
        for path, texts in built.texts.items()
        for text in texts
        if misnamed(text)
    ]
    assert found[:9] == []


@pytest.mark.parametrize(
    ("words", "lang", "wrong"),
    [
        ("این متن فارسی است", "en", True),
        ("این متن فارسی است", "fa", False),
        ("three English words", "fa", True),
        ("IAEA NPT JCPOA", "fa", False),
        ("دو واژه", "en", False),
        ("Сергей Лавров сказал", "und-Cyrl", False),
    ],
)
def test_the_language_check_sees_a_wrong_language(words: str, lang: str, wrong: bool) -> None:
    assert misnamed(Text(words, ("p",), (), lang, "")) is wrong


def test_a_page_says_its_language_and_cldrs_direction_on_html_alone(built: Built) -> None:
    for page in built.pages:
        html, body = page.tree, page.tree.find("body")
        assert body is not None
        language = html.attrib["lang"]
        assert language == (page.edition or "en"), page.path
        assert html.attrib["dir"] == Locale.parse(language).text_direction, page.path
        assert body.attrib.keys().isdisjoint({"dir", "lang"}), page.path


def test_what_has_a_language_has_its_direction_and_no_direction_is_left_to_guessing(built: Built) -> None:
    for page in built.pages:
        for element in page.tree.iter():
            assert element.attrib.get("dir") != "auto" or element.tag == "input", page.path
            if "lang" in element.attrib and element.tag not in {"html", "meta"}:  # a meta has no direction
                language = element.attrib["lang"].removeprefix("und-")
                rtl = language in {"fa", "ar", "ckb", "Arab", "Hebr"}
                assert element.attrib.get("dir") == ("rtl" if rtl else "ltr"), (page.path, element.attrib)


def test_a_link_to_another_edition_says_so(built: Built, own_names: Mapping[str, str]) -> None:
    """Such a link has the language of what it leads to; in a switch its text is the language's own name."""
    wrong = []
    for page in built.pages:
        above = parents(page.tree)
        for link in page.all("a"):
            if "href" not in link.attrib or link.attrib["href"].startswith(("http", "mailto", "#")):
                continue
            target = page.lands(link.attrib["href"]).partition("/")[0]
            if target not in own_names:
                continue
            around = nearest(link, "lang", above) or ""
            spoken = {around, *(text.lang for text in texts(link, lang=around))}
            said = link.attrib.get("hreflang") == target or not page.edition
            if target != page.edition and not (said and target in spoken):
                wrong.append(f"{page.path}: {wording(link)} -> {target}: {link.attrib} in {spoken}")
    assert sorted(set(wrong))[:9] == []


def test_the_switch_names_every_language_in_itself(built: Built, own_names: Mapping[str, str]) -> None:
    for page in built.pages:
        switches = [e for e in page.tree.iter("ul") if "d-switch" in e.attrib.get("class", "").split()]
        assert switches, page.path
        for switch in switches:
            for link in switch.iter("a"):
                code = link.attrib["hreflang"]
                assert link.attrib["lang"] == code
                assert wording(link) == own_names[code], page.path


def test_a_missing_text_is_said_before_the_click_and_its_entry_is_found(hurting: Built) -> None:
    """The switch of an article that is in one edition leads to its marked entry in the other's list."""
    for edition, other, id, words in (
        ("en", "fa", "iaea-report", "not in Persian"),
        ("fa", "en", "vienna-notebook", "نسخه انگلیسی ندارد"),
    ):
        page = hurting.by_path[f"{edition}/articles/{id}/index.html"]
        assert f"{other}/articles/{id}/index.html" not in hurting.by_path
        switch = next(e for e in page.tree.iter("ul") if "d-switch" in e.attrib.get("class", ""))
        item = next(i for i in switch.iter("li") if i[0].attrib["hreflang"] == other)
        assert words in wording(item)
        href = item[0].attrib["href"]
        listing = hurting.by_path[page.lands(href.partition("#")[0])]
        assert listing.path == f"{other}/articles/index.html"
        card = next(e for e in listing.tree.iter() if e.attrib.get("id") == href.partition("#")[2])
        link = next(link for link in card.iter("a"))
        assert link.attrib["hreflang"] == edition
        mark = next(e for e in card.iter("span") if "mark" in e.attrib.get("class", "").split())
        assert wording(mark) in {"only in Persian", "فقط به انگلیسی"}


def test_the_page_for_lost_readers_speaks_every_language(built: Built) -> None:
    page = built.by_path["404.html"]
    blocks = [e for e in page.tree.iter("section") if "welcome__block" in e.attrib.get("class", "")]
    editions = {other.edition for other in built.pages} - {""}
    assert {block.attrib["lang"] for block in blocks} == editions
    for block in blocks:
        assert block.attrib["dir"] == ("ltr" if block.attrib["lang"] == "en" else "rtl")
        inside = [text for text in built.texts["404.html"] if text.lang == block.attrib["lang"]]
        assert len(inside) > 3
    for element in page.tree.iter():
        for name in ("href", "src"):
            address = element.attrib.get(name, "/digest/")
            assert address.startswith(("/digest/", "#", "https://example.org/")), address
    assert "hidden" not in {name for block in blocks for e in block.iter() for name in e.attrib}
