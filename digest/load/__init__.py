"""The only reader of content: files become strings that know their line and column."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from digest.load import bounds
from digest.load.files import content_of
from digest.load.nodes import Fields, Items, Node, Scalar, Unreadable, plain, refused
from digest.load.placing import placed
from digest.load.quickly import values
from digest.problems import DigestError, Mark, Problem, message

__all__ = [
    "FORMAT_FILE",
    "LASTING",
    "Document",
    "Fields",
    "Items",
    "Node",
    "Raw",
    "Scalar",
    "Unreadable",
    "content_files",
    "is_content",
    "load",
    "own_list",
    "plain",
    "read",
    "read_if_there",
    "setting",
    "there",
]

LASTING = frozenset({"urls.txt", "redirects.yml"})
"""Files of the content that are no records: what was published, and where it went (exports/lasting.py)."""

FORMAT_FILE = "format.yml"
"""The file of the content that names the format of the others (digest/formats)."""

_BESIDE = LASTING | {FORMAT_FILE}


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
    """Content as read: documents by path below the content folder; `broken` could not be read."""

    label: str
    documents: Mapping[str, Document]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def load(content: Path, names: Iterable[str] | None = None) -> Raw:
    """Read every file below the content folder, or those named; what cannot be read is a problem.

    DigestError where there is no such folder.
    """
    if not content.is_dir():
        raise DigestError(message("content-missing", folder=str(content)))
    documents: dict[str, Document] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    for name in content_files(content) if names is None else names:
        label = f"{content.name}/{name}"
        try:
            data = content_of(f"{content}/{name}", label)
            documents[name] = _document(data, label, whole=name.endswith(".yml"))
        except Unreadable as refusal:
            problems.extend(refusal.problems)
            broken.add(name)
    return Raw(content.name, documents, frozenset(broken), tuple(problems))


def content_files(content: Path) -> tuple[str, ...]:
    """Return the paths below the content folder with "/", sorted by folder; no drafts, no hidden files.

    DigestError where there is no such folder.
    """
    if not content.is_dir():
        raise DigestError(message("content-missing", folder=str(content)))
    return tuple(_below(str(content), ""))


def _below(folder: str, below: str) -> Iterator[str]:
    files: list[str] = []
    folders: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                drafts = below + name == "drafts" and entry.is_dir()
                if is_content(below + name) and not drafts:
                    (folders if entry.is_dir(follow_symlinks=False) else files).append(name)
    except OSError:
        return
    yield from (below + name for name in sorted(files))
    for name in sorted(folders):
        yield from _below(f"{folder}/{name}", f"{below}{name}/")


def is_content(name: str) -> bool:
    """Tell whether a path below the content folder is a record's: nothing hidden, no draft, no list."""
    return not (name.startswith((".", "drafts/")) or "/." in name or name in _BESIDE)


def there(content: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of the paths that are files now, sorted; a link to a folder is a file, and ends a path."""
    found = set()
    for name in names:
        parts = name.split("/")
        above = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
        link = next((one for one in above if (content / one).is_symlink()), None)
        path = content / (link or name)
        if link or (path.exists() and not path.is_dir()):
            found.add(link or name)
    return tuple(sorted(found))


def read_if_there(path: Path, label: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one file that may be missing, or say what is wrong with it."""
    try:
        return (read(path, label) if path.exists() else None), ()
    except Unreadable as refusal:
        return None, refusal.problems


def read(path: Path, label: str) -> Document:
    """Read one `.yml` or `.md` file."""
    return _document(content_of(str(path), label), label, whole=path.suffix == ".yml")


def _document(data: bytes, label: str, *, whole: bool) -> Document:
    """Return what a file holds, which as a `whole` or before its body is YAML."""
    source = _decode(data, label)
    if whole:
        return _bounded(Document(label, source, values(source) or placed(source, label, 0), "", 1), source)
    front, body, body_line = _split(source, label)
    given = (values(front) or placed(front, label, 1)) if front.strip() else Fields({}, 1, 1)
    return _bounded(Document(label, source, given, body, body_line), front)


def _bounded(document: Document, front: str) -> Document:
    """Return a document that keeps within bounds; Unreadable with each place where it does not."""
    if not bounds.suspect(front, document.body):
        return document
    problems = [Problem(document.mark(*keys), why) for keys, why in bounds.values(document.values)]
    for index, why in bounds.text(document.body):
        line, column = _position(document.body, index)
        problems.append(Problem(Mark(document.path, document.body_line + line - 1, column), why))
    if problems:
        raise Unreadable(*problems)
    return document


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


def own_list(path: Path) -> list[dict[str, Any]]:
    """Return the mappings that a YAML list of the project's own holds, every scalar a str."""
    found: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    return found


def _decode(data: bytes, label: str) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        byte = f"0x{error.object[error.start]:02X}"
        raise refused(label, line, column, message("not-utf-8", byte=byte)) from None
    if bounds.hides(data) and (found := bounds.HIDDEN.search(text)):
        line, column = _position(text, found.start())
        raise refused(label, line, column, bounds.said(found[0]))
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
