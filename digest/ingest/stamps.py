"""Lines that are a date and hardly more, and the day an article was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from digest.ingest import page_words as words_of
from digest.ingest.moments import in_line
from digest.ingest.months import choice, weekdays
from digest.ingest.nouns import Found, Line, Meta, Moment, Part

_TIME = re.compile(
    r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|\b(?:GMT|UTC)\s?[+-]?\s?\d{0,2}:?\d{0,2}|"
    r"[+-]\d{2}:?\d{2}|T(?=\d)|Z\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DATELINE = re.compile(r"^.{0,60}?(?:\(|--|-|/\s|:\s)")


def _rest(line: Line, moments: Sequence[Moment], language: str) -> str:
    """Return the letters of a line that are neither date, time, weekday nor a stamp's label."""
    kept = list(line.level)
    for moment in moments:
        kept[moment.start : moment.end] = " " * (moment.end - moment.start)
    text = _TIME.sub(" ", "".join(kept))
    text = words_of.CODE.sub(" ", text)
    text = re.sub(rf"(?<!\w){choice(weekdays(language))}(?!\w)", " ", text)
    text = re.sub(rf"(?<!\w)(?:{words_of.STAMP_WORDS.pattern})(?!\w)", " ", text, flags=re.IGNORECASE)
    return re.sub(r"[\W\d_]+", "", text)


def is_stamp(line: Line, language: str) -> bool:
    """Tell whether a line is a whole date with at most a few words beside it."""
    if len(line.text) > 130 or not re.search(r"\d", line.level):
        return False
    dated = _days(line, language)
    return bool(dated) and len(_rest(line, dated, language)) <= 14


def is_labelled(line: Line, language: str) -> bool:
    """Tell whether a line says that it gives a day of publication, whatever else it says."""
    return words_of.PUBLISHED_LABEL.search(line.bare) is not None and bool(_days(line, language))


def _days(line: Line, language: str) -> list[Moment]:
    """Return the whole days stated in a line."""
    found = in_line(line, language, None)
    return [
        moment for moment in found if moment.basis == "stated" and moment.date and moment.first == moment.last
    ]


_HOW = {
    "label": "a stamp that says it is the date of publication",
    "top": "a stamp above the text",
    "dateline": "the dateline",
    "bottom": "a stamp below the text",
}
"""The kinds of stamps, the surest first, and how each is told."""


def published(
    lines: Sequence[Line], parts: Sequence[Part], metas: Sequence[Meta], language: str, title: int
) -> tuple[Found[Moment], list[str]]:
    """Return the day of publication as the page states it, and warnings; nothing rather than a guess.

    In this order: a page's own head, a stamp with a label, a stamp beside the title, a dateline with
    a year. Stamps of comments and updates, and the day a page was looked at, are left out; where two
    days remain there is none.
    """
    stated = _from_head(metas)
    if len(stated) == 1:
        return Found(stated[0], stated[0].line, stated[0].how), []
    last = max((at for at, part in enumerate(parts) if part is Part.BODY), default=-1)
    first = next((at for at, part in enumerate(parts) if part is Part.BODY), 0)
    groups: dict[str, list[Moment]] = {name: [] for name in _HOW}
    for at, line in enumerate(lines):
        group = _place(at, line, parts, first, last, language)
        if group == "top" and at < title and _above_menus(lines, parts, at, title):
            continue  # above a page's menus: rather the day it was looked at
        if group:
            groups[group] += _one_day(_after_label(line, _days(line, language)))
    for name, how in _HOW.items():
        moments = groups[name]
        days = {moment.first for moment in moments}
        if len(days) > 1 and name == "top" and title >= 0:
            moments = [moment for moment in moments if moment.line > lines[title].number]
            days = {moment.first for moment in moments}
        if len(days) > 1 and name == "top" and (near := _beside(moments, lines, title)):
            moments, days = near, {moment.first for moment in near}
        if len(days) == 1:
            return Found(moments[0], moments[0].line, how), []
        if len(days) > 1:
            said = ", ".join(f"{moment.date} (line {moment.line})" for moment in moments)
            return Found(None, 0, "stamps disagree"), [f"the page has several stamps: {said}; choose one"]
    return Found(None, 0, "no date of publication in the text"), []


