"""Sections of bytes by name, as they are kept in one file and opened one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

Section = bytes | memoryview


class Bundle(Mapping[str, Section]):
    """Sections by name; `known_as` tells the file they are in from all others, "" before they are in one."""

    __slots__ = ("_sections", "known_as")

    def __init__(self, sections: Mapping[str, Section], known_as: str = "") -> None:
        self._sections, self.known_as = sections, known_as

    def __getitem__(self, name: str) -> Section:
        return self._sections[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)
