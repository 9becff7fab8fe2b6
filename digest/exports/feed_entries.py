"""The entries of feeds: an article's digest in full, an event with its reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape
from urllib.parse import urljoin

from digest.exports import identity
from digest.exports.days import Days
from digest.exports.feed import Category, Entry
from digest.exports.plain_titles import untangled
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.pieces import DatedView, DatePiece, Phrase
from digest.text.plain import plain

_ADDRESS = re.compile(r'(?<=\s)(href|src)="([^"]*)"')


def article(desk: Desk, days: Days, first: Mapping[tuple[str, str], str], id: str) -> Entry:
    """Return an article's entry: its digest in this edition, or in the first that has one.

    The entry is named by the edition of its text, so that a translation that comes later is a new entry;
    `first` holds the ids that renamed articles are known by.
    """
    site, record, card = desk.site, desk.library.articles[id], desk.article(id)
    code = card.title.lang
    text = record.texts[code]
    url = site.url + card.url
    facts = _facts(
        (desk.voice.word("article.outlet"), _said(card.source.outlet)),
        (desk.voice.word("article.published"), _dated(card.dated)),
        (desk.voice.word("article.language"), _said(card.source.language)),
    )
    body = absolute(desk.body(id, code), url)
    outlet = Category(site.url + routes.section(desk.code, "sources"), record.source, card.source.outlet.text)
    return Entry(
        id=identity.urn(code, "article", first.get((code, id), id)),
        url=url,
        lang=code,
        title=untangled(card.title, desk.voice.edition.direction),
        summary=text.summary,
        html=_block(card.title, body) + _block(desk.voice.phrase(""), facts),
        updated=days.articles[id],
        writer=text.translator,
        source=record.url,
        others=tuple(
            (other, site.url + routes.article(other, id))
            for other in desk.library.editions
            if other != code and other in record.texts
        ),
        categories=(outlet, *_countries(desk, record.countries)),
    )


def event(desk: Desk, days: Days, id: str) -> Entry:
    """Return an event's entry: it is named by this edition, where it stands in the chronology."""
    site, record, card = desk.site, desk.library.events[id], desk.event(id)
    url = site.url + card.url
    text = site.text(record.text, desk.code)
    facts = _facts(
        (desk.voice.word("event.date"), _dated(card.dated)),
        *(((desk.voice.word("event.place"), _said(card.place)),) if card.place else ()),
        *(
            (report.source.outlet.text, _linked(report.article.text, site.url + report.article.url))
            for report in card.reports
        ),
    )
    kinds = site.url + routes.section(desk.code, "chronology")
    return Entry(
        id=identity.urn(desk.code, "event", id),
        url=url,
        lang=card.title.lang,
        title=untangled(card.title, desk.voice.edition.direction),
        summary=plain(text[0]) if text else "",
        html=_block(card.text_lang, absolute(card.text, url)) + _block(desk.voice.phrase(""), facts),
        updated=days.events[id],
        writer=None,
        source=None,
        others=tuple(
            (other, site.url + routes.event(other, id, desk.derived.periods.place.get(id, "")))
            for other in desk.library.editions
            if other != desk.code and other in record.title
        ),
        categories=(Category(kinds, record.kind, card.kind_label), *_countries(desk, record.countries)),
    )


def absolute(html: str, page: str) -> str:
    """Return HTML of a page with every relative address made whole: readers show it elsewhere."""

    def whole(found: re.Match[str]) -> str:
        return f'{found[1]}="{escape(urljoin(page, unescape(found[2])))}"'

    return _ADDRESS.sub(whole, html) if 'href="' in html or 'src="' in html else html


def _countries(desk: Desk, codes: Iterable[str]) -> tuple[Category, ...]:
    scheme = desk.site.url + routes.section(desk.code, "countries")
    return tuple(Category(scheme, code, desk.country_name(code)) for code in codes)


def _block(phrase: Phrase, html: str) -> str:
    """Return HTML in a block that says its own language and direction: a reader knows neither."""
    return f'<div lang="{phrase.lang}" dir="{phrase.dir}">{html}</div>'


def _facts(*facts: tuple[str, str]) -> str:
    """Return (label, HTML) pairs as a list."""
    return "<ul>" + "".join(f"<li>{escape(label)}: {html}</li>" for label, html in facts) + "</ul>"


def _said(phrase: Phrase) -> str:
    return phrase.html if phrase.own else f'<bdi lang="{phrase.lang}" dir="{phrase.dir}">{phrase.html}</bdi>'


def _linked(phrase: Phrase, url: str) -> str:
    return f'<a href="{escape(url)}">{_said(phrase)}</a>'


def _dated(dated: DatedView) -> str:
    """Return a date in both calendars, and how it is known."""
    other = f" ({_words(dated.secondary)})" if dated.secondary else ""
    return f"{_words(dated.primary)}{other} · {escape(dated.label)}"


def _words(pieces: Iterable[DatePiece]) -> str:
    return escape("".join(piece.text for piece in pieces))
