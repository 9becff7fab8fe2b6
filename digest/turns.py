"""A few pieces of work by two processes: this one begins with the first, a forked one with the last."""

from __future__ import annotations

import gc
import os
import pickle
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from digest.write.halves import halved

MOST = 4_096
"""More pieces than these have no place in a pipe at once."""

_R = TypeVar("_R")


def in_turns(work: Callable[[int], _R], count: int) -> list[_R]:
    """Return what comes of each piece of work, by number; what comes of it has to be something to pickle.

    A process with threads is not forked. What the other process could not do is done here, or fails here.
    """
    if not 1 < count <= MOST or not _forks():
        return [work(number) for number in range(count)]
    taking, giving = os.pipe()
    os.write(giving, bytes(count))  # who takes a byte may do the next piece from its end
    os.close(giving)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(work, _taken(taking, reversed(range(count))), writing)
    os.close(writing)
    try:
        done = {number: work(number) for number in _taken(taking, range(count))}
    except BaseException:
        os.read(taking, count)  # there is nothing left to do for the other
        raise
    finally:
        with os.fdopen(reading, "rb") as answer:
            data = answer.read()
        status = os.waitpid(child, 0)[1]
        os.close(taking)
    if status == 0:
        done |= pickle.loads(data)
    return [done[number] if number in done else work(number) for number in range(count)]


def _forks() -> bool:
    return hasattr(os, "fork") and threading.active_count() == 1 and os.cpu_count() != 1


def _taken(pipe: int, numbers: Iterable[int]) -> Iterator[int]:
    """Yield numbers as long as there are bytes to take."""
    for number in numbers:
        if not os.read(pipe, 1):
            return
        yield number


def _answer(work: Callable[[int], Any], numbers: Iterable[int], writing: int) -> None:
    """Do what is to be had of the work and end the process, without what else one does at its end."""
    halved()
    gc.disable()  # it lives for moments, and what it shares with its parent would be copied
    status = 1
    try:
        with suppress(Exception), os.fdopen(writing, "wb") as answer:  # what went wrong is said by the other
            pickle.dump({number: work(number) for number in numbers}, answer, pickle.HIGHEST_PROTOCOL)
            status = 0
    finally:
        os._exit(status)
