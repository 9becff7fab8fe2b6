"""A person's page: names, offices, what they did, and who tells of it."""

from __future__ import annotations

from collections.abc import Iterator

from digest.model import Role
from digest.pages import archive, routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.site import Site
from digest.pages.views import PersonView, RoleView
from digest.text.direction import dominant_script


def _subjects(site: Site, _edition: str) -> Iterator[str]:
    return iter(site.library.people)


def _make(desk: Desk, id: str) -> Made:
    voice, person = desk.voice, desk.library.people[id]
    index = desk.derived.people.by_id[id]
    name = desk.person(id).text
    original = voice.phrase(person.original.name, person.original.language)
    latin = next(
        (
            voice.phrase(text, code)
            for code, text in person.names.items()
            if dominant_script(text) == "Latn" and text not in {name.text, original.text}
        ),
        None,
    )
    view = PersonView(
        crumbs=desk.crumbs(desk.section("people"), (name.text, None)),
        name=name,
        original=original,
        latin=latin,
        country=desk.chip(person.country),
        roles=tuple(_role(desk, role) for role in person.roles),
        shown=archive.shown(desk, "person", id, index.events, index.articles),
    )
    description = voice.word(
        "describe.person",
        name=name.text,
        country=desk.country_name(person.country),
        events=voice.plural("count.events", len(index.events)),
    )
    return Made(view, name.text, description, name.lang)


def _role(desk: Desk, role: Role) -> RoleView:
    title = desk.phrase(role.title)
    assert title is not None
    dated = desk.voice.dated(role.dates, desk.phrase(role.dates.note)) if role.dates else None
    return RoleView(title, desk.chip(role.country) if role.country else None, dated)


KIND = PageKind("person", "people", _subjects, routes.person, _make)
