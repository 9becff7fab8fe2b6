"""Content in, the Library and all that is wrong with it out: the first half of the line, light to load."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digest import formats
from digest.checks.editions import lexicon
from digest.load import load, read
from digest.model import Library
from digest.problems import Problem
from digest.shelve import shelve

NOTHING = Library({}, {}, {}, {}, {}, {}, {})
"""The library of content that cannot be read."""


def review(project: Path, content: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library of a content folder and every problem, warnings among them.

    Content of another format is not looked into: its library is empty, and that is its one problem.
    """
    if other := formats.problems(content):
        return NOTHING, other
    words = read(project / "templates" / "words.yml", "templates/words.yml")
    return shelve(load(content), lexicon(words))


def refuses(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Tell whether problems stand in the way of a build."""
    return any(strict or not problem.warning for problem in problems)
