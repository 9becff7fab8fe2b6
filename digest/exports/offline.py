"""The site as files that open from disk: no server turns a folder into its page, and none answers a script.

A browser that shows a file refuses what a page asks for by script, and a font from another folder. So links
name `index.html`, fonts stand inside the styles, and scripts that would ask are left out: the pages are whole
without them, and the link to the A-Z index stands where the search box would.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from posixpath import dirname, join, normpath

from digest.pages import policy

FOLDER = "digest-offline"
"""The folder that the archive unpacks to."""

_LEFT_OUT = re.compile(
    r"404\.html|robots\.txt|sitemap[^/]*\.xml|(?:search|share|chronology)/.*|.*\.webmanifest|.*\.zip"
)
_ASKS = re.compile(rb"\bfetch\s*\(|\bimport\s*[(\"'{*]|\bXMLHttpRequest\b|\bnew (?:Shared)?Worker\b")
_ADDRESS = re.compile(
    r'(<[a-z][^<>]*?\s(?:href|src|action|http-equiv="refresh" content)="(?:0; url=)?)([^"<>]*)(")'
)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|\?|$", re.IGNORECASE)
_SCRIPT = re.compile(r'\s*<script\b[^>]*?\ssrc="([^"]*)"[^>]*></script>')
_FONT = re.compile(r"""url\(\s*["']?([^"')]+\.woff2)["']?\s*\)""")
_SERVED = re.compile(
    r"""\s*<link\b[^>]*\srel="(?:preload|modulepreload|prefetch|manifest)"[^>]*>""", re.IGNORECASE
)
"""What is for a server only: a browser complains of it when it shows a file."""


def wanted(path: str) -> bool:
    """Tell whether a file of the site has a use on disk."""
    return not _LEFT_OUT.fullmatch(path)


def asks(script: bytes) -> bool:
    """Tell whether a script of ours asks a server for something: it could not on disk."""
    return _ASKS.search(script) is not None


def page(path: str, html: str, dead: frozenset[str]) -> str:
    """Return a page for the disk; `dead` are the paths of the scripts left out."""
    folder = dirname(path)

    def script(found: re.Match[str]) -> str:
        return "" if normpath(join(folder, found[1].partition("?")[0])) in dead else found[0]

    html = _SCRIPT.sub(script, _SERVED.sub("", html))
    html = html.replace(policy.meta(policy.PUBLISHED), policy.meta(policy.ON_DISK), 1)
    return _ADDRESS.sub(lambda found: found[1] + address(found[2]) + found[3], html)


def address(link: str) -> str:
    """Return a relative link with the file that a server would have chosen.

    >>> address("../../en/"), address(".."), address("x/#y"), address("assets/a.css"), address("#top")
    ('../../en/index.html', '../index.html', 'x/index.html#y', 'assets/a.css', '#top')
    """
    if _ABSOLUTE.match(link):
        return link
    path, rest = re.fullmatch(r"([^?#]*)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]  # fits all
    if path.endswith("/") or path.rpartition("/")[2] in {".", ".."}:
        path = f"{path.rstrip('/')}/index.html"
    return path + rest


def styles(path: str, css: str, read: Callable[[str], bytes]) -> str:
    """Return a style sheet with its fonts inside it; `read` returns a file of the site."""

    def font(found: re.Match[str]) -> str:
        data = b64encode(read(normpath(join(dirname(path), found[1])))).decode()
        return f'url("data:font/woff2;base64,{data}")'

    return _FONT.sub(font, css)
