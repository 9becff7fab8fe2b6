"""What an export is: the files it writes, and what it adds to the heads of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.plan import Page
from digest.pages.site import Site


@dataclass(frozen=True, slots=True)
class Whole:
    """All that an export may read: the site, a desk per edition code, and every page planned.

    `moved` is old address to the page it leads to now, both below the site's root.
    """

    site: Site
    desks: Mapping[str, Desk]
    pages: Sequence[Page]
    moved: Mapping[str, str] = field(default_factory=dict)


def no_head(_desk: Desk, _page: Page, _made: Made) -> str:
    """Add nothing to the heads of pages."""
    return ""


def no_files(_whole: Whole, _part: str) -> tuple[()]:
    """Write no files."""
    return ()


def in_one(_whole: Whole) -> tuple[str]:
    """Make all files at once, as one part that needs no name."""
    return ("",)


def each_edition(whole: Whole) -> Iterable[str]:
    """Make the files of each edition by themselves: the parts are the editions' codes."""
    return whole.desks


@dataclass(frozen=True, slots=True)
class Mend:
    """What mending a part writes, and the paths of its files that are no more; its others stay."""

    files: tuple[tuple[str, bytes], ...]
    gone: tuple[str, ...] = ()


class Edits(NamedTuple):
    """The articles and events that were edited ("article/x", "event/y"), and no other record was.

    They may be new or gone. Unless anything may have `moved`, only their words are others.
    """

    of: frozenset[str]
    moved: bool


def no_mend(_whole: Whole, _part: str, _edits: Edits, _read: Callable[[str], bytes]) -> None:
    """Make a part from nothing, whatever was edited."""


@dataclass(frozen=True, slots=True)
class Export:
    """One format: what it adds to the heads of pages, and files that are made part by part.

    `parts` names the parts there are, in a fixed order; `files` yields (path inside the site, bytes) of one.
    A part may be made alone, before or after any other and in another process. `head` returns HTML. A part
    that is long to make and changes little can be mended when only articles and events were edited: `mend` is
    given what reads a file of the site as it was, and returns None where the part has to be made from nothing
    all the same. `long` parts are begun before all else, unless they are of a year.
    """

    name: str
    parts: Callable[[Whole], Iterable[str]] = in_one
    files: Callable[[Whole, str], Iterable[tuple[str, bytes]]] = no_files
    head: Callable[[Desk, Page, Made], str] = no_head
    mend: Callable[[Whole, str, Edits, Callable[[str], bytes]], Mend | None] = no_mend
    long: bool = False
