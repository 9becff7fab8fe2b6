"""Linked data in the head of every page: one JSON-LD graph in schema.org's words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from digest.exports import jsonld_things as things
from digest.exports import names
from digest.exports.jsonld_things import ROOT, Node, here, node, reference
from digest.exports.kind import Export
from digest.pages import welcome
from digest.pages.desk import Desk
from digest.pages.framing import base
from digest.pages.kind import Made
from digest.pages.pieces import Crumb
from digest.pages.plan import Page
from digest.pages.site import Site
from digest.pages.voice import voices

CONTEXT = "https://schema.org"

_PAGES = {
    "about": "AboutPage",
    "articles": "CollectionPage",
    "chronology": "CollectionPage",
    "countries": "CollectionPage",
    "home": "CollectionPage",
    "index": "CollectionPage",
    "people": "CollectionPage",
    "person": "ProfilePage",
    "relation": "CollectionPage",
    "sources": "CollectionPage",
}
"""Page kind (or plain page) to schema.org's word for it, where there is a better one than WebPage."""


def script(graph: Iterable[Node], root: str, way: str = "") -> str:
    """Return the script element of a graph.

    `root` is the site's absolute address; where it is not known, addresses stay below the root and the
    context says by which way ("../../") the page leads there.
    """
    context: Any = CONTEXT if root else [CONTEXT, {"@base": way or "./"}]
    text = _ENCODER.encode({"@context": context, "@graph": list(graph)}).replace(ROOT, root)
    for sign, safe in _UNSAFE:
        text = text.replace(sign, safe)
    return f'<script type="application/ld+json">{text}</script>\n'


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_UNSAFE = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""What could end the script, begin a comment in it, or break a line: escaped, as JSON allows."""


def _head(desk: Desk, page: Page, made: Made) -> str:
    if page.url == welcome.NOT_FOUND:
        return ""
    return script(graph(desk, page, made), desk.site.url, base(desk.site, page.url))


def graph(desk: Desk, page: Page, made: Made) -> Iterator[Node]:
    """Yield the nodes of a page: the page itself, then what it is about."""
    if page.url == welcome.ROOT:
        yield _whole_site(desk.site)
        return
    main = _MAIN.get(page.kind)
    nodes = tuple(main(desk, page)) if main else ()
    events = tuple(dict.fromkeys(_shown(made.view)))
    crumbs: tuple[Crumb, ...] = getattr(made.view, "crumbs", ())
    yield node(
        _PAGES.get(page.subject if page.kind == "plain" else page.kind, "WebPage"),
        page.url,
        name=made.heading or desk.voice.word("site.name"),
        description=None if nodes and "description" in nodes[0] else made.description,
        inLanguage=desk.code,
        isPartOf=reference(names.site(desk.code)),
        breadcrumb=_breadcrumb(crumbs),
        mainEntity={"@id": nodes[0]["@id"]} if nodes else None,
        **_about(desk, page, events),
    )
    yield from nodes
    if page.kind == "home":
        yield things.website(desk)
    if page.kind in _TELLS_EVENTS:
        yield from (things.event(desk, id) for id in events)


_TELLS_EVENTS = frozenset({"chronology"})
"""The pages that hold the whole nodes of their events; others only refer to them."""


def _about(desk: Desk, page: Page, events: tuple[str, ...]) -> dict[str, list[Node]]:
    """Return what a page of two countries is about, and the events it shows."""
    if page.kind != "relation":
        return {}
    latest = events[-things.MENTIONS :]
    return {
        "about": [things.country(desk, code) for code in page.subject.split("-")],
        "mentions": [reference(names.event(desk.site, id)) for id in latest],
    }


def _shown(view: object) -> Iterator[str]:
    """Yield the ids of the events a page lists by year."""
    for year in getattr(view, "years", ()):
        yield from (card.id for card in year.events)


def _breadcrumb(crumbs: tuple[Crumb, ...]) -> Node | None:
    if not crumbs:
        return None
    steps = [
        node("ListItem", position=place, name=crumb.text.text, item=here(crumb.url) if crumb.url else None)
        for place, crumb in enumerate(crumbs, 1)
    ]
    return node("BreadcrumbList", itemListElement=steps)


def _article(desk: Desk, page: Page) -> Iterator[Node]:
    article = desk.library.articles[page.subject]
    yield things.digest(desk, article)
    yield things.original(desk, article)


def _country(desk: Desk, page: Page) -> Iterator[Node]:
    yield things.whole_country(desk, page.subject)


def _person(desk: Desk, page: Page) -> Iterator[Node]:
    yield things.whole_person(desk, page.subject)


def _source(desk: Desk, page: Page) -> Iterator[Node]:
    yield things.whole_outlet(desk, page.subject)


_MAIN: Mapping[str, Callable[[Desk, Page], Iterator[Node]]] = {
    "article": _article,
    "country": _country,
    "person": _person,
    "source": _source,
}
"""Page kind to the nodes it is about, the main one first."""


def _whole_site(site: Site) -> Node:
    """Return the site of all editions: named in the default one, with each edition as a part."""
    editions = site.library.editions
    spoken = dict.fromkeys(voice.word("site.name") for voice in voices(editions).values())
    name, *others = spoken
    return node(
        "WebSite",
        names.site(),
        url=here(welcome.ROOT),
        name=name,
        alternateName=others,
        inLanguage=list(editions),
        hasPart=[reference(names.site(code)) for code in editions],
    )


EXPORT = Export("jsonld", head=_head)
