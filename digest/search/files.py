"""The index cut into files: small ones, so that a question asks for few and nothing is asked before it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from digest.search.entries import Entry, Findable, Said
from digest.search.postings import DIGITS, postings
from digest.text import folding

FOLDER = "search"
WORDS = 16_000
"""Bytes after which a file of words is closed; packed for transfer about half of it."""
ENTRIES = 20_000
"""Bytes after which a file of entries is closed; packed for transfer about a third of it."""

File = tuple[str, bytes]


def files(editions: Sequence[Findable]) -> Iterator[File]:
    """Yield every file of the search as (path below the site, bytes); the same entries give the same bytes.

    `search/folding.json` is the table of folding; `search/<edition>.json` says which words and entries are
    in which of the edition's files; those carry the same version, so that old and new ones are not mixed.
    """
    yield f"{FOLDER}/folding.json", _json({**folding.table(), "digits": DIGITS})
    codes = [edition.code for edition in editions]
    for edition in editions:
        yield from _edition(edition, codes)


def _edition(edition: Findable, codes: Sequence[str]) -> Iterator[File]:
    entries = tuple(edition.entries)
    lists = sorted(postings(entries).items(), key=lambda item: item[0].encode("utf-16-be"))  # as JavaScript
    firsts: list[str] = []
    shards = []
    at = 0
    for shard in _cut((_json(item)[1:-1] for item in lists), WORDS):
        firsts.append(lists[at][0])
        at += len(shard)
        shards.append(shard)
    chunks = list(_cut((_json(_record(entry, edition.code)) for entry in entries), ENTRIES))
    named = [
        *((f"w{n}", shard) for n, shard in enumerate(shards)),
        *((f"e{n}", run) for n, run in enumerate(chunks)),
    ]
    parts = {name: b",".join(items) for name, items in named}
    version = sha256(b"\n".join(parts.values())).hexdigest()[:12]
    for name, items in parts.items():
        data = b'{"version":"%s","items":[%s]}' % (version.encode(), items)
        yield f"{FOLDER}/{edition.code}/{name}.json", data
    head = {
        "version": version,
        "code": edition.code,
        "editions": codes,
        "says": edition.says,
        "kinds": [[kind, label, _count(entries, kind)] for kind, label in edition.kinds.items()],
        "words": firsts,
        "entries": [len(chunk) for chunk in chunks],
    }
    yield f"{FOLDER}/{edition.code}.json", _json(head)


def _count(entries: Iterable[Entry], kind: str) -> int:
    return sum(entry.kind == kind for entry in entries)


def _record(entry: Entry, code: str) -> list[object]:
    """Return what is shown of an entry: address, title, label, date, texts, other names."""
    return [
        entry.url,
        _said(entry.title, code),
        _said(entry.label, code) if entry.label else "",
        [list(piece) if piece[1] else piece[0] for piece in entry.when],
        [_said(text, code) for text in entry.texts],
        [_said(name, code) for name in entry.also],
    ]


def _said(said: Said, code: str) -> object:
    """Return a text, with its language and direction where it is not in the edition's language."""
    return said[0] if said[1] == code else list(said)


def _cut(items: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    """Yield runs of items of about a size in bytes, at least one in each."""
    run: list[bytes] = []
    held = 0
    for item in items:
        if run and held + len(item) > size:
            yield run
            run, held = [], 0
        run.append(item)
        held += len(item)
    if run:
        yield run


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
