"""What is shown, downloaded: read back, it is what the files for machines hold."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.chronology.conftest import Tab, unfold
from tests.site.pages import Site

Open = Callable[..., Tab]


def got(page: Page, format: str) -> tuple[str, bytes]:
    """Press the button of a format; return the name of the file and what is in it."""
    with page.expect_download() as waiting:
        page.click(f"[data-format={format}]")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def rows(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_all_events_are_the_tables_of_the_data(tab: Open, crowd: str, crowd_site: Site, edition: str) -> None:
    page = tab(f"{crowd}{edition}/chronology/").page
    name, data = got(page, "csv")
    assert name == f"chronology-{edition}.csv"
    built = (crowd_site.folder / "data" / "csv-bom" / "events.csv").read_bytes()
    assert data == built
    formula = next(row for row in rows(data) if row["id"] == "odd-formula")
    assert formula["title_en"] == '\'=1+1, "so"'
    name, data = got(page, "json")
    assert name == f"chronology-{edition}.json"
    records = json.loads(data)["events"]
    assert [one["id"] for one in records] == [row["id"] for row in rows(built)]
    assert next(one for one in records if one["id"] == "odd-formula")["title"]["en"] == '=1+1, "so"'


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_filtered_events_are_what_is_shown(tab: Open, real: str, edition: str) -> None:
    page = tab(f"{real}{edition}/chronology/").page
    unfold(page)
    page.select_option("#filter-country", "CU")
    page.select_option("#filter-with", "IR")
    expect(page.locator(".filters__chip")).to_have_count(2)
    shown = page.locator(".event:visible").evaluate_all("cards => cards.map(card => card.id)")
    name, data = got(page, "csv")
    assert name == f"chronology-{edition}-country-cu-with-ir.csv"
    assert [row["id"] for row in rows(data)] == shown
    _, data = got(page, "json")
    assert [one["id"] for one in json.loads(data)["events"]] == shown
    _, data = got(page, "ics")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = Calendar.from_ical(data).walk("VEVENT")
    assert 0 < len(events) <= len(shown)
    told = page.locator(".filters__downloaded").inner_text()
    assert bool(told) == (len(events) < len(shown))


def test_a_calendar_invents_no_day(tab: Open, crowd: str, crowd_site: Site) -> None:
    page = tab(f"{crowd}en/chronology/?from=2003&to=2003&country=cu&with=ir").page
    expect(page.locator(".found .event").first).to_be_visible()
    _, data = got(page, "ics")
    expect(page.locator(".filters__downloaded")).to_contain_text("Not in the calendar file")
    found = {str(one["URL"]).partition("#")[2]: one for one in Calendar.from_ical(data).walk("VEVENT")}
    assert not {"odd-open", "odd-about"} & set(found)
    month = found["odd-month"]
    assert [month.decoded(name).isoformat() for name in ("DTSTART", "DTEND")] == ["2003-07-01", "2003-08-01"]
    whole = Calendar.from_ical((crowd_site.folder / "en/chronology/events.ics").read_bytes())
    uids = {str(one["UID"]) for one in whole.walk("VEVENT")}
    assert {str(one["UID"]) for one in found.values()} <= uids, "the same event has the same name"
