"""Jobs done by this process and by whoever else there is: any executor of `concurrent.futures` will do."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import pickle
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, MutableSequence, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import takewhile
from pathlib import Path
from time import process_time

from digest.jobs import Job
from digest.press import File, Press
from digest.problems import DigestError, message
from digest.trace import Read
from digest.write.laying import Laid

MANY = 400
"""From so many jobs on, a second process is worth its start."""

Lay = Callable[[Iterator[File], str], list[Laid]]
"""Puts the files of the job named where they belong and says how they lie there; it can be pickled."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of some jobs: their files, what was read by which, by place in the list, and the time.

    `spent` is seconds of processor time by kind of job.
    """

    files: list[Laid] = field(default_factory=list)
    reads: dict[Read, MutableSequence[int]] = field(default_factory=dict)
    spent: dict[str, float] = field(default_factory=dict)


def done_here(press: Press, todo: Sequence[Job], lay: Lay) -> Done:
    """Do jobs, one after the other."""
    done = Done()
    readers: defaultdict[int, list[int]] = defaultdict(list)
    began = process_time()
    for place, job in enumerate(todo):
        laid, reads = press.trace.alone(partial(_laid, press, lay, job))
        done.files.extend(laid)
        for read in reads:
            readers[read].append(place)
        ended = process_time()
        done.spent[job.sort] = done.spent.get(job.sort, 0.0) + ended - began
        began = ended
    if len(todo) == 1:  # a long one, most likely
        _give_back()
    for read, places in readers.items():
        done.reads.setdefault(press.trace.name(read), []).extend(places)
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


def _work(ticket: str, todo: Sequence[Job]) -> Done:
    """Do jobs with the tools in a file, the ticket, or (without) of the process that forked this one."""
    press, lay = _unpacked(ticket) if ticket else _inherited[0]
    return done_here(press, todo, lay)


Finish = Callable[[Callable[[int], None]], Iterator[tuple[int, Done]]]


class Crew:
    """This process and an executor's workers; hire it with `hired`."""

    def __init__(self, tools: Tools, executor: Executor | None = None, ticket: str = "") -> None:
        self._tools, self._executor, self._ticket = tools, executor, ticket

    def begin(self, chunks: Sequence[Sequence[Job]]) -> Finish:
        """Hand out jobs; the function returned does those that nobody has begun.

        It yields what came of all, each with the place of its chunk, as it comes, and tells how many jobs are
        done to the function it is given.
        """
        executor, ticket = self._executor, self._ticket
        given: dict[int, Future[Done]] = {}
        if executor is not None:
            given = {at: executor.submit(_work, ticket, chunk) for at, chunk in enumerate(chunks)}

        def finish(told: Callable[[int], None]) -> Iterator[tuple[int, Done]]:
            count = 0
            for at, done in self._as_it_comes(chunks, given):
                count += len(chunks[at])
                told(count)
                yield at, done

        return finish

    def _as_it_comes(
        self, chunks: Sequence[Sequence[Job]], given: dict[int, Future[Done]]
    ) -> Iterator[tuple[int, Done]]:
        press, lay = self._tools
        waiting = set(range(len(chunks)))
        for at in reversed(range(len(chunks))):  # the workers begin at the other end
            if at in waiting and (at not in given or given[at].cancel()):
                waiting.remove(at)
                given.pop(at, None)
                yield at, done_here(press, chunks[at], lay)
            # What is held back here would be held in memory.
            for ready in list(takewhile(lambda one: given[one].done(), given)):
                waiting.remove(ready)
                yield ready, _result(given.pop(ready))
        for at in list(given):
            yield at, _result(given.pop(at))


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
    if elsewhere is not None:
        executor, folder = elsewhere
        packed = folder / "tools.pickle"
        packed.write_bytes(pickle.dumps((press, lay)))
        try:
            yield Crew((press, lay), executor, str(packed))
        finally:
            packed.unlink()
        return
    cores = cores or _cores()
    if count < MANY or cores < 2 or not sys.platform.startswith("linux"):
        yield Crew((press, lay))
        return
    _inherited.append((press, lay))
    collecting = gc.isenabled()
    gc.collect()
    _give_back()
    gc.disable()  # next to nothing of what is made has cycles, and there is much to look through
    gc.freeze()  # what the parent has made is not looked at, and so not copied, in its children
    try:
        with ProcessPoolExecutor(cores - 1, multiprocessing.get_context("fork"), gc.disable) as pool:
            yield Crew((press, lay), pool)
    finally:
        if collecting:
            gc.enable()
        gc.unfreeze()
        _inherited.clear()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
