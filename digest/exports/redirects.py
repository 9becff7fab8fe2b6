"""The page left at an address that moved: it leads on by itself, and says so with a link."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from digest.exports.kind import Export, Whole
from digest.pages import policy, routes
from digest.pages.desk import Desk

_PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
{policy}
<meta charset="utf-8">
<title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={way}">
{canonical}</head>
<body>
<h1>{title}</h1>
<p><a href="{way}"{hreflang}>{link}</a></p>
</body>
</html>
"""


def page(desk: Desk, address: str, target: str) -> str:
    """Return the page at an old address of an edition, in its language; it works with the site anywhere."""
    way = "../" * address.count("/") + target
    foreign = target.partition("/")[0]
    whole = desk.site.url + target if desk.site.url else ""
    return _PAGE.format(
        policy=policy.HEAD,
        lang=desk.code,
        dir=desk.voice.edition.direction,
        title=escape(desk.voice.word("moved.title")),
        link=escape(desk.voice.word("moved.link")),
        way=escape(way),
        hreflang=f' hreflang="{foreign}"' if foreign != desk.code else "",
        canonical=f'<link rel="canonical" href="{escape(whole)}">\n' if whole else "",
    )


def _files(whole: Whole, _part: str) -> Iterator[tuple[str, bytes]]:
    for address, target in sorted(whole.moved.items()):
        desk = whole.desks.get(address.partition("/")[0]) or whole.desks[whole.site.default.code]
        yield routes.file(address), page(desk, address, target).encode()


EXPORT = Export("redirects", files=_files)
