"""Texts are sound: no raw HTML, no unsafe link, no bidi control, and spelled as their language is."""

from __future__ import annotations

from collections.abc import Iterator

from digest.load import Document
from digest.model import Words
from digest.problems import Mark, Problem, message
from digest.text import markdown, spelling
from digest.text.direction import find_bidi_controls


def characters(document: Document) -> Iterator[Problem]:
    """Refuse bidi controls anywhere in a file: direction is the markup's business."""
    line, start = 1, 0
    for index, char in find_bidi_controls(document.source):
        line += document.source.count("\n", start, index)
        start = index
        column = index - document.source.rfind("\n", 0, index)
        what = message("bidi-control", code=f"U+{ord(char):04X}")
        yield Problem(Mark(document.path, line, column), what)


def body(document: Document, language: str) -> Iterator[Problem]:
    """Check the Markdown body of a file."""
    for line, column, what in markdown.problems(document.body, document.body_line):
        yield Problem(Mark(document.path, line, column), what)
    for offset, what in spelling.check(document.body, language):
        before = document.body[:offset]
        line = document.body_line + before.count("\n")
        yield Problem(Mark(document.path, line, offset - before.rfind("\n")), what, warning=True)


def inline(document: Document, value: str | None, language: str, *keys: str | int) -> Iterator[Problem]:
    """Check the Markdown of a text that is one value of a file, and its spelling."""
    for _, _, what in markdown.problems(value or "", 1):
        yield Problem(document.mark(*keys), what)
    yield from spelled(document, value, language, *keys)


def spelled(document: Document, value: str | None, language: str, *keys: str | int) -> Iterator[Problem]:
    """Warn of the spelling of a plain text that is one value of a file."""
    if not value:
        return
    for offset, what in spelling.check(value, language):
        mark = document.mark(*keys)
        at = document.find(value[offset : offset + 4].split("\n")[0], mark)
        yield Problem(at, what, warning=True)


def per_edition(document: Document, value: Words, *keys: str | int) -> Iterator[Problem]:
    """Warn of the spelling of a text per edition."""
    for edition, text in value.items():
        yield from spelled(document, text, edition, *keys, edition)
