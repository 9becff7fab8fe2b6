"""Articles and events in memory, as many as wanted: the same ones every time, most of them on one country."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from digest.build import check
from digest.calendars import edtf
from digest.model import Article, Dating, Event, Library
from tests.site.conftest import order

FIRST, DAYS = date(1996, 1, 1), 10_950
COUNTRIES = ("IR", "CU", "RU", "CN", "VE", "BR", "US")
WEIGHTS = (40, 20, 10, 10, 10, 5, 5)
OPENINGS = {
    "en": ("Iran and", "Iran's minister", "A minister", "Talks on", "The bank", "Überraschung", "12 states"),
    "fa": ("ایران و", "وزیر ایران", "یک وزیر", "گفت‌وگو درباره", "بانک", "أعضاء", "۱۲ کشور"),
}
MENTIONED = "UA"
"""A country that is only named."""


def crowd(many: int, seed: int = 7) -> Library:
    """Return the real content, with so many articles and events in place of its own.

    Every tenth article has no text in Persian, and every seventh date is no more than a month or a year.
    """
    real, _ = check(order(Path()))
    chance = random.Random(seed)
    patterns = (list(real.articles.values()), list(real.events.values()))
    articles = {one.id: one for one in (_article(chance, n, patterns[0]) for n in range(many))}
    ids = list(articles)
    events = {one.id: one for one in (_event(chance, n, patterns[1], ids) for n in range(many))}
    return replace(real, articles=articles, events=events)


def _article(chance: random.Random, number: int, patterns: list[Article]) -> Article:
    pattern = patterns[number % len(patterns)]
    texts = {
        code: replace(text, title=_title(chance, code, number))
        for code, text in pattern.texts.items()
        if code == "en" or number % 10
    }
    return replace(
        pattern,
        id=str(1900 + number) if number < 300 else f"article-{number}",
        published=_dating(chance, number, pattern.published),
        countries=_countries(chance),
        mentions=(MENTIONED,) if number % 3 == 0 else (),
        texts=texts,
    )


def _event(chance: random.Random, number: int, patterns: list[Event], articles: list[str]) -> Event:
    pattern = patterns[number % len(patterns)]
    dating = _dating(chance, number, pattern.reports[0].dating)
    tellers = chance.sample(articles, chance.randint(1, 2))
    return replace(
        pattern,
        id=f"event-{number}",
        date=dating.date,
        countries=_countries(chance),
        title={code: _title(chance, code, number) for code in pattern.title},
        reports=tuple(pattern.reports[0]._replace(article=id, dating=dating) for id in tellers),
    )


def _countries(chance: random.Random) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chance.choices(COUNTRIES, WEIGHTS, k=2)))


def _dating(chance: random.Random, number: int, pattern: Dating) -> Dating:
    day = (FIRST + timedelta(chance.randrange(DAYS))).isoformat()
    text = day if number % 7 else day[: 4 + 3 * chance.randint(0, 1)]
    return pattern._replace(date=edtf.parse(text))


def _title(chance: random.Random, code: str, number: int) -> str:
    words = {"en": ("trade", "oil", "visas", "health"), "fa": ("تجارت", "نفت", "روادید", "بهداشت")}[code]
    return f"{chance.choice(OPENINGS[code])} {chance.choice(words)} {number}"
