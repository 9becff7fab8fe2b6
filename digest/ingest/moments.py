"""Date expressions worked out: from the day an article is of, in their calendar, with the working shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from digest.calendars import CALENDARS, edtf
from digest.ingest.expressions import find
from digest.ingest.months import home
from digest.ingest.nouns import Expression, Line, Moment
from digest.ingest.relative_words import AHEAD, DONE

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def reckoning(lines: Iterable[Line], language: str) -> str:
    """Return the calendar in which an article counts "last month": its own dates' where they agree.

    A Persian text that dates in Gregorian months alone counts in them; one Solar Hijri date is enough
    to say that it counts as its readers do.
    """
    used = {one.calendar for line in lines for one in find(line.level, language) if one.month or one.year}
    return "gregorian" if "gregorian" in used and "solar-hijri" not in used else home(language)


def in_line(
    line: Line, language: str, today: int | None, future: bool = False, calendar: str = ""
) -> list[Moment]:
    """Return the dates a line names, relative ones resolved from an ordinal day where it is known.

    `future` says that a weekday without more lies ahead; `calendar` is the article's `reckoning`.
    """
    found = _merge(find(line.level, language), line.level)
    moments: list[Moment] = []
    for one in found:
        year = None
        expression = _counted_in(one, calendar or home(language))
        if expression.unit == "same-year":
            before = [
                moment.date for moment in moments if moment.date and moment.calendar == expression.calendar
            ]
            year = int(before[-1][:4]) if before else None
        if expression.year is None and expression.month and expression.shift is None and today is None:
            year = year or _said(found, expression, line.level)
        ahead = future or is_ahead(line.level, expression, language)
        moments.append(_moment(line, expression, today, year, ahead))
    return _ranges(line, moments)


def _counted_in(one: Expression, calendar: str) -> Expression:
    """Return "last month" and seasons without a year as the article's calendar counts them."""
    by_side = one.shift is not None and one.year is None and one.unit in ("month", "year", "season")
    return replace(one, calendar=calendar) if by_side and (one.month is None or one.month > 20) else one


def _said(found: list[Expression], one: Expression, level: str) -> int | None:
    """Return the one Gregorian year that stands before a date in its sentence."""
    opened = max(0, level.rfind(". ", 0, one.start))
    years = {e.year for e in found if opened <= e.start < one.start and e.year and e.calendar == "gregorian"}
    return years.pop() if len(years) == 1 else None


_TO = {"تا", "الی", "حتی", "to", "until", "through", "-"}


def _ranges(line: Line, moments: list[Moment]) -> list[Moment]:
    """Make one interval of two days with "to" between them: «از ۲۹ دی تا ۲ بهمن»."""
    joined: list[Moment] = []
    for said in moments:
        before = joined[-1] if joined else None
        moment = said
        if before and line.level[before.end : said.start].strip() in _TO:
            moment = _later(said, before)
        if before and before.date and moment.date and before.calendar == moment.calendar:
            between = line.level[before.end : moment.start].strip(" ،,")
            single = "/" not in before.date + moment.date and len(before.date) == len(moment.date) == 10
            start = before.date
            if before.basis == "derived" and start[5:] <= moment.date[5:]:
                start = moment.date[:4] + start[4:]  # the year is said once, at the end
            if between in _TO and single and start < moment.date:
                words = line.text[before.start : moment.end]
                dated = edtf.parse(f"{start}/{moment.date}", moment.calendar)
                joined[-1] = Moment(
                    line.number, before.start, moment.end, words, dated.text, moment.calendar, moment.basis,
                    moment.how, dated.first, dated.last,
                )  # fmt: skip
                continue
        joined.append(said)
    return joined


def _later(moment: Moment, before: Moment) -> Moment:
    """Return the end of "from Thursday to Saturday" after its beginning, in the week that follows it."""
    behind = (before.first or 0) - (moment.first or 0)
    if before.basis != "derived" or moment.basis != "derived" or before.first != before.last:
        return moment
    if not 0 < behind < 7 or moment.first is None:
        return moment
    day = moment.first + 7
    return replace(moment, date=date.fromordinal(day).isoformat(), first=day, last=day)


