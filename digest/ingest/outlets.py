"""Which outlet an article is from, its code, its address and its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.ingest import page_words as words_of
from digest.ingest import paragraphs
from digest.ingest.matching import split, words
from digest.ingest.nouns import Found, Line, Meta, Part
from digest.ingest.sections import TRAIL, is_prose, running
from digest.ingest.spelling import fold, listed
from digest.ingest.stamps import is_stamp
from digest.model import Source

_GENERIC = frozenset(
    fold(word)
    for word in listed(
        "خبرگزاری روزنامه پایگاه خبری شبکه تلویزیون رادیو سایت News Agency Online The Newspaper TV Radio "
        "وكالة أنباء صحيفة قناة موقع international service Persian Arabic English بخش فارسی عربی"
    )
)
_SAYS = {
    "fa": re.compile(r"(?:^|[\s«(])به (?:گزارش|نقل از)\s(?P<who>[^،,؛:.]{2,60})"),
    "ar": re.compile(
        r"(?:^|\()(?P<who>[^)\d\-]{2,40})\s?(?:\)|\s-\s)|(?:ل|مراسل )[\"«](?P<who2>[^\"»]{2,40})"
    ),
    "en": re.compile(
        r"^[A-Z][\w ,.]{2,40}\((?P<who>[^)]{2,40})\)\s?[-:]+|\((?P<who2>[A-Z][^)]{1,30})\)\s?[-:]"
    ),
}


_CREDITED = re.compile(r"\([^()]{2,24}\)$")
"""How a picture's caption ends."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A known source: its id, its names as word sequences, its host without `www`."""

    id: str
    names: tuple[tuple[str, ...], ...]
    host: str


def outlet(source: Source) -> Outlet:
    """Return how texts may name a source: its names, and those without "News Agency" and the like."""
    names = {split(name) for name in (*source.names.values(), source.original.name)}
    bare = {tuple(word for word in name if word not in _GENERIC) for name in names}
    host = urlsplit(source.url or "").netloc.lower().removeprefix("www.")
    kept = {
        name for name in names | bare if name and (len(name) > 1 or len(name[0]) > 3 or name[0].isupper())
    }
    return Outlet(source.id, tuple(sorted(kept, key=lambda name: (-len(name), name))), host)


def find(
    lines: Sequence[Line],
    parts: Sequence[Part],
    metas: Sequence[Meta],
    known: Sequence[Outlet],
    language: str,
) -> tuple[Found[str], str]:
    """Return the known outlet an article says it is from, and the outlet's name as the text gives it."""
    said = list(_sayings(lines, parts, metas, language))
    for text, line, how in said:
        chosen = _named(text, known, how)
        if chosen:
            return Found(chosen, line, f"{how}: “{text.strip()[:60]}”"), text.strip()
    if said:
        text, line, how = said[0]
        return Found(None, line, f"{how} names “{text.strip()[:60]}”, which is no known source"), text.strip()
    return Found(None, 0, "the text names no outlet"), ""


def _sayings(
    lines: Sequence[Line], parts: Sequence[Part], metas: Sequence[Meta], language: str
) -> list[tuple[str, int, str]]:
    """Return (words, line, how) of what says which outlet it is, the surest first."""
    said: list[tuple[str, int, str]] = [
        (meta.value, meta.line, "the page's head") for meta in metas if meta.name in ("site", "url")
    ]
    said += [
        (re.split(r"\s[|–—\-]\s", meta.value)[end], meta.line, "the page's title")
        for end in (-1, 0)
        for meta in metas
        if meta.name == "page" and re.search(r"\s[|–—\-]\s", meta.value)
    ]
    body = [line for line, part in zip(lines, parts, strict=True) if part is Part.BODY]
    credits = [
        (match["who"], line.number, "a line that gives the source")
        for line, part in zip(lines, parts, strict=True)
        if part is Part.META and (match := words_of.CREDIT.match(line.bare))
    ]
    reports = []
    for line in body[:10]:
        match = _SAYS.get(language, _SAYS["en"]).search(line.level[:400])
        if match:
            who = match["who"] or match.groupdict().get("who2") or ""
            reports.append((who, line.number, "the report names itself"))
    said += reports[:2] + credits[::-1] if language == "fa" else credits[::-1] + reports[:2]
    said += [
        (line.text, line.number, "the page's own name")
        for line, part in zip(lines, parts, strict=True)
        if part is Part.NOISE and re.search(r"©|copyright|حقوق|محفوظ", line.level, re.IGNORECASE)
    ][:2]
    top = next((at for at, part in enumerate(parts) if part is Part.BODY), 0)
    said += [(line.text, line.number, "a line above the text") for line in lines[:top] if len(line.text) < 90]
    return said


def _named(text: str, known: Sequence[Outlet], how: str) -> str | None:
    """Return the outlet whose longest name stands in a text, or whose host is in its address."""
    if text.startswith("http"):
        host = urlsplit(text).netloc.lower().removeprefix("www.")
        return next(
            (one.id for one in known if one.host and (host == one.host or host.endswith("." + one.host))),
            None,
        )
    told = [word.text.casefold() for word in words(fold(text))]
    best: tuple[int, int, str] | None = None
    for one in known:
        for name in one.names:
            wanted = [word.casefold() for word in name]
            starts = [
                at for at in range(len(told) - len(wanted) + 1) if told[at : at + len(wanted)] == wanted
            ]
            if starts and (best is None or (-len(wanted), starts[0]) < best[:2]):
                best = (-len(wanted), starts[0], one.id)
    if best and how == "a line above the text" and -best[0] < len(told) - 3:
        return None
    return best[2] if best else None


