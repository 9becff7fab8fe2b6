"""The whole line in one place: content is read, derived, planned, made and published."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from digest import formats
from digest.addresses import ground, moves
from digest.agenda import Agenda, Pages, Planned, agenda, names_of, pages_linking, planned
from digest.derive import Derived, derive
from digest.gallery import drawing, letters
from digest.jobs import Job, chunks
from digest.memory import learnt
from digest.model import Library
from digest.pages.atlas import atlas
from digest.pages.landing import astray, linking
from digest.pages.plan import Page, plan
from digest.pages.site import Site
from digest.press import File, Press
from digest.problems import Message, Problem
from digest.recall import Kept, Recalled, keep, recall
from digest.review import refuses, review
from digest.stages import Spent, Stages
from digest.theme import Settings, Theme, cache_folder, read_outlines, read_settings
from digest.workers import Done, hired
from digest.workshop import Workshop, fitted
from digest.write.aside import Aside
from digest.write.freshness import Order, State
from digest.write.laying import Laid, lay
from digest.write.ledger import Stamp
from digest.write.notes import folder_of
from digest.write.stage import Lost, Stage, Written, untold

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order: what was wrong, how many pages there are, what was written (None: nothing)."""

    problems: tuple[Problem, ...]
    pages: int = 0
    written: Written | None = None
    spent: Spent = field(default_factory=lambda: Spent({}, {}))


def silent(_stage: str, _done: int, _all: int) -> None:
    """Show no progress."""


@dataclass(frozen=True, slots=True)
class Help:
    """Who helps to make a site: so many processes (0: as many as there are cores), or an executor's workers.

    Those find what they need as a file in `folder`, and write beside the output folder: they have to reach
    both.
    """

    processes: int = 0
    executor: Executor | None = None
    folder: Path | None = None


def build(
    order: Order,
    state: State,
    progress: Progress = silent,
    workshop: Workshop | None = None,
    tell: Callable[[Message], None] = untold,
    help: Help | None = None,
    aside: Aside | None = None,
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
        with stages.stage("mend"):
            mended = _mended(do, content, press, state, stage)
            do = do.without(mended)
        with stages.stage("keep"):
            do = _kept(do, content, state, stage, mended)
        with stages.stage("make"):
            made = _make(order, state, press, tools.theme, do, stage, progress, help or Help())
        with stages.stage("publish"):
            rows = [*made.files, *(row for laid in mended.values() for row in laid)]
            written = stage.commit(rows, state.settings, state.inputs, state.begun)
        with stages.stage("remember"):
            readers = made.reads.items()
            memory = learnt(content.known, do.names, readers, pages.moved.targets, names_of(linked))
            if stage.ledger:
                kept = Kept(stage.ledger.built, store, memory)
                keep(known, kept)
                workshop.remember(stage.ledger, kept)
            workshop.keep(order)
    stages.add(made.spent)
    return Outcome(problems, do.pages, written, stages.spent)


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


def _mended(do: Agenda, content: Recalled, press: Press, state: State, stage: Stage) -> dict[Job, list[Laid]]:
    """Mend what can be mended; return what was laid for it, and keep its other files."""
    changed, before = content.words_of, state.before
    if changed is None or before is None:
        return {}
    put = _Lay(stage.folder, stage.out, stage.known, stage.twin)
    done = {}
    for job in do.todo:
        try:
            mend = press.mend(job, changed, stage.old)
        except Lost:
            continue
        if mend is None:
            continue
        files = {path for path, _ in mend.files}
        staying = [path for path in before.made_by({job.name}) if path not in files and path not in mend.gone]
        if not stage.keep(staying):  # else something is lost that mending cannot bring back
            done[job] = put(iter(mend.files), job.name)
    return done


def _kept(do: Agenda, content: Recalled, state: State, stage: Stage, mended: Mapping[Job, object]) -> Agenda:
    """Keep in the stage what need not be made; return the agenda with what was to be kept and is lost."""
    if content.changes is None or state.before is None:
        return do
    there = frozenset(do.names)
    again = {job.name for job in (*do.todo, *mended)}
    again |= {name for name in state.before.jobs if name not in there}
    lost = frozenset(stage.keep_but(state.before.made_by(again)))
    if not lost:
        return do
    makers = zip(state.before.outputs.paths, state.before.makers, strict=True)
    return do.with_jobs(state.before.jobs[maker] for path, maker in makers if path in lost)


@dataclass(frozen=True, slots=True)
class _Lay:
    """Lays the files of a job into the stage, from any process."""

    folder: str
    out: str
    known: Mapping[str, Stamp]
    twin: str

    def __call__(self, files: Iterator[File], job: str) -> list[Laid]:
        return lay(self.folder, self.out, self.known, files, job, self.twin)


def _make(
    order: Order,
    state: State,
    press: Press,
    theme: Theme,
    do: Agenda,
    stage: Stage,
    progress: Progress,
    help: Help,
) -> Done:
    """Do jobs, with all the help there is; return what came of all, by places among the names of all."""
    put = _Lay(stage.folder, stage.out, stage.known, stage.twin)
    place = {name: at for at, name in enumerate(do.names)}
    pictures = [job for job in do.todo if job.is_picture]
    others = [job for job in do.todo if not job.is_picture]
    handed = chunks(others, press.plain.derived.archives)
    elsewhere = (help.executor, help.folder) if help.executor and help.folder else None
    made = Done()
    with hired(press, put, len(others), help.processes, elsewhere) as crew:
        finish = crew.begin(handed)  # before there are other processes and threads: this one forks
        folder = cache_folder(order.project / "mkdocs.yml", "share")
        with drawing(folder, state, theme, press, pictures) as drawn:
            for at, done in finish(partial(_told, progress, len(others))):
                _add(made, done, [place[job.name] for job in handed[at]])
            for job, files, reads in drawn:
                laid = Done(put(iter(files), job.name), {read: [0] for read in reads})
                _add(made, laid, [place[job.name]])
    return made


def _told(progress: Progress, everything: int, done: int) -> None:
    progress("made", done, everything)


def _add(made: Done, done: Done, places: Sequence[int]) -> None:
    """Add what came of some jobs to what came of all."""
    made.files.extend(done.files)
    for read, some in done.reads.items():
        readers = made.reads.get(read)
        if readers is None:
            readers = made.reads[read] = array("I")
        readers.extend(map(places.__getitem__, some))
    for kind, seconds in done.spent.items():
        made.spent[kind] = made.spent.get(kind, 0.0) + seconds


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
