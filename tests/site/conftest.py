"""The built sites the tests of this folder look at: the real content, and variations of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digest.build import Outcome, build
from digest.write.freshness import Order, look
from tests.site.pages import Site

PROJECT = Path(__file__).resolve().parents[2]
ADDRESS = "https://example.org/digest/"
TODAY = date(2024, 2, 20).toordinal()


def order(out: Path, content: Path = PROJECT / "content", **changes: object) -> Order:
    """Return an order for a site at ADDRESS on a fixed day."""
    fixed = Order(PROJECT, content, out, TODAY, site_url=ADDRESS)
    return replace(fixed, **changes)  # type: ignore[arg-type]  # the names are Order's own


def made(wanted: Order) -> Outcome:
    """Build, and refuse to go on with a site that could not be built."""
    outcome = build(wanted, look(wanted))
    assert outcome.written is not None, "\n".join(map(str, outcome.problems))
    return outcome


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real content, built once."""
    out = tmp_path_factory.mktemp("real") / "site"
    made(order(out))
    return Site(out)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the real content, to be changed; pages of it may vanish, as if none were published yet."""
    copy = tmp_path / "content"
    shutil.copytree(PROJECT / "content", copy, ignore=shutil.ignore_patterns("urls.txt"))
    return copy


@pytest.fixture
def editions_only(tmp_path: Path) -> Callable[..., Path]:
    """Call it with edition codes: a content folder that holds these editions and nothing else."""

    def make(*codes: str) -> Path:
        folder = tmp_path / "content" / "editions"
        folder.mkdir(parents=True)
        for code in codes:
            shutil.copy(PROJECT / "content" / "editions" / f"{code}.yml", folder)
        return folder.parent

    return make
