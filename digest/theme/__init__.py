"""Material's shell around a page: rendered once for pages that share it, kept for later builds, poured."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import escape
from rcssmin import cssmin
from rjsmin import jsmin

from digest.model import Edition
from digest.pages.around import Frame
from digest.problems import DigestError, message
from digest.theme.material import Material, live_server
from digest.theme.moulds import HTML, OPEN, SHUT, TEXTS, Segment, cut, filled, mould, sentinel, slot, tight
from digest.theme.settings import Settings, cache_folder, read_outlines, read_settings

__all__ = [
    "Asset",
    "Settings",
    "Shells",
    "Theme",
    "cache_folder",
    "live_server",
    "read_outlines",
    "read_settings",
]

STYLES = "assets/site.css"
"""Material's styles and ours in one file."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its path inside the site ("assets/...") and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Shells:
    """What was rendered of the shell: whole ones and small parts, by what is alike in their pages."""

    whole: dict[str, tuple[Segment, ...] | None] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, others: Shells) -> None:
        """Add others to these."""
        self.whole.update(others.whole)
        self.parts.update(others.parts)


class Theme:
    """The theme of one build: Material's templates under ours, for every edition.

    They are loaded when something is to be rendered: where all is known from an earlier build, never.
    """

    def __init__(
        self,
        config_file: Path,
        editions: Mapping[str, Edition],
        site_url: str,
        compiled: Any = None,
        kept: bytes = b"",
    ) -> None:
        """Make the theme of a project; DigestError, now or later, where mkdocs refuses its mkdocs.yml.

        `compiled` is a Jinja bytecode cache, from the room that knows Jinja; `kept` is what `keep` returned
        when all the theme is made of was the same.
        """
        self._given = config_file, editions, site_url, compiled
        self._shells: dict[object, tuple[Segment, ...] | None] = {}
        self._moulds: dict[object, list[str]] = {}
        dirs, whole, parts = marshal.loads(kept) if kept else ((), {}, {})
        self._known, self._fresh = Shells(whole, parts), Shells()
        found = dirs or tuple(map(str, self._material.template_dirs))
        self.template_dirs: tuple[Path, ...] = tuple(map(Path, found))
        self.flags: frozenset[str] = frozenset(
            path.stem for path in (self.template_dirs[0] / "assets" / "flags").glob("*.svg")
        )

    @cached_property
    def _material(self) -> Material:
        return Material(*self._given)

    def __reduce__(self) -> tuple[object, ...]:
        return Theme, (*self._given, self.keep())

    def keep(self) -> bytes:
        """Return what was rendered of the shell, for a later build with the same theme."""
        dirs = tuple(map(str, self.template_dirs))
        return marshal.dumps((dirs, self._known.whole, self._known.parts))

    def fresh(self) -> Shells:
        """Return what has been rendered of the shell since this was asked last, for other processes."""
        fresh, self._fresh = self._fresh, Shells()
        return fresh

    def learn(self, shells: Shells) -> None:
        """Take over what another process has rendered of the shell."""
        self._known.add(shells)

    def outlines(self) -> Mapping[str, Any]:
        """Return the countries' outlines as `map/world.json` has them; DigestError where it is broken."""
        return read_outlines(self.template_dirs[0])

    def share_fonts(self) -> tuple[Path, Path]:
        """Return the font files of pictures for sharing: for titles, and for the rest."""
        folder = self.template_dirs[0] / "share"
        return folder / "Vazirmatn-Bold.ttf", folder / "Vazirmatn-Regular.ttf"

    def share_letters(self) -> tuple[bytes, bytes]:
        """Return what is in those font files."""
        bold, plain = self.share_fonts()
        return bold.read_bytes(), plain.read_bytes()

    def flag_files(self, codes: Collection[str]) -> dict[str, Path]:
        """Return the flags of country codes, SVG files."""
        folder = self.template_dirs[0] / "assets" / "flags"
        return {code: folder / f"{code}.svg" for code in sorted(codes)}

    def pour(self, frame: Frame, content: str, extra_head: str = "") -> bytes:
        """Return the page with its shell rendered once for all pages that share it.

        The first page of each shell is also rendered in full: DigestError names it where the two differ.
        A shell that cannot be poured is rendered in full for each of its pages.
        """
        shell = (frame.edition, frame.section, frame.base, frame.nav, frame.home, frame.site_name, frame.feed)
        key = (*shell, bool(frame.canonical))
        segments = self._shells.get(key, ())  # looked up once: the key holds the whole navigation
        if segments == ():
            segments = self._known.whole.get(repr(key), ())
            if segments == ():
                return self._first(key, frame, content, extra_head)
            self._shells[key] = segments
        if segments is None:
            return self.full(frame, content, extra_head)
        return self._fill(segments, frame, content, extra_head)

    def _first(self, key: object, frame: Frame, content: str, extra_head: str) -> bytes:
        """Return the first page of a shell, rendered in full, which pouring must equal."""
        self._shells[key] = segments = self._split(frame)
        self._known.whole[repr(key)] = self._fresh.whole[repr(key)] = segments
        page = self.full(frame, content, extra_head)
        if segments is not None and self._fill(segments, frame, content, extra_head) != page:
            raise DigestError(message("pour-differs", page=frame.title))
        return page

    def full(self, frame: Frame, content: str, extra_head: str = "") -> bytes:
        """Return the same page rendered in full by the theme's templates: what `pour` must equal."""
        marks = [f"{OPEN}{name}{SHUT}" for name in HTML]
        page = tight(self._material.page(frame, *marks))
        material = self._material
        made = (content, tight(material.head(frame)) + extra_head, tight(material.switch(frame)))
        for mark, html in zip(marks, made, strict=True):
            page = page.replace(mark, html)
        return page.encode()

    def assets(self, flags: Collection[str]) -> Iterator[Asset]:
        """Yield the styles in one file, our other files, and the flags of the country codes named."""
        ours = self.template_dirs[0]
        yield Asset(STYLES, self.stylesheet().encode())
        # Feed readers and old browsers ask for this one where nothing names it.
        yield Asset("favicon.ico", (ours / "assets" / "icons" / "favicon.ico").read_bytes())
        for path in sorted((ours / "assets").rglob("*")):
            is_flag = path.parent.name == "flags" and path.suffix == ".svg"
            merged = path.relative_to(ours).as_posix() in self._material.styles
            if path.is_file() and not merged and (not is_flag or path.stem in flags):
                yield Asset(path.relative_to(ours).as_posix(), _small(path))

    def stylesheet(self) -> str:
        """Return Material's styles, as far as a template or script uses their names, and then ours."""
        return self._material.stylesheet()

    def _split(self, frame: Frame) -> tuple[Segment, ...] | None:
        """Render the shell around sentinels and cut it there; None where a sentinel came out unexpected."""
        slots = {name: sentinel(name) for name in (*TEXTS, *HTML)}
        if not frame.canonical:
            slots["canonical"] = ""
        bare = frame._replace(
            title=slots["title"],
            heading=slots["heading"],
            description=slots["description"],
            canonical=slots["canonical"],
        )
        return cut(self._material.page(bare, *(slots[name] for name in HTML)))

    def _fill(self, segments: tuple[Segment, ...], frame: Frame, content: str, extra_head: str) -> bytes:
        values = {name: escape(getattr(frame, name)).encode() for name in TEXTS}
        values["content"] = content.encode()
        values["head"] = (self._alternates(frame) + extra_head).encode()
        values["switch"] = self._switch(frame).encode()
        return b"".join([values[part] if isinstance(part, str) else part for part in segments])

    def _alternates(self, frame: Frame) -> str:
        """Return the alternates of a page, rendered once for all pages with the same editions."""
        key = tuple([code for code, _ in frame.alternates])

        def made() -> str:
            slots = tuple((code, slot(index)) for index, code in enumerate(key))
            return self._material.head(frame._replace(alternates=slots))

        return filled(self._mould(key, made), [address for _, address in frame.alternates])

    def _switch(self, frame: Frame) -> str:
        """Return the switch of a page, rendered once for all pages that have and miss the same editions."""
        key = (frame.edition, *[(one.lang, one.current, one.missing) for one in frame.switch])

        def made() -> str:
            # The theme's `url` filter leaves alone what begins with "#".
            slots = (one._replace(url=f"#{slot(index)}") for index, one in enumerate(frame.switch))
            return self._material.switch(frame._replace(switch=tuple(slots)))

        return filled(self._mould(key, made), [frame.base + one.url or "." for one in frame.switch])

    def _mould(self, key: object, made: Callable[[], str]) -> list[str]:
        found = self._moulds.get(key)
        if found is None:
            found = self._known.parts.get(repr(key))
            if found is None:
                found = mould(made())
                self._known.parts[repr(key)] = self._fresh.parts[repr(key)] = found
            self._moulds[key] = found
        return found


_MINIFIERS: Mapping[str, Callable[[str], str]] = {".js": jsmin, ".css": cssmin}


def _small(path: Path) -> bytes:
    """Return a file as it is published: scripts and styles without comments and space that means nothing."""
    minify = _MINIFIERS.get(path.suffix)
    return (minify(path.read_text("utf-8")) + "\n").encode() if minify else path.read_bytes()
