"""Long lists of small things, done by two processes: the half of them takes half the time."""

from __future__ import annotations

import gc
import marshal
import os
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

MANY = 4_000
"""From so many things on, a second process does half of them."""

_T = TypeVar("_T")
_R = TypeVar("_R")


def in_halves(work: Callable[[Sequence[_T]], _R], things: Sequence[_T]) -> list[_R]:
    """Return what `work` makes of all things, or of each half: every second one is in the other half.

    What it returns has to be something `marshal` knows. A process with threads is not forked.
    """
    if not forks(len(things)):
        return [work(things)]
    mine, theirs = things[::2], things[1::2]
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(writing, work, theirs)
    os.close(writing)
    try:
        done = work(mine)
    finally:
        with open(reading, "rb") as answer:
            data = answer.read()
        status = os.waitpid(child, 0)[1]
    return [done, work(theirs) if status else marshal.loads(data)]


def forks(count: int) -> bool:
    """Tell whether a second process is worth its start for so many things, and can be had."""
    if count < MANY or _halved or not hasattr(os, "fork"):
        return False
    return threading.active_count() == 1 and os.cpu_count() != 1


def halved() -> None:
    """Say that this process is itself a second one: it begins no other."""
    _halved.append(True)


_halved: list[bool] = []


def _answer(writing: int, work: Callable[[Sequence[_T]], _R], things: Sequence[_T]) -> None:
    """Do the child's half and end it, without what else a process does at its end."""
    halved()
    gc.disable()  # it lives for moments, and what it shares with its parent would be copied
    status = 1
    try:
        with open(writing, "wb") as answer:
            made: Any = work(things)
            marshal.dump(made, answer)
        status = 0
    finally:
        os._exit(status)
