"""An article's page: what it says, who says it, when, and who else tells of the same."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import archive, citing, routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.pieces import Link
from digest.pages.site import Site
from digest.pages.views import ArticleView, Elsewhere


def _subjects(site: Site, edition: str) -> Iterator[str]:
    return iter(site.derived.holdings.written[edition])


def _make(desk: Desk, id: str) -> Made:
    voice, article = desk.voice, desk.library.articles[id]
    text = article.texts[desk.code]
    view = ArticleView(
        crumbs=desk.crumbs(desk.section("articles"), (text.title, None)),
        title=voice.phrase(text.title),
        summary=voice.phrase(text.summary),
        body=desk.body(id, desk.code),
        dated=voice.dated(article.published, desk.phrase(article.published.note)),
        source=desk.source_line(id),
        countries=desk.chips(article.countries),
        mentions=desk.chips(article.mentions),
        people=desk.people(article.people),
        events=desk.events(desk.derived.tellings.events.get(id, ())),
        elsewhere=tuple(_elsewhere(desk, id)),
        translator=text.translator,
        method=voice.word(f"method.{text.method}"),
        method_explanation=voice.word(f"method.{text.method}.explained"),
        read=voice.when(article.read) if article.read else None,
        unknown=voice.phrase(text.unknown) if text.unknown else None,
        other_editions=tuple(
            Link(voice.phrase(desk.library.editions[code].name, code), routes.article(code, id))
            for code in desk.library.editions
            if code != desk.code and code in article.texts
        ),
        parallel=tuple(
            Link(
                voice.phrase(voice.word("parallel.link", language=voice.language(code))),
                routes.parallel(desk.code, id, code),
            )
            for code in desk.library.editions
            if code != desk.code and code in article.texts
        ),
        outdated=(id, desk.code) in desk.derived.translations.outdated,
        cited=citing.of_article(id),
    )
    return Made(view, text.title, text.summary)


def _elsewhere(desk: Desk, id: str) -> Iterator[Elsewhere]:
    for other, events in desk.derived.tellings.elsewhere.get(id, ()):
        yield Elsewhere(desk.article(other), tuple(map(desk.event_link, events)))


KIND = PageKind("article", "articles", _subjects, routes.article, _make, archive.listed)
