"""CSL-JSON: what is cited, for citation processors and reference managers (schema 1.0.2)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from digest.exports.citation_record import Cited, Span, edtf_text
from digest.model import Point

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def entry(cited: Cited) -> str:
    """Return one item as JSON on one line."""
    kind = "entry" if cited.event else "article-newspaper" if cited.print else "webpage"
    values: dict[str, object] = {
        "id": cited.key,
        "type": kind,
        "title": cited.title,
        "container-title": cited.outlet,
        "publisher": cited.outlet_latin if cited.outlet_latin != cited.outlet else "",
        "language": cited.language,
        "event-date" if cited.event else "issued": date(cited.span),
        "event-place": cited.place,
        "accessed": date(cited.read) if cited.read else None,
        "number": cited.number,
        "URL": cited.url,
        "note": " ".join(f"{note.rstrip('.')}." for note in cited.notes),
        "custom": {
            **({"translated-title": cited.translated} if cited.translated else {}),
            "titles": cited.titles,
        },
    }
    return _encode({key: value for key, value in values.items() if value})


def date(span: Span) -> dict[str, object]:
    """Return a date: one or two lists of its parts, with "circa" and "season"; else EDTF in "raw".

    An interval with an end that is open or not known has no parts in CSL.
    """
    start, end = span.start.point, span.end.point
    if start is None or end is None:
        return {"raw": edtf_text(span)}
    about = any(point.approximate or point.uncertain for point in (start, end))
    parts = [_parts(start)] if span.single else [_parts(start), _parts(end)]
    season = {"season": _season(start)} if span.single and _season(start) else {}
    return {"date-parts": parts, **season, **({"circa": True} if about else {})}


def _parts(point: Point) -> list[int]:
    month = None if _season(point) else point.month
    return [part for part in (point.year, month, point.day) if part is not None]


def _season(point: Point) -> int:
    return point.month - 20 if point.month is not None and point.month > 12 else 0


def collection(entries: Iterable[str]) -> bytes:
    """Return a file of items, a line for each."""
    return ("[\n" + ",\n".join(entries) + "\n]\n").encode()
