"""A finished draft to the content it becomes: its record, its texts, and the events its editor gave an id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from digest import load
from digest.problems import Problem, message
from digest.schema import records
from digest.schema.reading import Reading
from digest.text.slugs import is_id


def accept(folder: Path, editions: Sequence[str]) -> tuple[tuple[tuple[str, str], ...], tuple[Problem, ...]]:
    """Return (path below content/, text) of each file a draft becomes, and why it cannot become any yet.

    `folder` is content/drafts/<id>. The record is checked as one of content/articles/ and loses the
    comments that say where its values come from; a text per edition goes along where it is there; a
    candidate with an `id` becomes an event, its title and text left for the editor.
    """
    name, label = folder.name, f"{folder.parent.parent.name}/{folder.parent.name}/{folder.name}"
    document, problems = load.read_if_there(folder / "article.yml", f"{label}/article.yml")
    if document is None:
        return (), problems
    reading = Reading(document)
    records.article(reading, name)
    candidates, unread = load.read_if_there(folder / "candidates.yml", f"{label}/candidates.yml")
    found = (*problems, *reading.problems, *unread)
    if found:
        return (), found
    files = [(f"articles/{name}/article.yml", _bare(document.source))]
    for edition in editions:
        text = folder / f"{edition}.md"
        if text.is_file() and not text.is_symlink():
            files.append((f"articles/{name}/{edition}.md", text.read_text("utf-8")))
    told: Any = load.plain(candidates.root) if candidates else {}
    chosen = [(at, event) for at, event in enumerate(told.get("events") or ()) if event.get("id")]
    bad = tuple(
        Problem(candidates.mark("events", at, "id"), message("bad-id", id=event["id"]))
        for at, event in chosen
        if candidates and not is_id(event["id"])
    )
    files += [(f"events/{one['id']}.yml", "\n".join(_event(one, name, editions)) + "\n") for _, one in chosen]
    return ((), bad) if bad else (tuple(files), ())


def _bare(text: str) -> str:
    """Return a record without its comments, to be published."""
    kept = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return "\n".join(kept).replace("\nstatus: draft", "\nstatus: published") + "\n"


def _event(event: Mapping[str, Any], article: str, editions: Sequence[str]) -> Iterator[str]:
    """Yield the lines of an event with this article's report, what is not known left empty."""
    own = event.get("calendar") or "gregorian"
    calendar = [] if own == "gregorian" else [f"calendar: {own}"]
    yield from (f"date: {event['date']}", *calendar)
    yield "kind:                              # visit | meeting | conference | agreement | sanctions | ..."
    yield f"countries: [{', '.join(map(_quoted, event.get('countries') or ()))}]"
    yield f"people: [{', '.join(event.get('people') or ())}]"
    for key in ("title", "text"):
        yield from (f"{key}:", *(f"  {edition}:" for edition in editions))
    yield from ("reports:", f"  - article: {article}", f"    basis: {event['basis']}")
    if event["basis"] != "stated":
        yield "    note:"
        yield from (f"      {one}:{' ' + _quoted(event['how']) if one == 'en' else ''}" for one in editions)
    yield f"    says: {_quoted(event['says'])}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
