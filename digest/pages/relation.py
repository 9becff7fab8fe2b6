"""The page of two countries facing each other: what is between them, and when."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import archive, routes, rows
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.site import Site
from digest.pages.views import RelationView

SIGNED = 10
"""Of so many events at most is said what was signed there, the latest, where a relation is parted."""


def _subjects(site: Site, _edition: str) -> Iterator[str]:
    return ("-".join(pair) for pair in site.derived.relations.by_pair)


def _url(edition: str, subject: str) -> str:
    return routes.relation(edition, *subject.split("-"))


def _make(desk: Desk, subject: str) -> Made:
    voice, (first, second) = desk.voice, subject.split("-")
    index = desk.derived.relations.by_pair[first, second]
    between = desk.derived.between[first, second]
    listed = archive.shown(desk, "relation", subject, index.events, index.articles)
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
        latest=desk.event_row(last).view if (last := desk.site.latest(index.events)) else None,
        shown=listed,
        years=() if listed.many else rows.years(desk, index.events),
        people_first=desk.people(between.first),
        people_second=desk.people(between.second),
        agreements=archive.agreements(desk, between.signed[-SIGNED:] if listed.many else between.signed),
    )
    names = (desk.country_name(first), desk.country_name(second))
    description = voice.word("describe.relation", first=names[0], second=names[1], events=figures[0])
    return Made(view, title, description)


KIND = PageKind("relation", "countries", _subjects, _url, _make)
