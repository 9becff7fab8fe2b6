"""Material's shell around a page: rendered once for pages that share it, then poured."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from digest.model import Edition
from digest.pages import policy
from digest.pages.pieces import Frame
from digest.pages.site import Licence
from digest.problems import DigestError, message
from digest.text.stylesheets import compact, used, words

OPEN, SHUT = "\ue000", "\ue001"
"""Ends of a sentinel, from the private-use area: no template contains them."""

SENTINEL = re.compile(f"{OPEN}([a-z]+)([^{OPEN}{SHUT}]*){SHUT}")
MARK = "<b>"
"""Inside each sentinel: how it comes out shows which filter the template applied to the value."""

TEXTS = ("title", "heading", "description", "canonical")
HTML = ("content", "head", "switch")

MATERIAL_STYLES = ("main.*.min.css", "palette.*.min.css")
MATERIAL_PARTS = ("base.html", "partials/top.html")
"""Material's templates that our own do not replace."""
STYLES = "assets/site.css"
"""Material's styles and ours in one file."""
MADE_ELSEWHERE = frozenset({"ltr", "rtl", "footnote-ref", "footnote-backref"})
"""Names that stand on pages but in no template."""

INLINE_SCRIPT = re.compile(r"<script>.*?</script>\s*", re.DOTALL)

Segment = bytes | str
"""A piece of a shell: bytes as they are, or the name of the value that goes there."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the theme: its path inside the site ("assets/...") and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says about this project; folders are absolute, `site_url` may be empty.

    `licence` is that of the content, None where it names none; `share_images` says whether pages have
    pictures for sharing.
    """

    site_url: str
    site_dir: Path
    content_dir: Path
    templates_dir: Path
    licence: Licence | None = None
    share_images: bool = False


def read_settings(config_file: Path) -> Settings:
    """Read the few settings a build needs, without loading the theme; DigestError where they are wrong."""
    from mkdocs.exceptions import MkDocsException
    from mkdocs.utils.yaml import yaml_load

    try:
        with config_file.open("rb") as stream:
            found = yaml_load(stream)
    except (OSError, MkDocsException) as error:
        raise DigestError(message("settings-broken", file=config_file.name, reason=str(error))) from error
    theme = found.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not custom:
        raise DigestError(message("settings-templates", file=config_file.name))
    home = config_file.resolve().parent
    extra = found.get("extra")
    return Settings(
        site_url=str(found.get("site_url") or ""),
        site_dir=home / str(found.get("site_dir") or "site"),
        content_dir=home / str(found.get("docs_dir") or "content"),
        templates_dir=home / str(custom),
        licence=_licence(config_file.name, extra),
        share_images=isinstance(extra, dict) and extra.get("share_images") is True,
    )


def _licence(name: str, extra: object) -> Licence | None:
    """Read the licence of the content; DigestError where it has no name."""
    given = extra.get("content_licence") if isinstance(extra, dict) else None
    if given is None:
        return None
    if not isinstance(given, dict) or not given.get("name") or set(given) - {"name", "title", "path"}:
        raise DigestError(message("settings-licence", file=name))
    return Licence(**{key: str(value) for key, value in given.items()})


