"""RIS, which nearly every reference manager reads: UTF-8, a tag to a line, lines end in CRLF."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from digest.exports.citation_record import Cited, Side, Span, edtf_text


def entry(cited: Cited) -> str:
    """Return one reference, its type first and its end last."""
    # Tag by tag and no table of them: there are tens of thousands of references.
    return "".join(
        (
            f"TY  - {'NEWS' if cited.print else 'ELEC'}\r\nID  - {cited.key}\r\n",
            _line("TI", cited.title),
            _line("TT", cited.translated),
            _line("T2", cited.outlet),
            _line("PB", cited.outlet_latin) if cited.outlet_latin != cited.outlet else "",
            # the day of an event is no day of publication: it is in a note
            "" if cited.event else _published(cited.span),
            _line("CY", cited.place),
            _line("LA", cited.language),
            _line("AN", cited.number),
            _line("UR", cited.url),
            _line("Y2", date(cited.read)) if cited.read else "",
            *[_line("N1", note) for note in cited.notes],
            "ER  - \r\n",
        )
    )


def _line(tag: str, value: str) -> str:
    return f"{tag}  - {value}\r\n" if value else ""


@lru_cache(maxsize=20_000)
def _published(span: Span) -> str:
    return _line("PY", _year(span)) + _line("DA", date(span))


@lru_cache(maxsize=20_000)
def date(span: Span) -> str:
    """Return a date as YYYY/MM/DD/other: blank what is not known, EDTF where the parts do not say all."""
    first = _known(span)
    if first is None:
        return ""
    point = first.point
    assert point is not None  # a known side has a point
    season = point.month is not None and point.month > 12
    month = "" if season or point.month is None else f"{point.month:02}"
    day = "" if point.day is None else f"{point.day:02}"
    plain = span.single and not (point.approximate or point.uncertain or season)
    return f"{point.year:04}/{month}/{day}/{'' if plain else edtf_text(span)}"


def _year(span: Span) -> str:
    first = _known(span)
    return f"{first.point.year:04}" if first and first.point else ""


def _known(span: Span) -> Side | None:
    """Return the side of a span that is known, its start first."""
    return next((side for side in (span.start, span.end) if side.point), None)


def collection(entries: Iterable[str]) -> bytes:
    """Return a file of references, an empty line between them."""
    return "\r\n".join(entries).encode()
