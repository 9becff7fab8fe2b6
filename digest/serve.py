"""Shows the site while it is written: builds again on every change and reloads the browser."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from digest.theme import live_server

_CHANGES: list[type[FileSystemEvent]] = [
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class Changes:
    """The paths that have changed, as they are told of by the thread that watches."""

    def __init__(self) -> None:
        self._paths: queue.SimpleQueue[str] = queue.SimpleQueue()

    def note(self, event: FileSystemEvent) -> None:
        """Note what an event is about; a folder's is about more than is told."""
        for path in (event.src_path, event.dest_path):
            if path:
                self._paths.put(os.fsdecode(path))

    def taken(self) -> set[str]:
        """Return what has changed since this was asked last."""
        return {self._paths.get() for _ in range(self._paths.qsize())}


class _Noting(FileSystemEventHandler):
    """Notes an event and hands it on."""

    def __init__(self, changes: Changes, handler: FileSystemEventHandler) -> None:
        self._changes, self._handler = changes, handler

    def dispatch(self, event: FileSystemEvent) -> None:
        self._changes.note(event)
        self._handler.dispatch(event)


class _Watcher(Observer):  # type: ignore[misc, valid-type]  # watchdog picks the class by the system it runs on
    """Tells of changes only: a build opens every file, and opening is an event too."""

    changes: Changes

    def schedule(self, handler: FileSystemEventHandler, path: str, **options: Any) -> ObservedWatch:
        options["event_filter"] = _CHANGES
        watch: ObservedWatch = super().schedule(_Noting(self.changes, handler), path, **options)
        return watch


IDLE = 1.0
"""Seconds after a build in which the page is shown, before there is time for something else."""


def later(work: Callable[[], object]) -> None:
    """Do some work when the page is shown that has just been built."""
    timer = threading.Timer(IDLE, work)
    timer.daemon = True
    timer.start()


def serve(
    build: Callable[[], None], changes: Changes, site: Path, watched: Sequence[Path], host: str, port: int
) -> None:
    """Build, serve `site` on host:port until interrupted, and build again when a watched path changes.

    What has changed is noted in `changes` before a build is asked for.
    """
    build()
    server = live_server(build, site, host, port)
    server.build_delay = 0.03  # seconds to wait for more changes: an editor saves one file at a time
    server.observer = _Watcher()  # MkDocs would look at every file twice a second
    server.observer.changes = changes
    for path in watched:
        server.watch(str(path))
    later(build)  # what changed before anybody watched is found; from then on nothing is looked for
    try:
        server.serve()
    except KeyboardInterrupt:
        server.shutdown()
