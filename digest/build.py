"""The whole line in one place: content is loaded, shelved, derived, planned, poured and published."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from digest.derive import derive
from digest.exports import lasting
from digest.gallery import drawing, letters
from digest.jobs import PAGE, Job, chunks, jobs, of_pictures
from digest.load import read_if_there
from digest.model import Library
from digest.pages.atlas import atlas
from digest.pages.landing import Ground, astray
from digest.pages.plan import Page, plan
from digest.pages.site import Site
from digest.pages.voice import Voice, voices
from digest.press import File, Press
from digest.problems import Message, Problem
from digest.render import Renderer, compiled_templates
from digest.review import refuses, review
from digest.stages import Spent, Stages
from digest.theme import Settings, Theme, cache_folder, read_outlines, read_settings
from digest.workers import Done, hired
from digest.write.freshness import Order, State
from digest.write.laying import Laid, lay
from digest.write.ledger import Stamp
from digest.write.manifest import read_manifest
from digest.write.stage import Stage, Written, untold

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

    Those find what they need as a file in `folder`, and write below the output folder: they have to reach
    both.
    """

    processes: int = 0
    executor: Executor | None = None
    folder: Path | None = None


class Workshop:
    """The tools of a build, kept for the next one while nothing they are made of has changed."""

    def __init__(self) -> None:
        self._made_of: object = None
        self._tools: tuple[Theme, Renderer, Mapping[str, Voice]] | None = None

    def tools(
        self, order: Order, state: State, library: Library, address: str
    ) -> tuple[Theme, Renderer, Mapping[str, Voice]]:
        """Return the theme, the templates and the voices: new ones when settings, templates or words differ."""
        parts = ("mkdocs.yml", "templates/", "content/editions/", "digest/")
        inputs = tuple((path, stamp.sha256) for path, stamp in state.inputs.items() if path.startswith(parts))
        made_of = (address, tuple(library.editions), inputs)
        if self._tools is None or made_of != self._made_of:
            config = order.project / "mkdocs.yml"
            compiled = compiled_templates(cache_folder(config))
            theme = Theme(config, library.editions, address, compiled)
            speaking = voices(library.editions)
            self._tools = theme, Renderer(theme.template_dirs, speaking, address, compiled), speaking
            self._made_of = made_of
        return self._tools


def build(
    order: Order,
    state: State,
    progress: Progress = silent,
    workshop: Workshop | None = None,
    tell: Callable[[Message], None] = untold,
    help: Help | None = None,
) -> Outcome:
    """Build the site and put it in place of the old one; write nothing when the content has a problem.

    Raises DigestError where the project, not the content, is at fault; Overtaken, one of these, where
    another build has changed the site since `state` was looked at. `tell` is told what is waited for.
    """
    stages = Stages()
    progress("read", 0, 1)
    with stages.stage("read"):
        library, problems = check(order)
    if refuses(problems, strict=order.strict):
        return Outcome(problems)
    with stages.stage("theme"):
        settings = read_settings(order.project / "mkdocs.yml")
        address = _address(order, settings)
        theme, renderer, speaking = (workshop or Workshop()).tools(order, state, library, address)
    with stages.stage("plan"):
        site = _site(order, library, theme, settings, address)
        pages = plan(site)
        moved = moves(order, pages, library)
    if moved.problems:
        return Outcome((*problems, *moved.problems))
    press = Press(site, pages, moved.targets, theme, renderer, speaking)
    if lost := astray(_ground(site, pages, moved, lambda: press)):
        return Outcome((*problems, *lost))
    every = [*jobs(press.whole), *of_pictures(press.whole)]
    with Stage(order.out, state.before, clean=order.clean, sources=order.sources, tell=tell) as stage:
        with stages.stage("make"):
            made = _make(order, state, press, theme, every, stage, progress, help or Help())
        stages.add(made.spent)
        with stages.stage("publish"):
            written = stage.commit(made.files, state.settings, state.inputs, state.begun)
    return Outcome(problems, len(pages), written, stages.spent)


def _site(order: Order, library: Library, theme: Theme, settings: Settings, address: str) -> Site:
    return Site(
        library,
        derive(library),
        address,
        order.today,
        theme.flags,
        atlas(theme.outlines()),
        licence=settings.licence,
        letters=letters(theme) if settings.share_images and address else frozenset(),
    )


