"""A country's page: what it did, with whom, when last, and who tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import archive, routes, rows
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.maps import locator
from digest.pages.network import MOST, network
from digest.pages.pieces import RelationRow
from digest.pages.site import Site
from digest.pages.sourcing import sources
from digest.pages.strip import strip
from digest.pages.views import CountryView


def _subjects(site: Site, _edition: str) -> Iterator[str]:
    return iter(site.derived.countries.by_code)


def _make(desk: Desk, code: str) -> Made:
    voice, index = desk.voice, desk.derived.countries.by_code[code]
    name = desk.country_name(code)
    override = desk.library.countries.get(code)
    intros = {edition: text.body for edition, text in override.intros.items()} if override else {}
    intro = desk.site.text(intros, desk.code)
    figures = (
        voice.plural("count.events", len(index.events)),
        voice.plural("count.articles", len(index.articles)),
        voice.plural("count.relations", len(desk.derived.relations.of.get(code, ()))),
    )
    relations = tuple(_relations(desk, code))
    view = CountryView(
        crumbs=desk.crumbs(desk.section("countries"), (name, None)),
        code=code,
        name=name,
        flag=routes.flag(code) if code in desk.site.flags else None,
        intro=desk.markdown(*intro) if intro else None,
        intro_lang=voice.phrase(*intro) if intro else None,
        name_note=desk.phrase(override.note) if override else None,
        figures=figures,
        locator=locator(desk, code),
        relations=relations,
        network=network(desk, code, relations),
        more=_more(desk, len(relations)),
        latest=desk.event_row(last).view if (last := desk.site.latest(index.events)) else None,
        strip=strip(desk, index.events, archive.standing(desk, "country", code)),
        shown=(
            listed := archive.shown(desk, "country", code, index.events, index.articles, index.mentioned_in)
        ),
        years=() if listed.many else rows.years(desk, index.events),
        people=desk.people(index.people),
        sources=tuple(sources(desk, code)),
    )
    description = voice.word("describe.country", name=name, events=figures[0], articles=figures[1])
    return Made(view, name, description)


def _more(desk: Desk, count: int) -> str | None:
    """Say how many relations the picture does not show, or nothing."""
    if count <= MOST:
        return None
    return desk.voice.word("relation.more", countries=desk.voice.plural("count.countries", count - MOST))


def _relations(desk: Desk, code: str) -> Iterator[RelationRow]:
    """Yield the country's relations, the strongest first, each with the event that was last."""
    pairs = desk.derived.relations.of.get(code, ())
    counts = [len(desk.derived.relations.by_pair[pair].events) for pair in pairs]
    for pair, count in zip(pairs, counts, strict=True):
        other = pair[0] if pair[1] == code else pair[1]
        events = desk.derived.relations.by_pair[pair].events
        last = desk.site.latest(events) or events[-1]
        yield RelationRow(
            country=desk.chip(other),
            url=routes.relation(desk.code, *pair),
            events=desk.voice.plural("count.events", count),
            share=max(1, round(100 * count / counts[0])),
            last=desk.voice.when(desk.library.events[last].date),
        )


KIND = PageKind("country", "countries", _subjects, routes.country, _make)
