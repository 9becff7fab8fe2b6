"""The entries of feeds: an article's digest in full, an event with its reports."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from urllib.parse import urljoin

from digest.exports import data_records, identity
from digest.exports.feed import Category, Entry
from digest.exports.plain_titles import untangled
from digest.model import Basis, Edtf
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.once import once
from digest.pages.pieces import DatePiece, Phrase
from digest.text.direction import block_direction
from digest.text.plain import plain

_PLAIN = re.compile(r"https?://[a-z0-9.-]+/[\w./-]*", re.ASCII)
"""An address that is whole and stays as it is, in HTML too: most of those that lead out of the site."""


def article(desk: Desk, first: str, id: str) -> Entry:
    """Return an article's entry: its digest in this edition, or in the first that has one.

    The entry is named by the edition of its text, so that a translation that comes later is a new entry;
    `first` is the id by which an article is known that was renamed.
    """
    site, voice, record = desk.site, desk.voice, desk.library.articles[id]
    code = next(code for code in site.fallbacks(desk.code) if code in record.texts)
    text, title = record.texts[code], voice.phrase(record.texts[code].title, code)
    url, outlet = site.url + routes.article(code, id), desk.outlet(record.source)
    facts = (
        _outlet(desk, record.source)
        + _fact(desk, "article.published", _dated(desk, record.published.date, record.published.basis))
        + _language(desk, record.language)
    )
    body = _block(title.lang, title.dir, absolute(desk.body(id, code), url))
    return Entry(
        id=identity.urn(code, "article", first),
        url=url,
        lang=code,
        title=untangled(title, voice.edition.direction),
        summary=text.summary,
        html=body + _block(desk.code, voice.edition.direction, f"<ul>{facts}</ul>"),
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
    dated = _dated(desk, record.date, data_records.surest(record).basis)
    facts = (
        _fact(desk, "event.date", dated)
        + (_fact(desk, "event.place", _said(place)) if place else "")
        + "".join([_telling(desk, report.article) for report in record.reports])
    )
    return Entry(
        id=identity.urn(desk.code, "event", id),
        url=url,
        lang=title.lang,
        title=untangled(title, voice.edition.direction),
        summary=plain(text[0]),
        html=_block(text[1], block_direction(text[0], text[1]), absolute(desk.markdown(*text), url))
        + _block(desk.code, voice.edition.direction, f"<ul>{facts}</ul>"),
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
def _telling(desk: Desk, id: str) -> str:
    """Return an article that tells of an event: its outlet, and a link to our page on it."""
    article = desk.library.articles[id]
    link = _linked(desk.article_title(article), desk.site.url + desk.article_url(article))
    return _item(desk.outlet(article.source).text, link)


def absolute(html: str, page: str) -> str:
    """Return HTML of a page with every relative address made whole: readers show it elsewhere."""
    for name in ('href="', 'src="'):
        if name in html:
            before, *rest = html.split(name)
            pieces = [before]
            for piece in rest:
                address, _, after = piece.partition('"')
                if before[-1:].isspace() and not _PLAIN.fullmatch(address):
                    address = escape(urljoin(page, unescape(address)))
                pieces.append(f'{name}{address}"{after}')
                before = after
            html = "".join(pieces)
    return html


def _countries(desk: Desk, codes: Iterable[str]) -> tuple[Category, ...]:
    return tuple(_country(desk, code) for code in codes)


@once
def _country(desk: Desk, code: str) -> Category:
    return Category(desk.site.url + routes.section(desk.code, "countries"), code, desk.country_name(code))


def _block(lang: str, direction: str, html: str) -> str:
    """Return HTML in a block that says its own language and direction: a reader knows neither."""
    return f'<div lang="{lang}" dir="{direction}">{html}</div>'


def _item(label: str, html: str) -> str:
    return f"<li>{escape(label)}: {html}</li>"


def _fact(desk: Desk, key: str, html: str) -> str:
    """Return an item of a list: one of the edition's words, and what is true of it."""
    return _item(desk.voice.word(key), html)


@once
def _outlet(desk: Desk, id: str) -> str:
    return _fact(desk, "article.outlet", _said(desk.outlet(id)))


@once
def _language(desk: Desk, code: str) -> str:
    return _fact(desk, "article.language", _said(desk.voice.own_name(code)))


def _said(phrase: Phrase) -> str:
    return phrase.html if phrase.own else f'<bdi lang="{phrase.lang}" dir="{phrase.dir}">{phrase.html}</bdi>'


def _linked(phrase: Phrase, url: str) -> str:
    return f'<a href="{escape(url)}">{_said(phrase)}</a>'


def _dated(desk: Desk, date: Edtf, basis: Basis) -> str:
    """Return a date in both calendars, and how it is known."""
    dated = desk.voice.when(date)
    other = f" ({_words(dated.secondary)})" if dated.secondary else ""
    return f"{_words(dated.primary)}{other} · {escape(desk.voice.word(f'basis.{basis}'))}"


def _words(pieces: Iterable[DatePiece]) -> str:
    return escape("".join([piece.text for piece in pieces]))
