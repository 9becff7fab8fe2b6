"""Content in, the Library and all that is wrong with it out: the first half of the line, light to load."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digest.checks.editions import lexicon
from digest.load import load, read
from digest.model import Library
from digest.problems import Problem
from digest.shelve import shelve


def review(project: Path, content: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library of a content folder and every problem, warnings among them."""
    words = read(project / "templates" / "words.yml", "templates/words.yml")
    return shelve(load(content), lexicon(words))


def refuses(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Tell whether problems stand in the way of a build."""
    return any(strict or not problem.warning for problem in problems)
