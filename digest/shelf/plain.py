"""Problems as plain values and back, as `marshal` takes them."""

from __future__ import annotations

from typing import Any

from digest.problems import Mark, Message, Problem


def pack(problem: Problem) -> Any:
    """Return a problem as str, int, bool and tuple."""
    mark = problem.mark
    return mark.path, mark.line, mark.column, _said(problem.message), problem.warning


def unpack(packed: Any) -> Problem:
    """Return the problem that was packed, equal to what it was, in all languages."""
    path, line, column, said, warning = packed
    return Problem(Mark(path, line, column), _message(said), warning)


def _said(message: Message) -> Any:
    values = {key: _said(one) if isinstance(one, Message) else one for key, one in message.values.items()}
    return message.key, values, message.suggestion, message.choices


def _message(said: Any) -> Message:
    key, given, suggestion, choices = said
    values = {name: _message(one) if isinstance(one, tuple) else one for name, one in given.items()}
    return Message(key, values, suggestion, choices)
