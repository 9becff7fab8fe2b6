"""The inline signs of an ordinary text, read at one look: emphasis, code, links with plain addresses.

What is read here is what markdown-it reads as well; whatever could be read in two ways is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

# Where a run of `*` has a space or a line's end on its outside, or a mark outside and a letter inside, it can
# open or close and nothing else, in markdown-it's rule and in the one mended for Arabic letters.
_OPENS = r"(?:(?<![^ \n]{run})(?=\S)|(?<=[(«“\";]{run})(?=[^\W_]))"
_CLOSES = r"(?:(?<=\S{run})(?![^ \n])|(?:(?<=[^\W_]{run})|(?<=[\u064b-\u0655]{run}))(?=[.,:;!?)»”\"&،؛؟…]))"
_TEXT = r"[^*`_\[\]]+"
ABROAD = r"https?://[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,3}(?:/[A-Za-z0-9._~/?=+,:-]*)?"
INSIDE = r"(?:\.\./)+[a-z0-9/-]*"
FRAGMENT = r"(?:\#[A-Za-z0-9-]+)?"


def _emphasis(run: str, group: str) -> str:
    edges = (edge.replace("{run}", run) for edge in (_OPENS, _CLOSES))
    return rf"{run}{next(edges)}(?P<{group}>{_TEXT}){run}{next(edges)}"


_STRONG, _EM = _emphasis(r"\*\*", "strong"), _emphasis(r"\*", "em")
# Every branch begins with a plain sign: the scan between signs is quick. The last ones take any other sign.
_SIGN = re.compile(
    rf"{_STRONG}|{_EM}"
    r"|`(?! )(?P<code>[^`\n]+)`(?!`)"
    rf"|\[(?<![!^]\[)(?P<label>{_TEXT})\]"
    rf"\((?:(?P<abroad>{ABROAD}{FRAGMENT})|(?P<inside>{INSIDE}{FRAGMENT}))\)"
    rf"|\[(?<!\^\[)(?P<bracketed>{_TEXT})\](?![({{:])"
    r"|_(?P<inner>(?<=[^\W_]_)(?=[^\W_]))"
    r"|\*|`|\[|\]|_"
)
_ENTITY = re.compile(r"&[#A-Za-z0-9]")
_CODE = re.compile(r"`[^`\n]*`")
_ADDRESS = re.compile(r"\]\([^)\n]*\)")

OBJECT = "\ufffc"
"""What stands for code while the words of a text are looked at."""


class Extraordinary(Exception):
    """A text has a sign that only the whole parser can read."""


def html(text: str) -> str:
    """Return a block's text as HTML; Extraordinary for signs that may be more than they look."""
    if "&" in text:
        if _ENTITY.search(text):
            raise Extraordinary
        text = text.replace("&", "&amp;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return _SIGN.sub(_tagged, text)


def _tagged(sign: re.Match[str]) -> str:
    kind = sign.lastgroup
    if kind == "strong" or kind == "em":
        return f"<{kind}>{sign[kind]}</{kind}>"
    if kind == "code":
        return f'<code dir="ltr">{sign[kind]}</code>'
    if kind == "abroad":
        return f'<a href="{sign[kind]}" rel="noopener external">{sign["label"]}</a>'
    if kind == "inside":
        return f'<a href="{sign[kind]}">{sign["label"]}</a>'
    if kind == "bracketed" or kind == "inner":
        return sign[0]
    raise Extraordinary


def prose(text: str) -> str:
    """Return what a reader sees of a text, code included, as plain text; Extraordinary as in `html`."""
    return _SIGN.sub(_seen, text)


def _seen(sign: re.Match[str]) -> str:
    kind = sign.lastgroup
    if kind is None:
        raise Extraordinary
    if kind == "bracketed" or kind == "inner":
        return sign[0]
    return sign["label"] if kind in ("abroad", "inside") else sign[kind]


def words(text: str) -> str:
    """Return an ordinary text without its code and addresses, which no reading of its script minds."""
    return _ADDRESS.sub(OBJECT, _CODE.sub(OBJECT, text))


def tokens(text: str) -> list[Token]:
    """Return a text as the tokens that markdown-it makes of it, finished; Extraordinary as in `html`."""
    if "&" in text and _ENTITY.search(text):
        raise Extraordinary
    found: list[Token] = []
    at = 0
    for sign in _SIGN.finditer(text):
        found.extend(_lines(text[at : sign.start()]))
        found.extend(_read(sign))
        at = sign.end()
    found.extend(_lines(text[at:]))
    return list(_joined(found))


def _read(sign: re.Match[str]) -> Iterator[Token]:
    kind = sign.lastgroup
    if kind == "strong" or kind == "em":
        yield Token(f"{kind}_open", kind, 1)
        yield from _lines(sign[kind])
        yield Token(f"{kind}_close", kind, -1)
    elif kind == "code":
        yield Token("code_inline", "code", 0, attrs={"dir": "ltr"}, content=sign[kind])
    elif kind == "abroad" or kind == "inside":
        attrs: dict[str, str | int | float] = {"href": sign[kind]}
        yield Token(
            "link_open", "a", 1, attrs=attrs | ({"rel": "noopener external"} if kind == "abroad" else {})
        )
        yield from _lines(sign["label"])
        yield Token("link_close", "a", -1)
    elif kind == "bracketed" or kind == "inner":
        yield from _lines(sign[0])
    else:
        raise Extraordinary


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _lines(text: str) -> Iterator[Token]:
    """Yield the lines of a text with what breaks them."""
    for nth, line in enumerate(text.split("\n")):
        if nth:
            yield Token("softbreak", "br", 0)
        if line:
            yield _text(line)


def _joined(found: list[Token]) -> Iterator[Token]:
    """Yield tokens with the texts that touch each other made one."""
    last: Token | None = None
    for token in found:
        if last is not None and last.type == token.type == "text":
            last = _text(last.content + token.content)
            continue
        if last is not None:
            yield last
        last = token
    if last is not None:
        yield last