def code(lines: Sequence[Line]) -> Found[str]:
    """Return the outlet's own number for the article."""
    for line in lines:
        match = words_of.CODE.search(line.bare) if len(line.text) < 200 else None
        if match:
            return Found(match["code"].strip("-"), line.number, "stated in the text")
    return Found(None, 0, "the text gives no code")


def address(metas: Sequence[Meta]) -> Found[str]:
    """Return the article's address as the page's head gives it."""
    for meta in metas:
        if meta.name == "url" and re.match(r"https?://[^\s/]+/\S", meta.value):
            return Found(meta.value, meta.line, "the page's head says so")
    return Found(None, 0, "the text gives no address")


def title(
    lines: Sequence[Line], parts: list[Part], metas: Sequence[Meta], language: str
) -> tuple[Found[str], int]:
    """Return the title and the place of its line (-1 for none); its lines become `Part.TITLE`.

    Of a page the first heading or its head; of a dump a line above the text without a full stop,
    rather one that is given twice, has a stamp beside it, or shares its words with the text.
    """
    told = running(lines, parts)
    first = next(
        (at for at, part in enumerate(parts) if part is Part.BODY and _is_text(lines[at], told[at])), None
    )
    heads = [meta for meta in metas if meta.name == "title"]
    named = {fold(meta.value) for meta in heads}
    named |= _in_page_title(lines, metas) if not any(line.hint == "title" for line in lines) else set()
    for at, line in enumerate(lines):
        if (line.hint == "title" and line.text.count(" ") >= 2) or fold(line.text) in named:
            _mark(lines, parts, line)
            return Found(line.text, line.number, "the page's first heading"), at
    if heads:
        return Found(heads[0].value, heads[0].line, "the page's head"), -1
    if first is None:
        return Found(None, 0, "no text below a title"), -1
    chosen = _best(lines, parts, first, language)
    if chosen is None:
        return Found(None, 0, "no line above the text reads like a title"), -1
    more = paragraphs.carried(lines, chosen)
    whole = " ".join(line.text for line in lines[chosen : chosen + more + 1])
    if whole.count(" ") > 30 or paragraphs.DATELINE.match(whole):
        return Found(None, 0, "no line above the text reads like a title"), -1
    for line in lines[chosen : chosen + more + 1]:
        _mark(lines, parts, line)
    return Found(whole, lines[chosen].number, "the line above the text that reads like a title"), chosen


def _in_page_title(lines: Sequence[Line], metas: Sequence[Meta]) -> set[str]:
    """Return the longest line that the page's own title holds, folded: its heading where none is marked."""
    pages = [fold(meta.value) for meta in metas if meta.name == "page"]
    held = [
        text
        for line in lines
        if line.text.count(" ") >= 2 and any((text := fold(line.text)) in page for page in pages)
    ]
    return {max(held, key=len)} if held else set()


def _mark(lines: Sequence[Line], parts: list[Part], title: Line) -> None:
    for at, line in enumerate(lines):
        if fold(line.text) == fold(title.text):
            parts[at] = Part.TITLE


def _is_text(line: Line, told: bool) -> bool:
    """Tell whether a line is the article's text and no long title: by its length, its end, what follows."""
    if (told and not is_prose(line)) or paragraphs.DATELINE.match(line.text):
        return True
    return line.hint != "title" and (
        len(line.text) >= 110 or line.text.rstrip('”"» )').endswith((".", "!", "؟", "?"))
    )


def _best(lines: Sequence[Line], parts: Sequence[Part], first: int, language: str) -> int | None:
    body = {
        word.text.lower()[:4]
        for line, part in zip(lines[first:], parts[first:], strict=True)
        if part is Part.BODY
        for word in words(line.level)
        if len(word.text) > 3
    }
    scored: list[tuple[float, int]] = []
    texts = [fold(line.text) for line in lines]
    for at, line in enumerate(lines[:first]):
        count = line.text.count(" ") + 1
        if (
            parts[at] is Part.META
            or not 3 <= count <= 30
            or line.text.endswith((".", ":", "؛", "»:"))
            or _is_listed(line)
            or _CREDITED.search(line.text)
        ):
            continue
        content = {word.text.lower()[:4] for word in words(line.level) if len(word.text) > 3}
        shared = len(content & body) / max(1, len(content))
        score = 2 * shared + min(count, 9) / 9
        score += 1.5 * (texts.count(texts[at]) > 1)
        score += 0.8 * any(is_stamp(near, language) for near in lines[at + 1 : at + 3])
        score += 0.3 * (at + 1 == first)
        score -= 1.5 * (parts[at] is Part.NOISE and not _plain(line))
        scored.append((score, at))
    best = max(scored, key=lambda pair: (pair[0], -pair[1]), default=(0.0, -1))
    return best[1] if best[0] >= 1.35 else None


def _plain(line: Line) -> bool:
    """Tell whether a line above the text was left out only because it is short."""
    level = line.bare
    return not (
        words_of.FURNITURE.search(level)
        or words_of.CLOSING.match(level)
        or words_of.LINKS.match(level)
        or words_of.INLINE_LINK.match(level)
        or words_of.JUNK.match(level)
        or TRAIL.search(level)
    )


def _is_listed(line: Line) -> bool:
    return bool(re.match(r"^\s*[•·*\-]\s", line.text)) or line.text.count("|") > 1
