"""Ordinary Markdown straight to HTML: paragraphs, headings, flat lists and quotations, without a parser.

Most texts hold nothing else, and reading them so takes a tenth of the time. What is not surely ordinary is
left to markdown-it: the HTML is the same, byte for byte, whichever of the two made it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from markdown_it.token import Token

from digest.text import flow, inline
from digest.text.direction import script_direction
from digest.text.inline import Extraordinary
from digest.text.scripts import has_foreign
from digest.text.slugs import slug, unique

# A line that begins so is, or may be, more than the next line of a paragraph. What `*`, `_`, "`" and "[" may
# begin there is refused as a sign between words.
_SPECIAL = r"(?:[\s#>+\-=~|:]|[0-9]+[.)])"
_SPECIAL_START = re.compile(_SPECIAL)
_SPECIAL_LINE = re.compile(rf"\n(?:(?<=\s\n)|{_SPECIAL})")  # or one after a gap, which breaks the line
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])")
_NUMBER = re.compile(r"([0-9]{1,9})\. ")
_NEVER = "<\\\r\0"
_SIGNED = {sign: re.compile(rf"{re.escape(sign)}[0-9٠-٩۰-۹*`\[\]{inline.OBJECT}]") for sign in "-+−±"}


class Block(NamedTuple):
    """A block: its element, the texts in it (a list's items, a quotation's paragraphs), a list's start."""

    tag: str
    texts: list[str]
    start: int = 1


Renderer = Callable[[list[Token]], str]


def blocks(body: str, script: str, named: Mapping[str, str], render: Renderer) -> tuple[str, ...] | None:
    """Return a body's blocks as HTML, or None for a body that markdown-it must read.

    `script` and `named` as `flow.mark` has them; `render` makes HTML of the finished tokens of a block.
    """
    if any(sign in body for sign in _NEVER) or "[^" in body:  # notes stand at the end: not to read in vain
        return None
    calm = _calm(body, script)
    taken: dict[str, int] = {}
    try:
        return tuple(
            _html(block, taken)
            if calm or all(_calm(text, script) for text in block.texts)
            else _marked(block, taken, script, named, render)
            for block in _blocks(body)
        )
    except Extraordinary:
        return None


def _calm(text: str, script: str) -> bool:
    """Tell whether a text surely has nothing foreign in it, and no signed number where those come apart."""
    if script_direction(script) == "ltr":
        return not has_foreign(text, script) or not has_foreign(inline.words(text), script)
    seen = inline.words(text)  # most foreign letters stand in an address
    return not _signed(seen) and not has_foreign(seen, script)


def _signed(text: str) -> bool:
    return any(sign in text and number.search(text) for sign, number in _SIGNED.items())


def _blocks(body: str) -> Iterator[Block]:
    """Yield the blocks of a body in order; Extraordinary where one is not what it looks like."""
    listed = False
    for chunk in body.split("\n\n"):
        rest = chunk.strip("\n")
        before, listed = listed, False
        while rest:
            block, rest = _next(rest)
            if block.tag == "ul" or block.tag == "ol":
                if before:  # one list with gaps in it, perhaps
                    raise Extraordinary
                listed = True
            before = False
            yield block


def _next(chunk: str) -> tuple[Block, str]:
    """Return the block a chunk of lines begins with, and the lines after it."""
    first = chunk[0]
    if first == "#":
        heading, _, rest = chunk.partition("\n")
        return _heading(heading), rest
    if first == ">":
        return _quotation(chunk), ""
    if first == "-" and chunk.startswith("- "):
        return Block("ul", _items(chunk, "- ")), ""
    if first.isdigit() and (number := _NUMBER.match(chunk)):
        return _numbered(chunk, number), ""
    at = chunk.find("\n- ")  # a list needs no empty line before it
    if at < 0:
        return Block("p", [_sound(chunk)]), ""
    return Block("p", [_sound(chunk[:at])]), chunk[at + 1 :]


