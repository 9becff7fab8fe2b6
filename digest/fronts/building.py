"""`invoke build`, `serve` and `clean`: the site made, shown, and taken away."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from time import perf_counter
from typing import Any

from digest.fronts import speaking
from digest.problems import DigestError, Message, message
from digest.write.aside import Lookout, looking
from digest.write.freshness import Order, State, look
from digest.write.refusing import Overtaken, refuse

_TRIES = 3

EVERY = 2_000
"""Where there is no terminal a line is written each time so many jobs are done."""


def build(order: Order, language: str, workshop: Any = None, *, profile: bool = False) -> None:
    """Build the site if it is stale, and say what came of it; begin anew when another build was quicker.

    A `profile` of where the time went is said at the end.
    """
    if workshop is None:
        gc.disable()  # a process for one build ends before what has cycles is worth looking for
    try:
        _tried(order, language, workshop, profile)
    finally:
        if workshop is None:
            gc.freeze()  # else the end of the process looks through all there was, to free it piece by piece


_kept_on: list[Any] = []
"""What a build was made with: to free it takes time that is there later, or never needed."""


def _tried(order: Order, language: str, workshop: Any, profile: bool) -> None:
    for _ in range(_TRIES - 1):
        with suppress(Overtaken):
            return _build(order, language, workshop, profile)
    return _build(order, language, workshop, profile)


def _build(order: Order, language: str, workshop: Any, profile: bool) -> None:
    began = perf_counter()
    state = look(order, workshop.seen() if workshop else None, _prepare)
    looked = perf_counter() - began
    with state.aside or nullcontext():
        if not state.reasons:
            print(f"{os.path.relpath(order.out)}/ is as it should be: nothing to do")
        else:
            _make(order, state, language, workshop, {"look": looked} if profile else {})


def _make(order: Order, state: State, language: str, workshop: Any, looked: Mapping[str, float]) -> None:
    """Build the site and say what came of it; where there is a time for the look, with a profile."""
    refuse(order.out, state.before, clean=order.clean, sources=order.sources)
    lookout = workshop.lookout if workshop else None
    aside = lookout or state.aside or looking(order.out, None if order.clean else state.before)
    with nullcontext() if aside is state.aside else aside or nullcontext():
        from digest import build as room  # while the other process looks
        from digest.review import refuses

        def tell(told: Message) -> None:
            _tell(told.say(language))

        with _progress() as progress:
            outcome = room.build(order, state, progress, workshop, tell, aside=aside)
    _kept_on[:] = [outcome] if workshop else [outcome, _kept_on]  # nobody looks for what is in a circle
    speaking.say(outcome.problems, language, refused=refuses(outcome.problems, strict=order.strict))
    if written := outcome.written:
        print(
            f"{os.path.relpath(order.out)}/ has {outcome.pages} pages, {written.files} files: "
            f"{written.written} written, {written.kept} kept, {written.removed} removed"
        )
        if looked:
            print(_profile({**looked, **outcome.spent.stages}, outcome.spent.jobs))


def _prepare() -> None:
    """Load what a build needs: that takes as long as to look at ten thousand articles."""
    import digest.build  # noqa: F401 - to have it loaded is all


def _progress() -> AbstractContextManager[Callable[[str, int, int], None]]:
    """Return what is told how far a build has come: a bar on a terminal, elsewhere plain lines."""
    if not sys.stderr.isatty():
        return nullcontext(_plain)
    from digest.progress import shown  # to load it takes as long as to make some pages

    return shown()


def _plain(stage: str, done: int, total: int) -> None:
    if done and done % EVERY == 0:
        _tell(f"{stage}: {done} of {total}")


def _profile(stages: Mapping[str, float], jobs: Mapping[str, float]) -> str:
    """Return the stages in their order, then the kinds of jobs, those that took longest first."""
    ranked = sorted(jobs.items(), key=lambda one: -one[1])
    return "\n".join(
        [
            "seconds on the clock",
            *(f"{seconds:9.3f}  {name}" for name, seconds in stages.items()),
            "seconds of processor time, in all processes",
            *(f"{seconds:9.3f}  {name}" for name, seconds in ranked),
        ]
    )


def _tell(words: str) -> None:
    print(words, file=sys.stderr)


def serve(order: Order, language: str, host: str, port: int) -> None:
    """Build, show the site, and build again on every change, until it is stopped."""
    if not 1 <= port <= 65_535:
        raise DigestError(message("bad-port", given=str(port)))
    from digest import serve as room
    from digest.workshop import Workshop

    workshop = Workshop(Lookout(order.out) if hasattr(os, "fork") else None)
    changes = room.Changes()
    turn = threading.Lock()

    def again() -> None:
        with turn:
            built()

    def built() -> None:
        workshop.changed.update(changes.taken())
        gc.disable()  # there is time to tidy up when the page is shown
        try:
            build(order, language, workshop)
            workshop.settle()
        except DigestError as error:
            print(speaking.refusal(error, language), file=sys.stderr)
        except speaking.Refused as refused:
            print(refused, file=sys.stderr)
        room.later(tidied)

    def tidied() -> None:
        with turn:
            _kept_on.clear()
            gc.collect()
        if workshop.lookout:
            workshop.lookout.prepare()

    watched = [order.content, order.project / "templates", order.project / "mkdocs.yml"]
    print(f"serving http://{host}:{port}/ - stop with Ctrl+C")
    try:
        room.serve(again, changes, order.out, watched, host, port)
    finally:
        if workshop.lookout:
            workshop.lookout.close()


def clean(project: Path, out: str) -> None:
    """Remove the built site and the caches."""
    import shutil

    from digest.write.publish import remove_site

    print(f"removed {out}" if remove_site(project / out) else f"there is no {out}")
    for name in (".cache", ".mypy_cache", ".ruff_cache", ".pytest_cache"):
        shutil.rmtree(project / name, ignore_errors=True)
