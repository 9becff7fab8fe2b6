"""What YAML is made of here: texts, lists and mappings that know their line and column."""

from __future__ import annotations

from typing import Any, NamedTuple

from digest.problems import Mark, Message, Problem


class Scalar(NamedTuple):
    """A text, or None for an unquoted null; lines and columns count from 1."""

    text: str | None
    line: int
    column: int


class Items(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Fields(NamedTuple):
    """A mapping: key to (the key as it stands, its value)."""

    fields: dict[str, tuple[Scalar, Node]]
    line: int
    column: int


Node = Scalar | Items | Fields


def plain(node: Node) -> Any:
    """Return a node as str, None, list and dict."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.fields.items()}


class Unreadable(Exception):
    """A file that cannot be read, with the reasons."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def refused(path: str, line: int, column: int, why: Message) -> Unreadable:
    """Return a refusal of a file for one reason."""
    return Unreadable(Problem(Mark(path, line, column), why))
