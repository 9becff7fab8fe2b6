"""In which format a content folder is written, and whether this digest can read it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from digest.formats.migrations import MIGRATIONS, Migration
from digest.load import FORMAT_FILE, Document, read_if_there
from digest.problems import DigestError, Mark, Problem, message

FIRST = 1
"""The format of content that names none: there was no other when it was written."""


def current(migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Return the format that is read and written now: each migration leads to the next."""
    return FIRST + len(migrations)


def given(content: Path) -> tuple[int, tuple[Problem, ...]]:
    """Return the format that content names, FIRST where it names none, or what is wrong with that file."""
    document, problems = read_if_there(content / FORMAT_FILE, f"{content.name}/{FORMAT_FILE}")
    if document is None:
        return FIRST, problems
    number, wrong = _number(document)
    return (FIRST, (wrong,)) if wrong else (number, ())


def problems(content: Path, migrations: Sequence[Migration] = MIGRATIONS) -> tuple[Problem, ...]:
    """Return why content cannot be read: it is older or newer than this digest, or does not say which."""
    number, wrong = given(content)
    now = current(migrations)
    if wrong or number == now:
        return wrong
    older, newer = (
        message("format-older", given=number, now=now),
        message("format-newer", given=number, now=now),
    )
    return (Problem(Mark(f"{content.name}/{FORMAT_FILE}"), older if number < now else newer),)


def demand(content: Path) -> None:
    """Raise DigestError where content is not in the current format: nothing may be added to it as it is."""
    for problem in problems(content):
        raise DigestError(problem.message)


def stated(number: int) -> str:
    """Return the text of the file that names a format."""
    return (
        "# The format of the files in this folder; `invoke migrate` changes it together with them.\n"
        f"format: {number}\n"
    )


def _number(document: Document) -> tuple[int, Problem | None]:
    text = document.values.get("format")
    if set(document.values) != {"format"} or not isinstance(text, str):
        return 0, Problem(document.mark(), message("format-shape"))
    if not (text.isascii() and text.isdecimal()) or not FIRST <= int(text[:6]) == int(text):
        return 0, Problem(document.mark("format"), message("format-bad", given=text))
    return int(text), None
