"""What a page tells the shell: its title, addresses, the edition switch and the navigation."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import coverage, routes, welcome
from digest.pages.around import Alternate, Frame, NavItem
from digest.pages.desk import Desk
from digest.pages.follow import edition_feed, ways
from digest.pages.kind import Made
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
    urls = _addresses(desk.site, page)
    return Frame(
        edition=desk.code,
        section=KINDS[page.kind].section,
        base=base(site, page.url),
        title=title,
        heading=heading,
        description=made.description,
        canonical="" if page.url == welcome.NOT_FOUND or not site.url else site.url + page.url,
        alternates=tuple(_alternates(site, page, urls)),
        switch=tuple(_switch(desk, page, urls)),
        nav=() if page.url in NO_EDITION else _nav(desk),
        home=routes.home(desk.code),
        site_name=name,
        follow=ways(desk, page.kind, page.subject, page.url),
        feed="" if page.url in NO_EDITION else edition_feed(desk),
    )


def base(site: Site, url: str) -> str:
    """Return what leads from a page to the root: "../" per level; for the 404 the site's own path."""
    if url == welcome.NOT_FOUND:
        return "/" + site.url.partition("://")[2].partition("/")[2]
    return "../" * url.count("/")


def alternates(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    """Yield (hreflang, absolute address): the page in each edition that has it, then the default."""
    return _alternates(site, page, _addresses(site, page))


def _addresses(site: Site, page: Page) -> dict[str, str]:
    """Return the page's address in each edition that has it; the root and the 404 stand for first pages."""
    if page.url in NO_EDITION:
        return {code: routes.home(code) for code in site.library.editions}
    url = KINDS[page.kind].url
    return {code: page.url if code == page.edition else url(code, page.subject) for code in page.editions}


def _alternates(site: Site, page: Page, urls: dict[str, str]) -> Iterator[tuple[str, str]]:
    if not site.url or page.url == welcome.NOT_FOUND:
        return
    for edition, url in urls.items():
        yield edition, site.url + url
    if page.kind == "home" or page.url == welcome.ROOT:
        yield X_DEFAULT, site.url + welcome.ROOT
    else:
        yield X_DEFAULT, site.url + (urls.get(site.default.code) or next(iter(urls.values())))


def is_listed(site: Site, page: Page) -> bool:
    """Tell whether search engines are told of a page: they want absolute addresses."""
    return bool(site.url) and page.url != welcome.NOT_FOUND and page.kind not in UNLISTED


def _switch(desk: Desk, page: Page, urls: dict[str, str]) -> Iterator[Alternate]:
    """Yield every edition: this page in it, or the nearest one and a word that this one is missing."""
    here = "" if page.url in NO_EDITION else page.edition
    for code, edition in desk.library.editions.items():
        url, missing = urls.get(code), None
        if url is None:
            url, missing = KINDS[page.kind].nearest(desk.site, code, page.subject), _missing(desk, code)
        yield Alternate(code, edition.direction, edition.name, url, code == here, missing)


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
