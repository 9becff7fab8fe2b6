"""The pages of no single edition: the root, which offers the editions, and the 404."""

from __future__ import annotations

from collections.abc import Iterator

from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.pieces import Link
from digest.pages.site import Site
from digest.pages.views import Welcome, WelcomeView
from digest.pages.voice import voices

ROOT = ""
NOT_FOUND = "404.html"


def _in_default(site: Site, edition: str) -> Iterator[str]:
    """Yield one subject in the default edition: its words frame the page."""
    if edition == site.default.code:
        yield ""


def _blocks(desk: Desk, heading: str, text: str) -> Iterator[Welcome]:
    for code, voice in voices(desk.library.editions).items():
        edition = voice.edition
        links = tuple(
            Link(voice.phrase(voice.word(f"nav.{name}")), routes.section(code, name))
            for name in ("chronology", "countries", "index")
        )
        yield Welcome(
            lang=code,
            dir=edition.direction,
            name=edition.name,
            site=voice.word("site.name"),
            tagline=voice.word("site.tagline"),
            home=routes.home(code),
            title=voice.word(heading),
            text=voice.word(text),
            links=links,
        )


def _root(desk: Desk, _subject: str) -> Made:
    view = WelcomeView(tuple(_blocks(desk, "root.choose", "site.tagline")))
    return Made(view, desk.voice.word("root.choose"), desk.voice.word("site.tagline"))


def _not_found(desk: Desk, _subject: str) -> Made:
    view = WelcomeView(tuple(_blocks(desk, "notfound.title", "notfound.text")))
    return Made(view, desk.voice.word("notfound.title"), desk.voice.word("notfound.text"))


ROOT_KIND = PageKind("root", "", _in_default, lambda _edition, _subject: ROOT, _root)
NOT_FOUND_KIND = PageKind("not_found", "", _in_default, lambda _edition, _subject: NOT_FOUND, _not_found)
