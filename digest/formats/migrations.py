"""How content of one format becomes content of the next: text edits that keep comments and layout.

There is one format so far, and so no migration. To make the next one: write a function from a file's path
and text to its new text, put it at the end of MIGRATIONS, and give it a test that
migrates a file with comments. The current format counts the migrations, so that nothing else needs a change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from digest.load import Fields, Items, Node
from digest.load.placing import placed


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: which files it is about (of their path below the content folder), and what it makes of each.

    `change` gets a path and the text, and returns the new text; one that is already as it should be,
    unchanged: a run that was cut short is begun again.
    """

    files: re.Pattern[str]
    change: Callable[[str, str], str]


MIGRATIONS: tuple[Migration, ...] = ()
"""From format 1 to 2, from 2 to 3, and so on."""


def migrated(files: Mapping[str, str], start: int, migrations: Sequence[Migration]) -> Mapping[str, str]:
    """Return the files that differ after all migrations from format `start` on, with their new texts."""
    changed = {}
    for path, text in files.items():
        new = text
        for migration in migrations[start - 1 :]:
            if migration.files.fullmatch(path):
                new = migration.change(path, new)
        if new != text:
            changed[path] = new
    return changed


def with_key_renamed(path: str, text: str, keys: Sequence[str], name: str) -> str:
    """Return a file's text with the key at `keys` ("reports", "*", "says": in each item) called `name`.

    Only the key's own letters are replaced. Raises Unreadable where the file is no YAML we read.
    """
    front, above = _front(text)
    lines = text.split("\n")
    for line, column in sorted(_places(placed(front, path, above), tuple(keys)), reverse=True):
        here = lines[line - 1]
        at = here.index(keys[-1], column - 1)  # behind a quotation mark, where it has one
        lines[line - 1] = here[:at] + name + here[at + len(keys[-1]) :]
    return "\n".join(lines)


def _front(text: str) -> tuple[str, int]:
    """Return the YAML of a file, which is its front matter in Markdown, and how many lines stand above it."""
    found = re.match(r"\ufeff?---\r?\n(.*?)^---\s*?$", text, re.DOTALL | re.MULTILINE)
    return (found[1], 1) if found else (text.removeprefix("\ufeff"), 0)


def _places(node: Node, keys: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the line and column of each key that the path leads to."""
    if not keys:
        return []
    if isinstance(node, Items):
        below = keys[1:] if keys[0] == "*" else keys
        return [place for item in node.items for place in _places(item, below)]
    if not isinstance(node, Fields) or keys[0] not in node.fields:
        return []
    label, value = node.fields[keys[0]]
    return [(label.line, label.column)] if len(keys) == 1 else _places(value, keys[1:])
