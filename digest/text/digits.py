"""Numbers in an edition's digits."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from digest.text.direction import BIDI_CONTROLS

MINUS = "\N{MINUS SIGN}"

# CLDR's names of decimal digit sets (common/supplemental/numberingSystems.xml) and the digit zero of each.
_ZEROS = {
    "adlm": 0x1E950, "arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "gujr": 0x0AE6,
    "guru": 0x0A66, "khmr": 0x17E0, "knda": 0x0CE6, "laoo": 0x0ED0, "latn": 0x0030, "mlym": 0x0D66,
    "mymr": 0x1040, "nkoo": 0x07C0, "olck": 0x1C50, "orya": 0x0B66, "rohg": 0x10D30, "sinh": 0x0DE6,
    "tamldec": 0x0BE6, "telu": 0x0C66, "thai": 0x0E50, "tibt": 0x0F20,
}  # fmt: skip

_FROM_ASCII = {name: {48 + n: chr(zero + n) for n in range(10)} for name, zero in _ZEROS.items()}
_TO_ASCII = {zero + n: chr(48 + n) for zero in _ZEROS.values() for n in range(10)}

NUMBERINGS = frozenset(_ZEROS)
"""The names of digit sets an edition may use, as CLDR names them."""


def to_digits(text: str, numbering: str) -> str:
    """Return the text with its ASCII digits in a digit set; LookupError for an unknown set."""
    if numbering == "latn":
        return text
    return text.translate(_FROM_ASCII[numbering])


def to_ascii(text: str) -> str:
    """Return the text with the digits of every known set as 0-9."""
    return text if text.isascii() else text.translate(_TO_ASCII)


@lru_cache(maxsize=4096)
def number(n: int | float | Decimal, numbering: str, locale: str) -> str:
    """Return a number grouped and written as its edition does: 12,345 and ۱۲٬۳۴۵; LookupError as above.

    A negative number begins with U+2212 and holds no bidi control. Inside right-to-left text its
    markup must keep the sign on the left: `<bdi dir="ltr">`, as `isolate.html` gives.
    """
    size = abs(Decimal(str(n)))
    written = format_decimal(size, locale=locale, numbering_system=numbering)
    kept = "".join(char for char in written if char not in BIDI_CONTROLS)
    return (MINUS if n < 0 else "") + to_digits(kept, numbering)
