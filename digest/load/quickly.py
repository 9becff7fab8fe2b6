"""YAML as plain values, quickly, by several processes where there are many files."""

from __future__ import annotations

import gc
import marshal
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from yaml._yaml import CParser

from digest.load import plainly
from digest.load.placing import MAX_DEPTH, NULLS

MANY = 4_000
"""From so many files on, two processes read."""

_R = TypeVar("_R")


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
    read: Callable[[Path], _R | None], paths: Sequence[Path], processes: int = 2
) -> Iterator[_R | None]:
    """Yield what `read` makes of each file, in order, by several processes; None for each when they are few.

    What is read has to be something `marshal` knows. Where no process can be forked, files are few.
    """
    if len(paths) < MANY or processes < 2 or not hasattr(os, "fork"):
        yield from (None for _ in paths)
        return
    size = -(-len(paths) // (processes * 4))
    shares = [(read, paths[start : start + size]) for start in range(0, len(paths), size)]
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        for part in pool.imap(_share, shares):
            yield from marshal.loads(part)


def _share(asked: tuple[Callable[[Path], _R | None], Sequence[Path]]) -> bytes:
    gc.disable()  # a child lives for seconds
    read, paths = asked
    return marshal.dumps([read(path) for path in paths])
