"""Killed at any moment, read at any moment, built twice at once: a site is the old one or the new one."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.problems import DigestError, Message
from digest.write.ledger import read_ledger
from digest.write.stage import Stage
from digest.write.turn import Turn, beside
from tests.publishing.sites import anew, changed, lying_about, pages, tree

PROJECT = Path(__file__).resolve().parents[2]
SPARE = {".site.digest", ".site.digest/spare"}


def happened(what: str, folder: Path, seed: int = 0) -> Any:
    """Run one of the trials of tests/publishing/killing.py; return what came of it."""
    command = [sys.executable, "-m", "tests.publishing.killing", str(folder), str(seed), what]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("what", ["cold", "incremental"])
def test_a_build_killed_at_any_of_200_moments_leaves_a_whole_site(what: str, tmp_path: Path) -> None:
    found = happened(what, tmp_path, seed=random.randrange(10**6))
    assert found["wrong"] == []
    assert found["trials"] == 200
    assert found["hits"] > 20  # the others had just been done, and a busy machine is late


@pytest.mark.parametrize("what", ["every_step", "two_renames"])
def test_a_build_killed_before_any_of_its_steps_leaves_a_whole_site(what: str, tmp_path: Path) -> None:
    found = happened(what, tmp_path)
    assert found["wrong"] == []
    assert found["hits"] == found["trials"] - 6 > 200  # each of six builds was let through once


def test_a_reader_sees_only_whole_sites(tmp_path: Path) -> None:
    found = happened("readers", tmp_path)
    assert found["wrong"] == []
    assert found["trials"] >= 3


HOLD = """
import os, pathlib, sys, time
from digest.write.ledger import read_ledger
from digest.write.stage import Stage
from digest.write.laying import lay
out = pathlib.Path(sys.argv[1])
with Stage(out, read_ledger(out)) as stage:
    if sys.argv[2] == "orphan" and os.fork() == 0:
        time.sleep(60)
    print("in", flush=True)
    sys.stdin.read()
    stage.commit(lay(stage.folder, stage.out, stage.known, [("a.html", b"theirs")]), {}, {})
"""


def holding(out: Path, how: str = "") -> subprocess.Popen[str]:
    """Begin a build that has its turn until its input ends."""
    build = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out), how],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert build.stdout is not None
    assert build.stdout.readline() == "in\n"
    return build


def test_a_second_build_waits_and_says_so_and_then_refuses(tmp_path: Path) -> None:
    out, told = tmp_path / "site", list[Message]()
    anew(out, pages(0, 20))
    first = holding(out)
    second = Stage(out, read_ledger(out), tell=told.append, patience=3)
    with pytest.raises(DigestError, match="another build is still writing"), second:
        pass
    assert [message.key for message in told] == ["out-waiting"]
    assert tree(out) == pages(0, 20)
    first.communicate("")
    assert tree(out) == {"a.html": b"theirs"}
    changed(out, pages(1, 20))
    assert (tree(out), lying_about(out)) == (pages(1, 20), SPARE)


def test_a_second_build_that_waited_looks_again(tmp_path: Path) -> None:
    out = tmp_path / "site"
    anew(out, pages(0, 20))
    first = holding(out)

    def let_go(_told: Message) -> None:
        first.communicate("")

    second = Stage(out, read_ledger(out), tell=let_go)
    with pytest.raises(DigestError, match="is not the site it was a moment ago"), second:
        pass
    assert tree(out) == {"a.html": b"theirs"}


@pytest.mark.parametrize("how", ["", "orphan"])
def test_a_turn_ends_with_its_process_though_its_workers_live(tmp_path: Path, how: str) -> None:
    out = tmp_path / "site"
    anew(out, pages(0, 20))
    first = holding(out, how)
    first.send_signal(signal.SIGKILL)
    first.wait()
    with Stage(out, read_ledger(out), patience=1):
        pass
    if how:
        os.killpg(first.pid, signal.SIGKILL)
    assert first.stdin is not None
    first.stdin.close()
    assert lying_about(out) == set()


def test_a_turn_is_one_in_a_process_too_and_given_back_once(tmp_path: Path) -> None:
    one, two = (Turn(beside(tmp_path / "site")) for _ in range(2))
    assert one.take()
    assert not two.take()
    assert (one.held, two.held) == (True, False)
    two.give_back()
    assert not two.take()
    one.give_back()
    one.give_back()
    assert not one.held
    assert two.take()
    two.give_back()
    assert list(tmp_path.iterdir()) == []


def test_a_turn_is_not_taken_at_the_lock_of_one_that_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = Turn(beside(tmp_path / "site"))
    home, real = Path(beside(tmp_path / "site")), os.open

    def open_late(path: str, *rest: int) -> int:
        file = real(path, *rest)
        monkeypatch.setattr(os, "open", real)
        Path(path).unlink()  # whoever had the turn has ended it just now
        home.rmdir()
        return file

    monkeypatch.setattr(os, "open", open_late)
    assert turn.take()
    assert (home / "lock").exists()
    turn.give_back()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the real content whose addresses may vanish."""
    copy = tmp_path / "content"
    shutil.copytree(PROJECT / "content", copy, ignore=shutil.ignore_patterns("urls.txt", "drafts"))
    return copy


