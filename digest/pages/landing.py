"""Links of the texts to the site itself land: on a page or a file there is, at a fragment it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from html import unescape
from operator import attrgetter
from posixpath import join, normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote

from digest.model import ArticleText, Text
from digest.pages.plan import Page
from digest.pages.site import Site
from digest.problems import Mark, Message, Problem, in_order, message, nearest
from digest.text import markdown, refusals

_ID = re.compile(r'(?<=\s)id="([^"]*)"')
_FOLDER = re.compile(r"(?:^|/)\.{0,2}$")
TEXTS = frozenset({"article", "country", "plain"})
"""The kinds of pages from which a text's links are written."""

_SHELL = frozenset({"content"})
"""Fragments that every page has, from the shell around it."""


class Ground:
    """What links may land on. `rendered` makes a page's body, `files` lists what is no page: both take long.

    `moved` are old addresses that lead to a page.
    """

    def __init__(
        self,
        site: Site,
        pages: Sequence[Page],
        moved: Collection[str],
        rendered: Callable[[Page], str],
        files: Callable[[], Collection[str]],
    ) -> None:
        self._listed = pages
        self.site = site
        self.moved = moved
        self._rendered = rendered
        self._files = files
        self._ids: dict[str, frozenset[str]] = {}

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Return every page by its address."""
        return {page.url: page for page in self._listed}

    @cached_property
    def live(self) -> frozenset[str]:
        """Return the addresses of all pages."""
        return frozenset(self.pages)

    @cached_property
    def files(self) -> frozenset[str]:
        """Return the addresses of what is no page."""
        return frozenset(self._files())

    def has(self, page: Page, fragment: str) -> bool:
        """Tell whether a page has a fragment; the first page of a chronology knows where every event is."""
        if page.kind == "chronology" and not page.subject:
            if fragment in self.site.library.events:
                return True
        elif page.kind == "article":  # first without the rest of the page: a text's own notes and headings
            text = self.site.library.articles[page.subject].texts[page.edition]
            if fragment in _ids(markdown.render(text.body, page.edition)):
                return True
        return fragment in self.ids(page)

    def ids(self, page: Page) -> frozenset[str]:
        """Return every fragment of a page."""
        if page.url not in self._ids:
            self._ids[page.url] = _ids(self._rendered(page)) | _SHELL
        return self._ids[page.url]


def linking(site: Site, pages: Sequence[Page]) -> list[Page]:
    """Return the pages whose texts have links to the site itself: few have any."""
    by_record = sorted((page for page in pages if page.kind in TEXTS), key=attrgetter("subject"))
    found = {  # all texts of a record together: it is opened once
        page for page in by_record if (text := _shown(site, page)) and next(_inward(text), None)
    }
    return [page for page in pages if page in found] if found else []


def _inward(text: ArticleText | Text) -> Iterator[tuple[int, int, str]]:
    return iter(refusals.inward(text.body, text.line))


def astray(ground: Ground, pages: Iterable[Page]) -> tuple[Problem, ...]:
    """Return the links of the texts of these pages that lead nowhere, each at its place."""
    return in_order(
        Problem(Mark(text.path, line, column), wrong)
        for page in pages
        if (text := _shown(ground.site, page)) is not None
        for line, column, url in _inward(text)
        if (wrong := _wrong(ground, page, url)) is not None
    )


def _shown(site: Site, page: Page) -> ArticleText | Text | None:
    """Return the text whose links are written from this page; an intro may be that of another edition."""
    if page.kind not in TEXTS:
        return None
    if page.kind == "article":
        return site.library.articles[page.subject].texts[page.edition]
    if page.kind == "plain":
        return site.library.pages[page.subject].texts[page.edition]
    country = site.library.countries.get(page.subject)
    intros = country.intros if country else {}
    return next((intros[code] for code in site.fallbacks(page.edition) if code in intros), None)


def _ids(html: str) -> frozenset[str]:
    return frozenset(map(unescape, _ID.findall(html)))


class _Target(NamedTuple):
    """Where an address leads from a page: below the site's root, None where it leads out of the site."""

    url: str | None
    fragment: str


def _target(page: Page, address: str) -> _Target:
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return _Target(page.url, unquote(fragment))
    found = normpath(path.lstrip("/") or ".") if path.startswith("/") else normpath(join(page.url, path))
    if found == ".." or found.startswith("../"):
        return _Target(None, "")
    if _FOLDER.search(path):
        found = "" if found == "." else f"{found}/"
    return _Target(found.removesuffix("index.html"), unquote(fragment))


def _wrong(ground: Ground, page: Page, address: str) -> Message | None:
    """Say why a link on a page does not land, or return None where it does."""
    target = _target(page, address)
    if address.startswith("/"):
        near = target.url if target.url in ground.live else ""
        return message("link-root", url=address).meaning(_from(page, near) if near else "")
    if target.url is None:
        return message("link-nowhere", url=address)
    there = ground.pages.get(target.url)
    if there is None:
        if target.url in ground.moved or ("." in target.url and target.url in ground.files):
            return None
        return message("link-nowhere", url=address).meaning(_meant(ground, page, target.url))
    if not target.fragment or ground.has(there, target.fragment):
        return None
    missing = message("link-fragment", url=address, fragment=target.fragment)
    return missing.near(target.fragment, _anchors(ground, there))


def _anchors(ground: Ground, page: Page) -> frozenset[str]:
    events = ground.site.library.events
    return ground.ids(page) | (frozenset(events) if page.kind == "chronology" else frozenset())


def _meant(ground: Ground, page: Page, url: str) -> str:
    """Return the address that was probably meant, written from the page; "" where none is near.

    It is one whose last part is near: all addresses of a section are alike in the parts before.
    """
    known = ground.files if "." in _last(url) else ground.live
    if f"{url}/" in known:
        return _from(page, f"{url}/")
    meant = nearest(_last(url), frozenset(map(_last, known)) - {""})
    alike = [one for one in known if _last(one) == meant] if meant else []
    return _from(page, nearest(url, alike) or min(alike)) if alike else ""


def _last(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def _from(page: Page, url: str) -> str:
    """Return an address below the site's root as a link on a page writes it."""
    return relpath(url or ".", page.url or ".") + ("/" if not url or url.endswith("/") else "")
