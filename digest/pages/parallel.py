"""The texts of an article in two editions side by side, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from digest.pages import archive, routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.site import Site
from digest.pages.views import Column, ParallelView


def subject(id: str, one: str, other: str) -> str:
    """Return the subject of the page that sets two editions of an article side by side."""
    return "/".join((id, *sorted((one, other))))


def _subjects(site: Site, edition: str) -> Iterator[str]:
    """Yield each pair of this edition's texts with another's."""
    written = site.derived.holdings.written
    others = [(code, frozenset(written[code])) for code in sorted(written) if code != edition]
    for id in written[edition]:  # an index: no article is opened only to plan its pages
        for other, there in others:
            if id in there:
                yield subject(id, edition, other)


def _url(edition: str, subject: str) -> str:
    id, *pair = subject.split("/")
    other = next((code for code in pair if code != edition), pair[0])
    return routes.parallel(edition, id, other)


def _make(desk: Desk, subject: str) -> Made:
    id, *pair = subject.split("/")
    article = desk.library.articles[id]
    codes = (desk.code, *(code for code in pair if code != desk.code))
    title = desk.voice.word("parallel.title", title=article.texts[desk.code].title)
    texts = [desk.rendered(id, code).beside(code, "../") for code in codes]
    view = ParallelView(
        crumbs=desk.crumbs(
            desk.section("articles"),
            (article.texts[desk.code].title, routes.article(desk.code, id)),
            (desk.voice.word("parallel.crumb"), None),
        ),
        columns=tuple(_column(desk, id, code) for code in codes),
        rows=tuple(zip_longest(*texts, fillvalue="")),
        source=desk.source_line(id),
    )
    return Made(view, title, article.texts[desk.code].summary)


def _column(desk: Desk, id: str, code: str) -> Column:
    text = desk.library.articles[id].texts[code]
    return Column(
        edition=desk.voice.own_name(code),
        url=routes.article(code, id),
        title=desk.voice.phrase(text.title, code),
        summary=desk.voice.phrase(text.summary, code),
        translator=desk.voice.phrase(text.translator, code) if text.translator else None,
        method=desk.voice.word(f"method.{text.method}"),
        outdated=(id, code) in desk.derived.translations.outdated,
    )


def _nearest(site: Site, edition: str, subject: str) -> str:
    return archive.listed(site, edition, subject.partition("/")[0])


KIND = PageKind("parallel", "articles", _subjects, _url, _make, _nearest)
