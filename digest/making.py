"""What is to be done is done: mended where that will do, else made, by as many processes as help."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from digest import workers
from digest.agenda import Agenda
from digest.exports.kind import Mend
from digest.gallery import drawing
from digest.jobs import PAGE, Job, chunks, named
from digest.press import File, Press
from digest.recall import Recalled
from digest.theme import Theme, cache_folder
from digest.trace import Read
from digest.turns import in_turns
from digest.workers import Done, done_alone, hired
from digest.write.freshness import Order, State
from digest.write.laying import Laid, lay
from digest.write.ledger import Stamp
from digest.write.stage import Lost, Stage

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Help:
    """Who helps to make a site: so many processes (0: as many as there are cores), or an executor's workers.

    Those find what they need as a file in `folder`, and write beside the output folder: they have to reach
    both.
    """

    processes: int = 0
    executor: Executor | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """All that is made with: the order, the content, the press, the stage, and who helps and is told."""

    order: Order
    state: State
    content: Recalled
    press: Press
    theme: Theme
    stage: Stage
    progress: Progress
    help: Help

    def make(self, do: Agenda) -> Done:
        """Do what is to be done, and keep the rest; return what came of it, by places among all jobs.

        What was to be kept and is lost is made as well.
        """
        place, old = _places(do), self._made_before(do)
        made, staying = self._make(do.todo, place, old)
        lost = self._keep(old, staying)
        if lost:
            made.files[:] = [row for row in made.files if row.job not in lost]
            more = Agenda(do.names, tuple(named(name) for name in do.names if name in lost))
            again, _ = self._make(more.todo, _places(more), {}, anew=True)
            _add(made, again)
        self.theme.learn(made.shells)
        return made

    def _made_before(self, do: Agenda) -> _Old:
        """Return the files of each job that is done again or is no more; nothing where all is made anew."""
        before = self.state.before
        if self.content.changes is None or before is None:
            return {}
        again = {job.name for job in do.todo}
        if do.names is not self.content.known.jobs:  # there may be jobs that are no more
            again |= frozenset(before.jobs).difference(do.names)
        return before.made_by(again)

    def _keep(self, old: _Old, staying: Iterable[str]) -> frozenset[str]:
        """Keep in the stage what need not be made; return the names of the jobs that made what is lost."""
        before = self.state.before
        if self.content.changes is None or before is None:
            return frozenset()
        lost = frozenset(self.stage.keep_but(set(chain.from_iterable(old.values())).difference(staying)))
        if not lost:
            return frozenset()
        makers = zip(before.outputs.paths, before.makers, strict=True)
        return frozenset(before.jobs[maker] for path, maker in makers if path in lost)

    def _make(
        self, todo: Sequence[Job], place: Mapping[str, int], old: _Old, *, anew: bool = False
    ) -> tuple[Done, list[str]]:
        """Do jobs; return what came of them, and of what was mended the files that stay as they are."""
        pictures = [job for job in todo if job.is_picture]
        others = [job for job in todo if not job.is_picture]
        made, staying, given = Done(), list[str](), self.help
        elsewhere = (given.executor, given.folder) if given.executor and given.folder else None
        if len(others) < workers.MANY and not elsewhere:
            for done, stays in self._few(others, place, old, anew):
                _add(made, done)
                staying += stays
            _told(self.progress, len(others), len(others))
            others = []
        elif not anew:
            mended = {job: found for job in others if (found := self._mended(job, old))}
            made.files.extend(row for found in mended.values() for row in found.laid)
            staying += (path for found in mended.values() for path in found.staying)
            others = [job for job in others if job not in mended]
        handed = chunks(others, self.press.plain.derived.archives) if others else []
        with hired(self.press, self._put, len(others), given.processes, elsewhere) as crew:
            places = [[place[job.name] for job in chunk] for chunk in handed]
            finish = crew.begin(
                handed, places
            )  # before there are other processes and threads: this one forks
            folder = cache_folder(self.order.project / "mkdocs.yml", "share")
            with drawing(folder, self.state, self.theme, self.press, pictures) as drawn:
                for done in finish(partial(_told, self.progress, len(others))):
                    _add(made, done)
                for job, files, reads in drawn:
                    rows = self._put(iter(files), job.name)
                    _add(made, Done(rows, {read: [place[job.name]] for read in reads}))
        for noted in crew.reads:
            _note(made, noted)
        return made, staying

    @property
    def _put(self) -> _Lay:
        stage = self.stage
        return _Lay(stage.folder, stage.out, stage.known, stage.twin)

    def _few(
        self, jobs: Sequence[Job], place: Mapping[str, int], old: _Old, anew: bool
    ) -> list[tuple[Done, list[str]]]:
        """Do a few jobs, this process the pages and another the exports; who has done its own helps.

        Both would have to read the templates to make the first page that comes.
        """
        ranked = sorted(jobs, key=lambda job: (job.kind != PAGE, self._may_mend(job)))

        def work(number: int) -> tuple[Done, list[str]]:
            job = ranked[number]
            if not anew and (mended := self._mended(job, old)):
                return Done(mended.laid), mended.staying
            return done_alone(self.press, [job], [place[job.name]], self._put), []

        return in_turns(work, len(jobs))

    def _may_mend(self, job: Job) -> bool:
        return self.content.edits is not None and self.press.may_mend(job)

    def _mended(self, job: Job, old: _Old) -> _Mended | None:
        """Mend what a job made, and lay that; None where that cannot be."""
        edits = self.content.edits
        if edits is None or not self.press.may_mend(job):
            return None
        try:
            mend: Mend | None = self.press.mend(job, edits, self.stage.old)
        except Lost:
            return None
        if mend is None:
            return None
        left = {*(path for path, _ in mend.files), *mend.gone}
        staying = [path for path in old.get(job.name, ()) if path not in left]
        return _Mended(self._put(iter(mend.files), job.name), staying)


_Old = Mapping[str, Sequence[str]]
"""The files each job made before, by its name."""


class _Mended(NamedTuple):
    """What was laid to mend the files of a job, and which of them stay as they are."""

    laid: list[Laid]
    staying: list[str]


@dataclass(frozen=True, slots=True)
class _Lay:
    """Lays the files of a job into the stage, from any process."""

    folder: str
    out: str
    known: Mapping[str, Stamp]
    twin: str

    def __call__(self, files: Iterator[File], job: str) -> list[Laid]:
        return lay(self.folder, self.out, self.known, files, job, self.twin)


def _places(do: Agenda) -> dict[str, int]:
    """Return the places of what is to be done among the names of all jobs."""
    wanted = frozenset(job.name for job in do.todo)
    return {name: at for at, name in enumerate(do.names) if name in wanted}


def _told(progress: Progress, everything: int, done: int) -> None:
    if done:
        progress("made", done, everything)


def _add(made: Done, done: Done) -> None:
    """Add what came of some jobs to what came of all."""
    made.files.extend(done.files)
    _note(made, done.reads)
    made.shells.add(done.shells)
    for kind, seconds in done.spent.items():
        made.spent[kind] = made.spent.get(kind, 0.0) + seconds


def _note(made: Done, reads: Mapping[Read, Sequence[int]]) -> None:
    for read, places in reads.items():
        readers = made.reads.get(read)
        if readers is None:
            readers = made.reads[read] = array("I")
        readers.extend(places)
