"""Content in, the Library and all that is wrong with it out: the first half of the line, light to load."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digest import formats
from digest.checks.editions import Lexicon, lexicon
from digest.load import read
from digest.model import Library
from digest.problems import Problem
from digest.shelf import gather_for_check

WORDS = "templates/words.yml"


def words(project: Path) -> Lexicon:
    """Return the words that editions must have."""
    return lexicon(read(project / WORDS, WORDS))


NOTHING = Library({}, {}, {}, {}, {}, {}, {})
"""The library of content that cannot be read."""


def review(project: Path, content: Path) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library of a content folder and every problem, warnings among them.

    Content of another format is not looked into: its library is empty, and that is its one problem.
    """
    if other := formats.problems(content):
        return NOTHING, other
    return gather_for_check(content, words(project))


def refuses(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Tell whether problems stand in the way of a build."""
    return any(strict or not problem.warning for problem in problems)
