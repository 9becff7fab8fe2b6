"""What the index needs to know of an entry and of an edition: plain values, whoever makes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

Said = tuple[str, str, str]
"""A text, its language and its direction."""


class Entry(Protocol):
    """Something that can be found.

    `url` is relative to the root of the site; `label` a word or two about it; `when` its date as (text,
    machine form or None) pieces; `texts` what an excerpt may be taken from, the more telling first; `also`
    other names; `hidden` words it is found by but that are not shown.
    """

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> Said: ...
    @property
    def label(self) -> Said | None: ...
    @property
    def when(self) -> tuple[tuple[str, str | None], ...]: ...
    @property
    def texts(self) -> tuple[Said, ...]: ...
    @property
    def also(self) -> tuple[Said, ...]: ...
    @property
    def hidden(self) -> str: ...


class Findable(Protocol):
    """An edition: its code, the search's words and settings (plain data for JSON), its kinds and entries.

    `kinds` is kind to heading. `keys` name the entries, "article/visit", in the order of their kinds; among
    equal finds an earlier one stands before a later one. `entry` makes one, `address` tells where it leads.
    """

    @property
    def code(self) -> str: ...
    @property
    def says(self) -> Mapping[str, object]: ...
    @property
    def kinds(self) -> Mapping[str, str]: ...
    @property
    def keys(self) -> Sequence[str]: ...
    def entry(self, key: str) -> Entry: ...
    def address(self, key: str) -> str: ...


def kind_of(key: str) -> str:
    """Return the kind of the entry of a key."""
    return key.partition("/")[0]
