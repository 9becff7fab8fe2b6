"""A raw article as lines: of a text dump as they stand, of a page by its markup."""

from __future__ import annotations

from digest.ingest import markup
from digest.ingest.nouns import Line, Source
from digest.ingest.spelling import clean, level
from digest.problems import DigestError, message

MAX_LINE = 30_000
MAX_TEXT = 300_000
MAX_LINES = 12_000


def lay_out(text: str) -> Source:
    """Return the lines of an article; DigestError when no article can be that long."""
    if markup.is_markup(text):
        lines, metas = markup.lines(text)
    else:
        metas = ()
        lines = tuple(_text_lines(text))
    if not lines:
        raise DigestError(message("raw-no-text"))
    if len(lines) > MAX_LINES:
        raise DigestError(message("raw-lines", lines=MAX_LINES))
    longest = max(lines, key=lambda line: len(line.text))
    if len(longest.text) > MAX_LINE:
        raise DigestError(message("raw-line", count=MAX_LINE, line=longest.number))
    if sum(len(line.text) for line in lines) > MAX_TEXT:
        raise DigestError(message("raw-characters", count=MAX_TEXT))
    return Source(lines, metas, bool(metas) or markup.is_markup(text), text.count("\n") + 1)


def _text_lines(text: str) -> list[Line]:
    found = []
    for number, raw in enumerate(text.split("\n"), 1):
        if len(raw) > MAX_LINE:
            raise DigestError(message("raw-line", count=MAX_LINE, line=number))
        if cleaned := clean(raw):
            found.append(Line(number, cleaned, level(cleaned)))
    return found
