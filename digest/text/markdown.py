"""Markdown to HTML without raw markup, right in both directions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.rules_core.state_core import StateCore
from markdown_it.token import Token

from digest.text import flow, ordinary
from digest.text.digits import to_digits
from digest.text.direction import script_direction, script_of_language
from digest.text.isolate import languages
from digest.text.links import hides_something, is_external, refusal
from digest.text.locales import default_numbering
from digest.text.refusals import problems
from digest.text.slugs import slug, unique
from digest.text.syntax import new_parser

__all__ = ["Rendered", "apart", "problems", "reference", "render", "rendered"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_OWN_IDS = (' id="', ' href="#', ' aria-labelledby="')  # a quotation mark in words is escaped
_NEAR = re.compile(r' (?:href|src)="(?![#/]|[a-z][a-z0-9+.-]*:)')
_SIDES = {"text-align:left": "at-start", "text-align:right": "at-end", "text-align:center": "at-centre"}
"""A cell's side to its class: logical, and no style of its own, which a page's policy would forbid."""


class _Environment(TypedDict):
    """What the finishing of tokens needs to know of a text."""

    script: str
    named: Mapping[str, str]
    numbering: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A body read once: its paragraphs, lists, quotations... each as HTML; joined they are the whole text."""

    blocks: tuple[str, ...]

    @property
    def html(self) -> str:
        """Return the whole text."""
        return "".join(self.blocks)

    def beside(self, language: str, up: str = "") -> tuple[str, ...]:
        """Return the blocks to be set beside those of another text.

        Every id has the language before it ("fa-fn1"), so that two texts can stand on one page; relative
        addresses have `up` ("../") before them, for a page below the text's own.
        """
        return tuple(_moved(html, language, up) for html in self.blocks)


def rendered(
    body: str, language: str, foreign: Mapping[str, str] | None = None, numbering: str | None = None
) -> Rendered:
    """Return a Markdown body as HTML for a page in a language, block by block.

    `foreign` maps a script to the language to name for its words, {"Latn": "en"}; without it
    "und-Latn" is named. `numbering` is the digit set of note numbers, by default the language's own
    in CLDR. Raw HTML and forbidden addresses (see `problems`) come out as text, never as markup.
    """
    env = _environment(language, foreign, numbering)
    found = ordinary.blocks(body, env["script"], env["named"], _html)
    return Rendered(_parsed(body, env) if found is None else found)


def reference(
    body: str, language: str, foreign: Mapping[str, str] | None = None, numbering: str | None = None
) -> Rendered:
    """Return what `rendered` does, by the whole parser whatever the body is: the short way must equal it."""
    return Rendered(_parsed(body, _environment(language, foreign, numbering)))


def render(
    body: str, language: str, foreign: Mapping[str, str] | None = None, numbering: str | None = None
) -> str:
    """Return a Markdown body as HTML, as `rendered` reads it."""
    return rendered(body, language, foreign, numbering).html


def apart(html: str, name: str) -> str:
    """Return a rendered text whose ids have a name before them, to stand on one page with other texts."""
    for own in _OWN_IDS:
        html = html.replace(own, f"{own}{name}-")
    return html


def _moved(html: str, language: str, up: str) -> str:
    html = apart(html, language)
    return _NEAR.sub(rf"\g<0>{up}", html) if up and ('href="' in html or 'src="' in html) else html


def _parsed(body: str, env: _Environment) -> tuple[str, ...]:
    """Return the blocks of a body as markdown-it reads it."""
    groups: list[list[Token]] = []
    depth = 0
    for token in _parser().parse(body, {**env}):
        if depth == 0 and token.nesting >= 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return tuple(_html(group) for group in groups)


def _html(tokens: list[Token]) -> str:
    """Return the HTML of finished tokens."""
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, {}))