def is_ahead(level: str, expression: Expression, language: str, reach: int = 60) -> bool:
    """Tell whether the words near a date, at most `reach` characters on, speak of what is still to come.

    In English the verb stands before the date, in its own clause.
    """
    stops = {"en": (". ", ", ", "; ", '"'), "ar": (". ", "، "), "fa": (". ", "؛ ")}[language]
    opened = max(0, *(level.rfind(stop, 0, expression.start) for stop in stops))
    if language == "en":
        return AHEAD["en"].search(level, opened, expression.end) is not None
    after = _nearest(level, language, expression.end, expression.end + reach, last=False)
    before = _nearest(level, language, opened, expression.start, last=True)
    first, then = (after, before) if language == "fa" else (before, after)
    return (first or then) == "ahead"


def _nearest(level: str, language: str, start: int, end: int, last: bool) -> str:
    """Return "ahead" or "done", what the verb nearest to a date tells, "" where none does."""
    told = [
        (match.start(), name)
        for name, pattern in (("ahead", AHEAD[language]), ("done", DONE[language]))
        for match in pattern.finditer(level, start, end)
    ]
    return (max(told) if last else min(told))[1] if told else ""


def _merge(found: list[Expression], level: str) -> list[Expression]:
    """Drop a weekday or a "today" that stands beside a fuller date of the same day."""
    kept: list[Expression] = []
    for index, one in enumerate(found):
        bare = one.weekday is not None or (one.unit == "day" and one.ago is not None)
        beside = [
            other
            for other in found[max(0, index - 2) : index + 3]
            if other is not one and _gap(one, other, level) and other.day is not None
        ]
        relative = one.unit == "day" and one.ago is not None
        near = [o for o in found[max(0, index - 1) : index + 2] if o is not one and _gap(one, o, level)]
        if bare and beside:
            continue
        if one.weekday is not None and any(o.unit == "day" and o.ago is not None for o in near):
            continue  # "today, Monday" is today
        if relative and any(o.day is not None for o in near):
            continue
        kept.append(one)
    return kept


def _gap(one: Expression, other: Expression, level: str) -> bool:
    between = level[one.end : other.start] if one.end <= other.start else level[other.end : one.start]
    words = between.strip(" ،,()/-")
    return len(words) <= 4 and len(between) <= 8 and words not in ("و", "and", ";", "؛")


def _moment(line: Line, one: Expression, today: int | None, year: int | None, ahead: bool) -> Moment:
    words = line.text[one.start : one.end]
    try:
        text, calendar, basis, how = _work_out(one, today, year, ahead)
        first, last = None, None
        if text is not None:
            dated = edtf.parse(text, calendar)
            first, last = dated.first, dated.last
    except ValueError as error:
        text, calendar, basis, how, first, last = None, one.calendar, "stated", str(error), None, None
    return Moment(line.number, one.start, one.end, words, text, calendar, basis, how, first, last)


def _work_out(
    one: Expression, today: int | None, year: int | None, ahead: bool
) -> tuple[str | None, str, str, str]:
    """Return (EDTF or None, calendar, basis, working) of an expression."""
    if one.doubt:
        return None, one.calendar, "stated", one.doubt
    if one.year is not None:
        return _written(one, one.year), one.calendar, "stated", "stated in the text"
    if one.month is not None and year is not None:
        return _written(one, year), one.calendar, "derived", f"the year {year} stands beside it"
    if today is None:
        return None, one.calendar, "derived", "relative, and the day of publication is not known"
    day = date.fromordinal(today).isoformat()
    if one.month is not None:
        year = _year(one, today, ahead)
        return _written(one, year), one.calendar, "derived", f"the year nearest to publication on {day}"
    if one.weekday is not None:
        ordinal = _weekday(one, today, ahead)
        how = f"{_NAMES[one.weekday]} {'after' if ordinal > today else 'on or before'} publication on {day}"
        return date.fromordinal(ordinal).isoformat(), "gregorian", "derived", how
    if one.ago is not None:
        side = "after" if one.ago < 0 else "before"
        how = (
            f"{abs(one.ago)} {one.unit}(s) {side} publication on {day}"
            if one.ago
            else f"the day of publication, {day}"
        )
        return _back(one.unit, one.ago, today), "gregorian", "derived", how
    return _span(one, today, day)


