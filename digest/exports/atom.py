"""Atom 1.0 (RFC 4287).

Written element by element, each escaped: feedgenerator has no xml:lang for an entry, no language for a link,
and dates by the clock what has no date; ElementTree takes three times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from digest.exports.days import noon
from digest.exports.feed import Category, Entry, Feed, Format
from digest.exports.xml_text import escaped, quoted
from digest.pages.follow import FEEDS

NAMESPACE = "http://www.w3.org/2005/Atom"
TYPE = FEEDS["atom"]
HTML = "text/html"


def element(name: str, content: str = "", attributes: dict[str, str] | None = None) -> str:
    """Return an element; `content` is XML, an attribute any text, left out where it is empty."""
    given = "".join([f" {key}={quoted(value)}" for key, value in (attributes or {}).items() if value])
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def said(name: str, text: str) -> str:
    """Return an element with a text; nothing where there is none."""
    return f"<{name}>{escaped(text)}</{name}>" if text else ""


def entry(one: Entry) -> str:
    """Return an entry as it stands inside a feed's element, whose namespace it shares."""
    # One template and no calls of `element`: there are tens of thousands of entries.
    writer = f"<author><name>{escaped(one.writer)}</name></author>" if one.writer else ""
    related = "".join([_linked("related", HTML, language, address) for language, address in one.others])
    via = f'<link rel="via" href={quoted(one.source)}/>' if one.source else ""
    return (
        f'<entry xml:lang="{one.lang}"><id>{one.id}</id>{said("title", one.title)}'
        f"<updated>{noon(one.updated)}</updated>{writer}{_linked('alternate', HTML, one.lang, one.url)}"
        f"{related}{via}{''.join(map(_category, one.categories))}{said('summary', one.summary)}"
        f'<content type="html">{escaped(one.html)}</content></entry>'
    )


def _linked(rel: str, type: str, lang: str, href: str) -> str:
    """Return a link to an address, in a media type and a language."""
    return f'<link rel="{rel}" type="{type}" hreflang="{lang}" href={quoted(href)}/>'


@lru_cache(maxsize=4096)
def _category(one: Category) -> str:
    return element("category", "", {"scheme": one.scheme, "term": one.term, "label": one.label})


def feed(about: Feed, entries: Sequence[str]) -> bytes:
    """Return a feed of written entries, UTF-8."""
    lines = "\n".join((*filter(None, _feed(about)), *entries))
    opening = f'<feed xmlns="{NAMESPACE}" xml:lang={quoted(about.lang)}>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{opening}\n{lines}\n</feed>\n'.encode()


def _feed(about: Feed) -> tuple[str, ...]:
    return (
        said("id", about.id),
        said("title", about.title),
        said("subtitle", about.subtitle),
        said("updated", noon(about.updated)),
        _author(about.author, about.home),
        _linked("self", TYPE, about.lang, about.url),
        _linked("alternate", HTML, about.lang, about.page),
        *[_linked("related", TYPE, language, address) for language, address in about.others],
        said("rights", about.rights),
        said("icon", about.icon),
        said("generator", "digest"),
    )


@lru_cache(maxsize=64)
def _author(name: str, home: str) -> str:
    return element("author", said("name", name) + said("uri", home))


FORMAT = Format("atom", TYPE, entry, feed)
