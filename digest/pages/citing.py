"""Where the citations of a thing are: the address of its files, without the end that names the format."""

from __future__ import annotations

from digest.calendars import CALENDARS
from digest.model import Edtf
from digest.pages import routes


def of_article(id: str) -> str:
    """Return the files that cite an article."""
    return routes.citation(f"articles/{id}")


def of_event(date: Edtf) -> str:
    """Return the files that cite an event, together with the others of its year."""
    return routes.citation(f"events/{year(date)}")


def year(date: Edtf) -> str:
    """Return the Gregorian year of the first day a date may mean: what is filed by year is filed under it."""
    known = date.last if date.first is None else date.first
    assert known is not None  # a date has at least one known end
    return f"{CALENDARS['gregorian'].from_ordinal(known)[0]:04}"
