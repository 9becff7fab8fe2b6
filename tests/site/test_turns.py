"""Work done by two processes in turns is done once, all of it, whatever becomes of the other process."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from digest.turns import in_turns


@pytest.fixture(autouse=True)
def forking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.parametrize("count", [0, 1, 2, 57, 5_000])
def test_every_piece_is_done_once(count: int, tmp_path: Path) -> None:
    log = os.open(tmp_path / "log", os.O_CREAT | os.O_APPEND | os.O_WRONLY)

    def work(number: int) -> tuple[int, int]:
        os.write(log, b"%d\n" % number)
        return number, number * number

    assert in_turns(work, count) == [(number, number * number) for number in range(count)]
    done = (tmp_path / "log").read_text("utf-8").split()
    assert sorted(map(int, done)) == list(range(count))


def test_both_processes_work(tmp_path: Path) -> None:
    """Each waits for the other to have begun."""
    here = os.getpid()

    def work(_number: int) -> int:
        (tmp_path / ("here" if os.getpid() == here else "there")).touch()
        while len(list(tmp_path.iterdir())) < 2:
            pass
        return os.getpid()

    assert len(set(in_turns(work, 2))) == 2


def test_what_the_other_process_could_not_do_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        return number if os.getpid() == here else os._exit(3)

    assert in_turns(work, 20) == list(range(20))


def test_what_fails_in_the_other_process_fails_here() -> None:
    def work(number: int) -> int:
        if number == 19:
            raise ValueError("it cannot be done")
        return number

    with pytest.raises(ValueError, match="it cannot be done"):
        in_turns(work, 20)


def test_what_fails_here_fails_and_leaves_no_process_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, fork, forked = os.getpid(), os.fork, list[int]()

    def noted() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", noted)

    def work(number: int) -> int:
        if os.getpid() == here:
            (tmp_path / "begun").touch()
            raise ValueError("it cannot be done")
        while not (tmp_path / "begun").exists():
            pass
        return number

    with pytest.raises(ValueError, match="it cannot be done"):
        in_turns(work, 20)
    assert len(forked) == 1
    with pytest.raises(ChildProcessError):  # somebody has waited for it
        os.waitpid(forked[0], os.WNOHANG)
