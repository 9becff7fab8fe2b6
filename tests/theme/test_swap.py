"""Material can be taken out: a shell that knows nothing of it holds the same pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

from digest import theme as room
from digest.build import build
from digest.making import Help
from digest.model import Edition
from digest.pages.around import Frame
from digest.write.freshness import look
from tests.site.conftest import PROJECT, order
from tests.site.pages import Site
from tests.theme.contract import OURS

ICONS = Path("shell")


class Plain:
    """All that a shell has to be, as CONTRIBUTING.md says: these members, and no more."""

    def __init__(
        self, config_file: Path, editions: Mapping[str, Edition], _site_url: str, _compiled: Any = None
    ) -> None:
        self.styles: tuple[str, ...] = ()
        self.template_dirs = (OURS, config_file.parent / ICONS)
        self._editions = editions

    def page(self, frame: Frame, content: str, head: str, switch: str) -> str:
        edition = self._editions[frame.edition]
        canonical = f'<link rel="canonical" href="{escape(frame.canonical)}">' if frame.canonical else ""
        return (
            f'<!doctype html><html lang="{edition.code}" dir="{edition.direction}">'
            '<head><meta charset="utf-8">'
            f"<title>{escape(frame.title)}</title>{canonical}"
            f'<meta name="description" content="{escape(frame.description)}">{head}</head>'
            f'<body id="content"><nav>{switch}</nav>{content}</body></html>'
        )

    def head(self, frame: Frame) -> str:
        links = (
            f'<link rel="alternate" hreflang="{code}" href="{escape(url)}">' for code, url in frame.alternates
        )
        return "".join(links)

    def switch(self, frame: Frame) -> str:
        shown = (frame.base + one.url if not one.url.startswith("#") else one.url for one in frame.switch)
        return "".join(f'<a href="{escape(url or ".")}">edition</a>' for url in shown)

    def stylesheet(self) -> str:
        return "body { max-inline-size: 40rem }\n"


def test_another_shell_holds_every_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    shutil.copy(PROJECT / "mkdocs.yml", project)
    (project / "templates").symlink_to(OURS)
    shutil.copytree(PROJECT / "content", project / "content")
    pieces = "".join(path.read_text("utf-8") for path in (OURS / "pieces").glob("*.html"))
    names = {
        *re.findall(r"\.icons/material/([\w-]+)\.svg", pieces),
        *re.findall(r'"([a-z]+(?:-[a-z]+)+)"', pieces),
    }
    (project / ICONS / ".icons" / "material").mkdir(parents=True)
    for name in {*names, "cancel"}:
        (project / ICONS / ".icons" / "material" / f"{name}.svg").write_text("<svg></svg>", "utf-8")
    monkeypatch.setattr(room, "Material", Plain)

    wanted = order(tmp_path / "site", project / "content", project=project)
    outcome = build(wanted, look(wanted), help=Help(processes=1))

    assert [str(one) for one in outcome.problems] == []
    site = Site(tmp_path / "site")
    assert len(site.pages) == outcome.pages + sum("http-equiv" in page.text for page in site.pages)
    for page in site.pages:
        assert re.findall(r'class="(?:[^"]* )?md-[^"]*"', page.text) == [], page.path
        assert '<body id="content"><nav>' in page.text or "http-equiv" in page.text, page.path
    about = site.by_path["fa/about/index.html"]
    assert "<h1" in about.text
    assert 'dir="rtl"' in about.text
    broken = [
        f"{page.path}: {file}"
        for page in site.pages
        for file, _ in page.targets()
        if not (site.folder / file).is_file()
    ]
    assert broken == []
