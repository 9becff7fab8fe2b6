"""How long a command takes, on how much processor and memory, and what it wrote."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 900
MEGABYTES = 12_000
"""A command is stopped after this long, or when its processes together hold more than this."""

_PAUSE = 0.02
_REST = 19  # times as long as it looked
_PROC = Path("/proc")

Snapshot = Mapping[str, tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds on the clock and of processor time (children included), peak memory in MB.

    `files` and `bytes` are what it wrote anew below its output folder. `failed` says why there is no result.
    """

    wall: float
    cpu: float
    peak: float
    files: int = 0
    bytes: int = 0
    failed: str = ""


class _Watch(threading.Thread):
    """Looks at the memory of a process and its descendants until told to stop; ends what takes too much."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.over = threading.Event()
        self.peak = 0.0
        self.failed = ""

    def run(self) -> None:
        began = time.perf_counter()
        pause = _PAUSE
        while not self.over.wait(pause):
            looked = time.perf_counter()
            self.peak = max(self.peak, _held(self.process))
            if not self.failed and (looked - began > SECONDS or self.peak > MEGABYTES):
                self.failed = f"stopped after {looked - began:.0f} s at {self.peak:.0f} MB"
                os.killpg(self.process, signal.SIGKILL)
            pause = max(_PAUSE, _REST * (time.perf_counter() - looked))


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Run:
    """Run a command in a folder to its end; what it says goes to a file.

    Memory is the sum of the proportional set sizes of the command and all its descendants (what they share
    counts once), looked at every 20 ms, or less often where looking would cost a twentieth of a core. Where
    the system has no /proc it is the largest resident set of any one process.
    """
    env = {**os.environ, **environment}
    with log.open("wb") as said:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdout=said, stderr=said, start_new_session=True
        )
        watch = _Watch(process.pid)
        watch.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    watch.over.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    failed = watch.failed
    if process.returncode and not failed:
        failed = f"ended with status {process.returncode}"
    peak = watch.peak or used.ru_maxrss / 1024
    return Run(wall, used.ru_utime + used.ru_stime, peak, failed=failed)


def _held(process: int) -> float:
    """Return the proportional set sizes of a process and its descendants, in MB."""
    kilobytes = 0
    for id in (process, *_descendants(process)):
        try:
            text = (_PROC / str(id) / "smaps_rollup").read_text("ascii")
        except OSError:
            continue
        kilobytes += sum(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
    return kilobytes / 1024


def _descendants(process: int) -> Iterator[int]:
    for task in (_PROC / str(process)).glob("task/*/children"):
        try:
            children = [int(id) for id in task.read_text("ascii").split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _descendants(child)


def snapshot(folder: Path) -> Snapshot:
    """Return inode, modification time and size of every file below a folder."""
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            path = Path(here, name)
            status = path.stat()
            found[str(path.relative_to(folder))] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def written(before: Snapshot, after: Snapshot) -> tuple[int, int]:
    """Return how many files are new or written again, and their bytes."""
    fresh = [seen[2] for path, seen in after.items() if before.get(path) != seen]
    return len(fresh), sum(fresh)
