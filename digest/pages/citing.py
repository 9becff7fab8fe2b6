"""Where the citations of a thing are: the address of its files, without the end that names the format."""

from __future__ import annotations

from digest.derive.holdings import year
from digest.model import Edtf
from digest.pages import routes


def of_article(id: str) -> str:
    """Return the files that cite an article."""
    return routes.citation(f"articles/{id}")


def of_event(date: Edtf) -> str:
    """Return the files that cite an event, together with the others of its year."""
    return of_event_year(year(date))


def of_event_year(name: str) -> str:
    """Return the files that cite the events of a year ("2003")."""
    return routes.citation(f"events/{name}")


EVERYTHING = "citations"
"""The files that cite everything, below the data folder."""


def of_year(name: str) -> str:
    """Return the files that cite all of a year, below the data folder: of a digest too large for one file."""
    return f"{EVERYTHING}/{name}"
