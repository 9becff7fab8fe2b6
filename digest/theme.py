"""Material's shell around a page: rendered once for pages that share it, then poured."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from digest.model import Edition
from digest.pages.pieces import Frame
from digest.problems import DigestError

OPEN, SHUT = "\ue000", "\ue001"
"""Ends of a sentinel, from the private-use area: no template contains them."""

SENTINEL = re.compile(f"{OPEN}([a-z]+)([^{OPEN}{SHUT}]*){SHUT}")
MARK = "<b>"
"""Inside each sentinel: how it comes out shows which filter the template applied to the value."""

TEXTS = ("title", "heading", "description", "canonical")
HTML = ("content", "head", "switch")

MATERIAL_FILES = (
    "assets/stylesheets/main.*.min.css",
    "assets/stylesheets/palette.*.min.css",
    "assets/javascripts/bundle.*.min.js",
)
SOURCE_MAP = re.compile(rb"\n?(/\*# sourceMappingURL=\S+ \*/|//# sourceMappingURL=\S+)\s*\Z")

Segment = bytes | str
"""A piece of a shell: bytes as they are, or the name of the value that goes there."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its path inside the site ("assets/...") and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says about this project; folders are absolute, `site_url` may be empty."""

    site_url: str
    site_dir: Path
    content_dir: Path
    templates_dir: Path


def read_settings(config_file: Path) -> Settings:
    """Read the few settings a build needs, without loading the theme; DigestError where they are wrong."""
    from mkdocs.exceptions import MkDocsException
    from mkdocs.utils.yaml import yaml_load

    try:
        with config_file.open("rb") as stream:
            found = yaml_load(stream)
    except (OSError, MkDocsException) as error:
        raise DigestError(f"{config_file.name}: {error}") from error
    theme = found.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not custom:
        raise DigestError(f"{config_file.name}: theme.custom_dir is missing: the folder of the templates")
    home = config_file.resolve().parent
    return Settings(
        site_url=str(found.get("site_url") or ""),
        site_dir=home / str(found.get("site_dir") or "site"),
        content_dir=home / str(found.get("docs_dir") or "content"),
        templates_dir=home / str(custom),
    )


