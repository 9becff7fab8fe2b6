"""One raw article to its draft: each step takes what the steps before it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from digest.ingest import (
    countries,
    events,
    language,
    layout,
    moments,
    outlets,
    paragraphs,
    people,
    sections,
    stamps,
    strangers,
)
from digest.ingest.halfspaces import suggest
from digest.ingest.knowledge import Knowledge
from digest.ingest.matching import Hit, words
from digest.ingest.nouns import Draft, Found, Line, Mention, Moment, Part, Source
from digest.text.slugs import is_id

SPOKEN = ("fa", "ar", "en")
_UNREAD = "the text is in no language that ingest reads (Persian, Arabic, English): fill it in by hand"


@dataclass(frozen=True, slots=True)
class _Named:
    primary: tuple[Mention, ...]
    mentioned: tuple[Mention, ...]
    by_line: dict[int, tuple[str, ...]]
    people: tuple[Mention, ...]
    people_at: dict[int, tuple[str, ...]]


def draft(text: str, name: str, knowledge: Knowledge) -> Draft:
    """Return what a raw article tells of itself; DigestError when it can be no article.

    `text` as `read_source` gives it; `name` is the file's name without its ending, for the draft's id.
    """
    page = layout.lay_out(text)
    spoken = language.find(page.lines)
    if spoken.value not in SPOKEN:
        return _unread(page, name, spoken)
    tongue = str(spoken.value)
    parts = sections.sort(page.lines, tongue)
    title, title_at = outlets.title(page.lines, parts, page.metas, tongue)
    published, warnings = stamps.published(page.lines, parts, page.metas, tongue, title_at)
    source, outlet = outlets.find(page.lines, parts, page.metas, knowledge.outlets, tongue)
    presumed: Found[Moment] = Found(None)
    if published.value is None:
        presumed = events.presumed(page.lines, parts, tongue)
    day = published.value or presumed.value
    own = [(at, page.lines[at]) for at, part in enumerate(parts) if part is Part.BODY]
    named = _named(_with_title(page.lines, parts), title_at, tongue, knowledge)
    told = [line for line, part in zip(page.lines, parts, strict=True) if part is not Part.NOISE]
    dated, undated = events.find_events(
        own,
        tongue,
        day.first if day else None,
        named.by_line,
        named.people_at,
        moments.reckoning(told, tongue),
    )
    body = [line for _, line in own]
    code = outlets.code(page.lines)
    return Draft(
        id=_id(name, source.value, code.value, published.value),
        name=name,
        language=spoken,
        source=source,
        outlet=outlet,
        title=title,
        code=code,
        url=outlets.address(page.metas),
        published=published,
        presumed=presumed,
        countries=named.primary,
        mentions=named.mentioned,
        people=named.people,
        strangers=strangers.find(body, knowledge.people, named.people, tongue),
        events=dated,
        undated=undated,
        suggestions=suggest(body) if tongue == "fa" else (),
        body=paragraphs.join(body, page.markup),
        lines=page.lines,
        parts=tuple(parts),
        warnings=tuple(warnings),
    )


def _with_title(lines: Sequence[Line], parts: Sequence[Part]) -> list[tuple[int, Line]]:
    """Return the article's own lines and its title, once."""
    seen: set[str] = set()
    kept = []
    for at, (line, part) in enumerate(zip(lines, parts, strict=True)):
        if part is Part.BODY or (part is Part.TITLE and line.text not in seen):
            seen.add(line.text)
            kept.append((at, line))
    return kept


def _named(told: Sequence[tuple[int, Line]], title_at: int, tongue: str, knowledge: Knowledge) -> _Named:
    """Return the countries and people an article's lines name, all in all and by the place of each line."""
    names = knowledge.countries[tongue]
    rows = [(at, line, _countries(line, tongue, names)) for at, line in told]
    present = frozenset(hit.id for _, _, hits in rows for hit in hits)
    found, where = people.find([line for _, line in told], knowledge.people, tongue, present)
    title = frozenset(hit.id for at, _, hits in rows if at == title_at for hit in hits)
    lead = frozenset(hit.id for _, _, hits in [row for row in rows if row[0] != title_at][:1] for hit in hits)
    counted = countries.count([(line, hits) for _, line, hits in rows])
    primary, mentioned = countries.weigh(counted, title, lead, [person.country for person in found])
    by_line = {at: tuple(dict.fromkeys(hit.id for hit in hits)) for at, _, hits in rows}
    return _Named(primary, mentioned, by_line, found, {told[index][0]: ids for index, ids in where.items()})


def _countries(line: Line, tongue: str, names: countries.NameIndex) -> list[Hit]:
    hits = countries.in_words(words(line.level), tongue, names)
    return [*hits, *(countries.by_marks(line.text) if tongue == "ar" else ())]


def _id(name: str, source: str | None, code: str | None, published: Moment | None) -> str:
    """Return an id for the draft: the file's name if it may be one, else what is known of the article."""
    ascii_words = "".join(char if char.isascii() and char.isalnum() else " " for char in name.lower()).split()
    plain = "-".join(ascii_words)[:80].strip("-")
    if is_id(plain) and any(char.isalpha() for char in plain):
        return plain
    known = [part for part in (source, code or (published.date if published else None)) if part]
    made = "-".join(known).lower()
    if len(known) == 2 and is_id(made):
        return made
    return f"draft-{plain}"[:80].rstrip("-") if plain else "draft"


def _unread(page: Source, name: str, spoken: Found[str]) -> Draft:
    """Return the draft of a text in no language that is read here: everything left empty."""
    nothing: Found[str] = Found(None, 0, "the language is not read here")
    no_day: Found[Moment] = Found(None, 0, "the language is not read here")
    return Draft(
        id=_id(name, None, None, None),
        name=name,
        language=spoken,
        source=nothing,
        outlet="",
        title=nothing,
        code=nothing,
        url=nothing,
        published=no_day,
        presumed=no_day,
        countries=(),
        mentions=(),
        people=(),
        strangers=(),
        events=(),
        undated=(),
        suggestions=(),
        body=tuple(line.text for line in page.lines),
        lines=page.lines,
        parts=tuple(Part.BODY for _ in page.lines),
        warnings=(_UNREAD,),
    )
