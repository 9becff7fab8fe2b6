"""Views to HTML: the body of a page from its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
)

from digest.model import Edition
from digest.pages.pieces import Frame
from digest.problems import DigestError, message


def compiled_templates(folder: Path) -> BytecodeCache:
    """Return the compiled templates kept in a folder for the next build; checked against their sources."""
    return FileSystemBytecodeCache(str(folder))


class Renderer:
    """The templates of the pages: everything escaped, nothing undefined."""

    def __init__(self, template_dirs: Sequence[Path], compiled: BytecodeCache | None = None) -> None:
        """Look for templates in the folders given, the first before the others."""
        self._env = Environment(
            loader=FileSystemLoader([str(path) for path in template_dirs]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=compiled,
        )

    def body(
        self, template: str, view: object, frame: Frame, edition: Edition, words: Callable[..., str]
    ) -> str:
        """Return the HTML of a view; `words(key, **values)` gives a word of the edition.

        DigestError names the template where it asks for something that is not there.
        """

        def link(url: str) -> str:
            return linked(frame.base, url)

        context = {"view": view, "frame": frame, "edition": edition, "t": words, "link": link}
        try:
            return self._env.get_template(template).render(context)
        except TemplateError as error:
            what = message("template-broken", template=f"templates/{template}", reason=str(error))
            raise DigestError(what) from error


def linked(base: str, url: str) -> str:
    """Put `base` before an address of the site; leave "#here" and "https://elsewhere" alone.

    >>> linked("../../", "en/articles/"), linked("../../", "#top"), linked("", "")
    ('../../en/articles/', '#top', './')
    """
    if url.startswith("#") or re.match(r"[a-z][a-z0-9+.-]*:", url):
        return url
    return base + url or "./"
