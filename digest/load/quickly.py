"""YAML as plain values, quickly; and work done by several processes, or beside."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import yaml
from yaml._yaml import CParser

from digest.load import plainly
from digest.load.placing import MAX_DEPTH
from digest.load.plainly import NULLS

MOST = 4
"""More processes do not read faster."""

_S = TypeVar("_S")


class _Irregular(Exception):
    """What only the reading with places can say what is wrong with."""


def values(text: str) -> dict[str, Any] | None:
    """Return YAML as plain values, quickly; None when anything in it is not as it should be."""
    return plainly.values(text) or by_libyaml(text)


def by_libyaml(text: str) -> dict[str, Any] | None:
    """Return what `values` does, of YAML that may be written in any way."""
    try:
        take = CParser(text).get_event
        take()
        if type(take()) is not yaml.DocumentStartEvent:
            return None
        found = _plain_node(take(), take, 0)
        take()
        good = type(take()) is yaml.StreamEndEvent and isinstance(found, dict)
    except (yaml.YAMLError, _Irregular):
        return None
    return found if good else None


def _plain_node(event: Any, take: Callable[[], Any], depth: int) -> Any:
    """Return the value that begins with an event; _Irregular where content has no use for it."""
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None or depth > MAX_DEPTH:
        raise _Irregular
    if kind is yaml.ScalarEvent:
        value = event.value
        return None if value in NULLS and event.implicit[0] else value
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(event := take()) is not yaml.SequenceEndEvent:
            items.append(_plain_node(event, take, depth + 1))
        return items
    fields: dict[str, Any] = {}
    while type(event := take()) is not yaml.MappingEndEvent:
        key = _plain_node(event, take, depth + 1)
        if type(key) is not str or key in fields:
            raise _Irregular
        fields[key] = _plain_node(take(), take, depth + 1)
    return fields


def side_by_side(
    work: Callable[[_S], bytes], shares: Sequence[_S], processes: int | None = None
) -> Iterator[bytes]:
    """Yield what comes of each share of a work, in order, by several processes where that can be.

    The processes are forked: nothing the work is made of is copied to them.
    """
    processes = min(processes or os.cpu_count() or 1, MOST, len(shares))
    if processes < 2 or not hasattr(os, "fork"):
        yield from map(work, shares)
        return
    with multiprocessing.get_context("fork").Pool(processes, _begin, (work,)) as pool:
        yield from pool.imap(_share, shares)


def beside(work: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin a work in a process of its own, where that can be; return what waits for what comes of it."""
    if not hasattr(os, "fork") or os.cpu_count() == 1 or threading.active_count() > 1:
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(writing, work)
    os.close(writing)

    def answer() -> bytes:
        with os.fdopen(reading, "rb") as file:
            data = file.read()
        return work() if os.waitpid(child, 0)[1] else data

    return answer


def _answer(writing: int, work: Callable[[], bytes]) -> None:
    """Do the work of a child and end it, without what else a process does at its end."""
    gc.disable()
    status = 1
    try:
        with os.fdopen(writing, "wb") as file:
            file.write(work())
        status = 0
    finally:
        os._exit(status)


_here: list[Callable[[Any], bytes]] = []
"""The work of a child."""


def _begin(work: Callable[[Any], bytes]) -> None:
    gc.disable()  # a child lives for seconds
    gc.freeze()
    _here.append(work)


def _share(share: Any) -> bytes:
    return _here[-1](share)
