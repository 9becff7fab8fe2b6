"""Stretches of time that are no month: seasons, weeks, and years said with "early", "late" or "mid"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from digest.ingest.months import calendar_of, choice, home
from digest.ingest.nouns import Expression
from digest.ingest.relative_words import SIDES, THIS, YEARS, side_of

# The northern seasons by EDTF's numbers, 21 to 24.
_SEASONS: Mapping[str, Mapping[str, int]] = {
    "fa": {"بهار": 21, "تابستان": 22, "پاییز": 23, "زمستان": 24},
    "ar": {"ربیع": 21, "صیف": 22, "خریف": 23, "شتاء": 24},
    "en": {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
}
_FA, _AR, _EN = (choice(_SEASONS[language]) for language in ("fa", "ar", "en"))
_FA_SIDE, _AR_SIDE, _EN_SIDE = (choice(SIDES[language]) for language in ("fa", "ar", "en"))
_YEAR = r"(?P<y>1[2-4]\d\d|1[6-9]\d\d|20\d\d)(?!\d)"
_SEASON = {
    "fa": re.compile(rf"(?<!\w)(?P<s>{_FA})\s(?:(?:سال\s)?{_YEAR}|{YEARS['fa']}|(?P<side>{_FA_SIDE}))(?!\w)"),
    "ar": re.compile(
        rf"(?<!\w)[وفب]?(?:(?P<s>{_AR})\s(?:(?:من )?(?:عام|سنه)\s)?(?:{_YEAR}|{YEARS['ar']})|"
        rf"ال(?P<t>{_AR})\s(?P<side>{_AR_SIDE}))(?!\w)"
    ),
    "en": re.compile(
        rf"(?<!\w)(?:(?P<s>{_EN})\s(?:of\s)?(?:{_YEAR}|{YEARS['en']})|(?P<side>{_EN_SIDE})\s(?P<t>{_EN}))(?!\w)",
        re.IGNORECASE,
    ),
}
"""A season with its year, or with last, this or next."""

_WEEK = {
    "fa": re.compile(rf"(?<!\w)(?:این هفته|هفته (?P<side>{_FA_SIDE}))(?!\w)"),
    "ar": re.compile(rf"(?<!\w)[ولب]?(?:هذا الاسبوع|الاسبوع (?P<side>{_AR_SIDE}))(?!\w)"),
    "en": re.compile(rf"(?<!\w)(?:earlier |later )?(?P<side>{_EN_SIDE}) week(?!\w|'s end)", re.IGNORECASE),
}
_PART_OF_YEAR = {
    "fa": re.compile(
        rf"(?<!\w)(?:(?:اوایل|اوائل|اواخر|اواسط|ابتدای|پایان|نیمه) (?:سال )?(?:{YEARS['fa']}|{_YEAR})|"
        r"در (?P<in>19\d\d|20\d\d|1[34]\d\d)(?!\d))(?! ?[٪%])(?!\w)"
    ),
    "ar": re.compile(
        r"(?<!\w)[وفب]?(?:مطلع|اوائل|اواخر|نهایه|بدایه|منتصف|اواسط) (?:(?:ال)?عام |سنه )?"
        rf"(?:{_YEAR}|{YEARS['ar']})(?!\w)"
    ),
    "en": re.compile(
        rf"(?<!\w)(?:(?:early|mid|late)(?: in)?|the (?:beginning|start|middle|end) of)[ -]"
        rf"(?:{_YEAR}|{YEARS['en']})(?!\w|[/\-]\d)|"
        r"(?<!\w)(?:earlier|later) (?:in )?(?P<soon>this year)(?!\w)",
        re.IGNORECASE,
    ),
}
_COUNTED = re.compile(r"\s(?:نفر|تن|کشته|زخمی|دلار|مورد|کیلومتر|متر|واحد|people|percent|troops)(?!\w)")


def seasons(level: str, language: str) -> Iterator[Expression]:
    """Yield «بهار ۱۴۰۲», "last summer", "خريف العام الماضي"; a season alone is no date."""
    for match in _SEASON[language].finditer(level):
        part = match.groupdict()
        season = _SEASONS[language][(part["s"] or part.get("t") or "").lower()]
        year, shift = _year(part, language)
        side = part.get("side")
        if year is not None:
            calendar = calendar_of(year, language)
            if calendar in ("gregorian", "solar-hijri"):
                yield Expression(match.start(), match.end(), calendar, year, season)
        elif shift is not None:
            kind, unit = ("gregorian", "gregorian-year") if part.get("abroad") else (home(language), "year")
            yield Expression(match.start(), match.end(), kind, None, season, shift=shift, unit=unit)
        elif side:
            shift = side_of(side, language)
            yield Expression(
                match.start(), match.end(), home(language), None, season, shift=shift, unit="season"
            )


def weeks(level: str, language: str) -> Iterator[Expression]:
    """Yield "last week" and its like; a week begins on Monday in English, on Saturday in the others."""
    for match in _WEEK[language].finditer(level):
        shift = side_of(match["side"], language) if match["side"] else THIS
        unit = "week" if language == "en" else "saturday-week"
        yield Expression(match.start(), match.end(), unit=unit, shift=shift)


def parts_of_years(level: str, language: str) -> Iterator[Expression]:
    """Yield "early 2019", «اوایل سال گذشته», "earlier this year" as the whole years they lie in."""
    for match in _PART_OF_YEAR[language].finditer(level):
        part = match.groupdict()
        year, shift = _year(part, language)
        if part.get("in"):
            year = int(part["in"])
        if _COUNTED.match(level, match.end()):
            continue
        if year is not None and (calendar := calendar_of(year, language)):
            yield Expression(match.start(), match.end(), calendar, year)
        elif shift is not None or part.get("soon"):
            unit = "gregorian-year" if part.get("abroad") else "year"
            yield Expression(match.start(), match.end(), home(language), unit=unit, shift=shift or THIS)


def _year(part: Mapping[str, str | None], language: str) -> tuple[int | None, int | None]:
    """Return (the year as it stands, or None; the side of "last year" and its like, or None)."""
    if part.get("y"):
        return int(part["y"] or 0), None
    words = part.get("years")
    return None, side_of(words, language) if words else None
