"""What the digest does not have: texts, second sources, languages, dates that an article states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from digest.derive.countries import Countries
from digest.derive.translations import Translations
from digest.model import Basis, Library

OfficialLanguages = Callable[[str], tuple[str, ...]]
"""Country code to its official languages."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is missing, as ids in order.

    `texts`: (article, edition) without a text; `outdated`: (article, edition) whose text may be out of
    date; `single`: events told by one source only; `outside_events` and `outside_articles`: those whose
    date is known from outside alone; `languages`: country to the official languages in which no article
    tells of it.
    """

    texts: tuple[tuple[str, str], ...]
    outdated: tuple[tuple[str, str], ...]
    single: tuple[str, ...]
    outside_events: tuple[str, ...]
    outside_articles: tuple[str, ...]
    languages: Mapping[str, tuple[str, ...]]


def coverage(
    library: Library, countries: Countries, translations: Translations, official: OfficialLanguages
) -> Coverage:
    """Look for what is missing."""
    outlets = {
        id: {library.articles[report.article].source for report in event.reports}
        for id, event in library.events.items()
    }
    return Coverage(
        texts=tuple(
            (id, edition)
            for id in sorted(library.articles)
            for edition in library.editions
            if edition not in library.articles[id].texts
        ),
        outdated=tuple(sorted(translations.outdated)),
        single=tuple(sorted(id for id, sources in outlets.items() if len(sources) == 1)),
        outside_events=tuple(
            sorted(
                id
                for id, event in library.events.items()
                if all(report.dating.basis is Basis.OUTSIDE for report in event.reports)
            )
        ),
        outside_articles=tuple(
            sorted(id for id, one in library.articles.items() if one.published.basis is Basis.OUTSIDE)
        ),
        languages=dict(_languages(library, countries, official)),
    )


def _languages(
    library: Library, countries: Countries, official: OfficialLanguages
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each country with events, with its official languages that none of its reports is in."""
    for code, index in countries.by_code.items():
        told = {
            library.articles[report.article].language
            for id in index.events
            for report in library.events[id].reports
        }
        missing = tuple(language for language in official(code) if language not in told)
        if index.events and missing:
            yield code, missing
