"""The web app manifest of each edition, by which a device keeps it among its apps."""

from __future__ import annotations

import json
from collections.abc import Iterator

from digest.exports.kind import Export, Whole, each_edition
from digest.pages import routes
from digest.pages.desk import Desk

PAPER = "#ffffff"
"""The colour of the page in the light, which style.css calls --paper: a manifest has one for all."""

ICONS = (("icon-192.png", "192x192", "any"), ("icon-512.png", "512x512", "any"))
MASKABLE = ("icon-maskable-512.png", "512x512", "maskable")


def manifest(desk: Desk) -> bytes:
    """Return an edition's manifest.

    Its addresses are relative, so that it needs no site address. It has no id: an id is taken from the root
    of the host, where a relative one would be the same for every edition, and start_url stands in for it.
    """
    name = desk.voice.word("site.name")
    values = {
        "name": name,
        "short_name": name,
        "description": desk.voice.word("site.tagline"),
        "lang": desk.code,
        "dir": desk.voice.edition.direction,
        "start_url": "./",
        "scope": "../",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": f"../{routes.icon(file)}", "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in (*ICONS, MASKABLE)
        ],
    }
    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()


def _files(whole: Whole, part: str) -> Iterator[tuple[str, bytes]]:
    yield routes.manifest(part), manifest(whole.desks[part])


EXPORT = Export("webmanifest", each_edition, _files)
