"""What a picture for sharing shows, before anybody has drawn it."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 630
"""Size of every picture, in pixels."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the language it is in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Card:
    """A picture of one page: its side, what it says, and flags by country code.

    `rtl` mirrors all of it. `notes` stand at the foot, the first one first; `emblem` is a large flag beside
    the title, `flags` are small ones in the corner.
    """

    rtl: bool
    site: Words
    title: Words
    notes: tuple[Words, ...]
    flags: tuple[str, ...] = ()
    emblem: str | None = None

    @property
    def texts(self) -> tuple[Words, ...]:
        """Return all that it says."""
        return (self.site, self.title, *self.notes)
