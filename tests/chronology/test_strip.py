"""The density strip: by year or month, in the edition's calendar and direction, leading to the right page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from digest.build import check
from digest.calendars import edtf
from digest.derive import derive
from digest.pages.desk import Desk
from digest.pages.pieces import Strip
from digest.pages.site import Site
from digest.pages.strip import of_chronology, strip
from digest.pages.voice import voices
from tests.chronology.crowd import library
from tests.site.conftest import TODAY, order


def drawn(edition: str, *dates: str) -> Strip | None:
    real, _ = check(order(Path()))
    some = next(iter(real.events.values()))
    events = {f"e{at}": replace(some, id=f"e{at}", date=edtf.parse(date)) for at, date in enumerate(dates)}
    held = replace(real, events=events)
    site = Site(held, derive(held), "", TODAY, frozenset())
    desk = Desk(site, voices(held.editions)[edition])
    return strip(desk, site.derived.chronology.events)


def test_events_within_two_years_stand_by_month() -> None:
    found = drawn("en", "2023-01-05", "2023-01-06", "2023-11", "2024-02-19")
    assert found is not None
    assert found.months
    assert [(bar.year, bar.count) for bar in found.bars] == [
        ("January 2023", "2 events"),
        ("November 2023", "1 event"),
        ("February 2024", "1 event"),
    ]
    assert found.width == 14 * found.step
    assert found.bars[0].url == "#year-2023"
    persian = drawn("fa", "2023-01-05", "2023-01-06", "2023-11", "2024-02-19")
    assert persian is not None
    assert [bar.year for bar in persian.bars] == ["دی ۱۴۰۱", "آبان ۱۴۰۲", "بهمن ۱۴۰۲"]
    assert [bar.x for bar in persian.bars] == sorted((bar.x for bar in persian.bars), reverse=True)


@pytest.mark.parametrize(
    "dates", [("2023-01-05", "2024"), ("2023-01-05", "2023-21", "2024-01"), ("2021-01", "2023-01")]
)
def test_where_a_month_is_not_known_or_the_time_is_long_they_stand_by_year(dates: tuple[str, ...]) -> None:
    found = drawn("en", *dates)
    assert found is not None
    assert not found.months


@pytest.mark.parametrize("dates", [(), ("2023",), ("2023", "2023-05"), ("2023-05-01", "2023-05-31")])
def test_one_bar_is_no_picture(dates: tuple[str, ...]) -> None:
    assert drawn("en", *dates) is None


def test_many_years_are_also_offered_by_decade() -> None:
    found = drawn("fa", *(str(year) for year in range(1990, 2020)))
    assert found is not None
    assert [(one.name, one.count) for one in found.decades] == [
        ("دهه ۱۳۶۰", "۲ رویداد"),
        ("دهه ۱۳۷۰", "۱۰ رویداد"),
        ("دهه ۱۳۸۰", "۱۰ رویداد"),
        ("دهه ۱۳۹۰", "۸ رویداد"),
    ]
    assert tuple(bar for one in found.decades for bar in one.bars) == found.bars
    few = drawn("fa", "1990", "2019")
    assert few is not None
    assert few.decades == ()


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_bar_leads_to_the_page_that_holds_the_first_event_of_its_year(edition: str) -> None:
    held = library(40, 205)
    site = Site(held, derive(held), "", TODAY, frozenset())
    desk = Desk(site, voices(held.editions)[edition])
    found = strip(desk, site.derived.chronology.events, of_chronology(desk), exact=True)
    assert found is not None
    urls = {bar.year: bar.url for bar in found.bars}
    if edition == "en":
        assert urls["1965"] == "en/chronology/1900-1999/#year-1965"
        assert urls["2003"] == "en/chronology/2003/#year-2003", "where the year is all that is known"
    else:
        assert urls["۱۳۸۲"] == "fa/chronology/2003-03/#year-1382"