def read_outlines(templates: Path) -> Mapping[str, Any]:
    """Return the countries' outlines as `map/world.json` has them; DigestError where it is broken."""
    path = templates / "map" / "world.json"
    try:
        found: Mapping[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        what = message("settings-broken", file=f"templates/map/{path.name}", reason=str(error))
        raise DigestError(what) from error
    return found


def cache_folder(config_file: Path, name: str = "templates") -> Path:
    """Return a folder of the project for what only makes the next build faster, creating it."""
    folder = config_file.resolve().parent / ".cache" / name
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
            raise DigestError(message("settings-broken", file=config_file.name, reason=str(error))) from error
        self._styles = tuple(str(path) for path in self._config["extra_css"])
        self._config["extra_css"] = []  # they are in the one file that main.html names
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
        if key in self._shells:
            segments = self._shells[key]
            if segments is None:
                return self.full(frame, content, extra_head)
            return self._fill(segments, frame, content, extra_head)
        self._shells[key] = segments = self._split(frame)
        page = self.full(frame, content, extra_head)
        if segments is not None and self._fill(segments, frame, content, extra_head) != page:
            raise DigestError(message("pour-differs", page=frame.title))
        return page

    def full(self, frame: Frame, content: str, extra_head: str = "") -> bytes:
        """Return the same page rendered in full by the theme's templates: what `pour` must equal."""
        head = self._head(frame) + extra_head
        return self._render(frame, content, head, self._switch(frame)).encode()

    def assets(self, flags: Collection[str]) -> Iterator[Asset]:
        """Yield the styles in one file, our other files, and the flags of the country codes named."""
        ours = self.template_dirs[0]
        yield Asset(STYLES, self.stylesheet().encode())
        # Feed readers and old browsers ask for this one where nothing names it.
        yield Asset("favicon.ico", (ours / "assets" / "icons" / "favicon.ico").read_bytes())
        for path in sorted((ours / "assets").rglob("*")):
            is_flag = path.parent.name == "flags" and path.suffix == ".svg"
            merged = path.relative_to(ours).as_posix() in self._styles
            if path.is_file() and not merged and (not is_flag or path.stem in flags):
                yield Asset(path.relative_to(ours).as_posix(), path.read_bytes())

    def stylesheet(self) -> str:
        """Return Material's styles, as far as a template or script uses their names, and then ours."""
        ours, material = self.template_dirs[:2]
        sources = [path for kind in ("*.html", "*.js") for path in sorted(ours.rglob(kind))]
        sources += [material / part for part in MATERIAL_PARTS]
        palette = json.dumps(self._config.theme.get("palette"))
        names = words(palette, *(path.read_text("utf-8") for path in sources)) | MADE_ELSEWHERE
        folder = material / "assets" / "stylesheets"
        theirs = [path for pattern in MATERIAL_STYLES for path in sorted(folder.glob(pattern))]
        own = compact("".join((ours / path).read_text("utf-8") for path in self._styles))
        return used("".join(path.read_text("utf-8") for path in theirs), names, own) + own

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
                raise DigestError(message("unescaped", name=name))
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
            "policy": policy.HEAD,
        }
        try:
            page = str(self._env.get_template("main.html").render(context))
        except KeyError as error:
            what = message("shell-word", edition=edition.code, word=str(error.args[0]))
            raise DigestError(what) from error
        return mended(page, edition)


def live_server(build: Callable[[], None], site: Path, host: str, port: int) -> Any:
    """Return mkdocs' reloading server of a folder: `watch(path)` what calls `build`, then `serve()`."""
    from mkdocs.livereload import LiveReloadServer

    def missing(_code: int) -> bytes | None:
        page = site / "404.html"
        return page.read_bytes() if page.is_file() else None

    class Server(LiveReloadServer):
        def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
            """Let the pages run the script that reloads them, and no other inside a page."""
            inject: Callable[[bytes, int], bytes] = super()._inject_js_into_html
            page = inject(content, epoch)
            script = page[page.rindex(b"<script>") + 8 : page.rindex(b"</script>")]
            return policy.with_script(page, b64encode(sha256(script).digest()).decode())

    server = Server(build, host, port, str(site))
    server.error_handler = missing
    return server


def mended(page: str, edition: Edition) -> str:
    """Mend what stands outside Material's blocks: direction on `<html>`, none on `<body>`, valid inputs.

    Material's two scripts inside the page go: a strict content policy would forbid them.
    """
    lang, way = f'<html lang="{edition.code}"', f'dir="{edition.direction}"'
    page = once(page, f'{lang} class="no-js">', f'{lang} {way} class="no-js">')
    page = once(page, f"<body {way} ", "<body ")
    for name in ("drawer", "search"):
        box = f'type="checkbox" id="__{name}"'
        page = once(page, f'{box} autocomplete="off">', f"{box}>")
    inline = INLINE_SCRIPT.findall(page)
    if [script[:14] for script in inline] != ["<script>__md_s", "<script>var ta"]:
        raise DigestError(message("shell-changed", text="<script>", count=len(inline)))
    return INLINE_SCRIPT.sub("", page)


def once(text: str, old: str, new: str) -> str:
    """Replace what must stand in the text exactly once; DigestError where it does not."""
    if text.count(old) != 1:
        raise DigestError(message("shell-changed", text=repr(old), count=text.count(old)))
    return text.replace(old, new)
