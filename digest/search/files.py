"""The index cut into files: small ones, so that a question asks for few and nothing is asked before it.

`search/folding.json` is the table of folding. `search/<edition>.json`, the head, says which words and entries
are in which of the edition's files, `search/<edition>/<name>.json`. These are named by what is in them: old
and new ones are never mixed, and an edit of a text makes anew only those that hold its words and its entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring

from digest.search.cutting import Item, cut, name
from digest.search.entries import Entry, Findable, Said, kind_of
from digest.search.postings import DIGITS, postings
from digest.text import folding

FOLDER = "search"
WORDS = 12_000
"""Bytes in a file of words, about; packed for transfer about half of it."""
ENTRIES = 16_000
"""Bytes in a file of entries, about; packed for transfer about a third of it."""

File = tuple[str, bytes]

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Run:
    """A file of the index by its name; `mark` is its first word, or how many entries it holds."""

    name: str
    mark: str | int


def table() -> File:
    """Return the table of folding as a file: (path below the site, bytes)."""
    return f"{FOLDER}/folding.json", _encode({**folding.table(), "digits": DIGITS}).encode()


def files(edition: Findable, codes: Sequence[str]) -> Iterator[File]:
    """Yield every file of an edition as (path below the site, bytes); the same entries give the same bytes.

    `codes` are those of all editions there are.
    """
    entries = [edition.entry(key) for key in edition.keys]
    lists = sorted(postings(entries).items(), key=lambda item: order(item[0]))
    words, shown = [], []
    for run in cut((word_item(*item) for item in lists), WORDS):
        file = packed(run)
        words.append(Run(name(file), run[0][0]))
        yield path(edition.code, words[-1].name), file
    for run in cut(((entry.url, record(entry, edition.code)) for entry in entries), ENTRIES):
        file = packed(run)
        shown.append(Run(name(file), len(run)))
        yield path(edition.code, shown[-1].name), file
    yield head(edition, codes, words, shown)


def order(word: str) -> bytes:
    """Return what orders words as JavaScript does."""
    return word.encode("utf-16-be")


def path(code: str, name: str) -> str:
    """Return where a file of an edition is; the head is where its own name is empty."""
    return f"{FOLDER}/{code}/{name}.json" if name else f"{FOLDER}/{code}.json"


def packed(run: Iterable[Item]) -> bytes:
    """Return items as a file."""
    return b"[%s]" % b",".join([data for _, data in run])


def word_item(word: str, numbers: str) -> Item:
    """Return a word and its list, encoded, as an item of a file."""
    return word, f'{encode_basestring(word)},"{numbers}"'.encode()


def head(edition: Findable, codes: Sequence[str], words: Sequence[Run], shown: Sequence[Run]) -> File:
    """Return the head of an edition: what there is, and in which files."""
    many = dict.fromkeys(edition.kinds, 0)
    for key in edition.keys:
        many[kind_of(key)] += 1
    held = {
        "code": edition.code,
        "editions": list(codes),
        "says": edition.says,
        "kinds": [[kind, label, many[kind]] for kind, label in edition.kinds.items()],
        "order": keys_as_one(edition),
        "words": [run.mark for run in words],
        "wordFiles": [run.name for run in words],
        "entries": [run.mark for run in shown],
        "entryFiles": [run.name for run in shown],
    }
    version = name(_encode(held).encode())
    return path(edition.code, ""), _encode({"version": version, **held}).encode()


def keys_as_one(edition: Findable) -> str:
    """Return what differs as soon as the entries are others, or in another order."""
    return name("\n".join(edition.keys).encode())


def record(entry: Entry, code: str) -> bytes:
    """Return what is kept of an entry: address, title, label, date, texts, other names, hidden words."""
    when = [
        f"[{encode_basestring(text)},{encode_basestring(day)}]" if day else encode_basestring(text)
        for text, day in entry.when
    ]
    texts, also = ([_said(one, code) for one in found] for found in (entry.texts, entry.also))
    label = _said(entry.label, code) if entry.label else '""'
    return (
        f"[{encode_basestring(entry.url)},{_said(entry.title, code)},{label},[{','.join(when)}],"
        f"[{','.join(texts)}],[{','.join(also)}],{encode_basestring(entry.hidden)}]"
    ).encode()


def _said(said: Said, code: str) -> str:
    """Return a text, with its language and direction where it is not in the edition's language."""
    text, language, direction = said
    if language == code:
        return encode_basestring(text)
    return f"[{encode_basestring(text)},{encode_basestring(language)},{encode_basestring(direction)}]"
