"""The words of all messages: one catalog a language, as data beside this file, filled in and isolated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter

LANGUAGES = ("en", "fa")
"""The languages there is a catalog for: `<code>.toml` in this folder. The first is the default."""

Value = str | int
"""What a message is filled with: words as they stand (a message is said in its own language), or a number."""

_RIGHT_TO_LEFT = frozenset({"fa"})
_RLI, _FSI, _PDI = "\u2067", "\u2068", "\u2069"
_DIGITS = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")
_GROUPED_FROM = 10_000
# Words of another script inside a right-to-left message: names of files, commands, keys, dates.
_LATIN = re.compile(r"[!-~]*[A-Za-z0-9][!-~]*(?: +[!-~]*[A-Za-z0-9][!-~]*)*")
_EDGES = re.compile(r"([(\"]*)(.*?)([)\",:;]*)", re.DOTALL)


@cache
def catalog(language: str) -> Mapping[str, str]:
    """Return key to text, with {placeholders}, of a language in LANGUAGES."""
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))


@cache
def placeholders(language: str, key: str) -> frozenset[str]:
    """Return the names a message is filled with."""
    return frozenset(name for _, name, _, _ in Formatter().parse(catalog(language)[key]) if name)


def told(text: str, language: str) -> str:
    """Return a message in a language (of LANGUAGES); a text that is no message, as it is."""
    say = getattr(text, "say", None)
    return str(text) if say is None else say(language)


def fill(language: str, key: str, values: Mapping[str, Value]) -> str:
    """Return a message with its values; in a right-to-left language, what is Latin is isolated (FSI, PDI).

    A number that is counted is an int, and written in the language's digits; what is a name (a
    line of a file, a year, an id) is a str, and stands as it is.
    """
    rtl = language in _RIGHT_TO_LEFT
    parts = []
    for literal, name, _, _ in Formatter().parse(catalog(language)[key]):
        parts.append(_LATIN.sub(_isolated, literal) if rtl else literal)
        if name is not None:
            parts.append(_value(values[name], language, rtl=rtl))
    return "".join(parts)


def apart(text: str, language: str) -> str:
    """Return a whole message so that it can stand behind Latin words, a file's name and a line."""
    return f"{_RLI}{text}{_PDI}" if language in _RIGHT_TO_LEFT else text


def _value(value: Value, language: str, *, rtl: bool) -> str:
    if isinstance(value, int):
        number = f"{value:,}" if abs(value) >= _GROUPED_FROM else str(value)
        return number.translate(_DIGITS) if rtl else number
    said = told(value, language)
    return f"{_FSI}{said}{_PDI}" if rtl and said == str(value) else said


def _isolated(match: re.Match[str]) -> str:
    """Isolate a Latin stretch, the brackets and marks at its ends left outside."""
    before, inner, after = _EDGES.fullmatch(match[0]).groups()  # type: ignore[union-attr]  # fits any text
    return f"{before}{_FSI}{inner}{_PDI}{after}"
