"""A site whose maps are put to the test: the real content, and one event of many countries of all sizes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.pages.atlas import Atlas, atlas
from tests.reading.conftest import reader
from tests.rtl.reading import Built
from tests.site.conftest import PROJECT, made, order

__all__ = ["reader"]

FILE = PROJECT / "templates" / "map" / "world.json"
GATHERED = ["CU", "BA", "VC", "GS", "CF", "LB", "PS", "IL", "SG", "FJ", "AQ", "TV", "GF", "PG"]
"""Long names, small states near each other, states on the edge of the map, one that is on no map (AQ)."""

EVENT = """\
date: 2001-05
kind: conference
countries: [{countries}]
people: []
place: null
title: {{en: A conference, fa: یک همایش}}
text: {{en: Many countries met., fa: کشورهای بسیاری گرد آمدند.}}
reports:
  - article: spadana-khamenei-diaz-canel
    basis: outside
    note: {{en: Made up for a test., fa: برای آزمون ساخته شده است.}}
    says: رئیس جمهور
"""


@pytest.fixture(scope="session")
def world() -> Atlas:
    """The atlas as the build reads it."""
    return atlas(json.loads(FILE.read_bytes()))


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site, built once."""
    folder = tmp_path_factory.mktemp("maps")
    shutil.copytree(PROJECT / "content", folder / "content")
    event = folder / "content" / "events" / "many-countries-2001.yml"
    event.write_text(EVENT.format(countries=", ".join(GATHERED)), encoding="utf-8")
    made(order(folder / "site", folder / "content"))
    return Built(folder / "site")


@pytest.fixture(scope="session")
def base(crowded: Built, serve: Callable[..., str]) -> str:
    """Its address."""
    return serve(Path(crowded.folder))
