"""Stylesheets as text: without what is for names that nobody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

_QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|url\([^\"')]*\)")
_STOP = re.compile(f"[{{}};]|{_QUOTED.pattern}")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_ALTERNATIVES = re.compile(r":(?:not|is|where|has|matches|-webkit-any|-moz-any)\(")
_NAMED = re.compile(r"[.#]((?:\\.|[\w-])+)|\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*[\"']?([^\"'\]]*))?")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_PROPERTY = re.compile(r"(?:^|(?<=;))\s*(--[\w-]+)\s*:")
_NESTED = ("@media", "@supports", "@layer", "@container")


def words(*texts: str) -> frozenset[str]:
    """Return every word of some texts that may be a class, an id, an attribute or its value."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def used(css: str, names: Set[str], elsewhere: str = "") -> str:
    """Return a stylesheet, minified, without rules whose classes, ids or attributes are not among the names.

    Custom properties that neither it nor the stylesheet `elsewhere` asks for are left out as well.
    """
    kept = "".join(_rules(css, names))
    while True:
        asked = set(_USED.findall(kept + elsewhere))
        less = _without_properties(kept, asked)
        if less == kept:
            return kept
        kept = less


def _rules(css: str, names: Set[str]) -> Iterator[str]:
    for head, body in _blocks(css):
        if body is None:
            yield head + ";"
        elif head.startswith(_NESTED):
            if inside := "".join(_rules(body, names)):
                yield f"{head}{{{inside}}}"
        elif head.startswith("@"):
            yield f"{head}{{{body}}}"
        elif selectors := [one for one in _split(head) if _applies(one, names)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield (what stands before a block, the block); (a statement, None) for one that has no block."""
    at = 0
    while at < len(css):
        end = _next(css, at, "{;")
        if end == len(css) or css[end] == ";":
            if statement := css[at:end].strip():
                yield statement, None
            at = end + 1
            continue
        shut = _shut(css, end)
        yield css[at:end].strip(), css[end + 1 : shut]
        at = shut + 1


def _next(css: str, at: int, marks: str) -> int:
    """Return where one of the marks stands next, outside quotation marks; the end where none does."""
    for found in _STOP.finditer(css, at):
        if found[0] in marks:
            return found.start()
    return len(css)


def _shut(css: str, opened: int) -> int:
    """Return where the block that opens at a place ends."""
    depth, at = 1, opened + 1
    while depth and at < len(css):
        at = _next(css, at, "{}")
        depth += 1 if css[at : at + 1] == "{" else -1
        at += 1
    return at - 1


def _split(selectors: str) -> Iterator[str]:
    """Yield the selectors of a list; a comma in brackets parts nothing."""
    depth = start = 0
    for at, char in enumerate(selectors):
        depth += (char in "([") - (char in ")]")
        if char == "," and not depth:
            yield selectors[start:at].strip()
            start = at + 1
    yield selectors[start:].strip()


def _applies(selector: str, names: Set[str]) -> bool:
    """Tell whether a selector may find something; what is in :not() and the like is taken to hold."""
    bare, at = "", 0
    while match := _ALTERNATIVES.search(selector, at):
        bare += selector[at : match.start()]
        depth, at = 1, match.end()
        while depth and at < len(selector):
            depth += (selector[at] == "(") - (selector[at] == ")")
            at += 1
    bare += selector[at:]
    for name, attribute, value in _NAMED.findall(bare):
        if any(word not in names for word in _WORD.findall(name.replace("\\", "") or f"{attribute} {value}")):
            return False
    return True


def _without_properties(css: str, asked: Set[str]) -> str:
    """Leave out custom properties nobody asks for, and rules that then say nothing."""
    out = []
    for head, body in _blocks(css):
        if body is None:
            out.append(head + ";")
        elif kept := _asked(head, body, asked):
            out.append(f"{head}{{{kept}}}")
    return "".join(out)


def _asked(head: str, body: str, asked: Set[str]) -> str:
    """Return what is left of a block without the custom properties nobody asks for."""
    if head.startswith(_NESTED):
        return _without_properties(body, asked)
    if head.startswith("@"):
        return body
    parts = ((one, _PROPERTY.match(one)) for one in _declarations(body))
    return ";".join(one for one, property in parts if property is None or property[1] in asked)


def _declarations(body: str) -> list[str]:
    found, at = [], 0
    while at < len(body):
        end = _next(body, at, ";")
        found.append(body[at:end])
        at = end + 1
    return [one for one in found if one]
