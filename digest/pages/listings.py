"""The listing pages: all articles, all countries, all people, all sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from digest.derive.countries import CountryIndex
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind, once
from digest.pages.pieces import Entry
from digest.pages.views import CountriesView, EntriesView, ListView
from digest.text import collation


def _listing(name: str, make: Callable[[Desk, str], object]) -> PageKind:
    """Return the kind of a section's listing page."""

    def made(desk: Desk, _subject: str) -> Made:
        title, intro = desk.voice.word(f"nav.{name}"), desk.voice.word(f"{name}.intro")
        return Made(make(desk, intro), title, intro)

    return PageKind(name, name, once, lambda edition, _subject: routes.section(edition, name), made)


def _articles(desk: Desk, intro: str) -> ListView:
    title = desk.voice.word("nav.articles")
    cards = desk.articles(desk.derived.chronology.articles)
    return ListView(desk.crumbs((title, None)), title, intro, cards)


def _countries(desk: Desk, intro: str) -> CountriesView:
    title = desk.voice.word("nav.countries")
    chips = tuple(
        desk.chip(code, _weight(desk, index)) for code, index in desk.derived.countries.by_code.items()
    )
    pairs = tuple(desk.relation(pair, count=True) for pair in desk.derived.relations.by_pair)
    world = routes.section(desk.code, "world") if desk.site.atlas.countries else None
    return CountriesView(desk.crumbs((title, None)), title, intro, chips, pairs, world)


def _weight(desk: Desk, index: CountryIndex) -> str | None:
    """Return how much there is about a country: its events, else its articles, else where it is mentioned."""
    counts = {"events": index.events, "articles": index.articles, "mentions": index.mentioned_in}
    key = next((name for name, ids in counts.items() if ids), None)
    return desk.voice.plural(f"count.{key}", len(counts[key])) if key else None


def person_entry(desk: Desk, id: str) -> Entry:
    """Return a person's line in a list: the name, the latest role, the country."""
    person, link = desk.library.people[id], desk.person(id)
    original = desk.voice.phrase(person.original.name, person.original.language)
    role = desk.phrase(person.roles[0].title) if person.roles else None
    alias = original if original.text != link.text.text else None
    return Entry(link.text, link.url, role, desk.chip(person.country), alias)


def source_entry(desk: Desk, id: str) -> Entry:
    """Return an outlet's line in a list: the name, its kind, the country."""
    source, name, original = desk.library.sources[id], desk.outlet(id), desk.original(id)
    alias = original if original.text != name.text else None
    kind = desk.voice.word(f"outlet.{source.kind}")
    return Entry(
        name, routes.source(desk.code, id), desk.voice.phrase(kind), desk.chip(source.country), alias
    )


def by_name(desk: Desk, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries in the edition's alphabetical order."""
    alphabet = desk.voice.edition.alphabet
    return tuple(sorted(entries, key=lambda entry: collation.sort_key(entry.name.text, alphabet)))


def _people(desk: Desk, intro: str) -> EntriesView:
    title = desk.voice.word("nav.people")
    entries = by_name(desk, (person_entry(desk, id) for id in desk.library.people))
    return EntriesView(desk.crumbs((title, None)), title, intro, entries)


def _sources(desk: Desk, intro: str) -> EntriesView:
    title = desk.voice.word("nav.sources")
    entries = by_name(desk, (source_entry(desk, id) for id in desk.library.sources))
    return EntriesView(desk.crumbs((title, None)), title, intro, entries)


ARTICLES = _listing("articles", _articles)
COUNTRIES = _listing("countries", _countries)
PEOPLE = _listing("people", _people)
SOURCES = _listing("sources", _sources)
