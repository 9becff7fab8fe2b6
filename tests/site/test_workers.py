"""Whoever does the jobs, the site is the same: one process, several, or the workers of any executor."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from digest import workers
from digest.build import build
from digest.derive.archives import Archives
from digest.derive.periods import Period
from digest.jobs import Job, chunks
from digest.making import Help
from digest.problems import DigestError
from digest.write.freshness import look
from tests.site.conftest import order
from tests.site.pages import Site

HERE = os.getpid()


def files(out: Path, help: Help) -> dict[str, bytes]:
    """Return the files of a site made with some help."""
    wanted = order(out)
    outcome = build(wanted, look(wanted), help=help)
    assert outcome.written is not None
    return Site(out).files()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(tmp_path_factory.mktemp("alone") / "site", Help(processes=1))


@pytest.mark.parametrize("processes", [2, 3])
def test_several_processes_make_the_same_site(
    processes: int, alone: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "MANY", 1)
    monkeypatch.setattr("digest.jobs.TOGETHER", 20)
    assert files(tmp_path / "site", Help(processes)) == alone


@contextmanager
def spawned() -> Iterator[Executor]:
    """Give processes that inherit nothing, as those on other machines."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        yield pool


@contextmanager
def dask() -> Iterator[Executor]:
    """Give the workers of a cluster of Dask's on this machine."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client.get_executor()


@pytest.mark.parametrize("executor", [spawned, dask])
def test_the_workers_of_any_executor_make_the_same_site(
    executor: object, alone: dict[str, bytes], tmp_path: Path
) -> None:
    assert callable(executor)
    with executor() as pool:
        assert files(tmp_path / "site", Help(executor=pool, folder=tmp_path)) == alone
    assert not list(tmp_path.glob("*.pickle"))


def test_what_nobody_has_begun_is_done_here(alone: dict[str, bytes], tmp_path: Path) -> None:
    class Idle(ThreadPoolExecutor):
        """Workers that never come: everything they are given waits."""

        def __init__(self) -> None:
            super().__init__(1, initializer=lambda: None)
            self.given: list[object] = []

        def submit(self, *given: Any, **_named: Any) -> Future[Any]:
            self.given.append(given)
            return Future()

    with Idle() as idle:
        assert files(tmp_path / "site", Help(executor=idle, folder=tmp_path)) == alone
        assert len(idle.given) > 3


def gone(_ticket: str, _todo: Sequence[Job], _places: Sequence[int]) -> workers.Done:
    """Do as a worker does that the system ends for want of memory."""
    assert os.getpid() != HERE
    os._exit(9)


def test_a_worker_that_is_lost_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MANY", 1)
    monkeypatch.setattr("digest.jobs.TOGETHER", 20)
    monkeypatch.setattr(workers, "_work", gone)
    wanted = order(tmp_path / "site")
    with pytest.raises(DigestError, match="a process that was making pages is gone"):
        build(wanted, look(wanted), help=Help(2))
    assert not (tmp_path / "site").exists()


def test_a_worker_that_does_not_say_what_its_jobs_have_read_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "MANY", 1)
    monkeypatch.setattr("digest.jobs.TOGETHER", 20)
    monkeypatch.setattr(workers, "_leave", lambda _folder: None)
    wanted = order(tmp_path / "site")
    with pytest.raises(DigestError, match="a process that was making pages is gone"):
        build(wanted, look(wanted), help=Help(2))
    assert not (tmp_path / "site").exists()


def test_two_who_begin_at_either_end_have_an_edition_each_in_the_order_of_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("digest.jobs.TOGETHER", 4)
    by_page = {
        ("articles", "", year): Period(year, (), (), (), 1, articles=(id,))
        for id, year in {"a": "2003", "b": "2001", "c": "2002"}.items()
    }
    pages = [Job("page", f"article {edition} en+fa {id}") for id in "abc" for edition in ("en", "fa")]
    pages += [Job("page", f"parallel {edition} en+fa {id}/en/fa") for id in "abc" for edition in ("en", "fa")]
    pages += [Job("page", "home en en+fa "), Job("page", "chronology en en+fa 2001")]
    pages += [Job("export", f"citations article/{id}") for id in "abc"]
    long = [Job("export", f"search edition/{edition}") for edition in ("en", "fa")]
    handed = chunks(
        [*long, *pages, Job("export", "feeds fa/x"), Job("export", "sitemap 1"), Job("export", "feeds en/x")],
        Archives(by_page=by_page),
    )
    assert [[job.subject.replace(" en+fa", "") for job in chunk] for chunk in handed] == [
        ["search edition/en"],
        ["article en b", "parallel en b/en/fa", "parallel fa b/en/fa", "citations article/b"],
        ["chronology en 2001", "article en c", "parallel en c/en/fa", "parallel fa c/en/fa"],
        ["citations article/c", "article en a", "parallel en a/en/fa", "parallel fa a/en/fa"],
        ["citations article/a", "home en "],
        ["feeds en/x", "sitemap 1", "feeds fa/x"],
        ["article fa b", "article fa c", "article fa a"],
        ["search edition/fa"],
    ]
