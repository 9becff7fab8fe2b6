"""What the digest does not have: texts, second sources, languages, dates that an article states."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass

from digest.derive.countries import Countries
from digest.derive.translations import Translations
from digest.model import Basis, Library, Method

OfficialLanguages = Callable[[str], tuple[str, ...]]
"""Country code to its official languages."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is missing, as ids in order.

    `texts`: (article, edition) without a text; `outdated`: (article, edition) whose text may be out of
    date; `unreviewed`: (article, edition) whose text a machine made and nobody reviewed; `unlinked`:
    articles without an address of the original; `single`: events told by one source only; `one_sided`:
    events of several countries told by several sources, all of one country; `outside_events` and
    `outside_articles`: those whose date is known from outside alone; `languages`: country to the official
    languages in which no article tells of it.
    """

    texts: tuple[tuple[str, str], ...]
    outdated: tuple[tuple[str, str], ...]
    unreviewed: tuple[tuple[str, str], ...]
    unlinked: tuple[str, ...]
    single: tuple[str, ...]
    one_sided: tuple[str, ...]
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
        unreviewed=tuple(
            (id, edition)
            for id in sorted(library.articles)
            for edition, text in library.articles[id].texts.items()
            if text.method is Method.MACHINE
        ),
        unlinked=tuple(sorted(id for id, article in library.articles.items() if article.url is None)),
        single=tuple(sorted(id for id, sources in outlets.items() if len(sources) == 1)),
        one_sided=tuple(
            sorted(id for id, sources in outlets.items() if len(sources) > 1 and _sided(library, id, sources))
        ),
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


def _sided(library: Library, event: str, outlets: Set[str]) -> bool:
    """Tell whether outlets of one country alone tell of an event of several."""
    several = len(library.events[event].countries) > 1
    return several and len({library.sources[id].country for id in outlets}) == 1


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
