"""BibTeX for biblatex and biber: UTF-8, dates as EDTF, the language of each title named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from digest.exports.citation_record import Cited, edtf_text

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # not \{: biber counts braces whether or not they are escaped
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "%&#_$"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPED)) + "]")
_ADDRESS = re.compile(r'[\s{}\\"<>^`|]')

LANGID = {
    "ar": "arabic",
    "ckb": "sorani",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fa": "persian",
    "fr": "french",
    "he": "hebrew",
    "hi": "hindi",
    "it": "italian",
    "ja": "japanese",
    "ko": "korean",
    "ku": "kurmanji",
    "pt": "portuguese",
    "ru": "russian",
    "tr": "turkish",
    "uk": "ukrainian",
    "ur": "urdu",
    "zh": "chinese",
}
"""Language to babel's name of it; others are named by their code in `language` alone."""


def entry(cited: Cited) -> str:
    """Return one entry, a field to a line."""
    fields = "".join([f"  {name} = {{{value}}},\n" for name, value in _fields(cited) if value])
    return f"@{'article' if cited.print else 'online'}{{{cited.key},\n{fields}}}\n"


def _fields(cited: Cited) -> tuple[tuple[str, str], ...]:
    language = cited.language.partition("-")[0]
    return (
        ("entrysubtype", "newspaper" if cited.print else ""),
        ("title", f"{{{escape(cited.title)}}}"),  # doubly braced: a style must not change the case of names
        ("titleaddon", f"{{[{escape(cited.translated)}]}}" if cited.translated else ""),
        ("journaltitle" if cited.print else "organization", _name(cited.outlet)),
        ("publisher", "" if cited.outlet_latin == cited.outlet else _name(cited.outlet_latin)),
        ("eventdate" if cited.event else "date", edtf_text(cited.span)),
        ("venue", escape(cited.place)),
        ("language", LANGID.get(language, cited.language)),
        ("langid", LANGID.get(language, "")),
        ("url", _ADDRESS.sub(lambda match: _percent(match[0]), cited.url)),
        ("urldate", edtf_text(cited.read) if cited.read and cited.url else ""),
        ("note", ". ".join([escape(note).rstrip(".") for note in cited.notes])),
    )


def escape(text: str) -> str:
    r"""Return a text for a field: what TeX would read as a command made harmless.

    >>> escape("100% {x}")
    '100\\% \\textbraceleft{}x\\textbraceright{}'
    """
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], text)


_name = lru_cache(maxsize=4096)(escape)


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


def collection(entries: Iterable[str]) -> bytes:
    """Return a file of entries, an empty line between them."""
    return "\n".join(entries).encode()
