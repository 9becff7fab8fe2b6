"""The A-Z index in pages: every name on one of them, in alphabetical order, at addresses that stay."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.build import check
from digest.derive import derive
from digest.derive.countries import Countries
from digest.derive.initials import Initial
from digest.derive.letters import Letters, letters, renamed
from digest.derive.relations import Relations
from digest.model import Edition
from digest.text.collation import sort_key
from tests.derive.test_derive import event, library
from tests.site.conftest import order

ADDRESS = re.compile(r"[A-Za-z0-9-]{1,80}")


@pytest.fixture(scope="module")
def editions() -> Mapping[str, Edition]:
    """The real editions."""
    return check(order(Path()))[0].editions


def filed(edition: Edition, names: list[str], whole: int = 2, limit: int = 2) -> Letters:
    """File some names, each of an event whose id is its place in the list."""
    events = [
        replace(event(str(n), "2001", ("CU",), ()), title={edition.code: name})
        for n, name in enumerate(names)
    ]
    held = replace(library([], events), editions={edition.code: edition})
    return letters(held, Countries({}), Relations({}, {}), whole, limit)


def pages(found: Letters) -> dict[str, Initial]:
    return {path: one for (_, path), one in found.by_page.items()}


def test_few_names_have_their_letters_on_one_page(editions: Mapping[str, Edition]) -> None:
    found = filed(editions["en"], ["Iran", "Cuba", "Égypte", "12 states"], whole=4)
    assert found.paged == frozenset()
    assert found.first["en"] == ("c", "e", "i", "0")
    assert [one.letters for one in pages(found).values()] == ["C", "E", "I", ""]


@pytest.mark.parametrize(
    ("edition", "names", "expected"),
    [
        ("en", ["Cuba", "Chad", "Iran"], "c:2 i:1"),
        ("en", ["Cuba", "Chad", "Cyprus"], "c:0 ch:1 cu:1 cy:1"),
        ("en", ["Iran 1", "Iran 2", "Iran"], "i:1 iran-:2"),
        ("en", ["Iran 1", "Iran 2", "Iran 3"], "i:0 iran-1:1 iran-2:1 iran-3:1"),
        ("en", ["Cuba", "1 state", "12 states", "13 states"], "c:1 0:0 0-1-space:1 0-1-2:1 0-1-3:1"),
        ("fa", ["ایران", "أردن", "اتریش"], "alef:0 alef-teh:1 alef-reh:1 alef-farsi-yeh:1"),
        ("fa", ["پکن", "گرجستان", "آمریکا", "کوبا"], "alef-with-madda-above:1 peh:1 keheh:1 gaf:1"),
    ],
)
def test_the_rule(editions: Mapping[str, Edition], edition: str, names: list[str], expected: str) -> None:
    found = pages(filed(editions[edition], names))
    assert " ".join(f"{path}:{len(one.names)}" for path, one in found.items()) == expected


def test_a_beginning_is_written_as_in_the_names(editions: Mapping[str, Edition]) -> None:
    found = pages(filed(editions["fa"], [f"هیئت مذاکره‌کننده {n}" for n in "۱۲۳"]))
    assert [one.letters for one in found.values()][:2] == ["هیئت مذاکره‌کننده", "هیئت مذاکره‌کننده ۱"]


NAMES = st.lists(st.text("abcd ایکگپ۱2é", min_size=1, max_size=5), max_size=30)


@given(names=NAMES, edition=st.sampled_from(["en", "fa"]), limit=st.integers(1, 4))
def test_every_name_stands_on_one_page_in_order(
    editions: Mapping[str, Edition], names: list[str], edition: str, limit: int
) -> None:
    found = pages(filed(editions[edition], names, 0, limit))
    placed = [id for one in found.values() for _, id in one.names]
    assert sorted(placed) == sorted(map(str, range(len(names))))
    alphabet = editions[edition].alphabet
    for path, one in found.items():
        assert ADDRESS.fullmatch(path)
        keys = [sort_key(names[int(id)], alphabet) for _, id in one.names]
        assert keys == sorted(keys)
        assert len(keys) <= limit or len({signs for signs, _ in keys}) == 1
        assert one.count == len(keys) + sum(found[part].count for part in one.parts)
        assert all(found[part].within == (*one.within, path) for part in one.parts)


@given(names=NAMES, more=NAMES, edition=st.sampled_from(["en", "fa"]))
def test_no_address_vanishes_when_names_are_added(
    editions: Mapping[str, Edition], names: list[str], more: list[str], edition: str
) -> None:
    before = filed(editions[edition], names, 0)
    after = filed(editions[edition], [*names, *more], 0)
    assert set(before.by_page) <= set(after.by_page)


@given(
    names=NAMES,
    given=st.dictionaries(st.integers(0, 30), NAMES.map(lambda names: names[0] if names else "")),
    edition=st.sampled_from(["en", "fa"]),
    whole=st.sampled_from([0, 100]),
)
def test_names_that_change_are_filed_as_if_they_had_always_been_so(
    editions: Mapping[str, Edition], names: list[str], given: dict[int, str], edition: str, whole: int
) -> None:
    now = [given.get(at, name) or name for at, name in enumerate(names)]
    moved = {
        ("event", str(at)): (old, new)
        for at, (old, new) in enumerate(zip(names, now, strict=True))
        if old != new
    }
    before = filed(editions[edition], names, whole)
    held = replace(library([], []), editions={edition: editions[edition]})
    assert renamed(before, held, {edition: moved}, 2) == filed(editions[edition], now, whole)


def test_everything_that_has_a_name_is_filed_under_the_name_its_pages_give_it() -> None:
    real, _ = check(order(Path()))
    derived = derive(real)
    for code in ("en", "fa"):
        names = [
            name for (one, _), page in derived.letters.by_page.items() if one == code for name in page.names
        ]
        wanted = {
            *(("article", id) for id in real.articles),
            *(("event", id) for id in real.events),
            *(("country", one) for one in derived.countries.by_code),
            *(("relation", "-".join(pair)) for pair in derived.relations.by_pair),
            *(("person", id) for id in real.people),
            *(("source", id) for id in real.sources),
        }
        assert len(names) == len(wanted)
        assert set(names) == wanted
    under = {
        path
        for (code, path), page in derived.letters.by_page.items()
        if code == "fa" and ("country", "IR") in page.names
    }
    assert under == {"alef"}


def test_an_address_is_no_longer_than_a_file_name_may_be(editions: Mapping[str, Edition]) -> None:
    names = [f"{'اعضای کمیسیون روابط ' * 8}{letter}" for letter in "ابپتث"]
    found = pages(filed(editions["fa"], names))
    assert len(found) == 6
    assert all(ADDRESS.fullmatch(path) for path in found)
