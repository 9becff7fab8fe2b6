"""Letters as they are drawn: a text shaped by its font into outlines, joined and marked as they should be."""

from __future__ import annotations

from dataclasses import dataclass

import uharfbuzz as hb

from digest.share.order import levels, runs


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn sign: its number in the font and its place, in units of the font, from the line's left end."""

    id: int
    x: float
    y: float


class Typeface:
    """One font. `units` is the size of its em."""

    def __init__(self, data: bytes) -> None:
        """Read a font file (TrueType or OpenType)."""
        face = hb.Face(data)
        self._font = hb.Font(face)
        self._outlines: dict[int, str] = {}
        self._widths: dict[tuple[str, str], float] = {}
        self._pen = _pen()
        self.units: int = face.upem

    def shape(self, text: str, rtl: bool, language: str) -> tuple[tuple[Glyph, ...], float]:
        """Return the glyphs of a text that runs one way, and how wide they are."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        hb.shape(self._font, buffer)
        found: list[Glyph] = []
        x = 0.0
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            found.append(Glyph(info.codepoint, x + place.x_offset, place.y_offset))
            x += place.x_advance
        return tuple(found), x

    def line(self, text: str, language: str) -> tuple[tuple[Glyph, ...], float]:
        """Return the glyphs of one line of a text in a language, its parts in their visual order."""
        found: list[Glyph] = []
        x = 0.0
        for run in runs(levels(text, language)):
            glyphs, width = self.shape(text[run.start : run.end], run.rtl, language)
            found += (Glyph(one.id, one.x + x, one.y) for one in glyphs)
            x += width
        return tuple(found), x

    def width(self, word: str, language: str) -> float:
        """Return how wide a text is on one line, in ems."""
        if (word, language) not in self._widths:
            self._widths[word, language] = self.line(word, language)[1] / self.units
        return self._widths[word, language]

    def outline(self, id: int) -> str:
        """Return a glyph as the data of an SVG path, in units of the font, upwards."""
        if id not in self._outlines:
            parts: list[str] = []
            self._font.draw_glyph(id, self._pen, parts)
            self._outlines[id] = "".join(parts)
        return self._outlines[id]


def alphabet(*fonts: bytes) -> frozenset[str]:
    """Return the characters that all of some font files can draw."""
    held = [frozenset(map(chr, hb.Face(data).unicodes)) for data in fonts]
    return frozenset.intersection(*held) | {"\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"}


def _pen() -> hb.DrawFuncs:
    pen = hb.DrawFuncs()
    pen.set_move_to_func(lambda x, y, parts: parts.append(f"M{x:g} {y:g}"))
    pen.set_line_to_func(lambda x, y, parts: parts.append(f"L{x:g} {y:g}"))
    pen.set_quadratic_to_func(lambda a, b, x, y, parts: parts.append(f"Q{a:g} {b:g} {x:g} {y:g}"))
    pen.set_cubic_to_func(
        lambda a, b, c, d, x, y, parts: parts.append(f"C{a:g} {b:g} {c:g} {d:g} {x:g} {y:g}")
    )
    pen.set_close_path_func(lambda parts: parts.append("Z"))
    return pen
