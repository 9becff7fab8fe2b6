"""Atom 1.0 (RFC 4287).

Written element by element, each escaped: feedgenerator has no xml:lang for an entry, no language for a link,
and dates by the clock what has no date; ElementTree takes three times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from digest.exports.days import noon
from digest.exports.feed import Category, Entry, Feed, Format
from digest.pages.follow import FEEDS

NAMESPACE = "http://www.w3.org/2005/Atom"
TYPE = FEEDS["atom"]
HTML = "text/html"


def element(name: str, content: str = "", attributes: dict[str, str] | None = None) -> str:
    """Return an element; `content` is XML, an attribute any text, left out where it is empty."""
    given = "".join(f" {key}={quoteattr(value)}" for key, value in (attributes or {}).items() if value)
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def said(name: str, text: str, attributes: dict[str, str] | None = None) -> str:
    """Return an element with a text; nothing where there is none."""
    return element(name, escape(text), attributes) if text else ""


def link(rel: str, href: str, type: str = "", lang: str = "") -> str:
    """Return a link to an address, in a media type and a language where they are known."""
    return element("link", "", {"rel": rel, "type": type, "hreflang": lang, "href": href})


def entry(one: Entry) -> str:
    """Return an entry as it stands inside a feed's element, whose namespace it shares."""
    # One template and no calls of `element`: there are tens of thousands of entries.
    writer = f"<author><name>{escape(one.writer)}</name></author>" if one.writer else ""
    related = "".join([link("related", address, HTML, language) for language, address in one.others])
    via = link("via", one.source) if one.source else ""
    return (
        f'<entry xml:lang="{one.lang}"><id>{one.id}</id>{said("title", one.title)}'
        f"<updated>{noon(one.updated)}</updated>{writer}{link('alternate', one.url, HTML, one.lang)}"
        f"{related}{via}{''.join(map(_category, one.categories))}{said('summary', one.summary)}"
        f'<content type="html">{escape(one.html)}</content></entry>'
    )


@lru_cache(maxsize=4096)
def _category(one: Category) -> str:
    return element("category", "", {"scheme": one.scheme, "term": one.term, "label": one.label})


def feed(about: Feed, entries: Sequence[str]) -> bytes:
    """Return a feed of written entries, UTF-8."""
    lines = "\n".join(("", *filter(None, _feed(about)), *entries, ""))
    whole = element("feed", lines, {"xmlns": NAMESPACE, "xml:lang": about.lang})
    return b"".join((b'<?xml version="1.0" encoding="utf-8"?>\n', whole.encode(), b"\n"))


def _feed(about: Feed) -> Iterator[str]:
    yield said("id", about.id)
    yield said("title", about.title)
    yield said("subtitle", about.subtitle)
    yield said("updated", noon(about.updated))
    yield element("author", said("name", about.author) + said("uri", about.home))
    yield link("self", about.url, TYPE, about.lang)
    yield link("alternate", about.page, HTML, about.lang)
    for language, address in about.others:
        yield link("related", address, TYPE, language)
    yield said("rights", about.rights)
    yield said("icon", about.icon)
    yield said("generator", "digest")


FORMAT = Format("atom", TYPE, entry, feed)
