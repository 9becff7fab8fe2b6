"""What each line of a page is: the article's words, its title, facts about it, or what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from digest.ingest import page_words as words_of
from digest.ingest.matching import words
from digest.ingest.nouns import Line, Part
from digest.ingest.paragraphs import carries, width
from digest.ingest.stamps import is_labelled, is_stamp

_LONG = 85
_ENDS = tuple('.!?؟…»"”:؛)')
_STOPS = tuple(".!?؟…")
_SAME_STORY = 0.08
_ENOUGH_WORDS = 40
"""How many different words a text must have before it may be called another one for them."""
_LIST = re.compile(r"^\s*(?:[•●▪■◾*·–\-]|\[\d+\]|\d{1,2}[.)])\s")
Prose = AbstractSet[int]
"""The lines that are running text, by identity."""
TRAIL = re.compile(r"\s[>»/›\\|]\s|\s[-–—]\s.*\s[-–—]\s")
"""What parts the steps of a path through a site."""
_END_MARK = re.compile(r"\s*(?:Enditem|انتهى|انتهای پیام)\W*$")
"""What an agency writes on the last line of a text, after its full stop."""


def is_prose(line: Line) -> bool:
    """Tell whether a line is running text rather than a heading, a link or a label."""
    text = _END_MARK.sub("", line.text)
    if _LIST.match(text) and not text.rstrip().endswith(_STOPS):
        return False
    count = text.count(" ") + 1
    if count >= 11 and text.rstrip('”"» )').endswith(_STOPS):
        return True
    return len(text) >= _LONG and count >= 13


_WRITTEN_ON = re.compile(r"^(?:[وف]?[بلک]?ال|[وف](?=[^\W\d_]{4}))")
"""Arabic's "and", "in", "to" and article before a word."""


def running(lines: Sequence[Line], parts: Sequence[Part]) -> list[bool]:
    """Return which lines are running text, where a dump's sentences are broken into lines as well."""
    prose = [is_prose(line) for line in lines]
    wide = width([line.text for line, part in zip(lines, parts, strict=True) if part is Part.BODY])
    start = 0
    while wide and start < len(lines):
        end = start
        while (
            end + 1 < len(lines)
            and parts[end] is Part.BODY
            and carries(lines, end, wide)
            and parts[end + 1] is Part.BODY
        ):
            end += 1
        if end > start and sum(len(line.text) for line in lines[start : end + 1]) >= _LONG:
            prose[start : end + 1] = [True] * (end + 1 - start)
        start = end + 1
    return prose


def sort(lines: Sequence[Line], language: str) -> list[Part]:
    """Return what each line is, in one pass from the top with a look at what follows."""
    parts = [_alone(line, language) for line in lines]
    if not any(part is Part.BODY and is_prose(line) for line, part in zip(lines, parts, strict=True)):
        lines = [replace(line, hint=line.hint.replace("noise", "")) for line in lines]
        parts = [_alone(line, language) for line in lines]  # a page whose markup calls all of it noise
    told = running(lines, parts)
    prose = {id(line) for line, is_told in zip(lines, told, strict=True) if is_told}
    hinted = any(line.hint == "body" for line in lines)
    first = _first_prose(lines, prose, parts, hinted)
    if first is None:
        return parts
    for at in range(first):
        if parts[at] is Part.BODY:
            parts[at] = Part.BODY if _near_prose(lines[at], first - at) else Part.NOISE
    _walk(lines, prose, parts, first)
    _tail(lines, prose, parts)
    return parts


def _alone(line: Line, language: str) -> Part:
    """Return what a line says it is by itself."""
    level, text = line.bare, line.text
    short = len(text) <= 90
    if line.hint == "noise":
        return Part.META if is_stamp(line, language) or words_of.CODE.search(level) else Part.NOISE
    if short and (words_of.CODE.search(level) or is_stamp(line, language) or is_labelled(line, language)):
        return Part.META
    if words_of.JUNK.match(level) or (len(text) < 400 and words_of.FURNITURE.search(level)):
        return Part.NOISE
    if len(text) < 320 and words_of.CAPTION.search(level):
        return Part.NOISE
    if words_of.INLINE_LINK.match(level) and len(text) < 220:
        return Part.NOISE
    if short and (words_of.CREDIT.match(level) or words_of.END.match(level) or words_of.BYLINE.match(level)):
        return Part.META
    if line.linked > 0.7 and text.count(" ") < 25:
        return Part.NOISE
    if (
        line.hint != "title"
        and short
        and (TRAIL.search(level) and text.count(" ") < 14 and not text.endswith(_STOPS))
    ):
        return Part.NOISE
    return Part.BODY


def _first_prose(lines: Sequence[Line], prose: Prose, parts: list[Part], hinted: bool) -> int | None:
    for at, line in enumerate(lines):
        if (
            parts[at] is Part.BODY
            and id(line) in prose
            and line.hint != "title"
            and (not hinted or line.hint == "body")
        ):
            return at
    return next((at for at, line in enumerate(lines) if parts[at] is Part.BODY and id(line) in prose), None)


