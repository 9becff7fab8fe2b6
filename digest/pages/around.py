"""The frame around a page: what it tells the shell of its title, addresses, editions and navigation."""

from __future__ import annotations

from typing import NamedTuple

from digest.pages.pieces import Phrase


class Alternate(NamedTuple):
    """One entry of the edition switch. `missing` says, in the page's language, that there is no text."""

    lang: str
    dir: str
    name: str
    url: str
    current: bool
    missing: str | None


class NavItem(NamedTuple):
    """One entry of the site's navigation, in the edition's words."""

    section: str
    title: str
    url: str


class Follow(NamedTuple):
    """A way to follow a page: in `format` atom, json or calendar; `type` is that media type."""

    format: str
    url: str
    type: str
    label: Phrase
    title: str


class Frame(NamedTuple):
    """What a page tells the shell around it.

    `base` leads from the page to the root of the site ("../../", or an absolute path for the 404);
    `title` is the whole text of `<title>`; `canonical` and `alternates` ((hreflang, address) pairs)
    are absolute addresses, empty where the site's address is not known. `follow` are the ways to follow
    this page, `feed` is the address of the edition's own feed; empty where there are none.
    """

    edition: str
    section: str
    base: str
    title: str
    heading: str
    description: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    switch: tuple[Alternate, ...]
    nav: tuple[NavItem, ...]
    home: str
    site_name: str
    follow: tuple[Follow, ...] = ()
    feed: str = ""
