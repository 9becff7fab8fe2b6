"""What an editor's eye would catch in Persian and Arabic text; it reports and never rewrites."""

from __future__ import annotations

import re
import unicodedata

from digest.text.direction import find_bidi_controls, runs

Findings = tuple[tuple[int, str], ...]

# Code, addresses, quoted originals with their declared language, and Markdown's own signs.
_LEFT_OUT = re.compile(
    r"(?P<fence>^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$)"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`)[\s\S]*?[^`](?P=ticks)(?!`))"
    r"|(?P<quoted>\[(?:[^\[\]]|\[[^\[\]]*\])*\]\{[^{}]*\blang=[^{}]*\})"
    r"|(?P<target>(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\))"
    r"|(?P<url><?\bhttps?://[^\s<>«»]+>?|\bwww\.[^\s<>«»]+|[\w.+-]+@[\w-]+\.[\w.-]+)"
    r"|(?P<entity>&#?\w+;)|(?P<attributes>\{[^{}\n]*\})|(?P<note>\[\^[^\]\s]+\]:?)"
    r"|(?P<number>^[ \t>]*\d{1,9}[.)](?=\s))",
    re.MULTILINE,
)
_GAP = "\ufffc"

_WRONG = {
    "fa": {
        "ي": 'Arabic yeh "ي" in Persian: write "ی"',
        "ى": 'Arabic alef maksura "ى" in Persian: write "ی"',
        "ك": 'Arabic kaf "ك" in Persian: write "ک"',
        **dict.fromkeys("٠١٢٣٤٥٦٧٨٩", "Arabic-Indic digit in Persian: write ۰-۹ (U+06F0 to U+06F9)"),
    },
    "ar": {
        "ی": 'Persian yeh "ی" in Arabic: write "ي" or "ى"',
        "ک": 'Persian kaf "ک" in Arabic: write "ك"',
    },
}
_MARKS = {",": ("comma", "،"), ";": ("semicolon", "؛"), "?": ("question mark", "؟")}
_ARABIC = "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee-\u06ff"
_ASCII_MARK = re.compile(rf"(?<=[{_ARABIC}۰-۹»)\"*_]) ?([,;?])")
_LATIN_DIGITS = re.compile(r"[0-9]+")
_ZWNJ = "\u200c"


def check(text: str, language: str) -> Findings:
    """Return (offset, message) for each thing to mend in a text of a language, in order.

    Bidi controls in any language; in Persian Arabic letters and digits, ASCII marks after Persian
    words, digits 0-9, and a ZWNJ that is doubled or joins nothing; in Arabic Persian letters. Code,
    addresses and quoted originals (`[...]{lang=..}`) are left alone, but may hold no bidi control.
    """
    found = [(at, _control(char)) for at, char in find_bidi_controls(text)]
    base = language.replace("_", "-").split("-")[0].lower()
    if base in _WRONG:
        prose = _LEFT_OUT.sub(lambda match: _GAP * len(match[0]), text)
        wrong = _WRONG[base]
        found.extend((at, wrong[char]) for at, char in enumerate(prose) if char in wrong)
        if base == "fa":
            found.extend(_joiners(prose))
            found.extend(_marks(prose))
            found.extend(_digits(prose))
    return tuple(sorted(found))


def _control(char: str) -> str:
    return f"invisible direction mark U+{ord(char):04X}: take it out, markup does this"


def _joiners(prose: str) -> list[tuple[int, str]]:
    """Report each ZWNJ beside another one, or not between two letters or digits."""
    found: list[tuple[int, str]] = []
    at = prose.find(_ZWNJ)
    while at >= 0:
        before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
        if after == _ZWNJ:
            found.append((at, "doubled ZWNJ (U+200C)"))
        elif not (_joins(before) or before == _ZWNJ) or not _joins(after):
            found.append((at, "ZWNJ (U+200C) that joins nothing"))
        at = prose.find(_ZWNJ, at + 1)
    return found


def _joins(char: str) -> bool:
    """Tell whether a ZWNJ may stand beside a character: letters, vowel marks, digits, and emphasis signs."""
    return bool(char) and (char in "*_" or char == _GAP or unicodedata.category(char)[0] in "LMN")


def _marks(prose: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for match in _ASCII_MARK.finditer(prose):
        at = match.start(1)
        if prose[at - 1].isdigit() and prose[at + 1 : at + 2].isdigit():
            continue  # a number's own comma
        name, right = _MARKS[match[1]]
        if _persian_before(prose, at):
            found.append((at, f'ASCII {name} "{match[1]}" in Persian: write "{right}"'))
    return found


def _persian_before(prose: str, at: int) -> bool:
    """Tell whether the last letter or digit before a place is of Arabic script."""
    last = re.search(r"[^\W_](?=[\W_]*\Z)", prose[max(0, at - 40) : at])
    return last is not None and re.match(f"[{_ARABIC}]", last[0]) is not None


def _digits(prose: str) -> list[tuple[int, str]]:
    """Report digits 0-9 outside Latin words and names (COP28, Windows 11)."""
    found: list[tuple[int, str]] = []
    at = 0
    for piece, foreign in runs(prose, "Arab"):
        if not foreign:
            found.extend(
                (at + match.start(), f'Latin digits "{match[0]}" in Persian: write ۰-۹')
                for match in _LATIN_DIGITS.finditer(piece)
            )
        at += len(piece)
    return found
