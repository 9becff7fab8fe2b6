"""What a page tells the shell: its title, addresses, the edition switch and the navigation."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import coverage, routes, welcome
from digest.pages.desk import Desk
from digest.pages.follow import edition_feed, ways
from digest.pages.kind import Made
from digest.pages.pieces import Alternate, Frame, NavItem
from digest.pages.plan import KINDS, Page
from digest.pages.site import Site
from digest.trace import remembered

SECTIONS = ("home", "articles", "chronology", "countries", "people", "sources", "index")
X_DEFAULT = "x-default"
UNLISTED = frozenset({coverage.NAME})
"""Kinds of page that are for editors: no search engine shall list them."""
NO_EDITION = frozenset({welcome.ROOT, welcome.NOT_FOUND})
"""Pages of all editions together: a menu in one language would be wrong on them."""


def frame(desk: Desk, page: Page, made: Made) -> Frame:
    """Return the frame of a page."""
    site, voice = desk.site, desk.voice
    name = voice.word("site.name")
    heading = voice.named(made.heading, made.lang) if made.heading else name
    if made.heading:
        title = voice.word("title.pattern", title=heading, site=name)
    else:
        title = voice.word("home.title", site=name, tagline=voice.word("site.tagline"))
    lost = page.url == welcome.NOT_FOUND
    return Frame(
        edition=desk.code,
        section=KINDS[page.kind].section,
        base=base(site, page.url),
        title=title,
        heading=heading,
        description=made.description,
        canonical="" if lost or not site.url else site.url + page.url,
        alternates=() if lost else tuple(alternates(site, page)),
        switch=tuple(_switch(desk, page)),
        nav=() if page.url in NO_EDITION else _nav(desk),
        home=routes.home(desk.code),
        site_name=name,
        follow=tuple(ways(desk, page.kind, page.subject, page.url)),
        feed="" if page.url in NO_EDITION else edition_feed(desk),
    )


def base(site: Site, url: str) -> str:
    """Return what leads from a page to the root: "../" per level; for the 404 the site's own path."""
    if url == welcome.NOT_FOUND:
        return "/" + site.url.partition("://")[2].partition("/")[2]
    return "../" * url.count("/")


def alternates(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    """Yield (hreflang, absolute address): the page in each edition that has it, then the default."""
    if not site.url:
        return
    kind = KINDS["home"] if page.url == welcome.ROOT else KINDS[page.kind]
    editions = tuple(site.library.editions) if page.url == welcome.ROOT else page.editions
    found = {edition: site.url + kind.url(edition, page.subject) for edition in editions}
    yield from found.items()
    if kind.name == "home":
        yield X_DEFAULT, site.url + welcome.ROOT
    else:
        yield X_DEFAULT, found.get(site.default.code) or found[editions[0]]


def is_listed(site: Site, page: Page) -> bool:
    """Tell whether search engines are told of a page: they want absolute addresses."""
    return bool(site.url) and page.url != welcome.NOT_FOUND and page.kind not in UNLISTED


def _switch(desk: Desk, page: Page) -> Iterator[Alternate]:
    """Yield every edition: this page in it, or the nearest one and a word that this one is missing."""
    kind = KINDS[page.kind]
    everywhere = page.url in NO_EDITION
    for code, edition in desk.library.editions.items():
        has = everywhere or code in page.editions
        missing = None if has else _missing(desk, code)
        if everywhere:
            url = routes.home(code)
        else:
            url = kind.url(code, page.subject) if has else kind.nearest(desk.site, code, page.subject)
        current = not everywhere and code == page.edition
        yield Alternate(code, edition.direction, edition.name, url, current, missing)


@remembered
def _missing(desk: Desk, code: str) -> str:
    return desk.voice.word("switch.missing", language=desk.voice.language(code))


@remembered
def _nav(desk: Desk) -> tuple[NavItem, ...]:
    return tuple(_items(desk))


def _items(desk: Desk) -> Iterator[NavItem]:
    for section in SECTIONS:
        url = routes.home(desk.code) if section == "home" else routes.section(desk.code, section)
        yield NavItem(section, desk.voice.word(f"nav.{section}"), url)
    about = desk.library.pages.get("about")
    if about and desk.code in about.texts:
        yield NavItem("about", desk.voice.word("nav.about"), routes.plain(desk.code, "about"))
