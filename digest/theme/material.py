"""Material for MkDocs: the only module that knows mkdocs, its configuration and its templates."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from rcssmin import cssmin

from digest.model import Edition
from digest.pages import policy
from digest.pages.around import Frame
from digest.problems import DigestError, message
from digest.text.stylesheets import used, words

_STYLES = ("main.*.min.css", "palette.*.min.css")
_PARTS = ("base.html", "partials/top.html")
"""Material's templates that our own do not replace."""
_MADE_ELSEWHERE = frozenset({"ltr", "rtl", "footnote-ref", "footnote-backref"})
"""Names that stand on pages but in no template."""

_INLINE_SCRIPT = re.compile(r"<script>.*?</script>\s*", re.DOTALL)


class Material:
    """Material's templates under ours, for every edition."""

    def __init__(
        self, config_file: Path, editions: Mapping[str, Edition], site_url: str, compiled: Any = None
    ) -> None:
        """Load mkdocs.yml without its plugins; DigestError where mkdocs refuses it.

        `compiled` is a Jinja bytecode cache, from the room that knows Jinja.
        """
        # mkdocs takes a while to import: a build that has no use for it must not pay for it.
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException

        try:
            self._config: Any = load_config(str(config_file), plugins=[], site_url=site_url)
        except MkDocsException as error:
            raise DigestError(message("settings-broken", file=config_file.name, reason=str(error))) from error
        self.styles = tuple(str(path) for path in self._config["extra_css"])
        self._config["extra_css"] = []  # they are in the one file that main.html names
        self._env: Any = self._config.theme.get_env()
        self._env.trim_blocks = self._env.lstrip_blocks = True
        self._env.bytecode_cache = compiled
        self._editions = editions
        self.template_dirs: tuple[Path, ...] = tuple(Path(path) for path in self._config.theme.dirs)

    def page(self, frame: Frame, content: str, head: str, switch: str) -> str:
        """Return a whole page; DigestError where it wants a word the edition does not have."""
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

    def head(self, frame: Frame) -> str:
        """Return the alternates of a page, for its head."""
        return self._part("partials/alternates.html", frame)

    def switch(self, frame: Frame) -> str:
        """Return the switch of editions of a page."""
        return self._part("partials/alternate.html", frame)

    def _part(self, template: str, frame: Frame) -> str:
        context = {"frame": frame, "page": None, "base_url": frame.base}
        return str(self._env.get_template(template).render(context))

    def stylesheet(self) -> str:
        """Return Material's styles, as far as a template or script uses their names, and then ours."""
        ours, material = self.template_dirs[:2]
        sources = [path for kind in ("*.html", "*.js") for path in sorted(ours.rglob(kind))]
        sources += [material / part for part in _PARTS]
        palette = json.dumps(self._config.theme.get("palette"))
        names = words(palette, *(path.read_text("utf-8") for path in sources)) | _MADE_ELSEWHERE
        folder = material / "assets" / "stylesheets"
        theirs = [path for pattern in _STYLES for path in sorted(folder.glob(pattern))]
        own: str = cssmin("".join((ours / path).read_text("utf-8") for path in self.styles))
        return used(cssmin("".join(path.read_text("utf-8") for path in theirs)), names, own) + own


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
    inline = _INLINE_SCRIPT.findall(page)
    if [script[:14] for script in inline] != ["<script>__md_s", "<script>var ta"]:
        raise DigestError(message("shell-changed", text="<script>", count=len(inline)))
    return _INLINE_SCRIPT.sub("", page)


def once(text: str, old: str, new: str) -> str:
    """Replace what must stand in the text exactly once; DigestError where it does not."""
    if text.count(old) != 1:
        raise DigestError(message("shell-changed", text=repr(old), count=text.count(old)))
    return text.replace(old, new)
