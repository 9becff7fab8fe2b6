"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from json.encoder import encode_basestring as _text

from digest.exports.days import noon
from digest.exports.feed import Entry, Feed, Format
from digest.pages.follow import FEEDS

VERSION = "https://jsonfeed.org/version/1.1"


def entry(one: Entry) -> str:
    """Return an item as JSON."""
    # Put together here: there are tens of thousands, and to encode one as a whole takes twice as long.
    parts = (
        f'"id": {_text(one.id)}, "url": {_text(one.url)}',
        f'"external_url": {_text(one.source)}' if one.source else "",
        f'"title": {_text(one.title)}' if one.title else "",
        f'"language": {_text(one.lang)}',
        f'"summary": {_text(one.summary)}' if one.summary else "",
        f'"content_html": {_text(one.html)}, "date_modified": {_text(noon(one.updated))}',
        f'"authors": [{{"name": {_text(one.writer)}}}]' if one.writer else "",
        f'"tags": [{", ".join([_text(about.label) for about in one.categories])}]' if one.categories else "",
    )
    return f"{{{', '.join(filter(None, parts))}}}"


def feed(about: Feed, entries: Sequence[str]) -> bytes:
    """Return a feed of written items, UTF-8."""
    head = {
        "version": VERSION,
        "title": about.title,
        "description": about.subtitle,
        "language": about.lang,
        "home_page_url": about.page,
        "feed_url": about.url,
        "icon": about.icon,
    }
    members = "".join([f'"{name}": {_text(value)}, ' for name, value in head.items() if value])
    author = f'{{"name": {_text(about.author)}, "url": {_text(about.home)}}}'
    items = ",\n".join(entries)
    return f'{{{members}"authors": [{author}], "items": [\n{items}\n]}}\n'.encode()


FORMAT = Format("json", FEEDS["json"], entry, feed)
