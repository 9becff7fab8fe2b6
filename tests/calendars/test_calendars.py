"""The calendars against tables made by ICU, an independent source."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from digest.calendars import CALENDARS, Calendar, solar_hijri

HERE = Path(__file__).parent
SOLAR = CALENDARS["solar-hijri"]
ISLAMIC = CALENDARS["islamic"]

# Acceptance point 5, first line: dates around the new year and leap days.
ACCEPTANCE = {
    "2015-07-14": (1394, 4, 23),
    "2021-03-20": (1399, 12, 30),
    "2021-03-21": (1400, 1, 1),
    "2024-03-20": (1403, 1, 1),
    "2025-03-20": (1403, 12, 30),
    "2025-03-21": (1404, 1, 1),
    "2029-03-19": (1407, 12, 29),
    "1979-02-11": (1357, 11, 22),
}


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("iso", "expected"), ACCEPTANCE.items())
def test_the_days_of_the_acceptance_list_convert_both_ways(iso: str, expected: tuple[int, int, int]) -> None:
    ordinal = date.fromisoformat(iso).toordinal()
    assert SOLAR.from_ordinal(ordinal) == expected
    assert SOLAR.to_ordinal(*expected) == ordinal


def test_every_day_from_1900_to_2100_is_the_solar_hijri_day_icu_names() -> None:
    years = rows("solar_hijri_years.txt")
    checked = 0
    for year, iso, *length in years:
        start = date.fromisoformat(iso).toordinal()
        days = int(length[0]) if length else (date(2100, 12, 31).toordinal() - start + 1)
        for offset in range(days):
            half = offset - 186
            month, day = (7 + half // 30, half % 30) if half >= 0 else (1 + offset // 31, offset % 31)
            assert SOLAR.from_ordinal(start + offset) == (int(year), month, day + 1)
            checked += 1
    first = date.fromisoformat(years[0][1])
    assert first + timedelta(checked) == date(2101, 1, 1)


def test_the_lengths_of_esfand_follow_the_years_icu_calls_leap() -> None:
    for year, _, *length in rows("solar_hijri_years.txt"):
        if length:
            assert SOLAR.month_length(int(year), 12) == int(length[0]) - 336


def test_the_islamic_months_from_1999_to_2029_begin_on_the_days_icu_names() -> None:
    for year, *months in rows("islamic_months.txt"):
        for month, iso in enumerate(months, 1):
            assert ISLAMIC.to_ordinal(int(year), month, 1) == date.fromisoformat(iso).toordinal()


@pytest.mark.parametrize("iso", ["1924-07-31", "2077-11-17", "1789-07-14", "9999-12-31", "0001-01-01"])
def test_outside_its_table_the_islamic_calendar_says_so(iso: str) -> None:
    with pytest.raises(ValueError, match=r"^islamic dates are known from 1924-08-01 to 2077-11-16$"):
        ISLAMIC.from_ordinal(date.fromisoformat(iso).toordinal())


@pytest.mark.parametrize(
    ("calendar", "day"),
    [
        ("gregorian", (2023, 2, 29)),
        ("gregorian", (10000, 1, 1)),
        ("solar-hijri", (1402, 12, 30)),
        ("solar-hijri", (1402, 13, 1)),
        ("solar-hijri", (9999, 1, 1)),
        ("islamic", (1445, 2, 31)),
        ("islamic", (1200, 1, 1)),
        ("islamic", (1445, 13, 1)),
    ],
)
def test_a_day_that_does_not_exist_is_a_value_error(calendar: str, day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        CALENDARS[calendar].to_ordinal(*day)


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
def test_a_month_that_does_not_exist_has_no_length(calendar: Calendar) -> None:
    for month in (0, 13):
        with pytest.raises(ValueError, match=r"."):
            calendar.month_length(1400, month)


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
def test_a_number_no_calendar_can_hold_is_a_value_error(calendar: Calendar) -> None:
    for ordinal in (0, -1, 10**30):
        with pytest.raises(ValueError, match=r"."):
            calendar.from_ordinal(ordinal)


@pytest.mark.parametrize("calendar", CALENDARS.values(), ids=list(CALENDARS))
@given(ordinal=st.integers(date(1924, 8, 1).toordinal(), date(2077, 11, 15).toordinal()))
def test_days_come_back_and_keep_their_order(calendar: Calendar, ordinal: int) -> None:
    day = calendar.from_ordinal(ordinal)
    assert calendar.to_ordinal(*day) == ordinal
    assert day < calendar.from_ordinal(ordinal + 1)
    assert 1 <= day[2] <= calendar.month_length(day[0], day[1])


def test_a_calendar_is_registered_under_its_own_name() -> None:
    assert {name: calendar.name for name, calendar in CALENDARS.items()} == {
        "gregorian": "gregorian",
        "solar-hijri": "solar-hijri",
        "islamic": "islamic",
    }


def test_solar_hijri_days_are_what_persiantools_counts() -> None:
    edges = (date(622, 3, 22).toordinal() + day for day in range(800))
    end = JalaliDate(9377, 12, 29).to_gregorian().toordinal()  # type: ignore[no-untyped-call]  # persiantools leaves it untyped
    last = (end - day for day in range(800))
    often = range(date(1800, 1, 1).toordinal(), date(2200, 1, 1).toordinal(), 7)
    seldom = range(date(622, 3, 22).toordinal(), end, 61)
    for ordinal in (*edges, *often, *seldom, *last):
        named = JalaliDate(date.fromordinal(ordinal))  # type: ignore[no-untyped-call]  # persiantools has no types
        day = named.year, named.month, named.day
        assert solar_hijri.from_ordinal(ordinal) == day
        assert solar_hijri.to_ordinal(*day) == ordinal


def test_solar_hijri_new_years_are_what_persiantools_counts() -> None:
    for year in range(2, 9377):
        begins = JalaliDate(year, 1, 1).to_gregorian().toordinal()  # type: ignore[no-untyped-call]  # as above
        assert solar_hijri.from_ordinal(begins) == (year, 1, 1)
        before = solar_hijri.from_ordinal(begins - 1)
        assert before == (year - 1, 12, solar_hijri.month_length(year - 1, 12))
