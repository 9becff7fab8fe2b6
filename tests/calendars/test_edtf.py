"""Dates as editors write them: what is read, what is refused and in which words, and their order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from digest.calendars.edtf import covering, overlaps, parse, sort_key, span
from digest.model import Edge, Edtf, Point


def iso(ordinal: int | None) -> str | None:
    return None if ordinal is None else date.fromordinal(ordinal).isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2023-12-04", "2023-12-04", "2023-12-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2001", "2001-01-01", "2001-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2001~", "2001-01-01", "2001-12-31"),
        ("2023-06-10?", "2023-06-10", "2023-06-10"),
        ("2023-06%", "2023-06-01", "2023-06-30"),
        ("2024-02-19/2024-02-22", "2024-02-19", "2024-02-22"),
        ("2004-06~/2004-08?", "2004-06-01", "2004-08-31"),
        ("2023/2023-06", "2023-01-01", "2023-06-30"),
        ("1962/..", "1962-01-01", None),
        ("1989/", "1989-01-01", None),
        ("../1962-03", None, "1962-03-31"),
        ("/1989", None, "1989-12-31"),
        ("2023-21", "2023-03-01", "2023-05-31"),
        ("2023-22", "2023-06-01", "2023-08-31"),
        ("2023-23", "2023-09-01", "2023-11-30"),
        ("2023-24", "2023-12-01", "2024-02-29"),
    ],
)
def test_a_date_knows_the_first_and_last_day_it_may_mean(
    text: str, first: str | None, last: str | None
) -> None:
    read = parse(text)
    assert (read.text, iso(read.first), iso(read.last)) == (text, first, last)


@pytest.mark.parametrize(
    ("text", "calendar", "first", "last"),
    [
        ("1402-03", "solar-hijri", "2023-05-22", "2023-06-21"),
        ("1402-09-13", "solar-hijri", "2023-12-04", "2023-12-04"),
        ("1403-12-30", "solar-hijri", "2025-03-20", "2025-03-20"),
        ("1402", "solar-hijri", "2023-03-21", "2024-03-19"),
        ("1402-24", "solar-hijri", "2023-12-22", "2024-03-19"),
        ("1445-09", "islamic", "2024-03-11", "2024-04-09"),
    ],
)
def test_a_date_is_read_in_the_calendar_it_is_written_in(
    text: str, calendar: str, first: str, last: str
) -> None:
    read = parse(text, calendar)
    assert (iso(read.first), iso(read.last), read.calendar) == (first, last, calendar)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("2023-12-04", Point(2023, 12, 4)),
        ("2023-06~", Point(2023, 6, approximate=True)),
        ("2023?", Point(2023, uncertain=True)),
        ("2023-22%", Point(2023, 22, approximate=True, uncertain=True)),
    ],
)
def test_a_single_date_starts_and_ends_at_one_point(text: str, point: Point) -> None:
    read = parse(text)
    assert (read.start, read.end) == (point, point)


def test_open_and_unknown_ends_are_told_apart() -> None:
    assert parse("1962/..").end is Edge.OPEN
    assert parse("1962/").end is Edge.UNKNOWN
    assert parse("../1962").start is Edge.OPEN
    assert parse("/1962").start is Edge.UNKNOWN


HINT = "write it like 2023-12-04, 2023-06, 2001, 2023-21 (spring), 2019/2021 or 1962/.."


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023-13", '"2023-13" has no month 13'),
        ("2023-00", '"2023-00" has no month 00'),
        ("2023-20", '"2023-20" has no month 20'),
        ("2023-25", '"2023-25" has no month 25'),
        ("2023-02-30", '"2023-02-30" has no day 30: 2023-02 has 28 days'),
        ("2023-02-00", '"2023-02-00" has no day 00: 2023-02 has 28 days'),
        ("2001/2023-02-30", '"2001/2023-02-30" has no day 30: 2023-02 has 28 days'),
        ("0000", '"0000" has no year 0000: years run from 0001 to 9999'),
        ("2023-21-05", '"2023-21-05" has a day in a season'),
        ("2024-02-22/2024-02-19", '"2024-02-22/2024-02-19" ends before it starts'),
        ("../..", '"../.." has no date on either side'),
        ("/", '"/" has no date on either side'),
        ("2023/12/04", '"2023/12/04" is not a date: write 2023-12-04'),
        ("2023-6-4", '"2023-6-4" is not a date: write 2023-06-04'),
        ("2023-12-04T10:30", '"2023-12-04T10:30" is not a date: the time of day is left out: 2023-12-04'),
        ("", f'"" is not a date: {HINT}'),
        ("4 December 2023", f'"4 December 2023" is not a date: {HINT}'),
        ("20231204", f'"20231204" is not a date: {HINT}'),
        ("2023-W49-1", f'"2023-W49-1" is not a date: {HINT}'),
        ("2023-12-04 ", f'"2023-12-04 " is not a date: {HINT}'),
        ("12023", f'"12023" is not a date: {HINT}'),
        ("-0044", f'"-0044" is not a date: {HINT}'),
        ("۱۴۰۲", '"\\u06f1\\u06f4\\u06f0\\u06f2" is not a date: write it with the digits 0-9'),
        ("x" * 40, f'"{"x" * 40}" is not a date: {HINT}'),
        ("x" * 41, f'"{"x" * 37}..." is not a date: {HINT}'),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"\A.+\Z") as refused:
        parse(text)
    assert str(refused.value) == message
    assert message.isascii()


@pytest.mark.parametrize(
    ("text", "calendar", "message"),
    [
        ("1402-12-30", "solar-hijri", '"1402-12-30" has no day 30: 1402-12 has 29 days'),
        ("9999", "solar-hijri", '"9999": solar-hijri has no day 9999-01-01'),
        ("1200", "islamic", '"1200": islamic dates are known from 1343 to 1500, not for 1200'),
        ("1445-21", "islamic", '"1445-21": islamic years do not follow the seasons'),
        ("1402", "solar-hirji", 'unknown calendar "solar-hirji" (did you mean "solar-hijri"?)'),
        ("2023-12-04", "chinese", 'unknown calendar "chinese"'),
    ],
)
def test_what_a_calendar_does_not_hold_is_refused_too(text: str, calendar: str, message: str) -> None:
    with pytest.raises(ValueError, match=r"\A.+\Z") as refused:
        parse(text, calendar)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("point", "source", "target", "first", "last"),
    [
        (Point(2015, 7), "gregorian", "solar-hijri", Point(1394, 4), Point(1394, 5)),
        (Point(2001), "gregorian", "solar-hijri", Point(1379), Point(1380)),
        (Point(1402, 3), "solar-hijri", "gregorian", Point(2023, 5), Point(2023, 6)),
        (Point(2023, 12, 4), "gregorian", "solar-hijri", Point(1402, 9, 13), Point(1402, 9, 13)),
        (Point(2023, 21), "gregorian", "solar-hijri", Point(1402, 21), Point(1402, 21)),
        (Point(2023, 24), "gregorian", "solar-hijri", Point(1402, 24), Point(1402, 24)),
        (Point(1402, 24), "solar-hijri", "gregorian", Point(2023, 24), Point(2023, 24)),
        (Point(2023, 21), "gregorian", "islamic", Point(1444, 8), Point(1444, 11)),
        (Point(2015, 7, uncertain=True), "gregorian", "gregorian", *[Point(2015, 7, uncertain=True)] * 2),
    ],
)
def test_a_coarse_date_becomes_the_span_that_holds_it(
    point: Point, source: str, target: str, first: Point, last: Point
) -> None:
    assert covering(point, source, target) == (first, last)


days = st.dates(date(1930, 1, 1), date(2070, 1, 1))
points = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
    st.builds(lambda day, season: f"{day.year:04}-{season}", days, st.integers(21, 24)),
)
marked = st.builds(lambda point, mark: point + mark, points, st.sampled_from(["", "~", "?", "%"]))
texts = st.one_of(
    marked,
    st.builds("{}/{}".format, marked, marked),
    st.builds("{}/{}".format, marked, st.sampled_from(["", ".."])),
    st.builds("{}/{}".format, st.sampled_from(["", ".."]), marked),
)


def parsed(text: str) -> Edtf:
    try:
        return parse(text)
    except ValueError as error:
        assume("ends before it starts" not in str(error))
        raise


@given(texts)
def test_a_date_keeps_its_text_and_never_ends_before_it_starts(text: str) -> None:
    read = parsed(text)
    assert read.text == text
    assert read.first is None or read.last is None or read.first <= read.last


@given(days)
def test_the_fast_path_reads_a_day_as_the_full_reading_does(day: date) -> None:
    fast, full = parse(day.isoformat()), parse(f"{day.isoformat()}/{day.isoformat()}")
    assert (fast.start, fast.end, fast.first, fast.last) == (full.start, full.end, full.first, full.last)


@given(st.text(max_size=25))
def test_any_other_text_is_refused_in_one_ascii_line(text: str) -> None:
    message = ""
    try:
        parse(text)
    except ValueError as error:
        message = str(error)
    assert message.isascii()
    assert "\n" not in message


@given(points, st.sampled_from(["solar-hijri", "islamic"]))
def test_a_span_in_another_calendar_holds_every_day_of_the_date(text: str, calendar: str) -> None:
    read = parse(text)
    assert isinstance(read.start, Point)
    first, last = covering(read.start, "gregorian", calendar)
    if read.start.month in range(21, 25) and calendar == "solar-hijri":
        assert first == last  # a season is one season in both, though their months differ
        return
    assert read.first is not None
    assert read.last is not None
    assert span(first, calendar)[0] <= read.first
    assert span(last, calendar)[1] >= read.last
    assert (first.month is None, first.day is None) == (read.start.month is None, read.start.day is None)


def test_dates_are_ordered_by_first_day_then_by_how_long_they_last() -> None:
    in_order = [
        "../1962",
        "1962-12-31",
        "2023-06-01",
        "2023-06",
        "2023-06/2023-07",
        "2023-06/..",
        "2023-06-02",
    ]
    assert sorted(set(in_order), key=lambda text: sort_key(parse(text))) == in_order


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2023-06-10", "2023-06", True),
        ("2023-06", "2023-07", False),
        ("1962/..", "2023", True),
        ("1962/", "1961", False),
        ("../1962", "1962-12-31", True),
        ("../1962", "1963/..", False),
        ("../1962", "../1900", True),
    ],
)
def test_dates_overlap_when_they_may_share_a_day(a: str, b: str, expected: bool) -> None:
    assert overlaps(parse(a), parse(b)) is expected
    assert overlaps(parse(b), parse(a)) is expected


def test_the_same_day_in_two_calendars_is_ordered_alike_and_overlaps() -> None:
    gregorian, solar = parse("2023-12-04"), parse("1402-09-13", "solar-hijri")
    assert sort_key(gregorian)[:2] == sort_key(solar)[:2]
    assert overlaps(gregorian, solar)
