"""What we take of Material, as a function: a folder of its templates goes in, what is missing comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.browser import ROOT

OURS = ROOT / "templates"

_BLOCK = re.compile(r"{%-?\s*block\s+(\w+)")
_USED = re.compile(r'{%-?\s*(?:include|import|from|extends)\s+"([^"]+)"')
_ICON = re.compile(r'include\s+"(\.icons/[\w/-]+\.svg)"')
_NAMES = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')

_MENDED = {
    '<html lang="{{ lang.t(\'language\') }}" class="no-js">': "direction on the first element",
    'type="checkbox" id="__drawer" autocomplete="off">': "a box that is valid HTML",
    'type="checkbox" id="__search" autocomplete="off">': "a box that is valid HTML",
    '<body dir="{{ direction }}"': "direction on the body, which moves to the first element",
    'lang.t("direction")': "the edition's direction, which partials/language.html gives",
}
"""Text of base.html that theme/material.py mends after rendering, to what for."""

_STYLES = ("main.*.min.css", "palette.*.min.css")


def missing(material: Path) -> Iterator[str]:
    """Yield a sentence for each thing of Material's that our templates build on and that is not there."""
    base = (material / "base.html").read_text(encoding="utf-8")
    main = (OURS / "main.html").read_text(encoding="utf-8")
    for block in _BLOCK.findall(main):
        if block not in _BLOCK.findall(base):
            yield f"base.html has no block {block}: what templates/main.html puts there is not on the page"
    yield from _unused_partials(material)
    for text, what in _MENDED.items():
        if text not in base:
            yield f"base.html does not have {text}: theme/material.py looks for it, for {what}"
    for pattern in _STYLES:
        found = list((material / "assets" / "stylesheets").glob(pattern))
        if len(found) != 1:
            yield f"assets/stylesheets has {len(found)} files {pattern}: theme/material.py merges one"
    for icon in sorted(_icons()):
        if not (material / icon).is_file():
            yield f"{icon} is not there: a template of ours shows it"


def _unused_partials(material: Path) -> Iterator[str]:
    """Yield our partials that no template asks for: one that replaces Material's may have lost its place."""
    theirs = [material / "base.html", *sorted((material / "partials").rglob("*.html"))]
    asked = {name for path in theirs for name in _USED.findall(path.read_text(encoding="utf-8"))}
    ours = {
        name for path in OURS.rglob("*.html") for name in _USED.findall(path.read_text(encoding="utf-8"))
    } | {"partials/alternate.html", "partials/alternates.html"}  # theme/material.py renders these two
    for path in sorted((OURS / "partials").rglob("*.html")):
        name = path.relative_to(OURS).as_posix()
        if name not in asked | ours:
            yield f"no template of Material's asks for {name}: ours is not on the page"


def _icons() -> set[str]:
    """Return every icon that a template of ours or mkdocs.yml names."""
    texts = [path.read_text(encoding="utf-8") for path in OURS.rglob("*.html")]
    found = {icon for text in texts for icon in _ICON.findall(text)}
    event = (OURS / "pieces" / "event_card.html").read_text(encoding="utf-8")
    kinds = event[event.index("set icons") : event.index("%}", event.index("set icons"))]
    found |= {f".icons/material/{name}.svg" for name in _NAMES.findall(kinds)[1::2]}
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return found | {f".icons/{name}.svg" for name in re.findall(r"\b(material/[\w-]+)", settings)}
