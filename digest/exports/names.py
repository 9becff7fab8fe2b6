"""The addresses by which machines know things: the same in every edition, and stable."""

from __future__ import annotations

from digest.model import Article
from digest.pages import routes
from digest.pages.site import Site

# A thing is named by its page in the default edition, with a word for what it is, so that whoever asks for
# the address reads about it. Below the site's root: absolute when the site's own address is known.


def site(code: str = "") -> str:
    """Return the name of the site, or of one edition of it."""
    return f"{routes.home(code) if code else ''}#website"


def publisher() -> str:
    """Return the name of who publishes the digest."""
    return "#publisher"


def digest(code: str, id: str) -> str:
    """Return the name of our digest of an article, in one edition."""
    return f"{routes.article(code, id)}#article"


def original(where: Site, article: Article) -> str:
    """Return the name of the article itself, as its outlet published it."""
    code = next(code for code in where.library.editions if code in article.texts)  # the default one is first
    return f"{routes.article(code, article.id)}#original"


def country(where: Site, code: str) -> str:
    """Return the name of a country."""
    return f"{routes.country(where.default.code, code)}#country"


def person(where: Site, id: str) -> str:
    """Return the name of a person."""
    return f"{routes.person(where.default.code, id)}#person"


def outlet(where: Site, id: str) -> str:
    """Return the name of an outlet."""
    return f"{routes.source(where.default.code, id)}#outlet"


def event(where: Site, id: str) -> str:
    """Return the name of an event."""
    return f"{routes.home(where.default.code)}#event-{id}"
