"""Shows the site while it is written: builds again on every change and reloads the browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from watchdog.events import (
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
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class _Changes(Observer):  # type: ignore[misc, valid-type]  # watchdog picks the class by the system it runs on
    """Tells of changes only: a build opens every file, and opening is an event too."""

    def schedule(self, handler: FileSystemEventHandler, path: str, **options: Any) -> ObservedWatch:
        options["event_filter"] = _CHANGES
        watch: ObservedWatch = super().schedule(handler, path, **options)
        return watch


def serve(build: Callable[[], None], site: Path, watched: Sequence[Path], host: str, port: int) -> None:
    """Build, serve `site` on host:port until interrupted, and build again when a watched path changes."""
    build()
    server = live_server(build, site, host, port)
    server.build_delay = 0.03  # seconds to wait for more changes: an editor saves one file at a time
    server.observer = _Changes()  # MkDocs would look at every file twice a second
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()
    except KeyboardInterrupt:
        server.shutdown()
