"""The only reader of content: files become strings that know their line and column."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from digest.problems import DigestError, Mark, Problem

MAX_BYTES = 1_000_000
MAX_DEPTH = 16
_NULLS = {"", "~", "null"}


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


@dataclass(frozen=True, slots=True)
class Document:
    """One content file: its whole text, its YAML (front matter, or all of it) and its Markdown body."""

    path: str
    source: str
    root: Fields
    body: str
    body_line: int

    def mark(self, *keys: str | int, key: bool = False) -> Mark:
        """Return where the value under `keys` stands (its key, with `key`), or the nearest that exists."""
        at: Node = self.root
        label: Scalar | None = None
        for step in keys:
            if isinstance(at, Fields) and step in at.fields:
                label, at = at.fields[str(step)]
            elif isinstance(at, Items) and isinstance(step, int) and step < len(at.items):
                label, at = None, at.items[step]
            else:
                break
        else:
            if key and label is not None:
                return Mark(self.path, label.line, label.column)
        return Mark(self.path, at.line, at.column)

    def find(self, needle: str, mark: Mark) -> Mark:
        """Return where `needle` first stands at or after `mark`; `mark` itself when it does not."""
        lines = self.source.split("\n")
        for number in range(mark.line, len(lines) + 1):
            start = mark.column - 1 if number == mark.line else 0
            if (column := lines[number - 1].find(needle, start)) >= 0:
                return Mark(self.path, number, column + 1)
        return mark


@dataclass(frozen=True, slots=True)
class Raw:
    """All content as read: documents by path below the content folder; `broken` could not be read."""

    label: str
    documents: Mapping[str, Document]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def plain(node: Node) -> Any:
    """Return a node as str, None, list and dict."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.fields.items()}


def load(content: Path) -> Raw:
    """Read every file below the content folder; what cannot be read is a problem, never an exception."""
    if not content.is_dir():
        raise DigestError(f'there is no content folder "{content}"')
    documents: dict[str, Document] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    for name, path in content_files(content):
        label = f"{content.name}/{name}"
        try:
            documents[name] = read(path, label)
        except _Refused as refusal:
            problems.extend(refusal.problems)
            broken.add(name)
    return Raw(content.name, documents, frozenset(broken), tuple(problems))


def content_files(content: Path) -> Iterator[tuple[str, Path]]:
    """Yield (path below the folder with "/", path), sorted; drafts and hidden files are left out."""
    for folder, folders, files in os.walk(content):
        here = Path(folder)
        if here == content and "drafts" in folders:
            folders.remove("drafts")
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                yield (here / name).relative_to(content).as_posix(), here / name


def read(path: Path, label: str) -> Document:
    """Read one `.yml` or `.md` file."""
    if path.is_symlink():
        raise _refused(label, 1, 1, "is a symbolic link: content is made of plain files")
    if path.suffix not in {".yml", ".md"}:
        raise _refused(label, 1, 1, "is not a file digest reads: content is made of .yml and .md files")
    source = _decode(path, label)
    if path.suffix == ".yml":
        return Document(label, source, _yaml(source, label, 0), "", 1)
    front, body, body_line = _split(source, label)
    root = _yaml(front, label, 1) if front.strip() else Fields({}, 1, 1)
    return Document(label, source, root, body, body_line)


class _Refused(Exception):
    """A file that cannot be read, with the reasons."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def _refused(path: str, line: int, column: int, message: str) -> _Refused:
    return _Refused(Problem(Mark(path, line, column), message))


def _decode(path: Path, label: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _refused(label, 1, 1, f"cannot be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise _refused(label, 1, 1, f"is larger than {MAX_BYTES:,} bytes")
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        raise _refused(
            label, line, column, f"is not UTF-8 (byte 0x{error.object[error.start]:02X})"
        ) from None
    for index, char in enumerate(text):
        if (char < " " and char not in "\n\t") or char == "\x7f":
            line, column = _position(text, index)
            raise _refused(label, line, column, f"control character U+{ord(char):04X} is not allowed")
    return text


def _position(text: str, index: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - start + 1


def _split(source: str, label: str) -> tuple[str, str, int]:
    """Return (front matter, body, the body's first line) of a Markdown file."""
    if not source.startswith("---\n"):
        return "", source, 1
    end = source.find("\n---\n", 3)
    if end < 0 and source.endswith("\n---"):
        return source[4:-3], "", source.count("\n") + 1
    if end < 0:
        raise _refused(label, 1, 1, 'the front matter has no end: a line "---" is missing')
    front = source[4 : end + 1]
    return front, source[end + 5 :], front.count("\n") + 3


def _yaml(text: str, label: str, above: int) -> Fields:
    """Parse YAML whose first line stands `above` lines below the top of its file."""
    try:
        tree = _Tree(yaml.parse(text, Loader=yaml.CSafeLoader), label, above).document()
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark or error.context_mark
        line, column = (at.line + 1 + above, at.column + 1) if at else (1, 1)
        raise _refused(label, line, column, _calm(error, text, line - above)) from None
    except yaml.YAMLError as error:
        raise _refused(label, 1 + above, 1, f"is not valid YAML: {error}".splitlines()[0]) from None
    return tree


def _calm(error: yaml.MarkedYAMLError, text: str, line: int) -> str:
    """Say what libyaml found in words that tell what to do."""
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return "a tab cannot indent YAML: use spaces"
    if error.problem == "mapping values are not allowed in this context":
        return 'is not valid YAML here: a text with ": " in it needs quotation marks'
    return f"is not valid YAML: {error.problem}"


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
            raise _refused(self._label, 1, 1, "is empty")
        root = self._node(next(self._events), 0)
        next(self._events)
        if not isinstance(after := next(self._events), yaml.StreamEndEvent):
            self._say(after, "a second YAML document begins here: one file holds one record")
        if not self._problems and not isinstance(root, Fields):
            self._problems.append(Problem(Mark(self._label, root.line, root.column), "must be a mapping"))
        if self._problems:
            raise _Refused(*self._problems)
        assert isinstance(root, Fields)
        return root

    def _say(self, event: Any, message: str) -> None:
        line, column = self._place(event)
        self._problems.append(Problem(Mark(self._label, line, column), message))

    def _place(self, event: Any) -> tuple[int, int]:
        return event.start_mark.line + 1 + self._above, event.start_mark.column + 1

    def _node(self, event: Any, depth: int) -> Node:
        line, column = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._say(event, f"YAML aliases are not used in content: write the value again (*{event.anchor})")
            return Scalar(None, line, column)
        if event.anchor is not None:
            self._say(event, f"YAML anchors are not used in content (&{event.anchor})")
        if event.tag is not None:
            self._say(event, f"YAML tags are not used in content ({event.tag})")
        if depth > MAX_DEPTH:
            raise _refused(self._label, line, column, f"is nested more than {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.ScalarEvent):
            unquoted_null = event.implicit[0] and event.value in _NULLS
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
                self._say(event, "a key must be a text")
            elif key.text in fields:
                first = fields[key.text][0].line
                self._say(event, f'key "{key.text}" is given twice (first on line {first})')
            else:
                fields[key.text] = (key, value)
        return fields