def _near_prose(line: Line, above: int) -> bool:
    """Tell whether a line that is so many lines above the first paragraph may be a standfirst of it."""
    spaced = "  " not in line.text and "|" not in line.text
    return line.hint == "body" or line.text.count(" ") >= (8 if above == 1 and spaced else 11)


def _is_closing(line: Line) -> bool:
    return len(line.text) <= 70 and (
        words_of.CLOSING.match(line.bare) is not None or words_of.TRAILING_TAGS.search(line.bare) is not None
    )


def _walk(lines: Sequence[Line], prose: Prose, parts: list[Part], first: int) -> None:
    """Go through the lines below the first paragraph; what closes a page closes it for good."""
    seen: list[Line] = []
    at = first
    while at < len(lines):
        line = lines[at]
        if line.hint == "noise":
            at += 1
            continue
        closing = _is_closing(line) or words_of.CLOSING_LIST.match(line.bare)
        if closing and (seen and _enough(seen)) and not _resumes(lines, prose, at, seen):
            _close(lines, parts, at)
            return
        if closing or (words_of.LINKS.match(line.bare) and len(line.text) <= 60):
            at = _links(lines, prose, parts, at, seen)
            continue
        ended = words_of.END.match(line.bare) or words_of.CREDIT.match(line.bare)
        if ended and parts[at] is Part.META and _enough(seen) and not _resumes(lines, prose, at, seen):
            _close(lines, parts, at + 1)
            return
        if (
            words_of.CODE.search(line.bare)
            and parts[at] is Part.META
            and _enough(seen)
            and not _resumes(lines, prose, at, seen)
        ):
            _close(lines, parts, at + 1)
            return
        if parts[at] is Part.BODY and id(line) in prose:
            seen.append(line)
        at += 1


def _enough(seen: list[Line]) -> bool:
    return len(seen) >= 2 or sum(len(line.text) for line in seen) > 350


def _close(lines: Sequence[Line], parts: list[Part], at: int) -> None:
    for index in range(at, len(parts)):
        if parts[index] is not Part.META and lines[index].hint != "body":
            parts[index] = Part.NOISE


def _links(lines: Sequence[Line], prose: Prose, parts: list[Part], at: int, seen: list[Line]) -> int:
    """Mark links to other articles, and another article that stands among them; return what follows."""
    parts[at] = Part.NOISE
    at += 1
    titles = []
    while at < len(lines) and id(lines[at]) not in prose and not _sentence(lines[at]):
        if _is_closing(lines[at]):
            return at
        titles.append(lines[at])
        parts[at] = Part.NOISE
        at += 1
    if at >= len(lines):
        return at
    follows = [line for line in lines[at : at + 12] if id(line) in prose]
    if _another(titles, follows, seen):
        while at < len(lines) and not _is_closing(lines[at]):
            parts[at] = Part.NOISE
            at += 1
    return at


def _sentence(line: Line) -> bool:
    return line.text.endswith(_STOPS) and line.text.count(" ") >= 6


def _another(titles: list[Line], follows: list[Line], seen: list[Line]) -> bool:
    """Tell whether the paragraphs after a link are the linked article and not this one going on."""
    if not seen:
        return False
    if not follows:
        return False
    if any(line.hint == "body" for line in follows[:1]):
        return False
    lead = _content(follows[:1])
    for title in titles:
        named = _content([title])
        if (
            len(named) >= 3
            and len(named & lead) >= 0.5 * len(named)
            and len(named & _content(seen)) < 0.8 * len(named)
        ):
            return True
    after = _content(follows)
    return len(after) >= _ENOUGH_WORDS and len(after & _content(seen)) < _SAME_STORY * len(after)


def _content(lines: Sequence[Line]) -> set[str]:
    """Return the longer words of lines, their beginnings and ends cut so that forms of one word meet."""
    stems = (_WRITTEN_ON.sub("", word.text.lower()) for line in lines for word in words(line.level))
    return {stem[:4] for stem in stems if len(stem) >= 4}


def _resumes(lines: Sequence[Line], prose: Prose, at: int, seen: list[Line]) -> bool:
    """Tell whether this article goes on below a line that mostly ends one: enough prose of the same story.

    What stands below another closing line, or reads like a comment, is not counted.
    """
    ahead = []
    for line in lines[at + 1 :]:
        if _is_closing(line) or words_of.CREDIT.match(line.bare) or words_of.LINKS.match(line.bare):
            break
        ahead.append(line)
    told = [line for line in ahead if id(line) in prose]
    if sum(len(line.text) for line in told) < 250 or len(told) * 2 < len(ahead):
        return False
    if _is_closing(lines[at]) and words_of.CLOSING.match(lines[at].bare):
        return False
    after = _content(told)
    return len(after & _content(seen)) >= 0.3 * len(after)


def _tail(lines: Sequence[Line], prose: Prose, parts: list[Part]) -> None:
    """Mark short lines below the last paragraph as no part of the article."""
    for at in range(len(lines) - 1, -1, -1):
        if parts[at] is not Part.BODY:
            continue
        if id(lines[at]) in prose or (lines[at].text.endswith(_STOPS) and not _LIST.match(lines[at].text)):
            return
        if lines[at].hint == "body" and lines[at].text.count(" ") > 3:
            return
        parts[at] = Part.NOISE
