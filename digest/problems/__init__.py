"""What can be wrong with content, where it stands, and how it is said in the language of the messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from digest.problems.catalogs import LANGUAGES, told
from digest.problems.messages import Message, listed, message
from digest.problems.nearness import nearest

__all__ = [
    "LANGUAGES",
    "DigestError",
    "Mark",
    "Message",
    "Problem",
    "in_order",
    "listed",
    "message",
    "nearest",
    "told",
]


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
    message: Message
    warning: bool = False

    def __str__(self) -> str:
        return f"{self.mark}: {'warning: ' if self.warning else ''}{self.message}"


class DigestError(Exception):
    """A refusal that is not about one place in the content: shown as one line, never as a traceback.

    Made from a message: `DigestError(message("key", name=value))`.
    """


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems once each, by file, line and column."""
    return tuple(sorted(set(problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` (did you mean "x"?)` for the nearest known word, or nothing when none is near."""
    found = nearest(word, frozenset(known))
    return f' (did you mean "{found}"?)' if found else ""
