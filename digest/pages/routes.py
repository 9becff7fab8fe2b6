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


def event(edition: str, id: str) -> str:
    """Return an event's permanent address, in the chronology."""
    return f"{edition}/chronology/#{id}"


def plain(edition: str, id: str) -> str:
    """Return the page of a plain text."""
    return f"{edition}/{id}/"


def flag(code: str) -> str:
    """Return the address of a country's flag."""
    return f"assets/flags/{code}.svg"


def file(url: str) -> str:
    """Return the file that is served at an address."""
    return f"{url}index.html" if url == "" or url.endswith("/") else url
