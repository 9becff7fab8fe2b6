"""Open Graph in the heads of pages: what kind of thing a page is, in which languages, from which day.

The words of a page (og:title, og:description, og:url, og:site_name) stand in the shell, and are poured there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from digest.derive.days import exact
from digest.exports.kind import Export
from digest.pages import welcome
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.plan import Page
from digest.text.locales import with_region


def _head(desk: Desk, page: Page, _made: Made) -> str:
    return "".join(
        f'<meta property="{name}" content="{escape(content)}">\n' for name, content in _properties(desk, page)
    )


def _properties(desk: Desk, page: Page) -> Iterator[tuple[str, str]]:
    """Yield (property, content); another edition is named only where it has the page."""
    editions = desk.library.editions
    yield "og:type", "article" if page.kind == "article" else "website"
    yield "og:locale", with_region(editions[page.edition].locale)
    for code in editions if page.url == welcome.ROOT else page.editions:
        if code != page.edition:
            yield "og:locale:alternate", with_region(editions[code].locale)
    if page.kind == "article" and (day := exact(desk.library.articles[page.subject].published.date)):
        yield "article:published_time", date.fromordinal(day).isoformat()


EXPORT = Export("opengraph", head=_head)
