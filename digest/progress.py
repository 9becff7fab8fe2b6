"""Shows how far a build has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EVERY = 2_000
"""A plain line is written each time so many pages are done."""


@contextmanager
def shown() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that is told (stage, done, all) and shows it on standard error."""
    if not sys.stderr.isatty():
        yield _plain
        return
    from rich.console import Console  # takes as long to load as the edit of a text in a small site
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("read", total=None)

        def told(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield told


def _plain(stage: str, done: int, total: int) -> None:
    if done and done % EVERY == 0:
        sys.stderr.write(f"{stage}: {done} of {total}\n")
