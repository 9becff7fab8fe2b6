"""In which language messages are said, and how problems are put on the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from digest.fronts import reports
from digest.load import setting
from digest.problems import LANGUAGES, DigestError, Message, Problem, message, told

MESSAGES = "DIGEST_MESSAGES"
"""The environment's word on the language of messages; it goes before `extra: messages:` of mkdocs.yml."""


class Refused(Exception):
    """A task that ends with status 1; its text, which may be empty, is in the language of the messages."""


def language(project: Path, asked: str = "") -> str:
    """Return the language of messages: asked for, else the environment's, else that of mkdocs.yml."""
    given = asked or os.environ.get(MESSAGES, "") or setting(project / "mkdocs.yml", "extra", "messages")
    if not given:
        return LANGUAGES[0]
    if given not in LANGUAGES:
        raise DigestError(message("unknown-messages", given=given).near(given, LANGUAGES, all_known=True))
    return given


def speak(project: Path, run: Callable[[str], None], asked: str = "") -> None:
    """Run with the language of messages; every refusal is a Refused, in that language."""
    chosen = LANGUAGES[0]
    try:
        chosen = language(project, asked)
        run(chosen)
    except DigestError as error:
        raise refusal(error, chosen) from None


def refusal(error: DigestError, language: str) -> Refused:
    """Return a refusal in the language of the messages."""
    return Refused(told(error.args[0], language))


def say(problems: Sequence[Problem], language: str, *, refused: bool) -> None:
    """Print the problems; when they stand in the way, end with how many there are."""
    for line in reports.text(problems, language):
        print(line, file=sys.stderr)
    if refused:
        raise Refused(count(len(problems)).say(language))


def count(problems: int) -> Message:
    """Say how many problems stood in the way."""
    return message("problem-refuses") if problems == 1 else message("problems-refuse", count=problems)
