"""The page of two countries facing each other: what is between them, and when."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.pieces import Link
from digest.pages.site import Site
from digest.pages.views import RelationView


def _subjects(site: Site, _edition: str) -> Iterator[str]:
    return ("-".join(pair) for pair in site.derived.relations.by_pair)


def _url(edition: str, subject: str) -> str:
    return routes.relation(edition, *subject.split("-"))


def _make(desk: Desk, subject: str) -> Made:
    voice, (first, second) = desk.voice, subject.split("-")
    index = desk.derived.relations.by_pair[first, second]
    title = desk.relation((first, second)).text.text
    figures = (
        voice.plural("count.events", len(index.events)),
        voice.plural("count.articles", len(index.articles)),
    )
    view = RelationView(
        crumbs=desk.crumbs(desk.section("countries"), (title, None)),
        title=title,
        first=desk.chip(first),
        second=desk.chip(second),
        figures=figures,
        latest=desk.event(last) if (last := desk.site.latest(index.events)) else None,
        years=desk.years(index.events),
        articles=desk.articles(index.articles),
        people_first=_people(desk, first, index.events),
        people_second=_people(desk, second, index.events),
        agreements=tuple(one for id in index.events for one in desk.agreements(desk.library.events[id])),
    )
    names = (desk.country_name(first), desk.country_name(second))
    description = voice.word("describe.relation", first=names[0], second=names[1], events=figures[0])
    return Made(view, title, description)


def _people(desk: Desk, code: str, events: tuple[str, ...]) -> tuple[Link, ...]:
    """Return the people of one side who take part in the shared events, in order of appearance."""
    ids = dict.fromkeys(id for event in events for id in desk.library.events[event].people)
    return desk.people(tuple(id for id in ids if desk.library.people[id].country == code))


KIND = PageKind("relation", "countries", _subjects, _url, _make)
