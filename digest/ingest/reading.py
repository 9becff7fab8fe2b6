"""Reads a raw article from a file or from bytes: decoded text, or a clear refusal."""

from __future__ import annotations

import re
from pathlib import Path

from digest.problems import DigestError, Message, message

MAX_BYTES = 3_000_000
"""What a saved page of one article may weigh; what is larger is no article."""

_NOT_TEXT = (
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\xfd7zXZ", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "Office"),
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_KNOWN = frozenset(
    {"utf-8", "utf8", "windows-1256", "cp1256", "iso-8859-6", "windows-1252", "iso-8859-1", "utf-16"}
)


def read_source(source: Path | bytes) -> str:
    """Return the text of a raw article, lines ended by a newline; DigestError says why it cannot be read.

    UTF-8 (or what a byte order mark or a page's own `charset` says) of at most `MAX_BYTES`; an
    archive, an image, a binary file is refused by its first bytes and never unpacked.
    """
    data = source if isinstance(source, bytes) else _bytes(source)
    if len(data) > MAX_BYTES:
        raise DigestError(message("raw-large", bytes=MAX_BYTES))
    for start, kind in _NOT_TEXT:
        if data.startswith(start):
            raise DigestError(message("raw-not-text", kind=_kind(kind)))
    text = _decode(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DigestError(message("raw-nul", line=line))
    if not text.strip():
        raise DigestError(message("raw-empty"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _kind(kind: str) -> Message:
    """Name a kind of file that is no text."""
    match kind:
        case "PDF":
            return message("raw-pdf")
        case "image":
            return message("raw-image")
        case "RTF":
            return message("raw-rich-text")
        case "Office":
            return message("raw-office")
        case "xz":
            return message("raw-xz")
    return message("raw-archive", kind=kind)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DigestError(message("raw-unreadable", reason=error.strerror or "")) from None


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif data.startswith(b"\xef\xbb\xbf"):
        encoding = "utf-8-sig"
    else:
        encoding = "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        said = _CHARSET.search(data[:4096])
        declared = said[1].decode("ascii").lower() if said else ""
        if declared in _KNOWN - {"utf-8", "utf8", "utf-16"}:
            try:
                return data.decode(declared)
            except UnicodeDecodeError:
                raise DigestError(message("raw-encoding", encoding=declared)) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise DigestError(message("raw-not-utf-8", line=line)) from None