def _environment(language: str, foreign: Mapping[str, str] | None, numbering: str | None) -> _Environment:
    return {
        "script": script_of_language(language),
        "named": languages(language, foreign),
        "numbering": default_numbering(language) if numbering is None else numbering,
    }


@cache
def _parser() -> MarkdownIt:
    parser = new_parser(html=False).disable(["html_block", "html_inline"])
    parser.validateLink = _may_link  # type: ignore[method-assign]  # markdown-it's own way to set it
    parser.normalizeLinkText = _as_shown  # type: ignore[method-assign,assignment]  # the same
    parser.core.ruler.push("digest", _finish)
    return parser


def _may_link(url: str) -> bool:
    return refusal(url) is None


def _as_shown(url: str) -> str:
    """Return an address in readable letters, or as it is written where they would hide what it is."""
    readable: str = normalizeLinkText(url)
    return url if hides_something(readable) else readable


def _finish(state: StateCore) -> None:
    """Finish the tokens: ids, links, code, notes, sides, declared languages, then direction."""
    ids: dict[str, int] = {}
    numbering = state.env["numbering"]
    for index, token in enumerate(state.tokens):
        if token.type == "inline":
            for child in token.children or ():
                _finish_inline(child, numbering)
        elif token.type == "heading_open":
            token.attrs["id"] = unique(slug(flow.prose(state.tokens[index + 1].children or ())), ids)
        elif token.type in ("fence", "code_block"):
            token.type, token.attrs = "code_block", {"dir": "ltr"}
        elif token.type in ("footnote_block_open", "footnote_anchor"):
            _note(token, numbering)
        elif token.type in ("th_open", "td_open") and "style" in token.attrs:
            token.attrs["class"] = _SIDES[str(token.attrs.pop("style"))]
    flow.mark(state.tokens, state.env["script"], state.env["named"])


def _finish_inline(token: Token, numbering: str) -> None:
    if token.type == "text":
        return
    if token.type == "link_open":
        if is_external(str(token.attrs["href"])):
            token.attrs["rel"] = "noopener external"
        if token.info == "auto":
            token.attrs["dir"] = "ltr"  # an address shown as it is
    elif token.type == "image" and refusal(str(token.attrs["src"]), image=True):
        token.type, token.tag, token.children = "text", "", None
    elif token.type == "code_inline":
        token.attrs["dir"] = "ltr"
    elif token.type == "span_open":
        token.attrs = _declared(token.attrs)
    elif token.type == "footnote_ref":
        _note(token, numbering)


def _declared(given: Mapping[str, str | int | float]) -> dict[str, str | int | float]:
    """Return a span's language and direction: the direction of its language unless it names one."""
    attrs: dict[str, str | int | float] = {}
    language, direction = str(given.get("lang", "")), str(given.get("dir", ""))
    if _LANGUAGE.fullmatch(language):
        try:
            attrs = {"lang": language, "dir": script_direction(script_of_language(language))}
        except LookupError:
            attrs = {}
    if direction in ("rtl", "ltr"):
        attrs["dir"] = direction
    return attrs


def _note(token: Token, numbering: str) -> None:
    """Turn the places of a note's number and of its way back into plain HTML, without words."""
    if token.type == "footnote_block_open":
        token.type, token.content = "html_block", '<section class="footnotes">\n<ol class="footnotes-list">\n'
        return
    number = str(token.meta["id"] + 1)
    again = f":{token.meta['subId']}" if token.meta.get("subId", 0) > 0 else ""
    place = f"fnref{number}{again}"
    if token.type == "footnote_ref":
        link = f'<a href="#fn{number}" id="{place}">[{to_digits(number, numbering)}]</a>'
        token.type, token.content = "html_inline", f'<sup class="footnote-ref">{link}</sup>'
    else:  # an arrow that needs no mirroring, named by the number it leads back to
        link = f'<a href="#{place}" class="footnote-backref" aria-labelledby="{place}">\u2191</a>'
        token.type, token.content = "html_block", f" {link}"
