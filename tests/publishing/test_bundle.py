"""A bundle is read as it was kept, or not at all; one that is there is not written again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.shelf.bundle import Bundle
from digest.write.bundle import keep_bundle, read_bundle


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sections=st.dictionaries(st.text(max_size=5), st.binary(max_size=50), max_size=5))
def test_a_bundle_is_read_as_it_was_kept(sections: dict[str, bytes], tmp_path: Path) -> None:
    known_as = keep_bundle(tmp_path / "x", Bundle(sections))
    found = read_bundle(tmp_path / "x", known_as)
    assert found is not None
    assert {name: bytes(data) for name, data in found.items()} == sections
    assert read_bundle(tmp_path / "x", keep_bundle(tmp_path / "y", Bundle({"other": b"x"}))) is None


def test_a_bundle_that_is_there_is_not_written_again(tmp_path: Path) -> None:
    place = tmp_path / "x"
    bundle = Bundle({"a": b"1", "b": b"2"})
    known_as = keep_bundle(place, bundle)
    first = place.stat().st_ino
    read = read_bundle(place, known_as)
    assert read is not None
    assert {keep_bundle(place, bundle), keep_bundle(place, read)} == {known_as}
    assert place.stat().st_ino == first
    keep_bundle(place, Bundle({"a": b"2"}))
    assert keep_bundle(place, read) == known_as  # another has taken its place
    assert read_bundle(place, known_as) is not None


@pytest.mark.parametrize("size", [0, 10, 47, 55, 60, -1])
def test_a_bundle_that_is_not_whole_is_none(size: int, tmp_path: Path) -> None:
    known_as = keep_bundle(tmp_path / "x", Bundle({"a": b"12345", "b": b"2"}))
    whole = (tmp_path / "x").read_bytes()
    for bad in (whole[:size], whole[:size] + bytes(len(whole[size:])) if size >= 0 else whole + b"x"):
        (tmp_path / "bad").write_bytes(bad)
        found = read_bundle(tmp_path / "bad", known_as)
        assert found is None or size == 60
    assert read_bundle(tmp_path / "nowhere", known_as) is None
