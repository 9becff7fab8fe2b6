"""Texts are sound: no raw HTML, no unsafe link, no bidi control, and spelled as their language is."""

from __future__ import annotations

from collections.abc import Iterator

from digest.load import Document
from digest.model import Words
from digest.problems import Mark, Problem
from digest.text import markdown, spelling
from digest.text.direction import find_bidi_controls


def characters(document: Document) -> Iterator[Problem]:
    """Refuse bidi controls anywhere in a file: direction is the markup's business."""
    line, start = 1, 0
    for index, char in find_bidi_controls(document.source):
        line += document.source.count("\n", start, index)
        start = index
        column = index - document.source.rfind("\n", 0, index)
        message = f"bidi control U+{ord(char):04X} is not allowed: the site sets direction by markup"
        yield Problem(Mark(document.path, line, column), message)


def body(document: Document, language: str) -> Iterator[Problem]:
    """Check the Markdown body of a file."""
    for line, column, message in markdown.problems(document.body, document.body_line):
        yield Problem(Mark(document.path, line, column), message)
    for offset, message in spelling.check(document.body, language):
        before = document.body[:offset]
        line = document.body_line + before.count("\n")
        yield Problem(Mark(document.path, line, offset - before.rfind("\n")), message, warning=True)


def inline(document: Document, value: str | None, language: str, *keys: str | int) -> Iterator[Problem]:
    """Check the Markdown of a text that is one value of a file, and its spelling."""
    mark = document.mark(*keys)
    for _, _, message in markdown.problems(value or "", 1):
        yield Problem(mark, message)
    yield from spelled(document, value, language, *keys)


def spelled(document: Document, value: str | None, language: str, *keys: str | int) -> Iterator[Problem]:
    """Warn of the spelling of a plain text that is one value of a file."""
    if not value:
        return
    mark = document.mark(*keys)
    for offset, message in spelling.check(value, language):
        at = document.find(value[offset : offset + 4].split("\n")[0], mark)
        yield Problem(at, message, warning=True)


def per_edition(document: Document, value: Words, *keys: str | int) -> Iterator[Problem]:
    """Warn of the spelling of a text per edition."""
    for edition, text in value.items():
        yield from spelled(document, text, edition, *keys, edition)
