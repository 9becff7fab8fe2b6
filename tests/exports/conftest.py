"""The contents and the built site that the tests of exports share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.exports.kind import Whole
from digest.model import Library
from tests.exports.following import library, whole
from tests.site.conftest import PROJECT, made, order
from tests.site.pages import Site


def _content(folder: Path, of: str) -> Path:
    content = folder / "content"
    shutil.copytree(PROJECT / "tests" / of, content)
    shutil.copytree(PROJECT / "content" / "editions", content / "editions")
    return content


@pytest.fixture(scope="session")
def small_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One article and one event, in both editions."""
    return library(_content(tmp_path_factory.mktemp("small"), "content/small"))


@pytest.fixture(scope="session")
def small(small_library: Library) -> Whole:
    """The same, ready for exports."""
    return whole(small_library)


@pytest.fixture(scope="session")
def hurting_library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Mixed directions, missing translations, dates of every precision."""
    return library(_content(tmp_path_factory.mktemp("hurting"), "rtl/content"))


@pytest.fixture(scope="session")
def hurting(hurting_library: Library) -> Whole:
    """The same, ready for exports."""
    return whole(hurting_library)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real content as a site."""
    out = tmp_path_factory.mktemp("published") / "site"
    made(order(out))
    return Site(out)
