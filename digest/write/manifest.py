"""The list of addresses ever published, as a file of the content: `urls.txt`."""

from __future__ import annotations

from pathlib import Path


def read_manifest(path: Path) -> str:
    """Return the text of the list; nothing where there is none. What is not UTF-8 is shown as such."""
    return path.read_text("utf-8", errors="replace") if path.is_file() else ""


def write_manifest(path: Path, text: str) -> None:
    """Put a new list in the place of the old one, in one step."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, "utf-8", newline="\n")
    fresh.replace(path)
