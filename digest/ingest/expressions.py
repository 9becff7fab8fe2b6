"""Date expressions in a line as they are written, absolute and relative, not yet worked out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from digest.ingest import stretches
from digest.ingest.months import VAGUE, calendar_of, choice, counts, day_words, home, months, weekdays
from digest.ingest.nouns import Expression
from digest.ingest.relative_words import (
    AFTER,
    AGO,
    BEFORE,
    DAYS,
    SINCE,
    SPANS,
    UNITS,
    UNTIL,
    WEEK_OF,
    side_of,
)

_YMD = re.compile(r"(?<![\d/.\-:])(\d{4})\s?([/.:\-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d/])(?!-\d)")
_DMY = re.compile(r"(?<![\d/.\-:])(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/\-])")
_YEAR_TAIL = r"(?:\s?(?:م|ه|هجری|هجریه|ش|ق|میلادی|میلادیه|خورشیدی|شمسی|قمری)\b\.?)?"


def find(level: str, language: str) -> list[Expression]:
    """Return the date expressions of a levelled line in order, none inside another."""
    taken: list[Expression] = []
    finders = (_numeric, _worded, stretches.seasons, _month_only, stretches.parts_of_years)
    for finder in (*finders, _year_only, _relative, stretches.weeks):
        for found in finder(level, language):
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
    return sorted(taken, key=lambda found: found.start)


def _numeric(level: str, language: str) -> Iterator[Expression]:
    for match in _YMD.finditer(level):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        calendar = calendar_of(year, language)
        if calendar and 1 <= month <= 12 and 1 <= day <= 31:
            yield Expression(match.start(), match.end(), calendar, year, month, day)
    for match in _DMY.finditer(level):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        calendar = calendar_of(year, language)
        if calendar is None or not (1 <= first <= 31 and 1 <= second <= 31):
            continue
        doubt = ""
        if language == "en" and first <= 12 and second <= 12 and first != second:
            doubt = "day and month cannot be told apart"
        if second > 12:
            first, second = second, first
        if second <= 12:
            yield Expression(match.start(), match.end(), calendar, year, second, first, doubt=doubt)


@cache
def _day_pattern(language: str) -> re.Pattern[str]:
    month = choice(months(language))
    words = choice(day_words(language)) if day_words(language) else r"(?!)"
    day, until = rf"(?:\d{{1,2}}|{words})", UNTIL[language]
    twin = rf"(?:\s?[/(\-]\s?{month}(?:\s?\))?)?"
    if language == "en":
        number = r"\d{1,2}(?:st|nd|rd|th)?"
        before = rf"(?P<d>{number})(?:\s?{until}\s?(?P<e>{number}))?\s(?:of\s)?(?P<m>{month})\b\.?"
        after = rf"(?P<n>{month})\b\.?,?\s(?P<f>{number})(?!\d)(?:\s?{until}\s?(?P<g>{number})(?!\d))?"
        return re.compile(rf"(?<![\w.])(?:{before}|{after})(?:,?\s(?:of\s)?(?P<y>\d{{4}})(?!\d))?")
    linked = r"(?:\s(?:من شهر|من|از|شهر|ماه))?"
    label = r"(?:(?:ماه\s)?سال|من العام|من عام|من سنه|لعام|العام|عام|سنه)?"
    year = rf"(?:\s?[،,]?\s?{label}\s?(?P<y>\d{{4}})(?!\d){_YEAR_TAIL})?"
    return re.compile(
        rf"(?:(?<![\w/.:])|(?<=\Wو))"
        rf"(?P<d>{day})(?:\s?ام\b)?(?:\s?{until}\s?(?P<e>{day}))?{linked}\s?(?P<m>{month})(?!\w){twin}"
        rf"(?:\sماه\b)?{year}(?!\d)"
    )


def _worded(level: str, language: str) -> Iterator[Expression]:
    """Yield days with a month in words: "4 December 2023", «۲۵ نوامبر», "June 15-16"."""
    names = months(language)
    for match in _day_pattern(language).finditer(level):
        part = match.groupdict()
        word = part["m"] or part.get("n") or ""
        calendar, month = names[_known(word, names)]
        day = _number(part["d"] or part.get("f") or "", language)
        last = _number(part["e"] or part.get("g") or "", language)
        year = int(part["y"]) if part["y"] else None
        if not 1 <= (day or 0) <= 31 or (last is not None and not day < last <= 31):  # type: ignore[operator]  # day is a number here
            continue
        if word == "می" and year is None and re.match(r" ?[^\W\d]", level[match.end() :]):
            continue  # the prefix of a verb, not May
        if language == "en" and word in ("may", "march", "mar"):
            continue
        end, shift, unit = _shifted(level, match.end(), language)
        yield Expression(match.start(), end, _calendar(calendar, year), year, month, day, last, shift, unit)


def _calendar(calendar: str, year: int | None) -> str:
    return calendar if year is None or calendar != "gregorian" or year > 1700 else "solar-hijri"


def _known(word: str, names: dict[str, tuple[str, int]]) -> str:
    """Return a month's word as the table has it: the pattern lets its space be missing."""
    if word in names:
        return word
    return next(name for name in names if name.replace(" ", "") == word.replace(" ", ""))


def _number(text: str, language: str) -> int | None:
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    return day_words(language).get(text)


