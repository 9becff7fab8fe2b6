"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from digest.exports.days import noon
from digest.exports.feed import Entry, Feed, Format
from digest.pages.follow import FEEDS

VERSION = "https://jsonfeed.org/version/1.1"


def entry(one: Entry) -> str:
    """Return an item as JSON."""
    return _written(
        {
            "id": one.id,
            "url": one.url,
            "external_url": one.source,
            "title": one.title,
            "language": one.lang,
            "summary": one.summary,
            "content_html": one.html,
            "date_modified": noon(one.updated),
            "authors": [{"name": one.writer}] if one.writer else None,
            "tags": [category.label for category in one.categories],
        }
    )


def feed(about: Feed, entries: Sequence[str]) -> bytes:
    """Return a feed of written items, UTF-8."""
    head = _written(
        {
            "version": VERSION,
            "title": about.title,
            "description": about.subtitle,
            "language": about.lang,
            "home_page_url": about.page,
            "feed_url": about.url,
            "icon": about.icon,
            "authors": [{"name": about.author, "url": about.home}],
        }
    )
    items = ",\n".join(entries)
    return f'{head.removesuffix("}")}, "items": [\n{items}\n]}}\n'.encode()


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _written(values: dict[str, Any]) -> str:
    return _encode({key: value for key, value in values.items() if value})


FORMAT = Format("json", FEEDS["json"], entry, feed)
