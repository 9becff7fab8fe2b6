"""How long each part of a build took: measured as it goes, told at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock by stage, in their order, and seconds of processor time by kind of job."""

    stages: Mapping[str, float]
    jobs: Mapping[str, float]


class Stages:
    """Measures a build's stages, one after the other."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._jobs: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Measure what is done inside."""
        began = perf_counter()
        try:
            yield
        finally:
            self._spent[name] = self._spent.get(name, 0.0) + perf_counter() - began

    def add(self, jobs: Mapping[str, float]) -> None:
        """Add processor time of jobs, wherever they were done."""
        for kind, seconds in jobs.items():
            self._jobs[kind] = self._jobs.get(kind, 0.0) + seconds

    @property
    def spent(self) -> Spent:
        """Return what was measured up to now."""
        return Spent(dict(self._spent), dict(self._jobs))
