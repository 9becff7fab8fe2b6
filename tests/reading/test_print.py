"""What comes out of the printer: the PDF's own text, places and colours."""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer, LTPage, LTRect, LTTextLine

from tests.reading.conftest import ARTICLE_ADDRESS, Reader
from tests.reading.kinds import BARE_DESK, DESK_DARK, EDITIONS, Mode

# Chromium writes its fonts without a bounding box; each would be a warning.
logging.getLogger("pdfminer").setLevel(logging.ERROR)

MODES = [DESK_DARK, replace(BARE_DESK, name="desk, dark, no script", dark=True)]
A4 = (595, 842)
"""Points."""


def printed(reading: Reader, address: str) -> list[LTPage]:
    """Return the sheets of a page printed as the reader sees it."""
    reading.page.goto(address)
    return list(extract_pages(io.BytesIO(reading.page.pdf(prefer_css_page_size=True))))


def parts(box: object, kind: type) -> Iterator[object]:
    """Yield what is of a kind inside a part of a sheet, in order."""
    if isinstance(box, kind):
        yield box
    elif isinstance(box, LTContainer):
        for part in box:
            yield from parts(part, kind)


def words(text: str) -> list[str]:
    """Return the words of a line, each as its sorted letters.

    A PDF holds the letters of Arabic script as they stand from left to right, but those of a ligature as they
    are read: only which letters a word has is certain.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u200c", "")
    spaced = "".join(letter if letter.isalnum() else " " for letter in plain)
    return ["".join(sorted(word)) for word in spaced.split()]


def read(sheets: list[LTPage], edition: str) -> str:
    """Return the words of all sheets in the order they are read, with a space before and after each."""
    found: list[str] = []
    for sheet in sheets:
        for line in parts(sheet, LTTextLine):
            assert isinstance(line, LTTextLine)
            found += words(line.get_text())[:: -1 if edition == "fa" else 1]
    return f" {' '.join(found)} "


def missing(texts: Sequence[str], paper: str) -> list[str]:
    """Return the texts that are not on paper."""
    return [text for text in texts if f" {' '.join(words(text))} " not in paper]


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_the_chronology_prints_whole(
    reader: Callable[[Mode], Reader], base: str, mode: Mode, edition: str
) -> None:
    reading = reader(mode)
    sheets = printed(reading, f"{base}{edition}/chronology/")
    page = reading.page
    titles = page.locator(".event__title > span").all_inner_texts()
    assert len(titles) >= 17
    paper = read(sheets, edition)
    assert missing(titles, paper) == []
    assert missing(["No event has this name"], paper)
    # A label stands before the words of each report: there are as many on paper as reports.
    label = page.locator(".report__words .label").first.text_content() or ""
    assert paper.count(f" {' '.join(words(label))} ") >= page.locator(".report__words").count()
    assert len(titles) / 4 < len(sheets) < len(titles)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("mode", MODES, ids=str)
def test_an_article_prints_with_its_source_and_address_in_light_colours(
    reader: Callable[[Mode], Reader], base: str, mode: Mode, edition: str
) -> None:
    reading = reader(mode)
    sheets = printed(reading, f"{base}{edition}/articles/hamshahri-diaz-canel-tehran/")
    page = reading.page
    title = page.locator("h1").inner_text()
    outlet = page.locator(".article__head .source a").inner_text()
    told = page.locator(".article__more .event__title").all_inner_texts()
    assert missing([title, outlet, *told], read(sheets, edition)) == []
    letters = "".join(line.get_text() for sheet in sheets for line in parts(sheet, LTTextLine))  # type: ignore[attr-defined]  # parts yields what it was asked for
    assert ARTICLE_ADDRESS in "".join(letters.split()), "the address is not beside its link"
    assert len(sheets) < 12
    _is_light(sheets)
    _starts_at_its_side(sheets[0], edition, title)


def _is_light(sheets: list[LTPage]) -> None:
    for sheet in sheets:
        assert (round(sheet.width), round(sheet.height)) == A4
        for letter in parts(sheet, LTChar):
            assert isinstance(letter, LTChar)
            assert _brightness(letter.graphicstate.ncolor) < 0.5, letter.get_text()
        for area in parts(sheet, LTRect):
            assert isinstance(area, LTRect)
            if area.fill and area.width > 100 and area.height > 100:
                assert _brightness(area.non_stroking_color) > 0.9


def _brightness(colour: object) -> float:
    """Return the mean of a colour's parts, 0 to 1; a colour that is not set is black."""
    values = colour if isinstance(colour, tuple) else (colour or 0,)
    return sum(float(value) for value in values) / len(values)


def _starts_at_its_side(sheet: LTPage, edition: str, title: str) -> None:
    first = words(title)[0]
    for line in parts(sheet, LTTextLine):
        assert isinstance(line, LTTextLine)
        if first in words(line.get_text()):
            start, end = line.x0, A4[0] - line.x1
            assert (end < 60) if edition == "fa" else (start < 60)
            return
    raise AssertionError(f"the title is not on the first sheet: {title}")
