"""What is to be made this time: everything, or what a change concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from digest.exports.kind import Whole
from digest.exports.lasting import Moves
from digest.jobs import PAGE, Job, jobs, named, of_page, of_pictures, page_of
from digest.memory import Memory
from digest.pages.landing import TEXTS, linking
from digest.pages.plan import Page, plan
from digest.pages.site import Site
from digest.press import MOVED, PAGES
from digest.recall import Recalled
from digest.trace import ORDER, Read, changes_in


class Pages(Sequence[Page]):
    """All pages of a site, planned when they are asked for: after most changes nobody asks."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def _all(self) -> tuple[Page, ...]:
        return plan(self._site)

    @overload
    def __getitem__(self, at: int) -> Page: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Page]: ...
    def __getitem__(self, at: int | slice) -> Page | Sequence[Page]:
        return self._all[at]

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Page]:
        return iter(self._all)


@dataclass(frozen=True, slots=True)
class Planned:
    """All pages, and where the addresses lead that were published once and are none of them now."""

    pages: Sequence[Page]
    moved: Moves


def planned(content: Recalled, site: Site, moves: Callable[[Sequence[Page]], Moves]) -> Planned:
    """Plan all pages; where they are as they were, so is where old addresses lead."""
    pages = Pages(site)
    return Planned(pages, Moves(content.known.moved, ()) if content.same_pages else moves(pages))


@dataclass(frozen=True, slots=True)
class Agenda:
    """The names of all jobs of the site, and those to be done now."""

    names: tuple[str, ...]
    todo: tuple[Job, ...]

    @property
    def pages(self) -> int:
        """Return how many pages the site has."""
        return sum(name.startswith(_PAGES) for name in self.names)


def agenda(content: Recalled, plan: Planned, whole: Whole) -> Agenda:
    """Return what is to be done: what has read something that is different now, and what is new."""
    known, changes = content.known, content.changes
    if content.same_pages and changes is not None:
        stale = known.stale(changes)
        return Agenda(known.jobs, tuple(named(name) for name in known.jobs if name in stale))
    everything = (*jobs(whole), *of_pictures(whole))
    names = tuple(job.name for job in everything)
    if changes is None:
        return Agenda(names, everything)
    stale, old = known.stale((*changes, *_addresses(known, plan, names))), frozenset(known.jobs)
    return Agenda(names, tuple(named(name) for name in names if name in stale or name not in old))


def _addresses(known: Memory, plan: Planned, names: Iterable[str]) -> Iterator[Read]:
    """Yield what is read differently of the list of all pages, and of old addresses."""
    before, now = ([name for name in jobs if name.startswith(_PAGES)] for jobs in (known.jobs, names))
    if before != now:
        yield PAGES, ORDER
    yield from changes_in(known.moved, plan.moved.targets, MOVED)


_PAGES = f"{PAGE} "


def pages_linking(content: Recalled, site: Site, do: Agenda) -> list[Page]:
    """Return the pages whose texts have links to the site itself: of those made now, and those known."""
    shown = tuple(f"{kind} " for kind in TEXTS)
    fresh = [page_of(job.subject) for job in do.todo if job.kind == PAGE and job.subject.startswith(shown)]
    before = [named(name) for name in _staying(content.known.linking, do)]
    return [*linking(site, fresh), *(page_of(job.subject) for job in before)]


def _staying(names: Sequence[str], do: Agenda) -> list[str]:
    """Return those of some jobs that are still there, and not to be done."""
    if not names:
        return []
    again, there = frozenset(job.name for job in do.todo), frozenset(do.names)
    return [name for name in names if name not in again and name in there]


def names_of(pages: Iterable[Page]) -> list[str]:
    """Return the names of the jobs that make these pages."""
    return [of_page(page).name for page in pages]
