"""How an edition's pages name things: texts, countries, people, outlets, and the links that lead to them."""

from __future__ import annotations

from functools import lru_cache

from digest.model import Words
from digest.pages import routes
from digest.pages.pieces import Chip, Crumb, Link, Phrase
from digest.pages.site import Site
from digest.pages.voice import Voice
from digest.text import locales, markdown
from digest.text.direction import script_of_language
from digest.text.markdown import Rendered
from digest.trace import remembered


class Names:
    """Names and words as one edition's pages show them."""

    def __init__(self, site: Site, voice: Voice) -> None:
        self.site = site
        self.voice = voice
        self.code = voice.code
        self.library = site.library
        self.derived = site.derived
        self.trace = site.trace

    def phrase(self, words: Words) -> Phrase | None:
        """Return a text per edition as this page shows it: its own, or another edition's, so marked."""
        found = self.site.text(words, self.code)
        return self.voice.phrase(*found) if found else None

    def markdown(self, body: str, language: str) -> str:
        """Return Markdown in the language of an edition as HTML, its notes in that edition's digits."""
        numbering = self.library.editions[language].numbering
        return markdown.render(body, language, self.foreign(None), numbering)

    def rendered(self, id: str, code: str) -> Rendered:
        """Return the text of an article in an edition as HTML, block by block.

        It is the same at every desk, so it is read once for its page, for the pages that set it beside
        another edition's, and for every feed.
        """
        article = self.library.articles[id]
        foreign, numbering = self.foreign(article.language), self.library.editions[code].numbering
        return _rendered(article.texts[code].body, code, tuple(foreign.items()), numbering)

    def body(self, id: str, code: str) -> str:
        """Return the text of an article in an edition as HTML."""
        return self.rendered(id, code).html

    def foreign(self, original: str | None) -> dict[str, str]:
        """Return script to the language its words are most likely in, an original's language first."""
        found = dict(self.voice.scripts)
        if original:
            found[script_of_language(original)] = original
        return found

    @remembered
    def country_name(self, code: str) -> str:
        """Return a country's name: an editor's override, else CLDR's."""
        override = self.library.countries.get(code)
        if override and self.code in override.names:
            return override.names[self.code]
        return locales.territory_name(code, self.voice.edition.locale)

    def chip(self, code: str, count: str | None = None) -> Chip:
        """Return a country's chip."""
        flag = routes.flag(code) if code in self.site.flags else None
        return Chip(code, self.country_name(code), routes.country(self.code, code), flag, count)

    @remembered
    def chips(self, codes: tuple[str, ...]) -> tuple[Chip, ...]:
        """Return countries' chips, in the order given."""
        return tuple(self.chip(code) for code in codes)

    @remembered
    def person(self, id: str) -> Link:
        """Return a link to a person."""
        person = self.library.people[id]
        name = self.phrase(person.names) or self.voice.phrase(person.original.name, person.original.language)
        return Link(name, routes.person(self.code, id))

    @remembered
    def people(self, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Return links to people, in the order given."""
        return tuple(self.person(id) for id in ids)

    @remembered
    def outlet(self, id: str) -> Phrase:
        """Return an outlet's name."""
        source = self.library.sources[id]
        return self.phrase(source.names) or self.original(id)

    def original(self, id: str) -> Phrase:
        """Return an outlet's name in its own script."""
        source = self.library.sources[id]
        return self.voice.phrase(source.original.name, source.original.language)

    def crumbs(self, *steps: tuple[str, str | None]) -> tuple[Crumb, ...]:
        """Return the path to a page: the home page, then (text, address) steps."""
        home = Crumb(self.voice.phrase(self.voice.word("nav.home")), routes.home(self.code))
        return (home, *(Crumb(self.voice.phrase(text), url) for text, url in steps))

    def section(self, name: str) -> tuple[str, str]:
        """Return the step of a section's listing page."""
        return self.voice.word(f"nav.{name}"), routes.section(self.code, name)


@lru_cache(maxsize=1 << 9)
def _rendered(body: str, language: str, foreign: tuple[tuple[str, str], ...], numbering: str) -> Rendered:
    """Return what `markdown.rendered` does, kept by what went into it, so that every desk may use it."""
    return markdown.rendered(body, language, dict(foreign), numbering)
