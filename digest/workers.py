"""Jobs done by this process and by whoever else there is: any executor of `concurrent.futures` will do."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import pickle
import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import takewhile
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from digest.jobs import Job
from digest.press import File, Press
from digest.problems import DigestError, message
from digest.theme import Shells
from digest.trace import Read
from digest.write.laying import Laid

MANY = 400
"""From so many jobs on, a second process is worth its start."""

Lay = Callable[[Iterator[File], str], list[Laid]]
"""Puts the files of the job named where they belong and says how they lie there; it can be pickled."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of some jobs: their files, what was read by which (by their places), and the time.

    `spent` is seconds of processor time by kind of job, `shells` what had to be rendered of the theme's.
    What was read may be kept by the process `by` which they were done, until its end.
    """

    files: list[Laid] = field(default_factory=list)
    reads: dict[Read, MutableSequence[int]] = field(default_factory=dict)
    spent: dict[str, float] = field(default_factory=dict)
    shells: Shells = field(default_factory=Shells)
    by: int = 0


Noted = defaultdict[int, MutableSequence[int]]
"""The number of a reading to the places of those who have read it."""


def noting() -> Noted:
    """Return what readings are noted in."""
    return defaultdict(lambda: array("I"))


def done_here(press: Press, todo: Sequence[Job], places: Sequence[int], lay: Lay, noted: Noted) -> Done:
    """Do jobs, one after the other, and note what they read, each by its place; `reads` has nothing of it."""
    done = Done()
    began = process_time()
    for place, job in zip(places, todo, strict=True):
        laid, reads = press.trace.alone(partial(_laid, press, lay, job))
        done.files.extend(laid)
        for read in reads:
            noted[read].append(place)
        ended = process_time()
        done.spent[job.sort] = done.spent.get(job.sort, 0.0) + ended - began
        began = ended
    if len(todo) == 1:  # a long one, most likely
        _give_back()
    done.shells.add(press.shells())
    return done


def done_alone(press: Press, todo: Sequence[Job], places: Sequence[int], lay: Lay) -> Done:
    """Do jobs, one after the other; return what came of them and what they read."""
    noted = noting()
    done = done_here(press, todo, places, lay, noted)
    done.reads.update((press.trace.name(read), some) for read, some in noted.items())
    return done


def _give_back() -> None:
    """Give free memory back to the system: glibc would keep it, at the height of the longest job."""
    with suppress(OSError, AttributeError):  # another C library
        ctypes.CDLL(None).malloc_trim(0)


Tools = tuple[Press, Lay]


def _laid(press: Press, lay: Lay, job: Job) -> list[Laid]:
    return lay(press.make(job), job.name)


_inherited: list[Tools] = []
"""What the process that forked this one works with."""


@lru_cache(maxsize=1)
def _unpacked(path: str) -> Tools:
    found: Tools = pickle.loads(Path(path).read_bytes())
    return found


def _work(ticket: str, todo: Sequence[Job], places: Sequence[int]) -> Done:
    """Do jobs with the tools in a file, the ticket, or (without) of the process that forked this one.

    This one keeps what they read, then, until its end.
    """
    if ticket:
        press, lay = _unpacked(ticket)
        return done_alone(press, todo, places, lay)
    press, lay = _inherited[0]
    return replace(done_here(press, todo, places, lay, _noted), by=os.getpid())


_noted = noting()
"""What the jobs have read that a forked process has done."""


def _begin(folder: str) -> None:
    """Begin a forked process, which leaves in a folder what its jobs have read."""
    gc.disable()
    Finalize(None, _leave, (folder,), exitpriority=0)


def _leave(folder: str) -> None:
    trace = _inherited[0][0].trace
    reads = {trace.name(read): some for read, some in _noted.items()}
    Path(folder, str(os.getpid())).write_bytes(pickle.dumps(reads, pickle.HIGHEST_PROTOCOL))


Finish = Callable[[Callable[[int], None]], Iterator[Done]]


class Crew:
    """This process and an executor's workers; hire it with `hired`.

    When they are gone, `reads` has what was read by the jobs that this process and forked ones have done.
    """

    def __init__(self, tools: Tools, executor: Executor | None = None, ticket: str = "") -> None:
        self._tools, self._executor, self._ticket = tools, executor, ticket
        self._noted = noting()
        self._forked: set[int] = set()
        self.reads: list[Mapping[Read, Sequence[int]]] = []

    def begin(self, chunks: Sequence[Sequence[Job]], places: Sequence[Sequence[int]]) -> Finish:
        """Hand out jobs, with their places; the function returned does those that nobody has begun.

        It yields what came of all as it comes, and tells how many jobs are done to the function it is given.
        """
        executor, ticket = self._executor, self._ticket
        given: dict[int, Future[Done]] = {}
        if executor is not None:
            handed = enumerate(zip(chunks, places, strict=True))
            given = {at: executor.submit(_work, ticket, *both) for at, both in handed}

        def finish(told: Callable[[int], None]) -> Iterator[Done]:
            count = 0
            for at, done in self._as_it_comes(chunks, places, given):
                count += len(chunks[at])
                told(count)
                self._forked.add(done.by)
                yield done

        return finish

    def _as_it_comes(
        self, chunks: Sequence[Sequence[Job]], places: Sequence[Sequence[int]], given: dict[int, Future[Done]]
    ) -> Iterator[tuple[int, Done]]:
        press, lay = self._tools
        waiting = set(range(len(chunks)))
        for at in reversed(range(len(chunks))):  # the workers begin at the other end
            if at in waiting and (at not in given or given[at].cancel()):
                waiting.remove(at)
                given.pop(at, None)
                yield at, done_here(press, chunks[at], places[at], lay, self._noted)
            # What is held back here would be held in memory.
            for ready in list(takewhile(lambda one: given[one].done(), given)):
                waiting.remove(ready)
                yield ready, _result(given.pop(ready))
        for at in list(given):
            yield at, _result(given.pop(at))

    def collect(self, left: str = "") -> None:
        """Collect what was read, here and by forked processes that have left it in a folder.

        DigestError where one of these has left nothing: it has not come to its end.
        """
        name = self._tools[0].trace.name
        self.reads.append({name(read): some for read, some in self._noted.items()})
        try:
            for one in sorted(self._forked - {0}):
                self.reads.append(pickle.loads(Path(left, str(one)).read_bytes()))
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            raise DigestError(message("worker-lost")) from error


def _result(future: Future[Done]) -> Done:
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise DigestError(message("worker-lost")) from error


@contextmanager
def hired(
    press: Press, lay: Lay, count: int, cores: int = 0, elsewhere: tuple[Executor, Path] | None = None
) -> Iterator[Crew]:
    """Hire whoever helps with so many jobs: forked processes, as many as there are other cores (or so many).

    `elsewhere` are an executor and a folder its workers can reach: they find the tools there, in a file.
    """
    tools = press, lay
    cores = cores or _cores()
    if elsewhere is not None:
        executor, folder = elsewhere
        packed = folder / "tools.pickle"
        packed.write_bytes(pickle.dumps(tools))
        try:
            yield (crew := Crew(tools, executor, str(packed)))
        finally:
            packed.unlink()
        crew.collect()
    elif count < MANY or cores < 2 or not sys.platform.startswith("linux"):
        yield (crew := Crew(tools))
        crew.collect()
    else:
        with _forking(tools), TemporaryDirectory(prefix="digest-") as folder_of_all:
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(cores - 1, context, _begin, (folder_of_all,)) as pool:
                yield (crew := Crew(tools, pool))
            crew.collect(folder_of_all)


@contextmanager
def _forking(tools: Tools) -> Iterator[None]:
    """Prepare to be forked: what there is now is neither looked at nor, for that, copied."""
    _inherited.append(tools)
    collecting = gc.isenabled()
    gc.collect()
    _give_back()
    gc.disable()  # next to nothing of what is made has cycles, and there is much to look through
    gc.freeze()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
        gc.unfreeze()
        _inherited.clear()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
