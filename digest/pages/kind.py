"""What a page kind is: which pages of it exist, where, and how one is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.site import Site


class Made(NamedTuple):
    """A page's view, its heading (plain text, for the shell) and its description for machines.

    `lang` is the language of the heading where it is not the edition's.
    """

    view: object
    heading: str
    description: str
    lang: str | None = None


def to_home(_site: Site, edition: str, _subject: str) -> str:
    """Return where the edition switch leads when a page is missing: home."""
    return routes.home(edition)


class PageKind(NamedTuple):
    """One kind of page; `section` is the entry of the navigation.

    `subjects(site, edition)` yields what there is a page about; `nearest` is the address the edition
    switch leads to where an edition lacks the page. Its template has the kind's name, or that of `shown_as`.
    """

    name: str
    section: str
    subjects: Callable[[Site, str], Iterable[str]]
    url: Callable[[str, str], str]
    make: Callable[[Desk, str], Made]
    nearest: Callable[[Site, str, str], str] = to_home
    shown_as: str = ""

    @property
    def template(self) -> str:
        """Return the path of the template."""
        return f"pages/{self.shown_as or self.name}.html"


def once(_site: Site, _edition: str) -> tuple[str, ...]:
    """Return the subject of a page there is one of: nothing in particular."""
    return ("",)
