"""Open Graph in the heads of pages: what kind of thing a page is, in which languages, from which day.

The words of a page (og:title, og:description, og:url, og:site_name) stand in the shell, and are poured there.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape

from digest.derive.days import exact
from digest.exports.kind import Export
from digest.model import Edtf
from digest.pages import welcome
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.once import once
from digest.pages.plan import Page
from digest.text.locales import with_region


def _head(desk: Desk, page: Page, _made: Made) -> str:
    """Return the properties of a page; another edition is named only where it has the page."""
    is_article = page.kind == "article"
    editions = tuple(desk.library.editions) if page.url == welcome.ROOT else page.editions
    found = _same(desk, "article" if is_article else "website", page.edition, *editions)
    return found + _published(desk.library.articles[page.subject].published.date) if is_article else found


@lru_cache(maxsize=20_000)
def _published(when: Edtf) -> str:
    """Return the day of an article, where it is known to the day."""
    day = exact(when)
    return _written("article:published_time", date.fromordinal(day).isoformat()) if day else ""


@once
def _same(desk: Desk, kind: str, edition: str, *editions: str) -> str:
    """Return what many pages have alike."""
    spoken = desk.library.editions
    locale, others = spoken[edition].locale, [spoken[code].locale for code in editions if code != edition]
    alternates = [_written("og:locale:alternate", with_region(other)) for other in others]
    return "".join((_written("og:type", kind), _written("og:locale", with_region(locale)), *alternates))


def _written(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">\n'


EXPORT = Export("opengraph", head=_head)
