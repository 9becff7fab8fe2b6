"""The entries of feeds: an article's digest in full, an event with its reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape, unescape
from urllib.parse import urljoin

from digest.exports import data_records, identity
from digest.exports.feed import Category, Entry
from digest.exports.plain_titles import untangled
from digest.model import Dating
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.once import once
from digest.pages.pieces import DatePiece, Phrase
from digest.text.direction import block_direction
from digest.text.plain import plain

_ADDRESS = re.compile(r'(?<=\s)(href|src)="([^"]*)"')


def article(desk: Desk, first: str, id: str) -> Entry:
    """Return an article's entry: its digest in this edition, or in the first that has one.

    The entry is named by the edition of its text, so that a translation that comes later is a new entry;
    `first` is the id by which an article is known that was renamed.
    """
    site, voice, record = desk.site, desk.voice, desk.library.articles[id]
    code = next(code for code in site.fallbacks(desk.code) if code in record.texts)
    text, title = record.texts[code], voice.phrase(record.texts[code].title, code)
    url, outlet = site.url + routes.article(code, id), desk.outlet(record.source)
    facts = _facts(
        (voice.word("article.outlet"), _said(outlet)),
        (voice.word("article.published"), _dated(desk, record.published)),
        (voice.word("article.language"), _said(voice.own_name(record.language))),
    )
    body = absolute(desk.body(id, code), url)
    return Entry(
        id=identity.urn(code, "article", first),
        url=url,
        lang=code,
        title=untangled(title, voice.edition.direction),
        summary=text.summary,
        html=_block(title.lang, title.dir, body) + _block(desk.code, voice.edition.direction, facts),
        updated=desk.derived.days.articles[id],
        writer=text.translator,
        source=record.url,
        others=tuple(
            (other, site.url + routes.article(other, id))
            for other in desk.library.editions
            if other != code and other in record.texts
        ),
        categories=(
            Category(site.url + routes.section(desk.code, "sources"), record.source, outlet.text),
            *_countries(desk, record.countries),
        ),
    )


def event(desk: Desk, id: str) -> Entry:
    """Return an event's entry: it is named by this edition, where it stands in the chronology."""
    site, voice, record = desk.site, desk.voice, desk.library.events[id]
    url, title = site.url + desk.event_url(id), desk.phrase(record.title)
    text, place = site.text(record.text, desk.code), desk.phrase(record.place)
    assert title is not None  # the schema wants a title and a text in one edition at least
    assert text is not None
    surest = replace(data_records.surest(record), date=record.date)
    facts = _facts(
        (voice.word("event.date"), _dated(desk, surest)),
        *(((voice.word("event.place"), _said(place)),) if place else ()),
        *(_telling(desk, report.article) for report in record.reports),
    )
    return Entry(
        id=identity.urn(desk.code, "event", id),
        url=url,
        lang=title.lang,
        title=untangled(title, voice.edition.direction),
        summary=plain(text[0]),
        html=_block(text[1], block_direction(text[0], text[1]), absolute(desk.markdown(*text), url))
        + _block(desk.code, voice.edition.direction, facts),
        updated=desk.derived.days.events[id],
        writer=None,
        source=None,
        others=tuple(
            (other, site.url + routes.event(other, id, desk.derived.periods.place.get(id, "")))
            for other in desk.library.editions
            if other != desk.code and other in record.title
        ),
        categories=(
            Category(
                site.url + routes.section(desk.code, "chronology"),
                record.kind,
                voice.word(f"kind.{record.kind}"),
            ),
            *_countries(desk, record.countries),
        ),
    )


@once
def _telling(desk: Desk, id: str) -> tuple[str, str]:
    """Return an article that tells of an event: its outlet, and a link to our page on it."""
    article = desk.library.articles[id]
    link = _linked(desk.article_title(article), desk.site.url + desk.article_url(article))
    return desk.outlet(article.source).text, link


def absolute(html: str, page: str) -> str:
    """Return HTML of a page with every relative address made whole: readers show it elsewhere."""

    def whole(found: re.Match[str]) -> str:
        return f'{found[1]}="{escape(urljoin(page, unescape(found[2])))}"'

    return _ADDRESS.sub(whole, html) if 'href="' in html or 'src="' in html else html


def _countries(desk: Desk, codes: Iterable[str]) -> tuple[Category, ...]:
    return tuple(_country(desk, code) for code in codes)


@once
def _country(desk: Desk, code: str) -> Category:
    return Category(desk.site.url + routes.section(desk.code, "countries"), code, desk.country_name(code))


def _block(lang: str, direction: str, html: str) -> str:
    """Return HTML in a block that says its own language and direction: a reader knows neither."""
    return f'<div lang="{lang}" dir="{direction}">{html}</div>'


def _facts(*facts: tuple[str, str]) -> str:
    """Return (label, HTML) pairs as a list."""
    return "<ul>" + "".join(f"<li>{escape(label)}: {html}</li>" for label, html in facts) + "</ul>"


def _said(phrase: Phrase) -> str:
    return phrase.html if phrase.own else f'<bdi lang="{phrase.lang}" dir="{phrase.dir}">{phrase.html}</bdi>'


def _linked(phrase: Phrase, url: str) -> str:
    return f'<a href="{escape(url)}">{_said(phrase)}</a>'


def _dated(desk: Desk, dating: Dating) -> str:
    """Return a date in both calendars, and how it is known."""
    dated = desk.voice.when(dating.date)
    other = f" ({_words(dated.secondary)})" if dated.secondary else ""
    return f"{_words(dated.primary)}{other} · {escape(desk.voice.word(f'basis.{dating.basis}'))}"


def _words(pieces: Iterable[DatePiece]) -> str:
    return escape("".join([piece.text for piece in pieces]))
