"""Views to HTML: the body of a page from its template."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup, escape

from digest.pages.around import Frame
from digest.pages.part import Part
from digest.pages.pieces import Phrase
from digest.pages.voice import Voice
from digest.problems import DigestError, message
from digest.templating import Compiled, Pieces, mark
from digest.trace import forget_older

BASE = "\ufdd0"
"""Stands for what leads from a page to the root of the site until the page is poured.

A noncharacter, which content may not hold: with it a piece is the same on every page, and made once.
"""

KEPT = 16_384
"""So many pieces of an edition are kept; then they are made again."""

KEPT_BYTES = 32_000_000
"""So much of parts of an edition is kept; then they are made again."""

_NOTHING = Markup()
_ELSEWHERE = re.compile(r"#|[a-z][a-z0-9+.-]*:")

Macro = Callable[..., str]


def compiled_templates(folder: Path) -> BytecodeCache:
    """Return the compiled templates kept in a folder for the next build; checked against their sources."""
    return Compiled(str(folder))


class Renderer:
    """The templates of the pages, once for each edition: everything escaped, nothing undefined."""

    def __init__(
        self,
        template_dirs: Sequence[Path],
        voices: Mapping[str, Voice],
        address: str,
        compiled: BytecodeCache | None = None,
    ) -> None:
        """Look for templates in the folders given, the first before the others.

        `address` is that of the site, absolute and ending in "/", or "" where it is not known.
        """
        self._given = tuple(template_dirs), voices, address, compiled
        loader = FileSystemLoader([str(path) for path in template_dirs])
        self._editions = {
            code: _environment(loader, voice, address, compiled) for code, voice in voices.items()
        }

    def __reduce__(self) -> tuple[object, ...]:
        return Renderer, self._given

    def body(self, template: str, view: object, frame: Frame) -> str:
        """Return the HTML of a view, with BASE before each address of the site: see `placed`.

        DigestError names the template where it asks for something that is not there.
        """
        try:
            return self._editions[frame.edition].page(template, view=view, frame=frame)
        except (TemplateError, AttributeError) as error:
            what = message("template-broken", template=f"templates/{template}", reason=str(error))
            raise DigestError(what) from error


def _environment(
    loader: FileSystemLoader, voice: Voice, address: str, compiled: BytecodeCache | None
) -> Pieces:
    """Return the templates as they speak one edition: what a piece may ask for is the same on all pages."""

    def absolute(url: str) -> str:
        return address + url if address else ""

    def abroad(url: str) -> str:
        """Return the attribute of a link that leads to another edition's page."""
        if url.startswith(home) or _ELSEWHERE.match(url):
            return ""
        return Markup(' hreflang="%s"') % url.partition("/")[0]

    home = f"{voice.code}/"
    given = {
        "t": _words(voice),
        "edition": voice.edition,
        "link": linked,
        "absolute": absolute,
        "abroad": abroad,
        "phrase": phrase,
        "lang": lang,
        "kept": _keeper(),
        "part": _parts(),
    }
    return Pieces(
        repr((BASE, address, voice.edition)),
        given,
        ("t", "edition", "link", "absolute"),
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )


def _words(voice: Voice) -> Callable[..., str]:
    """Return what gives a word of the edition, escaped once for all its places."""
    escaped: dict[str, Markup] = {}

    def t(key: str, **values: str) -> str:
        if values:
            return voice.word(key, **values)
        found = escaped.get(key)
        if found is None:
            found = escaped[key] = escape(voice.word(key))
        return found

    return t


def phrase(one: Phrase) -> Markup:
    """Return a text that may be in another language than the page: isolated, with its language and direction.

    Written as it is wherever a phrase is shown: `html`, the text escaped, its foreign runs isolated.
    """
    if one.own:
        return mark(Markup, f'<bdi dir="{one.dir}">{one.html}</bdi>')
    return mark(Markup, f'<bdi lang="{one.lang}" dir="{one.dir}">{one.html}</bdi>')


def lang(one: Phrase) -> Markup:
    """Return the attributes of a block that holds nothing but this text."""
    return _NOTHING if one.own else mark(Markup, f' lang="{one.lang}" dir="{one.dir}"')


def _keeper() -> Callable[..., str]:
    """Return what gives a macro's piece of a view: kept from page to page, for the same view."""
    pieces: dict[tuple[object, ...], tuple[object, str]] = {}

    def kept(macro: Macro, view: object, *rest: object) -> str:
        key = (macro, id(view), *rest)
        found = pieces.get(key)
        if found is None:
            if len(pieces) >= KEPT:
                pieces.clear()
            # The view is held with its piece: nothing else can have its id as long as it is.
            found = pieces[key] = (view, macro(view, *rest))
        return found[1]

    return kept


def _parts() -> Callable[..., str]:
    """Return what gives a macro's piece of a part: kept by what it is of, with what was read for it."""
    pieces: dict[tuple[object, ...], tuple[bytes, frozenset[int]]] = {}
    alike: dict[frozenset[int], frozenset[int]] = {}
    size, current = 0, None

    def part(macro: Macro, one: Part[object], *rest: object) -> str:
        nonlocal size, current
        if one.trace is not current:  # another build's: its parts may be others
            pieces.clear()
            alike.clear()
            size, current = 0, one.trace
        key = (macro, one.id, *rest)
        found = pieces.get(key)
        if found is not None:
            one.trace.reads |= found[1]
            return mark(Markup, found[0].decode())
        html, reads = one.trace.during(lambda: macro(one.view, *rest))
        kept = html.encode()  # with one Persian letter in it a text takes twice the room of this
        size += len(kept)
        if size > KEPT_BYTES:
            forget_older(pieces, len(pieces))
            alike.clear()
            size = len(kept) + sum(len(one) for one, _ in pieces.values())
        pieces[key] = kept, alike.setdefault(reads, reads)
        return html

    return part


def linked(url: str) -> str:
    """Put BASE before an address of the site; leave "#here" and "https://elsewhere" alone.

    >>> linked("en/articles/") == BASE + "en/articles/", linked("#top"), linked("") == BASE
    (True, '#top', True)
    """
    # Hardly an address of the site has a colon: the pattern is asked only about those that do.
    return url if (":" in url or url[:1] == "#") and _ELSEWHERE.match(url) else f"{BASE}{url}"


def placed(html: str, base: str) -> str:
    """Return a page's HTML with its own way to the root of the site in place of BASE.

    >>> placed(f'<a href="{BASE}en/">', "../../"), placed(f'<a href="{BASE}">', "")
    ('<a href="../../en/">', '<a href="./">')
    """
    return html.replace(BASE, base or "./")
