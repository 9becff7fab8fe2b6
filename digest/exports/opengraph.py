"""Open Graph in the heads of pages: what kind of thing a page is, in which languages, from which day.

The words of a page (og:title, og:description, og:url, og:site_name) stand in the shell, and are poured there.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape

from digest.derive.days import exact
from digest.exports.kind import Export
from digest.pages import welcome
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.plan import Page
from digest.text.locales import with_region


def _head(desk: Desk, page: Page, _made: Made) -> str:
    """Return the properties of a page; another edition is named only where it has the page."""
    editions = tuple(desk.library.editions) if page.url == welcome.ROOT else page.editions
    others = tuple(desk.library.editions[code].locale for code in editions if code != page.edition)
    is_article = page.kind == "article"
    found = _same("article" if is_article else "website", desk.library.editions[page.edition].locale, others)
    if is_article and (day := exact(desk.library.articles[page.subject].published.date)):
        found += _written("article:published_time", date.fromordinal(day).isoformat())
    return found


@lru_cache(maxsize=1024)
def _same(kind: str, locale: str, others: tuple[str, ...]) -> str:
    """Return what many pages have alike."""
    alternates = [_written("og:locale:alternate", with_region(other)) for other in others]
    return "".join((_written("og:type", kind), _written("og:locale", with_region(locale)), *alternates))


def _written(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">\n'


EXPORT = Export("opengraph", head=_head)
