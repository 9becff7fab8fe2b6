"""Acceptance point 5 on pages; that every day from 1900 to 2100 is ICU's is in tests/calendars."""

from __future__ import annotations

import pytest

from tests.rtl.reading import Built, wording
from tests.site.pages import PageFile

DAYS = {
    "2015-07-14": "۲۳ تیر ۱۳۹۴",
    "2021-03-20": "۳۰ اسفند ۱۳۹۹",
    "2021-03-21": "۱ فروردین ۱۴۰۰",
    "2024-03-20": "۱ فروردین ۱۴۰۳",
    "2025-03-20": "۳۰ اسفند ۱۴۰۳",
    "2025-03-21": "۱ فروردین ۱۴۰۴",
    "2029-03-19": "۲۹ اسفند ۱۴۰۷",
    "1979-02-11": "۲۲ بهمن ۱۳۵۷",
}


def dates(page: PageFile, event: str) -> list[str]:
    """Return what an event's own date says: the edition's calendar first, then the other one."""
    card = next(e for e in page.tree.iter("article") if e.attrib.get("id") == event)
    meta = next(e for e in card.iter("p") if e.attrib.get("class") == "event__meta")
    kinds = ("dated__first", "dated__other")
    return [
        wording(e).rpartition(": ")[2] for kind in kinds for e in meta.iter() if e.attrib.get("class") == kind
    ]


@pytest.mark.parametrize(("day", "words"), DAYS.items())
def test_a_day_is_the_same_day_in_both_calendars(hurting: Built, day: str, words: str) -> None:
    page = hurting.by_path["fa/chronology/index.html"]
    assert dates(page, f"day-{day}")[0] == words
    card = next(e for e in page.tree.iter("article") if e.attrib.get("id") == f"day-{day}")
    stamps = [e.attrib["datetime"] for e in card.iter("time")]
    assert stamps[:2] == [day, day]


@pytest.mark.parametrize(
    ("event", "persian", "english"),
    [
        ("coarse-month", ["تیر تا مرداد ۱۳۹۴", "ژوئیه ۲۰۱۵"], ["July 2015", "Tir to Mordad 1394"]),
        ("coarse-year", ["حدود ۱۳۷۹ تا ۱۳۸۰", "حدود ۲۰۰۱"], ["around 2001", "around 1379 to 1380"]),
        ("coarse-season", ["بهار ۱۴۰۲", "بهار ۲۰۲۳"], ["spring 2023", "spring 1402"]),
        ("coarse-open", ["از حدود ۱۳۴۰ تاکنون", "از ۱۹۶۲ تاکنون"], ["since 1962", "since around 1340"]),
        (
            "coarse-days",
            ["۳۰ بهمن تا ۳ اسفند ۱۴۰۲", "۱۹ تا ۲۲ فوریه ۲۰۲۴"],
            ["19 to 22 February 2024", "30 Bahman to 3 Esfand 1402"],
        ),
    ],
)
def test_a_coarse_date_is_a_span_in_the_other_calendar(
    hurting: Built, event: str, persian: list[str], english: list[str]
) -> None:
    assert dates(hurting.by_path["fa/chronology/index.html"], event) == persian
    assert dates(hurting.by_path["en/chronology/index.html"], event) == english


def order(page: PageFile) -> list[str]:
    """Return the ids of the events of a page, in order."""
    return [e.attrib["id"] for e in page.tree.iter("article") if "id" in e.attrib]


@pytest.mark.parametrize("name", ["real", "hurting", "four"])
def test_events_stand_in_one_order_in_every_edition(name: str, request: pytest.FixtureRequest) -> None:
    site: Built = request.getfixturevalue(name)
    pages = [page for page in site.pages if page.path.endswith("/chronology/index.html")]
    assert len(pages) == (4 if name == "four" else 2)
    assert len(order(pages[0])) > 12
    assert [order(page) for page in pages] == [order(pages[0])] * len(pages)


def test_a_date_written_in_another_calendar_is_shown_in_it_as_it_was_written(hurting: Built) -> None:
    page = hurting.by_path["fa/articles/question/index.html"]
    head = next(e for e in page.tree.iter("p") if e.attrib.get("class") == "card__meta")
    first = next(e for e in head.iter("span") if e.attrib.get("class") == "dated__first")
    assert wording(first) == "تیر ۱۳۹۴"


def test_dates_in_a_third_calendar_come_from_the_edition_alone(four: Built) -> None:
    page = four.by_path["ar/chronology/index.html"]
    assert dates(page, "lavrov-in-havana-2024") == ["١٩ فبراير ٢٠٢٤", "٩ شعبان ١٤٤٥"]
    assert dates(page, "us-embargo-on-cuba-1962")[0].endswith("١٩٦٢")
    page = four.by_path["ckb/chronology/index.html"]
    assert dates(page, "lavrov-in-havana-2024") == ["١٩ی شوباتی ٢٠٢٤"]
