"""Material has what our templates build on; where a new version lost something, the words say what."""

from __future__ import annotations

import shutil
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from digest.theme import Theme
from tests.browser import ROOT
from tests.project.files import locked
from tests.theme.contract import missing


def test_the_installed_material_has_all_we_build_on(theme: Theme) -> None:
    assert list(missing(theme.template_dirs[1])) == [], f"in mkdocs-material {version('mkdocs-material')}"


@pytest.fixture
def copy(theme: Theme, tmp_path: Path) -> Path:
    """A copy of Material's templates, to take things away from."""
    material, folder = theme.template_dirs[1], tmp_path / "material"
    for name in ("partials", "assets/stylesheets", ".icons/material"):
        shutil.copytree(material / name, folder / name)
    shutil.copy(material / "base.html", folder)
    assert list(missing(folder)) == []
    return folder


@pytest.mark.parametrize(
    ("was", "becomes", "word"),
    [
        ("block htmltitle", "block head_title", "base.html has no block htmltitle: what templates/main.html"),
        ("block scripts", "block javascript", "base.html has no block scripts"),
        (
            "partials/footer.html",
            "partials/feet.html",
            "no template of Material's asks for partials/footer.html",
        ),
        ("partials/language.html", "partials/tongue.html", "asks for partials/language.html: ours is not on"),
        ('class="no-js"', 'class="js"', "direction on the first element"),
        (' id="__drawer" ', ' id="__menu" ', "a box that is valid HTML"),
        ("<body dir=", "<body data-dir=", "direction on the body"),
    ],
)
def test_what_a_new_version_lost_is_named(was: str, becomes: str, word: str, copy: Path) -> None:
    base = copy / "base.html"
    text = base.read_text(encoding="utf-8")
    assert was in text
    base.write_text(text.replace(was, becomes), encoding="utf-8")
    found = list(missing(copy))
    assert any(word in sentence for sentence in found), found


def test_a_style_and_an_icon_that_went_are_named(copy: Path) -> None:
    for path in (copy / "assets" / "stylesheets").glob("palette.*.min.css"):
        path.rename(path.with_name("colours.css"))
    for icon in ("menu", "vote-outline", "brightness-auto"):
        (copy / ".icons" / "material" / f"{icon}.svg").unlink()
    assert list(missing(copy)) == [
        "assets/stylesheets has 0 files palette.*.min.css: theme/material.py merges one",
        ".icons/material/brightness-auto.svg is not there: a template of ours shows it",
        ".icons/material/menu.svg is not there: a template of ours shows it",
        ".icons/material/vote-outline.svg is not there: a template of ours shows it",
    ]


@pytest.mark.parametrize("package", ["mkdocs-material", "mkdocs", "jinja2"])
def test_what_is_tested_here_is_what_is_locked_or_newer_and_permitted(package: str) -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    (requirement,) = [one for one in map(Requirement, stated) if one.name == package]
    (pinned,) = locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))[package]
    here = version(package)
    assert requirement.specifier.contains(here), f"{package} {here} is not permitted: {requirement}"
    assert requirement.specifier.contains(pinned)
    assert not Requirement(f"x<{pinned}").specifier.contains(here), f"{package} {here} is older than the lock"
