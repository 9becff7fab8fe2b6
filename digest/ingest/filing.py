"""A draft as files: the record in the content's own format, the candidates, and the cleaned text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from digest.ingest.nouns import Draft, Found, Mention

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*")


def files(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Return (path below content/drafts/<id>/, text) of a draft's files.

    `article.yml` is a record as in content/articles/, with what the text does not tell left null;
    `candidates.yml` is for the editor alone; `body.txt` is the article without what stood around it.
    """
    return (
        ("article.yml", _record(draft)),
        ("candidates.yml", _candidates(draft)),
        ("body.txt", "\n\n".join(draft.body) + "\n"),
    )


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotes, in one line."""
    return json.dumps(" ".join(text.split("\n")), ensure_ascii=False).replace("\x7f", "")


def _how(found: Found[object]) -> str:
    where = f"line {found.line}: " if found.line and found.value is not None else ""
    return f"# {where}{_one_line(found.how)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _scalar(key: str, found: Found[str], quote: bool = True) -> str:
    value = "null" if found.value is None else quoted(found.value) if quote else found.value
    return f"{_how(found)}\n{key}: {value}"  # type: ignore[arg-type]  # Found[str] is read only


def _list(key: str, mentions: Sequence[Mention]) -> Iterator[str]:
    for mention in mentions:
        words = _one_line(mention.words)
        yield f"# {mention.id}: {mention.count} times, first on line {mention.line} (“{words}”)"
    yield f"{key}: [{', '.join(quoted(m.id) if m.id == 'NO' else m.id for m in mentions)}]"


def _record(draft: Draft) -> str:
    rows = [
        f"# A draft made from “{_one_line(draft.name)}”. Check each line, fill in what is null, write en.md "
        f"and fa.md here or later,",
        f"# then: invoke accept {draft.id}",
    ]
    rows += [f"# ! {_one_line(warning)}" for warning in draft.warnings]
    rows.append(_scalar("source", draft.source, quote=False))
    rows.append(_scalar("language", draft.language, quote=False))
    rows.append(_scalar("title", draft.title))
    rows.append(_scalar("code", draft.code))
    rows.append(_scalar("url", draft.url))
    moment = draft.published.value
    rows.append(f"{_how(draft.published)}\npublished:")  # type: ignore[arg-type]  # as above
    if moment is None:
        rows.append("  date: null")
        if draft.presumed.value:
            rows.append(f"  # perhaps {draft.presumed.value.date}: {_one_line(draft.presumed.how)}")
        rows.append("  basis: null")
    else:
        rows.append(f"  date: {moment.date}")
        if moment.calendar != "gregorian":
            rows.append(f"  calendar: {moment.calendar}")
        rows.append(f"  basis: {moment.basis}")
    rows.append("# the day you read the source, like 2026-11-22\nread: null")
    rows.append("status: draft")
    if not draft.countries:
        rows.append("# the text names no country")
    rows += _list("countries", draft.countries)
    rows += _list("mentions", draft.mentions)
    rows += _list("people", draft.people)
    return "\n".join(rows) + "\n"


def _candidates(draft: Draft) -> str:
    rows = [
        "# For the editor: never built. A candidate given an id (null as it stands) becomes the event",
        f"# content/events/<id>.yml when the draft is accepted: invoke accept {draft.id}",
        "events:",
    ]
    for event in draft.events:
        moment = event.moment
        rows += [
            "  - id: null",
            f"    date: {moment.date}",
            f"    calendar: {moment.calendar}",
            f"    basis: {moment.basis}",
            f"    how: {quoted(moment.how + _presuming(draft, moment.basis))}",
            f"    line: {moment.line}",
            f"    words: {quoted(moment.words)}",
            f"    says: {quoted(event.says)}",
            f"    countries: [{', '.join(quoted(code) for code in event.countries)}]",
            f"    people: [{', '.join(event.people)}]",
        ]
    rows.append("undated:")
    rows += [f"  - {{line: {m.line}, words: {quoted(m.words)}, why: {quoted(m.how)}}}" for m in draft.undated]
    rows.append("people:")
    rows += [f"  - {{line: {m.line}, name: {quoted(m.words)}, count: {m.count}}}" for m in draft.strangers]
    rows.append("half-spaces:")
    rows += [
        f"  - {{line: {s.line}, word: {quoted(s.word)}, perhaps: {quoted(s.better)}, count: {s.count}}}"
        for s in draft.suggestions
    ]
    return "\n".join(rows) + "\n"


def _presuming(draft: Draft, basis: str) -> str:
    if basis == "derived" and draft.presumed.value:
        return f" (that day is presumed: {draft.presumed.how})"
    return ""
