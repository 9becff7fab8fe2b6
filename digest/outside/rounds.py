"""All addresses asked: hosts side by side, the addresses of one host one after the other with a pause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from digest.outside.asking import Reply, Resolve, ask, host_of, resolve
from digest.outside.looking import Answer, Clock, look

HOSTS = 8
"""So many hosts are asked at a time."""

SILENT = 2
"""After so many addresses of a host without a word, the others of it are not asked."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are asked: seconds between two questions to one, and for each question at most."""

    clock: Clock
    pause: float = 1.0
    limit: float = 20.0
    resolver: Resolve = resolve


class _Turns:
    """Gives each host one question at a time, with a pause after it: redirects lead to any host."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._guard = Lock()
        self._locks: dict[str, Lock] = {}
        self._free: dict[str, float] = {}

    def ask(self, method: str, url: str) -> Reply:
        with self._turn(host_of(url)):
            return ask(method, url, self._manners.limit, self._manners.resolver)

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        clock = self._manners.clock
        with self._guard:
            lock = self._locks.setdefault(host, Lock())
        with lock:
            wait = self._free.get(host, 0.0) - clock.reading()
            if wait > 0:
                clock.sleep(wait)
            try:
                yield
            finally:
                self._free[host] = clock.reading() + self._manners.pause


def ask_all(
    urls: Iterable[str], manners: Manners, told: Callable[[int], None] = lambda _done: None
) -> Mapping[str, Answer]:
    """Return the answer of every address; `told` hears how many there are so far."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(host_of(url), []).append(url)
    turns = _Turns(manners)
    answers: dict[str, Answer] = {}
    with ThreadPoolExecutor(HOSTS) as pool:
        for found in pool.map(lambda group: _host(group, turns, manners), by_host.values()):
            answers.update(found)
            told(len(answers))
    return {url: answers[url] for url in sorted(answers)}


def _host(urls: Sequence[str], turns: _Turns, manners: Manners) -> Mapping[str, Answer]:
    answers: dict[str, Answer] = {}
    silent = 0
    for url in urls:
        if silent < SILENT:
            answer = look(url, turns.ask, manners.clock)
            silent = 0 if answer.reached else silent + 1
        answers[url] = answer
    return answers
