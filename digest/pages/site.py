"""Everything that any page may need to know, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from digest.derive import Derived
from digest.model import Edition, Library, Words
from digest.pages.atlas import EMPTY, Atlas
from digest.trace import ORDER, Read, Trace

WHOLE = 2_000
"""So many articles and events may stand in one data file; where there are more, they are in a file a year."""


TODAY: Read = ("site.today", ORDER)
"""What is read by whoever asks for the day of the build."""


class Licence(NamedTuple):
    """Under which licence the content is: its SPDX name, and a title and an address that may be empty."""

    name: str
    title: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """The content, its indexes, the site's absolute address ("" or ending in "/") and the build's day.

    `day` is a proleptic Gregorian ordinal; `flags` the country codes (upper case) that have one;
    `atlas` the outlines maps are drawn from; `licence` is None where the settings name none;
    `trace` notes what is read of the library and the indexes, where those are traced.
    `letters` are those that pictures for sharing can be drawn with, none where there shall be no pictures.
    """

    library: Library
    derived: Derived
    url: str
    day: int
    flags: frozenset[str]
    atlas: Atlas = EMPTY
    licence: Licence | None = None
    letters: frozenset[str] = frozenset()
    trace: Trace = field(default_factory=Trace)

    @property
    def today(self) -> int:
        """Return the day the site is built for; who asks has to be made anew on another."""
        self.trace.note(TODAY)
        return self.day

    @property
    def in_parts(self) -> bool:
        """Tell whether there are too many articles and events for one data file."""
        return len(self.library.articles) + len(self.library.events) > WHOLE

    @property
    def default(self) -> Edition:
        """Return the edition that stands for all where one must."""
        return next(iter(self.library.editions.values()))

    def fallbacks(self, edition: str) -> Iterator[str]:
        """Yield edition codes in the order in which a missing text is looked for."""
        yield edition
        yield from (code for code in self.library.editions if code != edition)

    def text(self, words: Words, edition: str) -> tuple[str, str] | None:
        """Return (text, edition it is in), from this edition or the first that has it."""
        if edition in words:
            return words[edition], edition
        return next(((words[code], code) for code in self.fallbacks(edition) if code in words), None)

    def latest(self, ids: Sequence[str]) -> str | None:
        """Return the last of some events, in the order of time, that had begun on the day of the build."""
        begun = ((id, self.derived.facets[id].date.first) for id in reversed(ids))
        return next((id for id, first in begun if first is None or first <= self.today), None)
