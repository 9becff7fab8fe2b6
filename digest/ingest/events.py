"""Dated sentences as candidates for events, and the day an article may be of where it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from digest.calendars import CALENDARS
from digest.ingest.expressions import find
from digest.ingest.moments import in_line, is_ahead
from digest.ingest.months import choice, weekdays
from digest.ingest.nouns import Candidate, Expression, Found, Line, Moment, Part
from digest.ingest.stamps import is_stamp

MAX_WORDS = 25
_STOP = re.compile(r"[.!?؟](?=[\s»”\"]|$)|(?<=[^\d\s])[.](?=[^\d\s\w])|؛")
_NEVER = re.compile(
    r"(?:by|تا سال|تا پایان سال|بحلول|بحلول عام|حتی عام|until|vision|رویه|افق|چشم انداز|قطعنامه|"
    r"القرار|resolution|کد|شماره)\s?$",
    re.IGNORECASE,
)


def presumed(lines: Sequence[Line], parts: Sequence[Part], language: str) -> Found[Moment]:
    """Return a day the article may be of: only for working out its relative dates, never as a fact.

    From the earliest stamp of a reader's comment, drawn back to the weekday the text calls today or
    puts its news on; or from "today, Monday" beside a day of "this month" that lies ahead, in the
    latest year the text names.
    """
    body = [line for line, part in zip(lines, parts, strict=True) if part in (Part.BODY, Part.TITLE)]
    weekday = _weekday(body, language)
    stamps = [
        moment
        for line, part in zip(lines, parts, strict=True)
        if part is Part.META and is_stamp(line, language)
        for moment in in_line(line, language, None)
        if moment.first is not None and moment.first == moment.last
    ]
    if stamps:
        first = min(stamps, key=lambda moment: moment.first or 0)
        day = first.first or 0
        if weekday is not None:
            day -= ((day - 1) % 7 - weekday) % 7
        how = f"the earliest stamp on the page is {first.date} (line {first.line}), whose it is is not said"
        return _presume(first.line, first.words, day, how)
    return _this_month(body, language, weekday)


def _weekday(body: Sequence[Line], language: str) -> int | None:
    """Return the weekday of the text's today, told by its today or yesterday, or the only one it names."""
    names = weekdays(language)
    word = choice({name: 0 for name in names if language != "en" or len(name) > 5})
    today = {"fa": "امروز", "ar": "الیوم", "en": "today"}[language]
    yesterday = {"fa": "دیروز", "ar": "امس", "en": "yesterday"}[language]
    said = []
    for line in body:
        for match in re.finditer(
            rf"(?<!\w)(?:({today}|{yesterday})[\s،,(/]{{1,3}})?({word})(?!\w)", line.level, re.IGNORECASE
        ):
            name = next(name for name in names if name.replace(" ", "") == match[2].replace(" ", ""))
            if match[1]:
                return (names[name] + (match[1].lower() == yesterday)) % 7
            said.append(names[name])
    return said[0] if said and len(set(said)) == 1 else None


def _this_month(body: Sequence[Line], language: str, weekday: int | None) -> Found[Moment]:
    """Presume a day from a day of "this month": its year is told by its weekday, or by a year still ahead."""
    latest = max((e.year or 0 for line in body for e in _years(line, language)), default=0)
    ahead = [
        e.year for line in body for e in _years(line, language) if is_ahead(line.level, e, language, 160)
    ]
    for line in body:
        for one in find(line.level, language):
            if one.shift != 0 or one.month is None or one.day is None or one.calendar != "gregorian":
                continue
            words = line.text[one.start : one.end]
            beside = next(
                (
                    o.weekday
                    for o in find(line.level, language)
                    if o.weekday is not None and one.start - 20 < o.end <= one.start
                ),
                None,
            )
            year = (
                next(
                    (y for y in range(latest or 2000, 2100) if _weekday_of(y, one.month, one.day) == beside),
                    0,
                )
                if latest
                else 0
            )
            how = f"“{words}” is a day of that weekday first in {year} of the years not before {latest}"
            if beside is None:
                year = latest if latest in ahead else 0
                how = f"“{words}” and {year}, the latest year the text names"
            if not year or year - latest > 12:
                continue
            day = CALENDARS["gregorian"].to_ordinal(year, one.month, min(one.day, 28))
            if weekday is not None:
                day -= ((day - 1) % 7 - weekday) % 7
                how += ", drawn back to the weekday it calls today"
            return _presume(line.number, words, day, how)
    return Found(None, 0, "nothing to presume a day from")


