"""What is parted and how: every event and article of a subject on one page of it, at addresses that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.derive import Derived, derive
from digest.derive.archives import Archives, archives
from digest.derive.periods import stamp
from digest.model import Article, Event, Library, Original, OutletKind, Person, Source
from tests.chronology.test_periods import written
from tests.derive.test_derive import article, event, library

PEOPLE = {"p": Person("p", {"en": "P"}, Original("ru", "П"), "RU", ())}
SOURCES = {"s": Source("s", {"en": "S"}, Original("en", "S"), OutletKind.NEWSPAPER, "RU", None, ("en",), {})}


def held(articles: list[str], events: list[str]) -> Library:
    told = [article(f"a{n}", date, people=("p",), mentions=("US",)) for n, date in enumerate(articles)]
    happened = [event(f"e{n}", date, ("CU", "IR"), ("a0",), ("p",)) for n, date in enumerate(events)]
    return library(told, happened, people=PEOPLE, sources=SOURCES)


def parted(of: Library, limit: int) -> tuple[Archives, Derived]:
    derived = derive(of)
    found = archives(
        of,
        derived.chronology,
        derived.countries,
        derived.relations,
        derived.people,
        derived.sources,
        limit,
    )
    return found, derived


@pytest.mark.parametrize(
    ("articles", "events", "limit", "kinds"),
    [
        (["2001"], ["2001"], 2, []),
        (["2001", "2002"], ["2001"], 2, ["country CU", "person p", "source s"]),
        (["2001"], ["2001", "2002"], 2, ["country CU", "person p", "source s"]),
        (["2001", "2002", "2003"], [], 2, ["articles ", "country CU", "country US", "person p", "source s"]),
        (["2001"], ["2001", "2002", "2003"], 3, ["country CU", "person p", "source s"]),
    ],
)
def test_a_subject_is_parted_when_its_events_and_articles_together_are_many(
    articles: list[str], events: list[str], limit: int, kinds: list[str]
) -> None:
    found, _ = parted(held(articles, events), limit)
    assert sorted(map(" ".join, found.of)) == kinds


def test_a_page_holds_the_events_and_articles_of_its_period_in_the_order_of_time() -> None:
    found, _ = parted(held(["2003-05", "2003-02", "1999"], ["2003-04-01", "2003-01-01", "2011"]), 5)
    page = found.by_page["country", "CU", "2000-2099"]
    assert (page.events, page.articles, page.mentioned) == (("e1", "e0", "e2"), ("a1", "a0"), ())
    assert (page.before, page.after, page.count) == ("1900-1999", "", 5)
    assert found.of["country", "CU"].top == ("1900-1999", "2000-2099")


DATES = st.lists(written, min_size=1, max_size=25)


@given(DATES, DATES, st.integers(1, 8))
def test_everything_of_a_subject_stands_on_one_page_of_it(
    articles: list[str], events: list[str], limit: int
) -> None:
    of = held(articles, events)
    found, derived = parted(of, limit)
    ranks = {id: rank for rank, id in enumerate(derived.chronology.events)}
    for (kind, subject), archive in found.of.items():
        pages = {key[2]: one for key, one in found.by_page.items() if key[:2] == (kind, subject)}
        for one in pages.values():
            assert len(one.events) + len(one.articles) + len(one.mentioned) <= limit or len(one.name) <= 7
            assert list(one.events) == sorted(one.events, key=ranks.__getitem__)
            own = len(one.events) + len(one.articles) + len(one.mentioned)
            assert one.count == own + sum(pages[part].count for part in one.parts)
            for name in (one.before, one.after):
                assert not name or pages[name].filled
        placed = {id: name for name, one in pages.items() for id in (*one.events, *one.articles)}
        records: dict[str, Event | Article] = {**of.events, **of.articles}
        for id, name in placed.items():
            one_record = records[id]
            date = one_record.date if isinstance(one_record, Event) else one_record.published.date
            assert archive.where[stamp(date)] == name
        if kind == "country" and subject == "CU":
            assert sorted(placed) == sorted((*derived.chronology.events, *derived.chronology.articles))


@given(DATES, DATES, DATES, DATES)
def test_no_address_vanishes_when_something_is_added(
    articles: list[str], events: list[str], more: list[str], others: list[str]
) -> None:
    before, _ = parted(held(articles, events), 2)
    after, _ = parted(held([*articles, *more], [*events, *others]), 2)
    assert set(before.by_page) <= set(after.by_page)
