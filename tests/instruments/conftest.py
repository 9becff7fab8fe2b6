"""A site built once for a day with anniversaries, and desks over the real content for any other day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from digest.build import check
from digest.calendars import edtf
from digest.derive import derive
from digest.model import Library
from digest.pages.atlas import atlas
from digest.pages.desk import Desk
from digest.pages.site import Site
from digest.pages.voice import voices
from tests.rtl.reading import Built
from tests.site.conftest import ADDRESS, PROJECT, made, order

DAY = date(2024, 12, 4)
"""In English a year after two events, in Persian a day after their day."""


@pytest.fixture(scope="session")
def library() -> Library:
    """The real content."""
    return check(order(Path("nowhere")))[0]


@pytest.fixture(scope="session")
def desk_on(library: Library) -> Callable[..., Desk]:
    """Call it with an edition and a day (and event id to date, for an event dated otherwise): a desk."""

    def make(
        edition: str,
        today: date = DAY,
        dates: Mapping[str, str] | None = None,
        letters: frozenset[str] = frozenset(),
    ) -> Desk:
        events = dict(library.events)
        if dates is not None:
            events = {id: replace(events[id], date=edtf.parse(text)) for id, text in dates.items()}
        content = replace(library, events=events)
        outlines = atlas(json.loads((PROJECT / "templates" / "map" / "world.json").read_bytes()))
        flags = frozenset(path.stem for path in (PROJECT / "templates" / "assets" / "flags").glob("*.svg"))
        site = Site(
            content, derive(content), ADDRESS, today.toordinal(), flags, atlas=outlines, letters=letters
        )
        return Desk(site, voices(content.editions)[edition])

    return make


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real content, built once for that day."""
    folder = tmp_path_factory.mktemp("instruments") / "site"
    made(order(folder, today=DAY.toordinal()))
    return Built(folder)


@pytest.fixture(scope="session")
def base(built: Built, serve: Callable[..., str]) -> str:
    """Its address."""
    return serve(Path(built.folder))
