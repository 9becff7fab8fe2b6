"""On this day: from the day given to the build, by each edition's first calendar, no day invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from digest.calendars import edtf
from digest.pages import country
from digest.pages.anniversaries import MOST, anniversaries, known_day
from digest.pages.desk import Desk
from digest.pages.home import KIND
from digest.pages.views import CountryView, HomeView
from tests.rtl.reading import Built

DeskOn = Callable[..., Desk]
EVENT = "castro-in-iran-2001"


def kept(desk_on: DeskOn, edition: str, today: str, event: str) -> str | None:
    """Return whether an event is remembered on a day or in its week ("day", "week", None)."""
    desk = desk_on(edition, date.fromisoformat(today), {EVENT: event})
    found = anniversaries(desk)
    if found is None:
        return None
    assert [one.id for one in found.events] == [EVENT]
    titles = {desk.voice.word("home.today"): "day", desk.voice.word("home.week"): "week"}
    return titles[found.title]


@pytest.mark.parametrize(
    ("edition", "today", "event", "expected"),
    [
        ("en", "2024-12-04", "2023-12-04", "day"),
        ("fa", "2024-12-04", "2023-12-04", "week"),  # 13 Azar 1402; today is 14 Azar 1403
        ("fa", "2024-12-03", "2023-12-04", "day"),
        ("en", "2024-12-08", "2023-12-04", None),
        ("en", "2023-02-28", "2016-02-29", "day"),  # a year without a leap day: the day before it
        ("en", "2024-02-28", "2016-02-29", "week"),
        ("en", "2024-02-29", "2016-02-29", "day"),
        ("en", "2023-03-01", "2016-02-29", "week"),
        ("fa", "2022-03-20", "2021-03-20", "day"),  # 30 Esfand 1399, on 29 Esfand 1400
        ("fa", "2025-03-20", "2021-03-20", "day"),  # and on 30 Esfand 1403
        ("fa", "2025-03-19", "2021-03-20", "week"),
        ("fa", "2026-03-21", "2025-03-21", "day"),  # 1 Farvardin
        ("en", "2024-01-01", "2015-12-30", "week"),  # over the turn of the year, both ways
        ("en", "2023-12-31", "2020-01-02", "week"),
        ("en", "2023-12-31", "2023-01-02", "week"),
        ("en", "2024-12-05", "2024-12-04", None),  # yesterday is no anniversary
        ("en", "2024-12-04", "2025-12-04", None),  # nor is what is to come
        ("en", "2024-12-04", "2023-12", None),  # a month is no day
        ("en", "2024-12-04", "2023-12-04~", None),
        ("en", "2024-12-04", "2023-12-04?", None),
        ("en", "2024-12-04", "2023-12-04/2023-12-09", "day"),  # the day it began
        ("en", "2024-12-09", "2023-12-04/2023-12-09", None),
        ("en", "2024-12-04", "../2023-12-04", None),
    ],
)
def test_an_event_is_remembered_on_its_day(
    desk_on: DeskOn, edition: str, today: str, event: str, expected: str | None
) -> None:
    assert kept(desk_on, edition, today, event) == expected


def test_the_day_and_its_calendar_are_named(desk_on: DeskOn) -> None:
    en, fa = (anniversaries(desk_on(edition)) for edition in ("en", "fa"))
    assert en is not None
    assert fa is not None
    assert en.when == "4 December, by the Gregorian calendar"
    assert fa.when == "۱۴ آذر به گاه‌شماری هجری خورشیدی"


def test_the_latest_are_kept_where_there_are_many(desk_on: DeskOn) -> None:
    ids = sorted(desk_on("en").library.events)[: MOST + 2]
    dates = {id: f"{2000 + number}-12-04" for number, id in enumerate(ids)}
    found = anniversaries(desk_on("en", dates=dates))
    assert found is not None
    assert [one.id for one in found.events] == ids[2:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2023-12-04", "2023-12-04"), ("2023-12", None), ("2023-12-04%", None), ("2023-12-04/..", "2023-12-04")],
)
def test_a_day_is_known_or_it_is_not(text: str, expected: str | None) -> None:
    day = known_day(edtf.parse(text))
    assert (day and date.fromordinal(day).isoformat()) == expected


def test_what_comes_next_begins_after_today(desk_on: DeskOn) -> None:
    def shown(today: date) -> HomeView:
        view = KIND.make(desk_on("en", today), "").view
        assert isinstance(view, HomeView)
        return view

    coming = shown(date(2024, 2, 19)).coming
    assert [one.id for one in coming] == [
        "lavrov-in-venezuela-2024",
        "lavrov-in-brazil-2024",
        "russian-presidential-election-2024",
    ]
    assert shown(date(2025, 1, 1)).coming == ()


def test_there_is_never_an_empty_section(built: Built, desk_on: DeskOn) -> None:
    for edition in ("en", "fa"):
        assert built.by_path[f"{edition}/index.html"].text.count('id="today"') == 1
    assert anniversaries(desk_on("en", date(2024, 9, 9))) is None
    assert anniversaries(desk_on("en", dates={})) is None


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2024, 2, 19), "lavrov-latin-america-tour-2024"),
        (date(2001, 1, 1), "castro-in-iran-2001"),
        (date(1900, 1, 1), None),
    ],
)
def test_the_latest_event_of_a_country_is_none_to_come(
    desk_on: DeskOn, today: date, expected: str | None
) -> None:
    desk = desk_on("en", today)
    view = country.KIND.make(desk, "CU").view
    assert isinstance(view, CountryView)
    assert (view.latest and view.latest.id) == expected
