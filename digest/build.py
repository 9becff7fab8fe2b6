"""The whole line in one place: content is read, derived, planned, made and published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from digest import formats
from digest.addresses import ground, moves
from digest.agenda import Pages, Planned, agenda, names_of, pages_linking, planned
from digest.derive import Derived, derive
from digest.gallery import letters
from digest.making import Help, Making, Progress
from digest.memory import learnt
from digest.model import Library
from digest.pages.atlas import atlas
from digest.pages.landing import astray, linking
from digest.pages.plan import Page, plan
from digest.pages.site import Site
from digest.press import Press
from digest.problems import Message, Problem
from digest.recall import Kept, keep, recall
from digest.review import refuses, review
from digest.stages import Spent, Stages
from digest.theme import Settings, Theme, cache_folder, read_outlines, read_settings
from digest.workshop import Workshop, fitted
from digest.write.aside import Aside, Lookout
from digest.write.freshness import Order, State
from digest.write.notes import folder_of
from digest.write.stage import Stage, Written, untold


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order: what was wrong, how many pages there are, what was written (None: nothing).

    `made_with` is all it was made with: who is about to end need not free it first.
    """

    problems: tuple[Problem, ...]
    pages: int = 0
    written: Written | None = None
    spent: Spent = field(default_factory=lambda: Spent({}, {}))
    made_with: object = None


def silent(_stage: str, _done: int, _all: int) -> None:
    """Show no progress."""


def build(
    order: Order,
    state: State,
    progress: Progress = silent,
    workshop: Workshop | None = None,
    tell: Callable[[Message], None] = untold,
    help: Help | None = None,
    aside: Aside | Lookout | None = None,
) -> Outcome:
    """Build the site and put it in place of the old one; write nothing when the content has a problem.

    Raises DigestError where the project, not the content, is at fault; Overtaken, one of these, where
    another build has changed the site since `state` was looked at. `tell` is told what is waited for, and
    `aside` has begun to look at the site.
    """
    stages, workshop = Stages(), workshop or Workshop()
    progress("read", 0, 1)
    if other := formats.problems(order.content):
        return Outcome(other)
    with stages.stage("read"):
        known = folder_of(cache_folder(order.project / "mkdocs.yml", "known"), order.out)
        content = recall(order, state, known, workshop.kept)
    problems, store = content.shelved.problems, content.shelved.store
    if store is None or refuses(problems, strict=order.strict):
        return Outcome(problems)
    with stages.stage("theme"):
        settings = read_settings(order.project / "mkdocs.yml")
        address = _address(order, settings)
        tools = workshop.tools(order, state, content.shelved.library, address)
        site = _site(order, content.shelved.library, content.shelved.derived, tools.theme, settings, address)
    with stages.stage("plan"):
        pages = planned(content, site, partial(moves, order, library=site.library))
        press = Press(site, pages.pages, pages.moved.targets, tools.theme, tools.renderer, tools.voices)
        do = agenda(content, pages, press.whole)
        linked = pages_linking(content, site, do)
        lost = astray(ground(site, pages, lambda: press), linked)
    if wrong := (*pages.moved.problems, *lost):
        return Outcome((*problems, *wrong))
    stage = Stage(
        order.out,
        state.before,
        clean=order.clean,
        sources=order.sources,
        tell=tell,
        aside=aside,
        anew=content.changes is None,
        sure=workshop.is_sure(state),
    )
    with stage:
        making = Making(order, state, content, press, tools.theme, stage, progress, help or Help())
        with stages.stage("make"):
            made = making.make(do)
        with stages.stage("publish"):
            written = stage.commit(made.files, state.settings, state.inputs, state.begun, state.folders)
        with stages.stage("remember"):
            readers = made.reads.items()
            memory = learnt(content.known, do.names, readers, pages.moved.targets, names_of(linked))
            if stage.ledger:
                kept = Kept(stage.ledger.built, store, memory)
                keep(known, kept)
                workshop.remember(stage.ledger, kept)
            workshop.keep(order)
    stages.add(made.spent)
    return Outcome(problems, do.pages, written, stages.spent, (state, content, press, making, memory))


def _site(
    order: Order, library: Library, derived: Derived, theme: Theme, settings: Settings, address: str
) -> Site:
    return Site(
        library,
        derived,
        address,
        order.today,
        theme.flags,
        atlas(theme.outlines()),
        licence=settings.licence,
        letters=letters(theme) if settings.share_images and address else frozenset(),
    )


def check(order: Order) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library and every problem of the content, warnings among them."""
    return review(order.project, order.content)


def all_pages(order: Order, library: Library) -> tuple[Page, ...]:
    """Return every page there would be, without loading the theme."""
    return plan(_plain_site(order, library))


def vanished(order: Order, library: Library) -> tuple[Problem, ...]:
    """Return what is wrong with addresses published once and with links to the site itself.

    The content is otherwise in order. The theme is loaded only where a link asks for more than a page.
    """
    site = _plain_site(order, library)
    pages = Pages(site)
    moved = moves(order, pages, library)

    @cache
    def press() -> Press:
        settings = read_settings(order.project / "mkdocs.yml")
        address = _address(order, settings)
        tools = fitted(order, library, address)
        whole = _site(order, library, site.derived, tools.theme, settings, address)
        return Press(whole, pages, moved.targets, tools.theme, tools.renderer, tools.voices)

    lost = astray(ground(site, Planned(pages, moved), press), linking(site, pages))
    return (*moved.problems, *lost)


def _plain_site(order: Order, library: Library) -> Site:
    outlines = atlas(read_outlines(order.project / "templates"))
    return Site(library, derive(library), "", order.today, frozenset(), outlines)


def _address(order: Order, settings: Settings) -> str:
    """Return the site's absolute address, ending in "/", or nothing where it is not known."""
    url = settings.site_url if order.site_url is None else order.site_url
    return url if not url or url.endswith("/") else f"{url}/"
