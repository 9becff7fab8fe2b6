"""The quick reading of YAML finds what the careful one finds, or leaves the file to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.load import Unreadable, load, plain, quickly
from digest.load.placing import placed

PIECES = (
    *("a: ", "b: ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", "x", "null", "~", '"null"', "'"),
    *('"', "&a ", "*a", "!t ", ">-", "|", "#", " # c", ":", "? ", "---\n", "...", "1", "NO", "سلام", "\t"),
)
pieces = st.sampled_from(PIECES)


@given(st.lists(pieces, max_size=14).map("".join))
def test_any_text_is_read_alike_or_left_to_the_careful_reading(text: str) -> None:
    quick = quickly.values(text)
    try:
        careful = plain(placed(text, "a.yml", 0))
    except Unreadable:
        careful = None
    assert quick is None or quick == careful
    assert careful is None or quick == careful or not careful


def test_many_files_read_by_two_processes_are_the_same(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    (small / "people" / "bad.yml").write_text("a: &x b\n", "utf-8")
    alone = load(small)
    monkeypatch.setattr(quickly, "MANY", 2)
    together = load(small)
    assert together.broken == alone.broken == {"people/bad.yml"}
    assert together.problems == alone.problems
    assert {name: one.values for name, one in together.documents.items()} == {
        name: one.values for name, one in alone.documents.items()
    }
    assert all(one.root == alone.documents[name].root for name, one in together.documents.items())
