"""The indexes over a library: order in time, who tells of what, countries, pairs, people, sources."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.calendars import edtf
from digest.checks.editions import lexicon
from digest.derive import Derived, derive
from digest.load import load, read
from digest.model import (
    Article,
    Basis,
    Dating,
    Event,
    Kind,
    Library,
    Original,
    OutletKind,
    Person,
    Report,
    Source,
    Status,
)
from digest.shelve import shelve

PROJECT = Path(__file__).resolve().parents[2]
NOTHING: Library = Library({}, {}, {}, {}, {}, {}, {})


def dating(text: str) -> Dating:
    return Dating(edtf.parse(text), Basis.STATED, {})


def article(id: str, date: str, source: str = "s", **facts: tuple[str, ...]) -> Article:
    lists = {"countries": ("CU",), "mentions": (), "people": (), **facts}
    return Article(
        id,
        source,
        None,
        "fa",
        None,
        None,
        None,
        dating(date),
        None,
        Status.PUBLISHED,
        countries=lists["countries"],
        mentions=lists["mentions"],
        people=lists["people"],
    )


def event(
    id: str, date: str, countries: tuple[str, ...], tellers: tuple[str, ...], people: tuple[str, ...] = ()
) -> Event:
    reports = tuple(Report(teller, dating(date), "...") for teller in tellers)
    return Event(
        id, edtf.parse(date), Kind.VISIT, countries, people, {}, {"en": id}, {"en": id}, (), {}, reports
    )


def library(articles: list[Article], events: list[Event], **more: Mapping[str, object]) -> Library:
    shelves: dict[str, Mapping[str, object]] = {"sources": {}, "people": {}, **more}
    return Library(
        editions={},
        articles={one.id: one for one in articles},
        events={one.id: one for one in events},
        countries={},
        pages={},
        **shelves,  # type: ignore[arg-type]  # the two shelves named above
    )


@pytest.fixture(scope="module")
def real() -> Derived:
    words = read(PROJECT / "templates" / "words.yml", "templates/words.yml")
    found, problems = shelve(load(PROJECT / "content"), lexicon(words))
    assert problems == ()
    return derive(found)


def test_an_empty_library_has_empty_indexes() -> None:
    found = derive(NOTHING)
    assert found.chronology.events == ()
    assert found.countries.by_code == {}
    assert found.relations.by_pair == {}


def test_events_stand_in_the_order_of_their_first_day_whatever_their_precision() -> None:
    events = [
        event("day", "2023-06-15", ("CU",), ("a",)),
        event("month", "2023-06", ("CU",), ("a",)),
        event("year", "2023", ("CU",), ("a",)),
        event("open", "1962/..", ("CU",), ("a",)),
        event("range", "2023-06-14/2023-06-20", ("CU",), ("a",)),
    ]
    assert derive(library([article("a", "2024")], events)).chronology.events == (
        "open",
        "year",
        "month",
        "range",
        "day",
    )


def test_articles_stand_newest_first() -> None:
    found = derive(
        library([article("a", "2022"), article("b", "2024-01-01"), article("c", "2023-12-04~")], [])
    )
    assert found.chronology.articles == ("b", "c", "a")


def test_articles_that_tell_of_the_same_events_know_each_other_the_nearest_first() -> None:
    events = [
        event("x", "2023", ("CU",), ("a", "b")),
        event("y", "2022", ("CU",), ("a", "b", "c")),
        event("z", "2021", ("CU",), ("c",)),
    ]
    told = derive(library([article(id, "2024") for id in "abc"], events)).tellings
    assert told.events["a"] == ("y", "x")
    assert told.elsewhere["a"] == (("b", ("y", "x")), ("c", ("y",)))
    assert told.elsewhere["c"] == (("a", ("y",)), ("b", ("y",)))


def test_a_country_is_there_as_soon_as_anything_names_it_and_the_busiest_comes_first() -> None:
    articles = [article("a", "2024", countries=("IR",), mentions=("US",))]
    events = [event("x", "2023", ("CU", "VE"), ("a",)), event("y", "2022", ("CU",), ("a",))]
    people = {"p": Person("p", {"en": "P"}, Original("ru", "П"), "RU", ())}
    sources = {
        "s": Source("s", {"en": "S"}, Original("en", "S"), OutletKind.NEWSPAPER, "BR", None, ("en",), {})
    }
    found = derive(library(articles, events, people=people, sources=sources)).countries.by_code
    assert list(found) == ["CU", "VE", "IR", "BR", "RU", "US"]
    assert (found["CU"].events, found["US"].mentioned_in, found["RU"].people) == (("y", "x"), ("a",), ("p",))


def test_people_and_sources_know_what_they_did_and_told() -> None:
    people = {"p": Person("p", {"en": "P"}, Original("ru", "П"), "RU", ())}
    sources = {
        "s": Source("s", {"en": "S"}, Original("en", "S"), OutletKind.NEWSPAPER, "RU", None, ("en",), {})
    }
    articles = [article("a", "2024", people=("p",)), article("b", "2023")]
    events = [event("x", "2023", ("CU",), ("a", "b"), ("p",))]
    found = derive(library(articles, events, people=people, sources=sources))
    assert (found.people.by_id["p"].events, found.people.by_id["p"].articles) == (("x",), ("a",))
    assert (found.sources.by_id["s"].articles, found.sources.by_id["s"].events) == (("a", "b"), ("x",))


CODES = st.lists(st.sampled_from(["CU", "IR", "CN", "RU", "US"]), min_size=1, max_size=4, unique=True)


@given(st.lists(CODES, max_size=12))
def test_every_pair_of_countries_of_an_event_has_a_relation_and_no_other(lists: list[list[str]]) -> None:
    events = [event(f"e{n}", f"{2000 + n}", tuple(codes), ("a",)) for n, codes in enumerate(lists)]
    found = derive(library([article("a", "2024")], events)).relations
    for pair, index in found.by_pair.items():
        assert list(pair) == sorted(pair)
        assert index.events == tuple(one.id for one in events if set(pair) <= set(one.countries))
        assert all(pair in found.of[code] for code in pair)
    counts = [len(index.events) for index in found.by_pair.values()]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(len(codes) * (len(codes) - 1) // 2 for codes in lists)


def test_the_first_digest_is_indexed_as_its_editors_would_say(real: Derived) -> None:
    assert next(iter(real.countries.by_code)) == "CU"
    assert next(iter(real.relations.by_pair)) == ("CU", "IR")
    assert ("IL", "US") not in real.relations.by_pair
    told = {other for other, _ in real.tellings.elsewhere["hamshahri-diaz-canel-tehran"]}
    assert {"spadana-khamenei-diaz-canel", "tasnim-raisi-havana"} <= told
    assert real.chronology.events[-1] == "russian-presidential-election-2024"
