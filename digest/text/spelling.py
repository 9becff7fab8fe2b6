"""What an editor's eye would catch in Persian and Arabic text; it reports and never rewrites."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from digest.problems import Message, message
from digest.text.direction import find_bidi_controls, runs

Findings = tuple[tuple[int, Message], ...]

# Code, addresses, quoted originals with their declared language, and Markdown's own signs.
_QUOTED = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\{[^{}]*\blang=[^{}]*\}"
_SIGNS = r"&#?\w+;|\{[^{}\n]*\}|\[\^[^\]\s]+\]:?"
# None of it begins with an Arabic letter or a space, unless a line does: most places are passed at a glance.
_LEFT_OUT = re.compile(
    r"(?:^|(?=[^ \u0600-\u06ff\u200c]))(?:^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$"
    rf"|(?<!`)(?P<ticks>`+)(?!`)[\s\S]{{0,2000}}?[^`](?P=ticks)(?!`)|{_QUOTED}"
    r"|(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)"
    r"|<?\bhttps?://[^\s<>«»]+>?|\bwww\.[^\s<>«»]+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+"
    rf"|{_SIGNS}|^[ \t>]*\d{{1,9}}[.)](?=\s))",
    re.MULTILINE,
)
# The same for a text without what is rare: each of it begins with a sign of its own, and so is found quickly.
_RARE = "@", "```", "~~~"
_NUMBERED = re.compile(r"\n[ \t>]*\d{1,9}[.)]\s")
_COMMON = re.compile(
    rf"`(?<!``)(?P<more>`?)(?!`)[\s\S]{{0,2000}}?[^`]`(?P=more)(?!`)|{_QUOTED}"
    r"|\((?<=\]\()[^()\s]*(?:\s+\"[^\"]*\")?\)"
    r"|<\bhttps?://[^\s<>«»]+>?|h(?<=\bh)ttps?://[^\s<>«»]+>?|w(?<=\bw)ww\.[^\s<>«»]+"
    rf"|{_SIGNS}"
)
_GAP = "\ufffc"

_WRONG = {"fa": re.compile("[يىك٠-٩]"), "ar": re.compile("[یک]")}
# Most texts hold none of this, and need no closer look.
_SUSPECT = {"fa": re.compile("[يىك٠-٩0-9,;?]"), "ar": _WRONG["ar"]}
_LOOSE = re.compile("\u200c(?:(?![\\w*_])|(?<![\\w*_]\u200c))")
_LOOSE_IN_PROSE = re.compile(f"\u200c(?:(?![\\w*_{_GAP}])|(?<![\\w*_{_GAP}]\u200c))")
_ARABIC = "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5-\u06dc\u06ee-\u06ff"
_BEFORE_MARK = rf"[{_ARABIC}۰-۹»)\"*_]"
_ASCII_MARK = re.compile(rf"[,;?](?:(?<={_BEFORE_MARK}.)|(?<={_BEFORE_MARK} .))")
_LATIN_DIGITS = re.compile(r"[0-9][0-9]*")
_ZWNJ = "\u200c"


def check(text: str, language: str) -> Findings:
    """Return (offset, message) for each thing to mend in a text of a language, in order.

    Bidi controls in any language; in Persian Arabic letters and digits, ASCII marks after Persian
    words, digits 0-9, and a ZWNJ that is doubled or joins nothing; in Arabic Persian letters. Code,
    addresses and quoted originals (`[...]{lang=..}`) are left alone, but may hold no bidi control.
    """
    found = [(at, _control(char)) for at, char in find_bidi_controls(text)]
    base = _base(language)
    if base in _WRONG and (_SUSPECT[base].search(text) or _LOOSE.search(text)):
        prose = _prose(text)
        if base == "fa":
            found.extend(_joiners(prose))
        if _SUSPECT[base].search(prose):
            found.extend((match.start(), _letter(match[0])) for match in _WRONG[base].finditer(prose))
            if base == "fa":
                found.extend(_marks(prose))
                found.extend(_digits(prose))
    return tuple(sorted(found))


@cache
def _base(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def _prose(text: str) -> str:
    """Return a text with gaps where it is left alone."""
    rare = any(sign in text for sign in _RARE) or _NUMBERED.search(f"\n{text}")
    left_out = _LEFT_OUT if rare else _COMMON
    return left_out.sub(lambda match: _GAP * len(match[0]), text)


def _control(char: str) -> Message:
    return message("direction-mark", code=f"U+{ord(char):04X}")


def _letter(char: str) -> Message:
    """Say what is wrong with a letter of the other alphabet, or a digit of another set."""
    match char:
        case "ي":
            return message("arabic-yeh")
        case "ى":
            return message("arabic-maksura")
        case "ك":
            return message("arabic-kaf")
        case "ی":
            return message("persian-yeh")
        case "ک":
            return message("persian-kaf")
    return message("arabic-digit")


def _mark(char: str) -> Message:
    if char == ",":
        return message("ascii-comma")
    return message("ascii-semicolon") if char == ";" else message("ascii-question-mark")


def _joiners(prose: str) -> list[tuple[int, Message]]:
    """Report each ZWNJ beside another one, or not between two letters or digits."""
    found: list[tuple[int, Message]] = []
    for match in _LOOSE_IN_PROSE.finditer(prose):  # where at a glance one may be
        at = match.start()
        before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
        if after == _ZWNJ:
            found.append((at, message("joiner-twice")))
        elif not (_joins(before) or before == _ZWNJ) or not _joins(after):
            found.append((at, message("joiner-alone")))
    return found


def _joins(char: str) -> bool:
    """Tell whether a ZWNJ may stand beside a character: letters, vowel marks, digits, and emphasis signs."""
    return bool(char) and (char in "*_" or char == _GAP or unicodedata.category(char)[0] in "LMN")


def _marks(prose: str) -> list[tuple[int, Message]]:
    found: list[tuple[int, Message]] = []
    for match in _ASCII_MARK.finditer(prose):
        at = match.start()
        if prose[at - 1].isdigit() and prose[at + 1 : at + 2].isdigit():
            continue  # a number's own comma
        if _persian_before(prose, at):
            found.append((at, _mark(match[0])))
    return found


def _persian_before(prose: str, at: int) -> bool:
    """Tell whether the last letter or digit before a place is of Arabic script."""
    last = re.search(r"[^\W_](?=[\W_]*\Z)", prose[max(0, at - 40) : at])
    return last is not None and re.match(f"[{_ARABIC}]", last[0]) is not None


def _digits(prose: str) -> list[tuple[int, Message]]:
    """Report digits 0-9 outside Latin words and names (COP28, Windows 11)."""
    found: list[tuple[int, Message]] = []
    at = 0
    for piece, foreign in runs(prose, "Arab"):
        if not foreign:
            found.extend(
                (at + match.start(), message("latin-digits", digits=match[0]))
                for match in _LATIN_DIGITS.finditer(piece)
            )
        at += len(piece)
    return found
