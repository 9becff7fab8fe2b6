"""Direction and language for the tokens of a Markdown text: blocks, and foreign pieces inside them.

A block gets `lang` and `dir` only when most of its letters are foreign to what surrounds it; inside
a block every foreign piece and every signed number stands in a `<bdi>`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from markdown_it.token import Token

from digest.text.direction import dominant_script, script_direction, script_of_language
from digest.text.isolate import Isolate, attributes, find
from digest.text.scripts import NEUTRAL, has_foreign, prevails

Entry = tuple[list[Token], str]
"""Tokens that stay together, and the text they stand for."""

_CONTAINERS = frozenset({"blockquote_open", "bullet_list_open", "ordered_list_open", "table_open"})
_OWN_LINE = frozenset({"paragraph_open", "heading_open"})
_OBJECT = "\ufffc"  # stands for code, an image, a note or a declared span while pieces are looked for
_PLAIN = {"softbreak": "\n", "hardbreak": "\u2028"}


def mark(tokens: Sequence[Token], script: str, named: Mapping[str, str]) -> None:
    """Set `lang`, `dir` and `<bdi>` in the tokens of a text in a script; `named` as `isolate.languages`."""
    items: list[bool] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type in _CONTAINERS:
            end = _closing(tokens, index)
            inner = _common(_inlines(tokens[index:end]), script)
            if inner != script:
                token.attrs.update(attributes(inner, named))
                mark(tokens[index + 1 : end], inner, named)
                index = end
        if token.type == "list_item_open":
            items.append(True)
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "inline" and token.children:
            opener = tokens[index - 1] if index else token
            aligned = opener.type in _OWN_LINE and not opener.hidden and not items
            token.children = _block(token, opener if aligned else None, script, named)
        index += 1


def _closing(tokens: Sequence[Token], index: int) -> int:
    depth = 0
    for at in range(index, len(tokens)):
        depth += tokens[at].nesting
        if depth == 0:
            return at
    return len(tokens) - 1


def _inlines(tokens: Iterable[Token]) -> Iterable[Token]:
    return (token for token in tokens if token.type == "inline")


def _script_of(inline: Token, script: str) -> str:
    """Return the script of a block; a sentence merely full of foreign names keeps its own."""
    if not has_foreign(inline.content, script) or _lists_links(inline.children or ()):
        return script
    return prevails(words(inline.children or ()), script)


def _lists_links(children: Iterable[Token]) -> bool:
    """Tell whether a block is links with nothing but marks between them: a list in the order around it."""
    depth = links = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            depth += child.nesting
            links += child.nesting > 0
        elif child.type == "text" and not depth and dominant_script(child.content) != NEUTRAL:
            return False
    return links > 1


def _common(inlines: Iterable[Token], script: str) -> str:
    """Return the script that more than half of some blocks are in, else that of their surroundings."""
    votes = Counter(_script_of(inline, script) for inline in inlines)
    most = max(votes, key=lambda name: votes[name], default=script)
    return most if 2 * votes[most] > votes.total() else script


def words(children: Iterable[Token]) -> str:
    """Return the words that decide a block's script: no code, no declared spans, no addresses."""
    return "".join(text for _, text in _read(list(children)))


def prose(children: Iterable[Token]) -> str:
    """Return all that a reader sees of a block, code and spans included, as plain text."""
    seen = ("text", "code_inline", "image")
    return "".join(child.content if child.type in seen else _PLAIN.get(child.type, "") for child in children)


def _read(children: list[Token]) -> list[Entry]:
    """Return the tokens of a block in groups that stay together, each with the text it stands for."""
    entries: list[Entry] = []
    index = 0
    while index < len(children):
        token = children[index]
        if token.type == "text":
            entries.append(([token], token.content))
        elif _is_sealed(token):
            end = _closing(children, index)
            entries.append((children[index : end + 1], _OBJECT))
            index = end
        elif token.nesting:
            entries.append(([token], ""))
        else:
            entries.append(([token], _PLAIN.get(token.type, _OBJECT)))
        index += 1
    return entries


def _is_sealed(token: Token) -> bool:
    """Tell whether an element is read as one object: a span with its language, or an address."""
    return token.nesting == 1 and (
        token.info == "auto" or (token.type == "span_open" and "dir" in token.attrs)
    )


