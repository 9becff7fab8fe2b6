"""A file with an entry for every record, mended where one was edited, is what it would be from nothing."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.exports import bibtex, citations, csl, ris
from digest.exports.splicing import Seams, spliced

ENTRIES = {
    "json": (
        csl.collection,
        st.text(st.characters(codec="utf-8", exclude_characters="\n")).map(lambda one: f'{{"{one}"}}'),
    ),
    "bib": (bibtex.collection, st.from_regex(r"@x\{(a,\n)*\}\n", fullmatch=True)),
    "ris": (ris.collection, st.from_regex(r"TY  - (A\r\n)*ER  - \r\n", fullmatch=True)),
}


@pytest.mark.parametrize("name", ENTRIES)
@given(st.data())
def test_an_entry_is_put_in_the_place_of_another(name: str, data: st.DataObject) -> None:
    collection, entry = ENTRIES[name]
    form = citations.FORMATS[name]
    held = data.draw(st.lists(entry, min_size=2, max_size=5))
    new = data.draw(st.dictionaries(st.integers(0, len(held) - 1), entry, max_size=3))
    now = [new.get(place, one) for place, one in enumerate(held)]
    alone = {place: collection([one]) for place, one in new.items()}
    put = partial(spliced, collection(held), form.start, form.seams)
    assert put(len(held), alone) == collection(now)
    assert put(len(held) + 1, alone) is None


def test_a_file_that_ends_otherwise_is_not_mended() -> None:
    assert spliced(b"[a,b}", 1, Seams(b",", b"]"), 2, {}) is None
    assert spliced(b"[a,b]", 1, Seams(b",", b"]"), 2, {1: b"[c]"}) == b"[a,c]"
