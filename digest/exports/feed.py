"""What a feed and its entries are, in no format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Category(NamedTuple):
    """What an entry is about: `scheme` is the list it comes from, `term` its code there, `label` its word."""

    scheme: str
    term: str
    label: str


class Entry(NamedTuple):
    """An article's digest or an event. Addresses are absolute, `html` is the content, `updated` an ordinal.

    `lang` is the language of the title, the summary and the text; `source` the address of the original
    article; `others` (language, address) of the same in other editions; `writer` who wrote the text.
    """

    id: str
    url: str
    lang: str
    title: str
    summary: str
    html: str
    updated: int
    writer: str | None
    source: str | None
    others: tuple[tuple[str, str], ...]
    categories: tuple[Category, ...]


class Feed(NamedTuple):
    """A feed in one edition: `url` its own address, `page` that of the page it follows.

    `rights` names the licence of the texts, or is nothing; `others` are (language, address) of the same feed
    in other editions, in the same format.
    """

    id: str
    lang: str
    title: str
    subtitle: str
    url: str
    page: str
    author: str
    home: str
    icon: str
    rights: str
    updated: int
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of feeds: `entry` writes an entry once for all feeds it is in, `feed` puts them together."""

    name: str
    type: str
    entry: Callable[[Entry], str]
    feed: Callable[[Feed, Sequence[str]], bytes]