def cache_folder(config_file: Path) -> Path:
    """Return the project's folder for what only makes the next build faster, creating it."""
    folder = config_file.resolve().parent / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class Theme:
    """The theme of one build: Material's templates under ours, for every edition."""

    def __init__(
        self, config_file: Path, editions: Mapping[str, Edition], site_url: str, compiled: Any = None
    ) -> None:
        """Load mkdocs.yml without its plugins; DigestError where mkdocs refuses it.

        `compiled` is a Jinja bytecode cache, from the room that knows Jinja.
        """
        # mkdocs takes half a second to import: a build that changes nothing must not pay for it.
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        try:
            self._config: Any = load_config(str(config_file), plugins=[], site_url=site_url)
        except MkDocsException as error:
            raise DigestError(f"{config_file.name}: {error}") from error
        self._env: Any = self._config.theme.get_env()
        self._env.trim_blocks = self._env.lstrip_blocks = True
        self._env.bytecode_cache = compiled
        self._escape: Callable[[str], str] = self._env.filters["e"]
        self._editions = editions
        self._shells: dict[object, tuple[Segment, ...] | None] = {}
        self.template_dirs: tuple[Path, ...] = tuple(Path(path) for path in self._config.theme.dirs)
        self.flags: frozenset[str] = frozenset(
            path.stem for path in (self.template_dirs[0] / "assets" / "flags").glob("*.svg")
        )

    def outlines(self) -> Mapping[str, Any]:
        """Return the countries' outlines as `map/world.json` has them; DigestError where it is broken."""
        path = self.template_dirs[0] / "map" / "world.json"
        try:
            found: Mapping[str, Any] = json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            raise DigestError(f"templates/map/{path.name}: {error}") from error
        return found

    def pour(self, frame: Frame, content: str, extra_head: str = "") -> bytes:
        """Return the page with its shell rendered once for all pages that share it.

        The first page of each shell is also rendered in full: DigestError names it where the two differ.
        A shell that cannot be poured is rendered in full for each of its pages.
        """
        shell = (frame.edition, frame.section, frame.base, frame.nav, frame.home, frame.site_name)
        key = (*shell, bool(frame.canonical))
        if key in self._shells:
            segments = self._shells[key]
            if segments is None:
                return self.full(frame, content, extra_head)
            return self._fill(segments, frame, content, extra_head)
        self._shells[key] = segments = self._split(frame)
        page = self.full(frame, content, extra_head)
        if segments is not None and self._fill(segments, frame, content, extra_head) != page:
            raise DigestError(f'the page "{frame.title}" poured into its shell differs from the page in full')
        return page

    def full(self, frame: Frame, content: str, extra_head: str = "") -> bytes:
        """Return the same page rendered in full by the theme's templates: what `pour` must equal."""
        head = self._head(frame) + extra_head
        return self._render(frame, content, head, self._switch(frame)).encode()

    def assets(self, flags: Collection[str]) -> Iterator[Asset]:
        """Yield Material's styles and script, our own files, and the flags of the country codes named."""
        ours, material = self.template_dirs[:2]
        for pattern in MATERIAL_FILES:
            for path in sorted(material.glob(pattern)):
                yield Asset(path.relative_to(material).as_posix(), SOURCE_MAP.sub(b"\n", path.read_bytes()))
        for path in sorted((ours / "assets").rglob("*")):
            is_flag = path.parent.name == "flags" and path.suffix == ".svg"
            if path.is_file() and (not is_flag or path.stem in flags):
                yield Asset(path.relative_to(ours).as_posix(), path.read_bytes())

    def _split(self, frame: Frame) -> tuple[Segment, ...] | None:
        """Render the shell around sentinels and cut it there; None where a sentinel came out unexpected."""
        slots = {name: f"{OPEN}{name}{MARK}{SHUT}" for name in (*TEXTS, *HTML)}
        if not frame.canonical:
            slots["canonical"] = ""
        bare = replace(
            frame,
            title=slots["title"],
            heading=slots["heading"],
            description=slots["description"],
            canonical=slots["canonical"],
        )
        parts = SENTINEL.split(self._render(bare, *(slots[name] for name in HTML)))
        segments: list[Segment] = []
        for text, name, mark in zip(parts[::3], [*parts[1::3], ""], [*parts[2::3], ""], strict=True):
            if OPEN in text or SHUT in text:
                return None
            segments.append(text.encode())
            if name in TEXTS and mark == MARK:
                raise DigestError(f"the templates write {name} without escaping it")
            if name and mark != (MARK if name in HTML else str(self._escape(MARK))):
                return None
            segments.append(name)
        return tuple(segments)

    def _fill(self, segments: tuple[Segment, ...], frame: Frame, content: str, extra_head: str) -> bytes:
        values = {name: str(self._escape(getattr(frame, name))).encode() for name in TEXTS}
        values["content"] = content.encode()
        values["head"] = (self._head(frame) + extra_head).encode()
        values["switch"] = self._switch(frame).encode()
        values[""] = b""
        return b"".join(values[part] if isinstance(part, str) else part for part in segments)

    def _head(self, frame: Frame) -> str:
        return self._part("partials/alternates.html", frame)

    def _switch(self, frame: Frame) -> str:
        return self._part("partials/alternate.html", frame)

    def _part(self, template: str, frame: Frame) -> str:
        context = {"frame": frame, "page": None, "base_url": frame.base}
        return str(self._env.get_template(template).render(context))

    def _render(self, frame: Frame, content: str, head: str, switch: str) -> str:
        edition = self._editions[frame.edition]
        context = {
            "config": self._config,
            "page": None,
            "nav": None,
            "base_url": frame.base or ".",
            "frame": frame,
            "edition": edition,
            "word": edition.words.__getitem__,
            "theme_word": edition.theme.__getitem__,
            "content": content,
            "head": head,
            "switch": switch,
        }
        try:
            page = str(self._env.get_template("main.html").render(context))
        except KeyError as error:
            raise DigestError(f'the edition "{edition.code}" lacks the word {error}') from error
        return mended(page, edition)


def live_server(build: Callable[[], None], site: Path, host: str, port: int) -> Any:
    """Return mkdocs' reloading server of a folder: `watch(path)` what calls `build`, then `serve()`."""
    from mkdocs.livereload import LiveReloadServer

    def missing(_code: int) -> bytes | None:
        page = site / "404.html"
        return page.read_bytes() if page.is_file() else None

    server = LiveReloadServer(build, host, port, str(site))
    server.error_handler = missing
    return server


def mended(page: str, edition: Edition) -> str:
    """Mend what stands outside Material's blocks: direction on `<html>`, none on `<body>`, valid inputs."""
    lang, way = f'<html lang="{edition.code}"', f'dir="{edition.direction}"'
    page = once(page, f'{lang} class="no-js">', f'{lang} {way} class="no-js">')
    page = once(page, f"<body {way} ", "<body ")
    for name in ("drawer", "search"):
        box = f'type="checkbox" id="__{name}"'
        page = once(page, f'{box} autocomplete="off">', f"{box}>")
    return page


def once(text: str, old: str, new: str) -> str:
    """Replace what must stand in the text exactly once; DigestError where it does not."""
    if text.count(old) != 1:
        raise DigestError(f"Material has changed: its shell has {old!r} {text.count(old)} times, not once")
    return text.replace(old, new)
