"""The A-Z index: every article, event, country, person and source of an edition under its letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind, once
from digest.pages.listings import by_name, person_entry, source_entry
from digest.pages.pieces import Entry, Phrase
from digest.pages.views import IndexView, LetterView
from digest.text import collation


def _make(desk: Desk, _subject: str) -> Made:
    title, intro = desk.voice.word("nav.index"), desk.voice.word("index.intro")
    alphabet = desk.voice.edition.alphabet

    def letter(entry: Entry) -> str:
        return collation.initial(entry.name.text, alphabet)

    # Digits come before all letters and other scripts after them: one group at the end holds both.
    ordered = sorted(by_name(desk, _entries(desk)), key=lambda entry: letter(entry) == collation.NO_LETTER)
    found = [(name, tuple(entries)) for name, entries in groupby(ordered, key=letter)]
    letters = tuple(
        LetterView(
            letter=desk.voice.word("letter.other") if name == "#" else name,
            id="letter-other" if name == "#" else f"letter-{name.lower()}",
            entries=entries,
        )
        for name, entries in found
    )
    return Made(IndexView(desk.crumbs((title, None)), title, intro, letters), title, intro)


def _entries(desk: Desk) -> Iterator[Entry]:
    def word(key: str) -> Phrase:
        return desk.voice.phrase(desk.voice.word(key))

    for id in desk.derived.chronology.articles:
        card = desk.article(id)
        about = word("entry.article")
        if card.only:
            about = desk.voice.phrase(f"{about.text} - {card.only}")
        yield Entry(card.title, card.url, about, None, None)
    for id in desk.derived.chronology.events:
        event = desk.event(id)
        yield Entry(event.title, event.url, word("entry.event"), None, None)
    for code in desk.derived.countries.by_code:
        chip = desk.chip(code)
        yield Entry(desk.voice.phrase(chip.name), chip.url, word("entry.country"), None, None)
    for pair in desk.derived.relations.by_pair:
        link = desk.relation(pair)
        yield Entry(link.text, link.url, word("entry.relation"), None, None)
    yield from (person_entry(desk, id) for id in desk.library.people)
    yield from (source_entry(desk, id) for id in desk.library.sources)


KIND = PageKind("index", "index", once, lambda edition, _subject: routes.section(edition, "index"), _make)
