"""A theme over the project's own editions, and pages of every shape to pour into it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from digest.model import Edition
from digest.pages.around import Alternate, Frame, NavItem
from digest.theme import Theme

PROJECT = Path(__file__).resolve().parents[2]
ADDRESS = "https://example.org/digest/"


def read_edition(code: str) -> Edition:
    """Read an edition file as it stands, all scalars as strings."""
    text = (PROJECT / "content" / "editions" / f"{code}.yml").read_text(encoding="utf-8")
    found = yaml.load(text, Loader=yaml.BaseLoader)
    return Edition(
        code=found.pop("language"),
        order=int(found.pop("order")),
        calendars=tuple(found.pop("calendars")),
        alphabet=tuple(found.pop("alphabet")),
        seasons=tuple(found.pop("seasons")),
        months={calendar: tuple(names) for calendar, names in found.pop("months").items()},
        **found,
    )


def frame(edition: Edition, **changes: object) -> Frame:
    """Return a page's frame in an edition, with the values named changed."""
    code = edition.code
    values: dict[str, object] = {
        "edition": code,
        "section": "articles",
        "base": "../../",
        "title": "Tehran - The Digest",
        "heading": "Tehran",
        "description": "A visit.",
        "canonical": f"{ADDRESS}{code}/articles/",
        "alternates": (("en", f"{ADDRESS}en/articles/"), ("fa", f"{ADDRESS}fa/articles/")),
        "switch": (
            Alternate("en", "ltr", "English", "en/articles/", code == "en", None),
            Alternate("fa", "rtl", "فارسی", "fa/articles/", code == "fa", "not in Persian <&>"),
        ),
        "nav": (NavItem("home", "Home", f"{code}/"), NavItem("articles", "Q&A", f"{code}/articles/")),
        "home": f"{code}/",
        "site_name": edition.words["site.name"],
    }
    return Frame(**(values | changes))  # type: ignore[arg-type]  # the names are Frame's own


@pytest.fixture(scope="session")
def editions() -> Mapping[str, Edition]:
    """The project's editions."""
    return {code: read_edition(code) for code in ("en", "fa")}


@pytest.fixture
def theme(editions: Mapping[str, Edition]) -> Theme:
    """A theme that has poured nothing yet."""
    return Theme(PROJECT / "mkdocs.yml", editions, ADDRESS)
