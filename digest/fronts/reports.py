"""Problems in three forms: lines for people, JSON for tools, annotations for GitHub."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from digest.problems import DigestError, Message, Problem, message
from digest.problems.catalogs import apart, fill

# Names of files may hold anything: what moves a terminal's cursor, turns its line, or is half a letter.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")

FORMATS = ("text", "json", "github")


def known(form: str) -> None:
    """Raise DigestError where a form is none of FORMATS."""
    if form not in FORMATS:
        raise DigestError(message("unknown-format", given=form).near(form, FORMATS, all_known=True))


def lines(problems: Sequence[Problem], form: str, language: str) -> Iterator[str]:
    """Yield the problems in a form, line by line."""
    if form == "json":
        yield as_json(problems, language)
    else:
        yield from (github if form == "github" else text)(problems, language)


def text(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield `path:line:column: message` of each problem; the place is the same in all languages."""
    for problem in problems:
        said = problem.message.say(language)
        warning = fill(language, "warning", {}) if problem.warning else ""
        yield shown(f"{problem.mark}: {apart(warning + said, language)}")


def shown(text: str) -> str:
    """Return a text in one line, for a terminal: what cannot be seen in it stands escaped, as in Python."""
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def as_json(problems: Sequence[Problem], language: str) -> str:
    """Return a JSON array with an object for each problem, in the order of files and lines.

    `path`, `line`, `column` (from 1), `severity` ("error" or "warning"), `key` (the same in all languages),
    `message`, and `suggestion` where a word was probably meant.
    """
    return json.dumps([_object(problem, language) for problem in problems], ensure_ascii=False, indent=2)


def _object(problem: Problem, language: str) -> dict[str, str | int]:
    mark, what = problem.mark, problem.message
    found: dict[str, str | int] = {
        "path": shown(mark.path),
        "line": mark.line,
        "column": mark.column,
        "severity": "warning" if problem.warning else "error",
        "key": what.key,
        "message": shown(what.say(language)),
    }
    return {**found, "suggestion": suggested} if (suggested := _suggestion(what)) else found


def _suggestion(what: Message) -> str:
    """Return the suggestion of a message, or of a message inside it."""
    inner = (value for value in what.values.values() if isinstance(value, Message))
    return what.suggestion or next((found for one in inner if (found := _suggestion(one))), "")


def github(problems: Sequence[Problem], language: str) -> Iterator[str]:
    """Yield a workflow command for each problem, which GitHub shows beside the line it is about."""
    for problem in problems:
        mark = problem.mark
        kind = "warning" if problem.warning else "error"
        place = f"file={shown(_property(mark.path))},line={mark.line},col={mark.column}"
        title = _property(problem.message.key)
        yield f"::{kind} {place},title={title}::{shown(_data(problem.message.say(language)))}"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