def _written(one: Expression, year: int) -> str:
    text = f"{year:04}"
    if one.month is not None:
        text += f"-{one.month:02}"
    if one.day is not None:
        text += f"-{one.day:02}"
    if one.last_day is not None:
        text += f"/{year:04}-{one.month:02}-{one.last_day:02}"
    return text + "/.." if one.since else text


def _year(one: Expression, today: int, ahead: bool) -> int:
    """Return the year a day or month without one is of, counted from the day of publication."""
    calendar = CALENDARS[one.calendar]
    now, month, _ = calendar.from_ordinal(today)
    if one.unit.endswith("year") and one.shift is not None:
        return now + one.shift
    if one.shift == 0:
        return now
    wanted = one.month or 1
    if wanted > 20:  # a season: the month it begins in
        begins = (calendar.spring or 1) - 1 + 3 * (wanted - 21)
        wanted = begins % 12 + 1
        if one.shift == -1:  # the last one that is over
            return now if wanted + 2 < month else now - 1
    start = {shift: calendar.to_ordinal(now + shift, wanted, min(one.day or 15, 28)) for shift in (-1, 0, 1)}
    if one.shift == -1:
        return now if (wanted < month) or (one.day and start[0] < today) else now - 1
    if one.shift == 1:
        return now if (wanted > month) or (one.day and start[0] > today) else now + 1
    if ahead:
        return now + next(shift for shift in (-1, 0, 1) if start[shift] >= today - 31 or shift == 1)
    return now + min(
        (-1, 0, 1), key=lambda shift: abs(start[shift] - today) + (120 if start[shift] > today + 45 else 0)
    )


def _weekday(one: Expression, today: int, ahead: bool) -> int:
    wanted = one.weekday or 0
    if one.unit.endswith("week"):
        start = _week(one, today)
        return start + (wanted - (start - 1) % 7) % 7
    now = (today - 1) % 7
    if one.shift == 1:
        return today + ((wanted - now - 1) % 7 + 1)
    if one.shift == -1:
        return today - ((now - wanted - 1) % 7 + 1)
    return today + (wanted - now) % 7 if ahead else today - (now - wanted) % 7


def _back(unit: str, count: int, today: int) -> str:
    day = date.fromordinal(today)
    if unit == "day":
        return date.fromordinal(today - count).isoformat()
    if unit == "week":
        return date.fromordinal(today - 7 * count).isoformat() + "~"
    if unit == "month":
        months = day.year * 12 + day.month - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if not 1 <= day.year - count <= 9999:
        raise ValueError("no such year")
    return f"{day.year - count:04}"


def _week(one: Expression, today: int) -> int:
    """Return the first day of a week near today's."""
    first = 5 if one.unit == "saturday-week" else 0
    return today - ((today - 1) % 7 - first) % 7 + 7 * (one.shift or 0)


def _span(one: Expression, today: int, day: str) -> tuple[str | None, str, str, str]:
    shift = one.shift or 0
    beside = {-1: "before", 0: "of", 1: "after"}[shift]
    how = f"the {one.unit.split('-')[-1]} {beside} {'that of ' if shift else ''}publication on {day}"
    if one.unit.endswith("week"):
        start = _week(one, today)
        return (
            "/".join(f"{date.fromordinal(d).isoformat()}~" for d in (start, start + 6)),
            "gregorian",
            "derived",
            how,
        )
    kind = "gregorian" if one.unit.startswith("gregorian") else one.calendar
    year, month, _ = CALENDARS[kind].from_ordinal(today)
    if one.unit.endswith("year"):
        return f"{year + shift:04}", kind, "derived", how
    months = year * 12 + month - 1 + shift
    return f"{months // 12:04}-{months % 12 + 1:02}", kind, "derived", how
