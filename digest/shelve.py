"""Puts every record on its shelf once: the Library, all references resolved, or the reasons why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from digest.checks import content
from digest.checks.editions import Lexicon
from digest.load import Raw
from digest.model import Article, Country, Event, Library, Page, Status
from digest.problems import Problem, in_order
from digest.schema.filing import Filing, Key, file_all
from digest.schema.reading import Filed

_R = TypeVar("_R")


def shelve(raw: Raw, lexicon: Lexicon) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library and every problem; the library is whole only when no problem is an error."""
    filing, problems = file_all(raw)
    found = in_order([*raw.problems, *problems, *content.check(raw, filing, lexicon)])
    return _library(filing), found


def _library(filing: Filing) -> Library:
    editions = [filed.record for filed in filing.editions.values()]
    articles = _articles(filing)
    return Library(
        editions={one.code: one for one in sorted(editions, key=lambda one: (one.order, one.code))},
        articles=articles,
        events=_events(filing, articles),
        sources={id: filed.record for id, filed in filing.sources.items()},
        people={id: filed.record for id, filed in filing.people.items()},
        countries=_countries(filing),
        pages={id: Page(id, texts) for id, texts in _by_edition(filing.pages).items()},
    )


def _articles(filing: Filing) -> dict[str, Article]:
    """Join the published articles with their texts; drafts are left out."""
    texts = _by_edition(filing.texts)
    return {
        id: replace(filed.record, texts=texts.get(id, {}))
        for id, filed in filing.articles.items()
        if filed.record.status is Status.PUBLISHED
    }


def _events(filing: Filing, published: dict[str, Article]) -> dict[str, Event]:
    """Leave out reports by drafts, and with them events that nobody else tells of."""
    events = {}
    for id, filed in filing.events.items():
        told = tuple(report for report in filed.record.reports if report.article in published)
        if told:
            events[id] = replace(filed.record, reports=told)
    return events


def _countries(filing: Filing) -> dict[str, Country]:
    """Join overrides with intros; a country may have either alone."""
    intros = _by_edition(filing.intros)
    overrides = {id: filed.record for id, filed in filing.countries.items()}
    bare = {id: Country(id.upper(), {}, {}) for id in intros if id not in overrides}
    return {
        country.code: replace(country, intros=intros.get(id, {}))
        for id, country in (overrides | bare).items()
    }


def _by_edition(filed: Mapping[Key, Filed[_R]]) -> dict[str, dict[str, _R]]:
    found: dict[str, dict[str, _R]] = {}
    for (id, edition), one in filed.items():
        found.setdefault(id, {})[edition] = one.record
    return found
