"""The pages of a long chronology: every event on one of them, in order, at addresses that stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.calendars import edtf
from digest.derive.chronology import chronology
from digest.derive.periods import Periods, periods
from digest.model import Library
from tests.derive.test_derive import event, library


def parted(dates: list[str], limit: int) -> tuple[Periods, Library, tuple[str, ...]]:
    held = library([], [event(f"e{number}", date, ("CU",), ()) for number, date in enumerate(dates)])
    order = chronology(held)
    return periods(held, order, limit), held, order.events


def test_few_events_stand_on_one_page() -> None:
    found, _, _ = parted(["2001", "1850", "../1990"], 3)
    assert found == Periods()
    assert found.shelves == 0


@pytest.mark.parametrize(
    ("dates", "limit", "pages"),
    [
        (["1850", "1901", "2001"], 2, {"1800-1899": 1, "1900-1999": 1, "2000-2099": 1}),
        (["1901", "1911", "1912"], 2, {"1900-1999": 0, "1900-1909": 1, "1910-1919": 2}),
        (["2001-01", "2001-02", "2003-01"], 2, {"2000-2099": 0, "2000-2009": 0, "2001": 2, "2003": 1}),
        (
            ["2001-01-01", "2001-01-02", "2001-02-01", "2001", "2001-21"],
            2,
            {"2000-2099": 0, "2000-2009": 0, "2001": 2, "2001-01": 2, "2001-02": 1},
        ),
        (["2001-01-01", "2001-01-02"], 1, {"2000-2099": 0, "2000-2009": 0, "2001": 0, "2001-01": 2}),
        (["0005", "0006", "0011"], 2, {"0001-0099": 0, "0001-0009": 2, "0010-0019": 1}),
    ],
)
def test_the_rule(dates: list[str], limit: int, pages: dict[str, int]) -> None:
    found, _, _ = parted(dates, limit)
    assert {name: len(one.events) for name, one in found.by_name.items()} == pages
    for name, one in found.by_name.items():
        assert edtf.parse(one.date).first is not None, name


@pytest.mark.parametrize(
    ("date", "page"),
    [
        ("2001", "2001"),
        ("2001~", "2001"),
        ("2001-22", "2001"),
        ("2001-07", "2001-07"),
        ("2001-07-31/2001-08-02", "2001-07"),
        ("2001-03/..", "2001-03"),
        ("../2001-05", "2001-05"),
        ("../2001", "2001"),
        ("2001/", "2001"),
    ],
)
def test_a_date_stands_on_the_page_of_its_first_known_day_as_far_as_it_is_known(date: str, page: str) -> None:
    found, _, _ = parted(["2001-01-01", "2001-02-01", date], 1)
    assert found.place["e2"] == page


def test_a_year_of_another_calendar_stands_on_the_page_of_the_year_it_begins_in() -> None:
    held = library([], [event(f"e{number}", "2001-03-01", ("CU",), ()) for number in range(3)])
    persian = replace(held.events["e1"], date=edtf.parse("1380", "solar-hijri"))
    month = replace(held.events["e2"], date=edtf.parse("1380-04", "solar-hijri"))
    held = replace(held, events={**held.events, "e1": persian, "e2": month})
    found = periods(held, chronology(held), 1)
    assert found.place == {"e0": "2001-03", "e1": "2001", "e2": "2001-06"}


written = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.integers(1, 9999).map(lambda year: f"{year:04}"),
    st.integers(1, 9998).map(lambda year: f"{year:04}-24"),
    st.dates().map(lambda day: f"../{day.isoformat()}"),
    st.dates().map(lambda day: f"{day.isoformat()}/.."),
)


@given(st.lists(written, max_size=60), st.integers(1, 12))
def test_every_event_stands_on_one_page_and_the_pages_follow_each_other(dates: list[str], limit: int) -> None:
    found, _, order = parted(dates, limit)
    if len(dates) <= limit:
        assert found == Periods()
        return
    placed = [id for one in found.by_name.values() for id in one.events]
    assert sorted(placed) == sorted(order)
    assert {id: name for name, one in found.by_name.items() for id in one.events} == found.place
    ranks = {id: rank for rank, id in enumerate(order)}
    for one in found.by_name.values():
        assert list(one.events) == sorted(one.events, key=ranks.__getitem__)
        assert one.count == len(one.events) + sum(found.by_name[part].count for part in one.parts)
        assert len(one.events) <= limit or len(one.name) <= len("2001-01")
    leaves = [id for one in found.by_name.values() if not one.parts for id in one.events]
    assert leaves == sorted(leaves, key=ranks.__getitem__)


@given(st.lists(written, min_size=3, max_size=30), st.lists(written, max_size=10))
def test_no_address_vanishes_when_events_are_added(dates: list[str], more: list[str]) -> None:
    before, _, _ = parted(dates, 2)
    after, _, _ = parted([*dates, *more], 2)
    assert set(before.by_name) <= set(after.by_name)
