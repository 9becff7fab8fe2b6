"""What the theme publishes beside the pages: whose it is, and that nothing is fetched from elsewhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

import pytest
import yaml

from digest.model import Edition
from digest.theme import Theme
from tests.theme.conftest import PROJECT, frame

TEMPLATES = PROJECT / "templates"
PHYSICAL = re.compile(
    r"(?<![\w-])((?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|float"
    r"|(?:min-|max-)?(?:width|height))\s*:|:\s*(?:left|right)\s*[;}]"
)


def test_only_the_flags_asked_for_are_published(theme: Theme) -> None:
    paths = [asset.path for asset in theme.assets({"CU", "IR"})]
    assert [path for path in paths if path.endswith(".svg") and "/flags/" in path] == [
        "assets/flags/CU.svg",
        "assets/flags/IR.svg",
    ]
    assert len(set(paths)) == len(paths)


def test_what_a_page_refers_to_is_published(theme: Theme, editions: Mapping[str, Edition]) -> None:
    published = {asset.path for asset in theme.assets(())}
    page = theme.pour(frame(editions["fa"]), "").decode()
    assert set(re.findall(r'"\.\./\.\./(assets/[^"]+)"', page)) <= published
    assert "assets/fonts/LICENSE.txt" in published


def test_a_page_asks_no_third_party_for_anything(theme: Theme, editions: Mapping[str, Edition]) -> None:
    page = theme.pour(frame(editions["en"], canonical="", alternates=()), "").decode()
    others = re.findall(r"(?:https?:)?//[\w.-]+", page)
    assert set(others) <= {"http://www.w3.org"}


def test_our_own_files_name_no_third_party() -> None:
    named = [
        path.relative_to(TEMPLATES).as_posix()
        for pattern in ("*.html", "*.css", "*.js")
        for path in TEMPLATES.rglob(pattern)
        if re.search(r"""["'(=]\s*(?:https?:)?//\w""", path.read_text(encoding="utf-8"))
    ]
    assert named == []


def test_published_scripts_and_styles_point_to_no_source_map(theme: Theme) -> None:
    assert [asset.path for asset in theme.assets(()) if b"sourceMappingURL" in asset.data] == []


def test_our_styles_know_no_left_and_no_right() -> None:
    found = []
    for path in sorted((TEMPLATES / "assets").glob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        lines = [line for line in text.splitlines() if not line.lstrip().startswith(("@media", "@container"))]
        found += [f"{path.name}: {line.strip()}" for line in lines if PHYSICAL.search(line)]
    assert found == []


def test_every_file_of_others_is_as_its_origin_made_it() -> None:
    origins = yaml.safe_load((TEMPLATES / "PROVENANCE.yml").read_text(encoding="utf-8"))
    listed = {path: digest for origin in origins for path, digest in origin["files"].items()}
    for origin in origins:
        assert origin["version"]
        assert origin["licence_file"] in origin["files"]
    found = {
        path.relative_to(TEMPLATES).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("assets/fonts", "assets/flags", "assets/icons", "map", "share")
        for path in (TEMPLATES / folder).iterdir()
    }
    assert found == listed


@pytest.mark.parametrize("name", ["mkdocs", "jinja2"])
def test_reading_the_settings_needs_no_theme(name: str) -> None:
    for path in (PROJECT / "digest" / "theme").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(rf"^(?:import|from) {name}", source, flags=re.MULTILINE), path.name
