"""`invoke new`: a record begun from flags, and on a terminal from answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest import formats
from digest.calendars import edtf
from digest.checks.references import unknown_country, unknown_language
from digest.fronts import speaking
from digest.fronts.asking import Question, Stopped, ask
from digest.load import Unreadable, read
from digest.model import Kind, OutletKind
from digest.problems import DigestError, Message, listed, message
from digest.starters import STARTERS, Wish
from digest.text.codes import is_language
from digest.text.locales import territories
from digest.text.slugs import is_id, short_id


@dataclass(frozen=True, slots=True)
class Desk:
    """What there is already, by folders and names of files, and the answers so far (flags among them)."""

    content: Path
    given: Mapping[str, str]

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of "sources", "articles", "editions"..."""
        folder = self.content / kind
        found = folder.glob("*/article.yml") if kind == "articles" else folder.glob("*.yml")
        return tuple(sorted(path.parent.name if kind == "articles" else path.stem for path in found))

    def record(self, path: str) -> Mapping[str, Any]:
        """Return a record's values, none where it is not there or cannot be read."""
        file = self.content / path
        try:
            return read(file, path).values if file.is_file() else {}
        except Unreadable:
            return {}


def new(content: Path, given: Mapping[str, str], language: str) -> None:
    """Write the files a record begins with; what is not given is asked for, on a terminal."""
    if not content.is_dir():
        raise DigestError(message("content-missing", folder=str(content)))
    formats.demand(content)
    answers = _answers(content, {name: value.strip() for name, value in given.items()}, language)
    desk = Desk(content, answers)
    starters = list(STARTERS[answers["kind"]](_wish(desk)))
    there = [content / one.path for one in starters if (content / one.path).exists()]
    if there:
        said = [message("there-already", path=os.path.relpath(path)).say(language) for path in there]
        raise speaking.Refused("\n".join(said))
    for one in starters:
        path = content / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text, "utf-8")
        print(f"wrote {os.path.relpath(path)}")
    print(message("fill-in").say(language))


def _answers(content: Path, given: dict[str, str], language: str) -> dict[str, str]:
    """Return an answer to every question: as given, else as asked for; without a terminal, Refused."""
    terminal = sys.stdin.isatty()
    missing: list[Message] = []
    answers = dict(given)
    names = ["kind"]
    for name in names:  # grows below, once the kind is known
        question = _question(name, Desk(content, answers))
        answer = answers.get(name, "")
        wrong = question.problem(answer)
        if answer and wrong is not None:
            raise DigestError(wrong)
        if not answer:
            if terminal:
                answer = _asked(question, language)
            elif wrong is not None and question.default and name not in {"kind", "id"}:
                answer = question.default
            elif wrong is not None:
                missing.append(wrong)
        answers[name] = answer
        if name == "kind":
            if missing:
                break
            wanted = _WANTED[answers["kind"]]
            names += [one for one in wanted if terminal or one != "title" or given.get("title")]
    if missing:
        raise speaking.Refused("\n".join(one.say(language) for one in missing))
    return answers


def _asked(question: Question, language: str) -> str:
    try:
        return ask(question, language, input, lambda wrong: print(wrong, file=sys.stderr))
    except Stopped:
        raise speaking.Refused("\n" + message("asked-enough").say(language)) from None


_WANTED: Mapping[str, Sequence[str]] = {
    "article": ("source", "language", "date", "countries", "title", "id", "editions"),
    "event": ("source", "event-kind", "date", "countries", "title", "id", "editions"),
    "person": ("title", "id", "language", "countries", "editions"),
    "source": ("title", "id", "outlet-kind", "language", "countries", "editions"),
    "text": ("id", "editions"),
}
"""What a new record of each kind is asked for, in order; "title" only serves to suggest an id."""


