"""An index mended where entries changed is, to the byte, the one that is made from nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.pages.found import Found, Searchable
from digest.search import files as files_room
from digest.search import patching
from digest.search.files import files
from digest.search.postings import decoded, encoded, shifted
from digest.search.renumbering import aligned
from tests.search.conftest import edition, entries

WORDS = ("می", "یابد", "مییابد", "می‌یابد", "هسته", "ای", "هستهای", "هسته‌ای", "هسته‌ایمی", "Díaz-Canel", "diaz")
TEXT = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
SAID = TEXT.map(lambda text: (text, "fa", "rtl"))
ENTRY = st.builds(
    Found,
    url=st.just(""),
    title=SAID,
    label=st.none(),
    when=st.sampled_from([(), (("۵ مه", "2023-05-05"), (" و", None))]),
    texts=st.just(()) | st.tuples(SAID, SAID),
    also=st.just(()) | st.tuples(TEXT.map(lambda text: (text, "en", "ltr"))),
    hidden=st.just("") | TEXT,
)


@pytest.fixture(autouse=True, scope="module")
def _small() -> Iterator[None]:
    """Cut the files small, so that few entries fill many."""
    with pytest.MonkeyPatch.context() as patches:
        for room in (files_room, patching):
            patches.setattr(room, "WORDS", 40)
            patches.setattr(room, "ENTRIES", 200)
        yield


def addressed(found: list[Found]) -> tuple[Found, ...]:
    return tuple(one._replace(url=f"fa/articles/{number}/") for number, one in enumerate(found))


def mended(
    site: dict[str, bytes], now: Searchable, changed: set[int], *, moved: bool = False
) -> dict[str, bytes]:
    """Return the files of an index after an update, and check that nothing is written that was there."""
    keys = {f"article/{number}" for number in changed}
    patch = patching.patch(now, ["fa"], keys, site.__getitem__, moved=moved)
    assert patch is not None
    written = dict(patch.files)
    assert set(patch.gone) <= set(site)
    assert not set(written) & (set(site) - {"search/fa.json"})
    return {path: data for path, data in (site | written).items() if path not in patch.gone}


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_edits_of_any_kind_and_number(data: st.DataObject) -> None:
    found = data.draw(st.lists(ENTRY, min_size=1, max_size=4))
    site = dict(files(edition("fa", addressed(found)), ["fa"]))
    for _ in range(data.draw(st.integers(1, 3))):
        changed = data.draw(st.sets(st.integers(0, len(found) - 1), max_size=3))
        for number in changed:
            found[number] = data.draw(ENTRY)
        now = edition("fa", addressed(found))
        if json.loads(site["search/fa.json"])["words"]:
            site = mended(site, now, changed)
            assert site == dict(files(now, ["fa"]))
        else:
            site = dict(files(now, ["fa"]))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_edits_that_move_entries(data: st.DataObject) -> None:
    """An entry that changes leads elsewhere as well, as an event does that gets another date."""
    found = list(addressed(data.draw(st.lists(ENTRY, min_size=2, max_size=6))))
    site = dict(files(edition("fa", tuple(found)), ["fa"]))
    for turn in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(found) - 1))
        found[number] = data.draw(ENTRY)._replace(url=f"fa/{turn}/articles/{number}/")
        found.insert(data.draw(st.integers(0, len(found) - 1)), found.pop(number))
        now = edition("fa", tuple(found))
        if json.loads(site["search/fa.json"])["words"]:
            site = mended(
                site, now, {found.index(one) for one in found if f"/{turn}/" in one.url}, moved=True
            )
            assert site == dict(files(now, ["fa"]))
        else:
            site = dict(files(now, ["fa"]))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_entries_that_come_and_go(data: st.DataObject) -> None:
    """What comes has an address of its own; what was there may change or move on the way."""
    found = list(addressed(data.draw(st.lists(ENTRY, min_size=1, max_size=6))))
    site = dict(files(edition("fa", tuple(found)), ["fa"]))
    for turn in range(data.draw(st.integers(1, 3))):
        changed = set()
        for _ in range(data.draw(st.integers(0, 2))):
            if found:
                found.pop(data.draw(st.integers(0, len(found) - 1)))
        for nth in range(data.draw(st.integers(0, 2))):
            new = data.draw(ENTRY)._replace(url=f"fa/{turn}/{nth}/")
            found.insert(data.draw(st.integers(0, len(found))), new)
        if data.draw(st.booleans()) and found:
            found.append(found.pop(0))
        if data.draw(st.booleans()) and found:
            number = data.draw(st.integers(0, len(found) - 1))
            found[number] = data.draw(ENTRY)._replace(url=found[number].url)
            changed.add(number)
        now = edition("fa", tuple(found))
        if json.loads(site["search/fa.json"])["words"]:
            site = mended(site, now, changed, moved=True)
            assert site == dict(files(now, ["fa"]))
        else:
            site = dict(files(now, ["fa"]))


@given(st.lists(st.integers(0, 9), unique=True), st.lists(st.integers(0, 9), unique=True))
def test_as_many_as_can_be_keep_their_order(before: list[int], after: list[int]) -> None:
    numbers = aligned(list(map(str, before)), list(map(str, after)))
    assert numbers is not None
    kept = [(old, new) for old, new in enumerate(numbers.now) if new is not None]
    assert all(before[old] == after[new] and numbers.was[new] == old for old, new in kept)
    assert [new for _, new in kept] == sorted(new for _, new in kept)
    assert numbers.gone == [old for old in range(len(before)) if numbers.now[old] is None]
    assert numbers.come == [new for new in range(len(after)) if numbers.was[new] is None]
    common = [one for one in before if one in after]
    longest = max(
        (
            size
            for size in range(len(common) + 1)
            for some in combinations(common, size)
            if [*some] == sorted(some, key=after.index)
        ),
        default=0,
    )
    assert len(kept) == longest


@given(
    st.lists(st.integers(0, 400), unique=True).map(sorted),
    st.lists(st.tuples(st.integers(0, 100), st.integers(0, 50)), max_size=4),
)
def test_a_list_is_shifted_as_if_it_were_decoded(held: list[int], raised: list[tuple[int, int]]) -> None:
    numbers = [one for nth, one in enumerate(held) if not nth or held[nth - 1] >> 2 != one >> 2]
    steps, moved = [], 0
    for start, more in sorted(dict(raised).items()):
        moved += more
        steps.append((start, moved))
    expected = [
        one + 4 * next((moved for start, moved in reversed(steps) if one >> 2 >= start), 0) for one in numbers
    ]
    assert decoded(shifted(encoded(numbers), steps)) == expected


@pytest.mark.parametrize(
    ("apart", "joined"),
    [("هسته ای", "هستهای"), ("می یابد", "مییابد"), ("می ی یابد", "می‌یابد"), ("a هسته‌ای", "هستهای")],
)
def test_a_word_somebody_begins_to_write_joined_is_found_where_others_write_it_apart(
    apart: str, joined: str
) -> None:
    def titled(*titles: str) -> Searchable:
        return edition("fa", addressed([Found("", (title, "fa", "rtl")) for title in titles]))

    before, after = titled(apart, "x y", apart), titled(apart, joined, apart)
    site = dict(files(before, ["fa"]))
    written = mended(site, after, {1})
    assert written == dict(files(after, ["fa"]))
    assert mended(written, before, {1}) == site


def test_many_edits_of_many_long_texts_one_after_the_other() -> None:
    chance = random.Random(11)
    found = list(entries("fa", 120))
    spare = list(entries("fa", 160))[120:]
    site = dict(files(edition("fa", tuple(found)), ["fa"]))
    for new in spare:
        number = chance.randrange(len(found))
        found[number] = new._replace(url=found[number].url)
        now = edition("fa", tuple(found))
        site = mended(site, now, {number})
        assert site == dict(files(now, ["fa"]))


def test_what_is_not_known_to_have_moved_or_moved_far_is_made_from_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = list(entries("fa", 5))
    site = dict(files(edition("fa", tuple(found)), ["fa"]))
    less = edition("fa", tuple(found[1:]))
    assert patching.patch(less, ["fa"], set(), site.__getitem__) is None
    assert patching.patch(less, ["fa"], set(), site.__getitem__, moved=True) is not None
    twice = edition("fa", (*found, found[0]))
    assert patching.patch(twice, ["fa"], set(), site.__getitem__, moved=True) is None
    turned = edition("fa", tuple(reversed(found)))
    monkeypatch.setattr(patching, "MANY", 3)
    assert patching.patch(turned, ["fa"], set(), site.__getitem__, moved=True) is None
    monkeypatch.setattr(patching, "MANY", 4)  # one stays where it is
    assert patching.patch(turned, ["fa"], set(), site.__getitem__, moved=True) is not None
    same = patching.patch(edition("fa", tuple(found)), ["fa"], set(), site.__getitem__)
    assert same is not None
    assert dict(same.files) == {"search/fa.json": site["search/fa.json"]}
