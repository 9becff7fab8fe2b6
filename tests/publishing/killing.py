"""Builds that are killed, each a real process: run as a program that says in JSON what came of them.

`python -m tests.publishing.killing FOLDER SEED WHAT` with WHAT one of the functions below.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from digest.write import swap
from digest.write.ledger import generation
from digest.write.refusing import Overtaken
from tests.publishing.sites import Files, anew, changed, changed_but_few, lying_about, pages, tree, with_twin

SPARE = {".site.digest", ".site.digest/spare"}
CALLS = ("open", "write", "mkdir", "rmdir", "link", "rename", "unlink", "fstat", "lstat", "symlink")

Publish = Callable[[Path, Files], object]
Result = dict[str, object]


def begun(work: Callable[[], object]) -> int:
    """Begin a process that does some work; return its number."""
    child = os.fork()
    if child:
        return child
    try:
        work()
    except BaseException as error:
        sys.stderr.write(repr(error))
        os._exit(1)
    os._exit(0)


def took(work: Callable[[], object]) -> float:
    """Return how many seconds a process takes for some work."""
    start = perf_counter()
    assert os.waitpid(begun(work), 0)[1] == 0
    return perf_counter() - start


def killed(work: Callable[[], object], after: float) -> bool:
    """Kill a process after so many seconds; tell whether it was still at work."""
    child = begun(work)
    sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def mended(out: Path, files: Files, publish: Publish) -> str:
    """Build again, as a front does, and say what is wrong then."""
    for _ in range(3):
        try:
            publish(out, files)
            break
        except Overtaken:
            continue
    if tree(out) != files:
        return "the next build is not right"
    return "" if lying_about(out) <= SPARE else f"left lying about: {lying_about(out)}"


def state(out: Path) -> Files | None:
    return tree(out) if out.exists() else None


def cold(folder: Path, seed: int, trials: int = 200) -> Result:
    """Kill first builds of a site, and builds of all of it: there is none, or the old one, or the new."""
    chance, out, wrong, hits = random.Random(seed), folder / "site", [], 0
    files = [pages(edit) for edit in range(4)]

    def first() -> None:
        shutil.rmtree(folder)
        folder.mkdir()

    def duration(old: Files | None) -> float:
        first()
        if old is not None:
            anew(out, old)
        return took(lambda: anew(out, files[1]))

    times = [median(duration(old) for _ in range(5)) for old in (None, files[0])]
    for trial in range(trials):
        first()
        old = files[0] if trial % 2 else None
        if old is not None:
            anew(out, old)
        hits += killed(lambda: anew(out, files[1]), chance.uniform(0, times[trial % 2]))
        if state(out) not in (old, files[1]):
            wrong.append(f"{trial}: the site is neither the old one nor the new")
        elif problem := mended(out, files[2], anew if trial % 3 else changed):
            wrong.append(f"{trial}: {problem}")
    return {"trials": trials, "hits": hits, "wrong": wrong}


def incremental(folder: Path, seed: int, trials: int = 200) -> Result:
    """Kill builds of what has changed, one after another, and mend after each."""
    chance, out, wrong, hits = random.Random(seed), folder / "site", [], 0
    edit = 0
    changed(out, pages(edit))
    times = []
    for edit in range(1, 6):
        times.append(took(lambda edit=edit: changed(out, pages(edit))))  # type: ignore[misc]  # bound at once
    limit = median(times)
    for trial in range(trials):
        old, new = pages(edit), pages(edit + 1)
        hits += killed(lambda new=new: changed(out, new), chance.uniform(0, limit))  # type: ignore[misc]  # the same
        if state(out) not in (old, new):
            wrong.append(f"{trial}: the site is neither the old one nor the new")
        again = chance.choice((old, new, pages(edit + 2)))
        if problem := mended(out, again, chance.choice((anew, changed))):
            wrong.append(f"{trial}: {problem}")
        edit = {id(old): edit, id(new): edit + 1}.get(id(again), edit + 2)
    return {"trials": trials, "hits": hits, "wrong": wrong}


def every_step(folder: Path, _seed: int, *, at_once: bool = True) -> Result:
    """Kill a build before each single thing it asks of the system."""
    wrong, hits, trials = [], 0, 0
    if not at_once:
        swap._exchange = lambda *_: False
    for name, old, publish in (
        ("first", None, anew),
        ("second", pages(0, 8), changed),
        ("anew", pages(1, 8), anew),
        ("changed", pages(1, 8), changed),
        ("clean", pages(1, 8), clean),
        ("with a twin", pages(1, 8), with_twin),
    ):
        for at in range(1, 2000):
            shutil.rmtree(folder)
            folder.mkdir()
            out = folder / "site"
            if name not in {"first", "second"}:
                changed(out, pages(0, 8))
            if old is not None:
                changed(out, old)
                (out / "en/a0001/theirs.txt").write_bytes(b"theirs")
            theirs = {} if old is None else {"en/a0001/theirs.txt": b"theirs"}
            new = {**pages(2, 8), **({} if publish is clean else theirs)}
            child = begun(lambda at=at, out=out, publish=publish: _until(at, publish, out))  # type: ignore[misc]  # bound at once
            hit = os.WIFSIGNALED(os.waitpid(child, 0)[1])
            trials, hits = trials + 1, hits + hit
            whole = (None if old is None else {**old, **theirs}, new, *([] if at_once else [None]))
            now = state(out)
            if now not in whole:
                wrong.append(f"{name} {at}: the site is neither the old one nor the new")
            kept = theirs if now is None or "en/a0001/theirs.txt" in now else {}
            if problem := _mended_with(out, kept, chosen=(anew, changed, changed_but_few)[at % 3]):
                wrong.append(f"{name} {at}: {problem}")
            if not hit:
                break
    return {"trials": trials, "hits": hits, "wrong": wrong}


def two_renames(folder: Path, seed: int) -> Result:
    """The same where two folders cannot be exchanged: there may be no site for a moment, none is lost."""
    return every_step(folder, seed, at_once=False)


def clean(out: Path, files: Files) -> object:
    return anew(out, files, clean=True)


def _mended_with(out: Path, kept: Files, chosen: Publish) -> str:
    """Build again with files of others in the site."""
    files = pages(3, 8)
    problem = mended(out, files, chosen)
    if problem.startswith("the next") and tree(out) == {**files, **kept}:
        problem = "" if lying_about(out) <= SPARE else f"left lying about: {lying_about(out)}"
    elif not problem and kept:
        problem = "files of others are gone"
    return problem


def _until(at: int, publish: Publish, out: Path) -> None:
    """Publish, and kill this process before it asks for the thing number `at`."""
    left = [at]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **more: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **more)

        return call

    for name in CALLS:
        setattr(os, name, counted(getattr(os, name)))
    swap._exchange = counted(swap._exchange)  # type: ignore[assignment]  # it is called in the same way
    publish(out, pages(2, 8))


def readers(folder: Path, _seed: int) -> Result:
    """Read the site again and again while it is built: each time it is one whole site."""
    out, stop, report = folder / "site", folder / "stop", folder / "report"
    files = [pages(edit) for edit in range(30)]
    anew(out, files[0])

    def read() -> None:
        seen, lost, wrong = set(), 0, []
        while not stop.exists():
            (out / "index.html").read_bytes()  # there is always one
            which = generation(str(out))
            place = os.open(out, os.O_RDONLY)
            try:
                found = _tree_at(place)
            except FileNotFoundError:  # it has become the spare of the build after the next
                found = None
            if generation(str(out)) != which:
                lost += 1  # another has been swapped in meanwhile, perhaps two
            elif found not in files:
                wrong.append("a site that is not whole")
            else:
                seen.add(files.index(found))
            os.close(place)
        report.write_text(json.dumps({"trials": len(seen), "hits": lost, "wrong": wrong}))

    child = begun(read)
    for number, new in enumerate(files):
        (anew if number % 3 else changed)(out, new)
        sleep(0.02)
    stop.touch()
    assert os.waitpid(child, 0)[1] == 0
    result: Result = json.loads(report.read_text())
    return result


def _tree_at(place: int) -> dict[str, bytes]:
    """Return every file below an open folder, whatever becomes of its name."""
    found: dict[str, bytes] = {}
    for here, _, names, at in os.fwalk(".", dir_fd=place):
        for name in names:
            if not name.startswith(".digest"):
                with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=at), "rb") as file:
                    found[os.path.normpath(f"{here}/{name}")] = file.read()
    return found


if __name__ == "__main__":
    folder, seed, what = sys.argv[1:]
    sys.stdout.write(json.dumps(globals()[what](Path(folder), int(seed))))
