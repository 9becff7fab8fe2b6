"""A built site as tests read it: its pages parsed as a browser parses them, its links followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element

import html5lib


@dataclass
class PageFile:
    """One HTML file: `path` below the site, its text, and its tree without namespaces."""

    path: str
    text: str

    @cached_property
    def tree(self) -> Element:
        """Return the document's tree as a browser would build it."""
        parsed: Element = html5lib.parse(self.text, namespaceHTMLElements=False)
        return parsed

    def all(self, name: str) -> Iterator[Element]:
        """Yield every element of a name."""
        return self.tree.iter(name)

    @cached_property
    def ids(self) -> list[str]:
        """Return every id, in order."""
        return [element.attrib["id"] for element in self.tree.iter() if "id" in element.attrib]

    @cached_property
    def edition(self) -> str:
        """Return the first folder of the page's address: its edition, or nothing."""
        first, slash, _ = self.path.partition("/")
        return first if slash else ""

    @cached_property
    def url(self) -> str:
        """Return the page's address below the site's."""
        return self.path.removesuffix("index.html")

    def targets(self) -> Iterator[tuple[str, str]]:
        """Yield (file below the site, fragment) of everything the page refers to in its own site."""
        for element in self.tree.iter():
            for name in ("href", "src"):
                value = element.attrib.get(name)
                if value is None or value.startswith(("http:", "https:", "mailto:", "data:")):
                    continue
                address, fragment = urldefrag(value)
                yield self.lands(address), unquote(fragment)

    def lands(self, address: str) -> str:
        """Return the file below the site that an address on this page leads to."""
        if not address:
            return self.path
        if address.startswith("/digest/"):
            whole = address.removeprefix("/digest/")
        else:
            whole = str(PurePosixPath(self.path).parent / address)
        found = normpath(unquote(whole) or ".")
        is_folder = address.endswith(("/", "..")) or address in {".", "./"} or found == "."
        return normpath(f"{found}/index.html") if is_folder else found


@dataclass
class Site:
    """A built site in a folder."""

    folder: Path

    @cached_property
    def pages(self) -> list[PageFile]:
        """Return every HTML page, by path."""
        return [
            PageFile(path.relative_to(self.folder).as_posix(), path.read_text("utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        ]

    @cached_property
    def by_path(self) -> dict[str, PageFile]:
        """Return the pages by path."""
        return {page.path: page for page in self.pages}

    def files(self) -> dict[str, bytes]:
        """Return every file but the ledger, by path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".digest")
        }
