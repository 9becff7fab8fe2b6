"""Reads one document as a shape and says every difference in an editor's words, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from digest.calendars import CALENDARS, edtf
from digest.load import Document, plain
from digest.model import Basis, Edtf
from digest.problems import Problem, did_you_mean

_T = TypeVar("_T", bound=BaseModel)
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class Filed(Generic[_R]):
    """A record with the document it was read from."""

    record: _R
    document: Document


class Reading:
    """One document being read: its record's values, and the problems met on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def say(self, message: str, *keys: str | int, key: bool = False) -> None:
        """Note a problem with the value (or the key) under `keys`."""
        self.problems.append(Problem(self.document.mark(*keys, key=key), message))

    def shape(self, kind: type[_T]) -> _T | None:
        """Return the document as `kind`, or None with every difference noted."""
        try:
            return kind.model_validate(plain(self.document.root))
        except ValidationError as error:
            for difference in error.errors(include_url=False, include_context=True):
                self._differs(kind, difference)
            return None

    def _differs(self, kind: type[BaseModel], difference: Mapping[str, Any]) -> None:
        path = tuple(step for step in difference["loc"] if step != "[key]")
        is_key = difference["type"] == "extra_forbidden"
        self.say(_in_words(kind, path, difference), *path, key=is_key)

    def date(self, text: str, calendar: str, *keys: str | int) -> Edtf | None:
        """Return an EDTF date, or None with the reason noted."""
        if calendar not in CALENDARS:
            where = (*keys[:-1], "calendar")
            self.say(f'unknown calendar "{calendar}"{did_you_mean(calendar, CALENDARS)}', *where)
            return None
        try:
            return edtf.parse(text, calendar)
        except ValueError as error:
            self.say(f"bad date: {error}", *keys)
            return None

    def noted(self, basis: Basis | None, note: Any, *keys: str | int) -> None:
        """Refuse a basis that needs an explanation and has none."""
        if basis in {Basis.DERIVED, Basis.OUTSIDE} and not note:
            how = "how it was worked out" if basis is Basis.DERIVED else "where it comes from"
            self.say(f'basis "{basis}" needs a note that says {how}', *keys, "basis")


def _known_keys(kind: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """Return the keys a mapping of `kind` may hold at `path`."""
    at: Any = kind
    for step in path:
        if isinstance(at, type) and issubclass(at, BaseModel) and isinstance(step, str):
            at = at.model_fields[step].annotation
        shapes = [part for part in _parts(at) if isinstance(part, type) and issubclass(part, BaseModel)]
        at = shapes[0] if shapes else at
    return list(at.model_fields) if isinstance(at, type) and issubclass(at, BaseModel) else []


def _parts(annotation: Any) -> list[Any]:
    """Return a type and the types inside it."""
    inner = [part for argument in get_args(annotation) for part in _parts(argument)]
    return [annotation, *inner]


_PATTERNS = {
    "^https?": "an address begins with https:// or http://",
    "^[a-z]{2,3}": "a language is a BCP 47 code, like fa",
    "^[0-9a-f]": "`invoke translated` writes it",
    "^[0-9]": "must be a whole number",
}


def _in_words(kind: type[BaseModel], path: tuple[str | int, ...], difference: Mapping[str, Any]) -> str:
    """Say one of pydantic's differences in a sentence for an editor."""
    what, context = difference["type"], difference.get("ctx", {})
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "the file")
    given = difference["input"]
    if what == "extra_forbidden":
        return f'unknown key "{name}"{did_you_mean(name, _known_keys(kind, path[:-1]))}'
    if what == "missing":
        return f'key "{name}" is missing'
    if what in {"enum", "literal_error"} and isinstance(given, str):
        known = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return f'unknown {name} "{given}"{did_you_mean(given, known) or ": one of " + ", ".join(known)}'
    if given is None or given == "" or (isinstance(given, str) and not given.strip()):
        return f'"{name}" must not be empty'
    if what == "string_pattern_mismatch":
        reason = next(text for start, text in _PATTERNS.items() if context["pattern"].startswith(start))
        return f'"{given}" is not a good {name}: {reason}'
    if what == "too_short":
        needs = {"reports": "an event needs at least one report"}
        return needs.get(
            name, f'"{name}" needs at least {context["min_length"]}, not {context["actual_length"]}'
        )
    if what == "too_long":
        return f'"{name}" has at most {context["max_length"]}, not {context["actual_length"]}'
    shapes = {"string_type": "a text", "enum": "a text", "literal_error": "a text", "list_type": "a list"}
    return f'"{name}" must be {shapes.get(what, "a mapping")}'
