"""Tells what is unsafe in a site: pages are read by an HTML parser, other files by their format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tests.site.pages import PageFile, Site

ACTIVE = frozenset(
    {
        "script",
        "iframe",
        "object",
        "embed",
        "base",
        "form",
        "style",
        "frame",
        "frameset",
        "applet",
        "template",
    }
    | {
        "meta",
        "link",
        "button",
        "input",
        "textarea",
        "select",
        "foreignObject",
        "animate",
        "set",
        "use",
        "portal",
    }
    | {"math", "video", "audio", "source", "track", "dialog", "marquee"}
)
"""Elements a text may never bring: a hostile page has as many of each as the same page of a harmless text."""

ADDRESSES = frozenset(
    {"href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "xlink:href", "cite"}
)
SAFE = re.compile(r"(?:https?|mailto):|(?![a-z][a-z0-9+.-]*:)(?!//)", re.IGNORECASE)
IGNORED = re.compile(r"[\x00-\x20]+")
"""What a browser takes out of an address before it looks at its scheme."""

TURNING = re.compile("[\u202a-\u202e\ue000-\ue00f\ufdd0-\ufdef]")
"""Characters no page has: what turns the order of letters unseen, and the builder's own marks."""

LANGUAGE = frozenset({"lang", "dir"})
GROWS = frozenset({"link", "meta"})
"""Elements of the head that depend on what is known: their attributes are compared, not their number."""


def attributes(page: PageFile) -> set[tuple[str, str]]:
    """Return (element, attribute) of a page, language and direction left out."""
    return {(str(one.tag), name) for one in page.tree.iter() for name in one.attrib if name not in LANGUAGE}


def active(page: PageFile) -> Counter[str]:
    """Return how many active elements of each kind a page has."""
    return Counter(str(one.tag) for one in page.tree.iter() if one.tag in ACTIVE - GROWS)


def problems(page: PageFile, harmless: set[tuple[str, str]], like: PageFile | None) -> Iterator[str]:
    """Yield what is unsafe in a page, by what pages of a harmless text have, and the same page `like` it."""
    for element, name in sorted(attributes(page) - harmless):
        yield f"{page.path}: <{element} {name}>"
    if like is not None and active(page) != active(like):
        yield f"{page.path}: {active(page)} instead of {active(like)}"
    for one in page.tree.iter():
        for name, value in one.attrib.items():
            if name in ADDRESSES and not SAFE.match(IGNORED.sub("", value).replace("\\", "/")):
                yield f"{page.path}: {name}={value!r}"
            if name.startswith("on") or name in {"style", "srcdoc"}:
                yield f"{page.path}: {name}={value!r}"
        if one.tag == "script" and one.get("type") == "application/ld+json":
            json.loads(one.text or "")
    if hidden := TURNING.search(page.text):
        yield f"{page.path}: U+{ord(hidden[0]):04X}"
    doubled = [id for id, count in Counter(page.ids).items() if count > 1]
    if doubled:
        yield f"{page.path}: ids {doubled}"


def unsafe(folder: Path, like: Site) -> list[str]:
    """Return what is unsafe in a site, by a site of a harmless text."""
    site = Site(folder)
    harmless = {pair for page in like.pages for pair in attributes(page)} | MARKUP
    found = [line for page in site.pages for line in problems(page, harmless, like.by_path.get(page.path))]
    for path, data in site.files().items():
        found += [f"{path}: {why}" for why in broken(path, data)]
    for path in site.files().keys() & like.files().keys():
        ours, theirs = _records(path, site.files()[path]), _records(path, like.files()[path])
        if ours != theirs:
            found.append(f"{path}: {ours} records instead of {theirs}")
    return found


MARKUP = frozenset(
    {("a", "href"), ("a", "rel"), ("a", "title"), ("a", "id"), ("a", "class"), ("a", "aria-labelledby")}
    | {("h2", "id"), ("li", "id"), ("li", "class"), ("ol", "class"), ("ol", "start"), ("section", "class")}
    | {("sup", "class"), ("code", "class"), ("th", "class"), ("td", "class")}
    | {("img", "src"), ("img", "alt"), ("img", "title")}
)
"""Attributes that Markdown may give."""


def broken(path: str, data: bytes) -> Iterator[str]:
    """Yield why a file is not what its name says."""
    try:
        if path.endswith((".json", ".webmanifest")):
            json.loads(data)
        elif path.endswith((".xml", ".atom", ".svg")):
            ElementTree.fromstring(data)
        elif path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
            if len({len(row) for row in rows}) > 1:
                yield "rows of different lengths"
            for cell in (cell for row in rows for cell in row):
                if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
                    yield f"a formula: {cell!r}"
        elif path.endswith((".ics", ".bib", ".ris", ".txt")):
            data.decode()
    except (ValueError, ElementTree.ParseError, csv.Error) as error:
        yield str(error)


_BEGINS = {
    ".ics": re.compile(rb"^BEGIN:VEVENT\r?$", re.MULTILINE),
    ".ris": re.compile(rb"^TY  - ", re.MULTILINE),
    ".bib": re.compile(rb"^@[a-z]+\{", re.MULTILINE),
}


def _records(path: str, data: bytes) -> int:
    """Return how many records a file has, in a format of lines."""
    sign = _BEGINS.get(Path(path).suffix)
    return len(sign.findall(data)) if sign else 0
