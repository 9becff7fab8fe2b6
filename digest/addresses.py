"""Addresses that have to hold: published once, or linked to by the texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from digest.agenda import Planned
from digest.exports import lasting
from digest.jobs import PAGE, jobs
from digest.load import read_if_there
from digest.model import Library
from digest.pages.landing import Ground
from digest.pages.plan import Page
from digest.pages.site import Site
from digest.press import Press
from digest.problems import Problem
from digest.write.freshness import Order
from digest.write.manifest import read_manifest


def moves(order: Order, pages: Sequence[Page], library: Library) -> lasting.Moves:
    """Return where the addresses lead that were published once and are no pages now, or what is wrong."""
    beside, problems = _beside(order)
    found = lasting.settle(pages, tuple(library.editions), beside)
    return replace(found, problems=(*problems, *found.problems))


def _beside(order: Order) -> tuple[lasting.Beside, tuple[Problem, ...]]:
    name = order.content.name
    redirects, problems = read_if_there(order.content / "redirects.yml", f"{name}/redirects.yml")
    urls = read_manifest(order.content / "urls.txt")
    return lasting.Beside(urls, f"{name}/urls.txt", redirects), problems


def ground(site: Site, plan: Planned, press: Callable[[], Press]) -> Ground:
    """Return what links of the texts may land on; the press is asked for what takes long to know."""

    def files() -> set[str]:
        others = [job for job in jobs(press().whole) if job.kind != PAGE]
        return {path for job in others for path, _ in press().make(job)}

    return Ground(site, plan.pages, plan.moved.targets, lambda page: press().body(page)[0], files)
