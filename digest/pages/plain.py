"""A plain page of the content, such as the one about this digest."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.site import Site
from digest.pages.views import PlainView


def _subjects(site: Site, edition: str) -> Iterator[str]:
    return (id for id, page in site.library.pages.items() if edition in page.texts)


def _make(desk: Desk, id: str) -> Made:
    text = desk.library.pages[id].texts[desk.code]
    view = PlainView(desk.crumbs((text.title, None)), text.title, desk.markdown(text.body, desk.code))
    return Made(view, text.title, text.summary)


KIND = PageKind("plain", "about", _subjects, routes.plain, _make)
