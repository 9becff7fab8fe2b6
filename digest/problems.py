"""What can be wrong with content, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

NEAR = 0.5
"""How alike two words are, from 0 to 1, before one is offered for the other."""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a content file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, where it stands, and what it is; a warning refuses only a strict build."""

    mark: Mark
    message: str
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.mark}: {'warning: ' if self.warning else ''}{self.message}"


class DigestError(Exception):
    """A refusal that is not about one place in the content: shown as one line, never as a traceback."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean "x"?)` for the nearest known word, or nothing when none is near.

    Of words equally near, one with the same first letter is preferred: "QQ" is rather "QA" than "IQ".
    """
    folded = word.casefold()

    def nearness(choice: str) -> tuple[float, bool]:
        ratio = SequenceMatcher(None, folded, choice.casefold()).ratio()
        return ratio, choice[:1].casefold() == folded[:1]

    best = max(sorted(known), key=nearness, default="")
    return f' (did you mean "{best}"?)' if best and nearness(best)[0] >= NEAR else ""


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems once each, by file, line and column."""
    return tuple(sorted(set(problems)))
