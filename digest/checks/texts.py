"""Texts are sound: no raw HTML, no unsafe link, no bidi control, and spelled as their language is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from digest.load import Document
from digest.model import Library, Words
from digest.problems import Mark, Problem, message
from digest.text import markdown, refusals, spelling
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
    """Check the Markdown of a text that is one value of a file, and its spelling.

    It stands on many pages, so it may not link from where it stands.
    """
    for _, _, what in markdown.problems(value or "", 1):
        yield Problem(document.mark(*keys), what)
    for _, _, url in refusals.inward(value or "", 1):
        yield Problem(document.find(url, document.mark(*keys)), message("link-spread", url=url))
    yield from spelled(document, value, language, *keys)


def may_lead_inward(library: Library) -> bool:
    """Tell, at a look, whether a text that has a page of its own may link to the site itself."""
    articles = (text.body for one in library.articles.values() for text in one.texts.values())
    intros = (text.body for one in library.countries.values() for text in one.intros.values())
    pages = (text.body for one in library.pages.values() for text in one.texts.values())
    return any(map(refusals.may_lead_inward, chain(articles, intros, pages)))


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
