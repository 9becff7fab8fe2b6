"""The listing pages: all articles, all countries, all people, all sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest
from itertools import islice

from digest.derive.countries import CountryIndex
from digest.derive.people import PersonIndex
from digest.derive.sources import SourceIndex
from digest.pages import archive, routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind, once
from digest.pages.pieces import Entry
from digest.pages.views import CountriesView, EntriesView, ListView
from digest.text import collation

PAIRS = 100
"""So many relations are listed with the countries, the strongest; each country's page has all of its own."""

MOST = 400
"""So many people or sources are on one page; where there are more, those that most is told of."""


def _listing(name: str, make: Callable[[Desk, str], object]) -> PageKind:
    """Return the kind of a section's listing page."""

    def made(desk: Desk, _subject: str) -> Made:
        title, intro = desk.voice.word(f"nav.{name}"), desk.voice.word(f"{name}.intro")
        return Made(make(desk, intro), title, intro)

    return PageKind(name, name, once, lambda edition, _subject: routes.section(edition, name), made)


def _articles(desk: Desk, intro: str) -> ListView:
    title = desk.voice.word("nav.articles")
    shown = archive.shown(desk, "articles", "", articles=desk.derived.chronology.articles)
    return ListView(desk.crumbs((title, None)), title, intro, shown)


def _countries(desk: Desk, intro: str) -> CountriesView:
    title = desk.voice.word("nav.countries")
    chips = tuple(
        desk.chip(code, _weight(desk, index)) for code, index in desk.derived.countries.by_code.items()
    )
    all_pairs = desk.derived.relations.by_pair
    pairs = tuple(desk.relation(pair, count=True) for pair in islice(all_pairs, PAIRS))
    rest = desk.voice.word(
        "countries.rest", count=desk.voice.number(PAIRS), all=desk.voice.number(len(all_pairs))
    )
    world = routes.section(desk.code, "world") if desk.site.atlas.countries else None
    return CountriesView(
        desk.crumbs((title, None)),
        title,
        intro,
        chips,
        pairs,
        rest if len(all_pairs) > PAIRS else None,
        world,
    )


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


def _weightiest(found: Mapping[str, PersonIndex | SourceIndex]) -> list[str]:
    """Return the ids of those with the most events and articles, where there are too many for one page."""
    if len(found) <= MOST:
        return list(found)
    weights = {id: len(one.events) + len(one.articles) for id, one in found.items()}
    return nsmallest(MOST, weights, key=lambda id: (-weights[id], id))


def _entries(
    desk: Desk, name: str, found: Mapping[str, PersonIndex | SourceIndex], entry: Callable[[Desk, str], Entry]
) -> EntriesView:
    title, intro = desk.voice.word(f"nav.{name}"), desk.voice.word(f"{name}.intro")
    count, all = desk.voice.number(MOST), desk.voice.number(len(found))
    rest = desk.voice.word("list.rest", count=count, all=all) if len(found) > MOST else None
    entries = by_name(desk, (entry(desk, id) for id in _weightiest(found)))
    return EntriesView(desk.crumbs((title, None)), title, intro, entries, rest)


def _people(desk: Desk, _intro: str) -> EntriesView:
    return _entries(desk, "people", desk.derived.people.by_id, person_entry)


def _sources(desk: Desk, _intro: str) -> EntriesView:
    return _entries(desk, "sources", desk.derived.sources.by_id, source_entry)


ARTICLES = _listing("articles", _articles)
COUNTRIES = _listing("countries", _countries)
PEOPLE = _listing("people", _people)
SOURCES = _listing("sources", _sources)