def _from_head(metas: Sequence[Meta]) -> list[Moment]:
    found: dict[str, Moment] = {}
    for meta in metas:
        match = _ISO.match(meta.value) if meta.name == "published" else None
        if match:
            try:
                day = date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                continue
            if day.year > 1800:
                ordinal = day.toordinal()
                how = "the page's head says so"
                found.setdefault(
                    day.isoformat(),
                    Moment(
                        meta.line,
                        0,
                        10,
                        meta.value,
                        day.isoformat(),
                        "gregorian",
                        "stated",
                        how,
                        ordinal,
                        ordinal,
                    ),
                )
    return list(found.values())


def _place(at: int, line: Line, parts: Sequence[Part], first: int, last: int, language: str) -> str:
    """Return which kind of stamp a line is, "" for none."""
    level = line.level
    if len(line.text) < 160 and parts[at] is Part.META and not words_of.TODAY_LABEL.search(level):
        label, updated = words_of.PUBLISHED_LABEL.search(level), words_of.UPDATED_LABEL.search(level)
        if label:
            return "label"
        said_first = updated and any(one.end <= updated.start() for one in _days(line, language))
        if (updated and not said_first) or line.hint == "noise":
            return ""
        if not is_stamp(line, language) and not words_of.CODE.search(level):
            return ""
        if at <= first:
            return "top"
        if at > last and (at - last <= 6 and not any(p is Part.NOISE for p in parts[last + 1 : at])):
            return "bottom"
        return "top" if at < last else ""
    if at <= first + 1 and parts[at] in (Part.BODY, Part.TITLE) and _DATELINE.match(level):
        return "dateline" if _in_dateline(line, language) else ""
    return ""


def _in_dateline(line: Line, language: str) -> bool:
    days = _days(line, language)
    return (
        bool(days)
        and days[0].start <= 40
        and bool(re.match(r".{0,14}?(?:\(|--|-|/|:|م\s)", line.level[days[-1].end :][:20]))
    )


def _above_menus(lines: Sequence[Line], parts: Sequence[Part], at: int, title: int) -> bool:
    """Tell whether a stamp stands above a page's menus, and not beside the outlet's code."""
    beside = any(words_of.CODE.search(line.bare) for line in lines[max(0, at - 1) : at + 2])
    return not beside and any(part is Part.NOISE for part in parts[at:title])


def _beside(moments: Sequence[Moment], lines: Sequence[Line], title: int) -> list[Moment]:
    """Return the stamps right beside the title or an outlet's code where all others are far from them."""
    at = {line.number: index for index, line in enumerate(lines)}
    anchors = [index for index, line in enumerate(lines) if index == title or words_of.CODE.search(line.bare)]
    far = {
        moment: min((abs(at[moment.line] - anchor) for anchor in anchors), default=99) for moment in moments
    }
    near = [moment for moment in moments if far[moment] <= 1]
    return near if all(far[moment] > 3 for moment in moments if moment not in near) else []


def _after_label(line: Line, moments: list[Moment]) -> list[Moment]:
    """Return the dates after a label of publication, not those of an update; all where there is none."""
    label, updated = words_of.PUBLISHED_LABEL.search(line.bare), words_of.UPDATED_LABEL.search(line.bare)
    if not label:
        return [moment for moment in moments if not updated or moment.end <= updated.start()]
    until = updated.start() if updated and updated.start() > label.start() else len(line.level)
    return [moment for moment in moments if label.start() <= moment.start < until]


def _one_day(moments: list[Moment]) -> list[Moment]:
    """Return a stamp's one date: the first, but the Gregorian where an Islamic one stands beside it."""
    if not moments:
        return []
    gregorian = [moment for moment in moments if moment.calendar == "gregorian"]
    if {moment.calendar for moment in moments} == {"gregorian", "islamic"}:
        return gregorian[:1]
    return moments[:1]
