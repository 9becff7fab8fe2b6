"""Whatever closed vocabulary a word is not of, the one that was meant is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.review import review
from tests.content.laying import PROJECT, lay

EVENT = """\
--- events/visit-2023.yml
date: 2023-12-04
kind: visit
countries: [CU]
people: [ana]
place: {en: Tehran}
title: {en: Visit}
text: {en: Visit.}
agreements: [{subject: {en: Trade}, state: {en: signed}}]
differences: {en: None.}
reports: [{article: visit, basis: stated, date: 2023-12-04, calendar: gregorian, says: سفر}]
"""
ARTICLE = """\
--- articles/visit/article.yml
source: daily
attribution: {basis: stated}
language: fa
title: null
code: null
url: null
published: {date: 2023-12-04, calendar: gregorian, basis: stated}
read: 2024-01-01
status: published
countries: [CU]
mentions: [US]
people: [ana]
"""
TEXT = """\
--- articles/visit/en.md
---
title: A visit
summary: Ana visited.
translator: null
method: human
unknown: null
---
Ana visited.
"""
SOURCE = """\
--- sources/daily.yml
names: {en: The Daily}
original: {language: fa, name: روزانه}
kind: newspaper
country: IR
url: null
languages: [fa]
about: {en: A paper.}
"""
PERSON = """\
--- people/ana.yml
names: {en: Ana}
original: {language: es, name: Ana}
country: CU
roles: [{title: {en: Editor}, country: CU, dates: 2001, basis: stated}]
"""
COUNTRY = """\
--- countries/ps.yml
names: {en: Palestine}
note: {en: As it is.}
aliases: {en: [Gaza]}
"""
PAGE = """\
--- pages/more/en.md
---
title: More
summary: There is more.
---
More.
"""


def keys(file: str, *pairs: str) -> list[tuple[str, str, str, str]]:
    """Return rows for keys written with a slip: "kidn kind" is `kidn:` for `kind:`."""
    return [(file, f"{right}:", f"{wrong}:", right) for wrong, right in map(str.split, pairs)]


def words(file: str, key: str, right: str, *slips: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    return [(file, f"{key}: {right}", f"{key}: {wrong}", meant) for wrong, meant in slips]


ROWS = [
    *keys(EVENT, "dat date", "kidn kind", "contries countries", "peple people", "plce place", "tilte title"),
    *keys(EVENT, "txt text", "agrements agreements", "diferences differences", "report reports"),
    *keys(
        EVENT, "artcle article", "bais basis", "calender calendar", "say says", "subjct subject", "sate state"
    ),
    *keys(ARTICLE, "sorce source", "atribution attribution", "langauge language", "tite title", "cod code"),
    *keys(ARTICLE, "ulr url", "publshed published", "reed read", "staus status", "mention mentions"),
    *keys(TEXT, "titel title", "sumary summary", "translatr translator", "methd method", "unknwn unknown"),
    *keys(
        SOURCE,
        "name names",
        "orignal original",
        "country_code country",
        "language_list languages",
        "abuot about",
    ),
    *keys(PERSON, "nams names", "rols roles", "titl title", "date dates"),
    *keys(COUNTRY, "nmes names", "notes note", "alias aliases"),
    *keys(PAGE, "tittle title", "sumarry summary"),
    *words(EVENT, "kind", "visit", ("vist", "visit"), ("meting", "meeting"), ("Conference", "conference")),
    *words(
        EVENT,
        "kind",
        "visit",
        ("agreemnt", "agreement"),
        ("sanction", "sanctions"),
        ("election!", "election"),
    ),
    *words(EVENT, "basis", "stated", ("state", "stated"), ("Derived", "derived"), ("outsid", "outside")),
    *words(EVENT, "calendar", "gregorian", ("georgian", "gregorian"), ("solar_hijri", "solar-hijri")),
    *words(EVENT, "article", "visit", ("vist", "visit")),
    *words(EVENT, "people", "[ana]", ("[anna]", "ana")),
    *words(EVENT, "place", "{en: Tehran}", ("{em: Tehran}", "en")),
    *words(ARTICLE, "source", "daily", ("dayly", "daily")),
    *words(ARTICLE, "language", "fa", ("Persian", "fa"), ("fa_IR", "fa-IR"), ("farsi", "fa"), ("عربی", "ar")),
    *words(ARTICLE, "status", "published", ("publish", "published"), ("drafts", "draft")),
    *words(ARTICLE, "countries", "[CU]", ("[cu]", "CU"), ("[Cuba]", "CU"), ("[کوبا]", "CU"), ("[UK]", "GB")),
    *words(
        TEXT,
        "method",
        "human",
        ("humen", "human"),
        ("machin", "machine"),
        ("machine+review", "machine+reviewed"),
    ),
    *words(SOURCE, "kind", "newspaper", ("paper", "newspaper"), ("news agency", "news-agency")),
    *words(SOURCE, "kind", "newspaper", ("broadcast", "broadcaster"), ("newssite", "news-site")),
    *words(SOURCE, "country", "IR", ("Iran", "IR"), ("ir", "IR")),
    *words(SOURCE, "languages", "[fa]", ("[english]", "en")),
    *words(PERSON, "original", "{language: es, name: Ana}", ("{language: español, name: Ana}", "es")),
    *words(PERSON, "country", "CU, dates", ("Cub, dates", "CU")),
]


@pytest.mark.parametrize(("file", "right", "wrong", "meant"), ROWS, ids=[f"{row[2]}" for row in ROWS])
def test_what_was_meant_is_named(file: str, right: str, wrong: str, meant: str, small: Path) -> None:
    assert file.count(right) >= 1
    lay(small, "\n" + file.replace(right, wrong, 1).rstrip("\n"))
    _, problems = review(PROJECT, small)
    assert meant in {problem.message.suggestion for problem in problems}, list(map(str, problems))


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("direction: rtl", "direction: rlt", "rtl"),
        ("numbering: arabext", "numbering: arabextt", "arabext"),
        ("nav.people:", "nav.poeple:", "nav.people"),
        ("calendars: [solar-hijri", "calendars: [solar", "solar-hijri"),
    ],
)
def test_what_was_meant_in_an_edition_is_named(old: str, new: str, meant: str, small: Path) -> None:
    lay(small, f"\n--- edit editions/fa.yml\n{old} ==> {new}")
    _, problems = review(PROJECT, small)
    assert meant in {problem.message.suggestion for problem in problems}, list(map(str, problems))
