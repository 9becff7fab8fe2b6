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
    # Field by field and no table of them: there are tens of thousands of entries.
    language = cited.language.partition("-")[0]
    outlet = f"  {'journaltitle' if cited.print else 'organization'} = {{{_name(cited.outlet)}}},\n"
    notes = ". ".join([escape(note).rstrip(".") for note in cited.notes])
    return "".join(
        (
            f"@{'article' if cited.print else 'online'}{{{cited.key},\n",
            "  entrysubtype = {newspaper},\n" if cited.print else "",
            # doubly braced: a style must not change the case of names
            f"  title = {{{{{escape(cited.title)}}}}},\n",
            f"  titleaddon = {{{{[{escape(cited.translated)}]}}}},\n" if cited.translated else "",
            outlet if cited.outlet else "",
            "" if cited.outlet_latin == cited.outlet else _field("publisher", _name(cited.outlet_latin)),
            _field("eventdate" if cited.event else "date", edtf_text(cited.span)),
            _field("venue", escape(cited.place)),
            _field("language", LANGID.get(language, cited.language)),
            _field("langid", LANGID.get(language, "")),
            _field("url", _ADDRESS.sub(lambda match: _percent(match[0]), cited.url)),
            _field("urldate", edtf_text(cited.read)) if cited.read and cited.url else "",
            _field("note", notes),
            "}\n",
        )
    )


def _field(name: str, value: str) -> str:
    return f"  {name} = {{{value}}},\n" if value else ""


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
