"""The Markdown a body may use: CommonMark, tables, notes, and spans that name their language."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin

from digest.text import emphasis


def new_parser(*, html: bool) -> MarkdownIt:
    """Return a parser of that syntax; with `html` it reads raw HTML as such, else as text."""
    parser = MarkdownIt("commonmark", {"html": html, "xhtmlOut": False}).enable("table")
    footnote_plugin(parser)
    attrs_plugin(parser, after=(), spans=True, allowed=("lang", "dir"))
    parser.inline.ruler.at("emphasis", emphasis.tokenize)
    return parser