def invoked(content: Path, out: Path, *more: str) -> subprocess.Popen[str]:
    """Begin a real build."""
    asked = ["build", "--content", str(content), "--out", str(out), "--today", "2024-02-20", *more]
    return subprocess.Popen(
        [sys.executable, "-m", "invoke", *asked],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def built(content: Path, out: Path, *more: str) -> str:
    build = invoked(content, out, *more)
    said = build.communicate()[0]
    assert build.returncode == 0, said
    return said


def _edit(content: Path) -> None:
    with (content / "articles/cri-xi-diaz-canel/en.md").open("a", encoding="utf-8") as file:
        file.write("\nA sentence more.\n")


def test_invoke_build_killed_leaves_a_whole_site_and_the_next_is_right(tmp_path: Path, content: Path) -> None:
    out, fresh = tmp_path / "site", tmp_path / "fresh" / "site"
    chance = random.Random()
    built(content, out)
    old = tree(out)
    _edit(content)
    start = time.perf_counter()
    built(content, fresh)
    limit, new = time.perf_counter() - start, tree(fresh)
    assert old != new
    hits = 0
    for part in range(4):
        build = invoked(content, out)
        time.sleep(limit * (part + chance.random()) / 4)
        build.kill()
        build.communicate()
        hits += build.returncode == -signal.SIGKILL
        assert tree(out) in (old, new)
        if tree(out) == new:
            break
    assert hits
    built(content, out)
    assert tree(out) == new
    assert "nothing to do" in built(content, out)
    _edit(content)  # who was killed after the swap leaves the tidying to the next build that writes
    built(content, out)
    assert lying_about(out) - {"content", "fresh"} <= SPARE


def test_two_real_builds_at_once_make_one_right_site(tmp_path: Path, content: Path) -> None:
    out, fresh = tmp_path / "site", tmp_path / "fresh" / "site"
    built(content, fresh)
    builds = [invoked(content, out) for _ in range(2)]
    said = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], said
    assert tree(out) == tree(fresh)
    assert "nothing to do" in built(content, out)


def a_file(_folder: Path, out: Path) -> str:
    out.write_bytes(b"")
    return "is a file"


def a_link(folder: Path, out: Path) -> str:
    out.symlink_to(folder)
    return "is a link"


def a_folder_of_others(_folder: Path, out: Path) -> str:
    out.mkdir()
    (out / "letter.txt").write_bytes(b"Dear")
    return "holds files that digest did not write"


def a_file_beside_it(folder: Path, out: Path) -> str:
    (folder / f".{out.name}.digest").write_bytes(b"")
    return "could not be written"


@pytest.mark.parametrize("spoil", [a_file, a_link, a_folder_of_others, a_file_beside_it])
def test_what_invoke_refuses_is_a_line_and_not_a_traceback(
    tmp_path: Path, content: Path, spoil: Callable[[Path, Path], str]
) -> None:
    out = tmp_path / "place"
    words = spoil(tmp_path, out)
    build = invoked(content, out)
    said = build.communicate()[0]
    assert build.returncode == 1
    assert words in said
    assert "Traceback" not in said
