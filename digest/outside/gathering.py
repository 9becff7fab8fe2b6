"""Every address on the web that content names, with the places where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urldefrag

from digest.load import Document, Fields, Items, Node, Raw
from digest.problems import Mark
from digest.text import refusals

_WEB = ("http://", "https://")


def addresses(raw: Raw) -> Mapping[str, tuple[Mark, ...]]:
    """Return address (without its fragment, which no server sees) to its places, in their order."""
    found: dict[str, list[Mark]] = {}
    for document in raw.documents.values():
        if "http" in document.source.lower():
            for url, mark in (*_values(document, document.root), *_body(document)):
                found.setdefault(urldefrag(url).url, []).append(mark)
    return {url: tuple(sorted(set(marks))) for url, marks in found.items()}


def _body(document: Document) -> Iterator[tuple[str, Mark]]:
    for line, column, url in refusals.links(document.body, document.body_line):
        if url.lower().startswith(_WEB):
            yield url, Mark(document.path, line, column)


def _values(document: Document, node: Node) -> Iterator[tuple[str, Mark]]:
    """Yield the addresses that are values, and those that the Markdown of a value links to."""
    if isinstance(node, Fields):
        for _, value in node.fields.values():
            yield from _values(document, value)
    elif isinstance(node, Items):
        for item in node.items:
            yield from _values(document, item)
    elif node.text:
        mark = Mark(document.path, node.line, node.column)
        if node.text.lower().startswith(_WEB) and not any(map(str.isspace, node.text)):
            yield node.text, mark
            return
        for _, _, url in refusals.links(node.text, 1):
            if url.lower().startswith(_WEB):
                yield url, document.find(url, mark)
