"""Built pages as these tests read them: every text with the language and direction it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from xml.etree.ElementTree import Element

from tests.rtl.tree import tree
from tests.site.pages import PageFile, Site

UNREAD = frozenset({"script", "style", "template", "svg"})
CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@dataclass(frozen=True, slots=True)
class Text:
    """A text node: its words, the tags and classes it stands in (outermost first), its language."""

    words: str
    tags: tuple[str, ...]
    classes: tuple[str, ...]
    lang: str
    dir: str

    def within(self, *names: str) -> bool:
        return not set(names).isdisjoint((*self.tags, *self.classes))


class StrictPage(PageFile):
    """A page whose tree is built without repairs."""

    @cached_property
    def tree(self) -> Element:
        """Return the page's tree; ValueError where an element is not closed as it was opened."""
        return tree(self.text)


class Built(Site):
    """A built site whose texts are read once."""

    @cached_property
    def pages(self) -> list[PageFile]:
        """Return every page of the site."""
        return [StrictPage(page.path, page.text) for page in super().pages]

    @cached_property
    def texts(self) -> dict[str, list[Text]]:
        """Return every page's texts, by path."""
        return {page.path: list(texts(page.tree)) for page in self.pages}

    def edition(self, code: str) -> list[PageFile]:
        """Return an edition's pages."""
        return [page for page in self.pages if page.edition == code]


def texts(
    element: Element,
    tags: tuple[str, ...] = (),
    classes: tuple[str, ...] = (),
    lang: str = "",
    direction: str = "",
) -> Iterator[Text]:
    """Yield the text nodes of a tree in order, but those of scripts, styles and drawings."""
    if element.tag in UNREAD:
        return
    lang, direction = element.attrib.get("lang", lang), element.attrib.get("dir", direction)
    tags, classes = (*tags, element.tag), (*classes, *element.attrib.get("class", "").split())

    def here(words: str | None) -> Iterator[Text]:
        if words and words.strip():
            yield Text(words, tags, classes, lang, direction)

    yield from here(element.text)
    for child in element:
        yield from texts(child, tags, classes, lang, direction)
        yield from here(child.tail)


def parents(tree: Element) -> dict[Element, Element]:
    """Return every element's parent."""
    return {child: parent for parent in tree.iter() for child in parent}


def nearest(element: Element, name: str, above: dict[Element, Element]) -> str | None:
    """Return an attribute of an element or of the nearest one around it that has it."""
    at: Element | None = element
    while at is not None:
        if name in at.attrib:
            return at.attrib[name]
        at = above.get(at)
    return None


def wording(element: Element) -> str:
    """Return all the text of an element, its spaces made single."""
    return " ".join("".join(element.itertext()).split())
