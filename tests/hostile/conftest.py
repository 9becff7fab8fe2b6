"""Builds sites of hostile content quickly: one project without pictures, one set of tools for all of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.build import Outcome, build
from digest.workshop import Workshop
from digest.write.freshness import Order, look
from tests.hostile.records import PLAIN, Records, saying, write
from tests.site.conftest import ADDRESS, PROJECT, TODAY
from tests.site.pages import Site

Build = Callable[[Records | Path], tuple[Outcome, Path]]


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project without pictures for sharing, which take longer than all the rest."""
    folder = tmp_path_factory.mktemp("project")
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    assert "share_images: true" in settings
    (folder / "mkdocs.yml").write_text(settings.replace("share_images: true", "share_images: false"), "utf-8")
    (folder / "templates").symlink_to(PROJECT / "templates")
    (folder / "content").mkdir()
    return folder


@pytest.fixture(scope="session")
def building(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Call it with records (or a content folder): what came of the build, and the site, till the next one."""
    workshop = Workshop()
    home = tmp_path_factory.mktemp("hostile")

    def make(given: Records | Path) -> tuple[Outcome, Path]:
        content = given if isinstance(given, Path) else write(home / "content", given)
        shutil.rmtree(home / "site", ignore_errors=True)
        wanted = Order(project, content, home / "site", TODAY, site_url=ADDRESS)
        return build(wanted, look(wanted), workshop=workshop), home / "site"

    return make


@pytest.fixture(scope="session")
def harmless(building: Build, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the same content that says nothing but a plain word."""
    outcome, site = building(saying(PLAIN))
    assert outcome.written is not None, [str(one) for one in outcome.problems]
    return Site(Path(shutil.copytree(site, tmp_path_factory.mktemp("harmless") / "site")))
