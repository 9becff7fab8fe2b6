"""HTML to a tree, fast and strict: our pages close what they open, so that no repair needs guessing."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

VOID = frozenset(["base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"])


class _Builder(HTMLParser):
    """Builds the tree of a page; ValueError where an element is closed that is not the one open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document")
        self.open = [self.root]
        self.last: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})
        self.last = None
        if tag in VOID:
            self.last = element
        else:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.last = SubElement(self.open[-1], tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            raise ValueError(f"line {self.getpos()[0]}: </{tag}> closes <{self.open[-1].tag}>")
        self.last = self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.last is None:
            self.open[-1].text = (self.open[-1].text or "") + data
        else:
            self.last.tail = (self.last.tail or "") + data


def tree(html: str) -> Element:
    """Return the `html` element of a page."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return next(builder.root.iter("html"))
