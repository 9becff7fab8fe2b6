"""YAML with the place of each value, or all that is wrong with it: what content has no use for is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from digest.load.nodes import Fields, Items, Node, Scalar, Unreadable, refused
from digest.load.plainly import NULLS
from digest.problems import Mark, Message, Problem, message

MAX_DEPTH = 16
MOST = 100
"""So many things that are wrong with one file are enough to read."""


def placed(text: str, label: str, above: int) -> Fields:
    """Parse YAML whose first line stands `above` lines below the top of its file."""
    try:
        tree = _Tree(yaml.parse(text, Loader=yaml.CSafeLoader), label, above).document()
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        line, column = (at.line + 1 + above, at.column + 1) if at else (1, 1)
        raise refused(label, line, column, _calm(error, text, line - above)) from None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise refused(label, 1 + above, 1, message("yaml-broken", reason=reason)) from None
    return tree


def _calm(error: yaml.MarkedYAMLError, text: str, line: int) -> Message:
    """Say what libyaml found in words that tell what to do."""
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return message("yaml-tab")
    if error.problem == "mapping values are not allowed in this context":
        return message("yaml-colon")
    return message("yaml-broken", reason=_said_by_libyaml(str(error.problem)))


def _said_by_libyaml(words: str) -> str:
    """Return what libyaml says as a message where it is one of the usual, else its own words."""
    usual = (
        message("yaml-brace"),
        message("yaml-bracket"),
        message("yaml-no-colon"),
        message("yaml-unclosed"),
        message("yaml-sign"),
        message("yaml-indent"),
        message("yaml-item"),
        message("yaml-escape"),
    )
    return next((one for one in usual if one == words), words)


class _Tree:
    """Builds nodes from YAML events, one pass, refusing what content has no use for."""

    def __init__(self, events: Iterator[Any], label: str, above: int) -> None:
        self._events = events
        self._label = label
        self._above = above
        self._problems: list[Problem] = []

    def document(self) -> Fields:
        next(self._events)
        start = next(self._events)
        if isinstance(start, yaml.StreamEndEvent):
            raise refused(self._label, 1, 1, message("file-empty"))
        root = self._node(next(self._events), 0)
        next(self._events)
        if not isinstance(after := next(self._events), yaml.StreamEndEvent):
            self._say(after, message("yaml-second"))
        if not self._problems and not isinstance(root, Fields):
            self._problems.append(
                Problem(Mark(self._label, root.line, root.column), message("not-a-mapping"))
            )
        if self._problems:
            raise Unreadable(*self._problems)
        assert isinstance(root, Fields)
        return root

    def _say(self, event: Any, what: Message) -> None:
        line, column = self._place(event)
        self._problems.append(Problem(Mark(self._label, line, column), what))
        if len(self._problems) == MOST:
            raise Unreadable(*self._problems)

    def _place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + 1 + self._above, event.start_mark.column + 1

    def _node(self, event: Any, depth: int) -> Node:
        line, column = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._say(event, message("yaml-alias", name=f"*{event.anchor}"))
            return Scalar(None, line, column)
        if event.anchor is not None:
            self._say(event, message("yaml-anchor", name=f"&{event.anchor}"))
        if event.tag is not None:
            self._say(event, message("yaml-tag", tag=event.tag))
        if depth > MAX_DEPTH:
            raise refused(self._label, line, column, message("yaml-deep", levels=MAX_DEPTH))
        if isinstance(event, yaml.ScalarEvent):
            unquoted_null = event.implicit[0] and event.value in NULLS
            return Scalar(None if unquoted_null else event.value, line, column)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self._items(depth)), line, column)
        return Fields(self._fields(depth), line, column)

    def _items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._node(event, depth + 1)

    def _fields(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        fields: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Scalar) or key.text is None:
                self._say(event, message("key-not-text"))
            elif key.text in fields:
                first = fields[key.text][0].line
                self._say(event, message("key-twice", key=key.text, line=first))
            else:
                fields[key.text] = (key, value)
        return fields
