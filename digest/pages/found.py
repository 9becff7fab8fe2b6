"""What can be found in an edition, as plain values: articles, events, countries, people and the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.pieces import DatedView, Phrase
from digest.text import locales
from digest.text.direction import block_direction
from digest.text.plain import plain

Said = tuple[str, str, str]
"""A text, its language and its direction."""


class Found(NamedTuple):
    """One entry; what its fields mean is said where the index is made (`digest/search/entries.py`)."""

    url: str
    title: Said
    label: Said | None = None
    when: tuple[tuple[str, str | None], ...] = ()
    texts: tuple[Said, ...] = ()
    also: tuple[Said, ...] = ()
    hidden: str = ""


class Searchable(NamedTuple):
    """An edition to search in: its code, the search's words and settings, kinds with headings, entries.

    `keys` name the entries, kind by kind: "article/visit"; `made` makes one, `led` tells its address alone.
    """

    code: str
    says: Mapping[str, object]
    kinds: Mapping[str, str]
    keys: Sequence[str]
    made: Callable[[str], Found]
    led: Callable[[str], str] | None = None

    def address(self, key: str) -> str:
        """Return the address of the entry of a key, without making it where that is known."""
        return self.led(key) if self.led else self.made(key).url

    def entry(self, key: str) -> Found:
        """Return the entry of a key."""
        return self.made(key)


def searchable(desk: Desk) -> Searchable:
    """Return all that can be found in an edition, kind by kind, the newest or weightiest first."""
    derived, library = desk.derived, desk.library
    ids: Mapping[str, Iterable[str]] = {
        "article": derived.holdings.written[desk.code],  # others are in their own editions
        "event": reversed(derived.chronology.events),
        "country": derived.countries.by_code,
        "relation": ("-".join(pair) for pair in derived.relations.by_pair),
        "person": library.people,
        "source": library.sources,
    }
    keys = tuple(f"{kind}/{id}" for kind, found in ids.items() for id in found)

    def made(key: str) -> Found:
        kind, _, id = key.partition("/")
        return _MAKERS[kind](desk, id)

    def led(key: str) -> str:
        kind, _, id = key.partition("/")
        return _ADDRESSES[kind](desk, id)

    kinds = {kind: desk.voice.word(word) for kind, word in _KINDS.items()}
    return Searchable(desk.code, _says(desk), kinds, keys, made, led)


_KINDS = {
    "article": "nav.articles",
    "event": "section.events",
    "country": "nav.countries",
    "relation": "section.relations.all",
    "person": "nav.people",
    "source": "nav.sources",
}
"""What there is to find, to the key of its heading."""


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


def _article(desk: Desk, id: str) -> Found:
    article = desk.library.articles[id]
    text, dated = article.texts[desk.code], desk.voice.when(article.published.date)
    return Found(
        url=routes.article(desk.code, id),
        title=_in(text.title, desk.code),
        label=_said(desk.outlet(article.source)),
        when=_when(dated),
        texts=(_in(text.summary, desk.code), _in(plain(text.body), desk.code)),
        also=(_in(article.title, article.language),) if article.title else (),
        hidden=" | ".join((_elsewhere(dated), article.code or "")),
    )


def _event(desk: Desk, id: str) -> Found:
    event, voice, text_in = desk.library.events[id], desk.voice, desk.site.text
    title, text, place = (text_in(words, desk.code) for words in (event.title, event.text, event.place))
    assert title is not None  # the schema wants a title and a text in one edition at least
    assert text is not None
    dated = voice.when(event.date)
    people = (desk.person(one).text.text for one in event.people)
    names = (*map(desk.country_name, event.countries), *people)
    return Found(
        url=desk.event_url(id),
        title=_in(*title),
        label=_in(voice.word(f"kind.{event.kind}"), desk.code),
        when=_when(dated),
        texts=(_in(plain(text[0]), text[1]),),
        hidden=" | ".join((_elsewhere(dated), place[0] if place else "", *names)),
    )


def _country(desk: Desk, code: str) -> Found:
    editions = desk.library.editions
    name, record = desk.country_name(code), desk.library.countries.get(code)
    named = {one: locales.territory_name(code, edition.locale) for one, edition in editions.items()}
    intro = None
    others = list(named.items())
    if record:
        intro = record.intros.get(desk.code)
        others += record.names.items()
        others += [(language, alias) for language, found in record.aliases.items() for alias in found]
    return Found(
        url=routes.country(desk.code, code),
        title=_in(name, desk.code),
        texts=(_in(plain(intro.body), desk.code),) if intro else (),
        also=_names(name, others),
    )


def _relation(desk: Desk, id: str) -> Found:
    first, second = id.split("-")
    link = desk.relation((first, second))
    return Found(link.url, _said(link.text))


def _person(desk: Desk, id: str) -> Found:
    person, name = desk.library.people[id], desk.person(id)
    roles = [role for one in person.roles if (role := desk.site.text(one.title, desk.code))]
    original = person.original
    return Found(
        url=name.url,
        title=_said(name.text),
        label=_in(desk.country_name(person.country), desk.code),
        texts=tuple(_in(*role) for role in roles),
        also=_names(name.text.text, ((original.language, original.name), *person.names.items())),
    )


def _source(desk: Desk, id: str) -> Found:
    source, name = desk.library.sources[id], desk.outlet(id)
    original, about = source.original, desk.site.text(source.about, desk.code)
    return Found(
        url=routes.source(desk.code, id),
        title=_said(name),
        label=_in(desk.voice.word(f"outlet.{source.kind}"), desk.code),
        texts=(_in(*about),) if about else (),
        also=_names(name.text, ((original.language, original.name), *source.names.items())),
    )


_MAKERS: Mapping[str, Callable[[Desk, str], Found]] = {
    "article": _article,
    "event": _event,
    "country": _country,
    "relation": _relation,
    "person": _person,
    "source": _source,
}
"""What makes an entry of each kind."""

_ADDRESSES: Mapping[str, Callable[[Desk, str], str]] = {
    "article": lambda desk, id: routes.article(desk.code, id),
    "event": Desk.event_url,
    "country": lambda desk, id: routes.country(desk.code, id),
    "relation": lambda desk, id: routes.relation(desk.code, *id.split("-")),
    "person": lambda desk, id: routes.person(desk.code, id),
    "source": lambda desk, id: routes.source(desk.code, id),
}
"""Where an entry of each kind leads, as its maker says."""
