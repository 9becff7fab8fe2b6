"""A crowd of events for a chronology that is too long for one page: the same ones every time."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from digest.build import check
from digest.calendars import edtf
from digest.model import Basis, Dating, Event, Kind, Library, Report
from digest.text.digits import to_digits
from tests.site.conftest import PROJECT, order

COUNTRIES = ("CU", "IR", "CN", "RU", "VE", "BR", "US")
PEOPLE = ("miguel-diaz-canel", "ebrahim-raisi", "sergey-lavrov", "xi-jinping", "fidel-castro")
KINDS = ("visit", "meeting", "conference", "agreement", "sanctions", "statement", "election", "relations")
ARTICLES = (
    "cri-xi-diaz-canel",
    "hamshahri-diaz-canel-tehran",
    "rt-lavrov-latin-america",
    "spadana-khamenei-diaz-canel",
    "tasnim-raisi-havana",
)
FIRST, YEARS, BIG = 1965, 60, 2003
"""The first year of the crowd, how many there are, and the one with most of the events."""

WORDS = {
    "en": (
        "they",
        "talked",
        "trade",
        "visas",
        "credit",
        "health",
        "energy",
        "cars",
        "sugar",
        "nickel",
        "oil",
        "of",
    ),
    "fa": (
        "درباره",
        "بازرگانی",
        "روادید",
        "اعتبار",
        "بهداشت",
        "انرژی",
        "خودرو",
        "شکر",
        "نیکل",
        "نفت",
        "گفت‌وگو",
    ),
}

ODD: dict[str, dict[str, Any]] = {
    "odd-year": {"date": str(BIG)},
    "odd-summer": {"date": f"{BIG}-22"},
    "odd-month": {"date": f"{BIG}-07"},
    "odd-open": {"date": f"{BIG}-03-04/.."},
    "odd-about": {"date": f"{BIG}-05-06~"},
    "odd-until": {"date": "../1971-05"},
    "odd-persian": {"date": "1382-04", "calendar": "solar-hijri"},
    "odd-formula": {"date": f"{BIG}-08-09", "title": {"en": '=1+1, "so"', "fa": "=۱+۱، «چنین»"}},
    "odd-markup": {
        "date": f"{BIG}-08-10",
        "title": {"en": "<img src=x onerror=alert(1)> and برجام", "fa": "<b>JCPOA</b> و دیگران"},
    },
    "odd-english": {"date": f"{BIG}-08-11", "title": {"en": "Only in English"}, "text": {"en": "Only here."}},
}
"""Dates coarse, open, uncertain and of another calendar; titles that must stay titles."""


def events(many: int, big: int, seed: int = 4) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (id, record) of `many` events over all the years, and `big` more in the big one."""
    chance = random.Random(seed)
    for number in range(many + big):
        year = BIG if number >= many else FIRST + number % YEARS
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        first, second = chance.sample(COUNTRIES, 2)
        yield (
            f"crowd-{number:05}-{first.lower()}-{second.lower()}",
            record(
                date=f"{year}-{month:02}-{day:02}",
                kind=chance.choice(KINDS),
                countries=[first, second][: chance.randint(1, 2)],
                people=chance.sample(PEOPLE, chance.randint(0, 2)),
                title={
                    "en": f"Talks number {number} on trade",
                    "fa": f"گفت‌وگوی شماره {to_digits(str(number), 'arabext')} درباره تجارت",
                },
                text={
                    edition: " ".join(chance.choices(words, k=40)) + "." for edition, words in WORDS.items()
                },
                reports=[{"article": one} for one in chance.sample(ARTICLES, chance.randint(1, 2))],
            ),
        )
    for id, given in ODD.items():
        yield id, record(**given)


def record(**given: Any) -> dict[str, Any]:
    """Return an event as its file has it, with what is not given made up."""
    found: dict[str, Any] = {
        "kind": "meeting",
        "countries": ["CU", "IR"],
        "people": [],
        "place": {"en": "Havana", "fa": "هاوانا"},
        "title": {"en": "An odd event", "fa": "رویدادی دیگر"},
        "text": {"en": "They met, says the report.", "fa": "به گزارش رسانه‌ها دیدار کردند."},
        "reports": [{"article": ARTICLES[0]}],
        **given,
    }
    for report in found["reports"]:
        report |= {"basis": "stated", "says": "دو طرف"}
    return found


def write(folder: Path, many: int, big: int) -> Path:
    """Copy the real content into a folder and add a crowd; return the content."""
    content = folder / "content"
    shutil.copytree(PROJECT / "content", content)
    for id, found in events(many, big):
        text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False)
        (content / "events" / f"{id}.yml").write_text(text, "utf-8")
    return content


def library(many: int, big: int) -> Library:
    """Return the real content with a crowd, without writing a file."""
    real, _ = check(order(Path()))
    return replace(real, events={**real.events, **{id: _event(id, one) for id, one in events(many, big)}})


def _event(id: str, given: dict[str, Any]) -> Event:
    date = edtf.parse(given["date"], given.get("calendar", "gregorian"))
    dating = Dating(date, Basis.STATED, {})
    return Event(
        id=id,
        date=date,
        kind=Kind(given["kind"]),
        countries=tuple(given["countries"]),
        people=tuple(given["people"]),
        place=given["place"],
        title=given["title"],
        text=given["text"],
        agreements=(),
        differences={},
        reports=tuple(Report(one["article"], dating, one["says"]) for one in given["reports"]),
    )
