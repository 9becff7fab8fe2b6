"""Calendars: whole days only, no invented ones, read alike by two other programs."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from digest.calendars import edtf
from digest.exports import calendar, identity
from digest.exports.kind import Whole
from digest.model import Library
from tests.exports.following import expect, files, whole
from tests.site.conftest import ADDRESS
from tests.site.pages import Site

CHRONOLOGY = "{}/chronology/events.ics"


@pytest.fixture(scope="session")
def calendars(hurting: Whole) -> Mapping[str, bytes]:
    """Every calendar of the direction fixture, by path."""
    return files(calendar.EXPORT, hurting)


def events(data: bytes) -> dict[str, Any]:
    """Return the events of a calendar by UID, as the icalendar package reads them."""
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert len({str(one["UID"]) for one in found}) == len(found)
    return {str(one["UID"]): one for one in found}


def event(data: bytes, edition: str, id: str) -> Any:
    """Return an event of a calendar."""
    return events(data)[identity.uuid(edition, "event", id)]


def test_a_calendar_is_as_its_golden_file(small: Whole) -> None:
    expect("fa-countries-cu-events.ics", files(calendar.EXPORT, small)["fa/countries/cu/events.ics"])


def test_there_is_a_calendar_of_all_events_and_of_each_country_that_has_some(small: Whole) -> None:
    pages = ("chronology", "countries/cu", "countries/ir")
    assert set(files(calendar.EXPORT, small)) == {
        f"{code}/{page}/events.ics" for code in ("en", "fa") for page in pages
    }


def test_the_required_properties_stand_once(calendars: Mapping[str, bytes]) -> None:
    for path, data in calendars.items():
        read = icalendar.Calendar.from_ical(data)
        assert (str(read["VERSION"]), str(read["PRODID"])) == ("2.0", f"-//digest//{path[:2].upper()}")
        assert str(read["X-WR-CALNAME"]) == str(read["NAME"])
        assert events(data)
        assert data.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
        for one in events(data).values():
            for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
                assert not isinstance(one[name], list), (path, name)


def test_two_programs_read_the_same(calendars: Mapping[str, bytes]) -> None:
    for path, data in calendars.items():
        other = vobject.readOne(data.decode())
        assert {
            one.uid.value: (one.summary.value, one.description.value, one.dtstart.value, one.dtend.value)
            for one in other.vevent_list
        } == {
            uid: (str(one["SUMMARY"]), str(one["DESCRIPTION"]), one["DTSTART"].dt, one["DTEND"].dt)
            for uid, one in events(data).items()
        }, path


@pytest.mark.parametrize(
    ("id", "start", "days", "summary"),
    [
        ("day-2015-07-14", "2015-07-14", 1, "Day 2015-07-14"),
        ("coarse-days", "2024-02-19", 4, "Day coarse-days"),
        ("coarse-month", "2015-07-01", 31, "Day coarse-month (July 2015)"),
        ("coarse-season", "2023-03-01", 92, "Day coarse-season (spring 2023)"),
    ],
)
def test_an_event_lasts_as_long_as_its_date(
    calendars: Mapping[str, bytes], id: str, start: str, days: int, summary: str
) -> None:
    one = event(calendars[CHRONOLOGY.format("en")], "en", id)
    first = datetime.date.fromisoformat(start)
    assert one["DTSTART"].dt == first
    assert one["DTEND"].dt == first + datetime.timedelta(days)
    assert str(one["SUMMARY"]) == summary


@pytest.mark.parametrize("id", ["coarse-year", "coarse-open"])
def test_what_needs_an_invented_day_is_left_out(calendars: Mapping[str, bytes], id: str) -> None:
    for path, data in calendars.items():
        assert identity.uuid(path[:2], "event", id) not in events(data), path


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2023-12-04", 1),
        ("2023-12", 31),
        ("2023", 365),
        ("2019/2021", 1096),
        ("2023-12-04?", None),
        ("2023-12~", None),
        ("2023%", None),
        ("1962/..", None),
        ("1989/", None),
        ("/2001", None),
        ("2001~/2003", None),
        ("9999-12-31", None),
    ],
)
def test_a_date_is_a_span_of_days_or_in_no_calendar(
    small_library: Library, text: str, days: int | None
) -> None:
    (record,) = small_library.events.values()
    changed = {record.id: replace(record, date=edtf.parse(text))}
    found = files(calendar.EXPORT, whole(replace(small_library, events=changed)))
    spans = (
        [
            (one["DTEND"].dt - one["DTSTART"].dt).days
            for one in events(found[CHRONOLOGY.format("en")]).values()
        ]
        if found
        else []
    )
    assert spans == ([] if days is None else [days])


def test_words_say_their_language(calendars: Mapping[str, bytes]) -> None:
    persian = calendars[CHRONOLOGY.format("fa")]
    own, foreign = (event(persian, "fa", id) for id in ("two-languages", "only-english"))
    assert {own[name].params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION", "CATEGORIES")} == {"fa"}
    assert own["LOCATION"].params["LANGUAGE"] == "en"
    assert [foreign[name].params["LANGUAGE"] for name in ("SUMMARY", "DESCRIPTION")] == ["en", "en"]
    assert [str(one) for one in own["CATEGORIES"].cats] == ["همایش", "ایران", "عراق", "ایالات متحده"]


def test_an_event_has_its_permanent_link_and_a_stamp_from_the_content(calendars: Mapping[str, bytes]) -> None:
    one = event(calendars[CHRONOLOGY.format("fa")], "fa", "two-languages")
    assert str(one["URL"]) == f"{ADDRESS}fa/chronology/#two-languages"
    assert one["DTSTAMP"].dt == datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
    assert str(one["TRANSP"]) == "TRANSPARENT"


def test_an_event_has_one_name_in_all_calendars_of_an_edition(small: Whole) -> None:
    found = files(calendar.EXPORT, small)
    assert {uid for path, data in found.items() if path.startswith("en/") for uid in events(data)} == {
        identity.uuid("en", "event", "visit-2023")
    }
    assert identity.uuid("en", "event", "visit-2023") != identity.uuid("fa", "event", "visit-2023")


def test_a_site_without_an_address_has_calendars_without_links(small_library: Library) -> None:
    for data in files(calendar.EXPORT, whole(small_library, url="")).values():
        assert b"\r\nURL" not in data


def test_calendars_end_and_hold_the_latest(small_library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar, "MOST", 3)
    (record,) = small_library.events.values()
    many = {
        f"day-{number}": replace(record, id=f"day-{number}", date=edtf.parse(f"2023-12-0{number}"))
        for number in range(1, 7)
    }
    found = files(calendar.EXPORT, whole(replace(small_library, events=many)))[CHRONOLOGY.format("en")]
    assert [one["DTSTART"].dt.day for one in events(found).values()] == [4, 5, 6]


UNRULY = st.text(
    st.one_of(
        st.sampled_from('سلام\u200c می‌شود,;:\\"👩‍🚀🇮🇷é\n'),
        st.characters(codec="utf-8", categories=("L", "P", "S")),
    ),
    max_size=200,
)


@given(UNRULY)
def test_lines_are_cut_between_characters_and_read_back(words: str) -> None:
    line = calendar.line("SUMMARY", calendar.text(words), LANGUAGE="fa")
    pieces = line.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= 75 for piece in pieces)
    assert "".join(piece.decode() for piece in pieces)  # every piece is UTF-8 by itself
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    whole_line = b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n"
    assert str(icalendar.Event.from_ical(whole_line)["SUMMARY"]) == words


def test_the_pages_lead_to_their_calendars(published: Site) -> None:
    for path in ("en/chronology/index.html", "fa/countries/cu/index.html"):
        page = published.by_path[path]
        (link,) = (one for one in page.all("a") if one.attrib.get("type") == "text/calendar")
        assert page.lands(link.attrib["href"]) == path.replace("index.html", "events.ics")
        assert events((published.folder / page.lands(link.attrib["href"])).read_bytes())
