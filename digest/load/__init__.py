"""The only reader of content: files become strings that know their line and column."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from digest.load.nodes import Fields, Items, Node, Scalar, Unreadable, plain, refused
from digest.load.placing import placed
from digest.load.quickly import side_by_side, values
from digest.problems import DigestError, Mark, Problem, message

__all__ = [
    "LASTING",
    "Document",
    "Fields",
    "Items",
    "Node",
    "Raw",
    "Scalar",
    "Unreadable",
    "content_files",
    "load",
    "plain",
    "read",
    "read_if_there",
    "setting",
]

MAX_BYTES = 1_000_000

Quick = tuple[str, dict[str, Any], str, int]
"""A document's source, values, body and the body's first line."""

LASTING = frozenset({"urls.txt", "redirects.yml"})
"""Files of the content that are no records: what was published, and where it went (exports/lasting.py)."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Document:
    """One content file: its whole text, its YAML (front matter, or all of it) and its Markdown body.

    `given` is the YAML with its places, or as plain values (str, None, list, dict): the places of a file
    with which nothing is wrong are never asked for, and most files are such.
    """

    path: str
    source: str
    given: Fields | Mapping[str, Any]
    body: str
    body_line: int

    @property
    def root(self) -> Fields:
        """The YAML with the place of each value."""
        return (
            self.given if isinstance(self.given, Fields) else _placed(self.source, self.path, self.body_line)
        )

    @property
    def values(self) -> Mapping[str, Any]:
        """The YAML as str, None, list and dict."""
        values: Mapping[str, Any] = plain(self.given) if isinstance(self.given, Fields) else self.given
        return values

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


def load(content: Path) -> Raw:
    """Read every file below the content folder; what cannot be read is a problem, never an exception."""
    if not content.is_dir():
        raise DigestError(message("content-missing", folder=str(content)))
    documents: dict[str, Document] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    files = list(content_files(content))
    for (name, path), quick in zip(files, side_by_side(_quick, [path for _, path in files]), strict=True):
        label = f"{content.name}/{name}"
        try:
            documents[name] = read(path, label) if quick is None else Document(label, *quick)
        except Unreadable as refusal:
            problems.extend(refusal.problems)
            broken.add(name)
    return Raw(content.name, documents, frozenset(broken), tuple(problems))


def _quick(path: Path) -> Quick | None:
    """Return what a Document is made of, as plain values; None where anything is out of the ordinary."""
    try:
        if path.suffix not in {".yml", ".md"} or path.is_symlink():
            return None
        source = _decode(path, "")
        front, body, body_line = (source, "", 1) if path.suffix == ".yml" else _split(source, "")
    except Unreadable:
        return None
    found = values(front)
    return None if found is None else (source, found, body, body_line)


def content_files(content: Path) -> Iterator[tuple[str, Path]]:
    """Yield (path below the folder with "/", path), sorted; drafts and hidden files are left out."""
    for folder, folders, files in os.walk(content):
        here = Path(folder)
        if here == content and "drafts" in folders:
            folders.remove("drafts")
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = "" if here == content else f"{here.relative_to(content).as_posix()}/"
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*files, *links]):
            if not name.startswith(".") and not (here == content and name in LASTING):
                yield below + name, here / name


def read_if_there(path: Path, label: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one file that may be missing, or say what is wrong with it."""
    try:
        return (read(path, label) if path.exists() else None), ()
    except Unreadable as refusal:
        return None, refusal.problems


def read(path: Path, label: str) -> Document:
    """Read one `.yml` or `.md` file."""
    if path.is_symlink():
        raise refused(label, 1, 1, message("file-symlink"))
    if path.suffix not in {".yml", ".md"}:
        raise refused(label, 1, 1, message("file-foreign"))
    source = _decode(path, label)
    if path.suffix == ".yml":
        return Document(label, source, values(source) or placed(source, label, 0), "", 1)
    front, body, body_line = _split(source, label)
    given = (values(front) or placed(front, label, 1)) if front.strip() else Fields({}, 1, 1)
    return Document(label, source, given, body, body_line)


@lru_cache(maxsize=64)
def _placed(source: str, label: str, body_line: int) -> Fields:
    """Return the YAML of a file that was read before as plain values, with its places."""
    if body_line == 1:  # it is YAML as a whole
        return placed(source, label, 0)
    return placed(_split(source, label)[0], label, 1)


def setting(path: Path, *keys: str) -> str:
    """Return one plain value of a settings file (other values may have tags), "" where there is none."""
    try:
        node: Any = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return ""
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for name, value in pairs if name.value == key), None)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def _decode(path: Path, label: str) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refused(label, 1, 1, message("file-unreadable", reason=error.strerror or "")) from None
    if len(data) > MAX_BYTES:
        raise refused(label, 1, 1, message("file-large", bytes=MAX_BYTES))
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        byte = f"0x{error.object[error.start]:02X}"
        raise refused(label, line, column, message("not-utf-8", byte=byte)) from None
    if found := _CONTROL.search(text):
        line, column = _position(text, found.start())
        raise refused(label, line, column, message("control-character", code=f"U+{ord(found[0]):04X}"))
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
        raise refused(label, 1, 1, message("front-matter-open"))
    front = source[4 : end + 1]
    return front, source[end + 5 :], front.count("\n") + 3
