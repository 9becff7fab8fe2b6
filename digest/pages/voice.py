"""An edition speaking: its words, numbers and dates made into views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from digest.calendars import edtf
from digest.model import Basis, Dating, Edition, Edtf
from digest.pages.pieces import DatedView, DatePiece, Phrase
from digest.text import dates, digits, isolate, locales
from digest.text.direction import block_direction, isolate_plain, script_of_language


class Voice:
    """Speaks one edition. `scripts` names the language that words of a foreign script most likely are in."""

    def __init__(self, edition: Edition, scripts: Mapping[str, str]) -> None:
        self.edition = edition
        self.scripts = scripts
        self.code = edition.code

    def word(self, key: str, **values: str) -> str:
        """Return an edition's word with its placeholders filled."""
        text = self.edition.words[key]
        return text.format(**values) if values else text

    def plural(self, key: str, n: int) -> str:
        """Return a counted noun: "1 article", "5 articles"."""
        forms = self.edition.plurals[key]
        return forms[locales.plural_category(self.edition.locale, n)].format(n=self.number(n))

    def number(self, n: int) -> str:
        """Return a number in the edition's digits."""
        return digits.number(n, self.edition.numbering, self.edition.locale)

    @lru_cache(maxsize=1 << 14)  # noqa: B019 - a voice lives as long as its build
    def phrase(self, text: str, lang: str | None = None) -> Phrase:
        """Return a text with its language (the edition's, without one) and direction."""
        language = lang or self.edition.code
        own = language == self.edition.code
        html = isolate.html(text, language, self.scripts)
        return Phrase(text, html, language, block_direction(text, language), own)

    def named(self, text: str, lang: str | None = None) -> str:
        """Return a text for a place where markup is impossible: isolated when it runs the other way."""
        phrase = self.phrase(text, lang)
        return text if phrase.dir == self.edition.direction else isolate_plain(text, phrase.dir)

    def join(self, items: Iterable[str]) -> str:
        """Return a list in words: "a, b and c"."""
        return locales.join(list(items), self.edition.locale)

    def language(self, code: str) -> str:
        """Return the name of a language in this edition's language."""
        return locales.language_name(code, self.edition.locale)

    def own_name(self, code: str) -> Phrase:
        """Return a language's name in itself."""
        return self.phrase(locales.own_name(code), code)

    def when(self, date: Edtf) -> DatedView:
        """Return a date with no basis."""
        return self._dated(date, None, None)

    def dated(self, dating: Dating, note: Phrase | None) -> DatedView:
        """Return a date with how it is known."""
        return self._dated(dating.date, dating.basis, note)

    def year(self, year: int) -> str:
        """Return a year of the first calendar in the edition's digits, without grouping."""
        return digits.to_digits(str(year), self.edition.numbering)

    @cache  # noqa: B019 - as below
    def spell(self, date: Edtf) -> str:
        """Return a date in the first calendar as plain text."""
        return dates.plain(dates.spell(date, self.edition.calendars[0], self.edition))

    def heading_year(self, date: Edtf) -> tuple[int, str]:
        """Return the year a date is listed under in the first calendar that reaches it, and that calendar."""
        for calendar in self.edition.calendars:
            try:
                return dates.heading_year(date, calendar), calendar
            except ValueError:
                continue
        return dates.heading_year(date, "gregorian"), "gregorian"

    def year_elsewhere(self, year: int, calendar: str) -> str:
        """Return the years of the edition's next calendar that a year of this one touches, or nothing."""
        other = next((name for name in self.edition.calendars if name != calendar), None)
        if other is None:
            return ""
        return dates.plain(dates.spell(edtf.parse(f"{year:04d}", calendar), other, self.edition))

    def _dated(self, date: Edtf, basis: Basis | None, note: Phrase | None) -> DatedView:
        primary, secondary, calendar = self._spelled(date)
        return DatedView(
            primary=primary,
            secondary=secondary,
            secondary_calendar=calendar,
            basis=basis,
            label=self.word(f"basis.{basis}") if basis else "",
            explanation=self.word(f"basis.{basis}.explained") if basis else "",
            note=note,
        )

    @cache  # noqa: B019 - a voice lives as long as its build, and most dates are spelled many times
    def _spelled(self, date: Edtf) -> tuple[tuple[DatePiece, ...], tuple[DatePiece, ...], str]:
        """Return a date in the first calendar that reaches it and in the next one, and that one's name."""
        reaching = [(name, pieces) for name in self.edition.calendars if (pieces := self._pieces(date, name))]
        first = reaching[0][1] if reaching else self._pieces(date, "gregorian")
        if len(reaching) < 2:
            return first, (), ""
        return first, reaching[1][1], self.word(f"calendar.{reaching[1][0]}")

    def _pieces(self, date: Edtf, calendar: str) -> tuple[DatePiece, ...]:
        return tuple(
            DatePiece(part.text, part.datetime) for part in dates.spell(date, calendar, self.edition)
        )


def voices(editions: Mapping[str, Edition]) -> dict[str, Voice]:
    """Return the voice of every edition."""
    scripts: dict[str, str] = {}
    for code in editions:
        scripts.setdefault(script_of_language(code), code)
    return {code: Voice(edition, scripts) for code, edition in editions.items()}