def _years(line: Line, language: str) -> list[Expression]:
    return [
        one
        for one in find(line.level, language)
        if one.year and one.calendar == "gregorian" and 1990 < one.year < 2100
    ]


def _weekday_of(year: int, month: int, day: int) -> int | None:
    try:
        return (CALENDARS["gregorian"].to_ordinal(year, month, day) - 1) % 7
    except ValueError:
        return None


def _presume(line: int, words: str, day: int, how: str) -> Found[Moment]:
    year, month, date = CALENDARS["gregorian"].from_ordinal(day)
    text = f"{year:04}-{month:02}-{date:02}"
    return Found(Moment(line, 0, 0, words, text, "gregorian", "derived", how, day, day), line, how)


def find_events(
    places: Sequence[tuple[int, Line]],
    language: str,
    today: int | None,
    countries: Mapping[int, tuple[str, ...]],
    people: Mapping[int, tuple[str, ...]],
    calendar: str = "",
) -> tuple[tuple[Candidate, ...], tuple[Moment, ...]]:
    """Return dated sentences once per date and line, and the dates that could not be worked out.

    `places` are the article's own lines with their places; countries and people are those of the
    line, narrowed to what its sentence names by the editor; `calendar` is the article's `reckoning`.
    """
    found: dict[str, Candidate] = {}
    undated: list[Moment] = []
    for place, line in places:
        for moment in in_line(line, language, today, calendar=calendar):
            if _NEVER.search(line.level[max(0, moment.start - 22) : moment.start].rstrip() + " "):
                continue
            if moment.date is None:
                undated.append(moment)
                continue
            if _is_dateline(line, moment, place in [at for at, _ in places[:3]]):
                continue
            key = f"{moment.first}:{moment.last}"
            if key not in found:
                says = quote(line.text, moment.start, moment.end)
                found[key] = Candidate(moment, says, countries.get(place, ()), people.get(place, ()))
    kept = [candidate for candidate in found.values() if not _covered(candidate, found.values())]
    return tuple(kept), tuple(undated)


def _is_dateline(line: Line, moment: Moment, lead: bool) -> bool:
    """Tell whether a date is an agency's dateline, which dates the report and no event."""
    return (
        lead
        and moment.end <= 60
        and bool(
            re.match(r"\.?\s?(?:م\s|ه\s)?\s?(?:\([^)]{2,30}\)|--?|/|[(]|م?\s?واس)", line.level[moment.end :])
        )
    )


def _covered(one: Candidate, others: Iterable[Candidate]) -> bool:
    """Tell whether a bare year only repeats a finer date of the same line."""
    year = one.moment
    if year.date is None or len(year.date) != 4 or year.first is None or year.last is None:
        return False
    return any(
        other is not one
        and other.moment.line == year.line
        and other.moment.first is not None
        and other.moment.last is not None
        and year.first <= other.moment.first <= other.moment.last <= year.last
        and other.moment.last - other.moment.first < year.last - year.first
        for other in others
    )


def quote(text: str, start: int, end: int) -> str:
    """Return the sentence around a place, to the letter, at most 25 words of it."""
    opened = max((match.end() for match in _STOP.finditer(text, 0, start)), default=0)
    closing = _STOP.search(text, end)
    sentence = text[opened : closing.start() if closing else len(text)]
    at = opened + len(sentence) - len(sentence.lstrip())
    spans = [(match.start() + at, match.end() + at) for match in re.finditer(r"\S+", sentence.strip())]
    if len(spans) <= MAX_WORDS:
        return sentence.strip()
    middle = next((index for index, (_, stop) in enumerate(spans) if stop > start), 0)
    first = max(0, min(middle - 8, len(spans) - MAX_WORDS))
    return text[spans[first][0] : spans[first + MAX_WORDS - 1][1]]