@dataclass(frozen=True, slots=True)
class _Lay:
    """Lays the files of a job into the stage, from any process."""

    folder: str
    out: str
    known: Mapping[str, Stamp]

    def __call__(self, files: Iterator[File], job: str) -> list[Laid]:
        return lay(self.folder, self.out, self.known, files, job)


def _make(
    order: Order,
    state: State,
    press: Press,
    theme: Theme,
    todo: Sequence[Job],
    stage: Stage,
    progress: Progress,
    help: Help,
) -> Done:
    """Do jobs, with all the help there is; return what came of all, by their places in the list."""
    put = _Lay(stage.folder, stage.out, stage.known)
    place = {job: at for at, job in enumerate(todo)}
    pictures = [job for job in todo if job.is_picture]
    others = [job for job in todo if not job.is_picture]
    handed = chunks(others)
    elsewhere = (help.executor, help.folder) if help.executor and help.folder else None
    made = Done()
    with hired(press, put, len(others), help.processes, elsewhere) as crew:
        finish = crew.begin(handed)  # before there are other processes and threads: this one forks
        folder = cache_folder(order.project / "mkdocs.yml", "share")
        with drawing(folder, state, theme, press, pictures) as drawn:
            for chunk, done in zip(handed, finish(partial(_told, progress, len(others))), strict=True):
                _add(made, done, [place[job] for job in chunk])
            for job, files, reads in drawn:
                _add(
                    made,
                    Done(put(iter(files), job.name), {read: array("I", [0]) for read in reads}),
                    [place[job]],
                )
    return made


def _told(progress: Progress, everything: int, done: int) -> None:
    progress("made", done, everything)


def _add(made: Done, done: Done, places: Sequence[int]) -> None:
    """Add what came of some jobs to what came of all."""
    made.files.extend(done.files)
    for read, some in done.reads.items():
        made.reads.setdefault(read, array("I")).extend([places[at] for at in some])
    for kind, seconds in done.spent.items():
        made.spent[kind] = made.spent.get(kind, 0.0) + seconds


def check(order: Order) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library and every problem of the content, warnings among them."""
    return review(order.project, order.content)


def planned(order: Order, library: Library) -> tuple[Page, ...]:
    """Return every page there would be, without loading the theme."""
    return plan(_plain_site(order, library))


def vanished(order: Order, library: Library) -> tuple[Problem, ...]:
    """Return what is wrong with addresses published once and with links to the site itself.

    The content is otherwise in order. The theme is loaded only where a link asks for more than a page.
    """
    site = _plain_site(order, library)
    pages = plan(site)
    moved = moves(order, pages, library)

    @cache
    def press() -> Press:
        settings = read_settings(order.project / "mkdocs.yml")
        address = _address(order, settings)
        compiled = compiled_templates(cache_folder(order.project / "mkdocs.yml"))
        theme = Theme(order.project / "mkdocs.yml", library.editions, address, compiled)
        speaking = voices(library.editions)
        renderer = Renderer(theme.template_dirs, speaking, address, compiled)
        whole = _site(order, library, theme, settings, address)
        return Press(whole, pages, moved.targets, theme, renderer, speaking)

    return (*moved.problems, *astray(_ground(site, pages, moved, press)))


def _plain_site(order: Order, library: Library) -> Site:
    outlines = atlas(read_outlines(order.project / "templates"))
    return Site(library, derive(library), "", order.today, frozenset(), outlines)


def _ground(site: Site, pages: Sequence[Page], moved: lasting.Moves, press: Callable[[], Press]) -> Ground:
    """Return what links of the texts may land on; the press is asked for what takes long to know."""

    def files() -> set[str]:
        others = [job for job in jobs(press().whole) if job.kind != PAGE]
        return {path for job in others for path, _ in press().make(job)}

    return Ground(site, pages, moved.targets, lambda page: press().body(page)[0], files)


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


def _address(order: Order, settings: Settings) -> str:
    """Return the site's absolute address, ending in "/", or nothing where it is not known."""
    url = settings.site_url if order.site_url is None else order.site_url
    return url if not url or url.endswith("/") else f"{url}/"
