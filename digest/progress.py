"""Shows how far a build has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

EVERY = 2_000
"""A plain line is written each time so many pages are done."""


@contextmanager
def shown() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function that is told (stage, done, all) and shows it on standard error."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _plain(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("read", total=None)

        def told(stage: str, done: int, total: int) -> None:
            bar.update(task, description=stage, completed=done, total=total)

        yield told


def _plain(console: Console) -> Callable[[str, int, int], None]:
    def told(stage: str, done: int, total: int) -> None:
        if done and done % EVERY == 0:
            console.print(f"{stage}: {done} of {total}", highlight=False)

    return told