def _question(name: str, desk: Desk) -> Question:
    """Return the question that a name stands for."""
    kind = desk.given.get("kind", "")
    match name:
        case "kind":
            asks = message("ask-kind", words=listed(STARTERS))
            return Question(
                name, asks, lambda word: _among(message("unknown-kind", given=word), word, STARTERS)
            )
        case "source" if kind == "event":
            return _of_ids(name, desk.ids("articles"), "ask-reporter")
        case "source":
            return _of_ids(name, desk.ids("sources"), "ask-source")
        case "language":
            return Question(name, message("ask-language"), _wrong_language, _language_default(desk))
        case "date":
            return Question(name, message("ask-date"), _wrong_date, needed=False)
        case "countries":
            one = kind in {"person", "source"}
            asks = message("ask-country") if one else message("ask-countries")
            return Question(name, asks, _wrong_countries, _countries_default(desk))
        case "event-kind":
            asks = message("ask-event-kind", words=listed(Kind))
            return Question(name, asks, lambda word: _unknown_value("kind", word, tuple(Kind)))
        case "outlet-kind":
            asks = message("ask-outlet-kind", words=listed(OutletKind))
            return Question(name, asks, lambda word: _unknown_value("kind", word, tuple(OutletKind)))
        case "title":
            return Question(name, message("ask-title"), lambda _: None, needed=False)
        case "id" if kind == "text":
            return _of_ids(name, desk.ids("articles"), "ask-article")
        case "id":
            return Question(name, message("ask-id"), _wrong_id, _id_default(desk))
    editions = desk.ids("editions")
    asks = message("ask-editions", words=listed(editions))
    return Question(name, asks, lambda _: None, _editions_default(desk, editions), needed=bool(editions))


def _of_ids(name: str, known: Sequence[str], asks: str) -> Question:
    """Return the question for a record that is there; a few are named."""
    words = listed(known[:20]) + (", ..." if len(known) > 20 else "")
    if asks == "ask-source":
        return Question(
            name,
            message("ask-source", words=words),
            lambda word: _among(message("unknown-source", given=word), word, known),
        )
    question = message("ask-reporter", words=words) if asks == "ask-reporter" else message("ask-article")
    return Question(name, question, lambda word: _among(message("unknown-article", given=word), word, known))


def _among(unknown: Message, word: str, known: Sequence[str] | Mapping[str, Any]) -> Message | None:
    return None if word in known else unknown.near(word, known, all_known=len(known) <= 20)


def _unknown_value(name: str, word: str, known: Sequence[str]) -> Message | None:
    return _among(message("unknown-value", name=name, given=word), word, known)


def _wrong_id(word: str) -> Message | None:
    return None if is_id(word) else message("bad-id", id=word).meaning(short_id(word))


def _wrong_language(word: str) -> Message | None:
    return None if is_language(word) else unknown_language(word)


def _wrong_date(word: str) -> Message | None:
    try:
        edtf.parse(word)
    except ValueError as error:
        return message("bad-date", reason=error.args[0])
    return None


def _wrong_countries(words: str) -> Message | None:
    unknown = (unknown_country(code) for code in split(words) if code.upper() not in territories())
    return next(unknown, None)


def _language_default(desk: Desk) -> str:
    languages = desk.record(f"sources/{desk.given.get('source')}.yml").get("languages")
    return str(languages[0]) if isinstance(languages, list) and languages else ""


def _countries_default(desk: Desk) -> str:
    """Return the countries of the article that reports an event."""
    if desk.given.get("kind") != "event":
        return ""
    countries = desk.record(f"articles/{desk.given.get('source')}/article.yml").get("countries")
    return ",".join(map(str, countries)) if isinstance(countries, list) else ""


def _id_default(desk: Desk) -> str:
    """Suggest an id: the title's words, an article's after its source, an event's before its year."""
    words = short_id(desk.given.get("title", ""))
    if not words:
        return ""
    kind, year = desk.given.get("kind"), desk.given.get("date", "")[:4]
    if kind == "article":
        return short_id(f"{desk.given.get('source', '').partition('-')[0]} {words}")
    return f"{words}-{year}" if kind == "event" and year.isdigit() else words


def _editions_default(desk: Desk, editions: Sequence[str]) -> str:
    """Return all editions; for a text, those in which the article has none."""
    if desk.given.get("kind") == "text":
        folder = desk.content / "articles" / desk.given.get("id", "")
        editions = [code for code in editions if not (folder / f"{code}.md").exists()] or editions
    return ",".join(editions)


def _wish(desk: Desk) -> Wish:
    given = desk.given
    return Wish(
        id=given["id"],
        editions=tuple(split(given.get("editions", ""))),
        source=given.get("source", ""),
        language=given.get("language", ""),
        date=given.get("date", ""),
        countries=tuple(code.upper() for code in split(given.get("countries", ""))),
        sort=given.get("event-kind", "") or given.get("outlet-kind", ""),
    )


def split(words: str) -> Iterator[str]:
    """Yield the words of a list that commas or spaces part."""
    yield from (word for word in words.replace(",", " ").replace("،", " ").split() if word)