def _block(token: Token, opener: Token | None, script: str, named: Mapping[str, str]) -> list[Token]:
    children = token.children or []
    for index, child in enumerate(children):
        if child.type == "span_open" and "dir" in child.attrs:
            _span(children, index, script, named)
    if not has_foreign(token.content, script) and script_direction(script) == "ltr":
        return children
    inner = _script_of(token, script)
    if inner == script:
        return _isolated(children, script, named)
    marked = _isolated(children, inner, named)
    if opener is not None:
        opener.attrs.update(attributes(inner, named))
        return marked
    return [_bdi(inner, named), *marked, Token("bdi_close", "bdi", -1)]


def _span(children: list[Token], index: int, script: str, named: Mapping[str, str]) -> None:
    """Isolate what is foreign to a span's own language inside it, in place."""
    language = str(children[index].attrs.get("lang", ""))
    inner = script_of_language(language) if language else script
    end = _closing(children, index)
    own = {**named, inner: language} if language else named
    children[index + 1 : end] = _isolated(children[index + 1 : end], inner, own)


def _bdi(script: str | None, named: Mapping[str, str]) -> Token:
    return Token("bdi_open", "bdi", 1, attrs=dict(attributes(script, named)))


def _isolated(children: list[Token], script: str, named: Mapping[str, str]) -> list[Token]:
    entries = _read(children)
    pieces = find("".join(text for _, text in entries), script)
    if not pieces:
        return children
    entries = _cut(entries, pieces)
    pieces = tuple(part for piece in pieces for part in _wrappable(entries, piece))
    entries = _cut(entries, pieces)
    starts = _starts(entries)
    for piece in reversed(pieces):  # from the end, so that what is inserted moves nothing that comes later
        start, end, _ = _stretch(entries, starts, piece)
        for at, tag in ((end + 1, Token("bdi_close", "bdi", -1)), (start, _bdi(piece.script, named))):
            entries.insert(at, ([tag], ""))
            starts.insert(at, starts[at])
    return [token for tokens, _ in entries for token in tokens]


def _starts(entries: Sequence[Entry]) -> list[int]:
    return [0, *accumulate(len(text) for _, text in entries)]


def _wrappable(entries: Sequence[Entry], piece: Isolate) -> Iterable[Isolate]:
    """Return a piece as it is, or its texts one by one where markup crosses its edge."""
    starts = _starts(entries)
    first, last, whole = _stretch(entries, starts, piece)
    if whole:
        return (piece,)
    parts: list[Isolate] = []
    for index in range(first, last + 1):
        text = entries[index][1]
        if text.strip() and text != _OBJECT:
            start = starts[index] + len(text) - len(text.lstrip())
            parts.append(Isolate(start, start + len(text.strip()), piece.script))
    return parts


def _cut(entries: list[Entry], pieces: Sequence[Isolate]) -> list[Entry]:
    """Split the texts where a piece begins or ends."""
    edges = sorted({edge for piece in pieces for edge in (piece.start, piece.end)})
    parts: list[Entry] = []
    at = 0
    for tokens, text in entries:
        inside = [edge - at for edge in edges[bisect_right(edges, at) : bisect_left(edges, at + len(text))]]
        if inside:
            for start, end in zip((0, *inside), (*inside, len(text)), strict=True):
                parts.append(([Token("text", "", 0, content=text[start:end])], text[start:end]))
        else:
            parts.append((tokens, text))
        at += len(text)
    return parts


def _stretch(entries: Sequence[Entry], starts: list[int], piece: Isolate) -> tuple[int, int, bool]:
    """Return the first and last entry of a piece with the elements that begin and end with it.

    And whether they are whole; if not, they are the piece's own first and last text.
    """
    first = bisect_left(starts, piece.start)
    while not entries[first][1]:
        first += 1
    last = bisect_left(starts, piece.end) - 1
    while not entries[last][1]:
        last -= 1
    own = first, last, False
    while (opened := _balance(entries, first, last)) != (0, 0):
        if opened[0] < 0 and first and _nesting(entries[first - 1]) > 0:
            first -= 1
        elif opened[1] > 0 and last + 1 < len(entries) and _nesting(entries[last + 1]) < 0:
            last += 1
        else:
            return own
    return first, last, True


def _nesting(entry: Entry) -> int:
    return entry[0][0].nesting if len(entry[0]) == 1 else 0


def _balance(entries: Sequence[Entry], first: int, last: int) -> tuple[int, int]:
    """Return how many elements a stretch closes without opening, and opens without closing."""
    lowest = depth = 0
    for entry in entries[first : last + 1]:
        depth += _nesting(entry)
        lowest = min(lowest, depth)
    return lowest, depth - lowest