def _sound(text: str) -> str:
    """Return the lines of a paragraph; Extraordinary where one of them may be anything else."""
    if not text or _SPECIAL_START.match(text) or text[-1].isspace() or _SPECIAL_LINE.search(text):
        raise Extraordinary
    return text


def _heading(line: str) -> Block:
    sign = _HEADING.match(line)
    if sign is None or line[-1] == "#" or line[-1].isspace():
        raise Extraordinary
    return Block(f"h{sign.end(1)}", [line[sign.end() :]])


def _quotation(chunk: str) -> Block:
    lines = chunk.split("\n")
    if not all(line == ">" or line.startswith("> ") for line in lines):
        raise Extraordinary
    inside = "\n".join(line[2:] for line in lines).strip("\n")
    return Block("blockquote", [_sound(text) for text in re.split("\n{2,}", inside)])


def _items(chunk: str, marker: str) -> list[str]:
    """Return the texts of a flat list; their further lines stand under the first."""
    indent = "\n" + " " * len(marker)
    return [_sound(item.replace(indent, "\n")) for item in chunk[len(marker) :].split(f"\n{marker}")]


def _numbered(chunk: str, first: re.Match[str]) -> Block:
    texts = [_NUMBER.sub("", line, count=1) if _NUMBER.match(line) else "" for line in chunk.split("\n")]
    return Block("ol", [_sound(text) for text in texts], int(first[1]))


def _html(block: Block, taken: dict[str, int]) -> str:
    tag = block.tag
    if tag == "p":
        return f"<p>{inline.html(block.texts[0])}</p>\n"
    if tag == "ul" or tag == "ol":
        items = "".join([f"<li>{inline.html(text)}</li>\n" for text in block.texts])
        start = "" if block.start == 1 else f' start="{block.start}"'
        return f"<{tag}{start}>\n{items}</{tag}>\n"
    if tag == "blockquote":
        paragraphs = "".join([f"<p>{inline.html(text)}</p>\n" for text in block.texts])
        return f"<blockquote>\n{paragraphs}</blockquote>\n"
    return f'<{tag} id="{_id(block, taken)}">{inline.html(block.texts[0])}</{tag}>\n'


def _id(block: Block, taken: dict[str, int]) -> str:
    return unique(slug(inline.prose(block.texts[0])), taken)


def _marked(
    block: Block, taken: dict[str, int], script: str, named: Mapping[str, str], render: Renderer
) -> str:
    """Return a block in which foreign words or signed numbers are to be set apart."""
    tag = block.tag
    if tag == "p":
        tokens = _paragraph(block.texts[0])
    elif tag == "ul" or tag == "ol":
        kind = "bullet_list" if tag == "ul" else "ordered_list"
        items = [_wrapped("list_item", "li", _paragraph(text, hidden=True)) for text in block.texts]
        tokens = _wrapped(kind, tag, [token for item in items for token in item])
        if block.start != 1:
            tokens[0].attrs["start"] = block.start
    elif tag == "blockquote":
        tokens = _wrapped("blockquote", tag, [token for text in block.texts for token in _paragraph(text)])
    else:
        tokens = _wrapped("heading", tag, [_inline(block.texts[0])])
        tokens[0].attrs["id"] = _id(block, taken)
    flow.mark(tokens, script, named)
    return render(tokens)


def _paragraph(text: str, hidden: bool = False) -> list[Token]:
    return _wrapped("paragraph", "p", [_inline(text)], hidden)


def _inline(text: str) -> Token:
    return Token("inline", "", 0, content=text, children=inline.tokens(text), block=True)


def _wrapped(name: str, tag: str, inside: list[Token], hidden: bool = False) -> list[Token]:
    return [
        Token(f"{name}_open", tag, 1, block=True, hidden=hidden),
        *inside,
        Token(f"{name}_close", tag, -1, block=True, hidden=hidden),
    ]