def _shifted(level: str, end: int, language: str) -> tuple[int, int | None, str]:
    """Return where "last", "this year" and the like end after a date, and what they mean."""
    match = AFTER[language].match(level, end)
    if not match:
        return end, None, ""
    found = next(name for name, words in match.groupdict().items() if words)
    unit, _, sign = found.partition("_")
    if sign == "same":
        return match.end(), None, "same-year"
    return match.end(), {"last": -1, "this": 0, "next": 1}[sign], unit


@cache
def _month_pattern(language: str) -> re.Pattern[str]:
    month = choice(months(language))
    if language == "en":
        return re.compile(
            rf"(?<!\w)(?:(?P<s>last|this|next|past|"
            rf"coming)\s)?(?P<m>{month})\b\.?(?:,?\s(?:of\s)?(?P<y>\d{{4}})(?!\d))?"
        )
    return re.compile(
        rf"(?<!\w)(?:و?ب?(?:شهر|ماه)\s)?(?P<m>{month})(?!\w)(?:\s?[/(\-]\s?{month}(?:\s?\))?)?(?P<k>\sماه\b)?"
        rf"(?:\s?[،,]?\s?(?:سال|من العام|من عام|لعام|العام|عام|سنه)?\s?(?P<y>\d{{4}})(?!\d){_YEAR_TAIL})?"
    )


def _month_only(level: str, language: str) -> Iterator[Expression]:
    """Yield months with a year, or with a word that says which year, or after a word like "in"."""
    names = months(language)
    for match in _month_pattern(language).finditer(level):
        word = match["m"]
        calendar, month = names[_known(word, names)]
        year = int(match["y"]) if match["y"] else None
        end, shift, unit = _shifted(level, match.end(), language)
        if language == "en" and match["s"]:
            shift, unit = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}[match["s"]], "month"
        if year is None and shift is None and not unit:
            before = level[max(0, match.start() - 12) : match.start()]
            month_said = word.endswith("ماه") or match.groupdict().get("k")
            marked = language != "en" and (month_said or match[0] != word)
            if (word in VAGUE and not month_said) or not (marked or BEFORE[language].search(before)):
                continue
        if word in VAGUE and year is None and unit == "month" and language == "fa":
            continue
        yield Expression(match.start(), end, _calendar(calendar, year), year, month, None, None, shift, unit)


def _year_only(level: str, language: str) -> Iterator[Expression]:
    for match in SINCE[language].finditer(level):
        year = int(match["y"])
        calendar = calendar_of(year, language)
        if calendar:
            before, after = (
                level[max(0, match.start() - 90) : match.start()],
                level[match.end() : match.end() + 6],
            )
            first = re.search(r"\b(?:first|last)\b|نخستین|اولین|الاول|اول ", before) or after.startswith(
                ", when"
            )
            since = bool(match["since"]) and not first
            yield Expression(
                match.start() if since else match.start("y"), match.end(), calendar, year, since=since
            )


def _relative(level: str, language: str) -> Iterator[Expression]:
    for match in AGO[language].finditer(level):
        text = match["n"] or match.groupdict().get("w") or ""
        number = int(text) if text.isdigit() else counts(language).get(text)
        unit = UNITS[language].get(match["u"] or text, "year" if text.isdigit() else "")
        if number and unit:
            times = 10 if unit == "decade" else 1
            unit = "year" if unit == "decade" else unit
            yield Expression(match.start(), match.end(), unit=unit, ago=number * times)
    for pattern, days in DAYS[language]:
        for match in pattern.finditer(level):
            yield Expression(match.start(), match.end(), unit="day", ago=-days)
    for pattern, unit, shift in SPANS[language]:
        for match in pattern.finditer(level):
            yield Expression(match.start(), match.end(), home(language), unit=unit, shift=shift)
    yield from _weekdays(level, language)


@cache
def _weekday_pattern(language: str) -> re.Pattern[str]:
    names = choice(weekdays(language))
    if language == "en":
        names = choice({name: 0 for name in weekdays("en") if len(name) > 5})
        sides = r"(?:(?P<b>this past|this coming|last|next|this|coming|past)\s)?"
        return re.compile(rf"(?<!\w){sides}(?P<w>{names})(?!\w){WEEK_OF[language]}")
    ending = r"(?:\s(?P<a>گذشته|قبل|پیش|آینده|اینده|الماضی|المنصرم|الفائت|الفارط|المقبل|القادم))?"
    return re.compile(rf"(?<!\w)(?P<w>{names})(?!\w)(?:{WEEK_OF[language]}|{ending}(?!\w))")


def _weekdays(level: str, language: str) -> Iterator[Expression]:
    names = weekdays(language)
    for match in _weekday_pattern(language).finditer(level):
        before = level[max(0, match.start() - 12) : match.start()]
        if re.search(r"(?:امام|نماز|ائمه|صلاه|خطبه|خطیب|امامان|Black|Good|Easter)\s$", before):
            continue
        word = (
            match["w"]
            if match["w"] in names
            else next(n for n in names if n.replace(" ", "") == match["w"].replace(" ", ""))
        )
        part = match.groupdict()
        week = part.get("k") or part.get("l")
        if week:
            unit = "week" if language == "en" else "saturday-week"
            yield Expression(
                match.start(), match.end(), weekday=names[word], unit=unit, shift=side_of(week, language)
            )
            continue
        said = part.get("a") or part.get("b") or ""
        shift = side_of(said.split()[-1], language) if said else None
        yield Expression(match.start(), match.end(), weekday=names[word], shift=shift or None)
