"""Reads one document as a shape and says every difference in an editor's words, with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from digest.calendars import CALENDARS, edtf
from digest.load import Document
from digest.model import Basis, Edtf
from digest.problems import Message, Problem, message
from digest.schema.shapes import ADDRESS, FINGERPRINT

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

    def say(self, what: Message, *keys: str | int, key: bool = False) -> None:
        """Note a problem with the value (or the key) under `keys`."""
        self.problems.append(Problem(self.document.mark(*keys, key=key), what))

    def shape(self, kind: type[_T]) -> _T | None:
        """Return the document as `kind`, or None with every difference noted."""
        try:
            return kind.model_validate(self.document.values)
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
            unknown = message("unknown-calendar", given=calendar)
            self.say(unknown.near(calendar, CALENDARS, all_known=True), *where)
            return None
        try:
            return edtf.parse(text, calendar)
        except ValueError as error:
            self.say(message("bad-date", reason=error.args[0]), *keys)
            return None

    def noted(self, basis: Basis | None, note: Any, *keys: str | int) -> None:
        """Refuse a basis that needs an explanation and has none."""
        if not note and (basis is Basis.DERIVED or basis is Basis.OUTSIDE):
            derived = basis is Basis.DERIVED
            what = (
                message("note-how", basis=str(basis)) if derived else message("note-whence", basis=str(basis))
            )
            self.say(what, *keys, "basis")


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


def _in_words(kind: type[BaseModel], path: tuple[str | int, ...], difference: Mapping[str, Any]) -> Message:
    """Say one of pydantic's differences in a sentence for an editor."""
    what, context = difference["type"], difference.get("ctx", {})
    name = next((str(step) for step in reversed(path) if isinstance(step, str)), "the file")
    given = difference["input"]
    if what == "extra_forbidden":
        return message("unknown-key", key=name).near(name, _known_keys(kind, path[:-1]))
    if what == "missing":
        return message("key-missing", key=name)
    known = [
        word.strip("'") for word in context.get("expected", "").replace(" or ", ", ").split(", ") if word
    ]
    if what in {"enum", "literal_error"} and isinstance(given, str) and given.strip():
        return message("unknown-value", name=name, given=given).near(given, known, all_known=True)
    if given is None or given == "" or (isinstance(given, str) and not given.strip()):
        return Message("empty", {"name": name}, choices=tuple(known))
    if what == "string_pattern_mismatch":
        return _mismatch(name, given, context["pattern"])
    if what == "too_short":
        if name == "reports":
            return message("report-missing")
        return message("too-few", name=name, least=context["min_length"], given=context["actual_length"])
    if what == "too_long":
        return message("too-many", name=name, most=context["max_length"], given=context["actual_length"])
    if what in {"string_type", "enum", "literal_error"}:
        return message("must-be-text", name=name)
    if what == "list_type":
        return message("must-be-list", name=name)
    return message("must-be-mapping", name=name)


def _mismatch(name: str, given: str, pattern: str) -> Message:
    """Say what a text that does not have the form of its field should be."""
    if pattern == ADDRESS:
        return message("not-an-address", name=name, given=given)
    if pattern == FINGERPRINT:
        return message("not-a-fingerprint", name=name, given=given)
    return message("not-a-number", name=name, given=given)
