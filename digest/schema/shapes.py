"""The shape of each content file, as pydantic models; field by field as an editor writes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from digest.model import Basis, Kind, Method, OutletKind, Status

_Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_PerEdition = Annotated[dict[str, _Text], Field(min_length=1)]
ADDRESS = r"^https?://[^\s\"<>]+$"
FINGERPRINT = r"^[0-9a-f]{16}$"
NUMBER = r"^[0-9]{1,3}$"

_Language = _Text
"""A BCP 47 code: `checks/` knows which there are, and what was meant by another word."""
_Address = Annotated[str, StringConstraints(pattern=ADDRESS)]


class Shape(BaseModel):
    """A mapping of a content file; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class DatingShape(Shape):
    """A date with how it is known."""

    date: _Text
    basis: Basis
    calendar: str = "gregorian"
    note: _PerEdition | None = None


class AttributionShape(Shape):
    """How it is known whose an article is."""

    basis: Basis
    note: _PerEdition | None = None


class OriginalShape(Shape):
    """A name in its own language and script."""

    language: _Language
    name: _Text


class ArticleFile(Shape):
    """content/articles/<id>/article.yml"""

    source: _Text
    attribution: AttributionShape | None = None
    language: _Language
    title: _Text | None
    code: _Text | None = None
    url: _Address | None = None
    archived: _Address | None = None
    published: DatingShape
    read: _Text | None = None
    status: Status = Status.PUBLISHED
    countries: Annotated[list[_Text], Field(min_length=1)]
    mentions: list[_Text] = []
    people: list[_Text] = []


class TranslatedShape(Shape):
    """What a text was translated from; `invoke translated` writes it."""

    edition: _Text
    fingerprint: Annotated[str, StringConstraints(pattern=FINGERPRINT)]


class ArticleTextFile(Shape):
    """The front matter of content/articles/<id>/<edition>.md"""

    title: _Text
    summary: _Text
    translator: _Text | None = None
    method: Method
    unknown: _Text | None = None
    translated: TranslatedShape | None = None


class ReportShape(Shape):
    """One article telling of an event."""

    article: _Text
    basis: Basis
    date: _Text | None = None
    calendar: str = "gregorian"
    note: _PerEdition | None = None
    says: _Text


class AgreementShape(Shape):
    """Something signed or published at an event."""

    subject: _PerEdition
    state: _PerEdition | None = None


class EventFile(Shape):
    """content/events/<id>.yml"""

    date: _Text
    calendar: str = "gregorian"
    kind: Kind
    countries: Annotated[list[_Text], Field(min_length=1)]
    people: list[_Text] = []
    place: _PerEdition | None = None
    title: _PerEdition
    text: _PerEdition
    agreements: list[AgreementShape] = []
    differences: _PerEdition | None = None
    reports: Annotated[list[ReportShape], Field(min_length=1)]


class SourceFile(Shape):
    """content/sources/<id>.yml"""

    names: _PerEdition
    original: OriginalShape
    kind: OutletKind
    country: _Text
    url: _Address | None = None
    languages: Annotated[list[_Language], Field(min_length=1)]
    about: _PerEdition | None = None


class RoleShape(Shape):
    """An office of a person."""

    title: _PerEdition
    country: _Text | None = None
    dates: _Text | None = None
    basis: Basis | None = None
    note: _PerEdition | None = None


class PersonFile(Shape):
    """content/people/<id>.yml"""

    names: _PerEdition
    original: OriginalShape
    country: _Text
    roles: list[RoleShape] = []


class CountryFile(Shape):
    """content/countries/<code>.yml"""

    names: _PerEdition | None = None
    note: _PerEdition | None = None
    aliases: dict[str, list[_Text]] = {}


class PageFile(Shape):
    """The front matter of content/pages/<id>/<edition>.md"""

    title: _Text
    summary: _Text


class IntroFile(Shape):
    """The front matter of content/countries/<code>/<edition>.md: none."""


class EditionFile(Shape):
    """content/editions/<code>.yml"""

    language: _Language
    locale: _Text
    name: _Text
    direction: Literal["ltr", "rtl"]
    order: Annotated[str, StringConstraints(pattern=NUMBER)]
    numbering: _Text
    calendars: Annotated[list[_Text], Field(min_length=1)]
    alphabet: Annotated[list[_Text], Field(min_length=1)]
    months: dict[str, Annotated[list[_Text], Field(min_length=12, max_length=12)]]
    seasons: Annotated[list[_Text], Field(min_length=4, max_length=4)]
    dates: dict[str, _Text]
    words: dict[str, _Text]
    plurals: dict[str, dict[str, _Text]]
    theme: dict[str, _Text]


SHAPES: Mapping[str, type[BaseModel]] = {
    "article": ArticleFile,
    "event": EventFile,
    "source": SourceFile,
    "person": PersonFile,
    "country": CountryFile,
    "edition": EditionFile,
}
"""The formats of records by name."""

TEXTS: Mapping[str, type[BaseModel]] = {"text": ArticleTextFile, "page": PageFile}
"""The formats of front matter by name: an article's text, a plain page."""
