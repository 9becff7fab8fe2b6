"""What may not stand in a Markdown body, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

from digest.problems import Message, message
from digest.text.links import refusal, scheme
from digest.text.syntax import new_parser

Found = tuple[int, int, Message]
_Rule = Callable[[StateInline, bool], bool]

_HEADING = re.compile(r"^[\s>*+\-0-9.)]*(?:#(?!#)|=+\s*$)", re.MULTILINE)
_ONE = re.compile(r"#(?<!##)(?!#)")
_END = re.compile(r"\][(:]")
_LINK = re.compile(r"\]\((https?://[^\s()<>&\\]+)\)")
_LINK_SIGNS = ("](", "]:", "<")
_DEFINED = re.compile(r"^[\s>*+\-0-9.)]*\[[^\]^][^\]]*\]:", re.MULTILINE)
_TAG = re.compile(r"<[^>]*>?")


def problems(body: str, line: int) -> tuple[Found, ...]:
    """Return (line, column, message) for each thing a body may not hold, in order.

    Raw HTML, links and images with forbidden addresses, headings of level 1. Lines are counted from
    `line`, the body's first line in its file; columns from 1.
    """
    return () if clean(body) else parsed(body, line)


def clean(body: str) -> bool:
    """Tell whether a look is enough to know that a body holds nothing of it: parsing takes long."""
    if "<" in body or ("]" in body and not _links_well(body)):
        return False
    return not ("=" in body or ("#" in body and _ONE.search(body))) or _HEADING.search(body) is None


def _links_well(body: str) -> bool:
    """Tell whether a body has no images and no references, and every link in it has a plain address."""
    ends = _END.findall(body)
    if not ends:
        return True
    links = _LINK.findall(body)
    if len(links) < len(ends) or "![" in body:
        return False
    return not any("%" in address and refusal(address) for address in links)  # undisguised they are allowed


def parsed(body: str, line: int) -> tuple[Found, ...]:
    """Return what `problems` does, by parsing the body."""
    lines = body.split("\n")
    found: list[Found] = []
    for token in _parser().parse(body):
        first = token.map[0] if token.map else 0
        if token.type == "html_block":
            found.append((line + first, _indent(lines, first), _raw(token.content)))
        elif token.type == "heading_open" and token.tag == "h1":
            found.append((line + first, _indent(lines, first), message("heading-1")))
        elif token.type == "inline":
            for child, why in _inline(token.children or []):
                row, column = _place(token, int(child.meta.get("at", 0)), lines)
                found.append((line + row, column, why))
    return tuple(sorted(set(found)))


def links(body: str, line: int) -> tuple[tuple[int, int, str], ...]:
    """Return (line, column, address) of each link and image of a body, as written; places as `problems`."""
    if not any(sign in body for sign in _LINK_SIGNS):
        return ()
    lines = body.split("\n")
    found = []
    for token in _parser().parse(body):
        for child in _linking(token.children or []):
            row, column = _place(token, int(child.meta.get("at", 0)), lines)
            found.append((line + row, column, str(child.attrs.get("href") or child.attrs.get("src", ""))))
    return tuple(sorted(set(found)))


def inward(body: str, line: int) -> tuple[tuple[int, int, str], ...]:
    """Return those of the `links` that stay inside the site: addresses from the page, "#fragments"."""
    return tuple(one for one in links(body, line) if scheme(one[2]) is None) if may_lead_inward(body) else ()


def may_lead_inward(body: str) -> bool:
    """Tell, at a look, whether a body may link to the site itself: most do not."""
    if "](" in body and body.count("](") != len(_LINK.findall(body)):
        return True
    return "]:" in body and _DEFINED.search(body) is not None


def _linking(children: list[Token]) -> Iterator[Token]:
    """Yield the links and images among tokens; a picture may stand in the words of another."""
    for child in children:
        if child.type in ("link_open", "image"):
            yield child
        yield from _linking(child.children or [])


def _inline(children: list[Token]) -> list[tuple[Token, Message]]:
    found: list[tuple[Token, Message]] = []
    raw = False
    for child in children:
        if child.type == "html_inline":
            if not (raw and child.content.startswith("</")):  # one message for <b> and </b>
                found.append((child, _raw(child.content)))
            raw = True
        elif child.type == "link_open" and (reason := refusal(str(child.attrs["href"]))):
            found.append((child, reason))
        elif child.type == "image":
            if reason := refusal(str(child.attrs["src"]), image=True):
                found.append((child, reason))
            found.extend((child, why) for _, why in _inline(child.children or []))
    return found


def _raw(html: str) -> Message:
    match = _TAG.search(html.replace("\n", " "))
    tag = match[0] if match else html.strip()
    return message("raw-html", tag=tag if len(tag) <= 60 else tag[:57] + "...")


def _indent(lines: list[str], row: int) -> int:
    text = lines[row] if row < len(lines) else ""
    return len(text) - len(text.lstrip()) + 1


def _place(token: Token, at: int, lines: list[str]) -> tuple[int, int]:
    """Return the row (from 0) and column (from 1) of a character of a block's content."""
    before = token.content[:at]
    down = before.count("\n")
    row = (token.map[0] if token.map else 0) + down
    stretch = token.content.split("\n")[down]
    start = lines[row].find(stretch) if row < len(lines) else -1
    return row, max(start, 0) + len(before) - (before.rfind("\n") + 1) + 1


@cache
def _parser() -> MarkdownIt:
    """Return a parser that lets everything through, and notes where each thing stands."""
    parser = new_parser(html=True)
    parser.validateLink = _anything  # type: ignore[method-assign,assignment]  # markdown-it's own way
    parser.normalizeLink = _as_written  # type: ignore[method-assign]  # the same
    rules = dict(zip(parser.inline.ruler.get_active_rules(), parser.inline.ruler.getRules(""), strict=True))
    for name in ("link", "image", "autolink", "html_inline"):
        parser.inline.ruler.at(name, _placed(rules[name]))
    return parser


def _anything(_url: str) -> bool:
    return True


def _as_written(url: str) -> str:
    return url


def _placed(rule: _Rule) -> _Rule:
    """Return an inline rule that notes on its first token where in the block it began."""

    def placed(state: StateInline, silent: bool) -> bool:
        at, count = state.pos, len(state.tokens)
        pending = bool(state.pending)
        matched = rule(state, silent)
        own = count + pending  # text that was waiting is pushed first
        if matched and not silent and own < len(state.tokens):
            state.tokens[own].meta.setdefault("at", at)
        return matched

    return placed
