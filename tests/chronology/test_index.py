"""What the browser filters by: it says of every event what the library says, and stays small."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from digest.derive import derive
from digest.exports import chronology_index, registry
from digest.pages.desk import Desk
from digest.pages.framing import frame
from digest.pages.plan import KINDS, Page, plan
from digest.pages.site import Site
from digest.pages.voice import voices
from digest.render import placed
from digest.workshop import Workshop
from digest.write.freshness import look
from tests.chronology.crowd import library
from tests.site.conftest import ADDRESS, TODAY, order
from tests.site.pages import Site as Built

PAGE = 60_000
FACETS = 200_000
"""Bytes, compressed, that a page and the facets of 10,000 events may have."""


def packed(data: bytes) -> int:
    """Return the size of data as it is transferred."""
    return len(gzip.compress(data, 6))


def unfolded(head: dict[str, Any], facet: str) -> list[list[str]]:
    """Return the keys of a facet, event by event."""
    keys = [choice[0] for choice in head["choices"][facet]]
    return [[keys[number] for number in numbers] for numbers in head["events"][facet]]


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_the_head_says_of_every_event_what_the_library_says(edition: str) -> None:
    held = library(40, 205)
    site = Site(held, derive(held), "", TODAY, frozenset())
    head = json.loads(
        json.dumps(chronology_index.head(Desk(site, voices(held.editions)[edition]), ["en", "fa"]))
    )
    events = [held.events[id] for id in site.derived.chronology.events]
    assert unfolded(head, "country") == [list(one.countries) for one in events]
    assert unfolded(head, "person") == [list(one.people) for one in events]
    assert unfolded(head, "kind") == [[one.kind] for one in events]
    told = [dict.fromkeys(held.articles[report.article].source for report in one.reports) for one in events]
    assert unfolded(head, "source") == [list(one) for one in told]
    starts = list(accumulate(days or 0 for days in head["first"]))
    assert [None if days is None else at for at, days in zip(starts, head["first"], strict=True)] == [
        one.date.first for one in events
    ]
    assert [None if days is None else at + days for at, days in zip(starts, head["days"], strict=True)] == [
        one.date.last for one in events
    ]
    pages = [name for name, many in head["pages"] for _ in range(many)]
    assert pages == [site.derived.periods.place[one.id] for one in events]
    assert sum(head["bars"]) == sum(many for _, many in head["headings"]) == len(events)


def test_the_months_are_those_of_the_calendar_of_the_edition() -> None:
    held = library(0, 0)
    site = Site(held, derive(held), "", TODAY, frozenset())
    spoken = voices(held.editions)
    for edition, first in (("en", 1960), ("fa", 1338)):
        months = chronology_index.head(Desk(site, spoken[edition]), ["en", "fa"])["months"]
        assert isinstance(months, dict)
        assert months["year"] == first
        assert {len(year) for year in months["lengths"]} == {12}
        assert {sum(year) for year in months["lengths"]} == {365, 366}


def test_the_files_of_the_index_agree(crowd_site: Built) -> None:
    files = {
        path: json.loads(data)
        for path, data in crowd_site.files().items()
        if path.startswith("chronology/") and "/at/" not in path
    }
    assert len({one["version"] for one in files.values()}) == 1
    many = sum(count for _, count in files["chronology/en.json"]["pages"])
    for path, one in files.items():
        if "items" in one:
            assert len(one["items"]) == many, path
    ids = [label[0] for label in files["chronology/fa/l0.json"]["items"]]
    assert ids == [record["id"] for record in files["chronology/records/r0.json"]["items"]]


def test_every_event_is_where_its_address_says(crowd_site: Built) -> None:
    pages = {
        page.url: set(re.findall(r'<article class="event" id="([^"]+)"', page.text))
        for page in crowd_site.pages
        if "/chronology/" in page.path
    }
    records = json.loads((crowd_site.folder / "chronology/records/r0.json").read_bytes())["items"]
    at: dict[str, str] = {}
    for path in (crowd_site.folder / "chronology" / "at").iterdir():
        at |= json.loads(path.read_bytes())
    assert sorted(at) == sorted(record["id"] for record in records)
    for id, name in at.items():
        for edition in ("en", "fa"):
            assert id in pages[f"{edition}/chronology/{name}/"]


@dataclass(frozen=True, slots=True)
class Big:
    """The chronology of ten thousand events, without any other page."""

    site: Site
    desks: dict[str, Desk]
    pages: tuple[Page, ...]


@pytest.fixture(scope="module")
def big() -> Big:
    """Plan the pages of ten thousand events, a tenth of them in one year."""
    held = library(9_000, 1_000)
    site = Site(held, derive(held), ADDRESS, TODAY, frozenset())
    desks = {code: Desk(site, voice) for code, voice in voices(held.editions).items()}
    return Big(site, desks, tuple(page for page in plan(site) if page.kind == "chronology"))


def test_a_page_of_ten_thousand_events_is_light(big: Big) -> None:
    wanted = order(Path())
    tools = Workshop().tools(wanted, look(wanted), big.site.library, ADDRESS)
    by_name = big.site.derived.periods.by_name
    fullest = max(by_name.values(), key=lambda one: len(one.events))
    month = max((one for one in by_name.values() if one.name.startswith("2003-")), key=lambda one: one.count)
    assert len(fullest.events) > 80
    for page in big.pages:
        if page.subject not in {"", "2003", fullest.name, month.name}:
            continue
        desk = big.desks[page.edition]
        made = KINDS[page.kind].make(desk, page.subject)
        around = frame(desk, page, made)
        body = placed(tools.renderer.body(KINDS[page.kind].template, made.view, around), around.base)
        assert packed(tools.theme.pour(around, body, registry.head(desk, page, made))) < PAGE, page.url


def test_the_facets_of_ten_thousand_events_are_light(big: Big) -> None:
    for desk in big.desks.values():
        assert packed(json.dumps(chronology_index.head(desk, ["en", "fa"])).encode()) < FACETS
