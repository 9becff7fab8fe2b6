"""A card as a picture of 1200 by 630 pixels: words as outlines, so that what draws them needs no font."""

from __future__ import annotations

import re
from collections.abc import Mapping

import resvg_py

from digest.share.card import HEIGHT, WIDTH, Card, Words
from digest.share.letters import Typeface
from digest.share.setting import Block, fitted
from digest.text.direction import script_of_language

DRAWN_WITH = ("python-bidi", "resvg-py", "uharfbuzz")
"""Libraries another version of which may draw another picture."""

MARGIN = 80
BAND = 24
"""The accent along the start edge."""

PAPER, INK, SOFT, ACCENT, LINE = "#ffffff", "#1b2124", "#545e63", "#0b5a6b", "#dedad0"
SIZES = (84, 76, 68, 62, 56)
MOST = 4
"""So many lines at most: more would be small print in a picture that is mostly seen small."""
LEADING = {"Arab": 1.52}
"""Size of letters to height of lines, by script; others take the usual one."""
USUAL = 1.24

SITE, NOTE = 40, 36
FLAG, GAP, EMBLEM = (66, 44), 14, (240, 160)
TOP, FOOT = 150, 500
"""Between these the title stands."""

_TAG = re.compile(r"</?svg\b[^>]*>")
_BOX = re.compile(r'viewBox="([^"]*)"')


class Studio:
    """Draws cards. `bold` and `plain` are font files, for titles and for the rest; `flags` SVG by code."""

    def __init__(self, bold: bytes, plain: bytes, flags: Mapping[str, bytes]) -> None:
        self._bold, self._plain = Typeface(bold), Typeface(plain)
        self._flags = {code: svg.decode() for code, svg in flags.items()}

    def __call__(self, card: Card) -> bytes:
        """Return a card as PNG."""
        return bytes(resvg_py.svg_to_bytes(svg_string=self.svg(card), skip_system_fonts=True))

    def svg(self, card: Card) -> str:
        """Return a card as SVG."""
        return _Sheet(self._bold, self._plain, self._flags, card).drawn()


class _Sheet:
    """One card being drawn. Places are counted from the start edge; `_x` turns them to the left one."""

    def __init__(self, bold: Typeface, plain: Typeface, flags: Mapping[str, str], card: Card) -> None:
        self._bold, self._plain, self._flags, self._card = bold, plain, flags, card
        self._signs: dict[str, str] = {}
        self._parts: list[str] = []

    def drawn(self) -> str:
        self._box(0, 0, BAND, HEIGHT, ACCENT)
        self._box(MARGIN, FOOT + 26, WIDTH - 2 * MARGIN, 2, LINE)
        self._site()
        self._title()
        self._notes()
        signs = "".join(f'<path id="{id}" d="{path}"/>' for path, id in self._signs.items())
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
            f'<defs>{signs}</defs><rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
            f"{''.join(self._parts)}</svg>"
        )

    def _site(self) -> None:
        """Draw the name of the site at the start of the top, and small flags at its end."""
        card = self._card
        end = WIDTH - MARGIN
        for flag in reversed(card.flags):
            self._flag(flag, end - FLAG[0], 76, FLAG)
            end -= FLAG[0] + GAP
        block = self._set(card.site, self._bold, (SITE, 32, 26), end - MARGIN - GAP, SITE * 1.6)
        self._line(block.lines[0], card.site.language, self._bold, block.size, MARGIN, 112, ACCENT)

    def _title(self) -> None:
        """Draw the title between top and foot, beside the emblem where there is one."""
        card = self._card
        start = MARGIN
        if card.emblem:
            self._flag(card.emblem, MARGIN, (TOP + FOOT - EMBLEM[1]) / 2 + 4, EMBLEM)
            start += EMBLEM[0] + 48
        leading = LEADING.get(script_of_language(card.title.language), USUAL)
        block = fitted(
            card.title.text,
            lambda text: self._bold.width(text, card.title.language),
            SIZES,
            leading,
            WIDTH - MARGIN - start,
            FOOT - TOP,
            MOST,
        )
        first = (TOP + FOOT - block.pitch * len(block.lines)) / 2 + block.pitch / 2 + block.size * 0.34
        for index, line in enumerate(block.lines):
            place = first + index * block.pitch
            self._line(line, card.title.language, self._bold, block.size, start, place, INK)

    def _notes(self) -> None:
        """Draw the notes at the foot, one after the other, as far as there is room."""
        x: float = MARGIN
        for index, note in enumerate(self._card.notes):
            if index:
                self._box(x + 18, FOOT + 66, 8, 8, ACCENT)
                x += 44
            block = self._set(note, self._plain, (NOTE, 30, 26), WIDTH - MARGIN - x, NOTE * 1.6)
            width = self._plain.width(block.lines[0], note.language) * block.size
            if x + width > WIDTH - MARGIN:
                self._parts = self._parts[: -1 if index else None]
                return
            self._line(block.lines[0], note.language, self._plain, block.size, x, FOOT + 82, SOFT)
            x += width

    def _set(
        self, words: Words, font: Typeface, sizes: tuple[int, ...], width: float, height: float
    ) -> Block:
        return fitted(
            words.text, lambda text: font.width(text, words.language), sizes, 1.6, max(width, 1), height
        )

    def _line(
        self, text: str, language: str, font: Typeface, size: int, start: float, y: float, ink: str
    ) -> None:
        """Draw one line whose start is `start` from the start edge, on the base line `y`."""
        glyphs, width = font.line(text, language)
        scale = size / font.units
        left = self._x(start, width * scale)
        uses = []
        for glyph in glyphs:
            path = font.outline(glyph.id)
            if path:
                id = self._signs.setdefault(path, f"g{len(self._signs)}")
                uses.append(f'<use href="#{id}" x="{glyph.x:g}" y="{glyph.y:g}"/>')
        place = f"translate({left:.2f} {y:.2f}) scale({scale:.5f} {-scale:.5f})"
        self._parts.append(f'<g fill="{ink}" transform="{place}">{"".join(uses)}</g>')

    def _box(self, start: float, y: float, width: float, height: float, ink: str) -> None:
        x = self._x(start, width)
        self._parts.append(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{ink}"/>')

    def _flag(self, code: str, start: float, y: float, size: tuple[int, int]) -> None:
        """Draw a flag (never mirrored) with a thin line around it, for those with white edges."""
        (width, height), x = size, self._x(start, size[0])
        flag = self._flags[code]
        left, top, wide, high = (float(part) for part in _BOX.findall(flag)[0].split())
        turn = f"translate({x:g} {y:g}) scale({width / wide:.5f} {height / high:.5f})"
        # Not as an image or an SVG inside this one: to draw either takes as long as all the rest.
        self._parts.append(
            f'<g transform="{turn} translate({-left:g} {-top:g})">{_TAG.sub("", flag)}</g>'
            f'<rect x="{x:g}" y="{y:g}" width="{width}" height="{height}" fill="none" stroke="{LINE}"'
            ' stroke-width="2"/>'
        )

    def _x(self, start: float, width: float) -> float:
        """Return the left edge of something that begins so far from the start edge."""
        return WIDTH - start - width if self._card.rtl else start
