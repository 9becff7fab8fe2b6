"""What can be found in an edition, as plain values: articles, events, countries, people and the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.pieces import DatedView, Phrase
from digest.text import locales
from digest.text.direction import block_direction
from digest.text.plain import plain

Said = tuple[str, str, str]
"""A text, its language and its direction."""


@dataclass(frozen=True, slots=True)
class Found:
    """One entry; what its fields mean is said where the index is made (`digest/search/entries.py`)."""

    kind: str
    url: str
    title: Said
    label: Said | None = None
    when: tuple[tuple[str, str | None], ...] = ()
    texts: tuple[Said, ...] = ()
    also: tuple[Said, ...] = ()
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Searchable:
    """An edition to search in: its code, the search's words and settings, kinds with headings, entries."""

    code: str
    says: Mapping[str, object]
    kinds: Mapping[str, str]
    entries: tuple[Found, ...]


def searchable(desk: Desk) -> Searchable:
    """Return all that can be found in an edition, kind by kind, the newest or weightiest first."""
    word = desk.voice.word
    kinds = {
        "article": word("nav.articles"),
        "event": word("section.events"),
        "country": word("nav.countries"),
        "relation": word("section.relations.all"),
        "person": word("nav.people"),
        "source": word("nav.sources"),
    }
    entries = (
        *_articles(desk),
        *_events(desk),
        *_countries(desk),
        *_relations(desk),
        *_people(desk),
        *_sources(desk),
    )
    return Searchable(desk.code, _says(desk), kinds, entries)


def _says(desk: Desk) -> Mapping[str, object]:
    voice, edition = desk.voice, desk.voice.edition
    return {
        "name": edition.name,
        "dir": edition.direction,
        "locale": edition.locale.replace("_", "-"),
        "digits": "".join(voice.year(n) for n in range(10)),
        "group": voice.number(10_000)[2:-3],
        "results": edition.plurals["search.results"],
        "more": voice.word("search.more"),
        "none": voice.word("search.none"),
        "scripts": dict(voice.scripts),
    }


def _said(phrase: Phrase) -> Said:
    return phrase.text, phrase.lang, phrase.dir


def _in(text: str, lang: str) -> Said:
    return text, lang, block_direction(text, lang)


def _names(shown: str, named: Iterable[tuple[str, str]]) -> tuple[Said, ...]:
    """Return the other names of something, given as (language, name), each once."""
    return tuple({name: _in(name, lang) for lang, name in named if name != shown}.values())


def _when(dated: DatedView) -> tuple[tuple[str, str | None], ...]:
    return tuple((piece.text, piece.datetime) for piece in dated.primary)


def _elsewhere(dated: DatedView) -> str:
    """Return a date in the other calendar: it is found by that as well."""
    return "".join(piece.text for piece in dated.secondary)


def _articles(desk: Desk) -> Iterator[Found]:
    for id in desk.derived.chronology.articles:
        article = desk.library.articles[id]
        text = article.texts.get(desk.code)
        if text is None:
            continue  # its own edition has it; there is a switch for all editions
        dated = desk.voice.when(article.published.date)
        yield Found(
            kind="article",
            url=routes.article(desk.code, id),
            title=_in(text.title, desk.code),
            label=_said(desk.outlet(article.source)),
            when=_when(dated),
            texts=(_in(text.summary, desk.code), _in(plain(text.body), desk.code)),
            also=(_in(article.title, article.language),) if article.title else (),
            hidden=" | ".join((_elsewhere(dated), article.code or "")),
        )


def _events(desk: Desk) -> Iterator[Found]:
    for id in reversed(desk.derived.chronology.events):
        event, voice, text_in = desk.library.events[id], desk.voice, desk.site.text
        title, text, place = (text_in(words, desk.code) for words in (event.title, event.text, event.place))
        assert title is not None  # the schema wants a title and a text in one edition at least
        assert text is not None
        dated = voice.when(event.date)
        people = (desk.person(one).text.text for one in event.people)
        names = (*map(desk.country_name, event.countries), *people)
        yield Found(
            kind="event",
            url=desk.event_url(id),
            title=_in(*title),
            label=_in(voice.word(f"kind.{event.kind}"), desk.code),
            when=_when(dated),
            texts=(_in(plain(text[0]), text[1]),),
            hidden=" | ".join((_elsewhere(dated), place[0] if place else "", *names)),
        )


def _countries(desk: Desk) -> Iterator[Found]:
    editions = desk.library.editions
    for code in desk.derived.countries.by_code:
        name, record = desk.country_name(code), desk.library.countries.get(code)
        named = {one: locales.territory_name(code, edition.locale) for one, edition in editions.items()}
        intro = None
        others = list(named.items())
        if record:
            intro = record.intros.get(desk.code)
            others += record.names.items()
            others += [(language, alias) for language, found in record.aliases.items() for alias in found]
        yield Found(
            kind="country",
            url=routes.country(desk.code, code),
            title=_in(name, desk.code),
            texts=(_in(plain(intro.body), desk.code),) if intro else (),
            also=_names(name, others),
        )


def _relations(desk: Desk) -> Iterator[Found]:
    for pair in desk.derived.relations.by_pair:
        link = desk.relation(pair)
        yield Found("relation", link.url, _said(link.text))


def _people(desk: Desk) -> Iterator[Found]:
    for id, person in desk.library.people.items():
        name, original = desk.person(id), person.original
        roles = [role for one in person.roles if (role := desk.site.text(one.title, desk.code))]
        yield Found(
            kind="person",
            url=name.url,
            title=_said(name.text),
            label=_in(desk.country_name(person.country), desk.code),
            texts=tuple(_in(*role) for role in roles),
            also=_names(name.text.text, ((original.language, original.name), *person.names.items())),
        )


def _sources(desk: Desk) -> Iterator[Found]:
    for id, source in desk.library.sources.items():
        name, original = desk.outlet(id), source.original
        about = desk.site.text(source.about, desk.code)
        yield Found(
            kind="source",
            url=routes.source(desk.code, id),
            title=_said(name),
            label=_in(desk.voice.word(f"outlet.{source.kind}"), desk.code),
            texts=(_in(*about),) if about else (),
            also=_names(name.text, ((original.language, original.name), *source.names.items())),
        )
