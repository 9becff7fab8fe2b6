"""Linked data in the head of every page: one JSON-LD graph in schema.org's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from digest.exports import jsonld_things as things
from digest.exports import names
from digest.exports.jsonld_things import ROOT, Node, here, listed, member, node, reference, said
from digest.exports.kind import Export
from digest.pages import archive, welcome
from digest.pages.desk import Desk
from digest.pages.framing import base
from digest.pages.kind import Made
from digest.pages.once import once
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
    **{kind.name: "CollectionPage" for kind in archive.KINDS},
}
"""Page kind (or plain page) to schema.org's word for it, where there is a better one than WebPage."""


def script(graph: Iterable[Node], root: str, way: str = "") -> str:
    """Return the script element of a graph.

    `root` is the site's absolute address; where it is not known, addresses stay below the root and the
    context says by which way ("../../") the page leads there.
    """
    context = said(CONTEXT) if root else f'[{said(CONTEXT)},{{"@base":{said(way or "./")}}}]'
    text = f'{{"@context":{context},"@graph":[{",".join(graph)}]}}'.replace(ROOT, root)
    for sign, safe in _UNSAFE:
        text = text.replace(sign, safe)
    return f'<script type="application/ld+json">{text}</script>\n'


_UNSAFE = (("<", "\\u003c"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029"))
"""What could end the script, begin a comment in it, or break a line: escaped, as JSON allows."""


@dataclass(frozen=True, slots=True)
class _Main:
    """What a page is about: the name of its main node, whether that has a description, and all nodes."""

    name: str
    described: bool
    nodes: tuple[Node, ...]


def _head(desk: Desk, page: Page, made: Made) -> str:
    if page.url == welcome.NOT_FOUND:
        return ""
    url = desk.site.url
    return script(graph(desk, page, made), url, "" if url else base(desk.site, page.url))


def graph(desk: Desk, page: Page, made: Made) -> Iterator[Node]:
    """Yield the nodes of a page: the page itself, then what it is about."""
    if page.url == welcome.ROOT:
        yield _whole_site(desk.site)
        return
    make = _MAIN.get(page.kind)
    main = make(desk, page) if make else None
    events = tuple(dict.fromkeys(_shown(made.view))) if page.kind in _LISTS_EVENTS else ()
    kind = _PAGES.get(page.subject if page.kind == "plain" else page.kind, "WebPage")
    yield "".join(
        (
            f'{{"@type":"{kind}"',
            f',"@id":"{ROOT}{page.url}"',
            member("name", said(made.heading or desk.voice.word("site.name"))),
            "" if main and main.described else member("description", said(made.description)),
            _in_edition(desk),
            member("breadcrumb", _breadcrumb(getattr(made.view, "crumbs", ()))),
            f',"mainEntity":{reference(main.name)}' if main else "",
            _about(desk, page, events),
            "}",
        )
    )
    yield from main.nodes if main else ()
    if page.kind == "home":
        yield things.website(desk)
    if page.kind in _TELLS_EVENTS:
        yield from (things.event(desk, id) for id in events)


_TELLS_EVENTS = frozenset({"chronology"})
"""The pages that hold the whole nodes of their events; others only refer to them."""

_LISTS_EVENTS = _TELLS_EVENTS | {"relation"}


@once
def _in_edition(desk: Desk) -> str:
    """Return what all pages of an edition have alike."""
    return f',"inLanguage":{said(desk.code)},"isPartOf":{reference(names.site(desk.code))}'


def _about(desk: Desk, page: Page, events: tuple[str, ...]) -> str:
    """Return what a page of two countries is about, and the events it shows."""
    if page.kind != "relation":
        return ""
    about = listed([things.country(desk, code) for code in page.subject.split("-")])
    return member("about", about) + member(
        "mentions", listed(things.events(desk, events[-things.MENTIONS :]))
    )


def _shown(view: object) -> Iterator[str]:
    """Yield the ids of the events a page lists by year."""
    for year in getattr(view, "years", ()):
        yield from (card.id for card in year.events)


def _breadcrumb(crumbs: tuple[Crumb, ...]) -> Node:
    if not crumbs:
        return ""
    steps = [
        _step(place, crumb.text.text, crumb.url)
        if crumb.url
        else f'{{"@type":"ListItem","position":{place}{member("name", said(crumb.text.text))}}}'
        for place, crumb in enumerate(crumbs, 1)
    ]
    return f'{{"@type":"BreadcrumbList","itemListElement":[{",".join(steps)}]}}'


@lru_cache(maxsize=4096)
def _step(place: int, text: str, url: str) -> Node:
    return node("ListItem", position=str(place), name=said(text), item=here(url))


def _article(desk: Desk, page: Page) -> _Main:
    article = desk.library.articles[page.subject]
    described = bool(article.texts[desk.code].summary)
    nodes = things.digest(desk, article), things.original(desk, article)
    return _Main(names.digest(desk.code, article.id), described, nodes)


def _country(desk: Desk, page: Page) -> _Main:
    return _Main(names.country(desk.site, page.subject), False, (things.whole_country(desk, page.subject),))


def _person(desk: Desk, page: Page) -> _Main:
    return _Main(names.person(desk.site, page.subject), False, (things.whole_person(desk, page.subject),))


def _source(desk: Desk, page: Page) -> _Main:
    described = desk.site.text(desk.library.sources[page.subject].about, desk.code) is not None
    return _Main(names.outlet(desk.site, page.subject), described, (things.whole_outlet(desk, page.subject),))


_MAIN: Mapping[str, Callable[[Desk, Page], _Main]] = {
    "article": _article,
    "country": _country,
    "person": _person,
    "source": _source,
}
"""Page kind to what it is about."""


def _whole_site(site: Site) -> Node:
    """Return the site of all editions: named in the default one, with each edition as a part."""
    editions = site.library.editions
    spoken = dict.fromkeys(voice.word("site.name") for voice in voices(editions).values())
    name, *others = spoken
    return node(
        "WebSite",
        names.site(),
        url=here(welcome.ROOT),
        name=said(name),
        alternateName=listed(map(said, others)),
        inLanguage=listed(map(said, editions)),
        hasPart=listed(reference(names.site(code)) for code in editions),
    )


EXPORT = Export("jsonld", head=_head)
