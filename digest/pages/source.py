"""An outlet's page: what it is, what it published, and which events it tells of."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import archive, routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.site import Site
from digest.pages.views import SourceView


def _subjects(site: Site, _edition: str) -> Iterator[str]:
    return iter(site.library.sources)


def _make(desk: Desk, id: str) -> Made:
    voice, source = desk.voice, desk.library.sources[id]
    index, name = desk.derived.sources.by_id[id], desk.outlet(id)
    view = SourceView(
        crumbs=desk.crumbs(desk.section("sources"), (name.text, None)),
        name=name,
        original=desk.original(id),
        kind=voice.word(f"outlet.{source.kind}"),
        country=desk.chip(source.country),
        url=source.url,
        languages=tuple(voice.own_name(code) for code in source.languages),
        about=desk.phrase(source.about),
        shown=archive.shown(desk, "source", id, index.events, index.articles),
    )
    articles = voice.plural("count.articles", len(index.articles))
    description = voice.word("describe.source", name=name.text, kind=view.kind, articles=articles)
    return Made(view, name.text, description, name.lang)


KIND = PageKind("source", "sources", _subjects, routes.source, _make)
