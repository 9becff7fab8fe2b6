"""What another process has seen of a site and its spare is what there is, or nothing."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.write import aside, halves
from digest.write.aside import Lookout, looking
from digest.write.ledger import Ledger, read_ledger
from tests.publishing.sites import changed, pages, with_twin


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a spare, in a process that forks."""
    monkeypatch.setattr(halves, "MANY", 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    site = tmp_path / "site"
    with_twin(site, pages(0, 20))
    changed(site, pages(1, 20))
    return site


@pytest.fixture
def lookout(out: Path) -> Iterator[Lookout]:
    found = Lookout(out)
    yield found
    found.close()


def ledger(out: Path) -> Ledger:
    found = read_ledger(out)
    assert found is not None
    return found


def spare(out: Path) -> Path:
    return out.parent / ".site.digest" / "spare"


def test_the_spare_may_be_moved_while_it_is_looked_at(out: Path) -> None:
    before = ledger(out)
    (spare(out) / "en/a0003/cite.json").unlink()
    seen = looking(out, before)
    assert seen is not None
    with seen:
        spare(out).rename(out.parent / "elsewhere")
        lost = seen.lost()
    assert lost is not None
    assert set(lost) == {"en/a0003/cite.json", *before.differs} & set(before.outputs)


def test_where_there_is_another_spare_nobody_looks(out: Path) -> None:
    changed(out, pages(2, 20))
    before = ledger(out)
    spare(out).rename(out.parent / "elsewhere")
    assert looking(out, before) is None


def test_a_lookout_sees_what_others_put_into_the_site_that_is_there(out: Path, lookout: Lookout) -> None:
    for edit in (2, 3):
        (out / "en/a0004/theirs.txt").write_text("x", "utf-8")
        with lookout:
            pass
        seen = lookout.touched()
        assert seen is not None
        assert "en/a0004" in seen
        assert "en/a0005" not in seen
        (out / "en/a0004/theirs.txt").unlink()
        changed(out, pages(edit, 20))


def test_a_lookout_has_looked_at_the_spare_when_it_was_told_to(out: Path, lookout: Lookout) -> None:
    with lookout:
        assert lookout.lost() is None
    (spare(out) / "en/a0003/cite.json").unlink()
    lookout.prepare()
    with lookout:
        lost = lookout.lost()
    assert lost is not None
    assert "en/a0003/cite.json" in lost
    changed(out, pages(2, 20))
    assert (lookout.lost(), lookout.touched()) == (None, None)  # it has seen another site


def test_what_was_seen_too_long_ago_is_nothing_to_rely_on(
    out: Path, lookout: Lookout, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = looking(out, ledger(out))
    assert seen is not None
    monkeypatch.setattr(aside, "FRESH", 0)
    with lookout, seen:
        assert seen.lost() is not None
        assert (seen.touched(), lookout.touched()) == (None, None)
