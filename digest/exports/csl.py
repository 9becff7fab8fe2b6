"""CSL-JSON: what is cited, for citation processors and reference managers (schema 1.0.2)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from json.encoder import encode_basestring as _text

from digest.exports.citation_record import Cited, Span, edtf_text
from digest.model import Point


def entry(cited: Cited) -> str:
    """Return one item as JSON on one line."""
    # The line is put together here: to encode it as a whole takes three times as long.
    kind = "entry" if cited.event else "article-newspaper" if cited.print else "webpage"
    publisher = cited.outlet_latin if cited.outlet_latin != cited.outlet else ""
    titles = ",".join([f"{_text(code)}:{_text(title)}" for code, title in cited.titles.items()])
    note = " ".join([f"{note.rstrip('.')}." for note in cited.notes])
    return "".join(
        (
            f'{{"id":"{cited.key}","type":"{kind}"',
            _said("title", cited.title),
            _named("container-title", cited.outlet),
            _named("publisher", publisher),
            _named("language", cited.language),
            ',"event-date":' if cited.event else ',"issued":',
            date(cited.span),
            _said("event-place", cited.place),
            f',"accessed":{date(cited.read)}' if cited.read else "",
            _said("number", cited.number),
            _said("URL", cited.url),
            _said("note", note),
            ',"custom":{',
            f'"translated-title":{_text(cited.translated)},' if cited.translated else "",
            f'"titles":{{{titles}}}}}}}',
        )
    )


def _said(name: str, text: str) -> str:
    """Return a text as a member after others; nothing where there is none."""
    return f',"{name}":{_text(text)}' if text else ""


_named = lru_cache(maxsize=4096)(_said)


@lru_cache(maxsize=20_000)
def date(span: Span) -> str:
    """Return a date as JSON: one or two lists of its parts, with "circa" and "season"; else EDTF in "raw".

    An interval with an end that is open or not known has no parts in CSL.
    """
    start, end = span.start.point, span.end.point
    if start is None or end is None:
        return f'{{"raw":{_text(edtf_text(span))}}}'
    doubtful = any(point.approximate or point.uncertain for point in (start, end))
    circa = ',"circa":true' if doubtful else ""
    parts = _parts(start) if span.single else f"{_parts(start)},{_parts(end)}"
    season = f',"season":{_season(start)}' if span.single and _season(start) else ""
    return f'{{"date-parts":[{parts}]{season}{circa}}}'


def _parts(point: Point) -> str:
    month = None if _season(point) else point.month
    return f"[{','.join([str(part) for part in (point.year, month, point.day) if part is not None])}]"


def _season(point: Point) -> int:
    return point.month - 20 if point.month is not None and point.month > 12 else 0


def collection(entries: Iterable[str]) -> bytes:
    """Return a file of items, a line for each."""
    return ("[\n" + ",\n".join(entries) + "\n]\n").encode()
