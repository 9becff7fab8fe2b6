"""The addresses of the site, relative to its root; a directory address ends in "/"."""

from __future__ import annotations


def home(edition: str) -> str:
    """Return an edition's first page."""
    return f"{edition}/"


def section(edition: str, name: str) -> str:
    """Return a listing page: articles, countries, relations, people, sources, chronology, index."""
    return f"{edition}/{name}/"


def article(edition: str, id: str) -> str:
    """Return an article's page."""
    return f"{edition}/articles/{id}/"


def parallel(edition: str, id: str, other: str) -> str:
    """Return the page that sets an article's text in an edition beside that of another."""
    return f"{edition}/articles/{id}/{other}/"


def country(edition: str, code: str) -> str:
    """Return a country's page."""
    return f"{edition}/countries/{code.lower()}/"


def relation(edition: str, first: str, second: str) -> str:
    """Return the page of two countries, whichever is named first."""
    return f"{edition}/relations/{'-'.join(sorted((first.lower(), second.lower())))}/"


def person(edition: str, id: str) -> str:
    """Return a person's page."""
    return f"{edition}/people/{id}/"


def source(edition: str, id: str) -> str:
    """Return an outlet's page."""
    return f"{edition}/sources/{id}/"


def article_period(edition: str, name: str) -> str:
    """Return a period of the list of all articles; no article's own page or text is below "in/2003"."""
    return f"{section(edition, 'articles')}in/{name}/"


def within(url: str, name: str) -> str:
    """Return a period of what stands at an address: of a country, a pair, a person, an outlet."""
    return f"{url}{name}/"


def letter(edition: str, path: str) -> str:
    """Return the page of the A-Z index that holds the names with a beginning ("k", "ko")."""
    return f"{section(edition, 'index')}{path}/"


def period(edition: str, name: str) -> str:
    """Return a page of the chronology: all of it for "", else a period of it ("1960-1969", "2023-07")."""
    return f"{edition}/chronology/{name}/" if name else section(edition, "chronology")


def event(edition: str, id: str, period_name: str = "") -> str:
    """Return an event's permanent address, on the page of the chronology where it stands."""
    return f"{period(edition, period_name)}#{id}"


def chronology_index(name: str) -> str:
    """Return a file of what the chronology is filtered by; an edition's head has its code as name."""
    return f"chronology/{name}.json"


def plain(edition: str, id: str) -> str:
    """Return the page of a plain text."""
    return f"{edition}/{id}/"


def feed(url: str, format: str) -> str:
    """Return the feed of a page, in a format: atom or json."""
    return f"{url}feed.{format}"


def calendar(url: str) -> str:
    """Return the calendar of a page's events."""
    return f"{url}events.ics"


def manifest(edition: str) -> str:
    """Return what a device needs to keep an edition among its apps."""
    return f"{edition}/manifest.webmanifest"


def icon(name: str) -> str:
    """Return the address of one of the site's own icons."""
    return f"assets/icons/{name}"


SCHEMA = "digest.schema.json"
"""The JSON Schema of the data files, beside them."""


def data(name: str) -> str:
    """Return the address of a data file."""
    return f"data/{name}"


def citation(name: str) -> str:
    """Return the address of files that cite, the same in every edition; ".json", ".bib" or ".ris" follows."""
    return f"cite/{name}"


def flag(code: str) -> str:
    """Return the address of a country's flag."""
    return f"assets/flags/{code}.svg"


def file(url: str) -> str:
    """Return the file that is served at an address."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url
